"""How we decide: printed from the very tables and rules by which the site decides."""

from __future__ import annotations

from flask import get_template_attribute, render_template
from markupsafe import Markup

from charter.drafting import queries as drafting
from charter.meeting import ruling
from charter.meeting.rules import NOT_ANSWERED, POSITIONS
from charter.people import may
from charter.people.queries import groups
from charter.reading.door import bp
from charter.reading.drawing import kept
from charter.words import _

# Each standing of may.py in the page's words.
STANDINGS = {
    may.VISITOR: _("anybody"), may.MEMBER: _("members of a group"), may.OWN: _("its author"),
    may.VOICE: _("a group’s voice or deputy"),
    may.CHAIR: _("the meeting chair"), may.CONVENOR: _("the convenor"), may.STAND_IN: _("the convenor’s stand-in"),
    may.TOKEN: _("whoever holds the letter about it"), may.OPERATOR: _("whoever runs the machine"),
}


@bp.get("/how-we-decide")
def how_we_decide() -> str:
    """The rule of consent, the waiting times, and who may do what."""
    charter = drafting.charter_or_none()
    return render_template("reading/how_we_decide.html", rule=ruling.rule(), line=ruling.line(),
                           objection=ruling.objection(charter.objection_days) if charter else (),
                           needed=ruling.needed(charter.settling_days) if charter else (),
                           positions=[*POSITIONS.values(), NOT_ANSWERED],
                           acts=kept(_acts), groups=groups(), charter=charter)


def _acts() -> Markup:
    """The table of acts; it hangs on nothing but the program."""
    acts = [(words, [STANDINGS[who] for who in allowed]) for words, allowed in may.table_in_words()]
    return get_template_attribute("reading/acts.html", "acts_table")(acts)  # type: ignore[no-any-return]
