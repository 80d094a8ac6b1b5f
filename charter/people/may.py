"""Who may do what: one table, from which the doors, the tests' matrix and the page /how-we-decide are made.

Standings: visitor (anybody), member (signed in, with a role), own (the act's own author), voice (gives a group's
line), chair (of this meeting, or the site's meeting chair), convenor, stand_in (for the convenor), token (holds a
letter's link or digits), operator (of the machine). The council has no row of its own: it is a partner among equals.
"""

from __future__ import annotations

from collections.abc import Set

from charter.words import _

VISITOR, MEMBER, OWN, VOICE, CHAIR = "visitor", "member", "own", "voice", "chair"
CONVENOR, STAND_IN, TOKEN, OPERATOR = "convenor", "stand_in", "token", "operator"
STANDINGS = (VISITOR, MEMBER, OWN, VOICE, CHAIR, CONVENOR, STAND_IN, TOKEN, OPERATOR)
_DESK = frozenset({CONVENOR, STAND_IN})
_ANY = frozenset({VISITOR})

# act -> (who, the act in words for the page)
TABLE: dict[str, tuple[frozenset[str], str]] = {
    "read": (_ANY, _("read everything that is published")),
    "account.sign-in": (_ANY, _("sign in")),
    "account.sign-out": (_ANY, _("sign out")),
    "account.change": (frozenset({MEMBER, *_DESK, CHAIR}), _("change their own name or password")),
    "invitation.take": (frozenset({TOKEN}), _("take up an invitation sent to them")),
    "comment.write": (_ANY, _("comment on the draft")),
    "comment.confirm": (frozenset({TOKEN}), _("confirm a comment by e-mail")),
    "comment.stand": (frozenset({OWN, TOKEN}), _("confirm what became of a comment of their own in a new draft")),
    "comment.report": (_ANY, _("report a comment")),
    "comment.rule": (_DESK, _("show a visitor's comment, or keep it back with a reason")),
    "comment.enter": (_DESK, _("enter a comment given by telephone or on paper")),
    "answer.draft": (_DESK, _("draft answers, which every group sees first")),
    "theme.keep": (_DESK, _("keep the list of themes, and say what a comment is about")),
    "answer.see": (frozenset({MEMBER, *_DESK, CHAIR}), _("see answers before they are given")),
    "answer.bring": (frozenset({MEMBER}), _("bring a drafted answer to the meeting")),
    "amendment.propose": (frozenset({MEMBER}), _("suggest different words")),
    "amendment.marked": (frozenset({MEMBER, *_DESK}), _("send in a marked-up Word copy, for its author to confirm")),
    "amendment.back": (frozenset({MEMBER}), _("stand behind a suggestion")),
    "amendment.withdraw": (frozenset({OWN}), _("take back a suggestion of their own")),
    "amendment.confirm": (frozenset({OWN}), _("confirm what became of a suggestion of their own in a new draft")),
    "amendment.rewrite": (frozenset({OWN}), _("rewrite a suggestion of their own for a new draft")),
    "amendment.note": (frozenset({MEMBER}), _("keep a note on a suggestion that only their own organisation sees")),
    "copy.keep": (frozenset({MEMBER}), _("keep a working copy of a suggestion, and share it")),
    "copy.read": (frozenset({TOKEN}), _("read a working copy by its author's link")),
    "text.import": (_DESK, _("import a text before there is any suggestion or meeting")),
    "companion.keep": (_DESK, _("put a translation, Easy Read or sign language beside a version, or take it away")),
    "glossary.set": (_DESK, _("set what a word in the glossary means here, and plainer words for jargon")),
    "draft.begin": (_DESK, _("begin a new draft from a settled text")),
    "window.set": (_DESK, _("lengthen the time a draft is open")),
    "members.see": (frozenset({MEMBER, *_DESK, CHAIR}), _("see a page of their own")),
    "desk.see": (_DESK, _("see the convenor's desk")),
    "look.set": (_DESK, _("set the site's name, colour and mark")),
    "person.invite": (_DESK, _("invite people")),
    "register.import": (_DESK, _("import the list of organisations")),
    "organisation.keep": (_DESK, _("see and add to the list of organisations")),
    "organisation.correct": (_DESK, _("correct what the list says of an organisation, close one, or join two that are one")),
    "voice.name": (_DESK, _("note whom a group named as its voice")),
    "site.say": (_DESK, _("say who runs the site and pays, whom to complain to, and what others may do with the text")),
    "calendar.keep": (_DESK, _("keep the calendar of school holidays and of the weeks before elections")),
    "meeting.call": (_DESK, _("call a meeting")),
    "agenda.set": (frozenset({*_DESK, CHAIR}), _("set a meeting's agenda")),
    "agenda.bring": (frozenset({MEMBER}), _("bring something to a meeting for their group, until seven days before")),
    "agenda.apart": (frozenset({MEMBER, *_DESK, CHAIR}), _("ask that a suggestion is talked about by itself")),
    "meeting.open": (frozenset({CHAIR}), _("open a meeting")),
    "meeting.attendance": (frozenset({*_DESK, CHAIR}), _("note how many of each group came")),
    "meeting.ask": (frozenset({CHAIR}), _("put a question to the groups")),
    "meeting.line": (frozenset({*_DESK, CHAIR}), _("enter a group's line given aloud")),
    "position.line": (frozenset({VOICE}), _("give their own group's line at a meeting")),
    "position.enter": (_DESK, _("enter a member's answer, given by telephone, on paper or aloud; that member can change it")),
    "meeting.more-time": (frozenset({*_DESK, CHAIR}), _("give ten more minutes to what is on")),
    "wish.see": (frozenset({*_DESK, CHAIR}), _("see who in the room needs more time or would like to speak")),
    "meeting.decide": (frozenset({CHAIR}), _("confirm what the meeting decided")),
    "meeting.undo": (frozenset({CHAIR}), _("take back what was done at a meeting, until it closes")),
    "meeting.blend": (frozenset({CHAIR}), _("confirm the words where two accepted suggestions meet")),
    "meeting.close": (frozenset({CHAIR}), _("close a meeting, which makes the next draft")),
    "circle.see": (frozenset({VOICE, *_DESK, CHAIR}), _("see the guide to a meeting's restorative opening")),
    "circle.hold": (frozenset({*_DESK, CHAIR}), _("begin a meeting with its restorative opening")),
    "circle.waive": (frozenset({VOICE, *_DESK, CHAIR}), _("say, or enter as said, that a group wishes to go without it")),
    "statement.write": (frozenset({VOICE, *_DESK, CHAIR}), _("write a statement that draws a line under what was, or "
                                                             "take it back")),
    "statement.approve": (frozenset({VOICE, *_DESK, CHAIR}), _("approve it for their group, or enter that a group has")),
    "interest.declare": (frozenset({MEMBER, *_DESK, CHAIR}), _("declare an interest under a group, or take their own "
                                                               "entry out")),
    "point.note": (frozenset({*_DESK, CHAIR}), _("note who does what by when, until the minutes are approved")),
    "objection.late": (frozenset({VOICE, *_DESK}), _("object for a group that was not at a meeting, or enter that it objects")),
    "minutes.read": (frozenset({MEMBER, *_DESK, CHAIR}), _("read the whole draft of the minutes")),
    "screen.keep": (frozenset({*_DESK, CHAIR}), _("put up the room screen, and make the code that the room is joined by")),
    "room.join": (_ANY, _("join a meeting in its room, by the code on the screen")),
    "room.wish": (frozenset({TOKEN}), _("say in the room that they need more time, or would like to speak")),
    "position.answer": (frozenset({MEMBER}), _("answer for themselves in a round, seen by their group’s voice")),
    "minutes.approve": (frozenset({CHAIR}), _("approve the minutes")),
    "minutes.correct": (frozenset({*_DESK, CHAIR}), _("add a correction beside approved minutes")),
    "settling.open": (frozenset({*_DESK, CHAIR}), _("open the round on the whole text")),
    "settling.line": (frozenset({VOICE, *_DESK, CHAIR}), _("give, or enter as given, a group's line on the whole text")),
    "settling.answer": (frozenset({MEMBER}), _("answer for themselves about the whole text")),
    "settling.settle": (frozenset({CHAIR}), _("confirm that the text is settled")),
    "sign": (_ANY, _("sign a settled text for themselves or their organisation")),
    "sign.pass-on": (_ANY, _("pass the invitation to sign on to the right person")),
    "sign.confirm": (frozenset({TOKEN}), _("confirm their own signature")),
    "signature.paper": (_DESK, _("enter a signature given on paper, marked so")),
    "signature.paper-confirm": (frozenset({TOKEN}), _("confirm their own signature that was entered from paper")),
    "signature.check": (_DESK, _("check a signature that waits for a person")),
    "signature.withdraw": (frozenset({TOKEN}), _("withdraw their own signature")),
    "signature.correct": (frozenset({TOKEN}), _("put their own signature right")),
    "signature.hand-over": (frozenset({TOKEN, *_DESK}), _("name who holds a signature now that its signatory has left")),
    "signature.take": (frozenset({TOKEN}), _("take over a signature that was handed to them")),
    "person.erase-own": (frozenset({TOKEN}), _("erase their own name and address, with the digits of their receipt")),
    "person.erase": (_DESK, _("erase somebody's name and address, at their request")),
    "sign.next": (frozenset({TOKEN}), _("sign the next version too, by the link sent to them")),
    "signing.arrange": (_DESK, _("arrange the day on which a list opens, before anybody is on it")),
    "together.propose": (frozenset({TOKEN, *_DESK}), _("propose that organisations stand on the list together")),
    "together.join": (frozenset({TOKEN}), _("say that their own organisation wishes to stand there so, or by itself again")),
    "together.part": (_DESK, _("take schools signing together apart again")),
    "school.ask": (frozenset({TOKEN}), _("have letters sent to the heads of their trust’s schools, once they signed for it")),
    "school.sign": (frozenset({TOKEN}), _("sign for their school by such a letter")),
    "demo.act": (_ANY, _("try the demonstration as somebody")),
}


def may(act: str, standings: Set[str]) -> bool:
    """Whether somebody with these standings may do this act. Raises KeyError for an act without a row."""
    return bool(TABLE[act][0] & (standings | {VISITOR}))


def table_in_words() -> list[tuple[str, tuple[str, ...]]]:
    """Each act in words with who may do it, in the order of STANDINGS."""
    return [(words, tuple(s for s in STANDINGS if s in who)) for who, words in TABLE.values()]
