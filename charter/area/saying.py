"""What can be said of a site, what each says where nobody has said it yet, and the licences a text may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charter.words import _

# Two working days: long enough for a convenor of two days a week, short enough for whoever was named.
REPORT_DAYS = 2
# Ten working days: what councils' own first stage of a complaint takes in England.
COMPLAINT_DAYS = 10


@dataclass(frozen=True)
class Licence:
    """What others may do with the charter's text."""

    code: str
    name: str
    address: str
    words: str  # what it allows, in a sentence


LICENCES = {licence.code: licence for licence in (
    Licence("cc-by-4.0", _("Creative Commons Attribution 4.0 International (CC BY 4.0)"),
            "https://creativecommons.org/licenses/by/4.0/",
            _("Anybody may copy, translate and change the text, also for money, if they say where it comes from and what "
              "they changed.")),
    Licence("cc-by-sa-4.0", _("Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)"),
            "https://creativecommons.org/licenses/by-sa/4.0/",
            _("Anybody may copy, translate and change the text, also for money, if they say where it comes from and what "
              "they changed, and let others do the same with what they make of it.")),
    Licence("ogl-3.0", _("Open Government Licence v3.0"),
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            _("Anybody may copy, change and use the text, also for money, if they say where it comes from.")),
    Licence("cc0-1.0", _("Creative Commons Zero 1.0 (CC0)"), "https://creativecommons.org/publicdomain/zero/1.0/",
            _("Anybody may do anything with the text, and need not say where it comes from.")),
)}
# The licence under which another area may take the text and say whose it was.
LICENCE = "cc-by-4.0"


@dataclass(frozen=True)
class Said:
    """What has been said of the site; empty where nobody has said it yet."""

    host: str = ""  # who keeps the machine running
    payer: str = ""
    controller: str = ""  # who answers for the data in law
    data_contact: str = ""  # how to reach them
    appoints: str = ""  # who appoints the convenor
    removes: str = ""  # who can remove the convenor, and how
    reach: str = ""  # how to reach the convenor
    above: str = ""  # to whom a complaint goes above the convenor
    beyond: str = ""  # who outside can look at it after that
    report_days: str = ""
    complaint_days: str = ""
    licence_code: str = ""
    security: str = ""  # whom to tell of a weakness: an e-mail address or an https address
    security_until: str = ""  # ISO date until which that has been looked at

    @property
    def licence(self) -> Licence:
        """The licence of the text."""
        return LICENCES.get(self.licence_code) or LICENCES[LICENCE]

    @property
    def days_to_decide(self) -> int:
        """Working days in which a person decides on reported words."""
        return int(self.report_days or REPORT_DAYS)

    @property
    def days_to_answer(self) -> int:
        """Working days in which a complaint is answered."""
        return int(self.complaint_days or COMPLAINT_DAYS)


NAMES = frozenset(Said.__dataclass_fields__)


def of(words: Mapping[str, str]) -> Said:
    """What was said, from words by name."""
    return Said(**{name: said for name, said in words.items() if name in NAMES})
