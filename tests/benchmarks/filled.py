"""Databases of known size: a settled charter of 40 clauses, its signatories, a draft with its comments."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import insert

from charter import clock
from charter.amending import actions as amending
from charter.commenting.models import Comment, CommentRuling
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries
from charter.drafting.models import Version
from charter.people.models import Organisation
from charter.record import entries
from charter.signing.models import Listing, Signature
from charter.text.change import Change
from charter.web.ids import random_id
from tests.world import DAY, World, make_world

SENTENCE = "We will look together at what stands in the way and say plainly what each of us can do about it this term."


def charter_text(clauses: int, words: int = 21) -> str:
    """A text of this many clauses: a heading for every eight, each of about `words` words."""
    parts = ["# The measured charter"]
    for n in range(1, clauses):
        sentence = " ".join((f"Clause {n}. " + SENTENCE * (1 + words // 21)).split()[:words])
        parts.append(f"## Part {n // 8 + 1}" if n % 8 == 1 else sentence)
    return "\n\n".join(parts) + "\n"


def fill(*, signatories: int, comments: int) -> World:
    """Version 1 settled and signed by `signatories`, draft 2 with `comments` and one amendment."""
    world = make_world()
    at = clock.now()
    with writing():
        first = drafting.import_first(charter_text(40), by=world.mira, at=at - 40 * DAY)
    with writing():
        drafting.settle(first, lines=[{"group": g, "position": "consent"} for g in ("heads", "families", "council")],
                        by=world.hilary, at=at - 10 * DAY)
    with writing():
        _sign(first, signatories, at - 5 * DAY)
    with writing():
        draft = drafting.begin_draft(first, by=world.mira, at=at - DAY)
    with writing():
        _comment(world, draft, comments, at)
    place = queries.tree(draft.number)[3]
    change = Change(0, 1, "replace", place.key, words=place.words.replace("We will look", "Each of us must look"))
    with writing():
        amending.propose(draft, headline="Say who looks", rationale="So that somebody does.", changes=[change],
                         by=world.ada, role=world.roles["ada"], shown_as="Ada Bright", at=at, once=random_id())
    return world


def _sign(version: Version, count: int, at: object) -> None:
    """Rows as a confirmed and listed signature leaves them, and one entry."""
    organisations = [{"id": random_id(), "name": f"School {n:05}", "folded": f"school {n:05}", "kind": "school"}
                     for n in range(count)]
    signatures = [
        {"id": random_id(), "version_number": version.number, "organisation_id": o["id"], "organisation_then": o["name"],
         "group_slug": "heads", "name": f"Head {n}", "title": "Headteacher", "folded": f"{o['folded']} head {n}",
         "authority": "told", "pledge": "", "reservation": "", "at": at}
        for n, o in enumerate(organisations)
    ]
    db.session.execute(insert(Organisation), organisations)
    db.session.execute(insert(Signature), signatures)
    db.session.execute(insert(Listing), [
        {"signature_id": s["id"], "checked": "address", "at": at, "place": f"0 {s['folded']}", "group_slug": "heads",
         "version_number": version.number, "organisation_id": s["organisation_id"]} for s in signatures])
    entries.append_sealed({"measured": count}, at=at, listed=False)  # type: ignore[arg-type]


def _comment(world: World, draft: Version, count: int, at: object) -> None:
    keys = [c.key for c in queries.clauses(draft.number)]
    rows = [
        {"id": random_id(), "number": n + 1, "version_number": draft.number, "clause_key": keys[n % len(keys)],
         "words": f"Remark {n}. {SENTENCE}", "person_id": world.fay.id, "role_id": world.roles["fay"].id,
         "group_slug": "families", "shown_as": "a parent or carer", "came_by": "site", "at": at + timedelta(seconds=n),  # type: ignore[operator]
         "once": random_id()}
        for n in range(count)
    ]
    db.session.execute(insert(Comment), rows)
    db.session.execute(insert(CommentRuling), [
        {"id": random_id(), "comment_id": r["id"], "shown": True, "because": "", "at": at} for r in rows])
    entries.append("comment-published", {"comment": count, "version": draft.number}, at=at)  # type: ignore[arg-type]


def dump(rows: list[dict[str, object]]) -> str:
    """The rows as --json writes them."""
    return json.dumps({"rows": rows}, indent=1) + "\n"
