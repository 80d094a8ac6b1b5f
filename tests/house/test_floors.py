"""A room imports only from lower floors; siblings do not know each other; nothing imports in secret."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "charter"
FLOORS = (
    {"refusal", "words", "known"},
    {"text", "record.tree", "record.note", "record.verify", "record.canonical", "record.leaves"},
    {"docx"},
    {"db", "clock"},
    {"web", "migrating"},
    {"record", "outbox"},
    {"people"},
    {"area", "looks"},
    {"drafting"},
    {"companions", "glossary"},
    {"commenting", "amending", "signing"},
    {"meeting"},
    {"hall"},
    {"erasing"},
    {"publishing", "telling"},
    {"reading", "searching", "api"},
    {"demo"},
    {"app", "tables", "cli", "commands"},
)
FLOOR = {room: n for n, floor in enumerate(FLOORS) for room in floor}
# Imports inside a function, each with its reason.
LATE = {
    "cli.py": "the pure commands must work where neither Flask nor a database is installed",
    "commands/running.py": "the server's parent never sends letters",
}
# Files on the top floor that a lower room's folder holds.
TOP = {"demo.__main__": "puts the demonstration's application together"}


def room(module: str) -> str:
    """charter.people.models -> people; charter.record.tree -> record.tree, which has a floor of its own."""
    parts = module.split(".")[1:]
    two = ".".join(parts[:2])
    return two if two in FLOOR else parts[0] if parts else ""


@cache
def modules() -> list[tuple[str, Path]]:
    """Each module of the house and its file."""
    found = ((".".join(path.relative_to(ROOT).with_suffix("").parts), path) for path in sorted(HOUSE.rglob("*.py")))
    return [(name.removesuffix(".__init__"), path) for name, path in found]


@cache
def imports(module: str, path: Path) -> list[tuple[str, bool]]:
    """Each charter module imported by a file, and whether inside a function; read once for all that ask."""
    return list(_imports(module, path))


def _imports(module: str, path: Path) -> Iterator[tuple[str, bool]]:
    tree = ast.parse(path.read_text())
    inside = {n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("charter"):
                    yield alias.name, node in inside
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")
                base = ".".join(above[: len(above) - node.level + 1] + ([base] if base else []))
            if base.split(".")[0] == "charter":
                for alias in node.names:
                    yield f"{base}.{alias.name}", node in inside


def test_every_room_has_a_floor() -> None:
    assert {room(m) for m, _ in modules() if room(m)} <= set(FLOOR)


@pytest.mark.parametrize("module,path", modules(), ids=lambda v: v if isinstance(v, str) else "")
def test_a_room_imports_only_from_lower_floors(module: str, path: Path) -> None:
    here = room(module)
    if not here or module.removeprefix("charter.") in TOP:
        return
    for imported, _late in imports(module, path):
        there = room(imported)
        if there not in FLOOR or there == here or there.split(".")[0] == here.split(".")[0]:
            continue
        assert FLOOR[there] < FLOOR[here] or FLOOR[here] == len(FLOORS) - 1, f"{module} imports {imported}"


@pytest.mark.parametrize("module,path", modules(), ids=lambda v: v if isinstance(v, str) else "")
def test_another_rooms_routes_and_forms_are_its_own(module: str, path: Path) -> None:
    for imported, _late in imports(module, path):
        private = {"routes", "forms"} & set(imported.split("."))
        if private and room(imported) not in ("web",) and room(module) != "app":
            assert room(imported) == room(module), f"{module} imports {imported}"


def test_nothing_is_imported_in_secret() -> None:
    late = {str(p.relative_to(HOUSE)) for m, p in modules() for _, inside in imports(m, p) if inside}
    assert late == set(LATE)


def test_the_engine_lives_alone() -> None:
    """The text engine, Word files and the record's checking import with Flask and SQLAlchemy blocked."""
    program = (
        "import sys\n"
        "for name in ('flask', 'sqlalchemy', 'flask_sqlalchemy', 'werkzeug', 'jinja2'): sys.modules[name] = None\n"
        "import importlib, pkgutil, charter.docx, charter.text, charter.record.tree, charter.record.note, charter.record.verify\n"
        "for m in pkgutil.iter_modules(charter.text.__path__, 'charter.text.'): importlib.import_module(m.name)\n"
        "for m in pkgutil.iter_modules(charter.docx.__path__, 'charter.docx.'): importlib.import_module(m.name)\n"
        "from charter.cli import main\n"
        "sys.exit(main(['diff', sys.argv[1], sys.argv[1]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(ROOT / "pyproject.toml")], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_only_db_commits_and_only_the_clock_tells_time() -> None:
    for module, path in modules():
        words = path.read_text()
        if module != "charter.db":
            assert ".commit()" not in words, f"{module} commits"
        if module not in ("charter.clock",):
            assert "datetime.now(" not in words and "utcnow(" not in words, f"{module} tells the time"
        if not module.startswith("charter.commands") and module != "charter.demo.__main__":  # they hand it to config
            assert "os.environ" not in words, f"{module} reads the environment"
