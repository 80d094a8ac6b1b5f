"""What may be typed when a text is imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_wtf.file import FileField
from wtforms import HiddenField, TextAreaField, ValidationError

from charter.drafting.kinds import KINDS
from charter.web.forms import Form
from charter.words import _

# A text has at most 5,000 clauses (drafting/rules.py), so no heading stands further down.
MOST_PLACE = 5_000
HOW = _("Plain text or Markdown: # for headings, - for lists, an empty line between paragraphs.")


class TextForm(Form):
    """A text pasted, or a file; the text is taken exactly as it is."""

    text = TextAreaField(_("Paste the text here"), description=HOW)
    file = FileField(_("Or choose a file"), description=_("Word (.docx) up to 10 MB, or Markdown or plain text in UTF-8 up "
                                                       "to 2 MB."))

    def validate_text(self, field: Any) -> None:
        if not (field.data or "").strip() and not self.file.data:
            raise ValidationError(_("Paste the text, or choose a file that holds it."))

    def given(self) -> bytes | str:
        """The file's bytes where a file was chosen, else what was pasted."""
        return self.file.data.read() if self.file.data else self.text.data or ""


class KeepForm(Form):
    """The text as it was shown, with the draft it was laid beside (0: none)."""

    text = HiddenField()
    parent = HiddenField(default="0")


def chosen_kinds(given: Mapping[str, str]) -> dict[int, str | None]:
    """What each heading was said to be, by its place in the text: fields named kind-7."""
    found: dict[int, str | None] = {}
    for name, value in given.items():
        place = name.removeprefix("kind-")
        if place != name and place.isascii() and place.isdigit() and len(place) < 6 and int(place) < MOST_PLACE:
            found[int(place)] = value if value in KINDS else None
    return found
