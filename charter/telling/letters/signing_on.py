"""The letters about signatures that stand: the next version is open, somebody else holds it, a correction was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.signing import afterwards, codes, queries, receipts, rules
from charter.telling.draft import Draft, link
from charter.web import tokens
from charter.words import _


def next_version(about: dict[str, Any]) -> Draft | None:
    """A newer version is open to somebody who signed an older one; not owed once another has replaced it."""
    offer = afterwards.offer(about["offer"])
    signature = queries.signature(offer.signature_id) if offer else None
    if offer is None or signature is None or signature.withdrawal is not None or offer.code_id != about["code"]:
        return None
    holder, current = receipts.holder(signature), drafting.settled()
    if not holder.email or current is None or current.number != offer.version_number:
        return None
    address = link("signing.see_next", offer_id=offer.id, token=tokens.token("sign-next", offer.id))
    return Draft(holder.email, _("Version {version_number} of {title} is open for signature",
                                 version_number=offer.version_number, title=site().title),
                 "mail/sign-next.txt", {
                     "name": _name(holder.name), "organisation": signature.organisation_then,
                     "new": offer.version_number, "old": signature.version_number, "address": address,
                     "digits": codes.digits("sign-next", offer.code_id)})


def hand_over(about: dict[str, Any]) -> Draft | None:
    """Somebody was named as the new holder of a signature; nothing changes until they say yes."""
    row = afterwards.handing(about["handing"])
    if row is None or row.taking is not None or row.code_id != about["code"] or row.signature.withdrawal is not None:
        return None
    signature = row.signature
    return Draft(row.email, _("Do you hold this signature now? {title}", title=site().title), "mail/sign-hand-over.txt", {
        "name": _name(row.name), "title": row.title, "organisation": signature.organisation_then,
        "signature": signature, "until": row.written_at + rules.LIFE,
        "text": link("reading.version", number=signature.version_number),
        "address": link("signing.take_page", handing_id=row.id, token=tokens.token("sign-take", row.id)),
        "digits": codes.digits("sign-take", row.code_id)})


def left(about: dict[str, Any]) -> Draft | None:
    """A correction that somebody asked for was not made: a person looked, and the line stays as it was."""
    signature = queries.signature(about["signature"])
    holder = receipts.holder(signature) if signature else None
    if signature is None or signature.withdrawal is not None or holder is None or not holder.email:
        return None
    return Draft(holder.email, _("Your signature under {title} stays as it was", title=site().title), "mail/sign-left.txt", {
        "name": _name(holder.name), "line": queries.line(signature),
        "yours": link("signing.yours", signature_id=signature.id, token=receipts.token(receipts.holder(signature)))})


def withdrawn(about: dict[str, Any]) -> Draft | None:
    """A signature was withdrawn by a press, which a program may have pressed: its holder can sign anew."""
    signature = queries.signature(about["signature"])
    holder = receipts.holder(signature) if signature else None
    if signature is None or signature.withdrawal is None or holder is None or not holder.email:
        return None
    return Draft(holder.email, _("Your signature under {title} is withdrawn", title=site().title), "mail/sign-withdrawn.txt", {
        "name": _name(holder.name), "version": signature.version_number, "sign": link("signing.start")})


def _name(name: str | None) -> str | None:
    return name if name and rules.is_name(name) else None


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {
    "sign-next": next_version, "sign-hand-over": hand_over, "sign-left": left,
    "sign-withdrawn": withdrawn,
}
