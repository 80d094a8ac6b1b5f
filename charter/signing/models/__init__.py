"""The rows of signing, by what they tell."""

from charter.signing.models.life import AskedToSign
from charter.signing.models.signatures import Hold, Listing, Signature, Withdrawal, WordsRuling
from charter.signing.models.signing_up import PassingOn, SignUp, SignUpConfirmation, SignUpLetter, SignUpTry

__all__ = [
    "AskedToSign", "Hold", "Listing", "PassingOn", "SignUp", "SignUpConfirmation", "SignUpLetter", "SignUpTry", "Signature",
    "Withdrawal", "WordsRuling",
]
