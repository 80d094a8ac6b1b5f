"""Asks the database about comments and answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import current_app, url_for
from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from charter.area import queries as area
from charter.commenting import rules
from charter.commenting.models import Answer, Answering, Comment, CommentFate
from charter.commenting.which import is_answered, is_kept_back, is_on, on_version
from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.models import VersionClause, Wording
from charter.people.models import Person
from charter.web.waiting import Waiting
from charter.words import _

# Minutes that each thing takes the convenor, by guess; the desk adds them up.
MINUTES_TO_RULE, MINUTES_TO_ANSWER = 1, 5


def comment(number: int) -> Comment | None:
    """The published comment with this number."""
    return db.session.scalars(whole().where(Comment.number == number)).first()


def by_id(comment_id: str) -> Comment | None:
    """The comment with this id, published or not."""
    return db.session.scalars(whole().where(Comment.id == comment_id)).first()


def by_once(once: str) -> Comment | None:
    """The comment that this very form made before."""
    return db.session.scalars(select(Comment).where(Comment.once == once)).first()


def numbered(numbers: Sequence[int]) -> list[Comment]:
    """The published comments with these numbers, in that order of numbers."""
    return list(db.session.scalars(whole().where(Comment.number.in_(numbers)).order_by(Comment.number)))


def shown(version_number: int) -> list[Comment]:
    """The published comments written on this version or carried to it, oldest first."""
    return list(db.session.scalars(whole().where(on_version(version_number)).order_by(Comment.number)))


def unanswered_count(version_number: int) -> int:
    """How many published comments on this version, or carried into it, have no answer given yet."""
    count = select(func.count()).select_from(Comment).where(on_version(version_number), ~is_answered(), ~is_kept_back())
    return db.session.scalar(count) or 0


def answered_count() -> int:
    """How many published comments have a given answer."""
    return db.session.scalar(select(func.count()).select_from(Comment).where(Comment.number.is_not(None), is_answered())) or 0


def unanswered() -> list[Comment]:
    """Every published comment that has no given answer, oldest first."""
    query = whole().where(Comment.number.is_not(None), ~is_answered(), ~is_kept_back()).order_by(Comment.number)
    return list(db.session.scalars(query))


def drafted() -> list[Answer]:
    """Answers drafted and not given yet, oldest first, with their comments."""
    query = select(Answer).where(~Answer.giving.has(), Answer.answerings.any()).order_by(Answer.at, Answer.id)
    return list(db.session.scalars(query.options(
        joinedload(Answer.giving), selectinload(Answer.bringings),
        selectinload(Answer.answerings).joinedload(Answering.comment))))


def answer(answer_id: str) -> Answer | None:
    """The answer with this id."""
    return db.session.get(Answer, answer_id)


def brought() -> list[Answer]:
    """Drafted answers that a member brought to the meeting."""
    return [row for row in drafted() if row.bringings]


def to_rule() -> list[Comment]:
    """Comments that wait for a person: confirmed or held before they are shown, or reported since; oldest first."""
    reported = and_(Comment.number.is_not(None), Comment.reports.any())
    fresh = and_(Comment.number.is_(None), ~Comment.rulings.any(),
                 or_(Comment.person_id.is_not(None), Comment.confirmation.has()))
    rows = db.session.scalars(whole().where(or_(fresh, reported)).order_by(Comment.at, Comment.id))
    return [row for row in rows if row.number is None or _awaits(row)]


def _awaits(row: Comment) -> bool:
    """Reported, and nobody has ruled since."""
    return bool(row.reports) and not any(ruling.at >= row.reports[0].at for ruling in row.rulings)


def with_words(version_number: int) -> list[tuple[Comment, str | None]]:
    """Every comment on this version or carried into it, with the plain words of the clause it was written on."""
    stood = aliased(VersionClause)
    query = (
        select(Comment, Wording.plain)
        .outerjoin(stood, and_(stood.version_number == Comment.version_number, stood.key == Comment.clause_key))
        .outerjoin(Wording, Wording.digest == stood.wording_digest)
        .where(is_on(version_number))
    )
    return [(row, plain) for row, plain in db.session.execute(query).unique()]


def has_fates(version_number: int) -> bool:
    """Whether it was told already what became of comments in this version."""
    return bool(db.session.scalar(select(exists().where(CommentFate.version_number == version_number))))


def open_in(version_number: int) -> list[Comment]:
    """Published comments carried into this version that wait for an answer, and whose writer can be told; by number."""
    carried = exists().where(CommentFate.comment_id == Comment.id, CommentFate.version_number == version_number)
    reached = or_(Comment.person_id.is_not(None), Comment.email.is_not(None))
    wanted = and_(Comment.number.is_not(None), carried, reached, ~is_answered(), ~is_kept_back())
    return list(db.session.scalars(whole().where(wanted).order_by(Comment.number)))


def to_confirm(person: Person) -> list[tuple[Comment, CommentFate]]:
    """This person's open comments whose words were changed or are gone in the newest draft told of, not confirmed yet."""
    wanted = and_(Comment.number.is_not(None), Comment.person_id == person.id, ~is_answered(), ~is_kept_back())
    newest = [(row, row.fates[-1]) for row in db.session.scalars(whole().where(wanted).order_by(Comment.number)) if row.fates]
    return [(row, fate) for row, fate in newest if fate.confirmed_at is None and fate.fate != rules.CARRIED]


