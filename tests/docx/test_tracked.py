"""charter tracked: what a Word file's tracked changes are, and its words with all of them taken or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from charter.cli import main
from charter.docx.reading import read
from charter.docx.taking import everything, nothing, text
from tests.conftest import SHARED
from tests.docx.making import gone, ins, p, r, word

FILES = sorted((SHARED / "data" / "docx").glob("*.docx")) if SHARED.exists() else []
TWINS = [file for file in FILES if file.with_name(f"{file.stem}-Accepted.docx").exists()]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    file = tmp_path / "marked.docx"
    comments = (
        '<w:comment w:id="7" w:author="Bob" w:date="2026-10-02T10:00:00Z"><w:p><w:r><w:t>Who pays?</w:t></w:r></w:p></w:comment>'
    )
    start, end = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    file.write_bytes(word(p(r("Schools "), gone("should"), ins("will"), start, r(" help."), end), comments=comments))
    return file


def test_accept_prints_the_words_with_all_changes_taken(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tracked", str(marked), "--accept"]) == 0
    assert capsys.readouterr().out == "Schools will help.\n"


def test_reject_prints_the_words_as_they_were(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tracked", str(marked), "--reject"]) == 0
    assert capsys.readouterr().out == "Schools should help.\n"


def test_json_tells_every_change_and_comment(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tracked", str(marked), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shared = {"of": "words", "author": "Ann Lee", "date": "2026-10-01T09:00:00Z", "part": "body", "paragraph": 1,
              "looks": []}
    assert told["revisions"] == [{"kind": "delete", "text": "should", **shared}, {"kind": "insert", "text": "will", **shared}]
    assert told["comments"] == [
        {
            "id": "7",
            "author": "Bob",
            "date": "2026-10-02T10:00:00Z",
            "text": "Who pays?",
            "quote": "help.",
            "part": "body",
            "paragraph": 1,
            "answers": "",
        }
    ]


def test_without_an_option_it_is_a_list_to_read(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tracked", str(marked)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 tracked changes, 1 comment.",
        "  Ann Lee: 2",
        "paragraph 1, Ann Lee 2026-10-01: taken out: “should”",
        "paragraph 1, Ann Lee 2026-10-01: put in: “will”",
        "paragraph 1, Bob 2026-10-02: comment on “help.”: Who pays?",
    ]


def test_what_is_no_word_file_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.docx"
    file.write_text("Hello")
    assert main(["tracked", str(file)]) == 2
    assert "not a Word file" in capsys.readouterr().err
    assert main(["tracked", str(tmp_path / "missing.docx"), "--accept"]) == 2
    assert "No such file" in capsys.readouterr().err


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as out:
        out.truncate(50 * 1024 * 1024)
    assert main(["tracked", str(file)]) == 2
    assert "50.0 MB" in capsys.readouterr().err


@pytest.mark.shared
@pytest.mark.parametrize("file", TWINS, ids=lambda file: file.stem)
def test_taken_and_refused_are_their_twins(file: Path) -> None:
    marked_up = read(file.read_bytes())
    for name, taken in (("Accepted", everything), ("Rejected", nothing)):
        twin = read(file.with_name(f"{file.stem}-{name}.docx").read_bytes())
        assert not [change for change in twin.changes if change.kind != "format"]
        assert text(marked_up, taken) == text(twin, nothing)


@pytest.mark.shared
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_real_file_is_read(file: Path) -> None:
    found = read(file.read_bytes())
    told = {meta["file"]: meta for meta in json.loads((file.parent / "meta.json").read_text())}
    if file.name in told:
        kinds = [change.kind for change in found.changes]
        names = {"insert": "w_ins", "delete": "w_del", "move-from": "w_moveFrom", "move-to": "w_moveTo"}
        assert {kind: kinds.count(kind) for kind in names} == {kind: told[file.name][name] for kind, name in names.items()}
        assert len(found.comments) == told[file.name]["comments"]
    for taken in (everything, nothing):
        assert text(found, taken).strip()


@pytest.mark.shared
def test_seven_files_have_twins() -> None:
    assert len(TWINS) == 7 and len(FILES) == 34
