"""The one spelling of a value as JSON: two hands that write the same thing write the same bytes.

It is RFC 8785 (JSON Canonicalization Scheme) without fractions: keys sorted, no spaces, UTF-8 with nothing escaped
that need not be. Text is taken as it stands: no Unicode normalization.
"""

from __future__ import annotations

import json
import re
from typing import Any

# RFC 8785 writes numbers as JavaScript does, which is exact only up to here.
LARGEST = 2**53 - 1
# With keys of these letters alone, sorting by code point and by UTF-16 unit (RFC 8785) are the same.
_KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")


class NotCanonical(ValueError):
    """A value that has no single spelling, such as a fraction."""


def canonical(value: Any) -> bytes:
    """Write a value in its one spelling. Raises NotCanonical for fractions, odd keys, lone surrogates, other types."""
    check(value)
    return spell(value)


def spell(value: Any) -> bytes:
    """Write a value already known to be plain; `check` says whether it is."""
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate is not text") from error


def check(value: Any) -> None:
    """Raise NotCanonical unless the value is made of null, true, false, whole numbers, text, lists and plain keys."""
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical(f"the number {value} is too large to be exact everywhere")
    elif isinstance(value, list | tuple):
        for item in value:
            check(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not _KEY.match(key):
                raise NotCanonical(f"the key {key!r} is not plain small letters, digits, hyphens and underscores")
            check(item)
    else:
        raise NotCanonical(f"a {type(value).__name__} has no canonical spelling")


# Held once: json.dumps with these arguments would build a new encoder for each entry.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
