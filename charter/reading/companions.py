"""A version in another language, in Easy Read or in signs: its page, its Markdown, its file."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, abort, get_template_attribute, render_template
from markupsafe import Markup

from charter.companions import queries, showing
from charter.companions.models import CompanionStanding
from charter.companions.rules import host, kind
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.reading import gathering
from charter.reading.door import NUMBER, bp
from charter.reading.drawing import once
from charter.text.languages import named

# A file comes from outside: even where a reader opens it in the browser, nothing in it may run, load or send.
SHUT = "default-src 'none'; sandbox; frame-ancestors 'none'"


@bp.get(f"/versions/<{NUMBER}:number>/in/<slug>")
def companion(number: int, slug: str) -> str:
    """What stands beside a version in a language, and what has changed since (five queries; three once its words are drawn)."""
    found, head = _standing(number, slug), gathering.head(number) or abort(404)
    to = newer(number, is_settled=head.version.settlement is not None)
    told = once(f"companion {found.companion_id} {to}", lambda: _told(found, to))
    return render_template(
        "companions/companion.html", standing=found, companion=found.companion, version=head.version, head=head, slug=slug,
        language=named(slug), kind=kind(slug), host=host(found.href or ""), **told,
    )


def _told(found: CompanionStanding, to: int | None) -> dict[str, Any]:
    """Its words as the page shows them, and what has changed since: of two versions and a companion, none of which changes."""
    number = found.version_number
    texts = drafting.both(number, to or number)
    since = showing.since(to, texts[number], texts[to]) if to else None
    clauses = queries.clauses(found.companion_id) if found.companion.way == "text" else []
    draw, named_by = get_template_attribute("companions/clauses.html", "drawn"), showing.title(clauses)
    words = draw(showing.shown(clauses, since), number, since) if clauses else None
    return {"since": since, "title": Markup(named_by.html) if named_by else None, "words": words,
            "without": showing.without(clauses, texts[number]) if clauses else []}


@bp.get(f"/versions/<{NUMBER}:number>/in/<slug>.md")
def companion_text(number: int, slug: str) -> Response:
    """A translation's Markdown, byte for byte: its SHA-256 is in the public log."""
    found = _standing(number, slug, words=True)
    if found.source is None:
        abort(404)
    return _file(found.source.encode("utf-8"), "text/markdown; charset=utf-8", found.companion.digest)


@bp.get(f"/versions/<{NUMBER}:number>/in/<slug>.pdf")
def companion_file(number: int, slug: str) -> Response:
    """A companion's file, to keep: never shown within our pages."""
    found = _standing(number, slug, words=True)
    if found.raw is None:
        abort(404)
    answer = _file(found.raw, "application/pdf", found.companion.digest)
    answer.headers["Content-Disposition"] = f'attachment; filename="charter-version-{number}-{slug}.pdf"'
    answer.headers["Content-Security-Policy"] = SHUT
    return answer


def newer(number: int, *, is_settled: bool) -> int | None:
    """The version that has taken this one's place: a newer settled one, or for a draft the newest draft."""
    facts = site()
    if facts.settled is not None and facts.settled > number:
        return facts.settled
    return facts.latest if not is_settled and facts.latest is not None and facts.latest > number else None


def _standing(number: int, slug: str, *, words: bool = False) -> CompanionStanding:
    return (queries.standing(number, slug, words=words) if named(slug) else None) or abort(404)


def _file(data: bytes, mimetype: str, digest: str) -> Response:
    answer = Response(data, content_type=mimetype)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:"  # RFC 9530
    return answer
