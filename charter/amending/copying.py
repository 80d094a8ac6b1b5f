"""What happens to a working copy: kept, shared by link or with its author's group, thrown away, proposed.

None of it is a public act, so none of it is entered in the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from charter.amending import actions, copies, rules
from charter.amending.copies import Typed
from charter.amending.models import Amendment, WorkingCopy
from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import queries as people
from charter.people import shown
from charter.people.models import Person, Role
from charter.refusal import Refused
from charter.text.change import Change
from charter.web.ids import random_id
from charter.words import _

# More than anybody works on at once; without an end one person could fill the disk.
MOST_COPIES = 50
LINK_ON, LINK_OFF, GROUP_ON, GROUP_OFF = ("link", "no-link", "group", "no-group")


def keep(typed: Typed, *, version_number: int, by: Person, role: Role, shown_as: str, at: datetime, once: str) -> WorkingCopy:
    """Keep what somebody typed as a copy of their own; sent twice it is one."""
    earlier = copies.by_once(once)
    if earlier is not None:
        return earlier
    if sum(copy.handed_by_id is None for copy in copies.of_person(by)) >= MOST_COPIES:
        raise Refused(_("You keep {MOST_COPIES} working copies already. Throw one away, or send it, before you keep "
                        "another.", MOST_COPIES=MOST_COPIES))
    copy = WorkingCopy(person_id=by.id, group_slug=role.group_slug, shown_as=shown_as, version_number=version_number,
                       state=str(typed), at=at, kept_at=at, once=once)
    db.session.add(copy)
    db.session.flush()
    return copy


def keep_again(copy: WorkingCopy, typed: Typed, *, revision: int | None, version_number: int, role: Role, shown_as: str,
               by: Person, at: datetime) -> None:
    """Keep it anew. Raises Refused where it was kept meanwhile in another window, or was proposed."""
    check_own(copy, by)
    if copy.state == str(typed) and copy.version_number == version_number:
        return  # sent twice
    if copy.revision != revision:
        raise Refused(_("You kept this copy in another window meanwhile. What you typed here is below: keep it again to "
                        "put it in place of the other."))
    copy.state, copy.version_number, copy.kept_at = str(typed), version_number, at
    copy.group_slug, copy.shown_as, copy.revision = role.group_slug, shown_as, copy.revision + 1
    db.session.flush()


def share(copy: WorkingCopy, how: str, *, by: Person) -> None:
    """Share it by a link, or with its author's group, or share it so no longer; a new link makes the old one dead."""
    check_own(copy, by)
    if how == LINK_ON:
        copy.link = copy.link or random_id()
    elif how == LINK_OFF:
        copy.link = None
    elif how in (GROUP_ON, GROUP_OFF):
        copy.with_group = how == GROUP_ON
    else:
        raise Refused(_("This is no way of sharing a working copy."))
    db.session.flush()


def throw_away(copy: WorkingCopy, *, by: Person) -> None:
    """Nothing of it remains."""
    check_own(copy, by)
    db.session.delete(copy)
    db.session.flush()


def send(copy: WorkingCopy, version: Version, typed: Typed, changes: Sequence[Change], *, revision: int | None, by: Person,
         at: datetime) -> Amendment:
    """Suggest what stands in a copy, in its author's name and shown as it says.

    `typed` and `changes` are what its author was shown. Raises Refused where it was kept anew meanwhile, is not whole, or
    the role it is to be said in was given up.
    """
    check_own(copy, by)
    said, held = typed.words.get("role"), people.roles_now(by)
    role = next((role for role in held if role.id == said), held[0] if held and not said and not held[1:] else None)
    if role is None:
        raise Refused(_("You do not hold the role any more in which this would be said. Open it, and choose how you are shown."))
    if copy.revision != revision or copy.state != str(typed):
        raise Refused(_("You kept this copy in another window meanwhile. Look at it again, then send it."))
    rules.check_fits(drafting.tree(version.number), changes)
    amendment = actions.propose(
        version, headline=typed.words["headline"], rationale=typed.words["rationale"], changes=changes, by=by, role=role,
        shown_as=shown.words(role, typed.words["shown"]), at=at, once=copy.id)
    proposed(copy, amendment, by=by)
    return amendment


def proposed(copy: WorkingCopy, amendment: Amendment, *, by: Person) -> None:
    """It has its number now: the link leads to the amendment, and what was typed is kept only there."""
    if copy.amendment_number == amendment.number:
        return
    check_own(copy, by)
    copy.amendment_number, copy.state, copy.with_group = amendment.number, "{}", False
    db.session.flush()


def check_own(copy: WorkingCopy, by: Person) -> None:
    """Only its author changes a copy, until it is proposed."""
    if copy.person_id != by.id:
        raise Refused(_("Only whoever began a working copy can change it."))
    if copy.amendment_number is not None:
        raise Refused(_("This copy was sent already: it is A{amendment_number} now.", amendment_number=copy.amendment_number))
