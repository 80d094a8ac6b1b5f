"""What the second and third page show, and where to go when a step is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from charter.drafting import differing
from charter.drafting import queries as drafting
from charter.drafting.models import Version, VersionClause
from charter.people.models import Organisation
from charter.signing import arranging, asks, carried, choosing, launch, meaning, rules
from charter.signing.forms import Words
from charter.web.forms import Form
from charter.words import _

CHOICES = {
    True: (("not considered", _("Our governors or trustees have not yet considered it")),
           ("told", _("Our governors or trustees have been told")),
           ("resolved", _("Our governors or trustees resolved it"))),
    False: (("not considered", _("Our board or committee has not yet considered it")),
            ("told", _("Our board or committee has been told")),
            ("resolved", _("Our board or committee resolved it"))),
}


def words_form(who: dict[str, Any], at: datetime, *, kept: dict[str, Any] | None = None,
               version: Version | None = None) -> Words:
    """The second page's form: the question on authority only for an organisation, nothing chosen beforehand."""
    if version is None:
        form = Words()
    else:
        before = {**kept, "resolved_on": _date(kept.get("resolved_on"))} if kept else {}
        form = Words(formdata=None, data=before | {"version": version.number, "digest": version.digest})
    form.today = today(at)
    form.authority.choices = []
    if choosing.signs_for(who) is not None:
        ask_authority(form, choosing.organisation(who))
        form.authority.choices.append(("personal", _("I sign in a personal capacity, not for it")))
    return form


def ask_authority(form: Words, row: Organisation | None) -> None:
    """Ask what the board of an organisation knows; one that the list does not know yet is asked as a school is."""
    governed = row is None or row.kind in ("school", "trust")
    form.authority.choices = list(CHOICES[governed])
    know = _("do your governors or trustees know") if governed else _("does your board or committee know")
    form.authority.label.text = _("What {know} of this?", know=know)


def today(at: datetime) -> date:
    """The day it is, in the area's own time."""
    return at.astimezone(ZoneInfo(current_app.config["TIME_ZONE"])).date()


def is_valid(form: Words) -> bool:
    """Whether the second page is filled in, and short enough for a browser to carry."""
    if not form.validate():
        return False
    if carried.fits(carried.WORDS, told(form)):
        return True
    form.reservation.errors = [_("Pledge and reservation together are too long to carry. Shorten one of them.")]
    return False


def told(form: Words) -> dict[str, Any]:
    """What the second page was told, to be carried."""
    authority = form.authority.data if form.authority.choices else "personal"
    resolved = form.resolved_on.data if authority == "resolved" else None
    return {
        "version": number(form.version.data), "digest": form.digest.data, "authority": authority,
        "resolved_on": resolved.isoformat() if resolved else None,
        "minute": form.minute.data or None if authority == "resolved" else None,
        "asked": bool(form.authority.choices), "pledge": form.pledge.data or "",
        "reservation": form.reservation.data or "",
    }


def text(form: Words, who: dict[str, Any], version: Version) -> str:
    """The page with the whole text."""
    return render_template("signing/text.html", form=form, who=who,
                           **whole(version, choosing.organisation(who), choosing.signs_for(who)))


def whole(version: Version, row: Organisation | None, signs_for: str | None) -> dict[str, Any]:
    """The exact text, what it asks of an organisation of the list, and what signing means, for signing/whole.html."""
    clauses, found = drafting.clauses(version.number), launch.of(version.number)
    return {"version": version, "signs_for": signs_for, "clauses": _shown(clauses), "status": drafting.status(version),
            "asks": _shown(asks.of(row.kind, clauses) if row else ()), "unchanged": _shown(asks.unchanged(clauses)),
            "means": meaning.means(signs_for), "means_not": meaning.means_not(signs_for),
            "opens": arranging.on_page(found) if found else None}


def _shown(clauses: Sequence[VersionClause]) -> list[dict[str, Any]]:
    return [{"key": c.key, "number": c.number, "form": c.form, "level": c.level, "html": Markup(c.wording.html)}
            for c in clauses]


def check() -> str:
    """The page that shows it all once more."""
    who, words = carried.read(carried.WHO) or {}, carried.read(carried.WORDS) or {}
    form = Form(formdata=None, data={"once": who["once"]})
    signs_for = None if words["authority"] == "personal" else choosing.signs_for(who)
    row = choosing.organisation(who)
    group = rules.group_of(row.kind, who["title"], ("heads", "governors")) if row else "heads"
    authority = rules.in_words(words["authority"], group, words["resolved_on"], words["minute"])
    return render_template("signing/check.html", form=form, who=who, words=words, signs_for=signs_for,
                           authority=authority, on_list=row is not None, site_title=drafting.charter().title)


def missing() -> Response | tuple[str, int] | None:
    """Where to go first when a step is missing, what to say when the text is another by now; none when all is there."""
    who, words, version = carried.read(carried.WHO), carried.read(carried.WORDS), drafting.settled()
    if who is None or version is None:
        return redirect(url_for("signing.start"), 303)
    # Whoever went back and signs for an organisation after all has not said on what authority.
    if words is None or words["asked"] != (choosing.signs_for(who) is not None):
        return redirect(url_for("signing.text"), 303)
    if words["version"] != version.number or words["digest"] != version.digest:
        return replaced(rules.Replaced(words["version"], version.number))
    return None


def replaced(error: rules.Replaced) -> tuple[str, int]:
    """Nothing was signed, for the text is another by now; here is the difference."""
    shown = None
    if error.old != error.new and drafting.version(error.old) is not None:
        sides = drafting.both(error.old, error.new)
        shown = differing.shown(sides[error.old], sides[error.new])
    return render_template("signing/replaced.html", error=error, shown=shown), 409


def number(typed: str | None) -> int:
    """A version's number out of a hidden field; nonsense is no version."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


def _date(kept: str | None) -> Any:
    return datetime.fromisoformat(kept).date() if kept else None
