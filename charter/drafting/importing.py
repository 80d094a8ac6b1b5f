"""Plans an import before it is kept: how a text was read, and which clause of it is which of the draft before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charter.drafting import kinds as kinds_of
from charter.drafting import rules, texts
from charter.drafting.models import Version, VersionClause
from charter.text.align import Pair, align
from charter.text.clauses import Document, parse


@dataclass(frozen=True)
class Plan:
    """What an import would make: the text under its keys and, for a revision, what became of each clause."""

    text: texts.Text
    parent: int | None = None
    pairs: tuple[Pair, ...] = ()


def plan_first(source: str, kinds: Mapping[int, str | None] | None = None, *, untitled: str = "") -> Plan:
    """Read a first text; `kinds` holds, by a heading's position, what it was said to be. Raises Refused."""
    rules.check_size(source)
    document = parse(source)
    rules.check_text(document)
    keys = texts.new_keys(document)
    return Plan(_read(document, keys, {}, kinds, untitled))


def plan_next(source: str, parent: Version, before: Sequence[VersionClause],
              kinds: Mapping[int, str | None] | None = None) -> Plan:
    """Read a revision and align it with the draft before: what is the same, changed or moved keeps its key."""
    rules.check_size(source)
    document = parse(source)
    rules.check_text(document)
    pairs = align(parse(parent.source), document)
    kept = {pair.new: before[pair.old].key for pair in pairs if pair.new is not None and pair.old is not None}
    fresh = texts.new_keys(document)
    keys = [kept.get(index, fresh[index]) for index in range(len(document.clauses))]
    return Plan(_read(document, keys, chosen_before(before), kinds, parent.title), parent.number, pairs)


def chosen_before(before: Sequence[VersionClause]) -> dict[str, str | None]:
    """What each heading was said to be in the version before, by its key."""
    return {c.key: c.kind for c in before if c.form == "heading"}


def _read(document: Document, keys: Sequence[str], before: Mapping[str, str | None],
          kinds: Mapping[int, str | None] | None, untitled: str) -> texts.Text:
    chosen = dict(before)
    for position, kind in (kinds or {}).items():
        if 0 <= position < len(keys) and (kind is None or kind in kinds_of.KINDS):
            chosen[keys[position]] = kind
    return texts.rendered(texts.read(document.source, keys, chosen, untitled=untitled, document=document))
