"""The doors to what is printed before anybody signs: a governing board's two pages, and the sheet to sign on paper."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, redirect, render_template, url_for

from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.publishing import governing, governing_pdf, signing_sheet
from charter.publishing.routes import bp
from charter.publishing.spoken import readable
from charter.web.ids import NUMBER


@bp.get("/sign/board")
def sign_board() -> Any:
    """The two pages for the text that is open for signature."""
    version = drafting.settled()
    return _page(version) if version else redirect(url_for("signing.start"), 303)


@bp.get("/sign/board.pdf")
def sign_board_pdf() -> Any:
    """The same as one sheet to print."""
    version = drafting.settled()
    return _pdf(version) if version else redirect(url_for("signing.start"), 303)


@bp.get(f"/versions/<{NUMBER}:number>/board")
def version_board(number: int) -> str:
    """The two pages for any settled version."""
    return _page(drafting.version(number) or abort(404))


@bp.get(f"/versions/<{NUMBER}:number>/board.pdf")
def version_board_pdf(number: int) -> Response:
    """The same as one sheet to print."""
    return _pdf(drafting.version(number) or abort(404))


@bp.get("/sign/sheet.pdf")
def sheet() -> Any:
    """One side of paper on which the text that is open for signature can be signed by hand."""
    version = drafting.settled()
    if version is None:
        return redirect(url_for("signing.start"), 303)
    return _file(readable(lambda: signing_sheet.pdf(version)), f"sign-version-{version.number}-on-paper.pdf")


def _page(version: Version) -> str:
    told = governing.governing(version) or abort(404)
    return render_template("publishing/governing.html", g=told, say=governing_pdf)


def _pdf(version: Version) -> Response:
    if version.settlement is None:
        abort(404)
    return _file(readable(lambda: _board(version)), f"version-{version.number}-for-governing-boards.pdf")


def _board(version: Version) -> bytes:
    told = governing.governing(version)
    assert told is not None, "a settled version has its pages"
    return governing_pdf.pdf(told)


def _file(raw: bytes, name: str) -> Response:
    answer = Response(raw, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
