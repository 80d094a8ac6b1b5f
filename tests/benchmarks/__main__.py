"""python3 dev.py bench [--json FILE] [--quick]: measures, and prints a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks import committing, engine, growing, hall, letters, pages, public, record, register, searching, signing, word
from tests.benchmarks.filled import dump

FAMILIES = {"pages": pages.rows, "public": public.rows, "commits": committing.rows, "engine": engine.rows, "word": word.rows,
            "growth": growing.rows, "hall": hall.rows, "signing": signing.rows, "letters": letters.rows, "record": record.rows,
            "register": register.rows, "search": searching.rows}


def main() -> int:
    """Run every family (or those named) and print one table."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("family", nargs="*", choices=[*FAMILIES, []])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true", help="a tenth of the requests: to see that it runs")
    given = parser.parse_args()
    rows: list[dict[str, object]] = []
    print(f"{'what':<72}{'figure':>12} {'':<16}{'ratio':>8}")
    for name in given.family or FAMILIES:
        for row in FAMILIES[name](given.quick):
            rows.append(row)
            ratio = f"{row['ratio']:8.2f}" if isinstance(row["ratio"], float) else ""
            print(f"{row['name']:<72}{row['value']:>12,.3f} {row['unit']:<16}{ratio}", flush=True)
    if given.json:
        given.json.write_text(dump(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
