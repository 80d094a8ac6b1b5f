"""What `verify` finds: every way of tampering that a stranger could think of."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.record import note
from charter.record.canonical import canonical
from charter.record.tree import leaf_hash
from charter.record.verify import NotARecord, Verdict, verify
from tests.record.samples import NAME, head, parts, record, some_entries

PRIVATE = note.new_key(NAME)
KEY = str(note.public_key(PRIVATE))
GOOD = record(12, PRIVATE)


def tampered(change, private=PRIVATE, count=12):
    """The record as somebody would write it who changed it and spelled it well."""
    value = parts(some_entries(count), private)
    change(value)
    return canonical(value)


def first(record, **more):
    verdict = verify(record, **more)
    assert not verdict.ok and verdict.problems
    return verdict.problems[0]


def test_a_good_record_is_whole():
    verdict = verify(GOOD, key=KEY)
    assert verdict == Verdict(True, 12, (), KEY, 1)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 64, 65])
def test_records_of_any_length_are_whole(count):
    assert verify(record(count)).ok


def test_checkpoints_saved_earlier_hold():
    entries = some_entries(12)
    saved = [head(entries[:n], PRIVATE) for n in (0, 1, 5, 8, 12)]
    assert verify(GOOD, heads=saved).ok
    assert verify(GOOD, heads=["\n".join(saved)]).ok, "a file of several"
    assert verify(GOOD, heads=[saved[2].replace("\n", "\r\n")]).ok, "kept by a program that ends lines its own way"


def test_a_sealed_entry_without_opening_is_whole():
    assert verify(tampered(lambda v: v["openings"].clear())).ok


@pytest.mark.parametrize("change, words", [
    (lambda v: v["entries"][5]["public"].update(comment=99), "Entry 5 is not the entry"),
    (lambda v: v["entries"][5].update(at="2026-11-22T10:00:06Z"), "Entry 5 is not the entry"),
    (lambda v: v["entries"][5].update(kind="comment-hidden"), "Entry 5 is not the entry"),
    (lambda v: v["entries"][4].update(commitment="0" * 64), "Entry 4 is not the entry"),
    (lambda v: v["entries"].pop(5), "Entry 5 is missing or out of order: entry 6"),
    (lambda v: v["entries"].pop(), "There are 11 entries but 12 leaves"),
    (lambda v: (v["entries"].pop(), v["leaves"].pop()), "entry 11 is missing"),
    (lambda v: v["entries"].insert(5, v["entries"][4]), "Entry 5 is missing or out of order: entry 4"),
    (lambda v: v["entries"].reverse(), "Entry 0 is missing or out of order: entry 11"),
    (lambda v: v["entries"].append({**v["entries"][0], "seq": 12}), "12 leaves"),
    (lambda v: v["leaves"].__setitem__(3, v["leaves"][3].upper()), "Leaf 3 was changed"),
    (lambda v: v["leaves"].__setitem__(3, None), "Leaf 3 was changed"),
    (lambda v: v["entries"][4].update(commitment=v["entries"][4]["commitment"].upper()), "Entry 4 is malformed"),
    (lambda v: v["entries"][4].update(public={"comment": 1}), "Entry 4 is malformed"),
    (lambda v: v["entries"][3].update(kind="sealed"), "Entry 3 is malformed"),
    (lambda v: v["entries"][3].update(at="2026-11-22T10:00:03+00:00"), "Entry 3 is malformed"),
    (lambda v: v["entries"][3].update(at="2026-13-22T10:00:03Z"), "Entry 3 is malformed"),
    (lambda v: v["entries"][3].update(seq=True), "Entry 3 has no number"),
    (lambda v: v["entries"][3].update(more=1), "Entry 3 does not have exactly"),
    (lambda v: v["entries"].__setitem__(3, []), "Entry 3 does not have exactly"),
    (lambda v: v["openings"][0]["content"].update(role="governor"), "opening of entry 4 does not open it"),
    (lambda v: v["openings"][0].update(salt="5b" * 32), "opening of entry 4 does not open it"),
    (lambda v: v["openings"][0].update(salt="5A" * 32), "no salt of 64 small"),
    (lambda v: v["openings"][0].update(seq=3), "opening of entry 3 does not open it"),
    (lambda v: v["openings"].append(v["openings"][0]), "out of order, double"),
    (lambda v: v["openings"][0].update(seq=12), "of no entry"),
    (lambda v: v.update(key=KEY.replace("+", "+0", 1)), "key cannot be used"),
    (lambda v: v.update(checkpoint=v["checkpoint"].replace("\n12\n", "\n13\n")), "checkpoint does not hold"),
    (lambda v: v.update(checkpoint=v["checkpoint"] + v["checkpoint"].split("\n\n")[1]), "more than one signature"),
    (lambda v: v.update(format="charter-record/2"), "format"),
    (lambda v: v.update(more=1), "exactly these parts"),
    (lambda v: v.pop("openings"), "exactly these parts"),
    (lambda v: v.update(openings={}), "not of the right kind"),
])
def test_the_first_thing_wrong_is_named(change, words):
    assert words in first(tampered(change))


def test_an_entry_rewritten_with_its_leaf_is_found_by_the_root():
    def change(value):
        value["entries"][5]["public"]["comment"] = 99
        value["leaves"][5] = leaf_hash(canonical(value["entries"][5])).hex()

    saved = [head(some_entries(n), PRIVATE) for n in (3, 8)]
    assert "one of entries 0 to 11 was changed" in first(tampered(change))
    assert "Saved checkpoint 2" in first(tampered(change), heads=saved)
    assert "one of entries 3 to 7 was changed" in first(tampered(change), heads=saved)


def test_an_entry_added_after_the_checkpoint_is_named():
    def change(value):
        value["entries"].append({**value["entries"][0], "seq": 12})
        value["leaves"].append(leaf_hash(canonical(value["entries"][12])).hex())

    assert "Entry 12 is not covered" in first(tampered(change))


def test_a_whole_record_rewritten_and_signed_anew_fails_against_a_saved_head():
    entries = some_entries(12)
    old = head(entries[:8], PRIVATE)
    entries[5]["public"]["comment"] = 99
    forged = canonical(parts(entries, PRIVATE))
    assert verify(forged).ok
    assert "Saved checkpoint 1 does not fit" in first(forged, heads=[old])


def test_a_shorter_record_fails_against_a_saved_head():
    saved = head(some_entries(13), PRIVATE)
    assert "entry 12 is missing" in first(GOOD, heads=[saved])


def test_a_record_signed_by_another_key_fails_when_the_key_is_pinned():
    forged = record(12)
    assert verify(forged).ok
    assert "not the one insisted on" in " ".join(verify(forged, key=KEY).problems)


def test_a_saved_head_of_another_record_is_refused():
    other = note.new_key("elsewhere.example/record")
    assert "Saved checkpoint 1 does not hold" in first(GOOD, heads=[head(some_entries(5), other)])
    sneaky = note.sign(note.checkpoint("elsewhere", 5, bytes(32)), PRIVATE)
    assert "another record" in first(GOOD, heads=[sneaky])


@pytest.mark.parametrize("respell", [
    lambda v: json.dumps(v, ensure_ascii=False, sort_keys=True),
    lambda v: json.dumps(v, sort_keys=True, separators=(",", ":")),
    lambda v: json.dumps(dict(reversed(v.items())), ensure_ascii=False, separators=(",", ":")),
    lambda v: canonical(v).decode() + "\n",
    lambda v: canonical(v).decode().replace('"seq":3', '"seq":3,"seq":3'),
    lambda v: canonical(v).decode().replace('"comment":3', '"comment":\t3'),
    lambda v: canonical(v).decode().replace('"comment":0', '"comment":-0'),
    lambda v: canonical(v).decode().replace("3fx9", "\\u0033fx9", 1),
])
def test_another_spelling_of_the_same_values_is_found(respell):
    value = json.loads(GOOD)
    other = respell(value).encode()
    assert json.loads(other) == value and other != GOOD
    assert "one spelling" in first(other)


def test_a_respelled_entry_is_named():
    assert "Entry 3 is not in its one spelling" in first(GOOD.replace(b'"comment":3', b'"comment": 3'))


def test_every_single_byte_counts():
    """Each byte of the file changed to several others, one at a time: never whole."""
    for at in range(len(GOOD)):
        for mask in (0x01, 0x20, 0x80):
            changed = bytearray(GOOD)
            changed[at] ^= mask
            assert not verify(bytes(changed)).ok, f"byte {at} ^ {mask}"


@settings(max_examples=300)
@given(st.data())
def test_no_edit_of_the_file_passes(data):
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 40)))
    put = data.draw(st.binary(max_size=20) | st.sampled_from([GOOD[n:n + 40] for n in range(0, len(GOOD), 97)]))
    changed = GOOD[:start] + put + GOOD[end:]
    assert changed == GOOD or not verify(changed).ok


@settings(max_examples=100)
@given(st.data())
def test_no_edit_of_an_entry_passes(data):
    value = copy.deepcopy(json.loads(GOOD))
    entry = data.draw(st.sampled_from(value["entries"]))
    field = data.draw(st.sampled_from(sorted(entry)))
    entry[field] = data.draw(st.none() | st.integers() | st.text() | st.floats() | st.booleans()
                             | st.dictionaries(st.text(), st.integers(), max_size=2))
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    verdict = verify(text.encode("utf-8", "surrogatepass"))
    assert verdict.ok == (value == json.loads(GOOD) and type(entry["seq"]) is int)


@pytest.mark.parametrize("given", [b"", b"{}", b"[]", b"null", b"hello", b"\xff\xfe", b"1.5", b"[" * 100_000,
                                   b'{"a":1}'])
def test_what_is_no_record_is_bad_input(given):
    with pytest.raises(NotARecord):
        verify(given)


@pytest.mark.parametrize("more", [{"heads": [""]}, {"heads": ["hello"]}, {"key": ""}, {"key": "hello"},
                                  {"key": KEY + "x"}])
def test_heads_and_keys_that_are_none_are_bad_input(more):
    with pytest.raises(NotARecord):
        verify(GOOD, **more)


def test_deep_nesting_is_refused_and_not_a_fault():
    deep = GOOD.replace(b'"public":{"clause"', b'"public":{"a":' + b"[" * 100_000 + b"]" * 100_000 + b',"clause"', 1)
    assert not verify(deep).ok
    smaller = GOOD.replace(b'"public":{"clause"', b'"public":{"a":' + b"[" * 900 + b"]" * 900 + b',"clause"', 1)
    assert not verify(smaller).ok
