"""The shapes of what people type to have somebody erased."""

from __future__ import annotations

from wtforms.validators import DataRequired, Email

from charter.web.forms import Form, line
from charter.words import _


class Mine(Form):
    """The digits of the receipt, before what cannot be taken back."""

    digits = line(_("Six digits from your receipt"), DataRequired(_("Type the six digits from your receipt.")), most=20)


class Theirs(Form):
    """Whom the convenor erases at their request: typed twice, for nothing brings them back."""

    email = line(_("Their e-mail address"), Email(_("Type the e-mail address, such as name@school.org.uk")), most=254)
    again = line(_("The same address once more"), most=254)

    def validate(self, extra_validators: object = None) -> bool:
        """Both the same, however they are typed."""
        if not super().validate(extra_validators):
            return False
        if (self.email.data or "").lower() == (self.again.data or "").lower():
            return True
        self.again.errors = [_("This is not the same address.")]
        return False
