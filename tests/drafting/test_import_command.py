"""`charter import-text`: the same import from the command line, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from charter.cli import main
from tests.docx.making import ins, p, r, word
from tests.world import TEXT


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A site that has begun, in a folder of its own."""
    for name in ("DATABASE_URL", "RECORD_KEY", "RECORD_HEADS", "MAIL_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHARTER_INSTANCE", str(tmp_path / "instance"))
    assert main(["init", "--area", "Wharnley"]) == 0
    capsys.readouterr()
    return tmp_path


def given(folder: Path, data: bytes) -> str:
    path = folder / "text.md"
    path.write_bytes(data)
    return str(path)


def test_it_keeps_every_byte(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ("\ufeff" + TEXT.replace("\n", "\r\n") + "\u00a0no newline at the end").encode()
    assert main(["import-text", given(begun, data)]) == 0
    said = capsys.readouterr().out
    assert "Kept as draft 1" in said and hashlib.sha256(data).hexdigest() in said


def test_a_look_keeps_nothing_and_a_revision_is_aligned(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-text", given(begun, TEXT.encode())]) == 0
    revised = given(begun, TEXT.replace("should talk", "will talk").encode())
    capsys.readouterr()
    assert main(["import-text", "--look", revised]) == 0
    said = capsys.readouterr().out
    assert "Beside draft 1: 22 the same, 1 other words." in said and "[- should-]{+ will+}" in said
    assert main(["import-text", revised]) == 0
    assert "Kept as draft 2" in capsys.readouterr().out


@pytest.mark.parametrize(("data", "words"), [
    (b"", "no words"), (b"caf\xe9", "not UTF-8: line 1"), (b"a\x00b", "line 1, character 2"), (b"word " * 300_000, "line 1"),
])
def test_bad_input_is_told_and_nothing_is_kept(begun: Path, capsys: pytest.CaptureFixture[str], data: bytes, words: str) -> None:
    assert main(["import-text", given(begun, data)]) == 2
    assert words in capsys.readouterr().err
    assert main(["import-text", given(begun, TEXT.encode())]) == 0
    assert "draft 1" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-text", str(begun / "nothing.md")]) == 2
    assert "nothing.md" in capsys.readouterr().err


def test_a_word_file_says_what_it_does_with_it(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = begun / "charter.docx"
    file.write_bytes(word(p(r("One.")) + p(ins("Two."), "<w:r><w:drawing/></w:r>")))
    assert main(["import-text", str(file)]) == 0
    said = capsys.readouterr().out
    assert "1 tracked change by Ann Lee (1). All of them are taken as made." in said and "A picture is left out." in said
    assert main(["export", "text", "1"]) == 0
    assert capsys.readouterr().out == "One.\n\nTwo.\n"
