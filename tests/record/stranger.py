"""A verifier written by a stranger from docs/record.md alone: nothing here comes from our own code, and a test holds that.

`python3 stranger.py RECORD [--head SAVED]... [--key KEY]` prints the first thing wrong, if anything is, and exits with 1 then.
"""
import argparse
import base64
import binascii
import hashlib
import itertools
import json
import re
import sys
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PARTS = ["checkpoint", "entries", "format", "key", "leaves", "openings"]
ENTRY = {"at", "commitment", "kind", "public", "seq"}
HEX = re.compile("[0-9a-f]{64}")


class Wrong(Exception):
    """The first thing that is wrong; `seq` is the entry it lies in, where it lies in one."""

    def __init__(self, words, seq=None):
        super().__init__(words)
        self.seq = seq


def sha(data):
    return hashlib.sha256(data).digest()


def holds(truth, words, seq=None):
    if not truth:
        raise Wrong(words, seq)


def spell(value):
    """The one spelling; Wrong for a value that has none."""
    if type(value) is dict:
        holds(all(re.fullmatch("[a-z][a-z0-9_-]*", key) for key in value), "a key that may not stand there")
        return b"{" + b",".join(spell(key) + b":" + spell(value[key]) for key in sorted(value)) + b"}"
    if type(value) is list:
        return b"[" + b",".join(map(spell, value)) + b"]"
    holds(type(value) is not float and (type(value) is not int or abs(value) < 2**53), "a number that may not stand there")
    return json.dumps(value, ensure_ascii=False).encode()


def unbase(text):
    raw = base64.b64decode(text, validate=True)
    holds(base64.b64encode(raw).decode() == text, "base64 in another spelling")
    return raw


def node(left, right):
    return sha(b"\x01" + left + right)


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha(b"")
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node(root(leaves[:k]), root(leaves[k:]))


def apart(saved):
    """The checkpoints in a saved file: each a paragraph, and the paragraph of signatures after it."""
    parts = [part.strip("\n") for part in saved.replace("\r\n", "\n").split("\n\n")]
    return [f"{text}\n\n{signed}\n" for text, signed in itertools.pairwise(parts) if signed.startswith("\u2014 ")]


class Key:
    def __init__(self, text):
        self.text = text
        self.name, self.id, encoded = text.split("+", 2)
        raw = unbase(encoded)
        holds(len(raw) == 33 and raw[0] == 1, "no Ed25519 key")
        holds(sha(self.name.encode() + b"\n" + raw)[:4].hex() == self.id, "the key's id does not fit it")
        self.public = Ed25519PublicKey.from_public_bytes(raw[1:])

    def opened(self, note):
        """How many entries a checkpoint was signed over, and their root."""
        text, _blank, lines = note.partition("\n\n")
        holds(lines.endswith("\n"), "no signed note")
        signed = [(dash, name, unbase(raw)) for dash, name, raw in (line.split(" ") for line in lines[:-1].split("\n"))]
        mine = [raw for dash, name, raw in signed if (dash, name, raw[:4].hex()) == ("\u2014", self.name, self.id)]
        holds(mine, "signed with another key")
        self.public.verify(mine[0][4:], (text + "\n").encode())
        name, size, encoded = text.split("\n")
        holds(name == self.name and re.fullmatch("0|[1-9][0-9]*", size, re.ASCII), "another log's checkpoint")
        return int(size), unbase(encoded)


def climb(first, last, proof, older, newer):
    """The steps that RFC 9162 shares between its two proofs: hashes from the left count for both trees."""
    for step in proof:
        holds(last, "the proof is too long")
        if first & 1 or first == last:
            older, newer = node(step, older), node(step, newer)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            newer = node(newer, step)
        first, last = first >> 1, last >> 1
    holds(not last, "the proof is too short")
    return older, newer


def check_proof(answer, seq):
    """What stands at /record/entries/SEQ.json: the entry is in the tree that its checkpoint was signed over."""
    size, top = Key(answer["key"]).opened(answer["checkpoint"])
    leaf = sha(b"\x00" + answer["entry"].encode())
    holds(json.loads(answer["entry"])["seq"] == seq < size and leaf.hex() == answer["leaf"], "another entry")
    holds(climb(seq, size - 1, map(bytes.fromhex, answer["proof"]), leaf, leaf)[1] == top, "not in the tree")


