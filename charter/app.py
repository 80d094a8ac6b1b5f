"""Puts the rooms together into one application."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from flask import Flask, get_flashed_messages, has_request_context, request
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from charter import __version__, db, tables
from charter.amending import routes as amending
from charter.api import routes as api
from charter.area import routes as area
from charter.commenting import routes as commenting
from charter.drafting import routes as drafting
from charter.drafting.site import site
from charter.erasing import routes as erasing
from charter.glossary import routes as glossary
from charter.hall import routes as hall
from charter.hall import states
from charter.looks import routes as looks
from charter.meeting import routes as meeting
from charter.people import doors, may
from charter.people import queries as people
from charter.people import routes as people_doors
from charter.publishing import routes as publishing
from charter.reading import routes as reading
from charter.record import routes as record
from charter.searching import routes as searching
from charter.signing import routes as signing
from charter.web import errors, filters, frame, gate, headers, languages, limits, numbers, public, sessions, sharing

ROOMS = (record, people_doors, looks, area, drafting, glossary, commenting, amending, signing, meeting, hall,
         erasing, publishing, reading, searching, api)
ROOT = Path(__file__).parent.parent

csrf = CSRFProtect()
__all__ = ["create_app", "csrf", "tables"]


def create_app(settings: dict[str, Any]) -> Flask:
    """One application from typed settings (see config.py)."""
    app = Flask("charter", root_path=str(ROOT), instance_path=str(settings["INSTANCE"]))
    app.config.update(settings)
    languages.prepare(app)
    numbers.init_app(app)
    db.init_app(app)
    gate.init_app(app)  # before anything is asked or counted
    csrf.init_app(app)
    _sign_in(app)
    for part in (errors, filters, frame, headers, limits, looks, sessions, sharing):
        part.init_app(app)
    _rooms(app)
    app.context_processor(lambda: {"site": site(), "demo": app.config["DEMO"], "release": __version__, **_mine()})
    with app.app_context():
        public.init_app(app, db.db.engine)
        states.init_app(app, db.db.engine)
    languages.init_app(app)  # round what keeps pages, which keeps each language's apart
    if app.config["TRUSTED_PROXIES"]:
        n = app.config["TRUSTED_PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    return app


def _mine() -> dict[str, Any]:
    """What only the signed-in person sees: never on a public page, which is the same for everybody."""
    if not has_request_context() or public.is_public(request.path) or request.endpoint in (None, "static"):
        return {}
    somebody = doors.visitor_or_person()
    if somebody is None:
        return {"flashes": get_flashed_messages()}
    held = people.roles_now(somebody)
    group = held[0].group.name if held else None
    desk = may.may("desk.see", doors.here())
    return {"me": {"name": somebody.name, "group": group, "convenor": desk}, "flashes": get_flashed_messages()}


def _sign_in(app: Flask) -> None:
    manager = LoginManager(app, add_context_processor=False)  # pages say `me`, and public ones nothing
    manager.session_protection = None  # phones change address between two pages
    manager.user_loader(people.still_here)


def _rooms(app: Flask) -> None:
    for room in ROOMS:
        app.register_blueprint(room.bp)
    if app.config["DEMO"]:
        # Only here: without --demo the invented area is not even imported (tests/house/test_demo_only.py).
        demo = importlib.import_module("charter.demo.routes").bp
        app.register_blueprint(demo)
        csrf.exempt(demo)  # its bar stands on public pages, which carry no token; it checks the origin
