"""The words an organisation is found by, folded, in one column: name, former names, town, postcode, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charter.web.folding import fold

# Characters: PostgreSQL's indexes hold 2,700 bytes a row. The longest of the real register has some 500.
MOST = 1200


def sought(name: str, *, town: str | None = None, postcode: str | None = None, numbers: Iterable[Any] = (),
           former: Iterable[str] = ()) -> str:
    """Everything somebody may type who looks for it; a postcode is found with its space and without."""
    close = (postcode or "").replace(" ", "")
    told = (name, *former, town or "", postcode or "", close, *(str(each) for each in numbers if each))
    # Each word once, for words are looked for one by one; cut where an index could not hold it.
    return " ".join(dict.fromkeys(fold(" ".join(told)).split()))[:MOST]


def sought_at_first(context: Any) -> str:
    """The same of a row that is about to be inserted."""
    row = context.get_current_parameters()
    numbers = (row.get(key) for key in ("urn", "uid", "company_number", "charity_number"))
    return sought(row["name"], town=row.get("town"), postcode=row.get("postcode"), numbers=numbers)