def waiting_for(person: Person) -> list[Waiting]:
    """What of their own comments waits for this person."""
    return [Waiting(_("See what became of comment {number} in draft {version_number}", number=row.number,
                      version_number=fate.version_number),
                    url_for("commenting.mine", number=row.number), row.at, MINUTES_TO_RULE)
            for row, fate in to_confirm(person)]


def with_address() -> list[Comment]:
    """Comments whose writer's e-mail address is still kept."""
    query = select(Comment).where(Comment.email.is_not(None)).options(joinedload(Comment.confirmation))
    return list(db.session.scalars(query))


def waiting(at: datetime) -> list[Waiting]:
    """What of comments and answers waits for the convenor."""
    config, things = current_app.config, _to_look_at()
    for row in unanswered():
        if row.answering is None and not rules.is_hidden(row.rulings, row.reports):
            window = drafting.window(row.version_number, "comments")
            things.append(Waiting(_("Comment {number} has no answer yet",
                                    number=row.number), url_for("commenting.to_answer"), row.at,
                                  MINUTES_TO_ANSWER, window.closes_at if window else None))
    for one in brought():
        due = rules.due(one.at, drafting.charter().answer_days, config["DAYS_OFF"], config["TIME_ZONE"])
        things.append(Waiting(_("An answer was brought to the meeting"), url_for("commenting.to_answer"),
                              one.bringings[0].at, MINUTES_TO_ANSWER, due))
    return things


def _to_look_at() -> list[Waiting]:
    """Comments that a person must look at; a reported one within the working days that the page of complaints promises."""
    config, days = current_app.config, area.said().days_to_decide
    return [
        Waiting(_("A comment waits to be read") if row.number is None else _("Comment {number} was reported", number=row.number),
                url_for("commenting.queue"), row.reports[0].at if row.reports else row.at, MINUTES_TO_RULE,
                rules.due(row.reports[0].at, days, config["DAYS_OFF"], config["TIME_ZONE"]) if row.reports else None)
        for row in to_rule()
    ]


def whole() -> Select[tuple[Comment]]:
    """Comments with everything a page tells of them, in a fixed number of queries."""
    return select(Comment).options(
        joinedload(Comment.confirmation), selectinload(Comment.rulings), selectinload(Comment.reports),
        selectinload(Comment.fates),
        joinedload(Comment.answering).joinedload(Answering.answer).joinedload(Answer.giving),
    )
