"""Looks for words that may name a child, so that a person reads the comment first. It refuses nothing."""

from __future__ import annotations

import re

_NAME = r"[A-Z][\w’'-]+"
_KIN = r"(?:son|daughter|child|boy|girl|grandson|granddaughter|nephew|niece|stepson|stepdaughter|brother|sister|pupil|student)"
# Words that begin with a capital for other reasons, so that “my child At school” or “child In Year 5” is not a name.
_NOT_A_NAME = r"(?!(?:I|He|She|They|We|It|The|A|An|In|At|On|Is|Was|Has|And|But|Year|Reception|School|SEND|SEN|EHCP|ADHD)\b)"
_YEAR = r"(?:[Yy]ear\s*\d{1,2}|[Yy]\d{1,2}|[Rr]eception|[Nn]ursery)"
_AGE = r"(?:aged?\s*\d{1,2}|\d{1,2}\s*(?:years?\s*old|yrs?\s*old|-year-old)|who\s+is\s+\d{1,2}|is\s+\d{1,2}\b)"
_SPOKEN = re.compile(rf"\b(?:called|named)\s+{_NOT_A_NAME}{_NAME}")

PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?i:my|our|his|her|their)\s+(?i:{_KIN})\b,?\s+{_NOT_A_NAME}{_NAME}"), "it may name a child"),
    (_SPOKEN, "it may name a child"),
    (re.compile(rf"\b{_NOT_A_NAME}{_NAME}\b[^.?!\n]{{0,40}}?\b(?:in\s+)?{_YEAR}\b"), "it may name a child and a year group"),
    (re.compile(rf"\b{_NOT_A_NAME}{_NAME}\b,?\s+(?:\(\s*)?(?:\d{{1,2}}\s*[,)]|{_AGE})"), "it may name a child and an age"),
    (re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), "it holds an e-mail address"),
    (re.compile(r"(?<!\d)(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)"), "it holds a telephone number"),
    (re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[^.\n]{0,20}\d", re.I), "it holds a date of birth"),
    (re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?!\d)"), "it holds a full date"),
)


def concerns(words: str) -> tuple[str, ...]:
    """Why a person should read these words before anybody else does; empty where nothing was found."""
    return tuple(dict.fromkeys(why for pattern, why in PATTERNS if pattern.search(words)))
