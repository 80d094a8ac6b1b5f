"""Sentences about the charter that are true on the day, for whoever writes about it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from charter.drafting.models import Version
from charter.drafting.site import Site
from charter.web.filters import NBSP, day

SAID = {"consent": "said yes", "concern": "said yes, with a worry", "aside": "stood aside", "object": "said no"}


def sentences(facts: Site, version: Version | None, signed: tuple[int, int], address: str) -> list[str]:
    """The sentences for the charter as it stands: no text, a draft, or open for signature."""
    if version is None:
        return [f"There is no text of {facts.title} yet, and nobody has signed anything."]
    if version.settlement is None:
        return [
            f"Draft {version.number} of {facts.title} was published on {day(version.at)}. Its words can still change.",
            "Nobody has signed it, and nobody can until every group has had the whole text for weeks and none says that "
            "it would do harm.",
            f"Anybody can read it and comment on it at {address}.",
        ]
    found = [
        f"Version {version.number} of {facts.title} has been open for signature since {day(version.settlement.at)}.",
        *_groups(json.loads(version.settlement.lines), day(version.settlement.at)),
        _signed(*signed) + f" The list is at {address}/signatories.",
        "Each signs for itself, and of its own will. That a name is not on the list means nothing.",
    ]
    if facts.latest != version.number:
        found.append(f"Draft {facts.latest} is being talked about. Nobody has signed it.")
    return found


def _groups(lines: Sequence[dict[str, str]], when: str) -> list[str]:
    """One sentence naming what each group said on the day, never a total."""
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(SAID.get(line["position"], ""), []).append(line.get("name", line["group"]).lower())
    told = [f"{_and(names)} {words}" for words, names in said.items() if words]
    return [f"On {when} each group gave its one line on the whole text: {'; '.join(told)}."] if told else []


def _signed(organisations: int, people: int) -> str:
    if not organisations and not people:
        return "Nobody is on the list of those who signed yet."
    bodies = f"{organisations:,}{NBSP}organisation{'' if organisations == 1 else 's'}"
    persons = f"{people:,}{NBSP}{'person' if people == 1 else 'people'} for themselves"
    if people:
        return f"{bodies} and {persons} are on the list of those who signed."
    return f"{bodies} {'is' if organisations == 1 else 'are'} on the list of those who signed."


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
