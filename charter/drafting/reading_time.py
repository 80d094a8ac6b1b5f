"""About how long a text takes to read: without and with what each promise asks, which most read only where it is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from charter.drafting.lines import Line
from charter.drafting.showing import Shown
from charter.words import Said, many

# Adults read 238 words of English prose a minute (Brysbaert 2019, over 190 studies); rounded down, for they are tired.
WORDS_A_MINUTE = 230
# A charter is written to be read whole by people who have two minutes between two other things.
FEW = 2


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """Whole minutes, at least one: for the text without its promises' small tables, and with them."""

    text: int
    whole: int

    @property
    def words(self) -> Said:
        """For everybody; one figure where the small tables add nothing to it."""
        if self.whole == self.text:
            return many("About {n} minute to read", "About {n} minutes to read", self.text)
        return many("About {n} minute to read, {whole} with what each promise asks",
                    "About {n} minutes to read, {whole} with what each promise asks", self.text, whole=self.whole)

    @property
    def is_long(self) -> bool:
        """Whether it takes longer than most readers give it."""
        return self.text > FEW


def reading_time(lines: Sequence[Line], clauses: Sequence[Shown]) -> ReadingTime:
    """The time for these lines, of which `clauses` are what the page shows; counted are the words that are seen, not the tags."""
    small = {term["key"] for clause in clauses for term in clause.terms}
    text = sum(_words(line.html) for line in lines if line.key not in small)
    return ReadingTime(_minutes(text), _minutes(text + sum(_words(line.html) for line in lines if line.key in small)))


def _minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


def _words(html: str) -> int:
    """How many words somebody sees: a dash or a bullet by itself is none."""
    return sum(any(map(str.isalnum, word)) for word in Markup(html.replace("<br", " <br")).striptags().split())
