"""A convenor imports a text in the browser: shown as it was read, then kept."""

from __future__ import annotations

import io

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.record import entries
from tests.visiting import Visitor
from tests.world import DAY, NOON, TEXT, World

NEW = "/convenor/text/new"


@pytest.fixture
def mira(world: World, client: Visitor) -> Visitor:
    """The convenor at her desk."""
    return client.sign_in(world.mira)


def show(visitor: Visitor, text: str | bytes, status: int = 200) -> str:
    """Send a text to be shown: bytes as a file, words as pasted."""
    data = {"text": text} if isinstance(text, str) else {"file": (io.BytesIO(text), "charter.md")}
    return visitor.send(NEW, data, status=status, form=0, content_type="multipart/form-data")


def keep(visitor: Visitor, **more: str) -> str:
    """Press “Keep it” on the page that is open."""
    assert visitor.page
    form = next(f for f in visitor.page.forms if f["action"] == "/convenor/text")
    answer = visitor.http.post("/convenor/text", data={**form["fields"], **more}, follow_redirects=True,
                               content_type="multipart/form-data")
    return visitor._seen(answer, answer.status_code)


def test_a_pasted_text_is_shown_then_kept_byte_for_byte(mira: Visitor) -> None:
    html = show(mira, TEXT.replace("\n", "\r\n"))
    assert "How the text was read" in html and queries.latest() is None, "looking keeps nothing"
    assert "Draft 1. Nobody has signed." in keep(mira)
    assert mira.http.get("/versions/1.md").data == TEXT.encode()
    assert len(entries.about(version=1)) == 1


def test_a_file_may_have_a_byte_order_mark(mira: Visitor) -> None:
    show(mira, b"\xef\xbb\xbf# Title\n\nWords.\n")
    keep(mira)
    assert mira.http.get("/versions/1.md").data == b"# Title\n\nWords.\n"


def test_a_kind_can_be_put_right(mira: Visitor) -> None:
    html = show(mira, "# T\n\n## Our promise of a vision\n\nWords.\n\n## Odds\n\n- One.\n")
    assert '<option value="commitment" selected>' in html
    keep(mira, **{"kind-1": "vision", "kind-3": "milestone"})
    told = {c.wording.words: c.kind for c in queries.clauses(1)}
    assert told["Words."] == "vision" and told["One."] == "milestone"


def test_a_revision_is_laid_beside_the_draft_and_keeps_its_keys(mira: Visitor, draft: Version) -> None:
    before = {c.wording.words: c.key for c in queries.clauses(1)}
    html = show(mira, TEXT.replace("should talk", "will talk").replace("- The safety of pupils and staff.\n", ""))
    assert "Other words" in html and "Gone" in html and "The same" in html and queries.latest() == draft
    assert "Draft 2. Nobody has signed." in keep(mira)
    after = {c.wording.words: c.key for c in queries.clauses(2)}
    for words, key in after.items():
        assert key == before[words.replace("will talk", "should talk")]


def test_sent_twice_it_is_kept_once(mira: Visitor) -> None:
    show(mira, TEXT)
    assert mira.page
    once = next(f for f in mira.page.forms if f["action"] == "/convenor/text")["fields"]
    for _ in range(2):
        assert mira.http.post("/convenor/text", data=once, content_type="multipart/form-data").status_code == 303
    assert queries.latest().number == 1  # type: ignore[union-attr]


def test_when_another_draft_was_made_meanwhile_it_is_shown_again(world: World, mira: Visitor, draft: Version) -> None:
    show(mira, TEXT.replace("should talk", "will talk"))
    with writing():
        actions.import_next(TEXT.replace("never ends", "goes on"), by=world.mira, at=NOON + DAY, expected_parent=1)
    html = keep(mira)
    assert "Meanwhile something changed" in html and queries.latest().number == 2  # type: ignore[union-attr]
    assert "Draft 3." in keep(mira)


def test_after_a_suggestion_it_is_refused_in_words(mira: Visitor, draft: Version) -> None:
    with writing():
        entries.append("amendment-proposed", {"amendment": 1, "version": 1}, at=NOON)
    assert "words change by suggestion" in mira.visit(NEW)
    answer = mira.post(NEW, {"text": TEXT + "\nMore.\n"})
    assert answer.status_code == 422 and queries.latest().number == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("who", ["ada", "colin", "hilary"])
def test_nobody_else_may(world: World, client: Visitor, who: str) -> None:
    client.sign_in(world.people[who]).visit(NEW, 403)
    assert client.post(NEW, {"text": TEXT}).status_code == 403
    assert client.post("/convenor/text", {"text": TEXT}).status_code == 403


def test_a_visitor_is_asked_to_sign_in(world: World, client: Visitor) -> None:
    assert client.http.get(NEW).status_code == 303
    assert client.post("/convenor/text", {"text": TEXT}).status_code == 403


@pytest.mark.parametrize(("text", "words"), [
    ("", "Paste the text, or choose a file"), (" \r\n ", "Paste the text, or choose a file"),
    ("[a]: http://example.org", "There are no words"),
    ("# Title\n\nOne\x07two\n", "line 3, character 4"), ("# Title\n\nOne \u202etwo\n", "line 3, character 5"),
    (b"# Title\n\ncaf\xe9\n", "The text is not UTF-8: line 3"), (b"\xff\xfe#\x00", "not UTF-8"),
    ("# Title\n\n" + "word " * 200_000, "line 3"), ("x\n\n" * 6_000, "clauses"),
])
def test_bad_input_is_told_by_the_field_and_nothing_is_kept(mira: Visitor, text: str | bytes, words: str) -> None:
    assert words in show(mira, text, 422)
    assert queries.latest() is None


def test_a_body_over_two_megabytes_is_413(mira: Visitor) -> None:
    assert mira.post(NEW, {"text": "x" * 2_200_000}).status_code == 413


def test_a_forged_page_of_kinds_changes_nothing_else(mira: Visitor) -> None:
    show(mira, TEXT)
    keep(mira, **{"kind-99999": "vision", "kind-x": "vision", "kind-1": "<b>", "parent": "0"})
    assert queries.latest().number == 1  # type: ignore[union-attr]


def test_a_get_changes_nothing(mira: Visitor, draft: Version) -> None:
    before = entries.latest()
    mira.visit(NEW)
    assert entries.latest() == before


def test_whoever_drafts_sees_how_long_it_takes_to_read(mira: Visitor) -> None:
    short = show(mira, "# T\n\n## Our promises\n\n- We ring.\n  - Hours: 2.\n")
    assert "About 1 minute to read" in short and "takes about two minutes" not in short
    asked = "\n\n## Our promises\n\n- We ring.\n  - Hours: " + "and " * 200 + "2.\n"
    long = show(mira, "# T\n\n" + "We listen. " * 350 + asked)
    assert "About 3 minutes to read, 4 with what each promise asks" in long and "takes about two minutes" in long
