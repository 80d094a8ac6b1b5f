"""Looks into a PDF before it is shown to everybody: that it is one, whole, open, and that nothing in it acts by itself.

No reader of PDF is used: the names that make a file act are looked for in its plain objects and in those it has packed.
"""

from __future__ import annotations

import re
import zlib

from charter.companions.rules import MOST_FILE
from charter.refusal import Refused
from charter.words import _

# ISO 32000-1: what runs (12.6.4, 12.6.3), what holds other files (7.11.4), and forms of another kind (12.7.8).
_ACTS = (
    (rb"JavaScript|JS", _("a program (JavaScript)")), (rb"Launch", _("a command that starts something")),
    (rb"OpenAction(?!\s*\[)|AA", _("something that happens by itself when it is opened")),  # [page …] only says where to begin
    (rb"EmbeddedFiles?|FileAttachment", _("another file")), (rb"RichMedia|Movie|Sound|3D|Rendition", _("a film or a sound")),
    (rb"XFA|AcroForm", _("a form to fill in")), (rb"SubmitForm|ImportData|GoToE|GoToR", _("a command that sends or fetches "
                                                                                       "something")),
)
_NAMES = tuple((re.compile(rb"/(?:" + name + rb")(?![A-Za-z0-9_.-])"), words) for name, words in _ACTS)
_STREAM = re.compile(rb"stream\r?\n")
# What packed objects may come to: a PDF of pictures packs a few kilobytes of them.
MOST_UNPACKED = 32 * 1024 * 1024


def check(raw: bytes) -> None:
    """Refuse what is no PDF, what cannot be looked into, and what would act on its reader's machine."""
    if len(raw) > MOST_FILE:
        raise Refused(_("This file has {n:.1f} MB. The most that fits is {most_file} MB: save it again with smaller "
                        "pictures.", n=len(raw) / 1024 / 1024, most_file=MOST_FILE // 1024 // 1024))
    if not re.match(rb"%PDF-[12]\.\d", raw):
        raise Refused(_("This is no PDF. Save it as a PDF, then choose that file."))
    if b"%%EOF" not in raw[-2048:]:
        raise Refused(_("This PDF is cut off: its end is missing. Save it once more."))
    if re.search(rb"/Encrypt(?![A-Za-z0-9])", raw):
        raise Refused(_("This PDF is locked. Save it without a password and without restrictions."))
    for part in (_skeleton(raw), *_packed(raw)):
        named = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), part)  # /J#53 is /JS
        for pattern, words in _NAMES:
            if pattern.search(named):
                raise Refused(_("This PDF holds {words}. Save it as a plain document (PDF/A, or “print to PDF”).", words=words))


def _skeleton(raw: bytes) -> bytes:
    """The file without what its streams hold: pictures may spell anything by chance."""
    return b"".join(_outside(raw))


def _outside(raw: bytes) -> list[bytes]:
    found, at = [], 0
    while True:
        begin = _STREAM.search(raw, at)
        end = raw.find(b"endstream", begin.end()) if begin else -1
        if begin is None or end < 0:
            return [*found, raw[at:]]
        found.append(raw[at:begin.start()])
        at = end + len(b"endstream")


def _packed(raw: bytes) -> list[bytes]:
    """The objects packed into streams (ISO 32000-1, 7.5.7), unpacked; refused where they cannot be looked into."""
    found, left, at = [], MOST_UNPACKED, 0
    while begin := _STREAM.search(raw, at):
        end = raw.find(b"endstream", begin.end())
        if end < 0:
            break
        told = raw[raw.rfind(b" obj", at, begin.start()) + 1:begin.start()]
        if re.search(rb"/ObjStm(?![A-Za-z0-9])", told):
            plain = _unpacked(told, raw[begin.end():end], left)
            left -= len(plain)
            found.append(plain)
        at = end + len(b"endstream")
    return found


def _unpacked(told: bytes, packed: bytes, left: int) -> bytes:
    if b"/Filter" not in told:
        return packed
    if b"/FlateDecode" not in told or re.search(rb"/(?:LZW|ASCII|RunLength|Crypt)", told):
        raise Refused(_("This PDF is packed in a way that cannot be looked into. Use “print to PDF”, then choose that file."))
    try:
        reader = zlib.decompressobj()
        plain = reader.decompress(packed, left)
    except zlib.error:
        raise Refused(_("This PDF is damaged. Save it once more.")) from None
    if reader.unconsumed_tail:
        raise Refused(_("This PDF unpacks to far more than a text needs. Use “print to PDF”, then choose that file."))
    return plain
