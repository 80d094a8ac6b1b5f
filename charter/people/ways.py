"""Where somebody goes after signing in: only to a page of this site."""

from __future__ import annotations

from urllib.parse import urlsplit

HOME = "/members/"


def way_on(asked: str | None) -> str:
    """The address asked for, if it is a page of this site; else the person's own page."""
    if not asked or not asked.startswith("/") or asked[1:2] in ("/", "\\"):
        return HOME
    if "\\" in asked or any(ord(c) <= 0x20 or ord(c) == 0x7F for c in asked):
        return HOME  # browsers drop some of these, and what is left may name another host
    parts = urlsplit(asked)
    return HOME if parts.scheme or parts.netloc else asked
