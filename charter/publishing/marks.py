"""A square for a phone's camera, on what is printed. Pure."""

from __future__ import annotations

import io

# A page folded in four, or a thumb's mark, still reads.
QR_ERROR = "m"


def qr(address: str) -> str:
    """An address as a square for a phone's camera, dark on white."""
    import segno  # only what is printed needs it

    out = io.BytesIO()
    segno.make(address, error=QR_ERROR, micro=False).save(out, kind="svg", border=2, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue().decode()
