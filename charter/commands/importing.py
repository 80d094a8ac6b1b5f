"""The commands that bring in what was written elsewhere: a text, or the Department's list of organisations."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from charter import clock
from charter.commands.founding import in_words
from charter.commands.opening import site
from charter.db import writing
from charter.drafting import actions
from charter.drafting import queries as drafting
from charter.drafting.importing import Plan, plan_first, plan_next
from charter.people.register import keeping, parsing
from charter.reading import following, preview
from charter.reading.import_word import from_word, is_word
from charter.signing import actions as signing
from charter.text.door import admit


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `import-text` and `import-register`."""
    parser = commands.add_parser("import-text", help="import a Markdown text or a Word file: version 1, or the draft's next")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--look", action="store_true", help="only show how it is read and what became of each clause")
    parser.set_defaults(run=import_text)
    register = commands.add_parser(
        "import-register", help="import the Department's file of schools, of trusts, or of links, as downloaded")
    register.add_argument("file", metavar="FILE")
    register.set_defaults(run=import_register)


@in_words
def import_text(arguments: argparse.Namespace) -> int:
    """Read a text, say how it was read, and keep it unless only a look was asked for."""
    raw = Path(arguments.file).read_bytes()
    if is_word(raw):
        text = admit(_told(raw))
    else:
        admit(raw)  # refuses what nobody can see; what it puts right for the browser stays as it is here
        text = raw.decode("utf-8")
    with site():
        plan = _planned(text)
        told = ", ".join(f"{n} {words}" for n, words in preview.counts(plan))
        print(f"{f'Beside draft {plan.parent}' if plan.parent else 'Read'}: {told}.")
        if arguments.look:
            _show(plan)
            return 0
        with writing():
            if plan.parent is None:
                made = actions.import_first(plan, by=None, at=clock.now())
            else:
                made = actions.import_next(plan, by=None, at=clock.now(), expected_parent=plan.parent)
                following.carry(made, at=made.at)
        print(f"Kept as draft {made.number}. SHA-256 {made.digest}")
    return 0


@in_words
def import_register(arguments: argparse.Namespace) -> int:
    """Take a register's file in, all of it or nothing, and say what was taken."""
    at, path = clock.now(), Path(arguments.file)
    with site(), path.open("rb") as file:
        parsed = parsing.parse(file, today=at.date())
        with writing():
            row = keeping.keep(parsed, file_name=path.name, by=None, at=at)
            signing.put_in_order()
        report = json.loads(row.report)
    for sentence in keeping.in_words(report):
        print(sentence)
    for line, number, name, why in report["told"]:
        print(f"  line {line}: {number} {name}: {why}")
    return 0


def _told(raw: bytes) -> str:
    """A Word file's text; what is not carried over and what stood open is said."""
    word = from_word(raw)
    if word.tracked:
        print(f"The file holds {word.tracked}. All of them are taken as made.")
    for sentence in word.left:
        print(sentence)
    return word.text


def _planned(text: str) -> Plan:
    parent = drafting.latest()
    if parent is None:
        return plan_first(text, untitled=drafting.charter().title)
    actions.check_may_import(parent, text)
    return plan_next(text, parent, drafting.clauses(parent.number))


def _show(plan: Plan) -> None:
    before = drafting.clauses(plan.parent) if plan.parent else []
    for row in preview.rows(plan, before):
        if not row.get("is_same"):
            words = "".join(f"[-{r.text}-]" if r.op == "delete" else f"{{+{r.text}+}}" if r.op == "insert" else r.text
                            for r in row["runs"])
            print(f"{row['number'] or row.get('was') or '':10} {row.get('fate') or row['kind'] or row['form']}: {words}")
