"""The front page: the settled charter, or the draft that is to become it, or what will stand here."""

from __future__ import annotations

from typing import Any

from flask import render_template

from charter.drafting.site import site
from charter.reading import gathered_names
from charter.reading.door import bp
from charter.reading.page import draft_page, settled_page
from charter.signing import meaning
from charter.words import _


@bp.get("/")
def front() -> Any:
    """The text, whole, with how it stands in its first sentence."""
    facts = site()
    if facts.latest is None:
        return render_template("reading/no_text.html")
    if facts.settled is None:
        return draft_page(facts.latest, front=True)
    yours = _("Your organisation")
    return settled_page(facts.settled, signed=gathered_names.signed(), means=meaning.means(yours),
                        means_not=meaning.means_not(yours))
