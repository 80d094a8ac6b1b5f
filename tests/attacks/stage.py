"""A site where everything has happened once, so that every door opens on something."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from flask import Flask
from sqlalchemy import select

from charter import clock
from charter.amending import copies, copying, handing, noting
from charter.amending.handing import Handed
from charter.amending.models import Amendment
from charter.amending.wishes import Part
from charter.commenting import actions as commenting
from charter.commenting import standing
from charter.commenting.models import Comment, CommentFate
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries as versions
from charter.meeting import interests, joining, points, settling, statements, wishing
from charter.meeting.models import Meeting
from charter.outbox.models import Letter
from charter.people.actions import inviting, signing_in
from charter.people.founding import appoint
from charter.people.models import Invitation, Person, SignInCode
from charter.signing import actions as signing
from charter.signing.models import PaperLetter, Signature, SignUpLetter
from charter.signing.paper import Sheet
from charter.web import tokens
from charter.web.ids import random_id
from charter.web.limits import limiter
from tests.attacks import afterwards, beside
from tests.meeting import stage
from tests.signing import signing_world
from tests.visiting import Visitor
from tests.world import DAY, TEXT, World

# One person for each standing; Ada suggested words, and is her group's voice.
EVERYBODY = ("nobody", "ben", "colin", "ada", "fay", "hilary", "mira", "sten")


class Site:
    """Everything an address may name."""

    def __init__(self, world: World) -> None:
        self.world = world
        with writing() as session:
            sten = Person(name="Sten Ashe", email="sten@home.example", joined_at=clock.now())
            session.add(sten)
            session.flush()
            appoint(sten, "stand_in", at=clock.now())
        world.people["sten"] = sten
        self._text()
        self._words()
        self._letters()

    def _text(self) -> None:
        now = clock.now()
        first = signing_world.settled(at=now - 40 * DAY)
        self.signed = signing_world.signed(first, self.world.organisations["alder"], "Ada Bright", at=now - 30 * DAY,
                                           pledge="We begin in the spring.")
        self.held = signing_world.signed(first, None, "Wes Hall", organisation_typed="The Bakery", at=now - 29 * DAY)
        self.pending = signing_world.sign_up(first, self.world.organisations["beck"], "Ben Okoro", at=now - DAY)
        with writing():
            begun = drafting.begin_draft(first, by=None, at=now - 2 * DAY)
        with writing():
            self.draft = drafting.import_next(TEXT, by=None, at=now - 2 * DAY, expected_parent=begun.number)
        self.key = stage.key_of(self.draft.number, "should talk")
        beside.make(self.draft)

    def _words(self) -> None:
        now, world = clock.now() - DAY, self.world
        with writing():
            self.visitors = commenting.write(self.draft, words="My words.", shown_as="a parent or carer", at=now,
                                             once=random_id(), email="visitor@home.example", clause_key=self.key)
        with writing():
            self.comment = commenting.write(self.draft, words="Also staff.", shown_as="Ada Bright", at=now,
                                            once=random_id(), by=world.ada, role=world.roles["ada"], clause_key=self.key)
        with writing():
            self.answer = commenting.draft_answer([self.comment], outcome="not changed", reason="It is said in 2.",
                                                  by=world.mira, at=now, once=random_id())
        self.amendment = self._suggest("ada", "should talk", "will talk")
        self.other = self._suggest("fay", "should answer", "will answer")
        self._told()
        self._kept_apart()
        self.meeting = stage.in_session(world, self.amendment)
        self.item = self.meeting.items[0].id
        stage.everybody_yes(world, self.meeting.items[0])
        self._after()
        self._hall()

    def _after(self) -> None:
        """What a meeting leaves behind: an interest of Ada's, who does what, and words that not every group approved."""
        meeting, world, now = self.meeting, self.world, clock.now()
        with writing():
            self.interest = interests.declare(meeting, group="heads", words="A bid of ours.", item=None, by=world.ada, at=now,
                                              once=random_id()).id
            self.point = points.note(meeting, what="Print it.", owner="the council", due=None, item=None, by=world.mira, at=now,
                                     once=random_id()).id
            self.statement = statements.write(meeting, words="We begin again.", by=world.ada, at=now, once=random_id()).id

    def _hall(self) -> None:
        """The meeting's room, its open round, and somebody who needs more time."""
        with writing():
            self.room = joining.make(stage.again(self.meeting), at=clock.now())
            self.round = stage.again(self.meeting).items[0].rounds[-1].id
            self.wish = wishing.wish(stage.again(self.meeting), wishing.TIME, group="families", who="fay", at=clock.now()).id

    def _told(self) -> None:
        """A visitor's comment on the text before, whose words are others in the draft: its writer holds a letter's link."""
        now = clock.now() - DAY
        with writing() as session:
            self.told = Comment(number=2, version_number=1, clause_key=self.key, words="Said before.",
                                shown_as="a parent or carer", email="teller@home.example", at=now, once=random_id())
            self.told.fates.append(CommentFate(version_number=self.draft.number, fate="words changed"))
            session.add(self.told)

    def _suggest(self, who: str, old: str, new: str) -> Amendment:
        from charter.amending import actions as amending
        from charter.text.change import Change

        place = next(p for p in versions.tree(self.draft.number) if old in p.words)
        with writing():
            return amending.propose(
                self.draft, headline=f"“{old}” becomes “{new}”", rationale="So that it can be kept.",
                changes=[Change(0, 1, "replace", place.key, words=place.words.replace(old, new))],
                by=self.world.people[who], role=self.world.roles[who], shown_as=self.world.people[who].name or "",
                at=clock.now() - DAY, once=random_id())

    def _kept_apart(self) -> None:
        """What is nobody else's: Ada's working copy, shared by a link, and her school's note on her suggestion."""
        now, ada, role = clock.now() - DAY, self.world.ada, self.world.roles["ada"]
        typed = copies.Typed((Part("replace", self.key, "A secret wording."),),
                             {"headline": "A secret headline", "rationale": "A secret reason.", "shown": "group"})
        with writing():
            copy = copying.keep(typed, version_number=self.draft.number, by=ada, role=role, shown_as="a headteacher",
                                at=now, once=random_id())
            copying.share(copy, copying.LINK_ON, by=ada)
            handing.hand([Handed(role, typed, random_id())], version_number=self.draft.number, by=self.world.mira, at=clock.now(),
                         once=random_id())
            noting.note(self.amendment, "A secret note.", role=role, by=ada, revision=0, at=now)
        # By what names them, for a form tried on the way may take it away.
        self.copy, self.copy_token = copy.id, copies.secret(copy)
        self.handed = next(one.id for one in copies.of_person(ada) if one.handed_by_id)

    def _letters(self) -> None:
        with writing():
            self.invitation = inviting.invite(email="new@home.example", name="New Body", title="Parent",
                                              group="families", organisation=None, by=self.world.mira, at=clock.now())
            self.code = signing_in.ask_for_code("ada@alder.example", at=clock.now())
            signing.enter(Sheet(self.signed.version_number, None, "Una Reed", "Neighbour", "una@home.example", "personal", None,
                                None, "", "", self.signed.at.date()), by=self.world.mira, at=clock.now(), once=random_id())
            self.paper_letter = db.session.scalars(select(PaperLetter.id)).one()
        self.letter = self.pending.letters[0].id
        self.afterwards = afterwards.make(self.world, self.signed.id)

    def fill(self, endpoint: str, arguments: set[str]) -> dict[str, Any]:
        """Something that exists for each gap in an address."""
        version = self.draft.number
        number = {"meeting": self.meeting.number, "reading.meeting": self.meeting.number,
                  "reading.minutes": self.meeting.number, "amending": self.amendment.number, "hall": self.meeting.number}
        known: dict[str, Any] = {
            "key": self.key, "old": 1, "new": version, "slug": "heads", "group": "heads", "kind": "voice", "seq": 0,
            "organisation_id": self.world.organisations["alder"].id, "item_id": self.item,
            "invitation_id": self.invitation.id, "code_id": self.code.id, "letter_id": self.letter,
            "signature_id": self.signed.id, "comment_id": self.visitors.id, "answer_id": self.answer.id,
            "copy_id": self.copy, "amendment_number": self.amendment.number, "statement_id": self.statement,
            "interest_id": self.interest, "point_id": self.point,
            "secret": self.room.secret, "round_id": self.round, "position": "object", "asking_id": self.wish,
            "became": "done", "name": "charter.json", "filename": "css/site.css", "import_id": "0" * 32,
        }
        known["token"] = {
            "people": tokens.token("invitation", self.invitation.id),
            "commenting": tokens.token("comment-confirm", self.visitors.id),
        }.get(endpoint.split(".")[0], tokens.token("sign-confirm", self.letter))
        if endpoint in ("commenting.standing_page", "commenting.stands"):
            known |= {"comment_id": self.told.id, "token": standing.secret(self.told, self.draft.number)}
        if "copy_id" in arguments:
            known["token"] = self.copy_token
        if endpoint == "amending.send_kept":
            known["copy_id"] = self.handed
        if "signature_id" in arguments:
            known["token"] = tokens.token("sign-withdraw", self.signed.id)
        if endpoint in ("signing.paper_letter", "signing.confirm_paper", "signing.paper_again"):
            known |= {"letter_id": self.paper_letter, "token": tokens.token("sign-paper", self.paper_letter)}
        known |= self.afterwards.fill(endpoint) | beside.fill(endpoint, version)
        known["number"] = 1 if "comment" in endpoint and "version" not in endpoint else version
        for start, which in number.items():
            if endpoint == start or endpoint.startswith(start + ".") or (start == "meeting" and "minutes" in endpoint):
                known["number"] = which
        if "settling" in endpoint or endpoint in ("amending.new", "amending.suggest", "amending.preview",
                                                  "amending.rewrite", "amending.rewriting_page",
                                                  "commenting.new", "commenting.write", "commenting.new_whole",
                                                  "commenting.write_whole", "meeting.settle"):
            known["number"] = version
        return {name: known[name] for name in arguments}