def check_consistency(answer, key, older, newer):
    """What stands at /record/consistency/OLD/NEW, between two checkpoints."""
    (old, old_root), (new, new_root) = Key(key).opened(older), Key(key).opened(newer)
    proof = [bytes.fromhex(step) for step in answer["proof"]]
    holds((answer["old"], answer["new"]) == (old, new) and 0 < old <= new, "another proof")
    if old == new:
        return holds(not proof and old_root == new_root, "two trees of one size")
    path, first, last = proof if old & (old - 1) else [old_root, *proof], old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    holds(climb(first, last, path[1:], path[0], path[0]) == (old_root, new_root), "the newer does not begin with the older")


def check_entry(seq, entry):
    holds(type(entry) is dict and set(entry) == ENTRY, "not the five fields of an entry", seq)
    holds(type(entry["seq"]) is int and entry["seq"] == seq, "not in its place", seq)
    kind, commitment = entry["kind"], entry["commitment"]
    holds(type(kind) is str and re.fullmatch("[a-z][a-z0-9-]{0,39}", kind), "no kind", seq)
    holds(type(entry["at"]) is str and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry["at"], re.ASCII), "no time", seq)
    try:
        datetime.strptime(entry["at"], "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        raise Wrong("no time", seq) from None
    holds(type(entry["public"]) is dict, "public facts are no object", seq)
    if kind == "sealed":
        holds(entry["public"] == {} and type(commitment) is str and HEX.fullmatch(commitment), "not sealed as it must be", seq)
    else:
        holds(commitment is None, "a commitment where none belongs", seq)


def check_opening(opening, entries):
    holds(type(opening) is dict and set(opening) == {"content", "salt", "seq"}, "no opening")
    seq, salt = opening["seq"], opening["salt"]
    holds(type(seq) is int and 0 <= seq < len(entries), "an opening of nothing")
    holds(type(salt) is str and HEX.fullmatch(salt), "no salt", seq)
    found = sha(bytes.fromhex(salt) + spell(opening["content"])).hex()
    holds(entries[seq]["commitment"] == found, "the opening does not open it", seq)


def check(record, heads=(), pinned=None):
    """Raises Wrong, or whatever Python raises for what is no record at all."""
    value = json.loads(record)
    holds(spell(value) == record, "not in its one spelling")
    holds(type(value) is dict and sorted(value) == PARTS and value["format"] == "charter-record/1", "not the six parts")
    holds(all(type(value[part]) is list for part in ("entries", "leaves", "openings")), "a part that is no list")
    entries, leaves = value["entries"], []
    for seq, entry in enumerate(entries):
        check_entry(seq, entry)
        leaves.append(sha(b"\x00" + spell(entry)))
        holds(value["leaves"][seq : seq + 1] == [leaves[-1].hex()], "not what its leaf was made of", seq)
    holds(len(value["leaves"]) == len(entries), "more leaves than entries")
    key = Key(value["key"])
    holds(pinned in (None, key.text), "not the key you noted down")
    holds(value["checkpoint"].count("\n") == 5, "more than one signature")
    size, top = key.opened(value["checkpoint"])
    holds(size == len(entries) and top == root(leaves), "the checkpoint is not over these entries")
    numbers = [opening["seq"] for opening in value["openings"]]
    holds(numbers == sorted(set(numbers)), "openings out of order")
    for opening in value["openings"]:
        check_opening(opening, entries)
    for head in (one for text in heads for one in apart(text)):
        size, top = key.opened(head)
        holds(size <= len(entries) and top == root(leaves[:size]), f"not what a saved checkpoint over {size} was signed over")


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("record")
    asked.add_argument("--head", action="append", default=[])
    asked.add_argument("--key")
    given = asked.parse_args()
    try:
        heads = [Path(name).read_bytes().decode() for name in given.head]
        check(Path(given.record).read_bytes(), heads, given.key)
    except Wrong as wrong:
        return print(f"entry {wrong.seq}: {wrong}" if wrong.seq is not None else wrong) or 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error, InvalidSignature) as error:
        return print("no record, or a signature that does not hold:", repr(error)) or 1
    print("whole; now compare the key with the one you noted down")
    return 0


if __name__ == "__main__":
    sys.exit(main())
