"""Looks into the picture that a convenor brings as the site's mark, before anything else reads it: pure, raises Refused.

Only PNG: an SVG can hold programs, and a photograph's format holds where it was taken. Each piece of the file is weighed
against its own sum, and what is no picture (words, places, programs' notes, a film's further frames) is left out.
Source of the rules: Portable Network Graphics, third edition (https://www.w3.org/TR/png-3/).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from charter.refusal import Refused
from charter.words import _

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 512 * 1024  # a drawing of this size has a tenth of it; a photograph is no mark
# Smaller would be blurred on paper; larger would only take long to read.
LEAST_SIDE, MOST_SIDE = 64, 2048
MOST_SHAPE = 1.5  # the longer side to the shorter: it stands in a square, where a longer one would be too small to know
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
# Kind of colour -> numbers a point, and of how many bits each.
COLOURS = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
# The seven passes of an interlaced picture: where each begins, and its steps, across and down.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
BROKEN = _("This picture is broken or cut off. Save it once more as a PNG.")


def cleaned(raw: bytes) -> bytes:
    """The same picture with nothing else in its file. Raises Refused for what is none, or none that fits."""
    if len(raw) > MOST_BYTES:
        raise Refused(_("This picture has {n:,} kB. The most that fits is {most} kB: save it smaller.",
                        n=-(-len(raw) // 1024), most=MOST_BYTES // 1024))
    if not raw.startswith(SIGNATURE):
        raise Refused(_("This is no PNG picture. Save it as a PNG, then choose that file."))
    pieces = list(_pieces(raw))
    names = [name for name, _ in pieces]
    if names[:1] != [b"IHDR"] or names.count(b"IHDR") != 1 or names[-1] != b"IEND" or len(pieces[0][1]) != 13:
        raise Refused(BROKEN)
    # In points of a palette without one, or with a piece that a reader must know and none does: a capital begins its name.
    if (pieces[0][1][9] == 3 and b"PLTE" not in names) or any(n not in KEPT and n[:1].isupper() for n in names):
        raise Refused(BROKEN)
    unpacked = _size(pieces[0][1])
    _check_points(b"".join(body for name, body in pieces if name == b"IDAT"), unpacked)
    return SIGNATURE + b"".join(piece(name, body) for name, body in pieces if name in KEPT)


def piece(name: bytes, body: bytes) -> bytes:
    """One piece as the file has it: its length, its name, what it holds, and the sum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _pieces(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents up to the end; what follows the end is no picture."""
    at = len(SIGNATURE)
    while at + 12 <= len(raw):
        (length,) = struct.unpack_from(">I", raw, at)
        name, body = raw[at + 4:at + 8], raw[at + 8:at + 8 + length]
        at += 12 + length
        if at > len(raw) or not name.isalpha() or struct.unpack_from(">I", raw, at - 4)[0] != zlib.crc32(name + body):
            raise Refused(BROKEN)
        yield name, body
        if name == b"IEND":
            return


def _size(head: bytes) -> int:
    """How many bytes its points are, unpacked."""
    wide, high, bits, kind, packing, filtering, lacing = struct.unpack(">IIBBBBB", head)
    each, allowed = COLOURS.get(kind, (0, ()))
    if bits not in allowed or (packing, filtering) != (0, 0) or lacing not in (0, 1):
        raise Refused(BROKEN)
    if min(wide, high) < LEAST_SIDE or max(wide, high) > MOST_SIDE:
        raise Refused(_("This picture is {wide} by {high} points. Each side must have {least} to {most}.",
                        wide=wide, high=high, least=LEAST_SIDE, most=MOST_SIDE))
    if max(wide, high) > MOST_SHAPE * min(wide, high):
        raise Refused(_("This picture is {wide} by {high} points. It stands in a square: cut it so that its longer side is at "
                        "most one and a half times the shorter.", wide=wide, high=high))
    parts = ((wide, high),) if lacing == 0 else (
        ((wide - x + across - 1) // across, (high - y + down - 1) // down) for x, y, across, down in PASSES)
    return sum(rows * (1 + (points * each * bits + 7) // 8) for points, rows in parts if points and rows)


def _check_points(packed: bytes, size: int) -> None:
    """Its points are all there, and no more than its size says: a small file could unpack without end."""
    reader = zlib.decompressobj()
    try:
        found = len(reader.decompress(packed, size + 1))
    except zlib.error:
        raise Refused(BROKEN) from None
    if found != size or not reader.eof:
        raise Refused(BROKEN)
