#!/usr/bin/env python3
"""Starts everything with nothing but Python 3.11 and git: setup, demo, test, check, bench, drill, lock."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
LOCKS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
DONE = HOME / "installed.sha256"
# The rooms that keep rows. The rest (engine, pages' look, commands on files, browser) know no database or start their own.
ON_POSTGRESQL = ("record", "people", "telling", "drafting", "commenting", "amending", "signing", "meeting", "hall", "reading",
                 "publishing", "searching", "companions", "glossary", "area", "looks", "erasing", "api")


def main() -> int:
    """Run one verb; what follows a verb is handed on to the tool behind it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=sorted(VERBS))
    given, rest = parser.parse_known_args()
    os.chdir(ROOT)
    if sys.version_info < (3, 11):  # noqa: UP036  whoever starts this may have an older Python
        print("Charter needs Python 3.11 or newer; this is", sys.version.split()[0], file=sys.stderr)
        return 2
    if given.verb != "lock":
        setup([])
    return VERBS[given.verb](rest)


def setup(_rest: list[str]) -> int:
    """Make .venv and install what the lock names, once for each lock."""
    mark = hashlib.sha256(b"".join(p.read_bytes() for p in (*LOCKS, ROOT / "pyproject.toml"))).hexdigest()
    if DONE.exists() and DONE.read_text() == mark:
        return 0
    if not (BIN / "python").exists():
        venv.create(HOME, with_pip=not shutil.which("uv"), symlinks=os.name != "nt")
    print("Installing what Charter needs (once)…", flush=True)
    install = ["uv", "pip", "install", "-q", "--python", str(BIN / "python")] if shutil.which("uv") else [
        str(BIN / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    run([*install, "--require-hashes", "-r", str(LOCKS[1])])
    command_line()
    DONE.write_text(mark)
    return 0


def command_line() -> None:
    """Put the command at .venv/bin/charter; it runs the code of this checkout, so nothing has to be built."""
    script = BIN / "charter"
    script.write_text(f"#!{BIN / 'python'}\nimport sys\n\nsys.path.insert(0, {str(ROOT)!r})\n"
                      "from charter.cli import main\n\nsys.exit(main())\n")
    script.chmod(0o755)


def demo(rest: list[str]) -> int:
    """Serve the lived-in demonstration and its worker, in the foreground, until told to stop."""
    child = subprocess.Popen([str(BIN / "charter"), "serve", "--demo", *rest])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _frame: child.send_signal(signal.SIGTERM))
    return child.wait()


def test(rest: list[str]) -> int:
    """Run the tests, spread over the cores; those on the database run again on PostgreSQL where there is one.

    Give paths or pytest's own options to run fewer, on SQLite only.
    """
    pytest = [str(BIN / "python"), "-m", "pytest"]
    if rest:
        return subprocess.call([*pytest, *rest])
    spread = ["-n", "auto", "--dist", "loadgroup"]
    code = subprocess.call([*pytest, *spread])
    why = subprocess.run([str(BIN / "python"), "-c", "from tests import postgresql; print(postgresql.why_not() or '')"],
                         capture_output=True, text=True, check=True).stdout.strip()
    if why:
        print(f"The same tests on PostgreSQL: skipped, because {why}.")
        return code
    print("The same tests on PostgreSQL:", flush=True)
    rooms = [f"tests/{room}" for room in ON_POSTGRESQL if (ROOT / "tests" / room).exists()]
    return subprocess.call([*pytest, *spread, *rooms], env=os.environ | {"CHARTER_TEST_ON": "postgresql"}) or code


def check(_rest: list[str]) -> int:
    """Lint and types."""
    return subprocess.call([str(BIN / "ruff"), "check", "."]) or subprocess.call([str(BIN / "mypy")])


def bench(rest: list[str]) -> int:
    """Measure, and print a table with each row's ratio to a bare Flask view in the same run."""
    return subprocess.call([str(BIN / "python"), "-m", "tests.benchmarks", *rest])


def drill(rest: list[str]) -> int:
    """Try accidents on purpose, and print what became of what was acknowledged."""
    return subprocess.call([str(BIN / "python"), "-m", "tests.drills", *rest])


def lock(_rest: list[str]) -> int:
    """Write both lock files anew from pyproject.toml; they carry hashes and no address."""
    tool = shutil.which("uv") or str(BIN / "uv")
    common = [tool, "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-annotate", "-q",
              "--no-emit-index-url", "--no-emit-find-links", "--python-version", "3.11",
              "--custom-compile-command", "python3 dev.py lock"]
    run([*common, "--extra", "postgresql", "-o", str(LOCKS[0])])
    run([*common, "--extra", "postgresql", "--extra", "dev", "-o", str(LOCKS[1])])
    return 0


def run(command: list[str]) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, check=True)


VERBS = {"setup": setup, "demo": demo, "test": test, "check": check, "bench": bench, "drill": drill, "lock": lock}

if __name__ == "__main__":
    sys.exit(main())
