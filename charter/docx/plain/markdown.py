"""A Word text as Markdown that our engine reads: headings, numbered and nested lists, emphasis, links; one block a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.docx.model import Word
from charter.docx.ours import OPAQUE, is_ours, level_of
from charter.docx.parts import styles
from charter.docx.parts.numbering import Counting
from charter.docx.plain.blocks import Block, Written
from charter.docx.plain.tables import grouped, rows
from charter.docx.plain.wording import lines, said, told, words
from charter.docx.taking import Plain, Taken, everything, view
from charter.text import marks
from charter.text.clauses import new_source, tidy

_CONTENTS = re.compile(r"(toc \d|toc heading|table of (figures|authorities))$", re.I)
_DOTTED = re.compile(r"\d{1,4}(\.\d{1,4})+$")


def write(word: Word, taken: Taken = everything, *, divide: bool = True) -> Written:
    """The body of a Word file as Markdown, with some tracked changes taken and the others refused.

    `divide` makes a clause of each line of one paragraph that begins with a number typed by hand.
    """
    writer = _Writer(word, view(word.body.paragraphs, taken), divide)
    writer.run()
    text = "".join(block.source for block in writer.blocks).rstrip("\n")
    return Written(text + "\n" if text else "", tuple(writer.blocks), tuple(writer.passed), writer.tables, writer.numbers)


FENCE = "`" * 12  # longer than any that a text holds


class _Writer:
    def __init__(self, word: Word, plains: Sequence[Plain], divide: bool) -> None:
        self.word, self.plains, self.divide = word, plains, divide
        self.blocks: list[Block] = []
        self.passed: list[Plain] = []
        self.counting = Counting(word.lists)
        self.lists: list[tuple[int, int]] = []  # open list levels: Word's level, the column where its words begin
        self.at = self.tables = self.numbers = 0
        self.shift = self._shift()

    def run(self) -> None:
        for table, group in grouped(self.plains):
            if table:
                self._table(group)
            else:
                self._one(group[0])

    def _one(self, plain: Plain) -> None:
        if is_ours(plain) or self._is_contents(plain):
            self.passed.append(plain)
            return
        listed = styles.listed(self.word.styles, plain.looks)
        text = words(plain.pieces)
        if not text:
            self.passed.append(plain)
            return
        if plain.looks.follows and self.blocks and self.lists:
            self._further(plain, text)
            return
        if plain.looks.style == OPAQUE:
            self.lists.clear()
            text = "".join(piece.text for piece in told(plain.pieces))
            # Compared, it is one clause whatever stands in it; imported, it is what it was.
            source = new_source("opaque", 0, text) if self.divide else f"{FENCE}\n{text}\n{FENCE}\n\n"
            self._put(source, [plain], text)
            return
        level = self._heading(plain)
        number = self.counting.next(*listed) if listed else ""
        if level:
            self._heading_block(plain, level, number)
        elif level_of(plain.looks.style) is not None:
            self._item(plain, level_of(plain.looks.style) or 0, "-", text)
        elif number:
            self._item(plain, listed[1] if listed else 0, number, text)
        else:
            self._paragraph(plain, text)

    def _heading_block(self, plain: Plain, level: int, number: str) -> None:
        self.lists.clear()
        text = tidy("heading", words(plain.pieces, bold=False))
        label = "" if number in ("", "-") else number + " "
        self.numbers += bool(label)
        self._put(f"{'#' * level} {label}{text}\n\n", [plain], text)

    def _item(self, plain: Plain, level: int, number: str, text: str) -> None:
        if not marks.marker(number + " x"):
            self.lists.clear()
            dotted = _DOTTED.match(number) and not marks.paragraph_label(f"{number} {text}")
            self.numbers += 1
            self._put(f"{number}{'.' if dotted else ''} {tidy('paragraph', text)}\n\n", [plain], text)
            return
        found = marks.marker(number + " x")
        if found and not found.plain and self.blocks and (not self.lists or level > self.lists[-1][0]):
            self._gap()  # a list that Markdown does not know by itself begins after an empty line
        while self.lists and self.lists[-1][0] >= level:
            self.lists.pop()
        margin = self.lists[-1][1] if self.lists else 0
        self.lists.append((level, margin + len(number) + 1))
        self.numbers += number != "-"
        inside = tidy("item", text).replace("\n", "\\\n" + " " * (margin + len(number) + 1))
        self._put(f"{' ' * margin}{number} {inside}\n", [plain], text)

    def _paragraph(self, plain: Plain, text: str) -> None:
        style = next(styles.chain(self.word.styles, plain.looks.style), None)
        inside = self.lists and style is not None and style.name.lower().startswith("list continue")
        if not inside:
            self.lists.clear()
        if inside:
            margin = " " * self.lists[-1][1]
            self._put(margin + tidy("paragraph", text).replace("\n", "\\\n" + margin) + "\n\n", [plain], text)
            return
        for part in lines(text) if self.divide else [text]:
            found = marks.marker(part)
            if found:  # a number typed by hand begins an item, as in any text that comes in
                body, margin = tidy("item", part[len(found.text) :].strip()), " " * (len(found.text) + 1)
                self._put(f"{found.text} " + body.replace("\n", "\\\n" + margin) + "\n\n", [plain], part)
            else:
                self._put(tidy("paragraph", part).replace("\n", "\\\n") + "\n\n", [plain], part)

    def _further(self, plain: Plain, text: str) -> None:
        """Another paragraph of the clause before."""
        last, margin = self.blocks.pop(), " " * self.lists[-1][1]
        source = last.source.rstrip("\n") + "\n\n" + margin + tidy("item", text).replace("\n", "\\\n" + margin) + "\n"
        self.at = last.start + len(source)
        self.blocks.append(Block(last.start, source, (*last.plains, plain), f"{last.words}\n\n{text}"))

    def _table(self, group: Sequence[Plain]) -> None:
        if is_ours(group[0]):
            self.passed += group
            return
        self.lists.clear()
        table = rows(group)
        if max(len(row) for row in table) == 1:  # a box drawn round words: they are paragraphs
            for plain in group:
                self._one(plain)
            return
        text = [" | ".join(cell.replace("|", "\\|") or " " for cell in row) for row in table]
        lines = [f"| {text[0]} |", "|" + " --- |" * len(table[0]), *(f"| {row} |" for row in text[1:])]
        self.tables += 1
        self._put(new_source("opaque", 0, "\n".join(lines)), list(group), "\n".join(lines))

    def _put(self, source: str, plains: Sequence[Plain], text: str) -> None:
        if self.blocks and not self.lists:
            self._gap()
        self.blocks.append(Block(self.at, source, tuple(plains), text))
        self.at += len(source)

    def _gap(self) -> None:
        last = self.blocks[-1]
        if not last.source.endswith("\n\n"):
            self.blocks[-1] = Block(last.start, last.source + "\n", last.plains, last.words)
            self.at += 1

    def _is_contents(self, plain: Plain) -> bool:
        named = any(_CONTENTS.match(style.name) for style in styles.chain(self.word.styles, plain.looks.style))
        shown = [piece for piece in plain.pieces if piece.text.strip()]
        return named or (bool(shown) and all(piece.style == "TOC" for piece in shown))

    def _heading(self, plain: Plain) -> int | None:
        if styles.is_title(self.word.styles, plain.looks):
            return 1
        level = styles.heading(self.word.styles, plain.looks)
        return min(level + self.shift, 6) if level else None

    def _shift(self) -> int:
        """Below a title the highest headings are of the second rank; without one they are as they stand."""
        spoken = [plain for plain in self.plains if said(plain.pieces)]
        if not any(styles.is_title(self.word.styles, plain.looks) for plain in spoken):
            return 0
        levels = [styles.heading(self.word.styles, plain.looks) for plain in spoken]
        return 2 - min((level for level in levels if level), default=2)


__all__ = ["Block", "Written", "write"]
