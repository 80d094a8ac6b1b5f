"""What a reader should look at twice: duties, numbers, dates, defined terms and references that change, and cautions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DUTY = re.compile(r"\b(?:must|shall|will|should|may|cannot)\b(?: not\b)?", re.I)
_NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|nobody|nothing|without|except|unless|only|\w{1,10}n['’]t)\b", re.I)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?(?: \d{{4}})?\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|third|quarter|none|zero"
)
_NUMBER = re.compile(rf"[£€$]?\b\d+(?:[.,]\d+)*(?:%|\b)|\b(?:{_SPELLED})s?\b", re.I)
# “clause 4.1(a)”, “sections 2 and 3”, and a bare “4.1(a)” or “2.3”, as clauses are numbered here and in statutes.
_AT = r"\d+(?:\.\d+)*(?:\([0-9a-z]{1,4}\))*"
_NAMED = r"(?:clause|section|paragraph|part|article|chapter|schedule|annex|appendix|promise|milestone|point)s?"
_REFERENCE = re.compile(
    rf"\b{_NAMED} {_AT}(?:(?:, | and | or | to ){_AT})*(?!\w)|(?<![\w.£$€])(?:\d+(?:\.\d+)*(?:\([0-9a-z]{{1,4}}\))+)", re.I)
# A date, a reference or a term is no longer than so many words on either side of the one that changed.
BESIDE = 12
_NAMES = {
    "duty": "The word of duty", "negation": "The word", "date": "The date", "number": "The number", "term": "The defined term",
    "reference": "The reference",
}  # fmt: skip
_POWER = "A charter cannot bind a head's legal power to exclude."
_DEFICIT = "These words describe people by what they lack; say what stands in their way instead."
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
        ("duty", _DUTY), ("negation", _NEGATION), ("date", _DATE), ("number", _NUMBER), ("term", _any_of(known)),
        ("reference", _REFERENCE),
    )  # fmt: skip
    for kind, pattern in patterns:
        before, after = _found(kind, pattern, old), _found(kind, pattern, new)
        for gone, come in _pairs(before, after):
            found.append(Notice(kind, gone, come, _said(kind, gone, come)))
    return tuple(found)


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
    if kind == "number":
        text = _REFERENCE.sub(" ", _DATE.sub(" ", text))
    if kind == "negation":
        text = _DUTY.sub(" ", text)
    if kind == "duty":
        text = _DATE.sub(lambda m: m[0] if m[0] == "may" else " " if any(c.isdigit() for c in m[0]) else m[0], text)
    found = [match[0].lower() if kind in ("duty", "negation", "term") else match[0] for match in pattern.finditer(text)]
    return [date for date in found if kind != "date" or any(c.isdigit() for c in date)]


def _pairs(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """What went and what came, in order, one beside the other where both happened."""
    lost, won = Counter(before) - Counter(after), Counter(after) - Counter(before)
    gone = [item for item in before if lost[item] > 0 and not lost.subtract([item])]
    come = [item for item in after if won[item] > 0 and not won.subtract([item])]
    size = max(len(gone), len(come))
    return list(zip(gone + [""] * (size - len(gone)), come + [""] * (size - len(come)), strict=True))


def _said(kind: str, gone: str, come: str) -> str:
    name = _NAMES[kind]
    if gone and come:
        return f"{name} “{gone}” becomes “{come}”."
    return f"{name} “{come}” is added." if come else f"{name} “{gone}” is taken out."
