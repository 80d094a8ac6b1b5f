"""Small files: what does not fit its ceiling is listed here with its reason."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULE, FUNCTION, TEMPLATE, ROUTE = 200, 40, 100, 15
# path -> why it is longer
LONGER: dict[str, str] = {}


def test_modules_are_short() -> None:
    found = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in (ROOT / "charter").rglob("*.py")}
    assert {path: n for path, n in found.items() if n > MODULE and path not in LONGER} == {}


def test_functions_are_short() -> None:
    long = {}
    for path in (ROOT / "charter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno + 1 > FUNCTION:
                long[f"{path.relative_to(ROOT)}:{node.name}"] = node.end_lineno - node.lineno + 1
    assert {name: n for name, n in long.items() if name not in LONGER} == {}


def test_templates_are_short() -> None:
    found = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in (ROOT / "templates").rglob("*.*")}
    assert {path: n for path, n in found.items() if n > TEMPLATE and path not in LONGER} == {}


def test_every_public_thing_says_what_it_is() -> None:
    bare = []
    for path in (ROOT / "charter").rglob("*.py"):
        tree = ast.parse(path.read_text())
        if not ast.get_docstring(tree):
            bare.append(str(path.relative_to(ROOT)))
        for node in tree.body:
            is_public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert bare == []
