"""PNG files made by hand, whole and broken, for the tests of a mark of one's own."""

from __future__ import annotations

import zlib

from charter.looks.picture import SIGNATURE, piece


def png(wide: int = 96, high: int = 96, *, kind: int = 6, bits: int = 8, lacing: int = 0, points: bytes | None = None,
        more: bytes = b"") -> bytes:
    """A picture of one warm colour; `more` are pieces before its points."""
    each = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(kind, 4)
    row = b"\0" + (bytes((180, 101, 42, 255)[:each]) * wide)[:(wide * each * bits + 7) // 8]
    head = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + bytes((bits, kind, 0, 0, lacing))
    return (SIGNATURE + piece(b"IHDR", head) + more + piece(b"IDAT", zlib.compress(row * high if points is None else points))
            + piece(b"IEND", b""))
