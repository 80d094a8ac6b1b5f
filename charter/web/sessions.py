"""The signed cookie of somebody who signs in, with its signer made once and not for every page."""

from __future__ import annotations

from functools import cache

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions; making a signer takes as long as signing with it."""

    def __init__(self) -> None:
        self._signer_of = cache(super().get_signing_serializer)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The signer for this app's key, which does not change while it runs."""
        return self._signer_of(app)


def init_app(app: Flask) -> None:
    """Use it."""
    app.session_interface = Sessions()
