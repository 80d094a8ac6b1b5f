"""A downloaded CSV file as named columns and numbered rows, read as it comes; pure but for the file it is given."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from charter.refusal import Refused
from charter.words import _

# How files begin that are something else: zip (and so Excel and Word), gzip, PDF, old Excel.
OTHERS = ((b"PK\x03\x04", _("a zip file or a spreadsheet. Unpack it, or save the sheet as CSV, and choose that")),
          (b"\x1f\x8b", _("a compressed file. Unpack it first")), (b"%PDF", _("a PDF")),
          (b"\xd0\xcf\x11\xe0", _("an old spreadsheet")))
# Read so much at once: quick, and nothing beside 200 MB.
CHUNK = 1024 * 1024
# Characters in a line: the widest row of the register has about 4,000. One of ten million would fill the memory.
MOST_LINE = 200_000
CUT_OFF = _("The file ends in the middle of line {}: it was cut off on its way. Download it again.")


@dataclass(frozen=True)
class Sheet:
    """The columns by name, folded to small letters, the rows still to be read, and the file's SHA-256."""

    columns: dict[str, int]
    width: int
    rows: Iterator[tuple[int, list[str]]]  # (line in the file, values); raises Refused at a line that is no CSV
    digest: str
    is_whole: bool  # its last line has an end

    def places(self, names: Sequence[str]) -> tuple[int, ...]:
        """Where the first of these columns that the sheet has stands, as one place or none."""
        return next(((self.columns[name],) for name in names if name in self.columns), ())


def read(file: BinaryIO) -> Sheet:
    """The sheet in a file that can be read twice. Raises Refused, in words, for a file that is none."""
    encoding, digest, is_whole = _spelling(file)
    file.seek(0)
    rows = _rows(io.TextIOWrapper(file, encoding, newline="", errors="replace" if encoding == "utf-16" else "strict"))
    _line, header = next(rows, (1, []))
    columns: dict[str, int] = {}  # by their names in small letters
    for at, name in enumerate(header):
        columns.setdefault(name.strip().lower(), at)
    return Sheet(columns, len(header), rows, digest, is_whole)


def _spelling(file: BinaryIO) -> tuple[str, str, bool]:
    """How the letters of a file are spelt, its digest, and whether its last line has an end, in one reading."""
    file.seek(0)
    begins, digest = file.read(4096), hashlib.sha256()
    for mark, what in OTHERS:
        if begins.startswith(mark):
            raise Refused(_("This is {what}.", what=what))
    wide = begins[:2] in (b"\xff\xfe", b"\xfe\xff")
    utf8, windows = codecs.getincrementaldecoder("utf-8")(), codecs.getincrementaldecoder("cp1252")()
    is_utf8, wrong_line, line, is_blank, last = True, 0, 1, True, b""
    chunk = begins
    while chunk:
        last = chunk[-1:]
        digest.update(chunk)
        is_blank = is_blank and not chunk.strip()
        if b"\0" in chunk and not wide:
            raise Refused(_("This is no text file: it holds characters that no list of schools has."))
        if is_utf8:
            is_utf8 = _decodes(utf8, chunk) is None
        if not wrong_line and not wide:
            at = _decodes(windows, chunk)
            wrong_line = 0 if at is None else line + chunk.count(b"\n", 0, at)
        line += chunk.count(b"\n")
        chunk = file.read(CHUNK)
    if is_blank:
        raise Refused(_("The file is empty."))
    if is_utf8 and utf8.getstate()[0]:
        raise Refused(CUT_OFF.format(line))
    return _named(wide, is_utf8, wrong_line), digest.hexdigest(), last in b"\r\n\0"


def _named(wide: bool, is_utf8: bool, wrong_line: int) -> str:
    if not wide and not is_utf8 and wrong_line:
        raise Refused(_("Line {wrong_line} holds a character that is neither UTF-8 nor Windows’ own spelling.",
                        wrong_line=wrong_line))
    # cp1252 is how the Department's own download is written.
    return "utf-16" if wide else "utf-8-sig" if is_utf8 else "cp1252"


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> int | None:
    """None where the bytes are good; else the place of the first that is not."""
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _rows(text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(_lines(text), strict=True)
    began = 1
    try:
        for row in reader:
            if row:
                yield began, row
            began = reader.line_num + 1
    except csv.Error as error:
        raise Refused(_("From line {began} on, this is not a CSV file: a quotation mark is never closed, or one value is "
                        "far too long.", began=began)) from error


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(MOST_LINE):
        number += 1
        if len(line) == MOST_LINE:
            raise Refused(_("Line {number} is far too long for a list of organisations.", number=number))
        yield line
