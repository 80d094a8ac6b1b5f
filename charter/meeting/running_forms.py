"""What may be typed at the meeting chair's desk, in one press or after it."""

from __future__ import annotations

from typing import Any

from flask import request
from wtforms import HiddenField

from charter.meeting import noting
from charter.meeting.forms import MOST_REASON
from charter.meeting.lines import last_round
from charter.meeting.models import AgendaItem, Meeting
from charter.refusal import Refused
from charter.web.forms import Form, line
from charter.web.forms import words as box
from charter.web.numbers import whole
from charter.words import _

MOST_WORDS = 50_000  # as long as one paragraph of any text may be


class DeskLineForm(Form):
    """A group's one line said aloud: one press; the words of a worry or a no may follow."""

    words = box(_("In its own words"), most=MOST_REASON)
    to_whom = box(_("To whom?"), most=MOST_REASON)
    removed_by = box(_("What would remove it?"), most=MOST_REASON)
    clause = HiddenField()
    round = HiddenField()

    def check_round(self, item: AgendaItem) -> None:
        """The round that the page showed is still the one that is on. Raises Refused where another was opened meanwhile."""
        on, shown = last_round(item), whole(self.round.data)
        if on is not None and shown is not None and (on.n != max(shown, 1) or (not shown and on.words)):
            raise Refused(_("Another round was opened meanwhile, so this was not entered. Look at the run sheet again: "
                            "the groups may be asked about other words now."))


class AskForm(Form):
    """What is asked, in a sentence for the minutes, where the words were changed."""

    asked = line(_("What was changed, in a sentence for the minutes (optional)"), most=200)


def chosen_words() -> dict[str, str]:
    """The words typed for each paragraph, by its key."""
    return {name[6:]: "\n".join(said.strip().splitlines())[:MOST_WORDS + 1]
            for name, said in request.form.items() if name.startswith("words-")}


def check_seen(meeting: Meeting) -> None:
    """Nothing was done at the desk since this page was opened. Raises Refused, saying what was."""
    seen, last = request.form.get("seen"), noting.last(meeting)
    if seen is not None and last is not None and last.id != seen:
        raise Refused(_("Meanwhile, at the desk: {said}. Nothing was changed by you. Look at the run sheet again.",
                        said=last.said))


def said(form: Any) -> dict[str, str]:
    """What was typed in a line's form, to be shown again."""
    return {name: getattr(form, name).data or "" for name in ("words", "to_whom", "removed_by")}
