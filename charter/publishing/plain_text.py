"""A version as plain text: a paragraph a line, no tables, no signs for looks; software for braille takes it as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.docx.writing import Draft
from charter.drafting.models import Version
from charter.publishing.pdf import seen
from charter.publishing.reading_order import Read, Run, read
from charter.publishing.signed_by import SignedBy
from charter.words import _


def text(told: Draft, version: Version, signed: SignedBy | None) -> str:
    """The whole file; its first line says what it is."""
    facts = told.facts
    where = f"{facts.address}/versions/{version.number}"
    head = [facts.status, facts.title, *facts.note,
            _("From {where}. The digest of its Markdown, {where}.md, is SHA-256 {digest}.", where=where, digest=version.digest),
            _("Each paragraph is one line, and each begins with its number.")]
    found = ["\n".join(map(seen, head)), _("The text begins here.")]
    found += _clauses(read(told.tree, told.links, facts.address))
    found.append(_("The text ends here."))
    if signed:
        found += [_("Who has signed version {number}", number=version.number), *map(seen, signed.opening)]
        for name, lines in signed.parts:
            found += [name, *(seen(f"{who}. {what}") for who, what in lines)]
    found.append(facts.licence)
    return "\n\n".join(map(str, found)) + "\n"


def _clauses(clauses: Sequence[Read]) -> Iterator[str]:
    for one in clauses:
        lines = [_line(runs) for runs in one.paragraphs] or [""]
        lead = f"{one.number} " if one.number else ""
        # A heading has an empty line more before it, which is how a page without looks tells one.
        yield ("\n" if one.form == "heading" else "") + "\n\n".join([f"{lead}{lines[0]}".strip(), *lines[1:]])
        yield from _clauses(one.inside)


def _line(runs: Sequence[Run]) -> str:
    """A paragraph on one line; where a link leads stands after its words."""
    found = []
    for at, (words, look) in enumerate(runs):
        found.append(words)
        ends = look.href and (at + 1 == len(runs) or runs[at + 1][1].href != look.href)
        if ends and look.href != words:
            found.append(f" ({look.href})")
    return " ".join(seen("".join(found)).split())
