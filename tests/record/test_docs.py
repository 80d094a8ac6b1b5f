"""docs/record.md is true: its example verifies, its hashes are so, and its own verifier agrees with ours."""

import hashlib
import re
from pathlib import Path

import pytest

from charter.record import note, tree
from charter.record.verify import verify

DOCS = Path(__file__).parents[2] / "docs" / "record.md"
WORDS = DOCS.read_text(encoding="utf-8")


def block(name):
    return re.search(rf"^```{name}\n(.*?)\n```$", WORDS, re.MULTILINE | re.DOTALL).group(1)


RECORD = block("json record").encode()


@pytest.fixture(scope="module")
def check():
    names = {"__name__": "verifier"}
    exec(block("python verifier"), names)
    return names["check"]


def test_the_example_is_whole():
    verdict = verify(RECORD, heads=[block("text checkpoint")])
    assert verdict.ok and (verdict.size, verdict.openings) == (3, 1), verdict.problems


def test_the_hashes_shown_are_so():
    leaf = tree.leaf_hash(block("json").encode())
    assert f"`{leaf.hex()}`" in WORDS
    leaves = re.findall(r"[0-9a-f]{64}", RECORD.decode().partition('"leaves"')[2])[:3]
    first = tree.node_hash(*(bytes.fromhex(one) for one in leaves[:2]))
    assert f"`{first.hex()}`" in WORDS
    assert f"`{tree.node_hash(first, bytes.fromhex(leaves[2])).hex()}`" in WORDS
    content = re.search(r"32 × `11` ‖ `(.*?)` \)", WORDS).group(1)
    assert f"`{hashlib.sha256(bytes([0x11] * 32) + content.encode()).hexdigest()}`" in WORDS


def test_the_strangers_verifier_says_yes_and_no_as_ours_does(check):
    check(RECORD)
    for at in range(len(RECORD)):
        changed = RECORD[:at] + bytes([RECORD[at] ^ 1]) + RECORD[at + 1:]
        assert not verify(changed).ok
        with pytest.raises(Exception):  # noqa: B017  it stops in whatever way it stops; that it stops is the point
            check(changed)


def test_every_address_is_in_the_docs(app):
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("record.")]
    for rule in rules:
        shown = re.escape(rule)
        shown = re.sub(r"<[^>]*>", r"\\d+", shown)
        assert re.search(rf"`{shown}`", WORDS), rule


def test_the_examples_key_is_the_seed_it_names():
    private = note._private("charter.example.org/record", bytes(range(32)))
    assert f'"key":"{note.public_key(private)}"' in RECORD.decode()