def everybody(app: Flask, world: World) -> dict[str, Visitor]:
    """One signed-in visitor for each standing."""
    found = {who: Visitor(app) for who in EVERYBODY}
    for who, visitor in found.items():
        if who != "nobody":
            visitor.sign_in(world.people[who])
    return found


class Again:
    """Puts the database back after an act, so that the next attack finds what the last one found."""

    def __init__(self) -> None:
        self.kept: sqlite3.Connection | None = None
        if db.engine.dialect.name == "sqlite":
            self.kept = sqlite3.connect(":memory:", check_same_thread=False)
            with closing(sqlite3.connect(str(db.engine.url.database))) as site:
                site.backup(self.kept)

    def back(self) -> None:
        """As it was. (On PostgreSQL what happened stays, which makes the attacks a little blunter there.)"""
        limiter.reset()
        db.session.remove()
        if self.kept is not None:
            with closing(sqlite3.connect(str(db.engine.url.database))) as site:
                site.execute("PRAGMA synchronous=OFF")
                self.kept.backup(site)


__all__ = [
    "EVERYBODY",
    "Again",
    "Comment",
    "Invitation",
    "Letter",
    "Meeting",
    "SignInCode",
    "SignUpLetter",
    "Signature",
    "Site",
    "everybody",
    "settling",
]
