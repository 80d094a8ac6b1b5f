"""The letter to whoever signed on paper and left an address on the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.signing import codes, paper, queries, receipts, rules
from charter.telling.draft import Draft, link
from charter.web import tokens
from charter.words import _


def sign_paper(about: dict[str, Any]) -> Draft | None:
    """What was entered in their name, how they confirm it and how they take it out; not owed once either is done."""
    letter = paper.letter(about["letter"])
    signature = letter.signature if letter else None
    to = receipts.holder(signature).email if signature else None
    if letter is None or signature is None or not to or signature.withdrawal or paper.confirmed_on(signature.id):
        return None
    name = signature.name or ""
    return Draft(to, _("Your signature on paper under {title}", title=site().title), "mail/sign-paper.txt", {
        "name": name if rules.is_name(name) else None, "version": drafting.version(signature.version_number),
        "line": queries.line(signature), "signature": signature, "digits": codes.digits(paper.PURPOSE, letter.id),
        "address": link("signing.paper_letter", letter_id=letter.id, token=tokens.token(paper.PURPOSE, letter.id)),
        "withdraw": link("signing.withdraw", signature_id=signature.id, token=receipts.token(receipts.holder(signature))),
        "page": link("reading.signature", signature_id=signature.id)})


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"sign-paper": sign_paper}
