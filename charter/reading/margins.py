"""What stands in a clause's margin: whose words these are, what is open on them, and the two ways to speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from flask import get_template_attribute
from markupsafe import Markup

from charter.drafting.showing import Shown
from charter.reading.drawing import kept
from charter.reading.gathering import BRACKETED
from charter.web.filters import plural
from charter.words import _

# What a suggestion does to a clause, on its chip.
DOES = {"replace": _("rewords"), "delete": _("takes out"),
        "move": _("moves"), "move_replace": _("moves and rewords"), "insert": _("adds a clause here")}


class Note(NamedTuple):
    """A few words beside a clause, and where they lead; with a state they are a chip, and then perhaps what a group said."""

    words: str
    href: str
    state: str | None = None
    said: str | None = None


Notes = dict[str, list[Note]]


def beside(clauses: Iterable[Shown], notes: Notes, talk: int | None) -> Markup:
    """The clauses, drawn already, each with its margin; `talk` is the draft's number where people may speak."""
    told = []
    for c in clauses:
        speaks, said = talk is not None and c.form != "heading", tuple(notes.get(c.key, ()))
        told.append(c.drawn)
        told.append(kept(_margin, c.key, c.number, said, talk if speaks else None) if said or speaks else "")
        told.append("</div>\n")  # where `drawn` left it open
    return Markup("".join(told))  # each is Markup, or our own


def _margin(key: str, number: str, said: tuple[Note, ...], talk: int | None) -> Markup:
    return get_template_attribute("reading/words.html", "margin")(key, number, said, talk)  # type: ignore[no-any-return]


def traced(made: Mapping[str, tuple[int, int]]) -> Notes:
    """Beside each clause, which accepted suggestion its words come from."""
    return {key: [Note(_("Words from A{amendment}, meeting\u00a0{meeting}", amendment=amendment, meeting=meeting),
                       f"/amendments/{amendment}")]
            for key, (amendment, meeting) in made.items()}


def spoken(clauses: Sequence[Shown], number: int, comments: Mapping[str | None, int],
           suggestions: Iterable[tuple[int, str, str, str | None, str | None]]) -> Notes:
    """Beside each clause of a draft, what is open on it or on its facts."""
    every = list(suggestions)
    at, bracketed = _placed(clauses, [row for row in every if row[1] != BRACKETED]), _bracketed(every)
    notes: Notes = {}
    for c in clauses:
        told = [c.key, *(term["key"] for term in c.terms)]
        chips = sorted({chip for key in told for chip in at.get(key, ())})
        said = [Note(f"A{amendment} {words}", f"/amendments/{amendment}", "open") for amendment, words in chips]
        if "[" in c.html or any("[" in (term["html"] or "") for term in c.terms):
            said = [note for key in told for note in bracketed.get(key, ())] + said
        n = sum(comments.get(key, 0) for key in told)
        if n:
            where = f"/comments/?version={number}&clause={c.key}" if len(told) == 1 else f"/clauses/{c.key}"
            said.append(Note(plural(n, "comment"), where))
        if said:
            notes[c.key] = said
    return notes


def _bracketed(rows: Iterable[tuple[int, str, str, str | None, str | None]]) -> Notes:
    """By clause, what was put in square brackets, with the words of the group that sees harm in it."""
    notes: Notes = {}
    for amendment, kind, key, group, words in rows:
        if kind == BRACKETED:
            said = f"{group}: “{words}”" if group else None
            notes.setdefault(key, []).append(Note(_("A{amendment}, in square brackets: not decided", amendment=amendment),
                                                  f"/amendments/{amendment}", "open", said))
    return notes


def _placed(clauses: Sequence[Shown], suggestions: Iterable[tuple[int, str, str, str | None, str | None]]
            ) -> dict[str, set[tuple[int, str]]]:
    """Each open change at the clause it is about; a new clause is told at the one it would stand behind."""
    there = {c.key for c in clauses} | {term["key"] for c in clauses for term in c.terms}
    at: dict[str, set[tuple[int, str]]] = {}
    for amendment, kind, key, parent, after in suggestions:
        place = key if kind != "insert" else after if after in there else parent
        if place:
            at.setdefault(place, set()).add((amendment, DOES[kind]))
    return at
