"""The letters of the day on which a list opens, of schools signing together, and of a trust to its heads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.drafting.site import site
from charter.signing import arranging, codes, launch, queries, receipts, rules, schools, together
from charter.telling.draft import Draft, link
from charter.web import tokens
from charter.words import _


def day_set(about: dict[str, Any]) -> Draft | None:
    """When the list opens, to somebody who has signed and waits; not owed once another day was told, or it is open."""
    return _of_launch(about, "mail/sign-launch.txt", _("When the list opens"), missed=False)


def day_missed(about: dict[str, Any]) -> Draft | None:
    """The list did not open; to everybody who had signed."""
    return _of_launch(about, "mail/sign-launch-missed.txt", _("The list did not open"), missed=True)


def join(about: dict[str, Any]) -> Draft | None:
    """Whether an organisation wishes to stand on the list together with others; to somebody who signed for it."""
    letter = together.letter(about["letter"])
    signature = queries.signature(letter.signature_id) if letter else None
    holder = receipts.holder(signature) if signature else None
    if letter is None or signature is None or signature.withdrawal is not None or holder is None or not holder.email:
        return None
    if letter.member.word is not None:
        return None
    row = letter.member.partnership
    return Draft(holder.email, _("Signing together: {title}", title=site().title), "mail/sign-together.txt", {
        "name": _name(holder.name), "version": row.version_number, "partnership": row.name,
        "members": [each.name for each in together.named(row)], "organisation": signature.organisation_then,
        "address": link("signing.join", letter_id=letter.id, token=tokens.token("sign-together", letter.id)),
        "digits": codes.digits("sign-together", letter.id), "until": letter.at + rules.LIFE})


def school(about: dict[str, Any]) -> Draft | None:
    """A trust has signed, and asks the head of one of its schools; signing is the school's own."""
    row = schools.asked(about["asked"])
    if row is None or row.email is None or site().settled != row.version_number:
        return None
    return Draft(row.email, _("{title}: your school’s own word", title=site().title), "mail/sign-school.txt", {
        "name": _name(row.name), "version": row.version_number, "organisation": row.organisation.name, "trust": row.trust,
        "address": link("signing.school", asked_id=row.id, token=tokens.token("sign-school", row.id)),
        "text": link("reading.version", number=row.version_number),
        "digits": codes.digits("sign-school", row.id), "until": row.at + rules.LIFE})


def _of_launch(about: dict[str, Any], template: str, subject: str, *, missed: bool) -> Draft | None:
    signature = queries.signature(about["signature"])
    holder = receipts.holder(signature) if signature else None
    if signature is None or signature.withdrawal is not None or holder is None or not holder.email:
        return None
    found = launch.of(signature.version_number)
    if found is None or found.id != about["launch"] or found.is_open or found.is_missed != missed:
        return None
    return Draft(holder.email, f"{subject}: {site().title}", template, {
        "name": _name(holder.name), "line": queries.line(signature), "when": arranging.when(found), "floor": found.floor,
        "because": found.because, "words": arranging.floor_in_words(found),
        "withdraw": link("signing.withdraw", signature_id=signature.id, token=receipts.token(receipts.holder(signature)))})


def _name(name: str | None) -> str | None:
    return name if name and rules.is_name(name) else None


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {
    "sign-launch": day_set, "sign-launch-missed": day_missed, "sign-together": join, "sign-school": school,
}
