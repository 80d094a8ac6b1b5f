"""Puts a copy into its folder: written beside it, and moved there when it is whole; nobody else's file is ever touched."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from charter.refusal import Refused

MARK, SUMS = "copy.json", "SHA256SUMS"
FORMAT = "charter-copy/1"
A_PIECE = 1 << 20


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """An empty folder to write in, which takes the place of `folder` if all goes well and is deleted otherwise."""
    check(folder)
    part = folder.parent / f"{folder.name}.part"
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.mkdir()
    except FileExistsError as error:
        raise Refused(f"{part} is there already: another copy is being written, or one was broken off. If none is being "
                      "written, delete it and try again.") from error
    try:
        yield part
        check(folder)
        _swap(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def check(folder: Path) -> None:
    """Raise Refused unless the folder is new, empty, or an earlier copy to which nothing was added."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(f"{folder} is not a folder. Name a new one.")
    if not folder.exists() or not any(folder.iterdir()):
        return
    known = _known(folder)
    if known is None:
        raise Refused(f"{folder} is not empty and is no earlier copy, and nothing is written over. Name a new folder.")
    strange = next((name for name in names(folder) if name not in known), None)
    if strange is not None:
        raise Refused(f"{folder / strange} is not of the earlier copy there, and nothing of yours is deleted. Move it away, or "
                      "name a new folder.")


def target(folder: Path, name: str) -> Path:
    """Where a file of the copy is written; never outside the folder, whatever an address says."""
    path = folder.joinpath(*name.split("/"))
    # Nobody else writes here, so a folder need not be looked up for each of tens of thousands of files.
    if any(part in ("", ".", "..") for part in name.split("/")) or path.is_symlink():
        raise ValueError(f"{name!r} leads out of the copy")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def sign(part: Path, facts: dict[str, Any]) -> int:
    """Write what the copy is, and the sum of each file for `sha256sum -c`; gives their number."""
    (part / MARK).write_text(json.dumps({"format": FORMAT, **facts}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    count = 0
    with (part / SUMS).open("w", encoding="utf-8") as sums:
        for name in names(part):
            if name != SUMS:
                count += 1
                sums.write(f"{_sum(part / name)}  {name}\n")
    return count


def names(folder: Path) -> Iterator[str]:
    """Every file below a folder, by its path from there, in order."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        linked = [name for name in folders if (Path(here) / name).is_symlink()]
        yield from ((Path(here) / name).relative_to(folder).as_posix() for name in sorted(files + linked))


def _known(folder: Path) -> set[str] | None:
    """The files that an earlier copy wrote; nothing where the folder is none."""
    try:
        told = json.loads((folder / MARK).read_text(encoding="utf-8"))
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return {SUMS, *(line[66:] for line in lines)} if isinstance(told, dict) and told.get("format") == FORMAT else None


def _swap(part: Path, folder: Path) -> None:
    """A new copy is whole before the earlier one is gone; between the two moves nothing is half there."""
    old = folder.parent / f"{folder.name}.old"
    if folder.exists() and any(folder.iterdir()):
        if old.exists():
            raise Refused(f"{old} is in the way. Move it away, then try again.")
        folder.rename(old)
        part.rename(folder)
        shutil.rmtree(old)
    else:
        part.rename(folder)  # onto an empty folder too


def _sum(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(A_PIECE):
            found.update(piece)
    return found.hexdigest()
