"""Between a clause's source and the words a person edits in a plain box, without disturbing what they did not touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import lines, marks
from .sequence import opcodes

if TYPE_CHECKING:
    from .clauses import Clause

_SPACE = re.compile(r"[ \t\r\n]+")
_PIECE = re.compile(r"[^ \t\r\n]+|[ \t\r\n]+")
_END = re.compile(r"\r\n|\n|\r")
# The look behind keeps a run of a million spaces from being tried from each of its spaces.
_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)(?:\r\n|\n|\r)[ \t]*")
_GAP = re.compile(r"(?<![ \t])[ \t]*(?>\r\n|\n|\r)(?:[ \t]*(?>\r\n|\n|\r))+[ \t]*")
# What would begin something else at the start of a line, beside list markers.
_BEGINS = re.compile(
    r"#{1,6}(?:\s|$)|>|`{3}|~{3}|<[a-zA-Z/!?]|\||=+\s*$|-+\s*$|(?:[-*_]\s*){3,}$|\[[^\]]+\]:|\+{3}\s*$|:?-+:?\s*\|"
)


def words_of(form: str, body: str) -> str:
    """A clause's words: soft line ends become spaces, hard ones stay as line ends; opaque words stay as they are."""
    if form == "opaque":
        return "\n".join(line.rstrip(" \t") for line in _END.split(body))
    return "\n\n".join(
        "\n".join(filter(None, (_SPACE.sub(" ", line).strip(" ") for line in _BREAK.split(part)))) for part in _GAP.split(body)
    )


def tidy(form: str, words: str) -> str:
    """Words as a clause of this form can hold them: no second paragraph, no sign at the start that begins something."""
    if form == "opaque":
        return "\n".join(row.rstrip(" \t") for row in _END.split(words) if row.strip(" \t"))
    parts = [
        list(filter(None, (_SPACE.sub(" ", row).strip(" ") for row in _END.split(part))))
        for part in _GAP.split(words.strip(" \t\r\n"))
    ]
    if form == "heading":
        return re.sub(r"(^| )(#+)$", r"\1\\\2", " ".join(row for part in parts for row in part))
    if form == "paragraph":
        return "\n".join(escaped(row) for part in parts for row in part).rstrip("\\")
    return "\n\n".join("\n".join(escaped(row) for row in part) for part in parts)


def escaped(row: str) -> str:
    """One line with a backslash before a sign that would make it something else."""
    found = marks.marker(row)
    if found:
        at = len(found.text) - 1 if found.text[0].isalnum() else 0
        return row[:at] + "\\" + row[at:]
    return "\\" + row if _BEGINS.match(row) else row


def rewrite(clause: Clause, words: str) -> str:
    """The clause's source with these words: marker, label and what follows kept, and its line ends where it can."""
    tidied = tidy(clause.form, words)
    if words == clause.words or tidied == clause.words:
        return clause.source
    if clause.form == "heading" and is_underlined(clause) and (escaped(tidied) != tidied or not tidied):
        level = "#" * clause.level + " "
        rest = clause.close[re.match(r"[ \t]*(?:\r\n|\n|\r)[ \t]*[=-]+[ \t]*", clause.close).end() :]  # type: ignore[union-attr]
        return clause.mark + level + tidied + rest
    mark = clause.mark
    if clause.form == "item" and not mark.endswith((" ", "\t")):
        mark += " "
    return mark + respell(clause, tidied) + clause.close


def is_underlined(clause: Clause) -> bool:
    """Whether a heading is marked by the line of signs below it."""
    return clause.form == "heading" and "#" not in clause.mark


def respell(clause: Clause, words: str) -> str:
    """The body with new words: what stays keeps its spelling, what is new stands on the line it falls on."""
    end = end_of(clause.source)
    if clause.form == "opaque":
        return words.replace("\n", end)
    old, spelled, new = _PIECE.findall(clause.words), _PIECE.findall(clause.body), _PIECE.findall(words)
    if _BREAK.search(clause.body) or len(spelled) != len(old):
        return spell(words, clause.mark, end)
    pieces: list[str] = []
    for op, i1, i2, j1, j2 in opcodes(old, new):
        pieces += spelled[i1:i2] if op == "equal" else [spell(piece, clause.mark, end) for piece in new[j1:j2]]
    for at in range(1, len(pieces)):
        if "\n" not in pieces[at] and "\r" not in pieces[at]:
            row = "".join(pieces[at : at + 3])
            if _END.search(pieces[at - 1]) and len(_END.findall(pieces[at - 1])) == 1 and escaped(row) != row:
                pieces[at - 1] = " "
    return "".join(pieces)


def spell(words: str, mark: str, end: str) -> str:
    """Words as source: a line end becomes a hard break, an empty line a new paragraph under the same marker."""
    margin = " " * hanging(mark)
    return words.replace("\n\n", "\0").replace("\n", "\\" + end + margin).replace("\0", end + end + margin)


def hanging(mark: str) -> int:
    """The column at which an item's further lines stand."""
    last = lines.split(mark)[-1] if mark else ""
    return lines.indent(re.sub(r"[^ \t]", " ", last))[1]


def end_of(source: str) -> str:
    """The kind of line end a piece of text uses; a bare line feed where it has none."""
    found = _END.search(source)
    return found[0] if found else "\n"


def new_source(form: str, level: int, words: str, *, like: Clause | None = None) -> str:
    """The source of a new clause: marker, indentation, line ends and spacing as its neighbour `like` has them."""
    end = end_of(like.source) if like else "\n"
    tidied = tidy(form, words)
    if form == "heading":
        return "#" * min(max(level, 1), 6) + " " + tidied + end + end
    if form == "opaque":
        return tidied.replace("\n", end) + end + end
    if form == "paragraph":
        margin = " " * (4 * level)
        return margin + spell(tidied, margin, end) + end + end
    mark = _next_mark(level, like)
    loose = like is not None and like.form == "item" and len(_END.findall(like.close)) > 1
    return mark + spell(tidied, mark, end) + (end + end if loose else end)


def _next_mark(level: int, like: Clause | None) -> str:
    """The marker of an item beside `like`: the same bullet, the next number, `#.` where letters go on."""
    if like is None or like.form != "item":
        return "  " * (max(level, 1) - 1) + "- "
    last = lines.split(like.mark)[-1]
    if like.level != level:
        depth = hanging(like.mark) if level > like.level else 2 * (max(level, 1) - 1)
        return " " * depth + "- "
    text = last.strip()
    if re.fullmatch(r"\d+[.)]", text):
        return last.replace(text, str(int(text[:-1]) + 1) + text[-1])
    if text in ("-", "+", "*", "•") or text == "#.":
        return last if last[-1:] in (" ", "\t") else last + " "
    return last.replace(text, "#.")
