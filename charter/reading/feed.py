"""What has happened, as an Atom feed: the public log's newest acts in plain sentences, one feed in each language."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from flask import Response, current_app, request

from charter.docx.writing.words import fit
from charter.drafting.site import site
from charter.reading.door import bp
from charter.record import entries
from charter.record.leaves import SEALED
from charter.record.models import Entry
from charter.record.sentences import place, sentence
from charter.web.catalogues import WRITTEN
from charter.words import _, language

# What a reader of feeds keeps; and how far back we look past sealed acts of signing, which tell a reader nothing.
MOST, AS_FAR = 40, 200


@bp.get("/feed.atom")
def feed() -> Response:
    """The newest acts: drafts, comments, suggestions, meetings, decisions; never a signature."""
    rows = [row for row in entries.before(None, limit=AS_FAR) if row.kind != SEALED][:MOST]
    # Names of the feed and its entries must never change, and XML holds no control characters, however a title came to one.
    address, title = str(current_app.config["SITE_URL"]).rstrip("/") + request.root_path, escape(fit(site().title))
    named = escape(fit(str(_("{title}: what has happened", title=site().title))))
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{language() or WRITTEN}">',
        f"<title>{named}</title>",
        f"<id>{escape(address)}/feed.atom</id>",
        f'<link rel="self" href={quoteattr(address + "/feed.atom")}/><link href={quoteattr(address + "/")}/>',
        f"<updated>{_moment(rows[0]) if rows else '2026-01-01T00:00:00Z'}</updated>",
        f"<author><name>{title}</name></author>",
        *(_entry(row, address) for row in rows), "</feed>\n",
    ]
    return Response("\n".join(parts), content_type="application/atom+xml; charset=utf-8")


def _entry(row: Entry, address: str) -> str:
    words = escape(fit(str(sentence(row.kind, row.facts))))
    where = address + (place(row.kind, row.facts) or f"/record/entries/{row.seq}")
    return (f"<entry><id>{escape(address)}/record/entries/{row.seq}</id><title>{words}</title>"
            f"<updated>{_moment(row)}</updated><link href={quoteattr(where)}/><summary>{words}</summary></entry>")


def _moment(row: Entry) -> str:
    return row.at.strftime("%Y-%m-%dT%H:%M:%SZ")
