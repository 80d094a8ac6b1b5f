"""The docs are true: every command and option, every setting, every format, every table, and no other."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from charter.commands import site, text, tracked, verify
from charter.publishing.folder import FILES
from charter.publishing.tables import TABLES
from charter.web import public

ROOT = Path(__file__).parents[2]
CLI = (ROOT / "docs" / "cli.md").read_text()
OPERATING = (ROOT / "docs" / "operating.md").read_text()
README = (ROOT / "README.md").read_text()


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command by the words that are typed: `export record`."""
    parser = argparse.ArgumentParser(prog="charter")
    parts = parser.add_subparsers(dest="command")
    for family in (text, tracked, verify, site):
        family.add_to(parts)
    return dict(below("", parser))


def below(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not inner:
        yield name.strip(), parser
    for action in inner:
        for word, part in action.choices.items():
            yield from below(f"{name} {word}", part)


COMMANDS = commands()


def section(name: str) -> str:
    """What docs/cli.md says of one command: its heading and what follows."""
    found = re.search(rf"^### charter {re.escape(name)}(?= |$).*?(?=^###? |\Z)", CLI, re.M | re.S)
    assert found, f"docs/cli.md says nothing of charter {name}"
    return found[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_told(name: str) -> None:
    told = section(name)
    for action in COMMANDS[name]._actions:
        if action.dest == "help":
            continue
        for word in action.option_strings or [str(action.metavar or action.dest).upper()]:
            assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", told), f"charter {name}: {word}"
        for choice in action.choices or ():
            assert f"`{choice}`" in told, f"charter {name}: {choice}"


def test_no_command_is_told_that_is_not_there() -> None:
    headings = re.findall(r"^### charter ([a-z][a-z-]*(?: [a-z][a-z-]*)*)", CLI, re.M)
    assert sorted(headings) == sorted(COMMANDS)


@pytest.mark.parametrize("file", ["README.md", "docs/operating.md", "docs/cli.md", "docs/record.md"])
def test_what_the_docs_say_to_type_can_be_typed(file: str) -> None:
    """Every option after `charter …` in a block or in backquotes is an option of that command."""
    words = (ROOT / file).read_text()
    typed = re.findall(r"(?:^|[ `/])charter ((?:[a-z][a-z-]* ?)+)([^`\n]*)", words.replace("### charter", "### "))
    for given, rest in typed:
        name = next((n for n in sorted(COMMANDS, key=len, reverse=True) if f"{given.strip()} ".startswith(f"{n} ")), None)
        if name is None:
            continue  # words about the program, not something to type
        options = {option for action in COMMANDS[name]._actions for option in action.option_strings}
        for option in re.findall(r"(?<!\S)\[?(--[a-z-]+)", rest.split("#")[0]):
            assert option in options, f"{file}: charter {name} {option}"


def settings() -> set[str]:
    """The names that config.py asks the environment for."""
    tree = ast.parse((ROOT / "config.py").read_text())
    return {
        call.args[0].value for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "get"
        and isinstance(call.func.value, ast.Name) and call.func.value.id == "environ"
        and isinstance(call.args[0], ast.Constant)
    }


def test_every_setting_is_told_with_its_default() -> None:
    table = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \| (.+) \|$", OPERATING, re.M)
    assert {name for name, _default, _what in table} == settings()
    assert len(settings()) > 8
    assert all(default.strip() and what.strip() for _name, default, what in table)


def test_no_setting_is_told_that_nobody_reads() -> None:
    known = settings()
    for file in ("README.md", "docs/operating.md"):
        for name in re.findall(r"^(?:export )?([A-Z]+(?:_[A-Z]+)+)=", (ROOT / file).read_text(), re.M):
            assert name in known, f"{file}: {name}"


def test_every_format_is_told() -> None:
    for name in FILES:
        assert f"`{name}`" in CLI or f"`/data/{name}`" in OPERATING, name
    for table in TABLES:
        assert f"`{table.name}.csv`" in CLI
    everywhere = OPERATING + CLI
    for address in ("/data/charter.db", "/data/charter.json", "/signatories.csv", "/signatories.json", "/versions/3.md",
                    "/versions/3.json", "/versions/3.docx", "/versions/3.pdf", "/versions/3.txt",
                    "/versions/3/suggestions.docx", "/amendments/7.docx",
                    "/meetings/2/papers.docx", "/meetings/2/minutes.docx", "/meetings/2/minutes.pdf", "/meetings/2.ics",
                    "/feed.atom", "/card.png", "/record/entries.json"):
        assert address in everywhere, address
    endings = set(re.findall(r"\\\.([a-z]+)", " ".join(pattern.pattern for pattern, _names in public.PUBLIC)))
    told = {"md", "json", "csv", "atom", "docx", "pdf", "txt", "ics", "png"}
    assert endings <= told, "a format is served that the docs do not tell"


def test_links_between_the_docs_lead_somewhere() -> None:
    for file in [ROOT / "README.md", ROOT / "STYLE.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", file.read_text()):
            assert (file.parent / target).exists(), f"{file.name}: {target}"
