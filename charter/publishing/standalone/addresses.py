"""Which addresses of the site a copy holds, and in which file each stands. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from charter.web import public

# Public, but not among the pages that are kept as bytes: they are files, or the next checkpoint changes them.
FILES = re.compile(
    r"/static/[\w./-]+|/signatures/[0-9a-f]{32}/(badge\.svg|proof\.json)"
    r"|/record/(checkpoint|key|entries\.json|entries/\d+\.json)"
    r"|/data/[a-z_]+\.(db|json|csv)|/\.well-known/security\.txt|/look/([0-9a-f]{6}(\.css|-[a-z]+\.svg)|[0-9a-f]{64}(-small)?\.png)")
FORMATS = ("md", "json", "txt", "pdf", "docx")
# A list may be looked at through one question and page by page; several questions at once are more pages than anybody reads.
PAGES = ("page", "before")
VALUE = re.compile(r"[\w-]{1,60}", re.ASCII)
ENTRY, COMPARED = re.compile(r"/record/entries/(\d+)(?:\.json)?"), re.compile(r"/compare/(\d+)/(\d+)")
# Entries of the public log that have a page of their own in a copy; what is older stands in the file of the whole log.
MOST_ENTRIES = 20_000
# Signatures whose certificates are in a copy: each is a page to print of 30 kB and 20 ms, and says what its signature's page
# says; 25,000 of them would be most of the copy and of its time.
MOST_CERTIFICATES, CERTIFICATE = 2_000, re.compile(r"/signatures/[0-9a-f]{32}/certificate\.pdf")
NAMED = re.compile(r"[^/]+\.[a-z0-9]{1,6}")
# The page of a copy that says what works in it, and what needs the site itself.
ABOUT = "this-copy/index.html"
DOORS = (
    (CERTIFICATE, "certificates"),
    (re.compile(r"/sign(/|$)|/signatures/"), "sign"), (re.compile(r"/(account|members|convenor|join)(/|$)"), "members"),
    (re.compile(r"/compare/"), "compare"), (re.compile(r"/versions/\d+/|/comments/|/copies/"), "say"),
    (re.compile(r"/record"), "log"), (re.compile(r"/(api|search)(/|$)"), "lists"),
)


@dataclass(frozen=True)
class Site:
    """What an address is judged by: the site's own, its newest version and settled one, its newest entry, the list's length."""

    address: str  # without a slash at its end
    latest: int
    settled: int
    entry: int
    listed: int = 0
    further: frozenset[str] = frozenset()  # what addresses in a further language begin with: /cy

    def begins(self, address: str) -> str:
        """Of an address in a further language what it begins with, else nothing."""
        return next((each for each in self.further if address.startswith(f"{each}/")), "")

    def local(self, href: str, base: str) -> tuple[str, str] | None:
        """An address of this site and the place on its page that a link on the page `base` leads to; nothing for another's."""
        found = _local(self.address, href, "/" if href.startswith("/") else base)
        bare = found[0].removeprefix(self.begins(found[0])) if found else ""
        return (bare, found[1]) if found and FILES.fullmatch(bare) else found  # a file is the same in every language

    def first(self) -> list[str]:
        """What no page may lead to, and still belongs into a copy."""
        versions = range(1, self.latest + 1)
        others = (self.latest, self.settled)
        compared = {f"/compare/{n}/{other}" for n in versions for other in (n + 1, *others) if n < other <= self.latest}
        return [*(f"/versions/{n}.{end}" for n in versions for end in FORMATS), *sorted(compared)]

    def holds(self, address: str) -> bool:
        """Whether a copy has this address, if the site answers there."""
        path, _, query = address.removeprefix(self.begins(address)).partition("?")
        if any(part in ("", ".", "..") for part in path.strip("/").split("/")) and path != "/":
            return False
        if FILES.fullmatch(path):
            return not query
        names = public.answers_to(path)
        # The API's answers are at addresses that a file server has no file for; the open data has the same rows.
        return names is not None and not path.startswith("/api/v1/") and self._is_near(path) and _is_one_question(query, names)

    def _is_near(self, path: str) -> bool:
        """Of what there is too much of: not the oldest entries of a long log, few pairs of versions, few certificates."""
        entry, compared = ENTRY.fullmatch(path), COMPARED.fullmatch(path)
        if entry:
            return int(entry[1]) > self.entry - MOST_ENTRIES
        if compared:
            old, new = int(compared[1]), int(compared[2])
            return abs(old - new) == 1 or bool({old, new} & {self.latest, self.settled})
        return self.listed <= MOST_CERTIFICATES or CERTIFICATE.fullmatch(path) is None


@lru_cache(maxsize=8192)  # the links of the frame stand on every page
def _local(site: str, href: str, base: str) -> tuple[str, str] | None:
    try:
        whole = urlsplit(urljoin(site + base, href.strip()))
    except ValueError:
        return None
    ours = urlsplit(site)
    if (whole.scheme, whole.netloc) != (ours.scheme, ours.netloc) or not whole.path.startswith(ours.path):
        return None
    path = unquote(whole.path[len(ours.path):]) or "/"
    if path.startswith(("/static/", "/look/")):  # what is asked there is only how new it is
        return path, whole.fragment
    return path + (f"?{whole.query}" if whole.query else ""), whole.fragment


def _is_one_question(query: str, names: frozenset[str]) -> bool:
    pairs = parse_qsl(query, keep_blank_values=True)
    asked = [name for name, _ in pairs if name not in PAGES]
    return (len(asked) <= 1 and len(pairs) <= 2 and len(pairs) == len({name for name, _ in pairs})
            and all(name in names and VALUE.fullmatch(value) for name, value in pairs))


def file_of(address: str, kind: str) -> str | None:
    """Where an answer of this kind (text/html) stands, from the copy's own folder; nothing where it has no place."""
    path, _, query = address.partition("?")
    parts = [part for part in path.split("/") if part]
    if kind == "text/html":
        return "/".join([*parts, *(f"{name}-{value}" for name, value in sorted(parse_qsl(query))), "index.html"])
    if not parts or query:
        return None
    if NAMED.fullmatch(parts[-1]) is None:
        if kind != "text/plain":  # answers for programs, at addresses that no file server has
            return None
        parts[-1] += ".txt"
    return "/".join(parts)


def door(address: str) -> str:
    """The part of the page about the copy that tells why this address is not in it."""
    path, _, query = address.partition("?")
    found = next((name for pattern, name in DOORS if pattern.match(path)), "lists" if query else "")
    return f"{ABOUT}#{found}" if found else ABOUT
