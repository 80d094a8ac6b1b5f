"""From the command line: a site begins, people are invited, a register is imported."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from charter.cli import main
from charter.record import note

CSV = "URN,EstablishmentName,SchoolWebsite\n123456,Alder Bank Primary School,www.alder.wharnley.sch.uk\n,Nameless,\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which a site may begin, and nothing else in the environment."""
    for name in ("DATABASE_URL", "RECORD_KEY", "RECORD_HEADS", "MAIL_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHARTER_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("SITE_URL", "https://charter.example.org")
    return tmp_path


@pytest.fixture
def begun(place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A site that has begun."""
    assert main(["init", "--area", "Wharnley"]) == 0
    capsys.readouterr()
    return place


def _rows(place: Path, query: str) -> list[tuple[object, ...]]:
    engine = create_engine(f"sqlite:///{place / 'instance' / 'charter.db'}")
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_site_begins_with_one_printed_link(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--area", "Wharnley", "--host", "A charity"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"https://charter\.example\.org/account/invitations/[0-9a-f]{32}/[0-9a-f]{64}", said)
    assert "go nowhere" in said, "it says that letters are laid in a folder"
    assert _rows(place, "SELECT area, title FROM charter") == [("Wharnley", "The Wharnley Inclusion Charter")]
    assert _rows(place, "SELECT name, words FROM fact") == [("host", "A charity")]
    assert len(_rows(place, "SELECT slug FROM stakeholder_group")) == 7
    assert _rows(place, "SELECT office, email FROM invitation") == [("convenor", None)]
    key = place / "instance" / "record.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert str(note.public_key(key.read_text())).startswith("charter.example.org/record+")


def test_a_second_init_changes_nothing(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = (begun / "instance" / "record.key").read_text()
    assert main(["init", "--area", "Elsewhere"]) == 0
    assert "has begun already" in capsys.readouterr().out
    assert _rows(begun, "SELECT area FROM charter") == [("Wharnley",)]
    assert len(_rows(begun, "SELECT id FROM invitation")) == 1
    assert (begun / "instance" / "record.key").read_text() == key


def test_a_key_in_the_environment_is_not_made_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECORD_KEY", note.new_key("charter.example.org/record"))
    assert main(["init", "--area", "Wharnley"]) == 0
    assert not (place / "instance" / "record.key").exists()


def test_inviting_prints_a_link_or_owes_a_letter(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "--office", "chair", "--name", "Hilary Stone"]) == 0
    assert "/account/invitations/" in capsys.readouterr().out
    assert main(["invite", "--email", "FAY@home.example", "--group", "families", "--title", "Parent"]) == 0
    said = capsys.readouterr().out
    assert "on the way" in said and "/account/invitations/" not in said
    assert _rows(begun, "SELECT kind FROM letter") == [("invitation",)]
    assert ("fay@home.example", "families") in _rows(begun, "SELECT email, group_slug FROM invitation")


@pytest.mark.parametrize(("given", "words"), [
    ([], "Give --group, or --office"), (["--group", "nobody"], "There is no group nobody"),
    (["--group", "heads", "--organisation", "Nowhere"], "0 organisations match"),
])
def test_an_invitation_that_cannot_be(begun: Path, capsys: pytest.CaptureFixture[str], given: list[str], words: str) -> None:
    assert main(["invite", *given]) == 2
    assert words in capsys.readouterr().err
    assert len(_rows(begun, "SELECT id FROM invitation")) == 1


def test_a_register_is_imported_with_a_report(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = begun / "schools.csv"
    file.write_text(CSV)
    assert main(["import-register", str(file)]) == 0
    said = capsys.readouterr().out
    assert "1 taken: 1 new" in said and "line 3:  Nameless: it has no URN" in said
    assert main(["invite", "--group", "heads", "--organisation", "123456"]) == 0


def test_a_file_that_is_no_register(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (begun / "empty.csv").write_bytes(b"")
    assert main(["import-register", str(begun / "empty.csv")]) == 2
    assert main(["import-register", str(begun / "absent.csv")]) == 2
    said = capsys.readouterr().err
    assert "The file is empty." in said and "No such file" in said
