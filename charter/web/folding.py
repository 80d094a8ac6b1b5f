"""Words without case and accents, so that everything is found however it is typed."""

from __future__ import annotations

import unicodedata

# Letters that no decomposition takes apart, as people without them on their keyboard type them.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})

# Marks that join a word: left out, so that “St Hieu’s” and “st hieus” are one.
JOINING = str.maketrans(dict.fromkeys("'’‘`"))
# The same for words of ASCII alone, in one step: most names are, and a register has 52,000.
_ASCII: dict[int, str | None] = {n: chr(n).lower() if chr(n).isalnum() else None if chr(n) in "'`" else " " for n in range(128)}
_ASCII[ord("&")] = " and "
# Of what somebody searches for: longer than any name, and short enough for a database to be asked.
MOST_ASKED = 200


def asked(words: str) -> str:
    """What somebody searches for, folded; of an absurd length only the beginning."""
    return fold(words[:MOST_ASKED])[:MOST_ASKED]


def fold(words: str) -> str:
    """“St Hieu’s École” as “st hieus ecole”: small letters and digits, single spaces, no accents, no other signs.

    “&” is read as “and”, since names are written both ways.
    """
    if words.isascii():
        return " ".join(words.translate(_ASCII).split())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words.replace("&", " and ")).casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    bare = bare.translate(PLAIN).translate(JOINING)
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())
