"""Writes a text as a Word file, with what is suggested as tracked changes and what is said as comments."""

from charter.docx.writing.drafts import draft
from charter.docx.writing.packs import papers
from charter.docx.writing.shapes import Draft, Facts, Item, Papers, Remark, Said, Suggestion

__all__ = ["Draft", "Facts", "Item", "Papers", "Remark", "Said", "Suggestion", "draft", "papers"]
