"""Each accident of `python3 dev.py drill`, a few times: what was acknowledged is there, once and whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.drills.__main__ import DRILLS
from tests.drills.ground import Ground, ground, served
from tests.drills.telling import Row


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """One site for all of these: each storm is of other people."""
    with ground(tmp_path_factory.mktemp("drilled")) as made:
        yield made


def tried(made: Ground, name: str) -> None:
    rows = list(DRILLS[name](made, True))
    assert len(rows) > 2 and [str(row) for row in rows if not row.is_well] == []


def test_letters_while_the_worker_is_killed(made: Ground) -> None:
    tried(made, "letters")


def test_all_the_others(made: Ground) -> None:
    with served(made) as made.running:
        # A full disk and a copy made in the middle are tried by tests/commands/test_faults.py.
        for name in ("once", "mail", "kill"):
            tried(made, name)


def test_a_figure_that_is_not_as_it_must_be_is_marked() -> None:
    assert not Row("lost", 1, "acts", at_most=0).is_well and "WRONG" in str(Row("lost", 1, "acts", at_most=0))
    assert not Row("acts", 0, "acts", at_least=1).is_well and Row("acts", 1, "acts", at_least=1).is_well
