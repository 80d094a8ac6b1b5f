"""A marked-up Word copy sent back: what it proposes for the draft, ready to be looked at; nothing is written here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple, dataclass, replace

from charter.amending import comparing, queries, wishes
from charter.amending.looking import UNSENT
from charter.amending.showing import ShownChange, new_numbers, show
from charter.amending.wishes import Part
from charter.docx.marked import Found, Lost, Marked, Remark, choose, find, version_of
from charter.docx.model import Word
from charter.docx.reading import read
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.refusal import Refused
from charter.text.change import Change, Placed, fate_of
from charter.web.filters import day
from charter.web.forms import UNSEEN
from charter.words import _

# As many as a page carries; the rest is found again when the copy is sent once more.
MOST_OFFERED = 100
# Copies are marked up over some weeks; further back nobody would know the draft again.
LOOKED_BACK = 3


@dataclass(frozen=True)
class Offer:
    """One found change: a box of a suggestion, whose the file says it is, and the amendment that says it already."""

    part: Part
    who: str = ""
    day: str = ""
    note: str = ""
    same: int | None = None


@dataclass(frozen=True)
class Copy:
    """What was found in a copy; `made_of` is the draft it was made of."""

    offers: tuple[Offer, ...]
    lost: tuple[Lost, ...]
    remarks: tuple[Remark, ...]
    made_of: int
    is_part: bool
    more: int = 0  # found and not offered on this page

    @property
    def rest(self) -> str:
        """What is only shown, to be carried from page to page: nobody has to send the file again to see it."""
        return json.dumps([[astuple(one) for one in self.lost], [astuple(one) for one in self.remarks]], ensure_ascii=False)


def again(rest: str, number: int) -> Copy | None:
    """What is only shown, as it was carried; nothing where somebody sent something else."""
    try:
        lost, remarks = json.loads(rest)
        return Copy((), tuple(Lost(*map(str, one)) for one in lost),
                    tuple(Remark(str(words), str(who), str(day), str(key or "") or None, str(quote))
                          for words, who, day, key, quote in remarks), number, False)
    except (ValueError, TypeError):
        return None


def read_copy(raw: bytes, version: Version) -> Copy:
    """Find what a Word file proposes for a draft. Raises Refused for what cannot be read, or is no copy of it."""
    word = read(raw)
    base, marked = _read_against(word, version)
    if not marked.is_ours:
        raise Refused(_("This file does not read like draft {number} or one of the last drafts, so nothing in it can be "
                        "placed. Mark up a copy of the draft, or write your words into the form.", number=version.number))
    marked, tree = _written(marked), drafting.tree(version.number)
    fitting, gone = _carried(marked, base, version.number, tree)
    offers = tuple(_offers(_in_order(fitting, tree), version.number, tree))
    more = max(0, len(offers) - MOST_OFFERED)
    return Copy(offers[:MOST_OFFERED], (*marked.lost, *gone), marked.remarks, base, marked.is_part, more)


def alone(parts: Sequence[Part], chosen: Collection[int]) -> list[Part]:
    """Some of the boxes without the others: what stood beside one that is left out stands where that stood."""
    left = {part.own: part.place for at, part in enumerate(parts) if part.own and at not in chosen}
    made = []
    for at, part in enumerate(parts):
        if at in chosen:
            place = part.place
            for _ in range(len(left)):
                place = left.get(place.partition(":")[2], place)
            made.append(replace(part, place=place))
    return made


def shown(parts: Sequence[Part], version_number: int, tree: Sequence[Placed]) -> list[ShownChange | None]:
    """Each box told by itself, as the site shows differences; nothing for one that changes nothing any more."""
    changes = [next(iter(wishes.changes(alone(parts, [at]), tree)), None) for at in range(len(parts))]
    unsent = [replace(change, amendment=UNSENT, n=n) for n, change in enumerate(changes) if change]
    labels = new_numbers([*queries.insertions(version_number), *unsent], tree)
    told = iter(show(unsent, tree, labels))
    return [next(told) if change else None for change in changes]


def numbers(told: Sequence[ShownChange | None]) -> str:
    """The clauses concerned, in words: 3 and 7(b)."""
    named = list(dict.fromkeys(one.number for one in told if one))
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1]))) if named else ""


def _read_against(word: Word, version: Version) -> tuple[int, Marked]:
    """The draft a copy was made of, as it says or as its words say, and what it changes there."""
    said = version_of(word)
    earlier = range(version.number, max(0, version.number - LOOKED_BACK - 1), -1)
    best: tuple[int, Marked] | None = None
    for number in dict.fromkeys([*([said] if said else []), *earlier]):
        if number > version.number or drafting.version(number) is None:
            continue
        marked = find(word, drafting.tree(number))
        if marked.is_ours and (number == said or marked.same * 10 >= 9 * min(marked.clauses, marked.rows)):
            return number, marked
        if best is None or marked.same > best[1].same:
            best = number, marked
    assert best is not None
    return best


def _carried(marked: Marked, base: int, number: int,
             tree: Sequence[Placed]) -> tuple[list[tuple[Found, Change, str]], list[Lost]]:
    """Each found change as it stands on this draft, and what is to be said of it; and those that have no place any more."""
    if base == number:
        return [(one, one.change, "") for one in marked.found], []
    before, every = drafting.tree(base), [one.change for one in marked.found]
    fitting: list[tuple[Found, Change, str]] = []
    gone: list[Lost] = []
    for one in marked.found:
        fate = fate_of(choose(every, [one.change])[0], before, tree)
        if fate.change is None:
            words = one.change.words or next((p.words for p in before if p.key == one.change.key), "")
            gone.append(Lost(words, _("On draft {number}: {note}", number=number,
                                      note=fate.note or _("The draft says it already.")), one.author, one.date))
        else:
            fitting.append((one, fate.change, fate.note))
    return fitting, gone


def _written(marked: Marked) -> Marked:
    """The changes whose words can be written here; a character that nobody can see is told with the rest that has no place."""
    kept, lost = [], list(marked.lost)
    for one in marked.found:
        if UNSEEN.search(one.change.words or ""):
            words = UNSEEN.sub("\ufffd", one.change.words or "")
            lost.append(Lost(words, _("There is a character in it that cannot be seen."), one.author, one.date))
        else:
            kept.append(one)
    return replace(marked, found=tuple(kept), lost=tuple(lost))


def _in_order(fitting: Sequence[tuple[Found, Change, str]], tree: Sequence[Placed]) -> list[tuple[Found, Change, str]]:
    """As the text is read: a new paragraph behind what it stands after."""
    at = {place.key: float(n) for n, place in enumerate(tree)}
    for _one, change, _note in fitting:
        if change.kind == "insert":
            at[change.key] = at.get(change.after or change.parent or "", -1.0) + 1e-6
    return sorted(fitting, key=lambda one: at.get(one[1].key, 0.0))


def _offers(fitting: Sequence[tuple[Found, Change, str]], number: int, tree: Sequence[Placed]) -> Iterator[Offer]:
    others = [(row, queries.changes(row, number)) for row in queries.open_on(number)]
    for one, change, note in fitting:
        told = comparing.beside([change], others, tree)
        same = next((row.amendment.number for row in told if row.kind == comparing.SAME), None)
        yield Offer(wishes.parts([change], tree)[0], one.author, _day(one.date), note, same)


def _day(date: str) -> str:
    """A file's date as it reads on a page; nothing where it is none."""
    try:
        return day(date[:10])
    except ValueError:
        return ""
