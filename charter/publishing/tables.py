"""What can be taken away: each table with its columns, in words.

There is no register here, nobody's address, and nobody who is not shown on a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from charter.words import _


@dataclass(frozen=True)
class Table:
    """One table: its name, what a row is, its columns in order.

    `numbers` are the columns that hold whole numbers; `search` those that full-text search covers; `key` is the column that
    names a row, where there is one.
    """

    name: str
    about: str
    columns: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    key: str | None = None

    @property
    def leads(self) -> tuple[tuple[str, str, str], ...]:
        """Each column that names a row of another table, with that table and its key."""
        return tuple((name, *LEADS[name]) for name in self.columns if name in LEADS)


# A column of one of these names means the same in every table.
LEADS = {
    "version": ("versions", "number"), "parent": ("versions", "number"), "made_version": ("versions", "number"),
    "words_in_version": ("versions", "number"), "amendment": ("amendments", "number"), "alternative_to": ("amendments", "number"),
    "comment": ("comments", "number"), "meeting": ("meetings", "number"), "decision": ("decisions", "id"),
    "group": ("groups", "slug"),
}

TABLES = (
    Table("groups", _("A group of stakeholders: one group, one voice."), ("slug", "name", "position", "must_answer"),
          ("position", "must_answer"), key="slug"),
    Table("versions", _("A version of the text, with its exact words and their SHA-256 digest."),
          ("number", "parent", "title", "made_by", "meeting", "made_on", "settled_on", "digest", "tree_digest", "text"),
          ("number", "parent", "meeting"), key="number"),
    Table("clauses", _("A paragraph, heading or list item of a version. Its key stays when its words change or move."),
          ("version", "position", "key", "parent_key", "form", "level", "number", "kind", "words", "markdown"),
          ("version", "position", "level"), search=("words",)),
    Table("companions", _("A version in another language, in Easy Read or in signs: what stands beside it, never what is "
                          "signed."),
          ("version", "companion", "kind", "way", "language", "name", "maker", "notice", "link", "digest", "bytes", "put_on"),
          ("version", "bytes")),
    Table("companion_clauses", _("A clause of a translation, with the key of the clause that stands in its place in the "
                                 "English."),
          ("version", "companion", "position", "clause_key", "form", "level", "number", "words"),
          ("version", "position", "level"), search=("words",)),
    Table("glossary", _("What a word means here. Where the charter itself says what it means, those words rule."),
          ("slug", "term", "other_forms", "meaning", "source", "set_on"), search=("term", "meaning")),
    Table("comments", _("A published comment with its answer; where its words are hidden they are left out here too."),
          ("number", "version", "clause_key", "quote", "words", "shown_as", "group", "came_by", "asked", "written_on",
           "outcome", "answer", "before", "after", "who_can_help", "amendment", "answered_on"),
          ("number", "version", "amendment"), search=("words", "answer"), key="number"),
    Table("comment_fates", _("What became of a comment in a later version."), ("comment", "version", "fate"),
          ("comment", "version")),
    Table("amendments", _("Suggested words: why, by whom as they chose to be shown, and how they stand."),
          ("number", "headline", "rationale", "version", "shown_as", "group", "credit", "comment", "alternative_to",
           "suggested_on", "state", "outcome", "meeting", "words_in_version"),
          ("number", "version", "comment", "alternative_to", "meeting", "words_in_version"),
          search=("headline", "rationale"), key="number"),
    Table("changes", _("One change of an amendment, against each version it was carried to."),
          ("amendment", "version", "n", "kind", "clause_key", "words", "parent_key", "after_key"),
          ("amendment", "version", "n")),
    Table("backings", _("Somebody stands behind an amendment, as they chose to be shown."),
          ("amendment", "group", "shown_as", "backed_on"), ("amendment",)),
    Table("amendment_fates", _("What became of an open amendment when a new version was made."),
          ("amendment", "version", "fate", "note", "confirmed_on"), ("amendment", "version")),
    Table("amendment_rewritings", _("An author wrote an amendment anew for a version; what it was called and its reason "
                                    "before."),
          ("amendment", "version", "headline_before", "rationale_before", "rewritten_on"), ("amendment", "version")),
    Table("meetings", _("A meeting of the groups."),
          ("number", "version", "title", "starts_local", "zone", "place", "chair", "opened_on", "closed_on",
           "made_version", "minutes_approved_on"), ("number", "version", "made_version"), key="number"),
    Table("attendance", _("How many of a group came to a meeting that has closed: a number, no names."),
          ("meeting", "group", "people"), ("meeting", "people")),
    Table("decisions", _("What a closed meeting decided, and why."),
          ("id", "meeting", "amendment", "title", "outcome", "reason", "confirmed_by", "decided_on"),
          ("id", "meeting", "amendment"), search=("reason",), key="id"),
    Table("lines", _("A group's one line when that was decided, in its own words where it gave any; once the minutes are "
                     "approved."),
          ("decision", "group", "position", "words", "clause_key", "to_whom", "removed_by", "given"), ("decision",),
          search=("words",)),
    Table("interests", _("An interest that was declared at a meeting, under its group; once the minutes are approved."),
          ("meeting", "amendment", "about", "group", "words"), ("meeting", "amendment")),
    Table("actions", _("Who does what by when, as a meeting that has closed said it."),
          ("meeting", "amendment", "about", "owner", "what", "due"), ("meeting", "amendment")),
    Table("corrections", _("What was wrong in approved minutes, said beside them; the minutes themselves stay as they were."),
          ("meeting", "amendment", "about", "words", "corrected_on"), ("meeting", "amendment")),
    Table("statements", _("Words that draw a line under what was, once every group has approved them."),
          ("meeting", "words", "published_on"), ("meeting",)),
    Table("settlement_lines", _("A group's one line on the whole text, in its own words, once a version is settled."),
          ("version", "group", "name_then", "position", "words", "clause_key", "to_whom", "removed_by", "given", "said_on"),
          ("version",), search=("words",)),
    Table("late_objections", _("A group that was not at a meeting objects to what it decided; once the minutes are approved."),
          ("decision", "group", "words", "clause_key", "to_whom", "removed_by", "objected_on"), ("decision",)),
    Table("signatures", _("Who is on the public list, and what exactly they signed. A name that is not here means nothing."),
          ("id", "organisation", "name", "role", "group", "version", "signed_on", "authority", "resolved_on", "minute",
           "checked_by", "pledge", "reservation", "together", "now_called", "now_part_of"), ("version",),
          search=("organisation", "name", "pledge", "reservation"), key="id"),
)
