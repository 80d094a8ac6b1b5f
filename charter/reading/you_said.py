"""“You said, we did”: people's own sentences, then the words that they changed."""

from __future__ import annotations

from typing import Any

from flask import render_template

from charter.commenting import lists, rules, showing
from charter.commenting.models import Answer
from charter.reading.door import bp
from charter.reading.led_to import LedTo, led_to

# The newest answers; all are in the list of comments, page by page.
MOST = 100


@bp.get("/you-said")
def you_said() -> Any:
    """Given answers, and what meetings decided on words suggested from comments; those that changed words first."""
    answers = lists.given_answers(MOST)
    decided = led_to()
    numbers = lists.clause_numbers([*(row.comment for answer in answers for row in answer.answerings),
                                    *(one.comment for one in decided)])
    changed = [_led(one, numbers) for one in decided if one.changed]
    changed += [_told(a, numbers) for a in answers if a.outcome in ("changed", "changed in part")]
    stayed = [_led(one, numbers) for one in decided if not one.changed]
    stayed += [_told(a, numbers) for a in answers if a.outcome == "not changed"]
    elsewhere = [_told(a, numbers) for a in answers if a.outcome == "not for a charter"]
    return render_template("reading/you_said.html", changed=changed, stayed=stayed, elsewhere=elsewhere,
                           all=len(answers) < MOST)


def _led(one: LedTo, numbers: dict[tuple[int, str], str]) -> dict[str, Any]:
    hidden = rules.is_hidden(one.comment.rulings, one.comment.reports)
    return {"said": [] if hidden else [showing.show(one.comment, numbers)], "answer": one.answer}


def _told(answer: Answer, numbers: dict[tuple[int, str], str]) -> dict[str, Any]:
    said = [row.comment for row in answer.answerings if not rules.is_hidden(row.comment.rulings, row.comment.reports)]
    shown = [showing.show(row, numbers) for row in sorted(said, key=lambda row: row.number or 0)]
    return {"said": shown, "answer": showing.show_answer(answer)}
