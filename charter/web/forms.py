"""What every form shares: the token against double posts, and the token against stale pages."""

from __future__ import annotations

import re
from typing import Any

from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import HiddenField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length

from charter.web.ids import random_id
from charter.web.slips import SLIPS, Slips
from charter.words import _

# Everything Unicode calls a control or a direction override, but tab and line ends.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class Form(FlaskForm):  # type: ignore[misc]
    """A form whose act happens once, however often it is sent.

    `once` is random and unique on the act's row: the second post goes to the first one's result.
    """

    class Meta:
        def get_translations(self, _form: Any) -> Slips:
            """What the library itself says of a slip is said in the reader's language."""
            return SLIPS

    once = HiddenField(default=random_id)

    def hidden_tag(self, *fields: Any) -> Markup:
        """The hidden fields without ids, which would stand twice on a page with two forms."""
        hidden = fields or [field for field in self if isinstance(field, HiddenField)]
        return Markup("").join(
            Markup('<input type="hidden" name="{}" value="{}">').format(field.name, field._value()) for field in hidden
        )

    def validate_once(self, field: HiddenField) -> None:
        if not re.fullmatch(r"[0-9a-f]{32}", field.data or ""):
            field.data = random_id()


class Writable:
    """A validator: words that people write here hold no control or direction-changing characters, and fit."""

    def __init__(self, most: int) -> None:
        self.most = most  # characters, counted as code points after line ends are one character

    def __call__(self, form: Any, field: Any) -> None:
        words = (field.data or "").replace("\r\n", "\n").replace("\r", "\n")
        found = UNSEEN.search(words)
        if found:
            line = words.count("\n", 0, found.start()) + 1
            raise ValidationError(
                _("There is a character in line {line} that cannot be seen and is not allowed (U+{ord:04X}). Type that "
                  "part again instead of pasting it.", line=line, ord=ord(found[0]))
            )
        if len(words) > self.most:
            # By its name, for the list of slips at the top of the page tells it too.
            raise ValidationError(_("“{label}” is {n:,} characters long. The most that fits is {most:,}.", n=len(words),
                                    label=field.label.text, most=self.most))
        field.data = words


def line(label: str, *validators: Any, most: int = 200, **kw: Any) -> StringField:
    """One line of words."""
    return StringField(label, [Writable(most), *validators], filters=[_strip, _one_line], **kw)


def words(label: str, *validators: Any, most: int = 10_000, **kw: Any) -> TextAreaField:
    """Several lines of words."""
    return TextAreaField(label, [Writable(most), *validators], filters=[_strip], **kw)


def _one_line(value: Any) -> Any:
    """What was posted on several lines, past the box, is one: it stands in subjects of letters and in calendars."""
    return re.sub(r"[\r\n]+", " ", value) if isinstance(value, str) else value


def _strip(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


__all__ = ["Form", "Length", "Writable", "line", "words"]
