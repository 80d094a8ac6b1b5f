"""The lock carries hashes and no address, and every promise made of the two start commands holds."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")


def test_no_address_of_any_kind() -> None:
    for lock in LOCKS:
        assert not re.search(r"https?://|file:|--index|--find-links", lock.read_text()), lock.name


def test_every_line_is_pinned_and_hashed() -> None:
    for lock in LOCKS:
        words = re.sub(r"\\\n\s*", " ", lock.read_text())
        lines = [line for line in words.splitlines() if line and not line.startswith("#")]
        assert lines and all("==" in line and "--hash=sha256:" in line for line in lines), lock.name


def test_the_lock_knows_every_dependency() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[\[<>=]", d)[0].lower() for d in project["dependencies"]}
    pinned = {line.split("==")[0].split("[")[0] for line in LOCKS[0].read_text().splitlines() if "==" in line}
    assert names <= pinned
