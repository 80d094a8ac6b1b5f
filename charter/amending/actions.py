"""What happens to suggested words: proposed, backed, withdrawn, decided, carried to the next version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from charter.amending import queries, rows, rules
from charter.amending.models import Amendment, AmendmentDecision, AmendmentFate, AmendmentWithdrawal, Backing
from charter.db import db
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.outbox.actions import owe
from charter.people.models import Person, Role
from charter.record import entries
from charter.refusal import Refused
from charter.text.change import Change, Fate, fate_of
from charter.words import _


def propose(version: Version, *, headline: str, rationale: str, changes: Sequence[Change], by: Person, role: Role,
            shown_as: str, at: datetime, once: str, comment_number: int | None = None, credit: str | None = None,
            alternative_to: int | None = None) -> Amendment:
    """Suggest different words: one or more changes, to be taken or left together.

    The key of an inserted clause is only a name that the other changes may use as parent or neighbour; the clause gets
    a fresh, permanent key here. `alternative_to` is the amendment to which it is another wording.
    Raises Refused outside the draft's window, and where this form was sent before with other words.
    """
    earlier = queries.by_once(once)
    if earlier is not None:
        _check_same(earlier, version, headline, rationale, changes)
        return earlier
    why = closed.closed(version.number, "words", at)
    if why:
        raise Refused(why)
    rules.check_words(headline, rationale, len(changes))
    rules.check_keys(queries.keys_of(version.number), changes)
    number = (db.session.scalar(select(func.max(Amendment.number))) or 0) + 1
    amendment = Amendment(
        number=number, headline=headline, rationale=rationale, version_number=version.number, person_id=by.id,
        role_id=role.id, group_slug=role.group_slug, shown_as=shown_as, credit=credit, comment_number=comment_number,
        alternative_to=alternative_to, at=at, once=once,
    )
    db.session.add(amendment)
    db.session.flush()
    kept = rows.with_keys(amendment, changes, at)
    rows.write(amendment, version.number, kept)
    public: dict[str, Any] = {
        "amendment": number, "version": version.number, "clauses": sorted({change.key for change in kept})}
    if alternative_to is not None:
        public["alternative_to"] = alternative_to
    entries.append("amendment-proposed", public, at=at)
    return amendment


def withdraw(amendment: Amendment, *, by: Person, at: datetime, because: str = "") -> None:
    """Its proposer takes the suggestion back; its words stay readable. Twice is once."""
    if amendment.person_id != by.id:
        raise Refused(_("Only whoever made a suggestion can take it back."))
    if amendment.withdrawal is not None:
        return
    check_open(amendment)
    amendment.withdrawal = AmendmentWithdrawal(at=at, by_id=by.id, because=because)
    db.session.flush()
    entries.append("amendment-withdrawn", {"amendment": amendment.number}, at=at)


def back(amendment: Amendment, *, by: Person, role: Role, shown_as: str, at: datetime) -> None:
    """Stand behind a suggestion that somebody else made. Twice is once, until its author rewrites it."""
    if amendment.person_id == by.id:
        raise Refused(_("This is your own suggestion: you stand behind it already."))
    if stands_behind(amendment, by):
        return
    check_open(amendment)
    earlier = next((row for row in amendment.backings if row.person_id == by.id), None)
    if earlier is None:
        earlier = Backing(person_id=by.id, role_id=role.id, group_slug=role.group_slug, shown_as=shown_as, at=at)
        amendment.backings.append(earlier)
    earlier.role_id, earlier.group_slug, earlier.shown_as, earlier.at = role.id, role.group_slug, shown_as, at
    db.session.flush()
    entries.append("amendment-backed", {"amendment": amendment.number, "group": role.group_slug}, at=at)


def decide(amendment: Amendment, *, outcome: str, meeting_number: int, version_number: int | None,
           at: datetime) -> None:
    """Note what a meeting decided, when the meeting closes; what it put off stays open. The meeting enters the act."""
    if outcome == rules.DEFERRED or amendment.decision is not None:
        return
    amendment.decision = AmendmentDecision(outcome=outcome, meeting_number=meeting_number,
                                           version_number=version_number, at=at)
    db.session.flush()


def confirm_fate(amendment: Amendment, *, version_number: int, by: Person, at: datetime) -> None:
    """The author has seen what became of the suggestion in a new draft, and stands by it. Twice is once."""
    if amendment.person_id != by.id:
        raise Refused(_("Only whoever made a suggestion can confirm what became of it."))
    fate = next((row for row in amendment.fates if row.version_number == version_number), None)
    if fate is None:
        raise Refused(_("Nothing became of this suggestion in draft {version_number}.", version_number=version_number))
    if fate.confirmed_at is None:
        check_open(amendment)
        rules.check_newest(version_number, amendment.fates[-1].version_number)
        fate.confirmed_at = at
        db.session.flush()
        entries.append("fate-confirmed", {"amendment": amendment.number, "version": version_number}, at=at)


def carry_over(old: Version, new: Version, *, at: datetime) -> list[AmendmentFate]:
    """Carry every open amendment to a new version and say what became of it; each author is owed a letter."""
    told = queries.fates_told(new.number)
    if told:
        return told  # twice is once
    before, after = drafting.tree(old.number), drafting.tree(new.number)
    for amendment in queries.open_on(old.number):
        fates = [fate_of(change, before, after) for change in queries.changes(amendment, old.number)]
        kind = rules.together([fate.kind for fate in fates])
        fate = AmendmentFate(version_number=new.number, fate=kind, note=_note(fates))
        amendment.fates.append(fate)
        rows.write(amendment, new.number, [one.change for one in fates if one.change is not None])
        told.append(fate)
        if amendment.person_id is not None:
            about = {"version": new.number, "person": amendment.person_id}
            owe("fates", about, at=at, once=f"fates:{new.number}:{amendment.person_id}")
    if told:
        public = {"version": new.number, "amendments": [fate.amendment_number for fate in told]}
        entries.append("fates-told", public, at=at)
    return told


def stands_behind(amendment: Amendment, person: Person) -> bool:
    """Whether somebody stands behind its words as they are now, and not only as they were before it was rewritten."""
    since = amendment.rewritings[-1].at if amendment.rewritings else None
    return any(row.person_id == person.id and (since is None or row.at > since) for row in amendment.backings)


def check_open(amendment: Amendment) -> None:
    """Nothing more happens to what was taken back or decided. Raises Refused."""
    rules.check_open(amendment.number, amendment.withdrawal is not None,
                     amendment.decision.meeting_number if amendment.decision else None)


def _check_same(earlier: Amendment, version: Version, headline: str, rationale: str, changes: Sequence[Change]) -> None:
    """Sent twice is once; but what somebody changed in between is not dropped in silence."""
    kept = queries.changes(earlier, version.number)
    is_same = (earlier.headline, earlier.rationale) == (headline, rationale) and rules.is_same(kept, changes)
    if not is_same and not earlier.rewritings:
        n = f"A{earlier.number}"
        raise Refused(_("You sent this already: it is {n}. What you changed since is below, and was not sent. Suggest "
                        "different words from {n}, or take {n} back first.", n=n))


def _note(fates: Sequence[Fate]) -> str:
    return " ".join(dict.fromkeys(fate.note for fate in fates if fate.note))
