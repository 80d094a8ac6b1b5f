"""The second page, the exact text and on what authority; and the third, which shows it all once more."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people.doors import door
from charter.signing import actions, carried, choosing, pages, queries, rules
from charter.signing.routes import bp
from charter.web.limits import by_network


@bp.get("/sign/text")
@door("sign")
def text() -> Any:
    """The whole text, what signing means, and one plain question."""
    who, version = carried.read(carried.WHO), drafting.settled()
    if who is None or version is None:
        return redirect(url_for("signing.start"), 303)
    form = pages.words_form(who, clock.now(), kept=carried.read(carried.WORDS), version=version)
    return pages.text(form, who, version)


@bp.post("/sign/text")
@door("sign")
def keep_words() -> Any:
    """Keep the authority and any words of one's own in this browser."""
    who, version = carried.read(carried.WHO), drafting.settled()
    if who is None or version is None:
        return redirect(url_for("signing.start"), 303)
    form = pages.words_form(who, clock.now())
    if not pages.is_valid(form):
        return pages.text(form, who, version), 422
    if (form.version.data, form.digest.data) != (str(version.number), version.digest):
        return pages.replaced(rules.Replaced(pages.number(form.version.data), version.number))
    return carried.keep(make_response(redirect(url_for("signing.check"), 303)), carried.WORDS, pages.told(form))


@bp.get("/sign/check")
@door("sign")
def check() -> Any:
    """Show it all once more, with Sign and Not now beside each other."""
    missing = pages.missing()
    if missing:
        return missing
    return pages.check()


@bp.post("/sign/check")
@by_network
@door("sign")
def sign() -> Any:
    """Sign up, or not now, which keeps nothing."""
    if request.form.get("choice") != "sign":
        return carried.forget(make_response(redirect(url_for("signing.not_now"), 303)))
    if queries.sign_up_once(request.form.get("once", "")):
        return redirect(url_for("signing.sent"), 303)  # pressed twice: the first press took what was typed along
    missing = pages.missing()
    if missing:
        return missing
    try:
        return _sign(carried.read(carried.WHO) or {}, carried.read(carried.WORDS) or {})
    except rules.Replaced as error:
        return pages.replaced(error)


def _sign(who: dict[str, Any], words: dict[str, Any]) -> Response:
    at, personal = clock.now(), words["authority"] == "personal"
    facts = {name: words[name] for name in ("authority", "resolved_on", "minute", "pledge", "reservation")}
    facts |= {name: who[name] for name in ("name", "title", "email", "once")}
    chosen = None if personal else choosing.chosen(who)
    typed = None if personal or chosen else choosing.signs_for(who)
    with writing():
        kept = actions.start(words["version"], words["digest"], chosen, **facts, cookie=who["browser"],
                             organisation_typed=typed, organisation_number=choosing.claimed(who) if typed else None, at=at)
    answer = make_response(redirect(url_for("signing.sent"), 303))
    return carried.mark(carried.forget(answer), kept, who["browser"])


@bp.get("/sign/sent")
@door("sign")
def sent() -> str:
    """Look in your e-mail: the same words whoever signed up, and whether or not they had before."""
    return render_template("signing/sent.html")


@bp.get("/sign/not-now")
@door("sign")
def not_now() -> str:
    """Nothing was kept."""
    return render_template("signing/not_now.html")
