"""The headers every answer carries."""

from __future__ import annotations

from flask import Flask, Response, request

# Only our own files, no inline script or style, nobody may frame us: what was injected cannot run or send.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
YEAR = 31_536_000  # seconds


def init_app(app: Flask) -> None:
    """Put the headers on everything that leaves."""

    @app.after_request
    def _head(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if app.config["SITE_URL"].startswith("https:"):
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
        if request.endpoint == "static":
            response.headers["Cache-Control"] = f"public, max-age={YEAR if request.args.get('v') else 300}"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response
