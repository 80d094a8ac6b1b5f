"""What stands beside the draft, so that its doors open on something: a translation, a file, a term of the glossary."""

from __future__ import annotations

from typing import Any

from charter import clock
from charter.companions import actions, queries
from charter.companions.reading import read
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.glossary import actions as glossary
from charter.web.ids import random_id

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
ARABIC = "# ميثاق\n\n## رؤيتنا\n\nكل طفل ينتمي.\n"


def make(version: Version) -> None:
    """Put them there."""
    with writing():
        actions.put_text(version, "ar", read(ARABIC, drafting.tree(version.number)), maker="Nour Haddad", by=None,
                         at=clock.now(), once=random_id())
        actions.put_file(version, "easy-read", PDF, maker="Plain Pictures", by=None, at=clock.now(), once=random_id())
        glossary.set_term("school", meaning="Where lessons are.", by=None, at=clock.now())


def fill(endpoint: str, version: int) -> dict[str, Any]:
    """What stands in the gaps of an address of these doors."""
    if endpoint.startswith("glossary."):
        return {"slug": "school"}
    if endpoint.startswith("reading.companion"):
        return {"slug": "easy-read" if endpoint.endswith("file") else "ar"}
    standing = queries.standing(version, "ar") if endpoint in ("reading.removing", "reading.remove") else None
    return {"companion_id": standing.companion_id if standing else random_id()}
