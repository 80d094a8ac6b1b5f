"""An author writes a suggestion anew for a new draft: it keeps its number, and what it was before stays readable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from charter.amending import actions, queries, rows, rules
from charter.amending.models import Amendment, AmendmentRewriting
from charter.db import db
from charter.drafting import closed
from charter.drafting.models import Version
from charter.outbox.actions import owe
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.text.change import Change
from charter.words import _


def rewrite(amendment: Amendment, version: Version, *, headline: str, rationale: str, changes: Sequence[Change],
            by: Person, at: datetime) -> None:
    """Put the author's words for a new draft in place of those carried to it; they stand by them. Twice is once.

    Raises Refused where nothing became of it in this draft, or its author has confirmed what did.
    """
    if any(row.version_number == version.number for row in amendment.rewritings) and amendment.person_id == by.id:
        is_same = (amendment.headline, amendment.rationale) == (headline, rationale)
        if is_same and rules.is_same(queries.changes(amendment, version.number), changes):
            return
        raise Refused(_("You rewrote A{number} for draft {number_2} in another window meanwhile. What you typed here is "
                        "below, and was not sent.", number=amendment.number, number_2=version.number))
    if amendment.person_id != by.id:
        raise Refused(_("Only whoever made a suggestion can rewrite it."))
    actions.check_open(amendment)
    fate = amendment.fates[-1] if amendment.fates else None
    rules.check_rewriting(amendment.number, version.number, fate and fate.version_number,
                          fate is not None and fate.confirmed_at is not None)
    why = closed.closed(version.number, "words", at)
    if why:
        raise Refused(why)
    if _was_asked(amendment, version):
        raise Refused(_("A meeting has had A{number} before it as it stands on draft {number_2}, so it stays so. Suggest "
                        "different words from it, or take it back.", number=amendment.number, number_2=version.number))
    rules.check_words(headline, rationale, len(changes))
    rules.check_keys(queries.keys_of(version.number), changes)
    amendment.rewritings.append(AmendmentRewriting(version_number=version.number, headline_before=amendment.headline,
                                                   rationale_before=amendment.rationale, at=at))
    amendment.headline, amendment.rationale = headline, rationale
    if fate is not None:
        fate.confirmed_at = at
    db.session.flush()
    kept = rows.with_keys(amendment, changes, at)
    rows.write(amendment, version.number, kept)
    for person_id in sorted({row.person_id for row in amendment.backings}):
        about = {"amendment": amendment.number, "version": version.number, "person": person_id}
        owe("amendment-rewritten", about, at=at, once=f"amendment-rewritten:{amendment.number}:{version.number}:{person_id}")
    public = {"amendment": amendment.number, "version": version.number, "clauses": sorted({change.key for change in kept})}
    entries.append("amendment-rewritten", public, at=at)


def _was_asked(amendment: Amendment, version: Version) -> bool:
    """Whether the groups were asked about it on this version: what they answered must stay readable as it was."""
    asked = [entry for kind in ("round-opened", "decision-made")
             for entry in entries.about(amendment=amendment.number, kind=kind)]
    return any(entry.at >= version.at for entry in asked)
