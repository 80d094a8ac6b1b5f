"""Looks into a PDF before it is shown to everybody: that it is one, whole, open, and that nothing in it acts by itself.

No reader of PDF is used: the names that make a file act are looked for in its plain objects and in those it has packed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

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
# What no picture spells by chance: a comment may say “stream” to hide a program, or a whole object, in what looks like one.
_HIDDEN = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|Rendition|SubmitForm|ImportData|GoToE|GoToR)"
    rb"(?![A-Za-z0-9_.-])|[0-9]\s{1,9}[0-9]{1,9}\s{1,9}obj(?![A-Za-z0-9])")
# However its line ends: readers of PDF are lenient.
_STREAM = re.compile(rb"stream(?:[ \t]{0,9}(?:\r\n?|\n))?")
# What packed objects may come to: a PDF of pictures packs a few kilobytes of them.
MOST_UNPACKED = 8 * 1024 * 1024


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
    plain, bodies = _parts(raw)
    for part in (plain, *_packed(raw)):
        for pattern, words in _NAMES:
            if pattern.search(part):
                raise Refused(_("This PDF holds {words}. Save it as a plain document (PDF/A, or “print to PDF”).", words=words))
    if any(_HIDDEN.search(_named(body)) for body in bodies):
        raise Refused(_("This PDF hides something where pictures should be. Use “print to PDF”, then choose that file."))


def _named(part: bytes) -> bytes:
    """With every name spelled plainly: /J#53 is /JS."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), part)


def _parts(raw: bytes) -> tuple[bytes, list[bytes]]:
    """The file without what its streams hold, which may spell short names by chance; and what they hold."""
    outside, bodies, at = [], [], 0
    for begin, end in _streams(raw):
        outside.append(raw[at:begin])
        bodies.append(raw[begin:end])
        at = end
    return _named(b"".join([*outside, raw[at:]])), bodies


def _streams(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where each stream's bytes begin and end."""
    at = 0
    while begin := _STREAM.search(raw, at):
        end = raw.find(b"endstream", begin.end())
        if end < 0:
            return
        yield begin.end(), end
        at = end + len(b"endstream")


def _packed(raw: bytes) -> Iterator[bytes]:
    """The objects packed into streams (ISO 32000-1, 7.5.7), unpacked; refused where they cannot be looked into."""
    left, at = MOST_UNPACKED, 0
    for begin, end in _streams(raw):
        told, at = _named(raw[at:begin]), end + len(b"endstream")  # what stands before it since the last one
        told = told[_begun(told):]
        if re.search(rb"/ObjStm(?![A-Za-z0-9])", told):
            plain = _unpacked(told, raw[begin:end], left)
            left -= len(plain)
            yield _named(plain)


def _begun(told: bytes) -> int:
    """Where the last object begins that is begun there."""
    return max((found.end() for found in re.finditer(rb"[0-9]\s+obj(?![A-Za-z0-9])", told)), default=0)


def _unpacked(told: bytes, packed: bytes, left: int) -> bytes:
    if b"/Filter" not in told:
        return packed
    filters = re.findall(rb"/(?:FlateDecode|LZW|ASCII|RunLength|Crypt|DecodeParms|DP|F)(?![a-z])", told)
    if filters != [b"/FlateDecode"]:
        raise Refused(_("This PDF is packed in a way that cannot be looked into. Use “print to PDF”, then choose that file."))
    try:
        reader = zlib.decompressobj()
        plain = reader.decompress(packed, left + 1)  # never 0, which would be without end
    except zlib.error:
        raise Refused(_("This PDF is damaged. Save it once more.")) from None
    if len(plain) > left:
        raise Refused(_("This PDF unpacks to far more than a text needs. Use “print to PDF”, then choose that file."))
    return plain
