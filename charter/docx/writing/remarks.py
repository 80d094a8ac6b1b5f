"""What hangs on a clause as Word's comments: what people said of it with the answer, and why each suggestion is made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from charter.docx.writing.clauses import Hung
from charter.docx.writing.shapes import Remark, Said, Suggestion
from charter.docx.writing.sheet import Sheet
from charter.docx.writing.words import Words, fit
from charter.text import render
from charter.text.change import Placed
from charter.text.tokens import boundaries
from charter.words import _


def remarks(sheet: Sheet, said: Sequence[Remark], words: dict[str, Words], tree: Sequence[Placed]) -> dict[str, list[Hung]]:
    """The published comments by the clause they hang on; those on the whole, or on words that are gone, on the first one."""
    places = {placed.key: placed for placed in tree}
    found: dict[str, list[Hung]] = {}
    for one in said if tree else ():
        here = places.get(one.key or "")
        span = _span(words[here.key], here, one) if here else None
        numbers = _comment(sheet, one, here is not None, span is not None)
        found.setdefault(here.key if here else tree[0].key, []).append(Hung(numbers, *(span or (None, None))))
    return found


def reason(sheet: Sheet, one: Suggestion, places: Sequence[str]) -> Hung:
    """Why a suggestion is made, as a comment by whoever makes it."""
    lines = [f"{one.name}: {one.headline}", *one.why.split("\n")]
    if len(one.changes) > 1:
        lines.append(_("Its {n} changes are taken or left together: {places}.", n=len(one.changes),
                       places=", ".join(map(str, dict.fromkeys(places)))))
    return Hung((sheet.comment(Said(one.author, one.day, ""), [*lines, one.stands, one.href]),))


def _comment(sheet: Sheet, one: Remark, has_place: bool, has_words: bool) -> tuple[int, ...]:
    """Its first line is English in every language: by it the site knows its own comments in a copy that comes back."""
    if one.key is None:
        about = f"Comment {one.number}, on the whole text"
    elif not has_place:
        about = f"Comment {one.number}, on words that are gone from this text" + (f": “{one.quote}”" if one.quote else "")
    else:
        about = f"Comment {one.number}" + (f", on the words “{one.quote}”" if one.quote and not has_words else "")
    first = sheet.comment(one.said, [about, *one.said.words.split("\n")])
    if one.answer is None:
        return (first,)
    lines = [f"Answer to comment {one.number}", *one.answer.words.split("\n")]
    return first, sheet.comment(one.answer, lines, under=first)


def _span(words: Words, placed: Placed, one: Remark) -> tuple[int, int] | None:
    """Where the quoted words stand in the words as Word has them, which differ from the plain ones in spacing alone."""
    if one.start is None or one.end is None or one.end <= one.start:
        return None
    plain = fit(placed.words if placed.form == "opaque" else render.plain(placed.words))
    mine = [at for at, sign in enumerate(words.text) if not sign.isspace()]
    theirs = [at for at, sign in enumerate(plain) if not sign.isspace()]
    first, last = bisect_left(theirs, one.start), bisect_left(theirs, one.end)
    if [words.text[at] for at in mine] != [plain[at] for at in theirs] or first == last:
        return None
    edges = sorted(boundaries(words.text))
    start, end = mine[first], mine[last - 1] + 1
    return edges[max(0, bisect_left(edges, start + 1) - 1)], edges[min(bisect_left(edges, end), len(edges) - 1)]
