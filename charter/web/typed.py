"""What somebody typed, handed back with the page that says why it was not taken."""

from __future__ import annotations

import re

from flask import request
from werkzeug.exceptions import HTTPException

# What stands in a form's hidden fields to name a thing; nobody typed it.
ID = re.compile(r"[0-9a-f]{32}")


def typed() -> dict[str, str]:
    """What somebody typed into the form that was turned away, so that the page can hand it back."""
    try:
        fields = request.form
    except HTTPException:
        return {}
    hidden = ("csrf_token", "once", "stale", "password", "next")
    return {k: v for k, v in fields.items() if v.strip() and not k.startswith(hidden) and len(v) > 12
            and not ID.fullmatch(v)}
