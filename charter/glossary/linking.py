"""Links a term where a page shows it for the first time; the text itself, its bytes and its digests, stay as they are."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

# Each form of a term, in small letters, with the slug of its entry.
Forms = tuple[tuple[str, str], ...]
# A tag of safe HTML whole, whatever stands in its attributes; or the words between two.
_PIECES = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
_CLOSED = re.compile(r"<(/?)(a|code)\b")


class Linker:
    """Links the first use of each term; one for each page, so that a term is marked once and not in every line."""

    def __init__(self, forms: Forms) -> None:
        self.forms = {_bare(form): slug for form, slug in forms}
        self.pattern = _pattern(forms)
        self.seen: set[str] = set()

    def __call__(self, html: str) -> Markup:
        """The same safe HTML with links; nothing inside a link or code is touched."""
        if not self.forms or len(self.seen) == len(set(self.forms.values())):
            return Markup(html)
        out: list[str] = []
        inside = 0
        for piece in _PIECES.split(html):
            if piece.startswith("<"):
                tag = _CLOSED.match(piece)
                inside += (-1 if tag[1] else 1) if tag else 0
                out.append(piece)
            else:
                out.append(piece if inside else self.pattern.sub(self._link, piece))
        return Markup("".join(out))

    def _link(self, found: re.Match[str]) -> str:
        slug = self.forms.get(_bare(found[0]))
        if slug is None or slug in self.seen:
            return found[0]
        self.seen.add(slug)
        return f'<a class="term" href="/glossary#{escape(slug)}">{found[0]}</a>'


@lru_cache(maxsize=8)  # as many glossaries as there are at once: one, and the one before it
def _pattern(forms: Forms) -> re.Pattern[str]:
    """Every form whole, the longest first, however its spaces and apostrophes are typed."""
    apostrophe = "(?:’|&#39;|')"
    listed = [re.escape(str(escape(form.replace("'", "’")))).replace(r"\ ", r"\s+").replace("’", apostrophe)
              for form, _ in sorted(forms, key=lambda one: (-len(one[0]), one))]
    return re.compile(r"(?<![\w&#-])(?:" + "|".join(listed) + r")(?![\w-])", re.IGNORECASE) if listed else re.compile("(?!)")


def _bare(words: str) -> str:
    """The words however they are typed: small, entities as signs, one space, one kind of apostrophe."""
    return " ".join(str(Markup(words).unescape()).lower().replace("'", "’").split())
