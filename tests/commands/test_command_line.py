"""What every part of the command line shares: help, exit codes, words instead of a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Site

MISSING = (("diff", "no-such", "no-such"), ("merge", "no-such", "no-such", "no-such"), ("align", "no-such", "no-such"),
           ("anchor", "no-such", "no-such", "--quote", "words"), ("verify", "no-such"), ("import-text", "no-such"),
           ("import-register", "no-such"), ("restore", "no-such", "--over"))


@pytest.mark.parametrize("argv", MISSING, ids=lambda argv: argv[0])
def test_a_missing_file_is_bad_input(site: Site, argv: tuple[str, ...]) -> None:
    done = site.run(*argv)
    assert done.returncode == 2 and "no-such" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("argv", [("diff",), ("no-such-part",), (), ("diff", "a", "b", "--nonsense"), ("export",)])
def test_what_cannot_be_understood(site: Site, argv: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        site.run(*argv)
    assert ended.value.code == 2


def test_help_and_the_release(site: Site) -> None:
    for argv in (("--help",), ("--version",), ("backup", "--help")):
        with pytest.raises(SystemExit) as ended:
            site.run(*argv)
        assert ended.value.code == 0


def test_a_new_site_is_its_owners_alone(site: Site, tmp_path: Path) -> None:
    instance = tmp_path / "new"
    assert site.run("init", "--area", "Our area", CHARTER_INSTANCE=str(instance)).returncode == 0
    assert instance.stat().st_mode & 0o077 == 0
    assert site.run("doctor", CHARTER_INSTANCE=str(instance), RECORD_HEADS=str(instance / "heads.txt")).returncode == 0
