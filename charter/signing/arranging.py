"""When a list may be arranged to open, and what is said of it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from charter.refusal import Refused
from charter.signing.launch import Launch
from charter.web.filters import clock_time, day
from charter.words import _

# Whoever signed on other terms has a week to hear of the new ones and to withdraw: holidays are longer, but a person
# who is away is on no list yet.
NOTICE = timedelta(days=7)
# A floor of one is none, and one of thousands is a way of never opening: an area has some hundred organisations.
LEAST, MOST = 2, 500


def check_first(*, is_newest: bool, is_listed: bool) -> None:
    """A day is arranged for the newest settled text, before the first is listed. Raises Refused."""
    if not is_newest:
        raise Refused(_("A day can be arranged only for the newest settled version."))
    if is_listed:
        raise Refused(_("Somebody is on this list already, and it stays open. A day comes before the first is listed."))


def check_day(opens_at: datetime, at: datetime) -> None:
    """The day lies ahead. Raises Refused."""
    if opens_at <= at:
        raise Refused(_("This time is past. Give one that lies ahead."))


def check_moved(before: Launch, *, opens_at: datetime, floor: int | None, because: str, at: datetime) -> None:
    """Another day needs a reason and a week, and what was promised with the day holds until it has come. Raises Refused."""
    if before.is_open:
        raise Refused(_("The list is open, and stays open."))
    if not because:
        raise Refused(_("Say why it is another day: everybody who waits is told."))
    if opens_at < at + NOTICE:
        raise Refused(_("Give a day at least a week ahead, so that everybody who waits hears of it first and can withdraw."))
    if floor != before.floor and not before.is_missed:
        raise Refused(_("How many must have signed was told to everybody who signed. It holds until the day has come."))


def check_floor(floor: int | None) -> None:
    """A floor is a number that an area can reach. Raises Refused."""
    if floor is not None and not LEAST <= floor <= MOST:
        raise Refused(_("Give a number from {least} to {most}, or none.", least=LEAST, most=MOST))


def when(launch: Launch) -> str:
    """“11 January 2027 at 9 am”: the time on the wall, for nobody reckons in anything else."""
    local = datetime.fromisoformat(launch.opens_local)
    return _("{day} at\u00a0{time}", day=day(local), time=clock_time(local))


def on_page(launch: Launch) -> tuple[str, str] | None:
    """What the list says of itself before it opens: a sentence, and what else holds; nothing once it is open.

    It is the same whoever has signed, and however many.
    """
    if launch.is_open:
        return None
    if launch.is_missed:
        return (_("The list of version {version_number} did not open on {when}.", version_number=launch.version_number,
                  when=when(launch)),
                _("Fewer organisations had signed than was promised, so nobody is listed. It is not told who had signed, "
                  "or how many. A signature stands until whoever gave it withdraws it; a new day is told here when there "
                  "is one."))
    first = _("Whoever signs before then is listed on that day, all at once and by name, so that nobody is first.")
    until = _("Until then nothing is told about who has signed, or how many.")
    return (_("The list of version {version_number} opens on {when}.", version_number=launch.version_number, when=when(launch)),
            " ".join(str(said) for said in (first, floor_in_words(launch), until) if said))


def to_signer(launch: Launch) -> str:
    """What somebody is told who has signed, on the page and in the receipt; that they wait, and until when."""
    if launch.is_missed:
        return (_("Nobody is on the list of this version yet: a new day for it is being arranged, and you will be told. "
                  "Until then you may withdraw, or leave your signature as it is."))
    opens = _("The list opens on {when}. Until then nobody is told that you signed; then everybody who signed is listed "
              "at once, by name, so that nobody is first.", when=when(launch))
    return " ".join(str(said) for said in (opens, floor_in_words(launch)) if said)


def floor_in_words(launch: Launch) -> str:
    """The promise that nobody stands there nearly alone, where it was made."""
    if not launch.floor:
        return ""
    return (_("It opens only if at least {floor} organisations have signed by then, each counted once; otherwise nobody "
              "is listed, and each who signed is told.", floor=launch.floor))
