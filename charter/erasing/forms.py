"""The shapes of what people type to have somebody erased."""

from __future__ import annotations

from wtforms.validators import DataRequired, Email

from charter.web.forms import Form, line


class Mine(Form):
    """The digits of the receipt, before what cannot be taken back."""

    digits = line("Six digits from your receipt", DataRequired("Type the six digits from your receipt."), most=20)


class Theirs(Form):
    """Whom the convenor erases at their request: typed twice, for nothing brings them back."""

    email = line("Their e-mail address", Email("Type the e-mail address, such as name@school.org.uk"), most=254)
    again = line("The same address once more", most=254)

    def validate(self, extra_validators: object = None) -> bool:
        """Both the same, however they are typed."""
        if not super().validate(extra_validators):
            return False
        if (self.email.data or "").lower() == (self.again.data or "").lower():
            return True
        self.again.errors = ["This is not the same address."]
        return False
