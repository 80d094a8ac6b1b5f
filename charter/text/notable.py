"""The words of English that a reader of a change should look at twice: duties, limits, days, amounts, references."""

from __future__ import annotations

import re

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
DUTY = re.compile(
    r"\b(?:(?:must|shall|will|should|may|might|can|need)(?: not\b|n['’]t\b)|(?:wo|sha|ca)n['’]t\b|cannot\b"
    r"|(?:must|shall|will|should|may|might|can)\b|ought(?: not)? to\b|needs? to\b|ha(?:ve|s) to\b"
    r"|(?:is|are) (?:required|expected|obliged|allowed|permitted|entitled|encouraged|invited|free) to\b)",
    re.I,
)
# “not” and its kin, and the words that turn a floor into a ceiling.
NEGATION = re.compile(
    r"\b(?:at (?:least|most)|(?:(?:no|not) )?(?:more|less|fewer|later|earlier|sooner) than|up to"
    r"|not|never|no|nor|neither|nobody|nothing|without|except|unless|only|\w{1,10}n['’]t)\b",
    re.I,
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# A month by itself is one only behind a word like “in”: “you may ask in May”.
_BEFORE_MONTHS = ("in", "by", "until", "till", "from", "before", "after", "each", "every", "next", "of")
_BEHIND = "|".join(rf"(?<=\b{word} )" for word in _BEFORE_MONTHS)
DATE = re.compile(
    rf"\b{_DAY}(?: of)? (?:{_MONTH})(?:,? \d{{4}})?\b|\b(?:{_MONTH}) {_DAY}\b(?:,? \d{{4}})?|\b(?:{_MONTH}) \d{{4}}\b"
    rf"|(?:{_BEHIND})(?:{_MONTH})(?!\w)|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{4}/\d\d(?!\d)|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = {word: str(value) for value, word in enumerate(_ONES)} | {word: str(20 + 10 * at) for at, word in enumerate(_TENS)}
_SPELLED = "|".join([*_ONES, *_TENS, "hundred", "thousand", "million", "half", "third", "quarter", "none"])
_TIMES = "once|twice|daily|weekly|fortnightly|monthly|termly|yearly|annually"
_UNIT = r"minute|hour|day|night|week|fortnight|month|term|year"
NUMBER = re.compile(
    r"(?P<number>[£€$]?\b\d{1,3}(?:[ \u00a0\u202f]\d{3})+\b|[£€$]?\b\d+(?:[.,]\d+)*(?:%|\b)"
    rf"|(?<!\bno )(?<!\bany )\b(?:{_SPELLED})s?\b(?! another)|(?<!\bat )\b(?:{_TIMES})\b)"
    rf"(?:[ -](?P<unit>(?:(?:working|school|calendar|clear|full|whole|academic) )?(?:{_UNIT})s?)\b)?",
    re.I,
)
# “clause 4.1(a)”, “sections 2 and 3”, “Annex B”, “see 2.3”, and a bare “4.1(a)”, as clauses are numbered here and in statutes.
AT = r"\d+(?:\.\d+)*(?:\([0-9a-z]{1,4}\))*"
_NAMED = r"(?:clause|section|paragraph|part|article|chapter|schedule|annex|appendix|promise|milestone|point)s?"
REFERENCE = re.compile(
    rf"\b{_NAMED} {AT}(?:(?:, | and | or | to ){AT})*(?!\w)|(?<![\w.£$€])(?:\d+(?:\.\d+)*(?:\([0-9a-z]{{1,4}}\))+)"
    rf"|(?<=\bsee )\d+\.{AT}(?:(?: and | or | to ){AT})*(?!\w)"
    r"|\b(?-i:Part|Section|Chapter|Annex|Appendix|Schedule) (?-i:[A-Z])\b",
    re.I,
)


def amount(found: re.Match[str]) -> tuple[str, str]:
    """What a number says, however it is written, and of what unit of time: (“5”, “working day”)."""
    word = re.sub(r"(?<=\d)[, \u00a0\u202f](?=\d{3})", "", found["number"].lower())
    return VALUES.get(word, word), (found["unit"] or "").lower().removesuffix("s")
