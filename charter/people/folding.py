"""Names without case, accents and punctuation, so that a search finds them however they are typed."""

from __future__ import annotations

import re
import unicodedata

JOINED = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "&": " and "})


def folded(words: str) -> str:
    """“St Hieu’s Catholic School” and “st hieus catholic school” are one: small letters and digits, single spaces."""
    bare = unicodedata.normalize("NFKD", words.lower().translate(JOINED))
    kept = "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’‘`.")
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())
