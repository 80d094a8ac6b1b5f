"""A convenor imports a text: pasted or as a file, looked at as it was read, then kept."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from charter import clock
from charter.area import queries as area
from charter.db import writing
from charter.drafting import actions
from charter.drafting import queries as drafting
from charter.drafting.importing import Plan, plan_first, plan_next
from charter.drafting.kinds import KINDS
from charter.drafting.models import Version
from charter.glossary import queries as glossary
from charter.people import may
from charter.people.doors import door, here, signed_in
from charter.reading import following, preview
from charter.reading.door import bp
from charter.reading.import_form import KeepForm, TextForm, chosen_kinds
from charter.reading.import_word import MOST_SENT, FromWord, from_word, is_word
from charter.refusal import Refused
from charter.text import plainness
from charter.text.door import admit


@bp.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let this one door take a Word file, from those who may; before anything reads the form. Pasted words stay bounded."""
    if endpoint == "reading.read_text" and request.mimetype == "multipart/form-data" and may.may("text.import", here()):
        request.max_content_length = MOST_SENT


@bp.get("/convenor/text/new")
@door("text.import")
def import_text() -> str:
    """A box to paste into, and one for a file."""
    return _asked(TextForm())


@bp.post("/convenor/text/new")
@door("text.import")
def read_text() -> Any:
    """Show how the text was read and, for a revision, which clause became which; nothing is kept yet."""
    form, parent = TextForm(), drafting.latest()
    if not form.validate():
        return _asked(form), 422
    field = form.file if form.file.data else form.text
    try:
        given = form.given()
        word = from_word(given) if isinstance(given, bytes) and is_word(given) else None
        plan = _plan(admit(word.text if word else given), parent, {})
    except Refused as error:
        field.errors = [error.words]
        return _asked(form), 422
    return _preview(KeepForm(formdata=None, text=plan.text.source), plan, parent, word=word)


@bp.post("/convenor/text")
@door("text.import")
def keep_text() -> Any:
    """Keep the text as the next draft, as it was shown."""
    form, parent = KeepForm(), drafting.latest()
    again = drafting.version_once(form.once.data or "")
    if again is not None:
        return redirect(url_for("reading.version", number=again.number), 303)
    try:
        plan = _plan(admit(form.text.data or ""), parent, chosen_kinds(request.form))
    except Refused as error:
        return _turned_away(form, error)
    if not form.validate() or str(plan.parent or 0) != form.parent.data:
        return _preview(form, plan, parent, moved_on=True), 409
    return redirect(url_for("reading.version", number=_kept(plan, form.once.data).number), 303)


def _kept(plan: Plan, once: str | None) -> Version:
    me, at = signed_in(), clock.now()
    with writing():
        if plan.parent is None:
            return actions.import_first(plan, by=me, at=at, once=once)
        made = actions.import_next(plan, expected_parent=plan.parent, by=me, at=at, once=once)
        following.carry(made, at=at)
        return made


def _turned_away(form: KeepForm, error: Refused) -> tuple[str, int]:
    """Back to the box, with the text still in it and the words of the refusal by it."""
    asked = TextForm(formdata=None, text=form.text.data)
    asked.text.errors = [error.words]
    return _asked(asked), 422


def _plan(text: str, parent: Version | None, kinds: dict[int, str | None]) -> Plan:
    if parent is None:
        return plan_first(text, kinds, untitled=drafting.charter().title)
    actions.check_may_import(parent, text)
    return plan_next(text, parent, drafting.clauses(parent.number), kinds)


def _asked(form: TextForm) -> str:
    return render_template("reading/import_text.html", form=form, parent=drafting.latest(), has_work=drafting.has_work())


def _preview(form: KeepForm, plan: Plan, parent: Version | None, *, moved_on: bool = False, word: FromWord | None = None) -> str:
    before = drafting.clauses(parent.number) if parent else []
    form.parent.data = str(plan.parent or 0)
    return render_template("reading/import_preview.html", form=form, plan=plan, moved_on=moved_on, word=word,
                           tops=preview.tops(plan), kinds=KINDS, plain=_plain(plan), time=preview.time(plan),
                           rows=preview.rows(plan, before), counts=preview.counts(plan),
                           aware=area.before_opening(clock.now(), drafting.charter().draft_days))


def _plain(plan: Plan) -> plainness.Plainness:
    return plainness.look([p.words for p in plan.text.tree], glossary.plainer())
