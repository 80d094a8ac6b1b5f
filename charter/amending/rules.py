"""The rules of suggested words, on plain facts alone."""

from __future__ import annotations

from collections.abc import Sequence

from charter.refusal import Refused
from charter.text.change import Change, Placed, apply
from charter.words import _

KINDS = ("replace", "insert", "delete", "move", "move_replace")
DEFERRED = "deferred"
# Fates from the best to the one that most needs a person: an amendment's fate is that of its worst change.
FITS, MOVED, ACHIEVED = "fits", "fits, wording around it moved", "already achieved"
AUTHOR, OVERTAKEN = "needs its author", "overtaken"
FATE_WORDS = {
    FITS: _("It still fits."),
    MOVED: _("It still fits; the wording around it moved."),
    ACHIEVED: _("The new draft already says it."),
    AUTHOR: _("It needs its author’s eye."),
    OVERTAKEN: _("Its paragraph is gone."),
}
# More than this is not one suggestion to be taken or left together, but another text.
MOST_CHANGES = 40
# A paragraph with more characters is a chapter; the longest clause of the statutes we read is 2,504 words.
MOST_WORDS = 20_000


def check_words(headline: str, rationale: str, changes: int) -> None:
    """A suggestion has a headline, a reason and at least one change."""
    if not headline.strip():
        raise Refused(_("Give it a headline, so that people can find it again."))
    if not rationale.strip():
        raise Refused(_("Say why: the groups decide on your reason as much as on your words."))
    check_size(changes)


def check_size(changes: int) -> None:
    """A suggestion changes something, and not more than can be taken or left together."""
    if not changes:
        raise Refused(_("Nothing is changed yet. Change at least one word."))
    if changes > MOST_CHANGES:
        raise Refused(_("One suggestion can change {MOST_CHANGES} paragraphs at most. Divide it into several.",
                        MOST_CHANGES=MOST_CHANGES))


def is_same(kept: Sequence[Change], given: Sequence[Change]) -> bool:
    """Whether two lists of changes ask for the same, whatever their new paragraphs are called."""
    return _bare(kept) == _bare(given)


def _bare(changes: Sequence[Change]) -> list[tuple[object, ...]]:
    made = {change.key for change in changes if change.kind == "insert"}
    return [(change.kind, change.words, change.form, change.level,
             *("new" if key in made else key for key in (change.key, change.parent, change.after))) for change in changes]


def check_fits(tree: Sequence[Placed], changes: Sequence[Change]) -> None:
    """The changes of one suggestion can all be made together on the text they were written for."""
    overlaps = apply(tree, changes).overlaps
    if overlaps:
        numbers = {place.key: place.number for place in tree}
        told = tuple(f"{numbers.get(o.key) or 'The new paragraph'}: {o.reason}." for o in overlaps)
        raise Refused(_("Parts of this suggestion do not go together. Take one of them out."), told)


def check_keys(tree_keys: frozenset[str], changes: Sequence[Change]) -> None:
    """Every change is of a known kind and stands on clauses that are there, or that it makes itself."""
    made = {change.key for change in changes if change.kind == "insert"}
    for change in changes:
        if change.kind not in KINDS:
            raise Refused(_("This is not a change that can be made."))
        if change.kind != "insert" and change.key not in tree_keys:
            raise Refused(_("A paragraph you are changing is not in this draft. Look at the draft again."))
        for key in (change.parent, change.after):
            if key is not None and key not in tree_keys and key not in made:
                raise Refused(_("The place for a new paragraph is not in this draft. Look at the draft again."))


def check_open(number: int, is_taken_back: bool, decided_at: int | None) -> None:
    """What was taken back, or decided at a meeting, is closed."""
    if is_taken_back:
        raise Refused(_("A{number} was taken back by whoever suggested it.", number=number))
    if decided_at is not None:
        raise Refused(_("A{number} was decided at meeting {decided_at}.", number=number, decided_at=decided_at))


def check_newest(version: int, newest: int) -> None:
    """Only what became of a suggestion in the newest draft is confirmed: of an earlier one nobody asks any more."""
    if newest != version:
        raise Refused(_("Draft {newest} was made since. Look at what became of it there.", newest=newest))


def check_rewriting(number: int, version: int, told_in: int | None, is_confirmed: bool) -> None:
    """A suggestion is rewritten once for each new draft, as long as its author has not confirmed what became of it.

    Others stand behind the words they read, so nobody changes them at any other time. `told_in` is the newest draft
    in which it was told what became of it: an earlier one, where nothing of it stood there to be carried further.
    """
    if told_in is None:
        raise Refused(_("Nothing became of A{number} in draft {version}, so it stands as it was written.", number=number,
                        version=version))
    if is_confirmed:
        raise Refused(_("You confirmed how A{number} stands in draft {version}. To change it, suggest different words "
                        "from it, or take it back.", number=number, version=version))


def together(fates: Sequence[str]) -> str:
    """What became of a suggestion, from what became of each of its changes."""
    kinds = set(fates)
    if len(kinds) == 1:
        return fates[0]
    if kinds & {AUTHOR, OVERTAKEN}:
        return AUTHOR
    return MOVED if MOVED in kinds else FITS
