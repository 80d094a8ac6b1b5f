"""The standing pages: what this is, who runs it, sentences to quote, access, privacy, cookies."""

from __future__ import annotations

from flask import current_app, render_template
from sqlalchemy import select

from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.people.models import Appointment, Person
from charter.people.queries import groups
from charter.reading import gathering, quotable
from charter.reading.door import bp
from charter.signing.queries import counts


@bp.get("/about")
def about() -> str:
    """What this charter is for, and who comes together over it."""
    return render_template("reading/about.html", groups=groups())


@bp.get("/who-runs-this")
def who_runs_this() -> str:
    """Host, payer, convenor, and what none of them can do."""
    rows = db.session.execute(
        select(Appointment.office, Person.name).join(Person, Person.id == Appointment.person_id)
        .where(Appointment.office.in_(("convenor", "stand_in", "chair")), Person.name.is_not(None)).order_by(Appointment.at)
    )
    offices: dict[str, list[str]] = {}
    for office, name in rows:
        offices.setdefault(office, []).append(name or "")
    return render_template("reading/who_runs_this.html", charter=drafting.charter_or_none(), offices=offices,
                           address=current_app.config["MAIL_FROM"])


@bp.get("/words")
def words() -> str:
    """Sentences that are true today, to quote as they stand."""
    facts = site()
    head = gathering.head(facts.settled or facts.latest) if facts.latest else None
    sentences = quotable.sentences(facts, head.version if head else None, counts() if facts.settled else (0, 0),
                                   current_app.config["SITE_URL"])
    return render_template("reading/quotable.html", sentences=sentences)


@bp.get("/accessibility")
def accessibility() -> str:
    """How this site tries to work for everybody, and what does not work yet."""
    return render_template("reading/accessibility.html", address=current_app.config["MAIL_FROM"])


@bp.get("/privacy")
def privacy() -> str:
    """What is kept about people, for how long, and how to have it taken out."""
    return render_template("reading/privacy.html", charter=drafting.charter_or_none(), address=current_app.config["MAIL_FROM"])


@bp.get("/cookies")
def cookies() -> str:
    """Which cookies there are: none on the pages that everybody reads."""
    return render_template("reading/cookies.html")
