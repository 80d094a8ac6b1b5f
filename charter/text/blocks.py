"""Reads a Markdown text line by line and says where each clause begins, what it is and what it stands under."""

from __future__ import annotations

import re

from . import lines
from .block import Block, Item
from .marks import Marker, interrupts, marker


class Scan:
    """The reader's state: what is open, in which list, under which heading."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = lines.split(source)
        self.blocks: list[Block] = []
        self.items: list[Item] = []
        self.headings: list[tuple[int, int]] = []
        self.open = ""  # text, fence, html, quote, table, code: what the next line may go on with
        self.ends: re.Pattern[str] | None = None
        self.fence = ("", 0)
        self.gap = False
        self.at = 0
        front = lines.front_matter(self.lines)
        for number, line in enumerate(self.lines):
            self.open = "front" if number < front else "" if number == front else self.open
            self._line(number, line)
            self.at += len(line)

    def _line(self, number: int, line: str) -> None:
        if lines.is_blank(line):
            self.gap = True
            if self.open not in ("fence", "front") and not (self.open == "html" and self.ends):
                self.open = ""
            return
        if not self._goes_on(line):
            self._begin(line, self.lines[number + 1] if number + 1 < len(self.lines) else "")
        self.gap = False

    def _goes_on(self, line: str) -> bool:
        """Whether front matter, an open fence or HTML takes the line whatever it holds."""
        at, column = lines.indent(line)
        if self.open == "fence" and column >= self.fence[1]:
            self._more(line, "fence")
            if lines.closes(self.fence[0], line[at:]):
                self.open = ""
            return True
        if self.open == "front":
            self._more(line, "front")
            return True
        if self.open == "html":
            self._more(line, "html")
            if self.ends and self.ends.search(line):
                self.open = ""
            return True
        return False

    def _begin(self, line: str, following: str) -> None:
        at, column = lines.indent(line)
        text = line[at:].rstrip("\r\n")
        deep = column - next((i.content for i in reversed(self.items) if i.content <= column), 0) >= 4
        found = None if lines.RULE.match(text) else marker(text)
        if found and (not deep or self.items) and self._may_begin(found, column, text[len(found.text) :]):
            self._item(line, at, column, found)
        elif deep:
            self._text(line, at, column) if self.open == "text" else self._opaque(line, column, "code")
        elif self.open == "text" and self._is_underlined(text):
            self._underline()
        elif lines.RULE.match(text):
            self._opaque(line, column, "")
        elif (heading := lines.HEADING.match(text)) and not self._inside(column):
            self._heading(line, at + heading.end(), len(heading[1]))
        elif heading:
            self._opaque(line, column, "")
        elif not self._special(line, text, column, following):
            self._text(line, at, column)

    def _special(self, line: str, text: str, column: int, following: str) -> bool:
        """Begins code, HTML, a quote or a table, or passes over a link definition; says whether it did."""
        if fence := lines.FENCE.match(text):
            self._opaque(line, column, "fence")
            self.fence = (fence[1] or fence[2], self.items[-1].content if self.items else 0)
            return True
        html, ends = lines.html_start(text, self.open == "text")
        if html:
            self._opaque(line, column, "html")
            self.ends = ends
            if ends and ends.search(text, 4 if text.startswith("<!--") else 0):
                self.open = ""
            return True
        if text.startswith(">"):
            self._more(line, "quote") if self.open == "quote" else self._opaque(line, column, "quote")
            return True
        if self.open == "table" or lines.is_table(text, following):
            self._more(line, "table") if self.open == "table" else self._opaque(line, column, "table")
            return True
        return self.open != "text" and not self._inside(column) and lines.DEFINITION.match(text) is not None

    def _inside(self, column: int) -> bool:
        return any(item.content <= column for item in self.items)

    def _leave(self, column: int) -> None:
        """Closes the items the line no longer stands in."""
        while self.items and self.items[-1].content > column:
            self.items.pop()

    def _may_begin(self, found: Marker, column: int, rest: str) -> bool:
        if self.open not in ("text", "quote"):
            return True
        outer = next((item.family for item in self.items if item.content > column), None)
        return interrupts(found, rest, outer, self.source[: self.blocks[-1].end][-12:])

    def _is_underlined(self, text: str) -> bool:
        block = self.blocks[-1]
        return block.form == "paragraph" and block.level == 0 and lines.UNDERLINE.match(text) is not None

    def _underline(self) -> None:
        block = self.blocks.pop()
        sign = self.source[self.at :].lstrip()[0]
        self._under(1 if sign == "=" else 2, block.start, block.words_at, block.end)

    def _heading(self, line: str, words_at: int, level: int) -> None:
        self.items.clear()
        words = lines.without_closing(line[words_at:].rstrip(" \t\r\n"))
        begin = self.at + words_at
        self._under(level, self.at, begin, begin + len(words))

    def _under(self, level: int, start: int, words_at: int, end: int) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        parent = self.headings[-1][1] if self.headings else None
        self.headings.append((level, len(self.blocks)))
        self.blocks.append(Block("heading", level, parent, start, words_at, end))
        self.open = ""

    def _item(self, line: str, at: int, column: int, found: Marker) -> None:
        self._leave(column)
        after = line[at + len(found.text) :]
        spaces = len(after) - len(after.lstrip(" \t"))
        width = lines.indent(" " * (column + len(found.text)) + after[:spaces])[1] - column - len(found.text)
        rest = after[spaces:].rstrip("\r\n")
        if not rest or width > 4:
            width, spaces = 1, min(1, spaces)
        self._add("item", len(self.items) + 1, self.at + at + len(found.text) + spaces, line)
        self.blocks[-1].marker = found
        self.items.append(Item(column + len(found.text) + width, len(self.blocks) - 1, found.family))
        self.open = "text" if rest else ""
        if fence := lines.FENCE.match(rest):
            self.open, self.fence = "fence", (fence[1] or fence[2], self.items[-1].content)

    def _text(self, line: str, at: int, column: int) -> None:
        if self.open in ("text", "quote"):
            self._extend(line)
            return
        self._leave(column)
        if self.items and self.items[-1].block == len(self.blocks) - 1:
            self._extend(line)
        else:
            self._add("paragraph", len(self.items), self.at + at, line)
        self.open = "text"

    def _opaque(self, line: str, column: int, kind: str) -> None:
        if kind == "code" and self.open == "code":
            self._extend(line)
            return
        self._leave(column)
        self._add("opaque", len(self.items), self.at, line)
        self.open = kind

    def _more(self, line: str, kind: str) -> None:
        """Goes on with an opaque clause, or begins the next one after a blank line."""
        if self.gap or not self.blocks:
            self._add("opaque", len(self.items), self.at, line)
            self.gap = False
        else:
            self._extend(line)
        self.open = kind or self.open

    def _add(self, form: str, level: int, words_at: int, line: str) -> None:
        parent = self.items[-1].block if self.items else self.headings[-1][1] if self.headings else None
        self.blocks.append(Block(form, level, parent, self.at, words_at, 0, front=self.open == "front"))
        self._extend(line)

    def _extend(self, line: str) -> None:
        self.blocks[-1].end = max(self.blocks[-1].words_at, self.at + len(line.rstrip(" \t\r\n")))
