"""What the convenor types about themes."""

from __future__ import annotations

from wtforms import RadioField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired

from charter.web.forms import Form, line
from charter.words import _


class ThemeForm(Form):
    """One more theme."""

    name = line(_("What is it called?"), DataRequired(_("Give the theme a name.")), most=40)


class GiveForm(Form):
    """Comments are about a theme."""

    chosen = SelectMultipleField(_("Comments"), [InputRequired(_("Tick at least one comment."))])
    theme = RadioField(_("What are those that you ticked about?"), [InputRequired(_("Choose a theme."))], coerce=str)
