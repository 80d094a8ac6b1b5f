"""Puts the sentences of a run of tokens into another language."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from .pairs import bare_at_end, bare_at_start, partner
from .sentence import LETTER, Lookup, Sentence
from .source import INLINE, VOID, Read, Token

_NAMED = re.compile(r"[a-z_-]+( [a-z_-]+-)?")  # the name of a kind, or of a class
# Where words of another language can be marked as such: not in titles, options and the like, which hold no tags.
MARKED_IN = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "div", "figcaption", "summary",
                       "legend", "label", "main", "section"))


class Sentences:
    """Puts the sentences of one run of tokens into another language."""

    def __init__(self, lookup: Lookup, walk: Callable[[Any, bool], Any], language: str | None) -> None:
        self.lookup, self.walk, self.language = lookup, walk, language
        self.phrases = False  # a macro without tags gives a name as often as words: only a phrase is a sentence there

    def put(self, tokens: list[Token], block: str | None) -> list[Any]:
        """The same run as strings and nodes, in the other language."""
        self.block, self.done, run = block, [], list[Token]()
        for token in tokens:
            if token.kind in ("words", "place") or (token.kind == "tag" and token.name in INLINE):
                run.append(token)
                continue
            self._run(run)
            run = []
            if token.kind == "tag" and token.name not in INLINE | VOID:
                self.block = None if token.closes else token.name
            self._tag(token)
        self._run(run)
        return self.done

    def _run(self, run: list[Token]) -> None:
        """Cut at tags whose other half is elsewhere; each piece between is a sentence."""
        paired, opened = set[int](), list[int]()
        for n, token in enumerate(run):
            if token.kind == "tag" and token.closes and opened:
                paired |= {n, opened.pop()}
            elif token.kind == "tag" and not token.closes:
                opened.append(n)
        piece: list[Token] = []
        for n, token in enumerate(run):
            if token.kind == "tag" and n not in paired:
                self._piece(piece)
                self._tag(token)
                piece = []
            else:
                piece.append(token)
        self._piece(piece)

    def _piece(self, piece: list[Token]) -> None:
        after: list[Token] = []
        while piece and (found := bare_at_start(piece)):
            for token in piece[:found]:
                self._as_it_is(token)
            piece = piece[found:]
        while piece and (found := bare_at_end(piece)):
            after = piece[-found:] + after
            piece = piece[:-found]
        if len(piece) > 2 and piece[0].kind == "tag" and partner(piece, 0) == len(piece) - 1:
            self._tag(piece[0])
            self._piece(piece[1:-1])
            self._tag(piece[-1])
        elif self.block != "pre" and self._says(piece):
            self._sentence(piece)
        else:
            after = piece + after
        for token in after:
            self._as_it_is(token)

    def _says(self, piece: list[Token]) -> bool:
        """Whether there are words of ours in it."""
        words = "".join(token.text for token in piece if token.kind == "words")
        return bool(LETTER.search(html.unescape(words))) and not (self.phrases and _NAMED.fullmatch(words.strip()))

    def _sentence(self, piece: list[Token]) -> None:
        first = piece[0].text if piece[0].kind == "words" else ""
        last = piece[-1].text if piece[-1].kind == "words" else ""
        self.done.append(first[: len(first) - len(first.lstrip())])
        told = Sentence([t.text if t.kind == "words" else t for t in piece], True).translated(self.lookup)
        if told is None:
            marked = self.language is not None and self.block in MARKED_IN
            self.done += [f'<span lang="{self.language}" dir="ltr">'] if marked else []
            for token in piece:
                self._as_it_is(token)
            self.done += ["</span>"] if marked else []
            return
        for part in told:
            if isinstance(part, Token):
                self._tag(part)
            else:
                self.done.append(part if isinstance(part, str) else self.walk(part, True))
        self.done.append(last[len(last.rstrip()):])

    def _as_it_is(self, token: Token) -> None:
        if token.kind == "words":
            self.done.append(token.text)
        elif token.kind == "place":
            self.done.append(self.walk(token.node, True))
        else:
            self._tag(token)

    def _tag(self, token: Token) -> None:
        for item in token.items:
            self.done += self._read(item) if isinstance(item, Read) else [item]

    def _read(self, value: Read) -> list[Any]:
        if any(isinstance(item, str) and LETTER.search(html.unescape(item)) for item in value.items):
            told = Sentence(list(value.items), True).translated(self.lookup)
            if told is not None:
                first, last = value.items[0], value.items[-1]
                before = first[: len(first) - len(first.lstrip())] if isinstance(first, str) else ""
                after = last[len(last.rstrip()):] if isinstance(last, str) else ""
                return [before, *(part if isinstance(part, str) else self.walk(part, True) for part in told), after]
        return [item if isinstance(item, str) else self.walk(item, True) for item in value.items]
