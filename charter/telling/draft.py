"""A letter before it goes: to whom, about what, and which template writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, render_template


@dataclass(frozen=True)
class Draft:
    """One letter to one address. `template` is a plain-text one, mail/<kind>.txt, filled with `values`.

    In every letter's template stand also `site_url`, and `link(endpoint, **values)` for whole addresses.
    """

    to: str
    subject: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


def link(endpoint: str, **values: Any) -> str:
    """The whole address of a page of this site, for a letter."""
    scheme, _, host = str(current_app.config["SITE_URL"]).partition("://")
    return str(current_app.url_map.bind(host, url_scheme=scheme).build(endpoint, values, force_external=True))


def body(draft: Draft) -> str:
    """The letter's words, with the site's name under them."""
    settings = current_app.config
    words = render_template(draft.template, site_url=settings["SITE_URL"], link=link, **draft.values)
    foot = render_template("mail/foot.txt", site_url=settings["SITE_URL"])
    return f"{words.strip()}\n\n{foot.strip()}\n"
