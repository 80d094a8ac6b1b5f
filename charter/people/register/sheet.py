"""A downloaded CSV file as named columns and numbered rows; pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charter.refusal import Refused

# How files begin that are something else: zip (and so Excel and Word), gzip, PDF, old Excel.
OTHERS = ((b"PK\x03\x04", "a zip file or a spreadsheet. Unpack it, or save the sheet as CSV, and choose that"),
          (b"\x1f\x8b", "a compressed file. Unpack it first"), (b"%PDF", "a PDF"),
          (b"\xd0\xcf\x11\xe0", "an old spreadsheet"))


@dataclass(frozen=True)
class Sheet:
    """The columns by name, folded to small letters, and the rows still to be read."""

    columns: dict[str, int]
    width: int
    rows: Iterator[tuple[int, list[str]]]  # (line in the file, values); raises Refused at a line that is no CSV


def read(data: bytes) -> Sheet:
    """The sheet in a file of bytes. Raises Refused, in words, for a file that is none."""
    rows = _rows(_text(data))
    _line, header = next(rows, (1, []))
    columns: dict[str, int] = {}  # by their names in small letters
    for at, name in enumerate(header):
        columns.setdefault(name.strip().lower(), at)
    return Sheet(columns, len(header), rows)


def picked(sheet: Sheet, names: Sequence[str], row: Sequence[str]) -> str:
    """The value in the first of these columns that the sheet has, without spaces round it; else nothing."""
    for name in names:
        at = sheet.columns.get(name)
        if at is not None and at < len(row):
            return " ".join(row[at].split())
    return ""


def _text(data: bytes) -> str:
    if not data.strip():
        raise Refused("The file is empty.")
    for mark, what in OTHERS:
        if data.startswith(mark):
            raise Refused(f"This is {what}.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Refused("This is no text file: it holds characters that no list of schools has.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")  # how the Department's own download is written
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(f"Line {line} holds a character that is neither UTF-8 nor Windows’ own spelling.") from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    began = 1
    try:
        for row in reader:
            if row:
                yield began, row
            began = reader.line_num + 1
    except csv.Error as error:
        raise Refused(f"From line {began} on, this is not a CSV file: a quotation mark is never closed, or one value "
                      "is far too long.") from error
