"""The feed as RFC 4287 asks: names that never change, a moment and an author for each, and links that work."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from charter.db import db
from charter.drafting.models import Charter, Version
from tests.commenting import said
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import World

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feed(client: Visitor) -> ElementTree.Element:
    answer = client.http.get("/feed.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.data)


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [one.text or "" for one in element.findall(f"{ATOM}{name}")]


def test_it_holds_what_the_standard_asks(client: Visitor, world: World, draft: Version) -> None:
    said.comment(world, words="Who pays?", clause_key=said.clause("Every child").key)
    told = feed(client)
    assert texts(told, "id") == ["http://localhost/feed.atom"] and len(texts(told, "title")) == len(texts(told, "updated")) == 1
    assert told.findtext(f"{ATOM}author/{ATOM}name") == "The Wharnley Inclusion Charter"
    links = {link.get("rel", "alternate"): link.get("href") for link in told.findall(f"{ATOM}link")}
    assert links == {"self": "http://localhost/feed.atom", "alternate": "http://localhost/"}
    entries = told.findall(f"{ATOM}entry")
    assert len(entries) >= 2
    for entry in entries:
        for name in ("id", "title", "updated", "summary", "link"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, name
        assert MOMENT.fullmatch(texts(entry, "updated")[0]) and texts(entry, "id")[0].startswith("http://localhost/record/entries/")
        where = entry.find(f"{ATOM}link")
        assert where is not None
        client.visit(str(where.get("href")).removeprefix("http://localhost"))
    ids = [texts(entry, "id")[0] for entry in entries]
    moments = [texts(entry, "updated")[0] for entry in entries]
    assert len(set(ids)) == len(ids) and moments == sorted(moments, reverse=True) and texts(told, "updated") == moments[:1]


def test_names_stay_when_more_happens(client: Visitor, world: World, draft: Version) -> None:
    before = {texts(entry, "id")[0]: texts(entry, "title") for entry in feed(client).findall(f"{ATOM}entry")}
    said.comment(world, words="Who pays?", clause_key=said.clause("Every child").key)
    after = {texts(entry, "id")[0]: texts(entry, "title") for entry in feed(client).findall(f"{ATOM}entry")}
    assert len(after) > len(before) and all(after[name] == title for name, title in before.items())


def test_a_signature_is_never_in_it(client: Visitor, world: World) -> None:
    site.signed(site.settled(), world.organisations["alder"], "Ada Bright")
    words = ElementTree.tostring(feed(client), encoding="unicode")
    assert "Ada Bright" not in words and "Alder" not in words and "sealed" not in words


def test_any_title_is_a_feed(client: Visitor, draft: Version) -> None:
    db.session.get_one(Charter, 1).title = "A <b>&\x0b]]> “title”"
    db.session.flush()
    db.session.commit()
    client.http.application.extensions["public_pages"].clear()
    assert feed(client).findtext(f"{ATOM}title", "").startswith("A <b>&")
