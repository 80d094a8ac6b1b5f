"""What one line of Markdown can begin: fences, HTML, tables, rules, definitions (after CommonMark 0.31)."""

from __future__ import annotations

import re

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=[\r\n]|$))")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
DEFINITION = re.compile(
    r" {0,3}\[(?!\^)(?:[^\[\]\\]|\\.)*[^\s\[\]](?:[^\[\]\\]|\\.)*\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|"
    "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|"
    "title|tr|track|ul"
)
_ATTRIBUTE = r"\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
_HTML = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![a-zA-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCK_TAGS})(?:\s|/?>|$)", re.I), None),
)
_ALONE = re.compile(rf"(?:<[a-zA-Z][\w-]*(?:{_ATTRIBUTE})*\s*/?>|</[a-zA-Z][\w-]*\s*>)\s*$")


def split(source: str) -> list[str]:
    """The lines of a text with their own ends, whichever of the three kinds they are."""
    return LINE.findall(source)


def indent(line: str) -> tuple[int, int]:
    """How far a line stands in: characters, and columns with tabs at every fourth."""
    at = column = 0
    for sign in line:
        if sign == " ":
            column += 1
        elif sign == "\t":
            column += 4 - column % 4
        else:
            break
        at += 1
    return at, column


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but spaces and tabs (a no-break space is a word's neighbour, not a blank)."""
    return not line.strip(" \t\r\n")


def html_start(text: str, in_paragraph: bool) -> tuple[bool, re.Pattern[str] | None]:
    """Whether HTML begins here, and what ends it (nothing: the next blank line)."""
    if not text.startswith("<"):
        return False, None
    for begin, end in _HTML:
        if begin.match(text):
            return True, end
    return not in_paragraph and _ALONE.match(text) is not None, None


def without_closing(words: str) -> str:
    """A heading's words without the closing signs, which must stand apart."""
    bare = words.rstrip("#")
    return words if bare and bare[-1] not in " \t" else bare.rstrip(" \t")


def is_table(line: str, following: str) -> bool:
    """Whether a line is a table's head: the next one is its row of dashes, with as many cells."""
    below = following.strip()
    if "|" not in line or "-" not in below or "|" not in below or not DELIMITER.match(below):
        return False
    return _cells(line) == _cells(below)


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|")))


def closes(fence: str, text: str) -> bool:
    """Whether a line closes the code fence that is open."""
    bare = text.rstrip()
    return len(bare) >= len(fence) and set(bare) == {fence[0]}


def front_matter(rows: list[str]) -> int:
    """How many lines the front matter at the very start takes (YAML or TOML between rails), or none."""
    rail = rows[0].rstrip() if rows else ""
    if rail not in ("---", "+++"):
        return 0
    ends = ("---", "...") if rail == "---" else ("+++",)
    last = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() in ends), None)
    if last is None or (rail == "---" and not any(":" in row for row in rows[1:last])):
        return 0
    return last + 1
