"""The rows of signing, by what they tell."""

from charter.signing.models.arranged import Clearance, LaunchDay, LaunchMissed, ListOpening
from charter.signing.models.life import (
    AskedToSign,
    CorrectionWaiting,
    HandingOver,
    HandingTaken,
    NextOffer,
    NextTold,
)
from charter.signing.models.paper import PaperConfirmation, PaperLetter
from charter.signing.models.signatures import Hold, Listing, Signature, Withdrawal, WordsRuling
from charter.signing.models.signing_up import PassingOn, SignUp, SignUpConfirmation, SignUpLetter, SignUpTry
from charter.signing.models.together import (
    LetterTry,
    Partnership,
    PartnershipMember,
    SchoolAsked,
    TogetherLetter,
    TogetherWord,
)

__all__ = [
    "AskedToSign", "Clearance", "CorrectionWaiting", "HandingOver", "HandingTaken", "Hold", "LaunchDay",
    "LaunchMissed", "LetterTry", "ListOpening", "Listing", "NextOffer", "NextTold", "PaperConfirmation",
    "PaperLetter", "Partnership", "PartnershipMember", "PassingOn", "SchoolAsked", "SignUp", "SignUpConfirmation",
    "SignUpLetter", "SignUpTry", "Signature", "TogetherLetter", "TogetherWord", "Withdrawal", "WordsRuling",
]
