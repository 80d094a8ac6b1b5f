"""Gathers what a Word file of the text holds: one version, with what is suggested and said of it where that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.amending.models import Change as ChangeRow
from charter.amending.showing import new_numbers
from charter.area import queries as area
from charter.commenting import queries as commenting
from charter.commenting import rules, showing
from charter.commenting.models import Answer, Comment
from charter.db import db
from charter.docx.writing import Draft, Facts, Remark, Said, Suggestion
from charter.drafting import queries as drafting
from charter.drafting.consenting import consent_of
from charter.drafting.models import Version
from charter.drafting.site import site
from charter.meeting.rules import OUTCOMES
from charter.publishing.wording import iso_day
from charter.signing import launch
from charter.text.change import Change
from charter.text.clauses import parse
from charter.web.filters import day
from charter.words import _, many

CONVENOR = _("The convenor, after every group saw it")


def plain(version: Version) -> Draft:
    """A version as it is read."""
    where = f"{_address()}/versions/{version.number}"
    if version.settlement:
        signed = (_("Nobody is listed before the list opens") if launch.waits(version.number) else
                  _("Only those on the list have signed"))
        note = (consent_of(version.settlement.lines),
                _("Settled on {at}: no group said that it would do harm. {signed}: {address}/signatories",
                  at=day(version.settlement.at), signed=signed, address=_address()),)
    else:
        note = (site().until if version.number == site().latest else "",
                _("These are words to talk about; they bind nobody. Made on {at}. What is said of them: {where}",
                  at=day(version.at), where=where),)
    return Draft(facts(version, [words for words in note if words]), drafting.tree(version.number), links(version))


def with_everything(version: Version) -> Draft:
    """A version with every comment and every suggestion on it: those open now, on an earlier draft all never taken back."""
    rows = suggested(version.number)
    found = list(dict.fromkeys(amendment for _, amendment in rows))
    now = version.number == site().latest
    kept = [a for a in found if a.withdrawal is None and (a.decision is None or not now)]
    tree = drafting.tree(version.number)
    of = {a.number: tuple(amending.as_change(row) for row, whose in rows if whose is a) for a in kept}
    said = [_remark(c, version.number) for c in commenting.shown(version.number) if not rules.is_hidden(c.rulings, c.reports)]
    note = (_("With {many} and {many_2}. Nothing of it is decided here; it is what people ask for.",
              many=_suggestions(len(kept)), many_2=_comments(len(said))),
            _sent_back())
    return Draft(facts(version, note, tracking=True), tree, links(version), [suggestion(a, of[a.number]) for a in kept], said,
                 new_numbers((amending.as_change(row) for row, _ in rows if row.kind == "insert"), tree))


def alone(amendment: Amendment) -> tuple[Version, Draft]:
    """The newest version that an amendment has changes for, with that amendment and nothing else."""
    number, changes = amending.newest_changes(amendment)
    version = drafting.version(number)
    assert version is not None, "an amendment stands on a version"
    tree = drafting.tree(number)
    note = (_("With one suggestion, A{number}, from {shown_as}: {headline}", number=amendment.number,
              shown_as=amendment.shown_as, headline=amendment.headline), _sent_back())
    return version, Draft(facts(version, note, tracking=True), tree, links(version), [suggestion(amendment, changes)],
                          labels=new_numbers(amending.insertions(number), tree))


def facts(version: Version, note: Sequence[str], *, tracking: bool = False) -> Facts:
    """What a file of the text says of itself, true to how its version stands, with the text's licence (one query more)."""
    licence = area.said().licence
    return replace(standing(version, note, tracking=tracking),
                   licence=_("Licence of the text: {name}, {address}", name=licence.name, address=licence.address))


def standing(version: Version, note: Sequence[str], *, tracking: bool = False) -> Facts:
    """How a version stands, in words for a file that only goes through it."""
    known = site()
    status = drafting.status_among(version, known.latest or version.number, known.settled).words
    return Facts(
        title=version.title or known.title, status=status if status.endswith(".") else f"{status}.",
        day=iso_day(version.at) or "", called="charter" if version.settlement else "draft", note=tuple(note), address=_address(),
        marks={"charter-version": version.number, "charter-digest": version.digest, "charter-address": _address()},
        tracking=tracking,
    )


def suggestion(amendment: Amendment, changes: Iterable[Change]) -> Suggestion:
    """An amendment as a Word file tells it."""
    stands = ""
    if amendment.withdrawal is not None:
        stands = _("Taken back")
    elif amendment.decision is not None:
        stands = _("{outcomes}, at meeting {meeting_number}", outcomes=OUTCOMES[amendment.decision.outcome],
                   meeting_number=amendment.decision.meeting_number)
    who = amendment.shown_as
    why = amendment.rationale + (f"\n{_('First said by {credit}', credit=amendment.credit)}" if amendment.credit else "")
    return Suggestion(amendment.number, amendment.headline, why, who[:1].upper() + who[1:], iso_day(amendment.at) or "",
                      tuple(changes), f"{_address()}/amendments/{amendment.number}", stands)


def links(version: Version) -> str:
    """The text's link definitions; most texts have none, and then it is not read again to find that out."""
    return parse(version.source).definitions if "]:" in version.source else ""


def suggested(version_number: int) -> list[tuple[ChangeRow, Amendment]]:
    """Every change ever suggested on a version with its amendment, in their order (one query)."""
    query = (
        select(ChangeRow, Amendment).join(Amendment, Amendment.number == ChangeRow.amendment_number)
        .where(ChangeRow.version_number == version_number).order_by(Amendment.number, ChangeRow.n)
        .options(joinedload(Amendment.withdrawal), joinedload(Amendment.decision))
    )
    return [(row, amendment) for row, amendment in db.session.execute(query)]


def _remark(c: Comment, version_number: int) -> Remark:
    here = c if c.version_number == version_number else next((f for f in c.fates if f.version_number == version_number), None)
    stands = here is c or (here is not None and getattr(here, "fate", "") == rules.CARRIED)
    answer = showing.given(c)
    who = ", ".join(map(str, filter(None, (c.shown_as, showing.CAME.get(c.came_by)))))
    words = c.words + (f"\n{c.asked}" if c.asked else "")
    return Remark(c.number or 0, Said(who[:1].upper() + who[1:], iso_day(c.at) or "", words), c.clause_key,
                  here.start if stands and here else None, here.end if stands and here else None, c.quote,
                  _answer(answer) if answer else None)


def _answer(answer: Answer) -> Said:
    lines = [showing.OUTCOMES[answer.outcome], answer.reason]
    lines += [_("Before: “{before}”", before=answer.before)] if answer.before else []
    lines += [_("After: “{after}”", after=answer.after)] if answer.after else []
    lines += [_("Who can help: {who_can_help}", who_can_help=answer.who_can_help)] if answer.who_can_help else []
    lines += [_("The words came from A{amendment_number}.",
                amendment_number=answer.amendment_number)] if answer.amendment_number else []
    return Said(CONVENOR, iso_day(answer.giving.at if answer.giving else answer.at) or "", "\n".join(map(str, lines)))


def _suggestions(number: int) -> str:
    return many("{n} suggestion", "{n} suggestions", number, n=number) if number else _("no suggestions")


def _comments(number: int) -> str:
    return many("{n} comment", "{n} comments", number, n=number) if number else _("no comments")


def _sent_back() -> str:
    return (_("What you change in this copy is tracked under your own name. Nobody sees it until you send the copy to "
              "somebody; nothing is suggested in your name until you have confirmed it."))


def _address() -> str:
    return str(current_app.config["SITE_URL"]).rstrip("/")
