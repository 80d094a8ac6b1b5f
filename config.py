"""Reads the environment once and gives one dictionary; nothing else in the project reads the environment."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

MEGABYTE = 1024 * 1024


class SettingWrong(SystemExit):
    """A setting that cannot be used: the program stops and says which one and why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"setting {name}: {why}")


def from_environ(environ: Mapping[str, str], *, root: Path | None = None) -> dict[str, Any]:
    """Turn the environment into settings, loudly: a wrong value stops the program. Raises SettingWrong."""
    instance = Path(environ.get("CHARTER_INSTANCE") or (root or Path.cwd()) / "instance").resolve()
    instance.mkdir(parents=True, exist_ok=True, mode=0o700)  # names, addresses and keys are in it
    heads = Path(environ.get("RECORD_HEADS") or instance / "record-heads.txt")
    return {
        "INSTANCE": instance,
        "SQLALCHEMY_DATABASE_URI": _database(environ.get("DATABASE_URL"), instance),
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},  # a logged fault must not name a person
        "SECRET_KEY": environ.get("SECRET_KEY") or _kept_secret(instance / "secret.key"),
        "SITE_URL": _site_url(environ.get("SITE_URL")),
        "MAIL_URL": _mail_url(environ.get("MAIL_URL"), instance),
        "MAIL_FROM": environ.get("MAIL_FROM") or "charter@localhost",
        "RECORD_KEY": environ.get("RECORD_KEY") or _text(instance / "record.key"),
        "RECORD_HEADS": heads,
        "ERASURES": Path(environ.get("ERASURES") or heads.parent / "erasures.txt"),
        "TRUSTED_PROXIES": _count("TRUSTED_PROXIES", environ.get("TRUSTED_PROXIES"), 0),
        "TIME_ZONE": environ.get("TIME_ZONE") or "Europe/London",
        "LANGUAGES": _languages(environ.get("LANGUAGES")),
        "DAYS_OFF": tuple(sorted(environ.get("DAYS_OFF", "").split())),
        "DEMO": environ.get("CHARTER_DEMO") == "1",
        # Two megabytes hold the longest charter known (80 kB) many times over; routes that take files raise it themselves.
        "MAX_CONTENT_LENGTH": 2 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
        "MAX_FORM_PARTS": 5000,
        # The token lasts as long as the session: a time limit would lose what somebody typed over lunch.
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": (environ.get("SITE_URL") or "").startswith("https:"),
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
    }


def _database(url: str | None, instance: Path) -> str:
    if not url:
        return f"sqlite:///{instance / 'charter.db'}"
    scheme = urlsplit(url).scheme
    if scheme in ("postgres", "postgresql"):
        return "postgresql+psycopg" + url[len(scheme):]
    if scheme not in ("sqlite", "postgresql+psycopg"):
        raise SettingWrong("DATABASE_URL", "give sqlite:///FILE or postgresql://USER@HOST/NAME")
    return url


def _site_url(url: str | None) -> str:
    if not url:
        return "http://127.0.0.1:8000"
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
        raise SettingWrong("SITE_URL", "give the site's own address, such as https://charter.example.org, with no path")
    return url.rstrip("/")


def _mail_url(url: str | None, instance: Path) -> str:
    if not url:
        return f"file:{instance / 'letters'}"
    if urlsplit(url).scheme not in ("smtp", "smtps", "file"):
        raise SettingWrong("MAIL_URL", "give smtp://user@host:port, smtps://… or file:DIR")
    return url


def _languages(value: str | None) -> tuple[str, ...]:
    """Codes as BCP 47 writes them; the first is the language of addresses without a prefix."""
    codes = tuple(dict.fromkeys((value or "en-GB").split()))
    if not codes or not all(re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) for code in codes):
        raise SettingWrong("LANGUAGES", "give codes such as en-GB cy, the first one for addresses without a prefix")
    return codes


def _count(name: str, value: str | None, default: int) -> int:
    if not value:
        return default
    if not value.isdigit():
        raise SettingWrong(name, "give a whole number")
    return int(value)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8").strip() if path.exists() else None


def _kept_secret(path: Path) -> str:
    """Make the secret once and keep it beside the database, readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
