"""Checks texts that stand beside a record: whether each is the one that the record names by its digest. Pure."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# The two files of a version whose digests are in the record, with what the entry calls each digest.
DIGESTS = {"md": "digest", "json": "tree"}
FILE = re.compile(r"([1-9][0-9]{0,8})\.(md|json)")


@dataclass(frozen=True)
class Texts:
    """What was found: how many files are as the record names them, and what is wrong, the first thing first."""

    held: int
    problems: tuple[str, ...]


def check(record: bytes, names: Iterable[str], read: Callable[[str], bytes]) -> Texts:
    """Hold each version's Markdown and clauses against the record; `names` are the files that are there.

    Only for a record that was verified, for nothing else says that its digests are true.
    """
    wanted = {f"{entry['public']['version']}.{end}": (entry["seq"], entry["public"].get(name))
              for entry in json.loads(record)["entries"] if entry["kind"] == "version-made"
              for end, name in DIGESTS.items()}
    there = {name for name in names if FILE.fullmatch(name)}
    problems, held = [], 0
    for name, (seq, digest) in wanted.items():
        if name not in there:
            problems.append(f"versions/{name} is missing; entry {seq} names it.")
        elif hashlib.sha256(read(name)).hexdigest() != digest:
            problems.append(f"versions/{name} is not the text that entry {seq} names: its SHA-256 is another.")
        else:
            held += 1
    problems += [f"versions/{name} is here, but no entry names it." for name in sorted(there - set(wanted))]
    return Texts(held, tuple(problems))
