"""The sentences of a plain-text letter: a paragraph is one, however its lines are broken."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes

from .constants import Constants
from .sentence import LETTER, Sentence

# A line this long was broken by hand, and goes on in the next; a shorter one ends what it says.
BROKEN = 48
WIDTH = 72


def lines(pieces: list[Any], constants: Constants) -> list[Any]:
    """The pieces of a letter in the other language, its long sentences broken anew."""
    done: list[Any] = []
    for paragraph in _paragraphs(pieces):
        if isinstance(paragraph, str):
            done.append(paragraph)
        else:
            done += _one(paragraph, constants)
    return done


def _paragraphs(pieces: list[Any]) -> list[Any]:
    """Lists of pieces that are one sentence or more, and the space between them as strings."""
    found: list[Any] = [[]]
    length = 0
    for piece in pieces:
        if not isinstance(piece, str):
            found[-1].append(piece)
            length += 12  # about what a place becomes
            continue
        for part in re.split(r"(\n+)", piece):
            if not part.startswith("\n"):
                found[-1].append(part)
                length += len(part)
            else:
                if len(part) > 1 or length < BROKEN or _ends(found[-1]):
                    found += [part, []]
                else:
                    found[-1].append("\n")
                length = 0
    return found


def _ends(paragraph: list[Any]) -> bool:
    last = next((p for p in reversed(paragraph) if p != ""), "")
    return isinstance(last, str) and last.rstrip().endswith(":")


def _one(paragraph: list[Any], constants: Constants) -> list[Any]:
    if not any(isinstance(p, str) and LETTER.search(p) for p in paragraph):
        return [p if isinstance(p, str) else constants.walk(p, True) for p in paragraph]
    words = [p for p in paragraph if p != ""]
    lead = re.match(r"\s*(?:- )?", words[0])[0] if isinstance(words[0], str) else ""  # type: ignore[index]
    if lead:
        words[0] = words[0][len(lead):]
    tail = words[-1][len(words[-1].rstrip()):] if isinstance(words[-1], str) else ""
    told = Sentence(words, False).translated(constants.lookup)
    if told is None:
        return [p if isinstance(p, str) else constants.walk(p, True) for p in paragraph]
    parts: list[Any] = [nodes.Const(p) if isinstance(p, str) else constants.walk(p, True) for p in told]
    sentence = nodes.Concat(parts) if len(parts) > 1 else parts[0]
    if "\n" in paragraph:
        sentence = nodes.Filter(sentence, "wordwrap", [nodes.Const(WIDTH)],
                                [nodes.Keyword("break_long_words", nodes.Const(False)),
                                 nodes.Keyword("break_on_hyphens", nodes.Const(False))], None, None)
    return [lead, sentence, tail]
