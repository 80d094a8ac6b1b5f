"""What holds for words that a meeting chooses: where they may stand, and that they can be read."""

from __future__ import annotations

from collections.abc import Mapping, Set

from charter.refusal import Refused
from charter.web.forms import UNSEEN
from charter.words import _


def check_words(words: Mapping[str, str], keys: Set[str]) -> None:
    """Words taken with changes stand in the suggestion's own paragraphs, and can be read."""
    if not set(words) <= keys:
        raise Refused(_("This suggestion does not change that paragraph. Look at the run sheet again."))
    if not all(said.strip() for said in words.values()):
        raise Refused(_("Write the words of each paragraph. To leave the suggestion out, do not accept it."))
    if any(UNSEEN.search(said) for said in words.values()):
        raise Refused(_("There is a character in these words that cannot be seen. Type that part again instead of pasting it."))


def check_blend(words: str, standing: str | None) -> None:
    """A meeting chooses words only where accepted suggestions meet (`standing`, else None), and never leaves both out unseen."""
    if not words.strip():
        raise Refused(_("Write the words that the meeting chose."))
    if standing and words.split() == standing.split():
        raise Refused(_("These are the words as they stand, so nothing that was accepted would be in them. Write the "
                        "words that the meeting chose or, to leave them as they are, take the decisions back on the run "
                        "sheet."))
    if standing is None:
        raise Refused(_("No two accepted suggestions meet in this paragraph, so its words are those that the groups said "
                        "yes to."))
