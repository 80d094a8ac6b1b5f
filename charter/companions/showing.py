"""A companion as its page shows it: its clauses beside the version's numbers, and what has changed since then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from charter.companions.models import CompanionClause

# The page's h1 is the text's own title; its headings begin below it, and HTML ends at h6.
FIRST_RANK, LAST_RANK = 2, 6
# Key, parent, number, plain words and words of a clause, as `drafting.queries.both` gives them.
Row = tuple[str, str | None, str, str, str]


@dataclass(frozen=True)
class Since:
    """What has changed in the English text since the companion's version; numbers are those of the version named."""

    version: int
    changed: Mapping[str, str] = field(default_factory=dict)  # key -> number in the companion's version
    gone: Mapping[str, str] = field(default_factory=dict)
    new: Sequence[str] = ()  # numbers in the newer version

    @property
    def nothing(self) -> bool:
        """Whether every word is as it was."""
        return not (self.changed or self.gone or self.new)


@dataclass(frozen=True)
class Shown:
    """One clause of a translation on its page."""

    key: str | None
    number: str
    form: str
    rank: int
    is_deep: bool
    html: Markup
    fate: str = ""  # changed, gone, where the English is another by now
    short: str = ""  # its number, without that of the item it stands under


def since(version: int, before: Sequence[Row], after: Sequence[Row]) -> Since:
    """What has changed between a companion's version and a newer one; words alone count, not where they stand."""
    old, new = {row[0]: row for row in before}, {row[0]: row for row in after}
    return Since(version, {key: row[2] for key, row in old.items() if key in new and new[key][4] != row[4]},
                 {key: row[2] for key, row in old.items() if key not in new},
                 [row[2] for key, row in new.items() if key not in old])


def title(clauses: Sequence[CompanionClause]) -> CompanionClause | None:
    """The heading that names the whole text: the first clause, where no other heading is of its rank."""
    first = clauses[0] if clauses and clauses[0].form == "heading" else None
    if first is None or any(c.form == "heading" and c.level <= first.level for c in clauses[1:]):
        return None
    return first


def shown(clauses: Sequence[CompanionClause], found: Since | None) -> list[Shown]:
    """The clauses without the title, which is the page's own heading."""
    named = title(clauses)
    least = min((c.level for c in clauses if c.form == "heading" and c is not named), default=1)
    rows, above = [], ""
    for c in clauses:
        if c is named:
            continue
        is_deep = c.form == "item" and c.level > 1
        above = above if is_deep else c.number
        rank = min(FIRST_RANK + c.level - least, LAST_RANK) if c.form == "heading" else 0
        rows.append(Shown(c.key, c.number, c.form, rank, is_deep, Markup(c.html), _fate(c.key, found),
                          c.number.removeprefix(above) if is_deep and above else c.number))
    return rows


def _fate(key: str | None, found: Since | None) -> str:
    if found is None or key is None:
        return ""
    return "changed" if key in found.changed else "gone" if key in found.gone else ""


def without(clauses: Sequence[CompanionClause], before: Sequence[Row]) -> list[str]:
    """The numbers of the version's clauses that nothing in the translation stands for; the title has none."""
    there = {c.key for c in clauses}
    return [row[2] for row in before if row[0] not in there and row[2]]
