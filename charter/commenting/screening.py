"""Looks for words that may name a child, so that a person reads the comment first. It refuses nothing."""

from __future__ import annotations

import re

from charter.words import _

# Words that begin with a capital for other reasons, so that “my child At school” or “Pupils in Year 7” is no name.
_OTHERS = (
    "I|He|She|They|We|It|The|A|An|In|At|On|Is|Was|Has|And|But|If|When|Our|My|Your|For|From|All|Any|Some|Many|Most|Each|"
    "Every|Year|Reception|Nursery|Schools?|Pupils?|Child|Children|Students?|Boys|Girls|Kids|Families|Parents|Those|These|"
    "Everyone|Everybody|Nobody|People|SEND|SEN|EHCP|ADHD|Teachers|Staff|Someone|Somebody|Lessons|Only"
)
_NAME = rf"(?!(?:{_OTHERS})\b)[A-Z][a-z’'-]+"
_KIN = (
    "(?:son|daughter|child|boy|girl|grandson|granddaughter|nephew|niece|stepson|stepdaughter|brother|sister|"
    "pupil|student|lad)"
)
_YEAR = r"(?:[Yy]ear\s*\d{1,2}|[Yy]\d{1,2}|[Rr]eception|[Nn]ursery)"
_AGE = r"(?:aged?\s*\d{1,2}\b|\d{1,2}\s*(?:years?[\s-]old|yrs?\s*old|-year-old)|who\s+is\s+\d{1,2}\b|is\s+\d{1,2}\b)"
_CHILD = _("it may name a child")

PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?i:my|our|his|her|their)\s+(?i:{_KIN})(?i:’s|'s)?,?\s+(?:is\s+)?{_NAME}\b"), _CHILD),
    (re.compile(rf"\b(?:called|named)\s+{_NAME}\b"), _CHILD),
    (re.compile(rf"\b{_NAME}\b[^.?!\n]{{0,25}}?\b{_YEAR}\b"), _("{_CHILD} and a year group", _CHILD=_CHILD)),
    (re.compile(rf"\b{_NAME}\b,?\s+(?:\(\s*\d{{1,2}}\s*\)|\(?{_AGE})"), _("{_CHILD} and an age", _CHILD=_CHILD)),
    (re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), _("it holds an e-mail address")),
    (re.compile(r"(?<!\d)(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)"), _("it holds a telephone number")),
    (re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[^.\n]{0,20}\d", re.I), _("it holds a date of birth")),
    (re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?!\d)"), _("it holds a date")),
)


def concerns(words: str) -> tuple[str, ...]:
    """Why a person should read these words before anybody else does; empty where nothing was found."""
    return tuple(dict.fromkeys(why for pattern, why in PATTERNS if pattern.search(words)))
