"""Opens a Word file that may have been made to do harm: nothing is unpacked to disk, and every size has an end."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from charter.docx.xml import Node, parse
from charter.refusal import Refused
from charter.words import _

# A charter with its pictures is under 1 MB; decisions.md gives Word files 10 MB at every door.
MOST_BYTES = 10 * 1024 * 1024
# A Word file of 200 pages with a picture on each holds about 250 parts.
MOST_PARTS = 2_000
# All parts unpacked: ten full files of pictures, which hardly pack at all.
MOST_UNPACKED = 100 * 1024 * 1024
# One part that we read. The 11,700 words of the longest bylaws we know are 1 MB of Word's XML.
MOST_PART = 20 * 1024 * 1024
# XML packs 10 to 30 times, endlessly repeated tables about 100 times; only bombs pack better (and blank pictures, which
# nobody unpacks here).
MOST_RATIO = 200
SMALL = 1024 * 1024  # a part below this harms nobody however well it is packed

NOT_WORD = _("This is not a Word file (.docx). Open it in your word processor and save it as .docx, then try again.")
LOCKED = _("This file is protected with a password, so it cannot be read. Take the password off in Word, save it and try again.")
BROKEN = _("This Word file is damaged and cannot be read. Open it in Word, save it under another name and try that.")
BOMB = _("This file unpacks to far more than any Word text holds, so it was not opened.")
MACROS = _("This file carries a program (macros). Save it in Word as a plain document (.docx), without macros, and try again.")
TRICK = _("This file names its parts in a way that no word processor does, so it was not opened.")

_OTHERS = (
    (b"%PDF", _("This is a PDF. Only a Word file (.docx) can be read here.")),
    (b"{\\rtf", _("This is an RTF file. Open it in your word processor and save it as .docx, then try again.")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD = _("This is a file of an old Word (.doc). Open it in your word processor and save it as .docx, then try again.")
_DOCUMENT = "/officeDocument"


@dataclass
class Package:
    """A Word file's parts by name; each is unpacked only when asked for, and within bounds."""

    parts: dict[str, bytes | None]
    zipped: zipfile.ZipFile
    main: str = ""
    relations: dict[str, tuple[str, str, bool]] = field(default_factory=dict)

    def xml(self, name: str) -> Node | None:
        """One part as a tree; None where there is no such part. Raises Refused."""
        found = self._names.get(name.lower())
        return None if found is None else parse(_unpacked(self.zipped, found))

    def related(self, kind: str) -> list[str]:
        """The names of the parts of one kind (styles, comments, header) that belong to the text."""
        return [to for to, of, outside in self.relations.values() if of.endswith("/" + kind) and not outside]

    def __post_init__(self) -> None:
        # Part names are compared without regard to case (ECMA-376 part 2, 9.1.1.5).
        self._names = {name.lower(): name for name in self.parts}


def unpack(raw: bytes) -> Package:
    """A Word file opened, its main part found; nothing else in it is looked at yet. Raises Refused in plain words."""
    check_size(len(raw))
    _check_kind(raw)
    try:
        zipped = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, IndexError):
        raise Refused(BROKEN) from None
    _check_parts(zipped.infolist())
    package = Package(dict.fromkeys(zipped.namelist()), zipped)
    _check_what(package)
    package.main = _main(package)
    package.relations = relations(package, package.main)
    return package


def check_size(size: int) -> None:
    """Refuse a file that is larger than any charter, before it is read."""
    if size > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Refused(_("This file has {size:,.1f} MB. A Word file of {most} MB is the largest that can be read. Take "
                        "pictures out of it and try again.", size=size / 1024 / 1024, most=most))


def relations(package: Package, part: str) -> dict[str, tuple[str, str, bool]]:
    """What a part refers to, by id: target, kind, and whether it is outside the file (never fetched)."""
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", name + ".rels"))
    found: dict[str, tuple[str, str, bool]] = {}
    for one in root.kids if root else ():
        target, outside = one.get("Target"), one.get("TargetMode") == "External"
        if not outside:
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[one.get("Id")] = (target, one.get("Type"), outside)
    return found


def _check_kind(raw: bytes) -> None:
    for start, words in _OTHERS:
        if raw.startswith(start):
            raise Refused(words)
    if raw.startswith(_OLE):
        raise Refused(LOCKED if "EncryptedPackage".encode("utf-16-le") in raw else _OLD)
    if not raw.startswith(b"PK"):
        raise Refused(NOT_WORD)
    # Counted before the list is made: a list of 200,000 parts in 10 MB takes seconds to read.
    if raw.count(b"PK\x01\x02") > MOST_PARTS:
        raise Refused(BOMB)


def _check_parts(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.lower() for info in infos]
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refused(LOCKED)
    if len(set(names)) != len(names) or any(_is_trick(name) for name in names):
        raise Refused(TRICK)
    large = [info for info in infos if info.file_size > SMALL and info.filename.lower().endswith((".xml", ".rels"))]
    if any(info.file_size > MOST_RATIO * max(info.compress_size, 1) for info in large):
        raise Refused(BOMB)
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise Refused(BOMB)


def _is_trick(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def _check_what(package: Package) -> None:
    names = {name.lower() for name in package.parts}
    if any(name.rpartition("/")[2].startswith("vba") for name in names):
        raise Refused(MACROS)
    if "mimetype" in names and "content.xml" in names:
        raise Refused(_("This is a file in LibreOffice's own format. Save it as a Word file (.docx), then try again."))
    types = package.xml("[Content_Types].xml")
    if types is None:
        raise Refused(NOT_WORD)
    kinds = " ".join(kid.get("ContentType") for kid in types.kids).lower()
    if "macroenabled" in kinds or "vbaproject" in kinds:
        raise Refused(MACROS)
    for other, called in (("spreadsheetml", _("a spreadsheet")), ("presentationml", _("a set of slides"))):
        if f"{other}.sheet.main" in kinds or f"{other}.presentation.main" in kinds:
            raise Refused(_("This is {called}, not a Word text. Only a Word file (.docx) can be read here.", called=called))


def _main(package: Package) -> str:
    found = [to for to, of, outside in relations(package, "").values() if of.endswith(_DOCUMENT) and not outside]
    for name in (*found, "word/document.xml"):
        if any(name.lower() == part.lower() for part in package.parts):
            return name
    raise Refused(NOT_WORD)


def _unpacked(zipped: zipfile.ZipFile, name: str) -> bytes:
    """One part's bytes; what a part says of its own size is not believed."""
    try:
        with zipped.open(name) as part:
            raw = part.read(MOST_PART + 1)
    except RuntimeError:  # zipfile's word for a password
        raise Refused(LOCKED) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, MemoryError):
        raise Refused(BROKEN) from None
    if len(raw) > MOST_PART:
        raise Refused(BOMB)
    return raw
