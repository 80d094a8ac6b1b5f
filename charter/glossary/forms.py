"""What may be typed about the words of this area."""

from __future__ import annotations

from wtforms import HiddenField
from wtforms.validators import DataRequired

from charter.glossary.rules import MOST_TERM
from charter.web.forms import Form, line, words
from charter.words import _


class MeaningForm(Form):
    """What we mean by a term here."""

    revision = HiddenField()
    meaning = words(_("What we mean by it here"), DataRequired(_("Say what is meant by it here.")), most=1000,
                    description=_("One or two sentences that somebody new to the area would understand."))
    source = line(_("Where that comes from (if from somewhere)"), most=200,
                  description=_("Such as a law, a guide, or a meeting at which it was talked about."))
    forms = line(_("Other forms of the word (if there are any)"), most=300,
                 description=_("With commas between them: suspended, suspensions. They are linked as well."))


class TermForm(MeaningForm):
    """A new term with its meaning."""

    term = line(_("The word, as it stands in the text"), DataRequired(_("Write the word that you explain.")), most=MOST_TERM)


class PlainerForm(Form):
    """The area's own plainer words."""

    plainer = words(_("One word a line, = and a plainer one"), most=40_000,
                    description=_("Such as: learner = pupil. Only whoever writes sees it, while they write."))
