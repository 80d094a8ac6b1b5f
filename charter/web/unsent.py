"""A form whose token is not this session's: it is handed back with all that was typed, and can be sent once more.

That happens to people who sign in or out in another window while they write. It must stay no way in for other sites:
only a form that the browser says came from our own page gets a button to send it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import render_template, request
from flask_wtf.csrf import CSRFError

from charter.web.origin import host, is_ours
from charter.web.typed import typed
from charter.words import _

HERE = (_("This was not sent yet. You signed in or out since you opened that page, perhaps in another window, and a form "
          "works only for whoever opened it."))
ELSEWHERE = (_("This was not sent: nothing shows that it came from a page of this site that you opened. Open the page "
               "here, then send it."))


def unsent(_error: CSRFError) -> tuple[str, int]:
    """The form once more, with a fresh token and one button; 400, and nothing was done."""
    ours = bool(is_ours())
    # A file does not come back with a page, and a password should not.
    whole = not request.files and not any(name.startswith("password") and value for name, value in request.form.items())
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    return render_template("errors/unsent.html", words=HERE if ours else ELSEWHERE, typed=typed(), back=_back(),
                           fields=fields if ours and whole and fields else None), 400


def _back() -> str:
    """The page that the form stood on, where the browser tells it; else the charter."""
    said = request.headers.get("Referer", "")
    parts = urlsplit(said) if host(said) == request.host else None
    return f"{parts.path}?{parts.query}".rstrip("?") if parts and parts.path.startswith("/") and parts.path[1:2] != "/" else "/"
