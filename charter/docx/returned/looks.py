"""What a copy changes of looks: bold, italics and links are words' own and can be suggested; the rest is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.docx.model import Change, Paragraph, Word
from charter.docx.plain.wording import said, told
from charter.docx.returned.dress import drawn, dress, is_alike, is_dressed, rank, ranked
from charter.docx.returned.laid import Laid, Row
from charter.docx.returned.proposals import Lost
from charter.docx.taking import Plain
from charter.words import _

BARE = (_("This copy has none of the draft’s bold, italics and links. Programs lose them, so that is not taken for a "
          "change; what is bold, in italics or a link in the copy is."))
RANK = _("In this copy it is {}; before, it was {}. A copy can suggest words and where they stand, not that.")
SPELLING = _("Its bold, italics or links change in a way that the text here cannot hold.")
LOOKS = _("Only how these words look changes ({}). Of looks, bold, italics and links can be suggested, nothing else.")
SETTING = _("Only how this paragraph is set changes ({}). That cannot be suggested.")
OTHERS = {"number": _("A number that Word counts changes."), "table": _("How a table is set changes. That cannot be suggested.")}
BY_HAND = _("These words have other looks in this copy ({}). Of looks, bold, italics and links can be suggested, nothing else.")
# What people mean by words where it stands; the rest is what programs set on everything they touch.
MEANT = (_("striking through"), "highlighting")
OWN = ("bold", "italics")
# Enough to know which words are meant; the file has the rest.
MOST = 600


def is_dressed_anew(was: Row, row: Row) -> bool:
    """Whether the same words look otherwise; a paragraph that is none of ours any more says nothing of it."""
    return was.clause.form == row.clause.form != "opaque" and not is_alike(was.dress, row.dress)


def is_spelled(row: Row) -> bool:
    """Whether the words in Markdown look as they do in the file."""
    return is_alike(dress(drawn(row.words), row.clause.form), row.dress)


def is_bare(own: Laid, old: Laid, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a file has lost all looks of the version's words; a copy that still has our bookmarks has lost nothing."""
    if any(row.keys for row in old.rows):
        return False
    dressed = [(a, b) for a, b in pairs if is_dressed(own.rows[a].dress)]
    return bool(dressed) and not any(is_dressed(old.rows[b].dress) for _, b in dressed)


def unsuggested(was: Row, row: Row, key: str) -> Iterator[str]:
    """Why a change of one clause beside its words cannot be suggested, if there is any."""
    untracked = key in row.keys and not was.plains  # a file made by other means sets everything in its own way
    if untracked and was.rank and row.rank and was.rank != row.rank:
        yield RANK.format(ranked(row.rank), ranked(was.rank))
    if row.said == was.said and is_dressed_anew(was, row) and not is_spelled(row):
        yield SPELLING


def untold(word: Word, old: Laid) -> Iterator[Lost]:
    """The changes of looks, tracked or not, that no suggestion can carry: one line for all of a kind."""
    found: dict[tuple[str, str], list[Change]] = {}
    paragraphs = {paragraph.number: paragraph for paragraph in word.body.paragraphs}
    for change in word.changes:
        why = _why(word, change, paragraphs.get(change.paragraph)) if change.kind == "format" and change.part == "body" else ""
        if why:
            found.setdefault((change.author, why), []).append(change)
    for (author, why), changes in found.items():
        words = [change.text or said(paragraphs[change.paragraph].pieces if change.paragraph in paragraphs else ())
                 for change in changes]
        yield Lost(_several(words), why, author, max(change.date for change in changes))
    yield from _by_hand(old)


def _why(word: Word, change: Change, paragraph: Paragraph | None) -> str:
    names = ", ".join(name for name in change.looks if name not in OWN)
    if change.of == "look":
        return LOOKS.format(names or _("font, size or the like")) if names or not change.looks else ""
    if change.of == "setting" and paragraph and paragraph.was:
        ranks = [rank(word, Plain((), looks, paragraph.cell, (), 0)) for looks in (paragraph.was, paragraph.looks)]
        if ranks[0] != ranks[1]:
            return RANK.format(ranked(ranks[1]), ranked(ranks[0]))
        return SETTING.format(names or _("spacing or the like"))
    return OTHERS.get(change.of, "")


def _by_hand(old: Laid) -> Iterator[Lost]:
    found: dict[str, list[str]] = {}
    for row in old.rows:
        for piece in told(row.drawn):
            names = piece.by_hand if row.keys else tuple(name for name in piece.by_hand if name in MEANT)
            if names and piece.text.strip():
                found.setdefault(", ".join(names), []).append(piece.text)
    for kinds, words in found.items():
        yield Lost(_several(words), BY_HAND.format(kinds))


def _several(words: Sequence[str]) -> str:
    """The first of them, and how many more."""
    kept, size = list[str](), 0
    for one in filter(None, (" ".join(one.split()) for one in words)):
        size += len(one)
        if kept and size > MOST:
            return "\n".join([*kept, _("… and {n} more", n=len(words) - len(kept))])
        kept.append(one if len(one) <= MOST else one[: MOST - 1] + "…")
    return "\n".join(kept)
