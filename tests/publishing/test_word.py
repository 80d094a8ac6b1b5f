"""Word files of the text: what is open on it as tracked changes, what is said of it as comments, for everybody alike."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree.ElementTree import Element

import pytest
import segno
from flask import Flask

from charter.amending import actions as amending
from charter.amending import queries as suggested
from charter.commenting import actions as commenting
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import closing
from charter.record import entries
from charter.text.change import Change
from charter.web import public
from tests.commenting import said
from tests.docx.word_read import W, all_of, below, clauses, of, paragraphs, part
from tests.meeting import stage
from tests.signing.signing_world import settled
from tests.visiting import Visitor
from tests.world import DAY, TEXT, World

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def taken(client: Visitor, address: str, name: str) -> bytes:
    """A Word file, as downloaded under this name."""
    answer = client.http.get(address)
    assert (answer.status_code, answer.content_type) == (200, WORD), address
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.docx"'
    assert "agreed" not in words(part(answer.data, "word/document.xml")).lower()
    return answer.data


def words(element: Element) -> str:
    return "".join(element.itertext())


def comments(raw: bytes) -> list[tuple[str, str]]:
    return [(of(one, "author"), words(one)) for one in part(raw, "word/comments.xml")]


def authors(raw: bytes) -> set[tuple[str, str]]:
    return {(of(one, "author"), of(one, "date")[:10]) for one in all_of(raw, "ins", "del")}


def test_a_draft_says_that_nobody_has_signed(client: Visitor, draft: Version) -> None:
    raw = taken(client, "/versions/1.docx", "charter-draft-1")
    assert "Nobody has signed" in words(part(raw, "word/footer1.xml")) and not all_of(raw, "ins", "del")
    told = clauses(raw, taken=True)
    assert [p.number for p in told] == [p.number for p in drafting.tree(1)]
    assert told[0].words == "The Wharnley Inclusion Charter" and told[0].names == [f"clause_{drafting.tree(1)[0].key}"]
    marks = {one.get("name"): words(one) for one in part(raw, "docProps/custom.xml")}
    assert marks == {"charter-version": "1", "charter-digest": draft.digest, "charter-address": "http://localhost"}
    assert client.http.get("/versions/1.docx").headers["X-Robots-Tag"] == "noindex"


def test_a_settled_text_says_who_has_signed_and_may_be_found(client: Visitor, world: World) -> None:
    version = settled()
    raw = taken(client, f"/versions/{version.number}.docx", f"charter-version-{version.number}")
    assert "open for signature" in words(part(raw, "word/footer1.xml"))
    assert "Only those on the list have signed" in words(part(raw, "word/document.xml"))
    assert "X-Robots-Tag" not in client.http.get(f"/versions/{version.number}.docx").headers


def test_every_open_suggestion_is_a_tracked_change_under_its_name(client: Visitor, world: World, draft: Version) -> None:
    one = stage.suggest(world, "ada", "should talk", "will talk", where="should talk")
    other = stage.suggest(world, "fay", "should talk", "must talk", where="should talk")
    gone = stage.suggest(world, "tom", "promptly", "at once")
    with writing():
        amending.withdraw(suggested.amendment(gone.number), by=world.people["tom"], because="", at=stage.LATER)
    raw = taken(client, "/versions/1/suggestions.docx", "charter-draft-1-with-suggestions")
    assert authors(raw) == {("Ada Bright", "2026-11-03"), ("Fay Lund", "2026-11-03")}
    assert any("will talk" in p.words for p in clauses(raw, taken=True)) and "must talk" in below(raw)[0].words
    assert any("should talk" in p.words for p in clauses(raw, taken=False))
    assert "at once" not in words(part(raw, "word/document.xml"))
    assert [(who, told.partition(":")[0]) for who, told in comments(raw)] == [
        ("Ada Bright", f"A{one.number}"), ("Fay Lund", f"A{other.number}")]
    assert f"http://localhost/amendments/{one.number}" in comments(raw)[0][1]
    assert part(raw, "word/settings.xml").find(W + "trackRevisions") is not None


def test_published_comments_stand_on_their_words_with_their_answers(client: Visitor, world: World, draft: Version) -> None:
    shown = said.comment(world, words="Who pays for that?", clause_key=said.clause("Every child").key, quote="Every child")
    hidden = said.comment(world, words="It was Aunt Zelda")
    said.visitors(words="Not read by anybody yet")
    said.answer(world, shown)
    with writing():
        commenting.report(said.again(hidden), because="It names somebody", at=said.AT + DAY)
    raw = taken(client, "/versions/1/suggestions.docx", "charter-draft-1-with-suggestions")
    assert [told for _, told in comments(raw)] == [f"Comment {shown.number}Who pays for that?"]
    said.given(said.AT + 20 * DAY)
    raw = taken(client, "/versions/1/suggestions.docx", "charter-draft-1-with-suggestions")
    assert comments(raw)[1][0] == "The convenor, after every group saw it" and "Not changed" in comments(raw)[1][1]
    assert b"Zelda" not in raw and "Zelda" not in str(comments(raw)) and "Not read" not in str(comments(raw))


def test_one_suggestion_alone(client: Visitor, world: World, draft: Version) -> None:
    one = stage.suggest(world, "ada", "should talk", "will talk", where="should talk")
    stage.suggest(world, "fay", "promptly", "at once")
    raw = taken(client, f"/amendments/{one.number}.docx", f"charter-draft-1-with-A{one.number}")
    assert {who for who, _ in authors(raw)} == {"Ada Bright"}
    plain = client.http.get("/versions/1.docx").data
    assert [p.words for p in clauses(raw, taken=False)] == [p.words for p in clauses(plain, taken=True)]


def test_on_an_earlier_draft_what_was_decided_stays_with_its_outcome(client: Visitor, world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "must talk", where="should talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    planned = closing.plan(stage.again(meeting))
    with writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)
    raw = taken(client, "/versions/1/suggestions.docx", "charter-draft-1-with-suggestions")
    assert "Accepted, at meeting 1" in comments(raw)[0][1] and "replaced by draft 2" in words(part(raw, "word/footer1.xml"))
    assert not all_of(taken(client, "/versions/2/suggestions.docx", "charter-draft-2-with-suggestions"), "ins")


def test_a_meetings_papers(client: Visitor, world: World, draft: Version) -> None:
    meeting = stage.call(world, stage.suggest(world, "ada", "should talk", "will talk", where="should talk"))
    raw = taken(client, f"/meetings/{meeting.number}/papers.docx", f"meeting-{meeting.number}-papers")
    told = [p.words for p in paragraphs(raw, taken=True)]
    assert told[0] == "Papers for meeting 1: Autumn meeting" and told[1] == "On draft 1. Nobody has signed."
    assert any(line.startswith("1. A1. ") for line in told) and "2. What it has been like" in told
    assert "From Ada Bright." in told and any("will talk" in line for line in told)
    assert {who for who, _ in authors(raw)} == {"Ada Bright"}


def test_a_meetings_papers_lead_a_phone_to_each_suggestion(client: Visitor, world: World, draft: Version) -> None:
    several = [stage.suggest(world, "ada", "should talk", "will talk", where="should talk"),
               stage.suggest(world, "tom", "promptly", "at once")]
    meeting = stage.call(world, *several)
    raw = taken(client, f"/meetings/{meeting.number}/papers.docx", f"meeting-{meeting.number}-papers")
    places = [f"http://localhost/amendments/{one.number}" for one in several]
    said = [one.get("descr") for one in part(raw, "word/document.xml").iter() if one.tag.endswith("wordprocessingDrawing}docPr")]
    assert said == [f"A{one.number} on a phone: {place}" for one, place in zip(several, places, strict=True)]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for n, place in enumerate(places, 1):
            out = io.BytesIO()
            segno.make(place, error="m", micro=False).save(out, kind="png", scale=8, border=2)
            assert archive.read(f"word/media/image{n}.png") == out.getvalue()


def test_the_papers_page_carries_a_meeting_on_paper(client: Visitor, world: World, draft: Version) -> None:
    one = stage.suggest(world, "ada", "should talk", "will talk", where="should talk")
    meeting = stage.call(world, one)
    html = client.visit(f"/meetings/{meeting.number}/papers")
    table = html[html.index("one line on A1"):]
    table = table[:table.index("</table>")]
    assert table.count("<tr>") == 8 and table.count('class="tick"') == 56  # seven groups, four answers each, two rounds
    assert "Young people" in table and "No, it would do harm" in table
    assert html.count("<svg") >= 2 and "A1 on a phone" in html and 'style="' not in html
    for told in ("Now", "The change", "It would read", "Nobody has signed", "Confirmed by the meeting chair",
                 "The whole of draft 1"):
        assert told in html
    assert re.search(r"agreed", html) is None
    page = client.visit(f"/meetings/{meeting.number}")
    assert f"/meetings/{meeting.number}/papers" in page and f"/meetings/{meeting.number}/papers.docx" in page


def test_a_meeting_without_an_agenda(client: Visitor, world: World, draft: Version) -> None:
    meeting = stage.call(world)
    assert "What it has been like" in client.visit(f"/meetings/{meeting.number}/papers")


def test_where_a_person_would_look_for_them(client: Visitor, world: World, draft: Version) -> None:
    one = stage.suggest(world, "ada", "should talk", "will talk", where="should talk")
    assert '/versions/1.docx"' in client.visit("/versions/") and "/versions/1/suggestions.docx" in client.visit("/versions/1")
    assert f"/amendments/{one.number}.docx" in client.visit(f"/amendments/{one.number}")


@pytest.mark.parametrize("address", [
    "/versions/9.docx", "/versions/9/suggestions.docx", "/amendments/9.docx", "/meetings/9/papers", "/meetings/9/papers.docx",
    "/versions/0.docx", "/versions/99999999999.docx",
])
def test_unknown(client: Visitor, draft: Version, address: str) -> None:
    client.visit(address, 404)


def test_the_same_for_everybody_and_not_sent_again(client: Visitor, app: Flask, world: World, draft: Version) -> None:
    stage.call(world, stage.suggest(world, "ada", "should talk", "will talk", where="should talk"))
    before = entries.latest()
    for address in ("/versions/1.docx", "/versions/1/suggestions.docx", "/amendments/1.docx", "/meetings/1/papers.docx",
                    "/meetings/1/papers"):
        assert public.is_public(address)
        first = client.http.get(address)
        assert "Set-Cookie" not in first.headers
        app.extensions["public_pages"].clear()
        assert client.http.get(address).data == first.data == Visitor(app).sign_in(world.mira).http.get(address).data
        again = client.http.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304 and again.data == b""
        assert client.http.post(address).status_code in (400, 405)
    assert entries.latest() == before


def test_names_that_would_break_out(client: Visitor, world: World, draft: Version) -> None:
    with writing():
        place = next(p for p in drafting.tree(1) if "promptly" in p.words)
        amending.propose(drafting.latest(), headline='</w:t><w:x/>"&', rationale="<b>\x0b]]>", changes=[
            Change(0, 1, "replace", place.key, words=place.words + " </w:t> &amp;")], by=world.people["ada"],
            role=world.roles["ada"], shown_as='Ada "<script>&', at=stage.LATER, once="x" * 32)
    raw = taken(client, "/versions/1/suggestions.docx", "charter-draft-1-with-suggestions")
    assert {who for who, _ in authors(raw)} == {'Ada "<script>&'}
    assert TEXT.splitlines()[0].removeprefix("# ") in words(part(raw, "word/document.xml"))
