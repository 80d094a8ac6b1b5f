"""The doors of people: sign-in, account, invitations, and the convenor's pages of people."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("people", __name__)

from charter.people.routes import account, groups, invitations, inviting, sign_in  # noqa: E402

__all__ = ["account", "bp", "groups", "invitations", "inviting", "sign_in"]
