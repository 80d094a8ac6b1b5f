"""The templates' environment, which keeps one of its own for each further language that is asked for."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from jinja2 import Template, nodes

from charter.web.catalogues import WRITTEN
from charter.words import LANGUAGE, Catalogue

from .tree import reworded


class Speaking(Environment):
    """Flask's environment; a template is compiled once for each language, and English as it is written."""

    catalogue: Catalogue | None = None

    def _load_template(self, name: str, globals: Any) -> Template:
        asked = LANGUAGE.get()
        if asked is None or self.catalogue is not None:
            return super()._load_template(name, globals)
        return self._in(asked)._load_template(name, globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The same for every template: for each that is imported its own would be compared with all of them, name by name."""
        return super().make_globals(d) if d else self.globals

    def _in(self, catalogue: Catalogue) -> Speaking:
        """The environment of one language, made when it is first asked for."""
        kept: dict[Catalogue, Speaking] = self.__dict__.setdefault("spoken", {})
        if catalogue not in kept:
            made: Any = self.overlay()
            made.catalogue = catalogue
            kept.setdefault(catalogue, made)
        return kept[catalogue]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self.catalogue is None:
            return tree
        letter = bool(name and name.endswith(".txt"))
        return reworded(tree, self.catalogue.one, letter=letter, english=WRITTEN).set_environment(self)
