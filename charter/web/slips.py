"""What the library of forms says of a slip where a form has no words of its own, in the language of whoever reads it."""

from __future__ import annotations

from charter.words import Said, _, many

# All that our fields and validators can say by themselves; they stand here so that a translator is given them.
SAID = (
    _("Not a valid choice."), _("Invalid Choice: could not coerce."),
    _("Invalid choice(s): one or more data inputs could not be coerced."),
    many("'%(value)s' is not a valid choice for this field.", "'%(value)s' are not valid choices for this field.", 1),
    _("Not a valid date value."), _("Not a valid integer value."), _("This field is required."), _("Invalid input."),
    _("Invalid email address."), _("Invalid value, must be one of: %(values)s."),
    _("Number must be between %(min)s and %(max)s."),
)  # fmt: skip


class Slips:
    """What WTForms asks for the words of a slip."""

    def gettext(self, english: str) -> Said:
        """One sentence, with Python's own places (%(value)s)."""
        return _(english)

    def ngettext(self, one: str, more: str, number: int) -> Said:
        """The form that a number takes."""
        return many(one, more, number)


SLIPS = Slips()
