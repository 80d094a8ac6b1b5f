"""A version as a tagged PDF: what it is stands in the margins of every page, so that no page of a draft passes for a charter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from charter.docx.writing import Draft
from charter.docx.writing.words import Look
from charter.drafting.models import Version
from charter.drafting.site import site
from charter.looks.printed import printed
from charter.publishing import copies
from charter.publishing.pdf import compiled
from charter.publishing.reading_order import Read, read
from charter.publishing.signed_by import SignedBy, signed_by
from charter.publishing.spoken import NoLetters
from charter.web.filters import day
from charter.words import _, speaking

TEMPLATE = Path(__file__).parent / "version.typ"
# Letters of the title that fit beside the status at the head of a page.
SHORT = 58
DIGEST = _("Digest of its text (SHA-256):")


def pdf(draft: Draft, version: Version, signed: SignedBy | None) -> bytes:
    """The whole file, in English where no font has the letters of the language; the same words and list make the same bytes."""
    try:
        return _written(draft, version, signed)
    except NoLetters:
        with speaking(None):
            english = copies.plain(version)
            return _written(english, version, signed and signed_by(version, english.facts.address, signed.whole))


def _written(draft: Draft, version: Version, signed: SignedBy | None) -> bytes:
    return compiled(TEMPLATE, {
        **_opened(draft, version),
        "signed": {"heading": _("Who has signed version {number}", number=version.number), "opening": list(signed.opening),
                   "parts": list(signed.parts)} if signed else None,
    }, date.fromisoformat(draft.facts.day))


def _opened(told: Draft, version: Version) -> dict[str, Any]:
    """Everything but the list."""
    facts, known = told.facts, site()
    where = f"{facts.address}/versions/{version.number}"
    named = _("Version {number}", number=version.number) if version.settlement else _("Draft {number}", number=version.number)
    return {
        "title": _("{named} of {title}", named=named,
                   title=facts.title), "author": known.title, "area": known.area, "name": facts.title,
        "short": facts.title if len(facts.title) <= SHORT else f"{facts.title[:SHORT - 1].rstrip()}…",
        **printed(known.worn, known.groups), "settled": version.settlement is not None, "status": facts.status,
        "note": list(facts.note), "named": named, "made": _made(version), "address": where, "digest": version.digest,
        "licence": facts.licence, "says": {"digest": DIGEST}, "blocks": _blocks(read(told.tree, told.links, facts.address)),
    }


def _made(version: Version) -> str:
    return _("Settled on {at}", at=day(version.settlement.at)) if version.settlement else _("Made on {at}", at=day(version.at))


def _blocks(clauses: Sequence[Read]) -> list[dict[str, Any]]:
    """The clauses as the template takes them, list items that follow each other as one list."""
    found: list[dict[str, Any]] = []
    for one in clauses:
        told = _told(one)
        if one.form != "item":
            found.append(told)
        elif found and found[-1]["form"] == "list":
            found[-1]["items"].append(told)
        else:
            found.append({"form": "list", "items": [told]})
    return found


def _told(one: Read) -> dict[str, Any]:
    return {"form": one.form, "level": one.level, "number": one.number,
            "paragraphs": [[_run(words, look) for words, look in runs] for runs in one.paragraphs],
            "inside": _blocks(one.inside)}


def _run(words: str, look: Look) -> dict[str, Any]:
    return {"words": words, "bold": look.bold, "italic": look.italic, "href": look.href or ""}
