"""The headers every answer carries."""

from __future__ import annotations

from flask import Flask, Response, request

# Only our own files, no inline script or style, nobody may frame us: what was injected cannot run or send.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
YEAR = 31_536_000  # seconds


def always(app: Flask) -> list[tuple[str, str]]:
    """The headers of every answer, whoever gives it."""
    found = [
        ("Content-Security-Policy", POLICY), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ]
    if app.config["SITE_URL"].startswith("https:"):
        found.append(("Strict-Transport-Security", f"max-age={YEAR}"))
    return found


def init_app(app: Flask) -> None:
    """Put the headers on everything that leaves."""
    ours = always(app)

    @app.after_request
    def _head(response: Response) -> Response:
        for name, value in ours:
            response.headers.setdefault(name, value)
        if request.endpoint == "static":
            response.headers["Cache-Control"] = f"public, max-age={YEAR if request.args.get('v') else 300}"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response
