"""What may be typed about the words of this area."""

from __future__ import annotations

from wtforms import HiddenField
from wtforms.validators import DataRequired

from charter.glossary.rules import MOST_TERM
from charter.web.forms import Form, line, words


class MeaningForm(Form):
    """What we mean by a term here."""

    revision = HiddenField()
    meaning = words("What we mean by it here", DataRequired("Say what is meant by it here."), most=1000,
                    description="One or two sentences that somebody new to the area would understand.")
    source = line("Where that comes from (if from somewhere)", most=200,
                  description="Such as a law, a guide, or a meeting at which it was talked about.")
    forms = line("Other forms of the word (if there are any)", most=300,
                 description="With commas between them: suspended, suspensions. They are linked as well.")


class TermForm(MeaningForm):
    """A new term with its meaning."""

    term = line("The word, as it stands in the text", DataRequired("Write the word that you explain."), most=MOST_TERM)


class PlainerForm(Form):
    """The area's own plainer words."""

    plainer = words("One word a line, = and a plainer one", most=40_000,
                    description="Such as: learner = pupil. Only whoever writes sees it, while they write.")
