"""What a reader should look at twice: duties, numbers, dates, defined terms and references that change, and cautions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from charter.words import _

from .notable import DATE, DUTY, NEGATION, NUMBER, REFERENCE, amount

# A date, a reference or a term is no longer than so many words on either side of the one that changed.
BESIDE = 12
_T = TypeVar("_T", bound=Hashable)
_NAMES = {
    "time": _("The time"),
    "duty": _("The word of duty"), "negation": _("The word"), "date": _("The date"), "number": _("The number"), "term": _("The "
                                                                                                              "defined "
                                                                                                              "term"),
    "reference": _("The reference"),
}  # fmt: skip
_POWER = _("A charter cannot bind a head’s legal power to exclude.")
_DEFICIT = _("These words describe people by what they lack; say what stands in their way instead.")
_PEOPLE = r"(?:pupils?|children|child|students?|young people|families|parents|learners|kids)"
_CAUTIONS = (
    (
        r"\b(?:no|never|zero|nil|without|ban on|end(?:ing)? all)(?:[ -]\w+){0,3}?[ -]?\bexclu(?:sions?|d\w+)\b",
        _POWER,
    ),
    (r"\b(?:shall|will|must|should) not(?: \w+){0,2} exclud\w+", _POWER),
    (r"\bexclu(?:sions?|d\w+)(?: \w+){0,3} (?:banned|abolished|prohibited|forbidden)\b", _POWER),
    (
        rf"\b{_PEOPLE}(?: \w+){{0,2}}? (?:who |that )?(?:lack(?:s|ing)?|fail(?:s|ing)?|cannot|can't|struggl(?:es?|ing)"
        r"|suffer(?:s|ing)?(?: from)?|with (?:deficits?|problems))\b",
        _DEFICIT,
    ),
    (
        r"\b(?:hard[- ]to[- ]reach|problem|difficult|troubled|disruptive|naughty|challenging|deprived|dysfunctional"
        rf"|low[- ]ability|special needs) {_PEOPLE}\b",
        _DEFICIT,
    ),
)


@dataclass(frozen=True)
class Notice:
    """What a change touches and the sentence that says so; kind: duty, negation, number, date, term or reference."""

    kind: str
    before: str
    after: str
    sentence: str


@dataclass(frozen=True)
class Caution:
    """Words pointed out while drafting, never blocked."""

    words: str
    sentence: str


def notices(old: str, new: str, terms: tuple[str, ...] = ()) -> tuple[Notice, ...]:
    """What changes in duties, dates, numbers, defined terms and references between two wordings; `terms` are the text's own."""
    known = tuple(dict.fromkeys((*terms, *defined(old), *defined(new))))
    found: list[Notice] = []
    old, new = _differing(old, new)
    patterns = (
        ("duty", DUTY), ("negation", NEGATION), ("date", DATE), ("term", _any_of(known)), ("reference", REFERENCE),
    )  # fmt: skip
    for kind, pattern in patterns:
        before, after = _found(kind, pattern, old), _found(kind, pattern, new)
        for gone, come in _pairs(before, after, ""):
            found.append(Notice(kind, gone, come, _said(kind, gone, come)))
        if kind == "date":
            found += _amounts(old, new)
    return tuple(found)


@lru_cache(maxsize=1024)  # each wording of the newest texts is asked for its terms by every page that tells a change
def defined(text: str) -> tuple[str, ...]:
    """The terms a text defines: quoted or emphasised words before “means”, “refers to”, “is any”, or in (“…”)."""
    quoted = r"[“\"‘'*_]{1,3}([^“”\"*_\n]{2,60}?)[”\"’'*_]{1,3}"
    found = re.findall(rf"{quoted}\s+(?:means?|refers? to|shall mean|is defined)|\((?:the )?{quoted}\)", text)
    return tuple(dict.fromkeys(one or other for one, other in found))


def cautions(text: str) -> tuple[Caution, ...]:
    """Words to think about: a promise of no exclusion, and words that describe people by what they lack."""
    hits = [(m.start(), m[0], said) for pattern, said in _CAUTIONS for m in re.finditer(pattern, text, re.I)]
    return tuple(Caution(found, said) for _, found, said in sorted(hits))


def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    if not terms:
        return re.compile(r"(?!)")
    return re.compile(r"\b(?:" + "|".join(re.escape(t) for t in sorted(terms, key=len, reverse=True)) + r")\b", re.I)


def _differing(old: str, new: str) -> tuple[str, str]:
    """Both wordings without the words they begin and end with alike, but for a few beside what differs.

    What stands in both alike cancels out, and a clause of 50,000 words is looked through where it changed only.
    """
    a, b = old.split(), new.split()
    most = min(len(a), len(b))
    head = next((at for at in range(most) if a[at] != b[at]), most)
    tail = next((at for at in range(most - head) if a[-1 - at] != b[-1 - at]), most - head)
    begin, end = max(0, head - BESIDE), max(0, tail - BESIDE)
    return " ".join(a[begin : len(a) - end]), " ".join(b[begin : len(b) - end])


def _found(kind: str, pattern: re.Pattern[str], text: str) -> list[str]:
    if kind == "negation":
        text = DUTY.sub(" ", text)
    if kind == "duty":
        text = DATE.sub(" ", text)
    return [match[0].lower() if kind in ("duty", "negation", "term") else match[0] for match in pattern.finditer(text)]


def _amounts(old: str, new: str) -> Iterator[Notice]:
    """The numbers that change: “5” and “five” are one, “5 days” and “5 working days” are not."""
    sides = [list(NUMBER.finditer(REFERENCE.sub(" ", DATE.sub(" ", text)))) for text in (old, new)]
    shown = [{amount(found): found for found in side} for side in sides]
    before, after = ([amount(found) for found in side] for side in sides)
    for gone, come in _pairs(before, after, ("", "")):
        one, other = shown[0].get(gone), shown[1].get(come)
        whole = one and other and gone[1] != come[1]  # its unit changes too, so it is told with it
        was, now = ((found[0] if whole else found["number"]) if found else "" for found in (one, other))
        yield Notice("number", was, now, _said("time" if whole else "number", was, now))


def _pairs(before: list[_T], after: list[_T], none: _T) -> list[tuple[_T, _T]]:
    """What went and what came, in order, one beside the other where both happened."""
    lost, won = Counter(before) - Counter(after), Counter(after) - Counter(before)
    gone = [item for item in before if lost[item] > 0 and not lost.subtract([item])]
    come = [item for item in after if won[item] > 0 and not won.subtract([item])]
    size = max(len(gone), len(come))
    return list(zip(gone + [none] * (size - len(gone)), come + [none] * (size - len(come)), strict=True))


def _said(kind: str, gone: str, come: str) -> str:
    name = _NAMES[kind] if kind != "negation" or " " not in gone + come else _("The limit")
    if gone and come:
        return _("{name} “{gone}” becomes “{come}”.", name=name, gone=gone, come=come)
    return _("{name} “{come}” is added.", name=name,
             come=come) if come else _("{name} “{gone}” is taken out.", name=name, gone=gone)
