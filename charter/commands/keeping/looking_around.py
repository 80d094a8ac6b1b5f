"""What the doctor looks at around the database: settings, keys, folder, disk, post."""

from __future__ import annotations

import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from charter.commands.keeping.finding import Finding, good, note, wrong

# A backup and a restore each need room for another copy of the database, and the log some more.
COPIES, LEAST_FREE = 3, 200 * 1024 * 1024
# Shorter than this a secret can be guessed by a machine: 32 characters of hexadecimal are 128 bits.
SHORTEST_SECRET = 32
PATIENCE_SECONDS = 5


def the_settings(settings: dict[str, Any]) -> list[Finding]:
    """What would be wrong on a real site."""
    found: list[Finding] = []
    site = urlsplit(settings["SITE_URL"])
    if settings["DEMO"]:
        found += wrong("settings: CHARTER_DEMO is set; a demonstration is not a real site")
    if len(settings["SECRET_KEY"]) < SHORTEST_SECRET:
        found += wrong(f"settings: SECRET_KEY is shorter than {SHORTEST_SECRET} characters")
    if site.scheme != "https":
        found += note(f"settings: SITE_URL is {settings['SITE_URL']}; outside one's own machine it must be https://")
    if settings["MAIL_FROM"].endswith("@localhost"):
        found += note("settings: MAIL_FROM is charter@localhost; give an address that people can answer to")
    return found or good(f"settings: the site is {settings['SITE_URL']}")


def the_keys(settings: dict[str, Any]) -> list[Finding]:
    """Whether anybody but the site's own user can read its keys, or names and addresses."""
    folder = settings["INSTANCE"]
    if folder.stat().st_mode & 0o077 and any(file.stat().st_mode & 0o077 for file in folder.glob("charter.db*")):
        return wrong(f"keys: others can read the database. Run: chmod 700 {folder}")
    files = [settings["INSTANCE"] / name for name in ("secret.key", "record.key")]
    open_ones = [file for file in files if file.exists() and file.stat().st_mode & 0o077]
    if open_ones:
        return wrong(*(f"keys: others can read {file}. Run: chmod 600 {file}" for file in open_ones))
    return good("keys: nobody else can read them")


def the_folder(settings: dict[str, Any]) -> list[Finding]:
    """Whether the site can write where it must."""
    folders = {settings["INSTANCE"], settings["RECORD_HEADS"].parent}
    for folder in sorted(folders):
        try:
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"x")
        except OSError as error:
            return wrong(f"folder: {folder} cannot be written: {error.strerror}")
    if settings["RECORD_HEADS"].parent == settings["INSTANCE"]:
        return note("folder: RECORD_HEADS lies beside the database; on another disk it would tell if a backup is older")
    return good(f"folder: {settings['INSTANCE']} can be written")


def the_disk(settings: dict[str, Any]) -> list[Finding]:
    """Whether there is room for a backup and some growth."""
    files = [file for file in settings["INSTANCE"].glob("*.db*") if file.is_file()]
    needed = max(LEAST_FREE, COPIES * sum(file.stat().st_size for file in files))
    free = shutil.disk_usage(settings["INSTANCE"]).free
    words = f"disk: {free // 1024 ** 2:,} MB free"
    return good(words) if free >= needed else wrong(f"{words}; {needed // 1024 ** 2:,} MB are needed")


def the_post(settings: dict[str, Any]) -> list[Finding]:
    """Whether the mail server can be reached; nothing is sent."""
    parts = urlsplit(settings["MAIL_URL"])
    if parts.scheme == "file":
        folder = Path(settings["MAIL_URL"].removeprefix("file:"))
        return note(f"post: letters are laid in {folder} and reach nobody. Set MAIL_URL.")
    host, port = parts.hostname or "localhost", parts.port or (465 if parts.scheme == "smtps" else 25)
    try:
        socket.create_connection((host, port), timeout=PATIENCE_SECONDS).close()
    except OSError as error:
        return wrong(f"post: the mail server {host}:{port} cannot be reached: {error.strerror or error}")
    return good(f"post: the mail server {host}:{port} answers")


CHECKS = (the_settings, the_keys, the_folder, the_disk, the_post)
