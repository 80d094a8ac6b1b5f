"""The deeds of signing, each with one sealed act in the record; nothing here commits."""

from charter.signing.actions.checking import check
from charter.signing.actions.confirming import confirm
from charter.signing.actions.correcting import Said, correct, decide
from charter.signing.actions.forgetting import forget_withdrawn
from charter.signing.actions.handing import hand_over, name_holder, renew, take
from charter.signing.actions.joining import forget_proposals, join, part, propose, take_back, write_again
from charter.signing.actions.launching import arrange, open_due
from charter.signing.actions.nexting import renew_next, sign_next
from charter.signing.actions.offering import offer_next
from charter.signing.actions.ordering import put_in_order
from charter.signing.actions.paper import confirm_paper, enter, renew_paper
from charter.signing.actions.passing import pass_on
from charter.signing.actions.schools import ask_schools, forget_asked, sign_asked
from charter.signing.actions.starting import fingerprint, start
from charter.signing.actions.withdrawing import withdraw

__all__ = [
    "Said", "arrange", "ask_schools", "check", "confirm", "confirm_paper", "correct", "decide", "enter", "fingerprint",
    "forget_asked", "forget_proposals", "forget_withdrawn", "hand_over", "join", "name_holder", "offer_next", "open_due", "part",
    "pass_on", "propose", "put_in_order", "renew", "renew_next", "renew_paper", "sign_asked", "sign_next", "start",
    "take", "take_back", "withdraw", "write_again",
]
