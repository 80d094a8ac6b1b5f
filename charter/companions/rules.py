"""What may stand beside a version, on plain facts alone; raises Refused in words for the convenor."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from charter.refusal import Refused
from charter.text.languages import EASY, LANGUAGES, SIGNS, named
from charter.words import _

# An Easy Read charter with a picture beside each sentence has 2 to 4 MB; a phone on a train takes ten seconds for ten.
MOST_FILE = 10 * 1024 * 1024
MOST_ADDRESS = 500
# A name, then at least one more: "localhost" and bare numbers lead nowhere that a reader can go.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)


def check_language(slug: str, way: str) -> None:
    """A language that is known here; signs are filmed, and have no letters to paste."""
    if named(slug) is None:
        raise Refused(_("Choose one of the languages in the list."))
    if way == "text" and slug not in LANGUAGES:
        raise Refused(_("Easy Read and sign language are a file or a link: their pictures and films are what matters."))


def check_stands(*, expected: str | None, standing: str | None) -> None:
    """A companion takes the place of the very one its maker saw standing there."""
    if standing is not None and not expected:
        raise Refused(_("There is one already. To put yours in its place, choose “Replace” beside it in the list of what "
                        "is there."))
    if (expected or None) != standing:
        raise Refused(_("Meanwhile another one was put here or taken away. Look at it, then send yours again."))


def check_other(*, digest: str, standing: str | None) -> None:
    """The same bytes again would be an act that changes nothing."""
    if digest == standing:
        raise Refused(_("This is what stands here already, to the last byte."))


def address(typed: str) -> str:
    """Where a link may lead: https, to a named host, with nothing hidden in it. Raises Refused."""
    words = typed.strip()
    try:
        parts = urlsplit(words)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused(_("This is no address of a page. It begins with https://")) from None
    if parts.scheme.lower() != "https":
        raise Refused(_("Only an address that begins with https:// is shown: what it leads to cannot be changed on the way."))
    if len(words) > MOST_ADDRESS or not re.fullmatch(r"[!-~]+", words) or not _HOST.fullmatch(host):
        raise Refused(_("This is no address of a page on the web. Copy it from the page itself, without spaces."))
    if "@" in parts.netloc or port not in (None, 443):
        raise Refused(_("An address with a name, a password or a port number in it is not shown: readers could be misled "
                        "by it."))
    return words


def host(href: str) -> str:
    """The site that a link leads to, as it is shown beside the link."""
    return urlsplit(href).hostname or ""


def kind(slug: str) -> str:
    """What a companion is: translation, easy-read or sign."""
    return "easy-read" if slug == EASY else "sign" if slug in SIGNS else "translation"
