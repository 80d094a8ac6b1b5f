"""How an imported text was read, in rows for the page that shows it before it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from charter.drafting import kinds as kinds_of
from charter.drafting import showing
from charter.drafting.differing import MOST_DIFFED
from charter.drafting.importing import Plan
from charter.drafting.lines import Line
from charter.drafting.models import VersionClause
from charter.drafting.reading_time import ReadingTime, reading_time
from charter.text.diff import Run, words
from charter.words import _

# What became of a clause, in words.
FATES = {"same": _("The same"), "changed": _("Other words"), "moved": _("Moved"), "moved+changed": _("Moved, other words"),
         "new": _("New"), "removed": _("Gone")}
FORMS = {"heading": "heading", "paragraph": "paragraph", "item": _("list item"), "opaque": _("kept as plain words")}


def counts(plan: Plan) -> list[tuple[int, str]]:
    """How many clauses became what, in words; for a first text, how many of each form."""
    if plan.pairs:
        found = Counter(pair.fate for pair in plan.pairs)
        return [(found[fate], words_.lower()) for fate, words_ in FATES.items() if found[fate]]
    forms = Counter(p.form for p in plan.text.tree)
    return [(forms[form], name + ("s" if forms[form] != 1 and form != "opaque" else "")) for form, name in FORMS.items()
            if forms[form]]


def tops(plan: Plan) -> list[dict[str, Any]]:
    """The headings whose kind can be corrected: place in the text, number, words, kind."""
    place = {p.key: index for index, p in enumerate(plan.text.tree)}
    return [{"place": place[p.key], "number": p.number, "words": p.words, "kind": plan.text.kinds[p.key] or ""}
            for p in kinds_of.tops(plan.text.tree)]


def rows(plan: Plan, before: Sequence[VersionClause]) -> list[dict[str, Any]]:
    """Each clause as it was read; beside a draft, what became of each clause of either text."""
    if not plan.pairs:
        return [{"number": p.number, "form": FORMS[p.form], "level": p.level, "kind": _kind(plan, p.key),
                 "runs": (Run("equal", p.words),)} for p in plan.text.tree]
    found, budget = [], MOST_DIFFED
    for pair in plan.pairs:
        old = before[pair.old] if pair.old is not None else None
        new = plan.text.tree[pair.new] if pair.new is not None else None
        a, b = (old.wording.words if old else ""), (new.words if new else "")
        budget -= len(a) + len(b) if a != b else 0
        found.append({
            "number": new.number if new else "", "was": old.number if old else "", "fate": FATES[pair.fate],
            "is_same": pair.fate == "same", "kind": _kind(plan, new.key) if new else "",
            "form": FORMS[new.form if new else old.form if old else "paragraph"],
            "runs": words(a, b) if budget > 0 else (Run("delete", a), Run("insert", b)),
        })
    return found


def time(plan: Plan) -> ReadingTime:
    """About how long the text takes to read, as its page will tell."""
    text = plan.text
    lines = [Line(p.key, p.parent, p.form, p.level, p.number, text.kinds[p.key], text.wordings[digest].html)
             for p, digest in zip(text.tree, text.digests, strict=True)]
    return reading_time(lines, showing.shown(lines))


def _kind(plan: Plan, key: str) -> str:
    return kinds_of.KINDS.get(plan.text.kinds[key] or "", "")
