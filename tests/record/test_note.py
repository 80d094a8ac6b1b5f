"""Signed notes: the example of the C2SP specification, and what is refused."""

import pytest

from charter.record import note

# From c2sp.org/signed-note: the key and the note of its example.
KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = ("This is an example message.\n\n— example.com/foo "
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n")
ROOT = bytes(range(32))


def test_the_specifications_example_opens():
    assert note.open_note(NOTE, note.read_key(KEY)) == "This is an example message.\n"


def test_a_key_is_written_as_it_was_read():
    assert str(note.read_key(KEY)) == KEY


def test_what_is_signed_opens_with_the_public_half():
    private = note.new_key("charter.example.org/record")
    text = note.checkpoint("charter.example.org/record", 3, ROOT)
    opened = note.open_note(note.sign(text, private), note.public_key(private))
    assert note.read_checkpoint(opened) == ("charter.example.org/record", 3, ROOT)


def test_another_signers_line_is_passed_over():
    mine, theirs = note.new_key("mine"), note.new_key("theirs")
    text = "words\n"
    both = note.sign(text, theirs) + note.sign(text, mine).rpartition("\n\n")[2]
    assert note.open_note(both, note.public_key(mine)) == text
    assert note.open_note(both, note.public_key(theirs)) == text


def test_a_file_of_notes_comes_apart():
    private = note.new_key("log")
    first, second = note.sign("one\n", private), note.sign("two\n", private)
    assert note.split_notes(first + "\n" + second) == [first, second]
    assert note.split_notes((first + "\n" + second).replace("\n", "\r\n")) == [first, second]
    assert note.split_notes(first + "\n" + "half a no") == [first]
    assert note.split_notes("") == []


@pytest.mark.parametrize("change", [
    lambda n: n.replace("example message", "Example message"),
    lambda n: n.replace("— ", "- "),
    lambda n: n.replace("\n\n", "\n"),
    lambda n: n[:-1],
    lambda n: n + "\n",
    lambda n: n.replace("yaQM=", "yaQN="),  # other base64 for the same bytes
    lambda n: n.replace("yaQM=", "yaQM"),
    lambda n: n.replace("Uw2Q", "Uw2R"),
    lambda n: n.replace("foo Uw", "foo  Uw"),
    lambda n: "",
])
def test_a_changed_note_does_not_open(change):
    assert change(NOTE) != NOTE
    with pytest.raises(note.BadNote):
        note.open_note(change(NOTE), note.read_key(KEY))


@pytest.mark.parametrize("text", [
    "", "example.com/foo", KEY.replace("530d", "530e"), KEY.replace("530d903a", "530D903A"), KEY + "=", "a b" + KEY,
    KEY.replace("+A", "+B"), "é\n" + KEY,
])
def test_a_malformed_key_is_refused(text):
    with pytest.raises(note.BadNote):
        note.read_key(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb", "a b", "x" * 201])
def test_a_name_that_could_be_read_two_ways_is_refused(name):
    with pytest.raises(note.BadNote):
        note.new_key(name)


def test_a_private_key_must_be_whole():
    private = note.new_key("log")
    for text in ("", private[12:], private + "x", private.replace("log", "gol")):
        with pytest.raises(note.BadNote):
            note.sign("words\n", text)


@pytest.mark.parametrize("text", ["no end", "an empty\n\nline\n", "\nfirst\n"])
def test_a_text_that_could_be_split_two_ways_is_not_signed(text):
    with pytest.raises(note.BadNote):
        note.sign(text, note.new_key("log"))


@pytest.mark.parametrize("text", [
    "log\n3\n", "log\n03\nAAAA\n", "log\n-3\nAAAA\n", "\n3\nAAAA\n", "log\n3\nAAAA\n",
    note.checkpoint("log", 3, ROOT) + "more\n", note.checkpoint("log", 3, ROOT)[:-1],
    note.checkpoint("log", 3, ROOT[:31]),
])
def test_a_malformed_checkpoint_is_refused(text):
    with pytest.raises(note.BadNote):
        note.read_checkpoint(text)
