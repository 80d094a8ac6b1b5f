"""Random names: for rows that must not tell how many there are, and for forms sent twice."""

from __future__ import annotations

import secrets

# Crockford's base32: no I, L, O or U, so that a key can be read aloud and never spells a word.
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
# For addresses: larger than any version, comment or amendment will be, and still a whole number to both databases.
NUMBER = "int(max=2147483647)"


def random_id() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def clause_key() -> str:
    """A clause's permanent key: 8 characters of Crockford base32, 40 random bits."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(8))
