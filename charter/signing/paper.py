"""A signature on paper: what the sheet says, whether it may be entered, and how it reads afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import func, select

from charter.db import db
from charter.drafting.models import Version
from charter.refusal import Refused
from charter.signing import rules
from charter.signing.lines import Line
from charter.signing.models import PaperConfirmation, PaperLetter, Signature, Withdrawal
from charter.signing.standing import CHECKED
from charter.web.filters import day
from charter.web.folding import fold
from charter.words import _

# Digits of the text's digest on the sheet: 48 bits, which two versions never share by chance, and a person still compares.
TWELVE = 12
PURPOSE = "sign-paper"


@dataclass(frozen=True)
class Sheet:
    """What stands on a signed sheet, as the convenor typed it."""

    version_number: int
    organisation_id: str | None
    name: str
    title: str
    email: str | None
    authority: str
    resolved_on: str | None
    minute: str | None
    pledge: str
    reservation: str
    signed_on: date


def check_day(signed_on: date, settled_on: date, today: date) -> None:
    """The day on the sheet is one on which that text could be signed. Raises Refused."""
    if signed_on < settled_on:
        raise Refused(_("The sheet bears a day before this text was settled, on {settled_on}. Only a settled text is "
                        "signed: look at which version the sheet names.", settled_on=day(settled_on)))
    if signed_on > today:
        raise Refused(_("The sheet bears a day that lies ahead. Look at it again."))


def check_fresh(letter: PaperLetter, at: datetime) -> None:
    """A letter confirms for 30 days. Raises Refused."""
    if rules.is_over(letter.at, at):
        raise Refused(_("This letter is older than 30 days, and is over. Ask for a new one."))


def local_day(at: datetime) -> date:
    """The day it was, in the area's own time."""
    return at.astimezone(ZoneInfo(current_app.config["TIME_ZONE"])).date()


def moment(signed_on: date, at: datetime) -> datetime:
    """Noon of the day on the sheet, for it bears no hour; never later than it was entered."""
    noon = datetime.combine(signed_on, time(12), ZoneInfo(current_app.config["TIME_ZONE"])).astimezone(UTC)
    return min(noon, at)


def same(sheet: Sheet, then: str | None) -> Signature | None:
    """The signature in force that this sheet would give once more: the same name for the same organisation and text."""
    wanted = select(Signature).outerjoin(Withdrawal, Withdrawal.signature_id == Signature.id).where(
        Signature.version_number == sheet.version_number, Signature.organisation_id.is_not_distinct_from(sheet.organisation_id),
        Signature.folded == fold(f"{then or ''} {sheet.name}"), Withdrawal.signature_id.is_(None))
    return db.session.scalars(wanted.limit(1)).first()


def letter(letter_id: str) -> PaperLetter | None:
    """The letter with this id."""
    return db.session.get(PaperLetter, letter_id)


def letters_since(signature_id: str, since: datetime) -> int:
    """How many letters about this signature were owed since then."""
    counted = select(func.count()).select_from(PaperLetter).where(
        PaperLetter.signature_id == signature_id, PaperLetter.at > since)
    return db.session.scalar(counted) or 0


def confirmed_on(signature_id: str) -> datetime | None:
    """When whoever signed on paper confirmed it themselves."""
    return db.session.scalar(select(PaperConfirmation.at).where(PaperConfirmation.signature_id == signature_id))


def confirmed() -> dict[str, datetime]:
    """The same of every signature that was confirmed so (one query)."""
    rows = db.session.execute(select(PaperConfirmation.signature_id, PaperConfirmation.at))
    return {row.signature_id: row.at for row in rows}


def in_words(paper_on: str | None, confirmed_at: datetime | None) -> str:
    """How it came, where it came on paper; nothing where it was given here."""
    if paper_on is None:
        return ""
    if confirmed_at is None:
        return _("On paper, entered by the convenor")
    return _("On paper, entered by the convenor; confirmed by themselves on {day}", day=day(confirmed_at))


def checked_by(line: Line, confirmed_at: datetime | None) -> str:
    """By whom it was checked, or that it came on paper, for a table."""
    return in_words(line.paper_on, confirmed_at) or checked(line.checked)


def checked(by: str | None) -> str:
    """By whom a signature given here was checked."""
    return CHECKED.get(by or "", "")


def settled_versions() -> Sequence[Version]:
    """The texts that a sheet may name, newest first."""
    return db.session.scalars(
        select(Version).join(Version.settlement).order_by(Version.number.desc())).all()
