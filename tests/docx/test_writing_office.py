"""What LibreOffice makes of our Word files: opened and written again, changes, authors, days and comments are the same."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest
import segno

from charter.docx.marked import find
from charter.docx.reading import read
from charter.docx.writing import Draft, Facts, Item, Papers, Remark, Said, Suggestion, draft, papers
from charter.text.change import Change
from tests.docx.test_writing_changes import SOURCE, TREE, C, suggestion
from tests.docx.word_read import COMING, GOING, W, all_of, of, paragraphs, part
from tests.text.texts import placed

pytestmark = pytest.mark.xdist_group("office")  # one worker runs it once for all of them
SOFFICE = shutil.which("soffice")
# Two seconds for all files at once on a quiet machine.
PATIENCE = 180
_CODE = io.BytesIO()
segno.make("https://charter.example/amendments/1", error="m", micro=False).save(_CODE, kind="png", scale=8, border=2)
PNG = _CODE.getvalue()
WORDS = TREE[2].words
SCRIPTS = placed("# 憲章\n\n学校は子どもを助ける。\n\nالمدارس يجب أن تساعد كل طفل.\n\nA family 👩‍👧 and e\u0301.\n")


def _several() -> list[Suggestion]:
    return [
        suggestion(1, C(1, "replace", "k2", WORDS.replace("should", "will"))),
        suggestion(2, C(2, "replace", "k2", WORDS.replace("pupils,", "pupils, staff,"))),
        suggestion(3, C(3, "replace", "k2", WORDS.replace("should", "must"))),
        suggestion(4, C(4, "insert", "n1", "governors", parent="k1", after="k3")),
        suggestion(5, C(5, "delete", "k5")),
        suggestion(6, C(6, "move", "k3", parent="k6", after="k8")),
        suggestion(7, C(7, "move_replace", "k7", "The council pays for each child.", parent="k1", after="k2")),
        suggestion(8, Change(8, 1, "insert", "n2", "One more", "k6", "k7"), Change(8, 2, "insert", "n3", "Another", "k6", "n2")),
    ]


def _files() -> dict[str, bytes]:
    facts = Facts("The charter", "Draft 3. Nobody has signed.", "2026-11-02", marks={"charter-version": 3}, tracking=True)
    said = [Remark(12, Said("A parent or carer", "2026-11-03", "Who pays?\nAnd when?"), "k2", 8, 19, "should help",
                   Said("The convenor", "2026-11-10", "The council.")), Remark(13, Said("A head", "2026-11-04", "On all of it."))]
    new = {"k1": "学校は家族を助ける。", "k2": "المدارس سوف تساعد كل طفل.", "k3": "A family 👩‍👦 and e\u0300."}
    other = [suggestion(n, C(n, "replace", key, words)) for n, (key, words) in enumerate(new.items(), 1)]
    agenda = [Item("Talk"), *(Item(one.headline, one, ("From somebody.",), PNG, f"{one.name} on a phone") for one in _several())]
    return {
        "plain": draft(Draft(facts, placed(SOURCE))),
        "several": draft(Draft(facts, TREE, "", _several(), said, {"n1": "1.1(a)A"})),
        "alone": draft(Draft(facts, TREE, "", _several()[:1])),
        "scripts": draft(Draft(facts, SCRIPTS, "", other)),
        "papers": papers(Papers(facts, agenda, TREE)),
    }


class Trip(NamedTuple):
    """A file as we wrote it and as LibreOffice did."""

    ours: bytes
    theirs: bytes


@pytest.fixture(scope="session")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Trip]:
    """Every file opened and written again by one run of LibreOffice."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not here")
    there = tmp_path_factory.mktemp("office")
    files = _files()
    for name, raw in files.items():
        (there / f"{name}.docx").write_bytes(raw)
    subprocess.run([SOFFICE, f"-env:UserInstallation={(there / 'profile').as_uri()}", "--headless", "--convert-to", "docx",
                    "--outdir", str(there / "out"), *(str(there / f"{name}.docx") for name in files)],
                   check=True, capture_output=True, timeout=PATIENCE)
    return lambda name: Trip(files[name], (there / "out" / f"{name}.docx").read_bytes())


