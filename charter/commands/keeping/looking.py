"""What the doctor looks at inside the database: its pages, rows, tables and triggers, the record, the letters."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from charter import clock
from charter.app import ROOT
from charter.commands.keeping import copies
from charter.commands.keeping.finding import Finding, good, wrong
from charter.db import UTC, db
from charter.outbox import queries as outbox
from charter.record import doctor, entries, heads, kept, triggers
from charter.record import note as notes
from charter.refusal import Refused

# The worker passes every two seconds and a letter refused once is tried again after a minute: ten minutes say that
# nobody is at work.
LATE = timedelta(minutes=10)
# A clock that was put right by less than this harms nothing.
DRIFT = timedelta(minutes=5)


def is_there(settings: dict[str, Any]) -> bool:
    """Whether there is a database to look at; PostgreSQL says so itself."""
    return not settings["SQLALCHEMY_DATABASE_URI"].startswith("sqlite") or copies.database(settings, "").exists()


def the_database(settings: dict[str, Any]) -> list[Finding]:
    """Torn pages and rows that refer to nothing."""
    if db.engine.dialect.name != "sqlite":
        with db.engine.connect() as connection:
            return good(f"database: PostgreSQL {connection.scalar(text('SHOW server_version'))} answers")
    file = copies.database(settings, "")
    if not file.exists():
        return wrong(f"database: there is no {file}. Run “charter init”, or restore a backup.")
    found = [f"database: {words}" for words in copies.problems(file)]
    return wrong(*found) if found else good(f"database: {file} is sound, {file.stat().st_size:,} bytes")


def the_tables(_settings: dict[str, Any]) -> list[Finding]:
    """Whether the tables are those of this release."""
    newest = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "compare_type": lambda _c, _i, _t, _old, mine: False if isinstance(mine, UTC) else None,
            "include_name": lambda name, kind, _parents: (kind, name) != ("table", "counter")})
        here = context.get_current_revision()
        if here != newest:
            return wrong(f"tables: at revision {here}, this release needs {newest}. Run “charter init --area NAME” again, "
                         "which brings them up to date.")
        other = len(compare_metadata(context, db.metadata))
    return wrong(f"tables: {other} things differ from this release") if other else good(f"tables: at revision {here}")


def the_triggers(_settings: dict[str, Any]) -> list[Finding]:
    """Whether the database itself refuses to change the record."""
    dialect = db.engine.dialect.name
    asked = ("SELECT name FROM sqlite_master WHERE type = 'trigger'" if dialect == "sqlite"
             else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    with db.engine.connect() as connection:
        gone = set(triggers.names(dialect)) - set(connection.scalars(text(asked)))
    if gone:
        return wrong(f"triggers: {', '.join(sorted(gone))} gone, so the record could be changed in the database")
    return good("triggers: the database refuses to change the record")


def the_record(_settings: dict[str, Any]) -> list[Finding]:
    """Hash everything again and compare with every head that was signed."""
    found = [f"record: {words}" for words in doctor.everything_wrong()]
    return wrong(*found) if found else good(f"record: {entries.latest() + 1} entries, each as it was entered")


def the_heads(settings: dict[str, Any]) -> list[Finding]:
    """Whether the heads kept outside the database fit it, and the newest entries are under one."""
    if not settings["RECORD_KEY"]:
        return wrong("heads: there is no RECORD_KEY, so none is signed. Run “charter init”, or put record.key back.")
    file: Path = settings["RECORD_HEADS"]
    count, newest = entries.latest() + 1, heads.newest()
    outside = kept.last(file, notes.public_key(settings["RECORD_KEY"]))
    if newest and outside is None:
        return wrong(f"heads: {file} holds none that this key signed, though heads were signed. Put the file back.")
    if outside and outside.size > count:
        return wrong(f"heads: one was signed over {outside.size} entries, but the database has {count}. "
                     "Restore a newer backup; if there is none: charter restore --accept-older")
    if outside and not _begins_with(outside):
        return wrong(f"heads: {file} was signed over other entries than these: this database is another copy, or an older "
                     "one that went on. Restore the right one; if there is none: charter restore --accept-older")
    first = entries.find(newest.size if newest else 0)
    if first is not None and clock.now() - first.at > LATE:
        return wrong(f"heads: entry {first.seq} has waited over ten minutes for one. Is the worker running? Its log says why.")
    return good(f"heads: signed over {newest.size if newest else 0} of {count} entries, and kept in {file}")


def _begins_with(outside: notes.Checkpoint) -> bool:
    try:
        return heads.root_over(outside.size) == outside.root
    except Refused:
        return False  # an entry is gone


def the_letters(_settings: dict[str, Any]) -> list[Finding]:
    """Whether the worker is at work."""
    at = clock.now()
    owed = outbox.owed()
    stuck = [row for row in owed if row.failures >= outbox.STUCK_AFTER]
    late = [row for row in owed if row not in stuck and at - row.letter.owed_at > LATE]
    found = []
    if late:
        why = outbox.why(late[0].letter.id) or "nobody has tried: is the worker running?"
        found.append(f"letters: {len(late)} owed for over ten minutes ({why})")
    if stuck:
        found.append(f"letters: the post has refused {len(stuck)} again and again ({outbox.why(stuck[0].letter.id)})")
    return wrong(*found) if found else good(f"letters: {len(owed)} on their way")


def the_clock(_settings: dict[str, Any]) -> list[Finding]:
    """Whether time has run backwards; a stranger's clock is not asked."""
    newest, at = entries.find(entries.latest()), clock.now()
    if newest is not None and newest.at > at + DRIFT:
        return wrong(f"clock: it says {at:%Y-%m-%d %H:%M} UTC, but an act was entered at {newest.at:%Y-%m-%d %H:%M} UTC")
    return good(f"clock: {at:%Y-%m-%d %H:%M:%S} UTC")


CHECKS = (the_database, the_tables, the_triggers, the_record, the_heads, the_letters, the_clock)
