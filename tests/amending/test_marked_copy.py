"""A member sends a marked-up Word copy back: what is found is shown, and becomes suggestions only when confirmed."""

from __future__ import annotations

import io

import pytest
import time_machine

from charter.amending import queries
from charter.docx import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.text.change import Change
from tests.amending.marking_up import FOUND, FROM_WORD, HEAR, HOLD, copy, marked_up, on, send, ticked, why
from tests.amending.put import next_version, place, reword, suggest
from tests.docx.making import change, ins, p, r, word
from tests.docx.marking import edited, paragraph, put
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


@pytest.fixture
def ada(world: World, client: Visitor, draft: Version) -> Visitor:
    """A headteacher, signed in while the draft is open."""
    return client.sign_in(world.ada)


def test_what_is_found_is_shown_by_author_and_nothing_is_kept(ada: Visitor) -> None:
    html = send(ada, marked_up())
    assert "We found 2\u00a0proposed changes to 1.1 and 1.2" in html and "<h2>Ben Okoro</h2>" in html
    assert "“glad” becomes “proud”" in html and queries.open_on(1) == []


def test_ticked_changes_become_suggestions_only_when_sent(ada: Visitor, world: World) -> None:
    send(ada, marked_up())
    html = on(ada, **ticked(0, 1))
    assert "Say why, then send" in html and queries.open_on(1) == []
    on(ada, do="send", **why(0, 1))
    made = queries.open_on(1)
    assert [(row.headline, row.rationale, row.person_id, row.credit, row.shown_as) for row in made] == [
        ("headline 0", "rationale 0", world.ada.id, None, "a headteacher"),
        ("headline 1", "rationale 1", world.ada.id, None, "a headteacher"),
    ]
    assert [change.words for row in made for change in queries.changes(row, 1)] == [
        HEAR.replace("glad", "proud"),
        HOLD.replace("others", "all others"),
    ]


def test_all_as_one_suggestion(ada: Visitor) -> None:
    send(ada, marked_up())
    on(ada, how="together", **ticked(0, 1))
    on(ada, do="send", **{"authors-0-headline": "Both", "authors-0-rationale": "They belong together."})
    (made,) = queries.open_on(1)
    assert len(queries.changes(made, 1)) == 2


def test_what_is_not_ticked_is_left(ada: Visitor) -> None:
    send(ada, marked_up())
    on(ada, **ticked(1))
    on(ada, do="send", **why(1))
    assert [row.headline for row in queries.open_on(1)] == ["headline 1"]


def test_a_copy_typed_over_without_tracking(ada: Visitor) -> None:
    html = send(ada, edited(copy(), lambda xml: xml.replace("hold us to it.", "hold us to every word.")))
    assert "Not marked as a change: typed over" in html and "We found 1\u00a0proposed change to 1.2" in html


def test_new_paragraphs_one_without_the_other(ada: Visitor) -> None:
    new = "".join(
        p(ins(words), mark="ins", look='<w:pStyle w:val="ClauseParagraph"/>') for words in ("First new.", "Second new.")
    )
    raw = edited(copy(), lambda xml: xml.replace(paragraph(HOLD)(xml), paragraph(HOLD)(xml) + new))
    html = send(ada, raw)
    assert "1.2A" in html and "1.2B" in html
    on(ada, **ticked(1))
    on(ada, do="send", **why(1))
    (only,) = queries.changes(queries.open_on(1)[0], 1)
    assert (only.kind, only.words, only.after) == ("insert", "Second new.", place(HOLD).key)


def test_what_is_suggested_already_is_said_and_cannot_be_ticked(ada: Visitor, world: World) -> None:
    suggest(world, "ben", reword("Every child", "glad", "proud"))
    html = send(ada, marked_up())
    assert '<a href="/amendments/1">A1</a> says this already' in html and 'id="offers-0-take"' not in html


def test_a_copy_of_an_earlier_draft_is_taken_over(ada: Visitor, world: World) -> None:
    raw = marked_up()
    next_version(world, reword("We write", "others", "everybody"))
    html = send(ada, raw, address="/versions/2/amendments/from-word")
    assert "A copy of draft 1" in html and "proposed change" in html and "proud" in html
    assert "What could not be placed" in html or "all everybody" in html, "nothing is lost"


def test_words_that_have_no_place_and_comments_are_listed(ada: Visitor) -> None:
    start, end = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    body = p(r("Every child in Wharnley has a "), start, r("school"), end, r(" that knows them and is glad of them.")) + p(
        r(HOLD)
    )
    raw = word(
        body,
        header=p(ins("Strictly private")),
        comments='<w:comment w:id="7" w:author="Bob"><w:p><w:r><w:t>Which one?</w:t></w:r></w:p></w:comment>',
    )
    html = send(ada, raw)
    assert "We found no proposed change" in html
    assert "Strictly private" in html and "It stands at the top of the pages." in html
    assert f"/versions/1/clauses/{place(HEAR).key}/comments/new?quote=school&amp;words=Which+one" in html
    assert "Which one?" in ada.visit(f"/versions/1/clauses/{place(HEAR).key}/comments/new?quote=school&words=Which+one%3F")


