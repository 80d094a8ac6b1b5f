"""The numbers that charities and companies go by: whether one can be, its one spelling, and where it is looked up; pure."""

from __future__ import annotations

import re
from typing import Any

# England and Wales: six or seven digits, and the number of a linked charity. Scotland: SC0 and five. Northern Ireland: NIC1.
_CHARITY = re.compile(r"[1-9]\d{5,6}(-[1-9]\d{0,2})?|SC0\d{5}|NIC1\d{5}", re.ASCII)
# Companies House's own prefixes: companies and partnerships of Scotland (SC, SO, SL) and Northern Ireland (NI, NC, NL, R0),
# partnerships (OC, LP), overseas (FC, SF, NF, OE), charities that are companies of their own kind (CE, CS), societies
# (IP, SP, NP, NO, RS, RC, SR, NR), others (AC, IC, GE, GN, GS, PC, SA, SI, SZ, ZC, NA, NV).
_PREFIXES = "SC|SO|SL|NI|NC|NL|OC|LP|FC|SF|NF|OE|CE|CS|IP|SP|NP|NO|RS|RC|SR|NR|AC|IC|GE|GN|GS|PC|SA|SI|SZ|ZC|NA|NV"
_COMPANY = re.compile(rf"\d{{8}}|R0\d{{6}}|(?:{_PREFIXES})(?:\d{{6}}|\d{{5}}R)", re.ASCII)
CHARITY, COMPANY = "charity", "company"


def charity(typed: str) -> str | None:
    """A charity's number in its one spelling; none where no register of charities has such numbers."""
    bare = _bare(typed)
    return bare if _CHARITY.fullmatch(bare) else None


def company(typed: str) -> str | None:
    """A company's number in its one spelling of eight characters; the noughts before it may be left out."""
    bare = _bare(typed)
    if re.fullmatch(r"[1-9]\d{5,6}", bare, re.ASCII):
        bare = bare.zfill(8)
    return bare if _COMPANY.fullmatch(bare) and bare.strip("0") else None


def told(charity_number: str | None, company_number: str | None) -> str | None:
    """Both as they are kept with a signature: “charity 1234567, company 08786812”; none where there is neither."""
    return ", ".join(f"{kind} {number}" for kind, number in ((CHARITY, charity_number), (COMPANY, company_number))
                     if number) or None


def of(row: Any) -> str | None:
    """What a register knows an organisation by: “URN 900101”, “trust 2650”, “charity 1234567”; none where none does."""
    if row.urn or row.uid:
        return f"URN {row.urn}" if row.urn else f"trust {row.uid}"
    return told(row.charity_number, row.company_number)


def read(kept: str | None) -> dict[str, str]:
    """The numbers out of what is kept: {"charity": "1234567"}."""
    parts = (part.split(" ", 1) for part in (kept or "").split(", "))
    return {part[0]: part[1] for part in parts if len(part) == 2 and part[0] in (CHARITY, COMPANY)}


def looked_up(kind: str, number: str) -> str:
    """The public register's address, to be typed in by hand: the site itself asks nobody."""
    if kind == COMPANY:
        return f"find-and-update.company-information.service.gov.uk/company/{number}"
    if number.startswith("SC"):
        return f"www.oscr.org.uk/about-charities/search-the-register/charity-details?number={number}"
    if number.startswith("NIC"):
        return f"www.charitycommissionni.org.uk/charity-details/?regId={number[3:]}"
    return "register-of-charities.charitycommission.gov.uk, “Search the register”"


def _bare(typed: str) -> str:
    return re.sub(r"[\s.]", "", typed).upper().replace("–", "-").replace("/", "-")
