"""The deeds of signing, each with one sealed act in the record; nothing here commits."""

from charter.signing.actions.checking import check
from charter.signing.actions.confirming import confirm
from charter.signing.actions.passing import pass_on
from charter.signing.actions.starting import fingerprint, start
from charter.signing.actions.withdrawing import withdraw

__all__ = ["check", "confirm", "fingerprint", "pass_on", "start", "withdraw"]
