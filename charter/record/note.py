"""Signed notes and checkpoints as C2SP writes them (c2sp.org/signed-note, c2sp.org/tlog-checkpoint), with Ed25519.

A note is a text, an empty line, and signature lines. A checkpoint is a note whose text is three lines: the log's
name, how many entries it has, and the root of their tree. A key is text too: `NAME+ID+KEY` to check with,
`PRIVATE+KEY+NAME+ID+SEED` to sign with, where ID is 8 hex digits and KEY and SEED are base64 after one byte 0x01.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import itertools
import re
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
PRIVATE = "PRIVATE+KEY+"
DASH = "— "
# A name may hold neither spaces nor plus signs, or a key's parts could be read two ways.
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,200}\Z")
_SIZE = re.compile(r"(0|[1-9][0-9]{0,15})\Z")


class BadNote(ValueError):
    """A note, checkpoint or key that is malformed, or a signature that does not hold."""


class Checkpoint(NamedTuple):
    """What a checkpoint says: the first `size` entries of the log `origin` have this root (32 bytes)."""

    origin: str
    size: int
    root: bytes


class Key(NamedTuple):
    """A public key that knows its name."""

    name: str
    ident: bytes
    public: bytes

    def __str__(self) -> str:
        return f"{self.name}+{self.ident.hex()}+{_encode(ED25519 + self.public)}"


def new_key(name: str) -> str:
    """Make a new private key for a log of this name, such as `charter.example.org/record`."""
    return _private(name, Ed25519PrivateKey.generate().private_bytes_raw())


def public_key(private: str) -> Key:
    """Give the public half of a private key. Raises BadNote."""
    name, seed = _open_private(private)
    return _key(name, Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def read_key(text: str) -> Key:
    """Read a public key from its text, in its one spelling. Raises BadNote."""
    name, _, rest = text.partition("+")
    ident, _, encoded = rest.partition("+")
    raw = decode(encoded)
    if not _NAME.match(name) or raw[:1] != ED25519 or len(raw) != 33:
        raise BadNote("this is not an Ed25519 public key in the form NAME+ID+KEY")
    key = _key(name, raw[1:])
    if key.ident.hex() != ident:
        raise BadNote("the public key and its id do not belong together")
    return key


def sign(text: str, private: str) -> str:
    """Sign a text, which must end its last line, and give the whole note. Raises BadNote."""
    if not text.endswith("\n") or "\n\n" in text or text.startswith("\n"):
        raise BadNote("a text to be signed is lines without an empty one among them")
    name, seed = _open_private(private)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(text.encode("utf-8"))
    return f"{text}\n{DASH}{name} {_encode(public_key(private).ident + signature)}\n"


def open_note(note: str, key: Key) -> str:
    """Give the text of a note that this key signed; lines by other names or keys are passed over. Raises BadNote."""
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise BadNote("this is not a signed note: a text, an empty line, and signature lines")
    text += "\n"
    for line in signatures[:-1].split("\n"):
        name, _, encoded = line.removeprefix(DASH).partition(" ")
        if not line.startswith(DASH) or not _NAME.match(name):
            raise BadNote("a signature line is malformed")
        raw = decode(encoded)
        if name == key.name and raw[:4] == key.ident:
            return _check(text, raw[4:], key)
    raise BadNote(f"no signature by {key.name} with key {key.ident.hex()} is on this note")


def split_notes(text: str) -> list[str]:
    """Take apart a file of notes, one after the other with an empty line between; half a note is left out."""
    blocks = [block.strip("\n") for block in text.replace("\r\n", "\n").strip().split("\n\n")]
    return [f"{body}\n\n{signed}\n" for body, signed in itertools.pairwise(blocks)
            if signed.startswith(DASH) and not body.startswith(DASH)]


def checkpoint(origin: str, size: int, root: bytes) -> str:
    """Write the text of a checkpoint, to be signed."""
    return f"{origin}\n{size}\n{_encode(root)}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """Read a checkpoint's text: exactly three lines. Raises BadNote."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0] or not _SIZE.match(lines[1]):
        raise BadNote("this is not a checkpoint: the log's name, the number of entries, the root")
    root = decode(lines[2])
    if len(root) != 32:
        raise BadNote("the checkpoint's root is not 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)


def decode(encoded: str) -> bytes:
    """Read base64 in its one spelling: standard letters, padded, no stray bits. Raises BadNote."""
    try:
        raw = base64.b64decode(encoded.encode("ascii"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote("this is not base64") from error
    if _encode(raw) != encoded:
        raise BadNote("this base64 is not in its one spelling")
    return raw


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _key(name: str, public: bytes) -> Key:
    return Key(name, hashlib.sha256(name.encode("utf-8") + b"\n" + ED25519 + public).digest()[:4], public)


def _private(name: str, seed: bytes) -> str:
    if not _NAME.match(name):
        raise BadNote("a key's name has neither spaces nor plus signs, and at most 200 letters")
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return f"{PRIVATE}{name}+{_key(name, public).ident.hex()}+{_encode(ED25519 + seed)}"


def _open_private(private: str) -> tuple[str, bytes]:
    name, _, rest = private.removeprefix(PRIVATE).partition("+")
    raw = decode(rest.partition("+")[2])
    if not private.startswith(PRIVATE) or raw[:1] != ED25519 or len(raw) != 33:
        raise BadNote("this is not an Ed25519 private key in the form PRIVATE+KEY+NAME+ID+SEED")
    if _private(name, raw[1:]) != private:
        raise BadNote("the private key and its id do not belong together")
    return name, raw[1:]


def _check(text: str, signature: bytes, key: Key) -> str:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode("utf-8"))
    except InvalidSignature as error:
        raise BadNote(f"the signature by {key.name} does not hold") from error
    return text
