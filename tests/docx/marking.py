"""Marks up a copy that the site gave out, as somebody's word processor would."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable


def edited(raw: bytes, edit: Callable[[str], str]) -> bytes:
    """A copy with its main part changed, as somebody's word processor would."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                changed = edit(data.decode())
                assert changed != data.decode(), "nothing was edited"
                data = changed.encode()
            new.writestr(name, data)
    return out.getvalue()


def put(old: str, *new: str) -> Callable[[str], str]:
    """In place of the run that says `old`, these runs."""
    run = re.compile(rf"<w:r>(?:(?!</w:r>).)*<w:t [^>]*>{re.escape(old)}</w:t></w:r>")
    return lambda xml: run.sub(lambda _found: "".join(new), xml, count=1)


def paragraph(words: str) -> Callable[[str], str]:
    """The XML of the paragraph that holds these words."""

    def found(xml: str) -> str:
        return next(one for one in re.findall(r"<w:p>.*?</w:p>", xml) if words in re.sub("<[^>]+>", "", one))

    return found
