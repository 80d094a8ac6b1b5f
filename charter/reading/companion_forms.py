"""What may be typed when a translation, Easy Read or sign language is put beside a version."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField  # takes nothing but files: a form sent another way has words there
from wtforms import HiddenField, SelectField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from charter.text.languages import EASY, EASY_READ, SIGNS, choices, named
from charter.web.forms import Form, line
from charter.web.numbers import whole
from charter.words import _

NOTICE = _("Such as “This is a translation. The English text is the one that is signed.” It stands at its top in that language.")


class BesideForm(Form):
    """Which version, in which language, by whom."""

    version = SelectField(_("Of which version?"), [InputRequired(_("Choose a version."))])
    language = SelectField(_("In which language?"), [InputRequired(_("Choose a language."))])
    maker = line(_("Who translated or made it?"), DataRequired(_("Say who translated or made it: readers wish to know.")),
                 description=_("A name, a group or a company, as the page should say it."), most=150)
    notice = line(_("The same warning in its own language (if you have it)"), description=NOTICE, most=300)
    expected = HiddenField()  # the id of the one it takes the place of

    def offer(self, versions: list[tuple[str, str]], languages: list[tuple[str, str]]) -> BesideForm:
        """With these versions and languages to choose from."""
        self.version.choices, self.language.choices = versions, [("", _("Choose")), *languages]
        return self

    @property
    def number(self) -> int:
        """The number of the version that was chosen."""
        return whole(self.version.data) or 0


class TranslationForm(BesideForm):
    """A translation pasted or as a file."""

    text = TextAreaField(_("Paste the translation here"),
                         description=_("Markdown or plain text, shaped as the English is: the same headings, paragraphs "
                                       "and lists."))
    file = FileField(_("Or choose a file"), description=_("Word (.docx) up to 10 MB, or Markdown or plain text in UTF-8 up "
                                                       "to 2 MB."))

    def validate_text(self, field: Any) -> None:
        if not (field.data or "").strip() and not self.file.data:
            raise ValidationError(_("Paste the translation, or choose a file that holds it."))

    def given(self) -> bytes | str:
        """The file's bytes where a file was chosen, else what was pasted."""
        return self.file.data.read() if self.file.data else self.text.data or ""


class KeepTranslationForm(BesideForm):
    """A translation as it was shown, to be put there."""

    text = HiddenField()


class OtherForm(BesideForm):
    """Easy Read, sign language or a designed translation: a PDF, or a link to where it is."""

    file = FileField(_("A PDF"), description=_("Up to 10 MB, without a password, forms, films or programs in it."))
    link = line(_("Or a link to where it is"), description=_("It begins with https://, and its site is shown."), most=600)

    def validate_link(self, field: Any) -> None:
        if bool(field.data) == bool(self.file.data):
            raise ValidationError(_("Choose a PDF or give a link: one of the two."))


class RemovalForm(Form):
    """Why a companion is taken away."""

    because = line(_("Why?"), DataRequired(_("Say why it is taken away.")), most=200)


def others() -> list[tuple[str, str]]:
    """What a file or a link may be: Easy Read and sign languages first."""
    first = [(EASY, EASY_READ.english), *((slug, f"{one.english} ({one.own})") for slug, one in SIGNS.items())]
    return [*first, *choices()]


def prefill(form: BesideForm, version: str, slug: str, standing: str) -> None:
    """The choices that a link to the form brings along."""
    if version in {value for value, _ in form.version.choices}:
        form.version.data = version
    if named(slug):
        form.language.data = slug
    form.expected.data = standing
