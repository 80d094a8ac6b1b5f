"""`charter verify`, run as a stranger runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from charter.record import note
from tests.record.samples import NAME, head, record, some_entries

PRIVATE = note.new_key(NAME)
KEY = str(note.public_key(PRIVATE))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "record.json").write_bytes(record(12, PRIVATE))
    (tmp_path / "saved.txt").write_text(head(some_entries(5), PRIVATE), encoding="utf-8")
    (tmp_path / "wrong.json").write_bytes(record(12, PRIVATE).replace(b'"comment":3', b'"comment":9'))
    (tmp_path / "forked.txt").write_text(head(some_entries(6)[1:], PRIVATE), encoding="utf-8")
    return tmp_path


def charter(*arguments, folder):
    done = subprocess.run([sys.executable, "-m", "charter.cli", "verify", *arguments], capture_output=True, text=True,
                          cwd=folder, env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"})
    return done.returncode, done.stdout + done.stderr


def test_a_whole_record(folder):
    code, said = charter("record.json", "--head", "saved.txt", "--key", KEY, folder=folder)
    assert code == 0 and "12 entries" in said and KEY in said and "came with the file" not in said


def test_an_unpinned_key_is_pointed_out(folder):
    assert "came with the file" in charter("record.json", folder=folder)[1]


@pytest.mark.parametrize("arguments, words", [
    (["wrong.json"], "Entry 3"), (["record.json", "--head", "forked.txt"], "Saved checkpoint 1"),
    (["record.json", "--key", str(note.public_key(note.new_key(NAME)))], "insisted on"),
])
def test_something_wrong(folder, arguments, words):
    code, said = charter(*arguments, folder=folder)
    assert code == 1 and words in said


def test_of_a_great_many_wrong_things_the_first_are_shown(folder):
    many = "\n".join(head(some_entries(20)[1:n], PRIVATE) for n in range(2, 14))
    (folder / "many.txt").write_text(many, encoding="utf-8")
    code, said = charter("record.json", "--head", "many.txt", folder=folder)
    assert code == 1 and "Saved checkpoint 1 does not fit" in said and "- and 2 more" in said


@pytest.mark.parametrize("arguments", [
    ["absent.json"], ["saved.txt"], ["."], ["record.json", "--head", "absent.txt"],
    ["record.json", "--head", "record.json"],
    ["record.json", "--key", "hello"], [],
])
def test_bad_input(folder, arguments):
    code, said = charter(*arguments, folder=folder)
    assert code == 2 and "Traceback" not in said


def test_it_needs_neither_flask_nor_a_database(folder):
    code = ("import sys; sys.modules['flask'] = sys.modules['sqlalchemy'] = None; "
            "import argparse; from charter.commands import verify; p = argparse.ArgumentParser(); "
            "verify.add_to(p.add_subparsers()); a = p.parse_args(['verify', 'record.json']); sys.exit(a.run(a))")
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True,
                          env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0, done.stderr
