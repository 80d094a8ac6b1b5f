"""A stranger's verifier, written from docs/record.md alone, and ours: both say yes to what is whole and no to everything else."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from charter.db import writing
from charter.record import entries, export, heads, note
from charter.record.canonical import canonical
from charter.record.tree import leaf_hash
from charter.record.verify import NotARecord, verify
from tests.record import stranger
from tests.record.samples import NAME, head, parts, record, some_entries
from tests.record.test_entering import AT, CONTENT
from tests.record.test_verify import test_another_spelling_of_the_same_values_is_found as spelling
from tests.record.test_verify import test_the_first_thing_wrong_is_named as tampering

PRIVATE = note.new_key(NAME)
KEY = str(note.public_key(PRIVATE))
GOOD = record(12, PRIVATE)
CHANGES = [case[0] for case in tampering.pytestmark[0].args[1]]
RESPELLINGS = spelling.pytestmark[0].args[1]


def theirs(given, saved=(), key=None):
    """Nothing where the stranger finds it whole; else the number of the entry named, or -1."""
    try:
        return stranger.check(given, saved, key)
    except stranger.Wrong as wrong:
        return -1 if wrong.seq is None else wrong.seq
    except Exception:
        return -1


def ours(given, saved=(), key=None):
    try:
        verdict = verify(given, saved, key)
    except NotARecord:
        return -1
    named = re.match(r"(?:The opening of e|E)ntry (\d+)", verdict.problems[0]) if verdict.problems else None
    return None if verdict.ok else int(named[1]) if named else -1


def both(given, saved=(), key=None):
    """What both find, which is the same; who names no entry leaves it to the other."""
    one, other = theirs(given, saved, key), ours(given, saved, key)
    assert (one is None) == (other is None), (one, other)
    assert one is None or -1 in (one, other) or one == other, (one, other)
    return one if one is None else max(one, other)  # type: ignore[type-var]


def test_it_knows_nothing_of_our_code():
    tree = ast.parse(Path(stranger.__file__).read_text())
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in named} <= {*sys.stdlib_module_names, "cryptography"}


@pytest.mark.parametrize("count", [0, 1, 2, 7, 64, 65, 300])
def test_what_is_whole(count):
    some = some_entries(count)
    saved = [head(some[:n], PRIVATE) for n in (0, count // 3, count)]
    assert both(record(count, PRIVATE), saved, KEY) is None
    assert both(record(count, PRIVATE), ["\r\n".join("\n".join(saved).split("\n"))]) is None


@pytest.mark.parametrize("change", CHANGES)
def test_tampering(change):
    value = parts(some_entries(12), PRIVATE)
    change(value)
    assert both(canonical(value)) is not None


@pytest.mark.parametrize("respell", RESPELLINGS)
def test_respelling(respell):
    assert both(respell(json.loads(GOOD)).encode()) is not None


@pytest.mark.parametrize("old, new", [
    (b'"seq":3}', b'"seq":3.0}'), (b'"seq":3}', b'"seq":3e0}'),
    (b'"comment":3', b'"comment":1E400'), (b'"comment":3', b'"comment":NaN'),
    (b'"comment":3', b'"comment":9007199254740992'), (b'"comment":3', b'"comment":1.5'), (b'"comment":3', b'"Comment":3'),
    (b'"comment":3', b'"comment":"\\ud800"'), (b"\xc3\x9cnity", b"\\u00dcnity"), (b"\xc3\x9cnity", b"U\xcc\x88nity"),
    (b'"comment":3', b'"comment":' + b"[" * 5000 + b"]" * 5000), (b'"comment":3}', b'"comment":3,"comment":3}'),
    (b'{"checkpoint"', b'\xef\xbb\xbf{"checkpoint"'), (b"charter-record/1", b"charter-record\\/1"),
])
def test_values_that_have_no_one_spelling(old, new):
    changed = GOOD.replace(old, new, 1)
    assert changed != GOOD and both(changed) is not None


def test_any_byte_changed_added_or_left_out():
    for at in range(len(GOOD)):
        for changed in (GOOD[:at] + bytes([GOOD[at] ^ (1 << at % 8)]) + GOOD[at + 1:], GOOD[:at] + GOOD[at + 1:],
                        GOOD[:at] + b" " + GOOD[at:]):
            assert both(changed) is not None, at


def test_signed_anew_over_other_entries():
    """By somebody who has the key: found by the saved checkpoint between which two it lies, and by nothing else."""
    some = some_entries(12)
    saved = [head(some[:n], PRIVATE) for n in (3, 8)]
    some[5]["public"]["comment"] = 99
    forged = canonical(parts(some, PRIVATE))
    assert both(forged) is None and both(forged, saved[:1]) is None
    assert both(forged, saved[1:]) is not None
    assert both(canonical(parts(some_entries(7), PRIVATE)), saved[1:]) is not None, "cut short"
    assert both(canonical(parts(some_entries(12), note.new_key(NAME))), key=KEY) is not None, "another key"


def test_a_leaf_rewritten_with_its_entry():
    value = parts(some_entries(12), PRIVATE)
    value["entries"][5]["public"]["comment"] = 99
    value["leaves"][5] = leaf_hash(canonical(value["entries"][5])).hex()
    assert both(canonical(value)) == -1, "found by the root alone, which names no entry"


def test_what_the_site_gives_away(app, client):
    """The real file, every entry's proof, the proof between every two checkpoints, from the public addresses."""
    saved = {}
    for step in (1, 1, 3, 4, 12):
        with writing():
            for _ in range(step - 1):
                entries.append("comment-published", {"comment": entries.latest() + 2}, at=AT)
            entries.append_sealed(CONTENT, at=AT, listed=step > 1)
        with writing():
            newest = heads.sign_head(AT)
        saved[newest.size] = client.visit("/record/checkpoint")
    key = client.visit("/record/key").strip()
    given = client.http.get("/record/entries.json").data
    assert given == export.whole() and both(given, list(saved.values()), key) is None
    for seq in range(newest.size):
        answer = client.http.get(f"/record/entries/{seq}.json").json
        stranger.check_proof(answer, seq)
        proof = answer["proof"]
        for change in ({"proof": proof[1:]}, {"proof": [*proof, "00" * 32]}, {"entry": answer["entry"] + " "}):
            with pytest.raises(stranger.Wrong):
                stranger.check_proof({**answer, **change}, seq)
    for old, older in saved.items():
        for new, newer in saved.items():
            if old <= new:
                answer = client.http.get(f"/record/consistency/{old}/{new}").json
                stranger.check_consistency(answer, key, older, newer)
                with pytest.raises(stranger.Wrong):
                    stranger.check_consistency({**answer, "proof": [*answer["proof"], "00" * 32]}, key, older, newer)


def test_on_the_command_line(tmp_path):
    """Run as it says of itself, with the same exit codes as `charter verify`."""
    files = {"good.json": GOOD, "wrong.json": GOOD.replace(b'"comment":3', b'"comment":9'),
             "saved.txt": head(some_entries(5), PRIVATE).encode(), "longer.txt": head(some_entries(13), PRIVATE).encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for arguments, code in ((["good.json", "--head", "saved.txt", "--key", KEY], 0), (["wrong.json"], 1),
                            (["good.json", "--head", "longer.txt"], 1), (["good.json", "--key", KEY[:-3] + "AA="], 1)):
        done = subprocess.run([sys.executable, stranger.__file__, *arguments], capture_output=True, text=True, cwd=tmp_path)
        assert done.returncode == code, done.stdout + done.stderr
        assert "wrong.json" not in arguments or done.stdout.startswith("entry 3")
