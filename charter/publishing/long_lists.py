"""The files of a version that a long list makes large: written by the worker, given while each line in them still stands.

They lie in `lists/` in the instance, for each version and language in a folder named by the log's place at which they were
written; beside it stands when they were looked at last. They can be made anew from the database at any time.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import current_app

from charter import __version__
from charter.db import one_moment
from charter.docx.writing import Draft
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.drafting.site import site
from charter.publishing import copies, plain_text, signed_by, version_pdf
from charter.publishing.folder import place
from charter.publishing.line_marks import longer_than, marks, unpacked
from charter.record import entries
from charter.web.catalogues import WRITTEN, catalogue
from charter.words import language, speaking

FORMS: Mapping[str, Callable[[Draft, Version, signed_by.SignedBy | None], bytes]] = {
    "pdf": version_pdf.pdf, "txt": lambda *what: plain_text.text(*what).encode("utf-8")}
LINES, TEXT, LOOKED = "lines", "text", "looked.json"


def kept(draft: Draft, version: Version, form: str) -> Path | None:
    """The file with the whole list, if one is written and everything in it still stands exactly so (three queries)."""
    return next((folder / form for folder in _folders(_home(version.number, language() or WRITTEN))
                 if _is_true(folder, version.number, place(), _text(draft, version))), None)


def is_due(at: datetime, *, is_first: bool = False) -> bool:
    """Whether there is a list to look at: something happened since, and the pause is over (three queries).

    Where it is asked `is_first`, by a worker that begins, the settings may be others, which is no act.
    """
    now, wanted = place(), longer_than(signed_by.MOST)
    if is_first and wanted:
        return True
    for number in wanted:
        for code in current_app.config["LANGUAGES"]:
            looked = _looked(number, code)
            if looked is None or (looked[0] != now and at - looked[1] >= timedelta(minutes=signed_by.PAUSE)):
                return True
    return bool(_past(wanted))


def write(at: datetime) -> None:
    """Write every long list that is not written as it stands now, and delete what is no longer true."""
    with _turn() as is_ours:
        wanted = longer_than(signed_by.MOST) if is_ours else []
        for number in wanted:
            for code in current_app.config["LANGUAGES"]:
                # Each in a context of its own, so that nothing asked for the last one is believed of this one.
                with current_app.app_context(), speaking(None if code == WRITTEN else catalogue(code)):
                    one_moment()
                    _look(number, at)
        for folder in _past(wanted) if is_ours else ():
            shutil.rmtree(folder, ignore_errors=True)


def _look(number: int, at: datetime) -> None:
    """Write one list in one language unless it is written; all is read at one moment, so that no line lacks its mark."""
    home, now = _home(number, language() or WRITTEN), place()
    version = drafting.version(number)
    assert version is not None, "somebody signed it"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    _note(home, "", at)  # a machine with too little memory stops us: then not again before the pause is over
    draft, lines = copies.plain(version), marks(number)
    found = next(iter(_folders(home)), None)
    if found is None or (found / TEXT).read_text() != _text(draft, version) or unpacked((found / LINES).read_bytes()) != lines:
        signed = signed_by.signed_by(version, draft.facts.address, signed_by.AsOf(at, entries.latest()))
        _put(home, now, {LINES: b"".join(sorted(lines)), TEXT: _text(draft, version).encode(),
                         **{form: write(draft, version, signed) for form, write in FORMS.items()}})
    _note(home, now, at)


def _note(home: Path, now: str, at: datetime) -> None:
    (home / LOOKED).write_text(json.dumps({"place": now, "at": at.isoformat()}), encoding="utf-8")


def _put(home: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write beside and move into place, so that nobody takes half a file; then delete what was there before."""
    beside = home / ".part"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(home / name, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    for file, raw in files.items():
        (beside / file).write_bytes(raw)
    beside.rename(home / name)
    for old in _folders(home):
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)


@lru_cache(maxsize=16)  # once for each place of the log, in each process: a tenth of a second at 25,000 lines
def _is_true(folder: Path, number: int, _now: str, text: str) -> bool:
    """Whether a file's text and every line of its list stand as it says; lines that came since are no lie."""
    try:
        return (folder / TEXT).read_text() == text and unpacked((folder / LINES).read_bytes()) <= marks(number)
    except OSError:  # it was written anew between looking and reading
        return False


def _text(draft: Draft, version: Version) -> str:
    """Eight bytes for all that such a file says beside the list, and how it looks."""
    known = site()
    said = (__version__, known.area, known.title, known.groups, known.worn, plain_text.text(draft, version, None))
    return sha256(repr(said).encode()).hexdigest()


def _home(number: int, code: str) -> Path:
    return _lists() / f"{number}-{code}"


def _lists() -> Path:
    return Path(current_app.config["INSTANCE"]) / "lists"


def _folders(home: Path) -> list[Path]:
    """What is written there: of one list one folder, or for a moment two."""
    return [folder for folder in home.iterdir() if folder.is_dir() and folder.name != ".part"] if home.is_dir() else []


def _looked(number: int, code: str) -> tuple[str, datetime] | None:
    try:
        told = json.loads((_home(number, code) / LOOKED).read_text(encoding="utf-8"))
        return str(told["place"]), datetime.fromisoformat(told["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _past(wanted: list[int]) -> list[Path]:
    """What lies there of lists that are no longer long."""
    return [folder for folder in _folders(_lists()) if folder.name.partition("-")[0] not in map(str, wanted)]


@contextmanager
def _turn() -> Iterator[bool]:
    """Whether nobody else is writing."""
    _lists().mkdir(exist_ok=True, mode=0o700)
    with (_lists() / "turn").open("w") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
