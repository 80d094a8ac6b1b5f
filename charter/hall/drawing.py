"""Draws what the room sees, once a revision in each process."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app
from markupsafe import Markup

from charter.hall import showing, slides
from charter.hall.passes import PHONE, SCREEN
from charter.hall.showing import Now
from charter.hall.states import Drawn, RoomStates
from charter.meeting import queries
from charter.meeting.models import Joining, Meeting
from charter.meeting.rules import OUTCOMES
from charter.words import _, language

# A camera reads the square although a seventh of it is blurred or hidden; more would make its dots smaller.
QR_ERROR = "m"
# The question that members answer, with its words folded: the same for all of them.
QUESTION = "question"
TEMPLATES = {SCREEN: "hall/on_screen.html", PHONE: "hall/on_phone.html", QUESTION: "hall/question.html"}


@dataclass(frozen=True)
class News:
    """What a page tells of what is on: `key` changes where something else is on, and `words` announce it."""

    key: str
    words: str
    round: str  # the id of the round that members answer in now, or empty


def drawn(meeting_number: int, kind: str) -> Drawn:
    """The newest drawing of this kind."""
    states: RoomStates = current_app.extensions["room_states"]
    return states.kept.drawn(meeting_number, kind + language(), lambda: showing.key(meeting_number),
                             lambda: _draw(meeting_number, kind))


def news(now: Now) -> News:
    """What is on now, in the few words that are announced."""
    item = now.item
    numbers = ", ".join(f"A{one.number}" for one in now.asked)
    name = numbers or (item.title if item else now.meeting.title)
    words = {
        "welcome": _("Welcome"), "pause": _("More time"), "closed": _("The meeting has closed"),
        "circle": item.title if item else _("The opening"),
        "words": f"{name}: {item.title}" if item and numbers else name,
        "round": (_("{name}: the groups are asked again", name=name) if now.round and now.round.n > 1 else
                  _("{name}: the groups are asked", name=name)),
        "result": f"{name}: {OUTCOMES[now.decision.outcome].lower() if now.decision else _('what was said')}",
    }[now.stage]
    open_round = now.round.id if now.stage == "round" and now.round and now.decision is None else ""
    parts = (item.id if item else "", now.stage, now.round.id if now.round else "", now.decision.id if now.decision else "")
    return News("/".join(parts), words, open_round)


def qr(joining: Joining) -> Markup:
    """The square that a phone reads: the room's own address."""
    import segno  # most processes of a site never have a room to draw

    code = segno.make(entrance(joining), error=QR_ERROR, micro=False)
    return Markup(code.svg_inline(omitsize=True, border=3, svgclass="qr", lineclass=None, dark="#000", light="#fff"))


def entrance(joining: Joining) -> str:
    """The address behind the square."""
    return f"{current_app.config['SITE_URL']}/meetings/{joining.meeting_number}/join/{joining.secret}"


def where_to_join() -> str:
    """The address to type, as it is said aloud."""
    return str(current_app.config["SITE_URL"]).partition("://")[2] + "/join"


def _draw(meeting_number: int, kind: str) -> tuple[str, str]:
    meeting = queries.meeting(meeting_number)
    if meeting is None:
        return "", ""
    now = showing.gathered(meeting)
    (slide, part, of), told = slides.shown(now), news(now)
    # Without the context that pages have of their reader: this is the same for everybody.
    return told.key, current_app.jinja_env.get_template(TEMPLATES[kind]).render(
        now=now, meeting=meeting, news=told, key=showing.key(meeting_number), slide=slide, part=part, parts=of,
        qr=qr(now.joining) if now.joining and kind == SCREEN else None, where=where_to_join(), outcomes=OUTCOMES,
        decided=_decided(meeting) if now.stage == "closed" else ())


def _decided(meeting: Meeting) -> list[tuple[str, str]]:
    """What was decided, one line each, for the last screen."""
    standing = [(item, queries.decision(item)) for item in meeting.items]
    return [(f"A{item.amendment_number}. {item.title}", OUTCOMES[decision.outcome]) for item, decision in standing if decision]
