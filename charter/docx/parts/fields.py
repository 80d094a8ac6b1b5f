"""Word's fields: what they are told to show is not text, what they show is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from charter.docx.xml import Node

_LINK = re.compile(r'^\s*HYPERLINK\s+(?:(?P<local>\\l)\s+)?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\]\S*))', re.I)


@dataclass
class _Field:
    told: str = ""
    shows: bool = False  # past its instructions
    link: str = ""


class Fields:
    """The fields that are open at one place of a part."""

    def __init__(self, root: Node | None = None) -> None:
        counts = Counter(node.get("w:fldCharType") for node in root.walk() if node.name == "w:fldChar") if root else Counter()
        # A field that never ends would hide the rest of the text: where they do not pair, none hides anything.
        self.paired = counts["begin"] == counts["end"]
        self.open: list[_Field] = []

    @property
    def shows(self) -> bool:
        """Whether words here are read by people."""
        return not self.paired or all(field.shows for field in self.open)

    @property
    def link(self) -> str:
        """The address that words here lead to."""
        return next((field.link for field in reversed(self.open) if field.link), "")

    @property
    def is_contents(self) -> bool:
        """Whether words here belong to a table of contents, which Word makes."""
        return any(field.told.strip().upper().startswith("TOC") for field in self.open)

    def told(self, words: str) -> None:
        """Some of a field's instructions."""
        if self.open and not self.open[-1].shows:
            self.open[-1].told += words

    def sign(self, kind: str) -> None:
        """A field begins, turns to what it shows, or ends."""
        if kind == "begin":
            self.open.append(_Field())
        elif kind == "separate" and self.open:
            field = self.open[-1]
            field.shows = True
            found = _LINK.match(field.told)
            if found:
                field.link = ("#" if found["local"] else "") + (found["quoted"] or found["bare"] or "")
        elif kind == "end" and self.open:
            self.open.pop()
