"""The convenor puts a translation, Easy Read or sign language beside a version, replaces it, takes it away."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from charter import clock
from charter.companions import actions, queries, rules
from charter.companions.models import Companion, CompanionStanding
from charter.companions.reading import Reading, read
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.drafting.rules import check_size, check_text
from charter.people import may
from charter.people.doors import door, here, signed_in
from charter.reading.companion_forms import (
    BesideForm,
    KeepTranslationForm,
    OtherForm,
    RemovalForm,
    TranslationForm,
    others,
    prefill,
)
from charter.reading.door import bp
from charter.reading.import_word import MOST_SENT, FromWord, from_word, is_word
from charter.refusal import Refused
from charter.text.door import admit
from charter.text.languages import choices, named
from charter.words import _

ROOMY = ("reading.read_companion", "reading.put_other")


@bp.url_value_preprocessor
def make_room_for_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let these doors take a file, from those who may; before anything reads the form."""
    if endpoint in ROOMY and request.mimetype == "multipart/form-data" and may.may("companion.keep", here()):
        request.max_content_length = MOST_SENT


@bp.get("/convenor/companions")
@door("companion.keep")
def companions() -> str:
    """What stands beside the versions, and the ways to put something there."""
    rows = [(one, named(one.slug)) for one in queries.all_standing()]
    return render_template("companions/desk.html", rows=rows)


@bp.get("/convenor/companions/text")
@door("companion.keep")
def new_companion() -> str:
    """A box for a translation."""
    form = _offered(TranslationForm())
    prefill(form, request.args.get("version", ""), request.args.get("in", ""), request.args.get("instead", ""))
    return render_template("companions/text.html", form=form)


@bp.post("/convenor/companions/text")
@door("companion.keep")
def read_companion() -> Any:
    """Show how the translation was read, beside the English, clause by clause; nothing is kept yet."""
    form, word = _offered(TranslationForm()), None
    if not form.validate():
        return render_template("companions/text.html", form=form), 422
    try:
        given = form.given()
        word = from_word(given) if isinstance(given, bytes) and is_word(given) else None
        reading, standing = _read(admit(word.text if word else given), form.number), _standing(form)
    except Refused as refusal:
        (form.file if form.file.data else form.text).errors = [refusal.words]
        return render_template("companions/text.html", form=form), 422
    keep = _offered(KeepTranslationForm(
        formdata=None, version=form.version.data, language=form.language.data, text=reading.source, maker=form.maker.data,
        notice=form.notice.data, expected=standing.companion_id if standing else ""))
    return _preview(keep, reading, standing, word)


@bp.post("/convenor/companions")
@door("companion.keep")
def put_companion() -> Any:
    """Put the translation beside the version, as it was shown."""
    form, me, at = _offered(KeepTranslationForm()), signed_in(), clock.now()
    if not form.validate():
        again = _offered(TranslationForm(formdata=None, **{name: form[name].data for name in
                                                           ("version", "language", "maker", "notice", "text")}))
        again.text.errors = [_("Something is missing: look at each field again.")]
        return render_template("companions/text.html", form=again), 422
    reading = _read(admit(form.text.data or ""), form.number)
    with writing():
        row = actions.put_text(_version(form.number), form.language.data, reading, maker=form.maker.data, notice=form.notice.data,
                               by=me, at=at, once=form.once.data, expected=form.expected.data or None)
    return _to(row)


@bp.get("/convenor/companions/other")
@door("companion.keep")
def new_other() -> str:
    """A form for a PDF or a link."""
    form = _offered(OtherForm())
    prefill(form, request.args.get("version", ""), request.args.get("in", ""), request.args.get("instead", ""))
    return render_template("companions/other.html", form=form)


@bp.post("/convenor/companions/other")
@door("companion.keep")
def put_other() -> Any:
    """Put a PDF or a link beside the version."""
    form, me, at = _offered(OtherForm()), signed_in(), clock.now()
    if not form.validate():
        return render_template("companions/other.html", form=form), 422
    said = {"maker": form.maker.data, "notice": form.notice.data, "by": me, "at": at, "once": form.once.data,
            "expected": form.expected.data or None}
    raw = form.file.data.read() if form.file.data else None
    try:
        with writing():
            version, slug = _version(form.number), form.language.data
            row = (actions.put_link(version, slug, form.link.data, **said) if raw is None else
                   actions.put_file(version, slug, raw, **said))
    except Refused as refusal:
        (form.link if raw is None else form.file).errors = [refusal.words]
        return render_template("companions/other.html", form=form), 422
    return _to(row)


@bp.get("/convenor/companions/<companion_id>/removal")
@door("companion.keep")
def removing(companion_id: str) -> str:
    """Asks why, before anything is taken away."""
    found = _found(companion_id)
    return render_template("companions/removal.html", form=RemovalForm(), standing=found, language=named(found.slug))


@bp.post("/convenor/companions/<companion_id>/removal")
@door("companion.keep")
def remove(companion_id: str) -> Any:
    """Take it away."""
    form, found, me, at = RemovalForm(), _found(companion_id), signed_in(), clock.now()
    if not form.validate():
        return render_template("companions/removal.html", form=form, standing=found, language=named(found.slug)), 422
    with writing():
        actions.take_away(_found(companion_id).companion, because=form.because.data, by=me, at=at)
    return redirect(url_for("reading.companions"), 303)


def _offered(form: Any) -> Any:
    """The form with the versions there are, newest first, and the languages it is for."""
    versions = [(str(v.number), f"{'Version' if v.settlement else 'Draft'} {v.number}") for v in drafting.all_versions()][::-1]
    settled = drafting.settled()
    if not form.is_submitted() and settled and not form.version.data:
        form.version.data = str(settled.number)
    return form.offer(versions, others() if isinstance(form, OtherForm) else choices())


def _read(source: str, number: int) -> Reading:
    check_size(source)
    reading = read(source, drafting.tree(number))
    check_text(reading.document)
    return reading


def _preview(form: KeepTranslationForm, reading: Reading, standing: CompanionStanding | None, word: FromWord | None) -> str:
    return render_template("companions/preview.html", form=form, reading=reading, standing=standing, word=word,
                           language=named(form.language.data), version=_version(form.number))


def _standing(form: BesideForm) -> CompanionStanding | None:
    rules.check_language(form.language.data, "text")
    return queries.standing(form.number, form.language.data)


def _version(number: int) -> Version:
    return drafting.version(number) or abort(404)


def _found(companion_id: str) -> CompanionStanding:
    return (queries.standing_now(companion_id) if companion_id.isalnum() else None) or abort(404)


def _to(row: Companion) -> Response:
    return redirect(url_for("reading.companion", number=row.version_number, slug=row.slug), 303)
