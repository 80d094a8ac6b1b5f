"""The comments in the margin of a copy sent back, each with its answers; what our own copies hang there is no news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from charter.docx.model import Comment, Word
from charter.docx.returned.laid import Laid
from charter.docx.returned.proposals import Remark
from charter.words import _

# What our own copies hang on the text: comments that are here already, and why suggestions are made.
_OURS = re.compile(r"(?:Comment \d+(?:, on .*)?|Answer to comment \d+|A\d+: .*)$")


def remarks(word: Word, old: Laid, known: Mapping[int, str], said: Mapping[str, str]) -> Iterator[Remark]:
    """The comments that did not come from here, with the answers below them; `known` and `said` place them on clauses."""
    where = {number: known[row.index] for row in old.rows if row.index in known for number in row.sources}
    below: dict[str, list[Comment]] = {}
    every = {comment.id: comment for comment in word.comments}
    for comment in word.comments:
        first = _first(comment, every)
        if first is not None and _is_news(first):
            below.setdefault(first.id, []).append(comment)
    for comment in word.comments:
        first = _first(comment, every)
        if not _is_news(comment) or (first is not None and _is_news(first)):
            continue
        asked = [_("In answer to “{split}”:", split=first.text.split(chr(10))[0])] if first and first.text.strip() else []
        comment = replace(first, text=comment.text, author=comment.author, date=comment.date, id=comment.id) if first else comment
        words = [*asked, comment.text, *(_answer(one) for one in below.get(comment.id, ()) if one.text.strip())]
        key = where.get(comment.paragraph) if comment.part == "body" else None
        quote = comment.quote if key and comment.quote in said[key] and comment.quote != said[key] else ""
        yield Remark("\n\n".join(words), comment.author, comment.date, key, quote)


def _is_news(comment: Comment) -> bool:
    return bool(comment.text.strip()) and not _OURS.match(comment.text.split("\n")[0])


def _first(comment: Comment, every: Mapping[str, Comment]) -> Comment | None:
    """The comment that stands over this one, at whose place it is said."""
    here, seen = comment, {comment.id}
    while here.answers in every and here.answers not in seen:
        seen.add(here.answers)
        here = every[here.answers]
    return None if here is comment or here.answers in seen else here  # where they go in a circle, each stands alone


def _answer(comment: Comment) -> str:
    who = comment.author or _("Somebody not named")
    if comment.date:
        return _("{author} answers, {day}: {text}", author=who, day=comment.date[:10], text=comment.text)
    return _("{author} answers: {text}", author=who, text=comment.text)
