"""The command for translators: every sentence of the interface, as a catalogue to translate or to go on with."""

from __future__ import annotations

import argparse
import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from charter import __version__
from charter.refusal import Refused
from charter.web.catalogues import PSEUDO, path_of
from charter.web.rewording import reworded

ROOT = Path(__file__).parents[2]
NBSP = "\u00a0"
# A sentence, or its two forms for one and for more, and the file it stands in.
Found = tuple[str | tuple[str, str], str]


def add_to(subparsers: Any) -> None:
    """Registers words."""
    about = "every sentence of the interface, to translate"
    command = subparsers.add_parser("words", help=about, description=about)
    command.add_argument("code", nargs="?", metavar="CODE", help="bring translations/CODE up to date instead of printing")
    command.set_defaults(run=_words)


def _words(args: argparse.Namespace) -> int:
    from babel.core import Locale, UnknownLocaleError  # a translator's tool; sites in one language never load it
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    fresh = Catalog(project="Charter", version=__version__, fuzzy=False)
    for sentence, place in gathered():
        fresh.add(sentence, locations=[(place, 1)])
    if args.code is None:
        whole = io.BytesIO()
        write_po(whole, fresh, include_lineno=False, width=0)
        sys.stdout.write(whole.getvalue().decode())
        return 0
    try:
        locale = Locale.parse(args.code, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = None
    if locale is None or args.code in (*PSEUDO, "en-GB"):
        raise Refused(f"{args.code} is no language to translate into; give a code such as cy")
    path = path_of(args.code)
    kept = read_po(io.BytesIO(path.read_bytes()), locale=locale) if path.exists() else Catalog(locale, fuzzy=False)
    kept.update(fresh)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, kept, include_lineno=False, width=0)
    sentences = [message for message in kept if message.id]
    done = sum(1 for message in sentences if not message.fuzzy and all(
        message.string if isinstance(message.string, tuple | list) else (message.string,)))
    print(f"{path}: {done} of {len(sentences)} sentences are translated.")
    return 0


def gathered() -> Iterator[Found]:
    """Every sentence with its file, the templates' first."""
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield from _of_template(path, str(path.relative_to(ROOT)))
    for path in sorted((ROOT / "charter").rglob("*.py")):
        yield from _of_module(path, str(path.relative_to(ROOT)))


def _of_template(path: Path, place: str) -> Iterator[Found]:
    found: list[str] = []

    def ask(sentence: str) -> str:
        found.append(sentence)
        return sentence  # so that nothing is asked again in pieces, which is done where there are no words for the whole

    tree = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse(path.read_text(encoding="utf-8"))
    for counted in tree.find_all(nodes.Filter):
        words = [arg.value for arg in counted.args if isinstance(arg, nodes.Const)]
        if counted.name == "plural" and words:
            yield (f"{{n}}{NBSP}{words[0]}", f"{{n}}{NBSP}{words[1] if words[1:] else words[0] + 's'}"), place
    reworded(tree, ask, letter=path.suffix == ".txt")
    yield from ((sentence, place) for sentence in found)


def _of_module(path: Path, place: str) -> Iterator[Found]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id == "_" and words:
            yield words[0], place
        elif node.func.id == "many" and len(words) == 2:
            yield (words[0], words[1]), place
        elif node.func.id == "plural" and words:
            yield (f"{{n}}{NBSP}{words[0]}", f"{{n}}{NBSP}{words[1] if words[1:] else words[0] + 's'}"), place
