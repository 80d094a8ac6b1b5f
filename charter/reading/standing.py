"""The standing pages: what this is, who runs it, sentences to quote, access, privacy, cookies, complaints, the licence."""

from __future__ import annotations

from flask import current_app, render_template
from sqlalchemy import select

from charter.area import queries as area
from charter.db import db
from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.people.models import Appointment, Person
from charter.people.queries import groups
from charter.reading import gathering, quotable
from charter.reading.door import bp
from charter.signing.queries import counts
from charter.words import language


@bp.get("/about")
def about() -> str:
    """What this charter is for, and who comes together over it."""
    return render_template("reading/about.html", groups=groups())


@bp.get("/who-runs-this")
def who_runs_this() -> str:
    """Host, payer, who answers for the data, the convenor and who can remove them, and what none of them can do."""
    rows = db.session.execute(
        select(Appointment.office, Person.name).join(Person, Person.id == Appointment.person_id)
        .where(Appointment.office.in_(("convenor", "stand_in", "chair")), Person.name.is_not(None)).order_by(Appointment.at)
    )
    offices: dict[str, list[str]] = {}
    for office, name in rows:
        offices.setdefault(office, []).append(name or "")
    return render_template("reading/who_runs_this.html", said=area.said(), offices=offices, address=_address())


@bp.get("/words")
def words() -> str:
    """Sentences that are true today, to quote as they stand."""
    facts = site()
    head = gathering.head(facts.settled or facts.latest) if facts.latest else None
    is_draft = head is not None and not facts.settled
    window = drafting.window(head.version.number, "comments") if head and is_draft else None
    standing = quotable.Standing(
        title=_within(facts.title), address=current_app.config["SITE_URL"], version=head.version if head else None,
        closes=window.closes_at if window else None, signed=counts(facts.settled) if facts.settled else (0, 0),
        newer=facts.latest if facts.settled and facts.latest != facts.settled else None)
    return render_template("reading/quotable.html", sentences=quotable.four(standing), further=quotable.more(standing))


@bp.get("/accessibility")
def accessibility() -> str:
    """How this site tries to work for everybody, and what does not work yet."""
    return render_template("reading/accessibility.html", said=area.said(), address=_address())


@bp.get("/privacy")
def privacy() -> str:
    """What is kept about people, for how long, and how to have it taken out."""
    return render_template("reading/privacy.html", said=area.said(), address=_address())


@bp.get("/cookies")
def cookies() -> str:
    """Which cookies there are: none on the pages that everybody reads."""
    return render_template("reading/cookies.html")


@bp.get("/complaints")
def complaints() -> str:
    """How to report words on this site and complain about the process, what happens by when, and to whom to go next."""
    return render_template("reading/complaints.html", said=area.said(), address=_address())


@bp.get("/licence")
def licence() -> str:
    """What others may do with the charter's text."""
    return render_template("reading/licence.html", licence=area.said().licence)


def _within(title: str) -> str:
    """A title as it stands within an English sentence: “version 4 of the Kelderby inclusion charter”."""
    return "the " + title[4:] if title.startswith("The ") and not language() else title


def _address() -> str:
    """The address that our letters come from, without the name before it."""
    return str(current_app.config["MAIL_FROM"]).rpartition("<")[2].rstrip(">")
