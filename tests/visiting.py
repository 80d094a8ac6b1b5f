"""A strict visitor: checks every page it opens, so that each test also tests the page."""

from __future__ import annotations

import contextvars
import re
from html.parser import HTMLParser
from typing import Any

from flask import Flask, has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from charter.db import db

VOID = {"input", "br", "hr", "img", "meta", "link", "source", "wbr", "col", "area"}


class Page(HTMLParser):
    """What the strict visitor looks at in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.h1 = 0
        self.title = ""
        self.lang: str | None = None
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.forms: list[dict[str, Any]] = []
        self.wrong: list[str] = []
        self._in: list[str] = []
        self._area: str | None = None
        self._option: str | None = None
        self.feed(html)

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks at which line a tag stands, and to count lines is a twelfth of reading a page."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = dict(attrs)
        if tag not in VOID:
            self._in.append(tag)
        self.h1 += tag == "h1"
        if tag == "html":
            self.lang = got.get("lang")
        if "id" in got:
            self.ids.append(got["id"] or "")
        if "style" in got or any(name.startswith("on") for name in got):
            self.wrong.append(f"inline style or script on <{tag}>")
        if tag == "script" and not got.get("src"):
            self.wrong.append("an inline script")
        elsewhere = re.match(r"(https?:)?//", got.get("src") or got.get("href") or "")
        if elsewhere and tag in ("script", "img", "link") and got.get("rel") not in ("canonical", "alternate"):
            self.wrong.append(f"<{tag}> from another host")
        if tag == "label" and got.get("for"):
            self.labels.add(got["for"] or "")
        if tag == "form":
            self.forms.append({"action": got.get("action"), "method": (got.get("method") or "get").lower(), "fields": {}})
        self._field(tag, got)

    def _field(self, tag: str, got: dict[str, str | None]) -> None:
        if tag in ("input", "textarea", "select"):
            self.fields.append(got | {"_tag": tag, "_inside_label": "1" if "label" in self._in else None})
        if not self.forms or (not got.get("name") and tag != "option"):
            return
        fields = self.forms[-1]["fields"]
        if tag == "input" and (got.get("type") not in ("radio", "checkbox") or "checked" in got):
            fields[got["name"]] = got.get("value") or ""
        elif tag == "textarea":
            self._area = got["name"]
            fields[self._area] = ""
        elif tag == "select":
            self._option = got["name"]
        elif tag == "option" and self._option and ("selected" in got or self._option not in fields):
            fields[self._option] = got.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._in:
            while self._in and self._in.pop() != tag:
                pass
        if tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._in and self._in[-1] == "title" and "svg" not in self._in:
            self.title += data
        if self._area and self.forms:
            self.forms[-1]["fields"][self._area] += data

    def check(self) -> list[str]:
        """Everything wrong with the page, in words."""
        wrong = list(self.wrong)
        if self.h1 != 1:
            wrong.append(f"{self.h1} h1 headings")
        if not self.title.strip():
            wrong.append("no title")
        if not self.lang:
            wrong.append("no lang")
        doubles = {i for i in self.ids if self.ids.count(i) > 1}
        if doubles:
            wrong.append(f"ids used twice: {sorted(doubles)}")
        for field in self.fields:
            if field.get("type") in ("hidden", "submit", "button"):
                continue
            named = field.get("id") in self.labels or field.get("aria-label") or field.get("aria-labelledby")
            if not named and not field.get("_inside_label"):
                wrong.append(f"no label for {field.get('name')}")
        return wrong


class Apart(FlaskClient):
    """Each request in a context of its own, as on a server.

    Otherwise `g` (who is there, how the site stands) and the session would be shared with the test and the next request.
    """

    def open(self, *args: Any, **kw: Any) -> TestResponse:
        answer = contextvars.Context().run(super().open, *args, **kw)
        if has_app_context():
            db.session.rollback()  # so that the test sees what the request wrote
        return answer


class Visitor:
    """Opens pages and sends forms as a browser would, and complains of any page that is not well made."""

    def __init__(self, app: Flask) -> None:
        self.http: FlaskClient = Apart(app, app.response_class, use_cookies=True)
        self.page: Page | None = None

    def visit(self, address: str, status: int = 200, **kw: Any) -> str:
        """Open a page (following redirects), expect its status, and check how it is made. Gives the HTML."""
        return self._seen(self.http.get(address, follow_redirects=True, **kw), status)

    def send(self, address: str, data: dict[str, Any], status: int = 200, form: int | None = None, **kw: Any) -> str:
        """Open `address`, fill its form (the first with these names, or number `form`) and send it."""
        self.visit(address)
        assert self.page
        forms = [f for f in self.page.forms if f["method"] == "post"]
        chosen = forms[form] if form is not None else next((f for f in forms if set(data) <= set(f["fields"])), forms[-1])
        filled = {**chosen["fields"], **data}
        answer = self.http.post(chosen["action"] or address, data=filled, follow_redirects=True, **kw)
        return self._seen(answer, status)

    def press(self, address: str, action: str, data: dict[str, Any] | None = None, status: int = 200) -> str:
        """On the page at `address`, press the button of the form whose action ends in `action`."""
        self.visit(address)
        assert self.page
        chosen = next(f for f in self.page.forms if (f["action"] or "").split("?")[0].endswith(action))
        answer = self.http.post(chosen["action"], data={**chosen["fields"], **(data or {})}, follow_redirects=True)
        return self._seen(answer, status)

    def post(self, address: str, data: dict[str, Any] | None = None, **kw: Any) -> TestResponse:
        """Send a form with a valid token without opening its page first."""
        return self.http.post(address, data={"csrf_token": self.token(), **(data or {})}, **kw)

    def token(self) -> str:
        """This session's form token, as any page with a form carries it."""
        self.visit("/account/sign-in")
        assert self.page
        return str(next(f["fields"]["csrf_token"] for f in self.page.forms if "csrf_token" in f["fields"]))

    def sign_in(self, person: Any) -> Visitor:
        """Be this person, without the letter (signing in has tests of its own)."""
        with self.http.session_transaction() as session:
            session["_user_id"] = person.id
            session["_fresh"] = True
        return self

    def _seen(self, answer: TestResponse, status: int) -> str:
        html = answer.get_data(as_text=True)
        assert answer.status_code == status, f"{answer.request.path}: {answer.status_code}, not {status}\n{html[:3000]}"
        if answer.mimetype == "text/html":
            self.page = Page(html)
            wrong = self.page.check()
            assert not wrong, f"{answer.request.path}: {wrong}"
        return html
