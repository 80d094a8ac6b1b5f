"""Puts a page of the whole text together: band, words, margins, and what follows below."""

from __future__ import annotations

import json
from collections.abc import Callable, Container
from typing import Any

from flask import abort, render_template

from charter.drafting import queries as drafting
from charter.drafting import showing
from charter.drafting.consenting import consent_of
from charter.drafting.models import Version
from charter.drafting.queries import status_among
from charter.drafting.site import site
from charter.reading import gathering, margins
from charter.reading.drawing import Drawn, drawn, once, part
from charter.reading.gathered_names import Signed
from charter.reading.story import story

# The five positions as the table's macro names them.
POSITIONS = {"consent": "consent", "concern": "concern", "aside": "stand_aside", "object": "object"}


def draft_page(number: int, *, front: bool = False, only_open: bool = False) -> str:
    """A draft: its words can still change, and the margin says what people say of them (six queries)."""
    head = gathering.head(number) or abort(404)
    text = drawn(head.version, head.forms)
    comments = gathering.comment_counts(number)
    notes = margins.spoken(text.clauses, number, comments, gathering.suggestions(number))
    return _page(
        "open", head, text, with_headings(text.clauses, notes) if only_open else text.clauses, notes, number, front=front,
        windows=drafting.windows(number), busy=len(notes), only_open=only_open, comments=comments,
    )


def settled_page(number: int, *, signed: Signed | None = None, **more: Any) -> str:
    """A settled text: its words will not change again, and the margin says where they come from."""
    head = gathering.head(number) or abort(404)
    text = drawn(head.version, head.forms)
    kind = status_among(head.version, site().latest or number, site().settled).kind
    if signed is not None:
        more["story"] = _settled_once(head.version, story)
    notes = margins.traced(_settled_once(head.version, gathering.made))
    return _page(kind, head, text, text.clauses, notes, None, front=signed is not None, signed=signed, **more)


def _settled_once(version: Version, ask: Callable[[int], Any]) -> Any:
    """What is told of how a text was made; asked once of a settled one, for every meeting that made it is over."""
    if version.settlement is None:
        return ask(version.number)
    told = f"{ask.__name__} {version.number} {version.tree_digest} {version.settlement.at}"
    return once(told, lambda: ask(version.number))


def _page(state: str, head: gathering.Head, text: Drawn, clauses: list[showing.Shown], notes: margins.Notes,
          talk: int | None, **more: Any) -> str:
    facts = site()
    settlement = head.version.settlement
    said = [{"name": line.get("name", line["group"]), "position": POSITIONS.get(line["position"])}
            for line in json.loads(settlement.lines)] if settlement else []
    leads = _leading(text, clauses, head.version.number)
    return render_template(
        "reading/charter.html", state=state, head=head, version=head.version, settlement=settlement, said=said,
        consent=consent_of(settlement.lines) if settlement else "",
        status=status_among(head.version, facts.latest or head.version.number, facts.settled), clauses=clauses,
        text=margins.beside(clauses, notes, talk), part=part, **leads, time=text.time,
        review=settlement and (settlement.review_on or text.review), **more,
    )


def _leading(text: Drawn, clauses: list[showing.Shown], number: int) -> dict[str, Any]:
    """The links to clauses: of those that this page leaves out, to the page that has them all."""
    links: dict[str, Any] = {"contents": text.contents, "unchanged": text.unchanged, "asks": text.asks}
    if clauses is text.clauses:
        return links
    here = {f"#c-{c.key}" for c in clauses}

    def led(link: dict[str, Any] | None) -> dict[str, Any] | None:
        return {**link, "href": f"/versions/{number}{link['href']}"} if link and link["href"] not in here else link

    return {name: [led(one) for one in link] if name == "contents" else led(link) for name, link in links.items()}


def with_headings(clauses: list[showing.Shown], keep: Container[str]) -> list[showing.Shown]:
    """The clauses to keep, each below the headings it stands under."""
    kept: list[showing.Shown] = []
    above: list[showing.Shown] = []
    for c in clauses:
        if c.form == "heading":
            above = [h for h in above if h.rank < c.rank] + [c]
        if c.key in keep:
            kept += [h for h in above if h not in kept and h is not c] + [c]
    return kept