def test_hostile_words_and_names_are_shown_as_words(ada: Visitor) -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;"
    raw = edited(
        copy(),
        put(
            HOLD, r("We write this down "), change("ins", r(evil), evil.replace('"', "")), r("so that others can hold us to it.")
        ),
    )
    html = send(ada, raw)
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in on(ada, **ticked(0))


def test_nothing_typed_is_lost_on_the_way(ada: Visitor) -> None:
    send(
        ada,
        edited(
            marked_up(),
            lambda xml: xml.replace(
                "<w:sectPr", p(ins("Strictly private"), look='<w:pStyle w:val="CharterNote"/>') + "<w:sectPr"
            ),
        ),
    )
    on(ada, **ticked(0, 1))
    html = on(ada, 422, do="send", **{"offers-0-headline": "Kept headline", "offers-1-rationale": "Kept reason"})
    assert "Kept headline" in html and "Kept reason" in html and "Give it a headline" in html and queries.open_on(1) == []
    html = on(ada, do="back")
    assert html.count("checked") >= 2
    assert "Strictly private" in html and "Strictly private" in on(ada, do="back", **{"offers-0-take": ""})
    assert "Kept headline" in on(ada, do="write")


def test_none_ticked_is_asked_again(ada: Visitor) -> None:
    send(ada, marked_up())
    assert "Tick at least one change" in on(ada, 422)


def test_sent_twice_is_once(ada: Visitor) -> None:
    send(ada, marked_up())
    on(ada, **ticked(0, 1))
    assert ada.page
    fields = {**next(form for form in ada.page.forms if form["action"] == FOUND)["fields"], **why(0, 1), "do": "send"}
    for _ in range(2):
        assert ada.http.post(FOUND, data=fields).status_code == 303
    assert len(queries.open_on(1)) == 2


def test_the_browser_is_not_believed(ada: Visitor) -> None:
    send(ada, marked_up())
    for bad in (
        {"offers-0-key": "nowhere0"},
        {"offers-0-kind": "explode"},
        {"offers-0-words": "a\u202eb"},
        {"offers-0-words": ""},
    ):
        assert "There is something to put right" in on(ada, 422, **ticked(0), **bad)
        send(ada, marked_up())
    assert queries.open_on(1) == []


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"Hello", "not a Word file"),
        (b"PK\x03\x04", "damaged"),
        (word(p(r("Something else entirely."))), "does not read like draft 1"),
    ],
)
def test_a_file_that_is_no_copy_is_refused(ada: Visitor, raw: bytes, words: str) -> None:
    assert words in send(ada, raw, status=422)
    assert "Choose the Word file." in ada.send(FROM_WORD, {}, status=422)


def test_a_closed_draft_takes_none_and_loses_nothing(ada: Visitor, world: World, today: time_machine.Traveller) -> None:
    send(ada, marked_up())
    on(ada, **ticked(0))
    assert ada.page
    fields = next(form for form in ada.page.forms if form["action"] == FOUND)["fields"]
    today.move_to(NOON + 60 * DAY)
    ada.sign_in(world.ada)
    html = ada._seen(ada.post(FOUND, {**fields, **why(0), "do": "send", "csrf_token": ada.token()}), 409)
    assert "headline 0" in html and queries.open_on(1) == []
    assert "Not open for suggestions" in ada.visit(FROM_WORD)


def test_only_members_may(world: World, client: Visitor, draft: Version) -> None:
    assert client.post(FROM_WORD, {"file": (io.BytesIO(copy()), "a.docx")}).status_code == 403
    assert client.post(FOUND, {"do": "send"}).status_code == 403
    assert client.http.get(FROM_WORD).status_code == 303
    client.sign_in(world.hilary)
    assert client.http.get(FROM_WORD).status_code == 403, "the meeting chair has no group here, and so suggests nothing"


def test_an_unknown_draft(ada: Visitor) -> None:
    ada.visit("/versions/9/amendments/from-word", 404)


def test_a_look_changes_nothing(ada: Visitor) -> None:
    ada.visit(FROM_WORD)
    assert queries.open_on(1) == []


def test_a_change_of_several_kinds(ada: Visitor, world: World) -> None:
    """What our own copy tracks for a suggestion comes back as that suggestion."""
    target = place("The safety")
    one = writing.Suggestion(
        7, "H", "W", "Ben", "2026-10-02", (Change(7, 1, "delete", target.key), reword("Every child", "glad", "proud"))
    )
    facts = writing.Facts("T", "Draft.", "2026-10-01", marks={"charter-version": 1})
    html = send(ada, writing.draft(writing.Draft(facts, drafting.tree(1), suggestions=(one,))))
    assert f"{target.number} is taken out." in html and "“glad” becomes “proud”" in html


def test_what_is_carried_unseen_may_be_anything(ada: Visitor) -> None:
    send(ada, marked_up())
    for rest in ("", "[", "[[1], 2]", '[[["<script>alert(1)</script>", "w", "a", "d"]], []]'):
        assert "<script>alert" not in on(ada, do="back", rest=rest)
