"""Finds the words in a template's expressions: 'Draft %d', hint='As it should stand.', 'open' if x else 'closed'."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes

from .sentence import BRACES, LETTER, Lookup, Sentence

# Filters and methods whose arguments are for the machine.
MACHINE_FILTERS = frozenset(("plural", "replace", "selectattr", "rejectattr", "map", "attr", "groupby", "sort",
                             "tojson", "items"))
MACHINE_METHODS = frozenset(("startswith", "endswith", "get", "index", "split", "count", "replace", "strftime", "find", "pop",
                             "partition", "removeprefix", "removesuffix"))
MACHINE_CALLS = frozenset(("url_for", "link", "file", "_", "many"))
# Names of arguments whose words are for the machine.
MACHINE_WORDS = frozenset(("class", "class_", "cls", "kind", "autocomplete", "inputmode", "pattern", "id", "name", "to", "href",
                           "data_for", "accept", "type", "format", "key", "value", "form", "media"))
_PHRASE = re.compile(r"[^\W\d_][\w’',;:.…“”!?()%-]*(?: [\w’',;:.…“”!?()%–-]+)+")
_NAME = re.compile(r"[a-z]+-[a-z-]+")


def is_words(value: str) -> bool:
    """Whether a text in an expression is meant for a reader: it begins with a capital, or is a phrase."""
    bare = value.strip()
    if not LETTER.search(re.sub(r"%[a-zA-Z]", "", bare)) or re.match(r"[/#?]|https?:|mailto:|\{", bare):
        return False
    if bare != value and not _NAME.search(bare) and "govuk" not in bare:
        return " " in value and not re.search(r"[=/<>]", bare)  # a part of a sentence, glued to its other parts
    if " " in bare:
        is_classes = re.fullmatch(r"[a-z0-9_ -]+", bare) and any(_NAME.fullmatch(word) or "__" in word for word in bare.split())
        return not is_classes and not re.search(r"[=<>{}]", bare)
    return bool(re.fullmatch(r"[A-Z“‘][a-z’]+[.:,…?!”]*", bare))


class Constants:
    """Walks an expression and makes its words speak the reader's language."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    def walk(self, node: Any, shown: bool) -> Any:
        """The expression again; `shown` where what it gives stands on the page by itself."""
        walker = getattr(self, f"_{type(node).__name__.lower()}", None)
        if walker is not None:
            return walker(node, shown)
        return node

    def _const(self, node: nodes.Const, shown: bool) -> Any:
        if not isinstance(node.value, str) or not (LETTER.search(node.value) if shown else is_words(node.value)):
            return node
        if BRACES.fullmatch(node.value) or self.lookup(node.value.strip(" ")) is None:
            return node  # a place that a script fills in, or nothing to say instead
        bare = node.value.strip(" ")
        said = nodes.Call(nodes.ImportedName("charter.words._", lineno=node.lineno), [nodes.Const(bare, lineno=node.lineno)],
                          [], None, None, lineno=node.lineno)
        if bare == node.value:
            return said
        before, after = node.value[: len(node.value) - len(node.value.lstrip(" "))], node.value[len(node.value.rstrip(" ")):]
        return nodes.Concat([nodes.Const(before, lineno=node.lineno), said, nodes.Const(after, lineno=node.lineno)],
                            lineno=node.lineno)

    def _concat(self, node: nodes.Concat, shown: bool) -> Any:
        """'Draft ' ~ number ~ ' is being talked about.' is one sentence."""
        if any(isinstance(n.value, str) and re.search("--|govuk", n.value) for n in node.find_all(nodes.Const)):
            return node  # names of classes
        words = [n.value for n in node.nodes if isinstance(n, nodes.Const) and isinstance(n.value, str)]
        if any(LETTER.search(w) if shown else is_words(w) for w in words):
            parts = [n.value if isinstance(n, nodes.Const) and isinstance(n.value, str) else n for n in node.nodes]
            told = Sentence(parts, False).translated(self.lookup)
            if told is not None:
                first, last = parts[0], parts[-1]
                ends = (" " if isinstance(first, str) and first.startswith(" ") else "",
                        " " if isinstance(last, str) and last.endswith(" ") else "")
                made = [nodes.Const(p, lineno=node.lineno) if isinstance(p, str) else self.walk(p, shown)
                        for p in (ends[0], *told, ends[1]) if p != ""]
                return nodes.Concat(made, lineno=node.lineno)
        node.nodes = [self.walk(n, shown) for n in node.nodes]
        return node

    def _condexpr(self, node: nodes.CondExpr, shown: bool) -> Any:
        node.expr1 = self.walk(node.expr1, shown)
        node.expr2 = self.walk(node.expr2, shown) if node.expr2 is not None else None
        return node

    def _both(self, node: Any, shown: bool) -> Any:
        node.left, node.right = self.walk(node.left, shown), self.walk(node.right, shown)
        return node

    _and = _or = _add = _both

    def _mod(self, node: nodes.Mod, shown: bool) -> Any:
        node.left, node.right = self.walk(node.left, shown), self.walk(node.right, False)
        return node

    def _list(self, node: Any, _shown: bool) -> Any:
        node.items = [self.walk(item, False) for item in node.items]
        return node

    _tuple = _list

    def _dict(self, node: nodes.Dict, _shown: bool) -> Any:
        for pair in node.items:
            if not (isinstance(pair.key, nodes.Const) and pair.key.value in MACHINE_WORDS):
                pair.value = self.walk(pair.value, False)
        return node

    def _getitem(self, node: nodes.Getitem, shown: bool) -> Any:
        node.node = self.walk(node.node, shown)
        return node

    def _getattr(self, node: nodes.Getattr, _shown: bool) -> Any:
        node.node = self.walk(node.node, False)
        return node

    def _filter(self, node: nodes.Filter, shown: bool) -> Any:
        if node.node is not None:
            node.node = self.walk(node.node, shown)
        if node.name == "join":  # it takes what it joins by for source if it speaks
            node.args = [self._plain(arg) for arg in node.args]
        elif node.name not in MACHINE_FILTERS:
            node.args = [self.walk(arg, shown and node.name in ("default", "d")) for arg in node.args]
        return node

    def _plain(self, node: Any) -> Any:
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and LETTER.search(node.value):
            told = self.lookup(node.value.strip(" "))
            if told is not None:
                return nodes.Const(node.value.replace(node.value.strip(" "), told), lineno=node.lineno)
        return node

    def _call(self, node: nodes.Call, _shown: bool) -> Any:
        name = node.node.name if isinstance(node.node, nodes.Name) else node.node.attr if isinstance(
            node.node, nodes.Getattr) else ""
        if name == "_" and node.args and isinstance(node.args[0], nodes.Const):
            self.lookup(node.args[0].value)  # marked by hand; said when it is shown
        if name in MACHINE_CALLS or (isinstance(node.node, nodes.Getattr) and name in MACHINE_METHODS):
            return self._got(node) if name == "get" else node
        if isinstance(node.node, nodes.Getattr):
            node.node = self._getattr(node.node, False)
        node.args = [self.walk(arg, False) for arg in node.args]
        for word in node.kwargs:
            if word.key not in MACHINE_WORDS:
                word.value = self.walk(word.value, False)
        return node

    def _got(self, node: nodes.Call) -> nodes.Call:
        """{'aloud': 'You gave it aloud'}.get(how, 'You wrote it'): the key is for the machine."""
        node.node = self._getattr(node.node, False)  # type: ignore[arg-type]
        node.args = [*node.args[:1], *(self.walk(arg, False) for arg in node.args[1:])]
        return node