EVERY = pytest.mark.parametrize("name", ["plain", "several", "alone", "scripts", "papers"])


def lines(raw: bytes, *, taken: bool) -> list[str]:
    return [(p.number + p.words).replace("\t", "") for p in paragraphs(raw, taken=taken)]


def changes(raw: bytes) -> Counter[tuple[str, str, str, str]]:
    """The letters of each kind of change by author and day: how they are cut into runs is nobody's business."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for one in all_of(raw, *COMING, *GOING):
        for run in (*one.iter(W + "t"), *one.iter(W + "delText")):
            for letter in run.text or "":
                found[one.tag.removeprefix(W), of(one, "author"), of(one, "date"), letter] += 1
    return found


@EVERY
def test_the_words_are_the_same_with_all_taken_and_with_all_refused(trip: Callable[[str], Trip], name: str) -> None:
    ours, theirs = trip(name)
    for taken in (True, False):
        assert lines(theirs, taken=taken) == lines(ours, taken=taken)


@EVERY
def test_each_change_keeps_its_kind_author_and_day(trip: Callable[[str], Trip], name: str) -> None:
    ours, theirs = trip(name)
    assert changes(theirs) == changes(ours)
    assert bool(changes(ours)) == (name != "plain")


def test_comments_keep_author_day_words_and_place(trip: Callable[[str], Trip]) -> None:
    found = []
    for raw in trip("several"):
        held: dict[str, str] = {}
        open_: set[str] = set()
        for one in all_of(raw, "commentRangeStart", "commentRangeEnd", "t", "delText"):
            if one.tag == W + "commentRangeStart":
                open_.add(of(one, "id"))
            elif one.tag == W + "commentRangeEnd":
                open_.discard(of(one, "id"))
            else:
                held |= {at: held.get(at, "") + (one.text or "") for at in open_}
        found.append(sorted((of(one, "author"), of(one, "date"), "".join(one.itertext()), held.get(of(one, "id"), ""))
                            for one in part(raw, "word/comments.xml")))
    assert found[0] == found[1] and len(found[0]) == 11


@EVERY
def test_a_copy_that_went_through_it_is_still_known(trip: Callable[[str], Trip], name: str) -> None:
    ours, theirs = trip(name)
    names = [[of(one, "name") for one in all_of(raw, "bookmarkStart") if of(one, "name")[:6] in ("clause", "moved_")]
             for raw in (ours, theirs)]
    assert sorted(names[0]) == sorted(names[1])
    kept = {one.get("name"): "".join(one.itertext()) for one in part(theirs, "docProps/custom.xml")}
    assert kept["charter-version"] == "3"
    assert "Nobody has signed" in "".join(part(theirs, "word/footer1.xml").itertext())


def test_the_codes_of_the_papers_are_kept_with_their_words(trip: Callable[[str], Trip]) -> None:
    for raw in trip("papers"):
        drawings = (one for one in part(raw, "word/document.xml").iter() if one.tag.endswith("wordprocessingDrawing}docPr"))
        drawn = [one.get("descr") for one in drawings]
        assert drawn == [f"{one.name} on a phone" for one in _several()]
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            assert {archive.read(name) for name in archive.namelist() if name.startswith("word/media/")} == {PNG}


def test_what_it_sends_back_proposes_the_same(trip: Callable[[str], Trip]) -> None:
    for name, tree in (("plain", placed(SOURCE)), ("alone", TREE), ("several", TREE)):
        told = [find(read(raw), tree) for raw in trip(name)]
        ours, theirs = ([(f.change.kind, f.change.words, f.author, f.date[:10]) for f in one.found] for one in told)
        assert theirs == ours and bool(ours) == (name != "plain")
        assert [one.why for one in told[1].lost] == [one.why for one in told[0].lost]
