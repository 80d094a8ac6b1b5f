"""The front page: the text, whole, with how it stands; a draft says that nobody has signed."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, g

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.reading import card
from charter.web.filters import closing
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

LINES = [{"group": "heads", "position": "concern"}, {"group": "families", "position": "consent"}]


def settle(world: World, version: Version) -> None:
    with writing():
        actions.settle(version, lines=LINES, by=world.hilary, at=NOON + 30 * DAY, review_on="2027-09-01")


def test_before_there_is_a_text_it_says_so(world: World, client: Visitor) -> None:
    html = client.visit("/")
    assert "There is no text here yet" in html and "noindex" in html


def test_a_draft_says_that_nobody_has_signed_on_page_and_card(draft: Version, client: Visitor) -> None:
    html = client.visit("/")
    assert "Draft 1. Nobody has signed." in html and "noindex" in html
    assert 'property="og:title" content="Draft 1: nobody has signed.' in html
    assert "Open for comments until " in html.split('property="og:description"')[1][:120]
    assert "Every child in Wharnley has a school that knows them" in html
    assert "A headteacher’s power in law to suspend or exclude" in html
    assert "agreed" not in html.lower()


def test_a_commitments_facts_stand_under_it(draft: Version, client: Visitor) -> None:
    html = client.visit("/")
    assert "First step</dt>" in html and "First step:" not in html
    assert html.count('class="clause clause-commitment"') == 2


def test_a_settled_text_says_so_and_names_no_one_who_has_not_signed(world: World, draft: Version, client: Visitor) -> None:
    settle(world, draft)
    html = client.visit("/")
    assert "Version 1, open for signature since" in html and "noindex" not in html
    assert "With the consent of heads and families. Only" in html.split('property="og:description"')[1][:120]
    assert "Yes, with a worry" in html and "Nobody is on the list yet" in html and "that a name is not here means nothing" in html
    assert html.count('href="/sign"') == 2 and "Alder Bank" not in html and "agreed" not in html.lower()


def test_a_newer_draft_is_a_quiet_line(world: World, draft: Version, client: Visitor) -> None:
    settle(world, draft)
    with writing():
        actions.begin_draft(draft, by=world.mira, at=NOON + 40 * DAY)
    html = client.visit("/")
    assert "Version 1, open for signature" in html and 'href="/versions/2"' in html


def test_it_carries_no_cookie_and_a_second_visit_is_304(draft: Version, client: Visitor) -> None:
    first = client.http.get("/")
    assert "Set-Cookie" not in first.headers
    again = client.http.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.data


def test_a_link_is_shown_by_its_status_in_words_and_a_picture(client: Visitor, draft: Version) -> None:
    html = client.visit("/meetings/")
    said = html.split('property="og:description"')[1][:160]
    assert "Nobody has signed. Open for comments until " in said
    picture = picture_of(html)
    answer = client.http.get("/" + picture.split("/", 3)[3])
    assert answer.mimetype == "image/png" and answer.data[16:24] == bytes((0, 0, 4, 176, 0, 0, 2, 118))  # 1200 by 630


def test_the_picture_says_the_same(app: Flask, world: World, draft: Version, client: Visitor) -> None:
    def told(number: int) -> tuple[str, str]:
        g.pop("site", None)  # asked once a request
        with app.test_request_context():
            return card.told(queries.version(number))

    status, note = told(1)
    assert status == "Draft 1. Nobody has signed." and note.startswith("Open for comments until ") and "bind nobody" in note
    settle(world, draft)
    status, note = told(1)
    assert status.startswith("Version 1, open for signature since ")
    assert note == "With the consent of heads and families. Only those on its list have signed."
    with writing():
        actions.begin_draft(draft, by=world.mira, at=NOON + 40 * DAY)
    assert told(1)[0].startswith("Version 1, open for signature") and told(2)[0] == "Draft 2. Nobody has signed."


def test_a_link_to_a_draft_has_a_picture_of_its_own(world: World, draft: Version, client: Visitor) -> None:
    settle(world, draft)
    with writing():
        actions.begin_draft(draft, by=world.mira, at=NOON + 40 * DAY)
    assert "/versions/2/card.png" in client.visit("/versions/2") and "/versions/" not in picture_of(client.visit("/"))
    both = [client.http.get(address) for address in ("/card.png", "/versions/2/card.png")]
    assert [one.mimetype for one in both] == ["image/png"] * 2 and both[0].data != both[1].data
    assert client.http.get("/versions/1/card.png").data == both[0].data and "Set-Cookie" not in both[1].headers
    assert client.http.get("/versions/9/card.png").status_code == 404


def picture_of(html: str) -> str:
    return html.split('property="og:image" content="')[1].split('"')[0]


def test_the_settled_text_says_what_signing_means_and_how_it_came_to_be(world: World, draft: Version, client: Visitor) -> None:
    settle(world, draft)
    html = client.visit("/")
    assert "What signing means" in html and "no contract and no legal duty" in html
    assert "How it came to be" in html and "The next review, 1\u00a0September\u00a02027" in html


def test_every_page_says_whose_consent_the_settled_text_has(world: World, draft: Version, client: Visitor) -> None:
    settle(world, draft)
    said = client.visit("/cookies").split("</main>")[1]
    assert "Version 1, open for signature since" in said and "With the consent of heads and families." in said


def test_what_closes_with_the_day_is_open_until_its_end(app: Flask) -> None:
    with app.app_context():
        assert closing(datetime(2026, 12, 8, 23, 59, tzinfo=UTC)) == "the end of Tuesday 8\xa0December\xa02026"
        assert closing(datetime(2026, 7, 1, 16, tzinfo=UTC)) == "Wednesday 1\xa0July\xa02026, 5\xa0pm"
