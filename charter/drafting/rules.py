"""What an imported text and a timetable must be: pure, given plain facts; raises Refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NoReturn

from charter.refusal import Refused
from charter.text.clauses import Document
from charter.words import _

# The longest real text known (a W3C process) is 247,000 characters; more than twice that is nobody's charter.
MOST_TEXT = 600_000
# The longest real clause known is 35,000 characters (a page of HTML kept as one); the longest of prose 15,000.
MOST_CLAUSE = 60_000
# A page and a meeting cannot hold more; the longest statute known has 900.
MOST_CLAUSES = 5_000
# Lines with words; more take seconds to read, and the longest real text has 5,900, empty ones counted.
MOST_LINES = 30_000
# Two years of days: no area writes longer, and a slip of the finger (3026 for 2026) is for ever, for nothing shortens it.
LONGEST_OPEN = timedelta(days=731)


def check_size(source: str) -> None:
    """A text that nobody could work on is refused before it is read, for reading it would take long."""
    rows = source.split("\n")
    long = next((n for n, row in enumerate(rows, 1) if len(row) > MOST_CLAUSE), None)
    if long is not None:
        _too_long(long, len(rows[long - 1]))
    if len(source) > MOST_TEXT:
        raise Refused(_("This text is {n:,} characters long. The most that fits is {most_text:,}.", n=len(source),
                        most_text=MOST_TEXT))
    if sum(1 for row in rows if row.strip()) > MOST_LINES:
        raise Refused(_("This text has more than {most_lines:,} lines of words. A charter that people can read is far "
                        "shorter.", most_lines=MOST_LINES))


def check_text(document: Document) -> None:
    """A text has words, and no clause is longer than people can work on."""
    if not any(c.words.strip() for c in document.clauses):
        raise Refused(_("There are no words in this text."))
    long = next((c for c in document.clauses if len(c.source) > MOST_CLAUSE), None)
    if long is not None:
        line = document.source.count("\n", 0, long.start) + 1
        _too_long(line, len(long.source))
    if len(document.clauses) > MOST_CLAUSES:
        raise Refused(_("This text has {n:,} clauses. The most that fits is {most_clauses:,}.", n=len(document.clauses),
                        most_clauses=MOST_CLAUSES))


def _too_long(line: int, length: int) -> NoReturn:
    raise Refused(
        _("The clause that begins in line {line} is {length:,} characters long. The most that fits in one clause is "
          "{most_clause:,}: split it into paragraphs with an empty line between them.", line=line, length=length,
          most_clause=MOST_CLAUSE)
    )


def check_no_text(newest: int | None) -> None:
    """A first text is imported only where there is none."""
    if newest is not None:
        raise Refused(_("There is a text already: version {newest}. Import this one as the next revision of it.", newest=newest))


def check_expected(*, newest: int | None, expected: int) -> None:
    """A revision is kept beside the very draft it was shown beside."""
    if newest is None:
        raise Refused(_("There is no text yet. Import this one as the first."))
    if newest != expected:
        raise Refused(_("Meanwhile version {newest} was made. Look at how this text differs from that one, then keep it.",
                        newest=newest))


def check_next(*, newest: int, is_settled: bool, has_work: bool, same: bool) -> None:
    """A revision replaces a draft only while nobody has suggested words for it and no meeting was called."""
    if is_settled:
        raise Refused(_("Version {newest} is settled: its words will not change. Begin a new draft from it first.",
                        newest=newest))
    if has_work:
        raise Refused(_("People have suggested words, or a meeting was called. From then on words change only by a "
                        "suggestion that a meeting accepts: suggest what this text says differently."))
    if same:
        raise Refused(_("This is the text of draft {newest}, character for character. Nothing was changed.", newest=newest))


def check_next_of(newest: int | None, parent: int) -> None:
    """A version is made from the newest one only."""
    if newest != parent:
        raise Refused(_("Meanwhile version {newest} was made. Nothing was written.", newest=newest))


def check_lengthens(*, is_draft: bool, closes: datetime, new: datetime, at: datetime) -> None:
    """The time a draft is open is only ever lengthened."""
    if not is_draft:
        raise Refused(_("Only the current draft has a timetable that can be lengthened."))
    if new <= closes:
        raise Refused(_("A time once promised is never shortened. Choose a later one."))
    if new <= at:
        raise Refused(_("That time has already passed. Choose a later one."))
    if new > at + LONGEST_OPEN:
        raise Refused(_("That is more than two years from today, and a time once promised is never shortened. Choose an "
                        "earlier one; it can be lengthened again."))


def check_reads_back(read: int, meant: int) -> None:
    """A text made of changes reads back as the clauses that were meant."""
    if read != meant:
        raise Refused(_("Together these changes make a text that reads as {read} clauses where {meant} were meant. "
                        "Nothing was written. Look at the words that were put in: one of them begins a new clause.", read=read,
                        meant=meant))


def check_begins(*, is_settled: bool) -> None:
    """A new draft begins from a settled text."""
    if not is_settled:
        raise Refused(_("This text is still a draft: its words can change as they are. A new draft begins from a settled text."))


def check_settles(*, newest: int | None, number: int, is_settled: bool) -> None:
    """Only the current draft can be settled, and only once."""
    if is_settled:
        raise Refused(_("Version {number} is settled already.", number=number))
    if newest != number:
        raise Refused(_("Meanwhile draft {newest} was made. Draft {number} can no longer be settled.", newest=newest,
                        number=number))
