"""The Department's whole download: 52,000 rows of its own columns, read in and read again, and searched."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.benchmarks.pages import row

ROWS, LINKS = 52_000, 33_801  # as the files of 2025
SHARED = Path(__file__).parents[3] / "shared" / "data" / "schools"
ROOT = Path(__file__).parents[2]
WORDS = ("St Mary’s", "Oakfield", "Château", "Hill Top", "Parkside", "All Saints", "Łódź Road", "Greenway", "Ashton", "Brook")
KINDS = ("Primary School", "Academy", "Infant School", "High School", "CofE Primary School", "Catholic School", "College")
TYPED = ("hill top", "oakf", "st marys primary", "town 77", "wh1", "100777", "zebra", "école", "chateau academy", "st")


def rows(quick: bool) -> Iterator[dict[str, Any]]:
    """Both spellings of the file, each imported by the command into a new site and then again; the links; the search."""
    many = ROWS // 10 if quick else ROWS
    with tempfile.TemporaryDirectory() as here:
        for header, spelling in (("2018", "cp1252"), ("2024", "utf-8")):
            folder = Path(here) / header
            folder.mkdir()
            file = made(folder / "edubasealldata.csv", many, header=header, spelling=spelling)
            size = file.stat().st_size / 1e6
            for when, name in (("first", f"{many:,} rows, {size:.0f} MB, {spelling}"), ("again", "the same file again")):
                yield from _rows(f"register, {name}", *imported(folder, file, begin=when == "first"))
            links = made_links(folder / "links.csv", many)
            yield from _rows("links between schools", *imported(folder, links, begin=False))
        yield from searched(folder, 20 if quick else 200)


def _rows(name: str, seconds: float, processor: float, memory: float) -> Iterator[dict[str, Any]]:
    yield row(name, seconds, "s", None)
    yield row(f"{name}: of the processor", processor, "s", None)  # what it takes where nothing else runs
    yield row(f"{name}: memory at most", memory, "MB", None)


def made(file: Path, many: int, *, header: str, spelling: str) -> Path:
    """A file as the Department's of that year: its own heading where the true one is at hand, with rows of a like width."""
    columns = heading(header)
    at = {name: n for n, name in enumerate(columns)}
    filling = [("Not applicable", "", "12", "", "E01001234", "", "Wharnley")[n % 7] for n in range(len(columns))]
    with file.open("w", encoding=spelling, errors="replace", newline="") as out:
        write = csv.writer(out).writerow
        write(columns)
        for n in range(many):
            line = list(filling)
            for name, value in _school(n, many).items():
                if name in at:
                    line[at[name]] = value
            write(line)
    return file


def heading(year: str) -> list[str]:
    """The columns of that year's file; as many invented ones beside those that are read where it is not at hand."""
    true = SHARED / f"gias-header-{year}.csv"
    if true.exists():
        return next(csv.reader(true.open(encoding="cp1252")))
    read = list(_school(0, 1))
    return read + [f"Column {n} (name)" for n in range(135 - len(read))]


def _school(n: int, many: int) -> dict[str, str]:
    closed = n % 2 == 1  # half of the Department's rows are schools that closed
    return {
        "URN": str(100_000 + n), "EstablishmentName": f"{WORDS[n % 10]} {KINDS[n // 10 % 7]} {n // 70}",
        "LA (name)": f"Council {n % 153}",
        "EstablishmentStatus (name)": "Closed" if closed else "Open", "OpenDate": "01-09-2024" if n > many // 2 else "",
        "CloseDate": "31-08-2024" if closed else "",
        "PhaseOfEducation (name)": ("Primary", "Secondary", "Not applicable")[n % 3],
        "Street": f"{n} A Street of an Ordinary Length", "Locality": "A Locality of Some Sort, near Another",
        "Town": f"Town {n % 900}", "Postcode": f"WH{n % 90} {n % 9}AB",
        "SchoolWebsite": f"http://www.school-{n}.council{n % 153}.sch.uk", "HeadLastName": "Somebody",
        "Trusts (code)": str(2000 + n % 2400) if n % 3 == 0 else "", "Trusts (name)": f"THE {n % 2400} ACADEMY TRUST",
        "AdministrativeWard (name)": "Wharnley Central and Riverside",
        "ParliamentaryConstituency (name)": "Wharnley East and Oldbeck",
        "OfstedRating (name)": "Good",
        "InspectorateReport": f"http://www.ofsted.gov.example/oxedu_providers/full/(urn)/{100_000 + n}",
        "PropsName": "The Governing Body of a School of Wharnley",
    }


def made_links(file: Path, many: int) -> Path:
    """Each closed school of the first half became an open one of the second, and both sides say so."""
    with file.open("w", encoding="cp1252", errors="replace", newline="") as out:
        write = csv.writer(out).writerow
        write(["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"])
        for n in range(1, many // 2, 2):
            old, new = 100_000 + n, 100_000 + many // 2 + n + 1
            write([old, new, _school(new - 100_000, many)["EstablishmentName"], "Successor", "31-08-2024"])
            write([new, old, _school(n, many)["EstablishmentName"], "Predecessor", "01-09-2024"])
    return file


def imported(folder: Path, file: Path, *, begin: bool) -> tuple[float, float, float]:
    """Seconds, those of the processor, and the most memory in MB that the process of `charter import-register` held."""
    site = {**os.environ, "CHARTER_INSTANCE": str(folder / "instance"), "SECRET_KEY": "measured"}
    command = [sys.executable, "-m", "tests.benchmarks.register"]
    if begin:
        subprocess.run([*command, "init", "--area", "Wharnley"], env=site, cwd=ROOT, check=True, capture_output=True)
    begun = time.perf_counter()
    told = subprocess.run([*command, "import-register", str(file)], env=site, cwd=ROOT, check=True, capture_output=True,
                          text=True)
    seconds = time.perf_counter() - begun
    processor, kilobytes = told.stderr.splitlines()[-1].split()
    return seconds, float(processor), int(kilobytes) * 1024 / 1e6


def searched(folder: Path, times: int) -> Iterator[dict[str, Any]]:
    """Looking for a school while somebody types, with script and without, on the list just imported."""
    site = {**os.environ, "CHARTER_INSTANCE": str(folder / "instance"), "SECRET_KEY": "measured"}
    told = subprocess.run([sys.executable, "-m", "tests.benchmarks.seeking", str(times), *TYPED], env=site, cwd=ROOT,
                          check=True, capture_output=True, text=True).stdout
    for line in told.splitlines():
        name, _, values = line.partition(": ")
        cuts = quantiles([float(value) for value in values.split()], n=100)
        yield row(f"{name}, p50", cuts[49], "ms", None)
        yield row(f"{name}, p99", cuts[98], "ms", None)


if __name__ == "__main__":
    from charter.cli import main

    code = main(sys.argv[1:])
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss}", file=sys.stderr)
    sys.exit(code)
