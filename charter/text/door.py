"""The site's door for text: what comes in is UTF-8, composed, with plain line ends and nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

from charter.refusal import Refused
from charter.words import _

# C0 and C1 controls but tab and line feed; bidirectional embeddings, overrides and isolates; half characters.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_KINDS = (
    (re.compile("[\u202a-\u202e\u2066-\u2069]"), _("a sign that turns the direction of the text")),
    (re.compile("[\ud800-\udfff]"), _("half a character")),
    (re.compile("[\ufffe\uffff]"), _("a sign that is not a character")),
)


def admit(raw: bytes | str) -> str:
    """The text as the site keeps it: UTF-8, no byte order mark, line feeds, NFC; raises Refused naming the place."""
    text = _decoded(raw) if isinstance(raw, bytes) else raw
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if found := _REFUSED.search(text):
        line, sign = place(text, found.start())
        kind = next((words for pattern, words in _KINDS if pattern.match(found[0])), _("a control character"))
        raise Refused(_("The text holds {kind} (U+{ord:04X}) in line {line}, character {sign}. Please take it out.", kind=kind,
                        ord=ord(found[0]), line=line, sign=sign))
    return unicodedata.normalize("NFC", text)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line, sign = place(raw[: fault.start].decode("utf-8", "replace"), None)
        raise Refused(_("The text is not UTF-8: line {line}, character {sign} cannot be read. Please save it as UTF-8.",
                        line=line, sign=sign)) from None


def place(text: str, offset: int | None) -> tuple[int, int]:
    """Line and character, both counted from 1, of an offset (or of the end)."""
    before = text if offset is None else text[:offset]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
