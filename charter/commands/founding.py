"""The commands that begin a site and bring people in: init, invite."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from flask import Flask

import config
from charter import clock, migrating
from charter.commands.opening import site
from charter.db import writing
from charter.drafting import actions as drafting
from charter.drafting import queries as texts
from charter.people import finding, queries
from charter.people.actions import inviting
from charter.people.founding import make_groups
from charter.people.models import Invitation, Organisation
from charter.record import note
from charter.refusal import Refused
from charter.telling.draft import link
from charter.web.tokens import token

OFFICES = ("convenor", "stand_in", "chair", "operator", "evaluator")
Run = Callable[[argparse.Namespace], int]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `init` and `invite`."""
    init = commands.add_parser("init", help="begin a site: database, record key, groups, and the convenor's invitation")
    init.add_argument("--area", required=True, help="the area's name, such as Kelderby")
    init.add_argument("--title", help="the charter's name (default: The AREA Inclusion Charter)")
    init.add_argument("--host", default="", help="who runs the machine, for the page “Who runs this”")
    init.add_argument("--payer", default="", help="who pays, for the same page")
    init.set_defaults(run=begin)
    one = commands.add_parser("invite", help="invite one person; prints the link, or sends it where there is --email")
    one.add_argument("--email", help="where the letter goes; without it the link is printed, to be handed over")
    one.add_argument("--name")
    one.add_argument("--title", default="", help="such as Headteacher")
    one.add_argument("--group", help="a group's short name, such as heads")
    one.add_argument("--organisation", help="its name, or a school's URN")
    one.add_argument("--office", choices=OFFICES, help="an office of the whole site")
    one.set_defaults(run=invite)


def in_words(run: Run) -> Run:
    """A refusal or an unreadable file ends a command with its words and exit code 2."""

    @wraps(run)
    def told(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except (Refused, OSError) as error:
            words = "\n- ".join((error.words, *error.missing)) if isinstance(error, Refused) else str(error)
            print(f"charter {arguments.command}: {words}", file=sys.stderr)
            return 2

    return told


@in_words
def begin(arguments: argparse.Namespace) -> int:
    """Begin a site; on one that is begun, only bring its database up to date."""
    keep_record_key()
    with site() as app:
        migrating.upgrade()
        if texts.charter_or_none() is not None:
            print("This site has begun already; its database is up to date. For a new link: charter invite --office convenor")
            return 0
        at = clock.now()
        with writing():
            drafting.found(area=arguments.area, title=arguments.title or f"The {arguments.area} Inclusion Charter",
                           host=arguments.host, payer=arguments.payer, at=at)
            make_groups()
            row = inviting.invite(email=None, name=None, title="", group=None, organisation=None, office="convenor",
                                  by=None, at=at)
        print(f"The site of {arguments.area} has begun. The convenor opens this link once, within 60 days:\n\n  {address(row)}\n")
        _say_where_letters_go(app)
    return 0


@in_words
def invite(arguments: argparse.Namespace) -> int:
    """Invite one person."""
    if not arguments.group and not arguments.office:
        raise Refused("Give --group, or --office, or both.")
    with site():
        if arguments.group and queries.group(arguments.group) is None:
            raise Refused(f"There is no group {arguments.group}. There are: {', '.join(g.slug for g in queries.groups())}.")
        organisation = _organisation(arguments.organisation) if arguments.organisation else None
        email = arguments.email.strip().lower() if arguments.email else None
        with writing():
            row = inviting.invite(email=email, name=arguments.name, title=arguments.title, group=arguments.group,
                                  organisation=organisation, office=arguments.office, by=None, at=clock.now())
        print(f"A letter to {email} is on the way." if email else f"This link works once, within 60 days:\n\n  {address(row)}\n")
    return 0


def keep_record_key() -> None:
    """Make the key that signs the record, once, readable by its owner only; a key in the environment comes first."""
    settings = config.from_environ(os.environ)
    path = settings["INSTANCE"] / "record.key"
    if settings["RECORD_KEY"] or path.exists():
        return
    path.touch(mode=0o600)
    path.write_text(note.new_key(f"{urlsplit(settings['SITE_URL']).hostname}/record"), encoding="utf-8")
    print(f"The record's key is in {path}. Keep a copy away from this machine.")


def address(row: Invitation) -> str:
    """The whole link of an invitation, to be handed over."""
    return link("people.invitation", invitation_id=row.id, token=token(inviting.PURPOSE, row.id))


def _organisation(named: str) -> Organisation:
    page = finding.search(named)
    exact = finding.same_name(named)
    if exact is None and page.total != 1:
        raise Refused(f"{page.total} organisations match “{named}”. Give its whole name or a school's URN.")
    return exact or page.rows[0]


def _say_where_letters_go(app: Flask) -> None:
    if app.config["MAIL_URL"].startswith("file:"):
        folder = app.config["MAIL_URL"].removeprefix("file:")
        print(f"Letters are laid in {folder} and go nowhere. Set MAIL_URL to send them.")
