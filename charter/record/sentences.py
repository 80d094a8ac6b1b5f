"""What each kind of entry says, in a sentence that anybody can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# For each kind, the fullest sentence first; the first whose facts the entry has is taken.
SENTENCES: dict[str, tuple[str, ...]] = {
    "version-made": ("Draft {version} was made.", "A new draft was made."),
    "version-settled": ("Version {version} was settled and is open for signature.", "A version was settled."),
    "window-set": ("It was set until when draft {version} is open.", "It was set until when the draft is open."),
    "companion-published": ("The text of version {version} was put beside the English in {language}.",
                            "A version was put beside the English in another language."),
    "companion-replaced": ("The text of version {version} in {language} was replaced by another.",
                           "A version in another language was replaced by another."),
    "companion-removed": ("The text of version {version} in {language} was taken away.",
                          "A version in another language was taken away."),
    "term-set": ("A meaning was set in the glossary: {term}.", "A meaning was set in the glossary."),
    "term-changed": ("What the glossary says of a term was changed: {term}.", "What the glossary says was changed."),
    "term-taken-out": ("A term was taken out of the glossary: {term}.", "A term was taken out of the glossary."),
    "plainer-words-set": ("The area’s own plainer words for jargon were set.",),
    "comment-published": ("Comment {comment} was published.", "A comment was published."),
    "comment-hidden": ("Comment {comment} was hidden, until a person decides.",
                       "A comment was hidden, until a person decides."),
    "comment-restored": ("Comment {comment} was shown again.", "A comment was shown again."),
    "answer-brought": ("A member brought a drafted answer to the meeting.",),
    "answer-drafted": ("An answer to comment {comment} was drafted, which every group sees before it is given.",
                       "An answer to comments {comments} was drafted, which every group sees before it is given.",
                       "An answer was drafted, which every group sees before it is given."),
    "answer-given": ("Comment {comment} was answered.", "Comments {comments} were answered.",
                     "Comments were answered."),
    "amendment-proposed": ("Amendment A{amendment} was suggested, as other words than A{alternative_to}.",
                           "Amendment A{amendment} was suggested.", "Different words were suggested."),
    "amendment-withdrawn": ("Amendment A{amendment} was withdrawn by its proposer.",
                            "An amendment was withdrawn by its proposer."),
    "amendment-backed": ("Amendment A{amendment} was backed.", "An amendment was backed."),
    "amendment-rewritten": ("The author of A{amendment} rewrote it for draft {version}.",
                            "An author rewrote a suggestion for a new draft."),
    "fate-told": ("It was told what became of amendment A{amendment} in draft {version}.",
                  "It was told what became of comment {comment} in draft {version}.",
                  "It was told what became of what was open."),
    "fates-told": ("It was told what became of every open suggestion in draft {version}.",
                   "It was told what became of every open suggestion."),
    "fate-confirmed": ("The author of A{amendment} has seen what became of it in draft {version}, and stands by it.",
                       "The writer of comment {comment} has seen what became of it in draft {version}, and stands by it.",
                       "An author has seen what became of a suggestion, and stands by it."),
    "meeting-called": ("Meeting {meeting} was called.", "A meeting was called."),
    "agenda-set": ("The agenda of meeting {meeting} was set.", "An agenda was set."),
    "times-set": ("It was set how long things take at meeting {meeting}.", "It was set how long things take at a meeting."),
    "item-brought": ("A group brought something to meeting {meeting}.", "A group brought something to a meeting."),
    "meeting-opened": ("Meeting {meeting} was opened.", "A meeting was opened."),
    "attendance-noted": ("It was noted how many of each group came to meeting {meeting}.",
                         "It was noted how many of each group came."),
    "round-opened": ("Meeting {meeting} asked each group about amendment A{amendment}.",
                     "Meeting {meeting} asked each group about amendments {amendments}, as one.",
                     "Meeting {meeting} asked each group for its line.", "Each group was asked for its line."),
    "line-given": ("A group gave its line on amendment A{amendment} at meeting {meeting}.",
                   "A group gave its line at meeting {meeting}.",
                   "A group gave its line on the whole text of draft {version}.", "A group gave its line."),
    "line-undone": ("Meeting {meeting} took back a line that had been entered.", "A line was taken back."),
    "round-undone": ("Meeting {meeting} took back that the groups were asked about amendment A{amendment}.",
                     "Meeting {meeting} took back a question to the groups.", "A question to the groups was taken back."),
    "taken-apart": ("Meeting {meeting} asks about amendment A{amendment} alone.", "An amendment is asked about alone."),
    "put-together": ("Meeting {meeting} asks about amendment A{amendment} together with others again.",
                     "An amendment is asked about together with others again."),
    "clause-tabled": ("A paragraph that a group objected to came onto the agenda of meeting {meeting}.",
                      "A paragraph that a group objected to came onto an agenda."),
    "objected-late": ("A group that was not at meeting {meeting} objected to what it decided on amendment A{amendment}.",
                      "A group that was not at meeting {meeting} objected to what it decided.",
                      "A group objected to what a meeting decided without it."),
    "words-blended": ("Meeting {meeting} confirmed the words of a clause that two amendments change.",
                      "A meeting confirmed the words of a clause that two amendments change."),
    "decision-made": ("Meeting {meeting} decided on amendment A{amendment}: {outcome}.",
                      "Meeting {meeting} decided: {outcome}.", "Meeting {meeting} decided.", "A decision was made."),
    "decision-undone": ("Meeting {meeting} took back its decision on amendment A{amendment}.",
                        "Meeting {meeting} took back a decision.", "A decision was taken back."),
    "meeting-closed": ("Meeting {meeting} was closed; draft {version} came of it.", "Meeting {meeting} was closed.",
                       "A meeting was closed."),
    "settling-opened": ("A round on the whole text of draft {version} was opened.",
                        "A round on the whole text was opened."),
    "minutes-approved": ("The minutes of meeting {meeting} were approved.", "Minutes were approved."),
    "minutes-corrected": ("A correction was put beside the minutes of meeting {meeting}.", "Minutes were corrected."),
    "interest-declared": ("An interest was declared for meeting {meeting}.", "An interest was declared."),
    "interest-taken-out": ("An interest declared for meeting {meeting} was taken out by whoever entered it.",
                           "An interest was taken out by whoever entered it."),
    "action-noted": ("It was noted who does what by when after meeting {meeting}.", "It was noted who does what by when."),
    "action-taken-out": ("Something noted by mistake at meeting {meeting} was taken out.",
                         "Something noted by mistake was taken out."),
    "circle-held": ("Meeting {meeting} began with the restorative opening, of which no notes are kept.",
                    "A meeting began with the restorative opening."),
    "circle-left-out": ("Every group wishes to go without the restorative opening of meeting {meeting}.",
                        "Every group wishes to go without the restorative opening."),
    "circle-kept": ("The restorative opening of meeting {meeting} takes place after all.",
                    "The restorative opening takes place after all."),
    "statement-published": ("Every group approved the statement that draws a line, after meeting {meeting}; it was published.",
                            "Every group approved a statement that draws a line; it was published."),
    "signing-arranged": ("It was set when the list of version {version} opens.", "It was set when a list opens."),
    "list-opened": ("The list of who signed version {version} was opened.", "The list of who signed was opened."),
    "list-not-opened": ("The list of version {version} did not open on its day: fewer organisations had signed than was "
                        "promised.", "A list did not open on its day."),
    "register-imported": ("The list of organisations was brought up to date.",),
    "organisation-added": ("An organisation was put on the list of organisations.",),
    "organisation-corrected": ("What the list of organisations says of one was put right.",),
    "organisation-closed": ("An organisation on the list was noted as closed.",),
    "organisation-opened": ("An organisation on the list was noted as open.",),
    "organisations-joined": ("Two organisations on the list were found to be one, and joined.",),
    "site-told": ("It was said anew who runs the site, how, or by what times.",),
    "security-renewed": ("It was said until when the address for weaknesses holds: {until}.",),
    "calendar-entered": ("School holidays, or weeks before an election, were put on the calendar: {first} to {last}.",
                         "Weeks were put on the calendar."),
    "calendar-taken-off": ("School holidays, or weeks before an election, were taken off the calendar: {first} to {last}.",
                           "Weeks were taken off the calendar."),
    "voice-named": ("A group named who gives its line.",),
    "person-invited": ("Somebody was invited to take part.",),
    "office-taken": ("The {office} took up the task.", "Somebody took up an office."),
    "name-changed": ("The {office} is called by another name now.", "Somebody in an office is called by another name now."),
    "record-restored": ("The site was restored from an older copy; of {lost_size} signed entries the last are lost.",
                        "The site was restored from an older copy."),
    "sealed": ("An act of signing was entered. Its words are sealed, for this log holds nothing personal.",),
}
OUTCOMES = {"adopted": "accepted", "adopted with changes": "accepted with changes", "not adopted": "not accepted",
            "deferred": "left for a later meeting", "bracketed": "in square brackets, not decided"}
OFFICES = {"stand_in": "stand-in for the convenor", "chair": "meeting chair"}
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
    return f"Something was done that the log calls “{kind.replace('-', ' ')}”."


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
