"""A register's file is taken whole or not at all, with a report; a second one updates."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from charter.db import db, writing
from charter.people.actions import organisations
from charter.people.models import Organisation, RegisterImport
from charter.people.register import keeping, parsing
from charter.record import entries
from charter.refusal import Refused
from tests.visiting import Visitor
from tests.world import NOON, World

TODAY = date(2026, 11, 22)
SCHOOLS = Path(__file__).parents[3] / "shared" / "data" / "schools"
HEAD = "URN,LA (name),EstablishmentName,EstablishmentStatus (name),CloseDate,Town,Postcode,SchoolWebsite\r\n"
GOOD = HEAD + (
    "123456,Wharnley,St Mary’s Primary,Open,,Wharnley,WH1 1AA,http://www.stmarys.wharnley.sch.uk\r\n"
    "123457,Wharnley,Café School,\"Open, but proposed to close\",31-08-2027,Wharnley,WH1 1AB,www.cafe.example\r\n"
    "123458,Wharnley,Old School,Closed,31-08-2009,Wharnley,WH1 1AC,\r\n"
)


def _take(text: str | bytes, app: Flask | None = None) -> RegisterImport:
    data = text.encode() if isinstance(text, str) else text
    parsed = parsing.parse(io.BytesIO(data), today=TODAY)
    with writing():
        return keeping.keep(parsed, file_name="schools.csv", by=None, at=NOON)


def _report(row: RegisterImport) -> dict[str, object]:
    return json.loads(row.report)  # type: ignore[no-any-return]


def _school(urn: int) -> Organisation | None:
    return db.session.scalars(select(Organisation).where(Organisation.urn == urn)).first()


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(Organisation)) or 0


def test_open_schools_are_taken_and_closed_ones_left_out(app: Flask) -> None:
    report = _report(_take(GOOD))
    assert (report["taken"], report["new"], report["closed"], report["refused"]) == (2, 2, 1, 0)
    mary, cafe = _school(123456), _school(123457)
    assert mary and mary.domain == "stmarys.wharnley.sch.uk" and mary.folded == "st marys primary"
    assert cafe and cafe.domain is None and cafe.closed_on == date(2027, 8, 31), "a website many may share proves nothing"
    assert _school(123458) is None
    (entry,) = entries.since(-1)
    assert entry.kind == "register-imported" and "Mary" not in entry.public


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_spelling_of_letters(app: Flask, encoding: str) -> None:
    _take(GOOD.encode(encoding))
    found = _school(123457)
    assert found and found.name == "Café School"


def test_a_second_import_updates_and_what_a_person_noted_stays(app: Flask) -> None:
    _take(GOOD)
    with writing():
        school = _school(123457)
        assert school
        school.domain, kept = "cafe-school.example", school.id
    text = GOOD.replace("Café School", "Café Academy").replace("St Mary’s Primary,Open,,", "St Mary’s Primary,Closed,01-09-2026,")
    report = _report(_take(text))
    assert (report["new"], report["changed"], report["same"], report["closing"]) == (0, 1, 0, 1)
    db.session.expire_all()
    cafe, mary = _school(123457), _school(123456)
    assert cafe and (cafe.id, cafe.name, cafe.domain) == (kept, "Café Academy", "cafe-school.example")
    assert mary and mary.closed_on == date(2026, 9, 1)
    assert _report(_take(text))["same"] == 1


def test_columns_a_file_lacks_are_left_as_they_were(app: Flask) -> None:
    _take(GOOD)
    _take("URN,EstablishmentName\n123456,St Mary’s CofE Primary\n")
    db.session.expire_all()
    mary = _school(123456)
    assert mary and mary.name == "St Mary’s CofE Primary" and mary.town == "Wharnley" and mary.website


def test_refused_rows_are_told_with_line_and_reason(app: Flask) -> None:
    bad = GOOD + (
        "123456,Wharnley,St Mary’s Again,Open,,,,\n"
        ",Wharnley,No Number,Open,,,,\n"
        "12x,Wharnley,Odd Number,Open,,,,\n"
        "123460,Wharnley,,Open,,,,\n"
        "123461,Wharnley,Too Short\n"
        "123462,Wharnley,No Date,Open,yesterday,,,\n"
        "123463,Wharnley," + "x" * 201 + ",Open,,,,\n"
        "123464,Wharnley,Bell\x07 School,Open,,,,\n"
    )
    report = _report(_take(bad))
    assert report["refused"] == 8 and report["taken"] == 2
    told = {line: why for line, _number, _name, why in report["told"]}  # type: ignore[attr-defined]
    assert told[5] == "its URN stands in line 2 already" and told[6] == "it has no URN"
    assert told[7] == "“12x” is no URN" and told[8] == "it has no name"
    assert told[9] == "it has 3 values where the heading has 8 columns"
    assert "no date" in told[10] and "too long" in told[11] and "cannot be seen" in told[12]


def test_two_schools_on_one_domain_have_none_of_their_own(app: Flask) -> None:
    _take("URN,EstablishmentName,SchoolWebsite\n1,A,both.wharnley.sch.uk\n2,B,http://both.wharnley.sch.uk/b\n")
    assert [_school(n).domain for n in (1, 2)] == [None, None]  # type: ignore[union-attr]


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"), (b" \n\n", "empty"), (b"PK\x03\x04rest", "zip"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n\x00\x1a", "no text"),
    (b"URN,EstablishmentName\n", "no rows"), (b"a,b\n1,2\n", "no register"), (b"hello", "no register"),
    (b"URN,LinkURN,LinkName\n1,2,x\n", "has no column linktype"),
    (b"URN,LinkURN,LinkName,LinkType\nx,y,z,w\n", "no link that can"),
    (b"URN,EstablishmentName\n1,A\n2,Caf\xc3", "ends in the middle of line 3"),
    (b"URN,EstablishmentName\n1,A\n2", "ends in the middle of line 3"),
    (b"URN,EstablishmentName\n1,A\n2,\"An open quotation", "From line 3 on"),
    (b"URN,EstablishmentName\n1," + b"x" * 10_000_000, "Line 2 is far too long"),
    (b"URN,EstablishmentName\n" + b"," * 10_000_000, "Line 2 is far"),
    (b"URN,EstablishmentName\n1,\"" + b"x\n" * 100_000 + b"\"\n", "From line 2 on"),
    (b'URN,EstablishmentName\n1,"never closed\n2,x\n', "From line 2 on"),
    (b"URN,EstablishmentName\n1,\x81\xff\n", "Line 2"),
])
def test_files_that_are_no_register_are_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        parsing.parse(io.BytesIO(data), today=TODAY)


def test_all_or_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kw: object) -> None:
        raise RuntimeError("the disc is full")

    monkeypatch.setattr(entries, "append", broken)
    with pytest.raises(RuntimeError):
        _take(GOOD)
    assert _count() == 0 and db.session.scalar(select(func.count()).select_from(RegisterImport)) == 0


def test_many_rows_are_taken_some_at_a_time(app: Flask) -> None:
    rows = "".join(f"{n},Wharnley,School {n},Open,,Town,WH1 1AA,www.s{n}.wharnley.sch.uk\n" for n in range(100_000, 105_200))
    assert _report(_take(HEAD + rows))["new"] == 5_200
    assert _report(_take(HEAD + rows.replace("School 1000", "Academy 1000")))["changed"] == 100


@pytest.mark.shared
@pytest.mark.parametrize(("name", "taken", "closed"), [
    ("edubase-2015-sample.csv", 1069, 431), ("gias-header-2018.csv", 4, 0), ("gias-header-2024.csv", 1, 1),
    ("gias-2026-city-camden.csv", 33, 0), ("academy-trusts-2016.csv", 1000, 0),
])
def test_the_departments_own_files(app: Flask, name: str, taken: int, closed: int) -> None:
    data = (SCHOOLS / name).read_bytes()
    report = _report(_take(data))
    assert (report["taken"], report["closed"], report["refused"]) == (taken, closed, 0)
    assert _count() == taken and _report(_take(data))["same"] == taken


@pytest.mark.shared
def test_the_departments_other_files_are_refused() -> None:
    with pytest.raises(Refused, match="no register"), (SCHOOLS / "exclusions-by-reason-2015-2017.csv").open("rb") as file:
        parsing.parse(file, today=TODAY)


ADDRESS = "/convenor/organisations/import"


def test_a_trust_and_its_schools(app: Flask) -> None:
    _take("URN,EstablishmentName,Trusts (code),OpenDate\n1,A,2650,01-09-2024\n2,B,,\n3,C,x,\n")
    assert [_school(n).trust_uid for n in (1, 2, 3)] == [2650, None, None]  # type: ignore[union-attr]
    assert _school(1).opened_on == date(2024, 9, 1)  # type: ignore[union-attr]
    _take("URN,EstablishmentName\n1,A Academy\n")
    assert _school(1).trust_uid == 2650, "a file without the column does not change it"  # type: ignore[union-attr]
    _take("URN,EstablishmentName,Trusts (code)\n1,A Academy,\n")
    assert _school(1).trust_uid is None  # type: ignore[union-attr]


TRUSTS = "Group UID,Group ID,Group Name,Companies House Number,Group Status,Closed Date\n"


def test_one_company_number_is_one_trust(app: Flask) -> None:
    with writing():
        claimed = organisations.add_organisation(name="Alder trust", kind="community", company_number="08786812", at=NOON)
    _take(TRUSTS + "2650,TR1,The Alder Trust,08786812,Open,\n2651,TR2,Beck Trust,7962059,Open,\n2652,TR3,Odd Trust,none,Open,\n")
    db.session.expire_all()
    rows = {row.uid: row for row in db.session.scalars(select(Organisation))}
    assert rows[2650].id == claimed.id and (claimed.name, claimed.kind) == ("The Alder Trust", "trust")
    assert rows[2651].company_number == "07962059" and rows[2652].company_number is None
    _take(TRUSTS + "2650,TR1,The Alder Trust,08786812,Closed,01-09-2026\n2653,TR4,Alder and Beck Trust,08786812,Open,\n")
    db.session.expire_all()
    heir = db.session.scalars(select(Organisation).where(Organisation.uid == 2653)).one()
    assert heir.company_number == "08786812" and rows[2650].company_number is None and rows[2650].closed_on
    _take(TRUSTS + "2653,TR4,Alder and Beck Trust,08786812,Open,\n2654,TR5,Twin,08786812,Open,\n")
    db.session.expire_all()
    assert heir.company_number is None, "what two give is neither's"


def _upload(client: Visitor, data: bytes, name: str = "schools.csv") -> object:
    form = {"file": (io.BytesIO(data), name), "csrf_token": client.token()}
    return client.http.post(ADDRESS, data=form, content_type="multipart/form-data", follow_redirects=True)


def test_the_convenor_uploads_it_and_reads_the_report(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.visit(ADDRESS)
    answer = _upload(client, (GOOD + ",Wharnley,<b>No Number</b>,Open,,,,\n").encode(), "downloads/edubase.csv")
    html = answer.get_data(as_text=True)  # type: ignore[attr-defined]
    assert answer.status_code == 200 and "What was taken from edubase.csv" in html  # type: ignore[attr-defined]
    assert "it has no URN" in html and "&lt;b&gt;No Number" in html
    assert "Last import" in client.visit("/convenor/organisations")


def test_a_file_above_the_common_limit_is_taken_from_the_convenor_only(client: Visitor, world: World) -> None:
    padded = (GOOD + f"1,{'x' * 100_000}\n" * 30).encode()  # three megabytes
    client.sign_in(world.mira)
    assert _upload(client, padded).status_code == 200  # type: ignore[attr-defined]
    client.sign_in(world.ada)
    assert _upload(client, padded).status_code == 413  # type: ignore[attr-defined]


def test_a_wrong_file_is_a_slip_in_words(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    for data in (b"", b"\x89PNG\x00", b"a,b\n1,2"):
        answer = _upload(client, data)
        assert answer.status_code == 422 and "error" in answer.get_data(as_text=True)  # type: ignore[attr-defined]
    client.send(ADDRESS, {}, 422)
    assert db.session.scalar(select(func.count()).select_from(RegisterImport)) == 0


def test_nobody_else_may_import(client: Visitor, world: World) -> None:
    client.sign_in(world.colin)
    client.visit(ADDRESS, 403)
    assert _upload(client, GOOD.encode()).status_code == 403  # type: ignore[attr-defined]
    client.sign_in(world.mira)
    client.visit(f"/convenor/organisations/imports/{'0' * 32}", 404)
