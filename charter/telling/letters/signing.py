"""The letters of signing: confirm, receipt, and the one to whom somebody thought the right person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.people.models import Organisation
from charter.signing import queries, receipts, rules, waiting
from charter.telling.draft import Draft, link
from charter.web import tokens
from charter.words import _


def confirm(about: dict[str, Any]) -> Draft | None:
    """The link and the digits by which somebody confirms; not owed any more once they did, or may not."""
    letter = queries.letter(about["letter"])
    if letter is None or letter.sign_up.email is None or letter.sign_up.confirmation is not None:
        return None
    sign_up = letter.sign_up
    digits = tokens.digits("sign-confirm", letter.id)
    address = link("signing.confirm", letter_id=letter.id, token=tokens.token("sign-confirm", letter.id))
    return Draft(sign_up.email, _("Confirm that you sign {title}", title=site().title), "mail/sign-confirm.txt", {
        "name": _name(sign_up.name), "version": sign_up.version_number, "organisation": sign_up.organisation,
        "address": address, "digits": f"{digits[:3]} {digits[3:]}", "until": letter.at + rules.LIFE})


def receipt(about: dict[str, Any]) -> Draft | None:
    """What was signed, where it stands, and how to withdraw; not owed any more once it is withdrawn.

    It goes to whoever holds the signature now: the signatory, or whoever took it over.
    """
    signature = queries.signature(about["signature"])
    holder = receipts.holder(signature) if signature else None
    if signature is None or signature.withdrawal is not None or holder is None or not holder.email:
        return None
    version, kept = drafting.version(signature.version_number), {
        "signature_id": signature.id, "token": receipts.token(holder)}
    digits = receipts.digits(holder)
    return Draft(holder.email, _("Your signature under {title}", title=site().title), "mail/sign-receipt.txt", {
        "name": _name(holder.name), "signature": signature, "line": queries.line(signature), "version": version,
        "waits": waiting.words(signature), "taken": holder.handing is not None, "withdraw": link("signing.withdraw", **kept),
        "yours": link("signing.yours", **kept), "digits": f"{digits[:3]} {digits[3:]}",
        "address": link("reading.signature", signature_id=signature.id)})


def passed_on(about: dict[str, Any]) -> Draft | None:
    """Somebody thought that this is the right person to read the text and to sign it, or not."""
    row = queries.passing_on(about["passing"])
    if row is None:
        return None
    organisation = db.session.get(Organisation, row.organisation_id) if row.organisation_id else None
    return Draft(row.email, _("{title}: passed on to you", title=site().title), "mail/sign-passed-on.txt", {
        "name": row.name, "version": row.version_number, "organisation": organisation,
        "text": link("reading.version", number=row.version_number), "sign": link("signing.start")})


def _name(name: str | None) -> str | None:
    """A name to greet by; what does not look like one might be somebody's advertisement, sent through us."""
    return name if name and rules.is_name(name) else None


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {
    "sign-confirm": confirm, "sign-receipt": receipt, "sign-passed-on": passed_on,
}
