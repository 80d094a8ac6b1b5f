"""The public log's pages and files."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

from flask import Blueprint, Response, abort, jsonify, render_template, request, send_file

from charter.record import entries, export, heads, leaves, nodes
from charter.record.models import Entry, Head
from charter.record.sentences import place, sentence
from charter.record.tree import leaf_hash

bp = Blueprint("record", __name__)

# What somebody reads before they search or download instead.
A_PAGE = 50
# Bytes of a download held in memory; a longer one, of some 40,000 entries, waits in a temporary file.
MOST_IN_MEMORY = 8 * 1024 * 1024
# Larger than any entry's number, and still a whole number to both databases.
NUMBER = f"int(max={2**31 - 1})"


@bp.get("/record")
def log() -> str:
    """The latest acts in plain words, and how to check them."""
    rows = entries.before(_asked_before(), limit=A_PAGE + 1)
    more = rows[A_PAGE - 1].seq if len(rows) > A_PAGE else None
    acts = [(row, sentence(row.kind, row.facts), place(row.kind, row.facts)) for row in rows[:A_PAGE]]
    return render_template("record/log.html", acts=acts, older=more, newest="before" not in request.args,
                           count=entries.latest() + 1, key=heads.public_key())


@bp.get(f"/record/entries/<{NUMBER}:seq>")
def entry(seq: int) -> str:
    """One entry: what it says, and exactly what is hashed."""
    found = entries.find(seq) or abort(404)
    data = _leaf(found)
    return render_template("record/entry.html", entry=found, words=sentence(found.kind, found.facts),
                           place=place(found.kind, found.facts), data=data.decode(), leaf=leaf_hash(data).hex())


@bp.get(f"/record/entries/<{NUMBER}:seq>.json")
def entry_proof(seq: int) -> Response:
    """One entry with the proof that it is in the newest checkpoint's tree."""
    head = _head()
    found = entries.find(seq) if seq < head.size else None
    data = _leaf(found or abort(404))
    proof = [step.hex() for step in nodes.inclusion(seq, head.size)]
    return jsonify(checkpoint=head.note, entry=data.decode(), key=head.key, leaf=leaf_hash(data).hex(), proof=proof)


@bp.get(f"/record/consistency/<{NUMBER}:old>/<{NUMBER}:new>")
def consistency(old: int, new: int) -> Response:
    """The proof that the tree of `new` entries begins with the tree of `old` entries."""
    if not 0 < old <= new <= _head().size:
        abort(404)
    return jsonify(new=new, old=old, proof=[step.hex() for step in nodes.consistency(old, new)])


@bp.get("/record/checkpoint")
def checkpoint() -> Response:
    """The newest signed checkpoint, to be kept."""
    return _text(_head().note)


@bp.get("/record/key")
def key() -> Response:
    """The public key that checkpoints are signed with."""
    return _text(f"{heads.public_key() or abort(404)}\n")


@bp.get("/record/entries.json")
def entries_json() -> Response:
    """The whole record as one canonical file."""
    # Put down before it is sent: a slow reader must not keep the database's log from being folded for minutes.
    file = SpooledTemporaryFile(MOST_IN_MEMORY)  # noqa: SIM115  closed with the answer
    for piece in export.pieces(_head()):
        file.write(piece)
    length = file.tell()
    file.seek(0)
    answer = send_file(file, "application/json", as_attachment=True, download_name="record.json", max_age=0)
    answer.content_length = length
    return answer


def _asked_before() -> int | None:
    asked = request.args.get("before")
    if asked is not None and not (asked.isascii() and asked.isdigit() and len(asked) <= 9):
        abort(404)
    return None if asked is None else int(asked)


def _head() -> Head:
    return heads.newest() or abort(404)


def _leaf(row: Entry) -> bytes:
    return leaves.leaf(row.seq, row.kind, leaves.spell_time(row.at), row.public, row.commitment)


def _text(text: str) -> Response:
    return Response(text, mimetype="text/plain", headers={"Cache-Control": "no-cache"})
