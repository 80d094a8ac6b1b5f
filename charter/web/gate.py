"""What no door opens to: an address or a name of a row that holds a NUL, which PostgreSQL cannot even be asked about."""

from __future__ import annotations

from flask import Flask, abort, request

from charter.words import _

NUL = "\x00"
# Fields by which rows or counters are looked up before any form has looked at them; words have a check of their own.
KEYS = ("email", "once", "chosen", "organisation", "meant-")


def init_app(app: Flask) -> None:
    """Turn such requests away before anything is asked or counted."""

    @app.before_request
    def _gate() -> None:
        if NUL in request.path or any(NUL in name + value for name, value in request.args.items(multi=True)):
            abort(404)
        if request.method == "POST" and any(NUL in name + value for name, value in request.form.items(multi=True)
                                            if name.startswith(KEYS)):
            abort(422, _("There is a character in this form that cannot be seen. Open the page again, then type that "
                         "part anew."))
