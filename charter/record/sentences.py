"""What each kind of entry says, in a sentence that anybody can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from charter.words import _

# For each kind, the fullest sentence first; the first whose facts the entry has is taken.
SENTENCES: dict[str, tuple[str, ...]] = {
    "version-made": (_("Draft {version} was made."), _("A new draft was made.")),
    "version-settled": (_("Version {version} was settled and is open for signature."), _("A version was settled.")),
    "window-set": (_("It was set until when draft {version} is open."), _("It was set until when the draft is open.")),
    "companion-published": (_("The text of version {version} was put beside the English in {language}."),
                            _("A version was put beside the English in another language.")),
    "companion-replaced": (_("The text of version {version} in {language} was replaced by another."),
                           _("A version in another language was replaced by another.")),
    "companion-removed": (_("The text of version {version} in {language} was taken away."),
                          _("A version in another language was taken away.")),
    "term-set": (_("A meaning was set in the glossary: {term}."), _("A meaning was set in the glossary.")),
    "term-changed": (_("What the glossary says of a term was changed: {term}."), _("What the glossary says was changed.")),
    "term-taken-out": (_("A term was taken out of the glossary: {term}."), _("A term was taken out of the glossary.")),
    "plainer-words-set": (_("The area’s own plainer words for jargon were set."),),
    "look-set": (_("The site’s name, colour and mark were set."),),
    "comment-published": (_("Comment {comment} was published."), _("A comment was published.")),
    "comment-hidden": (_("Comment {comment} was hidden, until a person decides."),
                       _("A comment was hidden, until a person decides.")),
    "comment-restored": (_("Comment {comment} was shown again."), _("A comment was shown again.")),
    "answer-brought": (_("A member brought a drafted answer to the meeting."),),
    "answer-drafted": (_("An answer to comment {comment} was drafted, which every group sees before it is given."),
                       _("An answer to comments {comments} was drafted, which every group sees before it is given."),
                       _("An answer was drafted, which every group sees before it is given.")),
    "answer-given": (_("Comment {comment} was answered."), _("Comments {comments} were answered."),
                     _("Comments were answered.")),
    "amendment-proposed": (_("Amendment A{amendment} was suggested, as other words than A{alternative_to}."),
                           _("Amendment A{amendment} was suggested."), _("Different words were suggested.")),
    "amendment-withdrawn": (_("Amendment A{amendment} was withdrawn by its proposer."),
                            _("An amendment was withdrawn by its proposer.")),
    "amendment-backed": (_("Amendment A{amendment} was backed."), _("An amendment was backed.")),
    "amendment-rewritten": (_("The author of A{amendment} rewrote it for draft {version}."),
                            _("An author rewrote a suggestion for a new draft.")),
    "fate-told": (_("It was told what became of amendment A{amendment} in draft {version}."),
                  _("It was told what became of comment {comment} in draft {version}."),
                  _("It was told what became of what was open.")),
    "fates-told": (_("It was told what became of every open suggestion in draft {version}."),
                   _("It was told what became of every open suggestion.")),
    "fate-confirmed": (_("The author of A{amendment} has seen what became of it in draft {version}, and stands by it."),
                       _("The writer of comment {comment} has seen what became of it in draft {version}, and stands by it."),
                       _("An author has seen what became of a suggestion, and stands by it.")),
    "meeting-called": (_("Meeting {meeting} was called."), _("A meeting was called.")),
    "agenda-set": (_("The agenda of meeting {meeting} was set."), _("An agenda was set.")),
    "times-set": (_("It was set how long things take at meeting {meeting}."), _("It was set how long things take at a meeting.")),
    "item-brought": (_("A group brought something to meeting {meeting}."), _("A group brought something to a meeting.")),
    "meeting-opened": (_("Meeting {meeting} was opened."), _("A meeting was opened.")),
    "attendance-noted": (_("It was noted how many of each group came to meeting {meeting}."),
                         _("It was noted how many of each group came.")),
    "round-opened": (_("Meeting {meeting} asked each group about amendment A{amendment}."),
                     _("Meeting {meeting} asked each group about amendments {amendments}, as one."),
                     _("Meeting {meeting} asked each group for its line."), _("Each group was asked for its line.")),
    "line-given": (_("A group gave its line on amendment A{amendment} at meeting {meeting}."),
                   _("A group gave its line at meeting {meeting}."),
                   _("A group gave its line on the whole text of draft {version}."), _("A group gave its line.")),
    "line-undone": (_("Meeting {meeting} took back a line that had been entered."), _("A line was taken back.")),
    "round-undone": (_("Meeting {meeting} took back that the groups were asked about amendment A{amendment}."),
                     _("Meeting {meeting} took back a question to the groups."), _("A question to the groups was taken back.")),
    "taken-apart": (_("Meeting {meeting} asks about amendment A{amendment} alone."), _("An amendment is asked about alone.")),
    "put-together": (_("Meeting {meeting} asks about amendment A{amendment} together with others again."),
                     _("An amendment is asked about together with others again.")),
    "clause-tabled": (_("A paragraph that a group objected to came onto the agenda of meeting {meeting}."),
                      _("A paragraph that a group objected to came onto an agenda.")),
    "objected-late": (_("A group that was not at meeting {meeting} objected to what it decided on amendment A{amendment}."),
                      _("A group that was not at meeting {meeting} objected to what it decided."),
                      _("A group objected to what a meeting decided without it.")),
    "words-blended": (_("Meeting {meeting} confirmed the words of a clause that two amendments change."),
                      _("A meeting confirmed the words of a clause that two amendments change.")),
    "decision-made": (_("Meeting {meeting} decided on amendment A{amendment}: {outcome}."),
                      _("Meeting {meeting} decided: {outcome}."), _("Meeting {meeting} decided."), _("A decision was made.")),
    "decision-undone": (_("Meeting {meeting} took back its decision on amendment A{amendment}."),
                        _("Meeting {meeting} took back a decision."), _("A decision was taken back.")),
    "meeting-closed": (_("Meeting {meeting} was closed; draft {version} came of it."), _("Meeting {meeting} was closed."),
                       _("A meeting was closed.")),
    "settling-opened": (_("A round on the whole text of draft {version} was opened."),
                        _("A round on the whole text was opened.")),
    "minutes-approved": (_("The minutes of meeting {meeting} were approved."), _("Minutes were approved.")),
    "minutes-corrected": (_("A correction was put beside the minutes of meeting {meeting}."), _("Minutes were corrected.")),
    "interest-declared": (_("An interest was declared for meeting {meeting}."), _("An interest was declared.")),
    "interest-taken-out": (_("An interest declared for meeting {meeting} was taken out by whoever entered it."),
                           _("An interest was taken out by whoever entered it.")),
    "action-noted": (_("It was noted who does what by when after meeting {meeting}."), _("It was noted who does what by when.")),
    "action-taken-out": (_("Something noted by mistake at meeting {meeting} was taken out."),
                         _("Something noted by mistake was taken out.")),
    "circle-held": (_("Meeting {meeting} began with the restorative opening, of which no notes are kept."),
                    _("A meeting began with the restorative opening.")),
    "circle-left-out": (_("Every group wishes to go without the restorative opening of meeting {meeting}."),
                        _("Every group wishes to go without the restorative opening.")),
    "circle-kept": (_("The restorative opening of meeting {meeting} takes place after all."),
                    _("The restorative opening takes place after all.")),
    "statement-published": (_("Every group approved the statement that draws a line, after meeting {meeting}; it was "
                              "published."),
                            _("Every group approved a statement that draws a line; it was published.")),
    "signing-arranged": (_("It was set when the list of version {version} opens."), _("It was set when a list opens.")),
    "list-opened": (_("The list of who signed version {version} was opened."), _("The list of who signed was opened.")),
    "list-not-opened": (_("The list of version {version} did not open on its day: fewer organisations had signed than "
                          "was promised."), _("A list did not open on its day.")),
    "register-imported": (_("The list of organisations was brought up to date."),),
    "organisation-added": (_("An organisation was put on the list of organisations."),),
    "organisation-corrected": (_("What the list of organisations says of one was put right."),),
    "organisation-closed": (_("An organisation on the list was noted as closed."),),
    "organisation-opened": (_("An organisation on the list was noted as open."),),
    "organisations-joined": (_("Two organisations on the list were found to be one, and joined."),),
    "site-told": (_("It was said anew who runs the site, how, or by what times."),),
    "security-renewed": (_("It was said until when the address for weaknesses holds: {until}."),
                         _("It was said until when the address for weaknesses holds.")),
    "calendar-entered": (_("School holidays, or weeks before an election, were put on the calendar: {first} to {last}."),
                         _("Weeks were put on the calendar.")),
    "calendar-taken-off": (_("School holidays, or weeks before an election, were taken off the calendar: {first} to {last}."),
                           _("Weeks were taken off the calendar.")),
    "theme-made": (_("A theme was put on the list by which comments are sorted."),),
    "theme-taken-off": (_("A theme was taken off the list by which comments are sorted."),),
    "theme-given": (_("It was noted what comment {comment} is about."), _("It was noted what comments {comments} are about."),
                    _("It was noted what comments are about.")),
    "voice-named": (_("A group named who gives its line."),),
    "person-invited": (_("Somebody was invited to take part."),),
    "office-taken": (_("The {office} took up the task."), _("Somebody took up an office.")),
    "name-changed": (_("The {office} is called by another name now."), _("Somebody in an office is called by another name now.")),
    "record-restored": (_("The site was restored from an older copy; of {lost_size} signed entries the last are lost."),
                        _("The site was restored from an older copy.")),
    "sealed": (_("An act of signing was entered. Its words are sealed, for this log holds nothing personal."),),
}
OUTCOMES = {"adopted": "accepted", "adopted with changes": _("accepted with changes"), "not adopted": _("not accepted"),
            "deferred": _("left for a later meeting"), "bracketed": _("in square brackets, not decided")}
OFFICES = {"stand_in": _("stand-in for the convenor"), "chair": _("meeting chair")}
# Where an entry's subject can be read, the nearest first.
PLACES = (("comment", "/comments/{}"), ("amendment", "/amendments/{}"), ("meeting", "/meetings/{}"),
          ("version", "/versions/{}"))


def sentence(kind: str, facts: Mapping[str, Any]) -> str:
    """Say in plain words what was done; an unknown kind gets an honest general sentence."""
    known = _known(facts)
    for words in SENTENCES.get(kind, ()):
        try:
            return words.format_map(known)
        except KeyError:
            continue
    return _("Something was done that the log calls “{replace}”.", replace=kind.replace("-", " "))


def place(kind: str, facts: Mapping[str, Any]) -> str | None:
    """The address of what the entry is about, where that has a page."""
    if kind == "comment-hidden":
        return None
    return next((address.format(facts[name]) for name, address in PLACES if isinstance(facts.get(name), int)), None)


def _known(facts: Mapping[str, Any]) -> dict[str, str]:
    known = {name: str(value) for name, value in facts.items()
             if isinstance(value, int | str) and not isinstance(value, bool)}
    for name, value in facts.items():
        if name.endswith("s") and isinstance(value, list) and value:
            known[name.removesuffix("s") if len(value) == 1 else name] = _listed([str(one) for one in value])
    if "outcome" in known:
        outcome = known["outcome"].replace("-", " ").replace("_", " ")
        known["outcome"] = OUTCOMES.get(outcome, outcome)
    if "office" in known:
        known["office"] = OFFICES.get(known["office"], known["office"])
    return known


def _listed(words: list[str]) -> str:
    """“3, 4 and 5”."""
    return " and ".join((", ".join(words[:-1]), words[-1]) if len(words) > 1 else words)
