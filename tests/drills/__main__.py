"""python3 dev.py drill [NAME] [--quick]: tries an accident on a site of its own, and prints what became of every act."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drills import disks, killing, once, posting
from tests.drills.ground import Ground, ground
from tests.drills.telling import Row

DRILLS: dict[str, Callable[[Ground, bool], Iterator[Row]]] = {
    "kill": killing.kill, "letters": posting.letters, "mail": posting.mail, "full": disks.full, "copy": disks.copy,
    "once": once.once}


def main() -> int:
    """Try every accident (or those named), each on a new site; exit 0 if all went as it must, 1 if not."""
    parser = argparse.ArgumentParser(prog="dev.py drill", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*DRILLS, []])
    parser.add_argument("--quick", action="store_true", help="a few of each: to see that it runs")
    given = parser.parse_args()
    wrong = 0
    for name in given.name or DRILLS:
        begun = time.monotonic()
        print(f"{name}: {(DRILLS[name].__doc__ or '').strip()}", flush=True)
        with TemporaryDirectory() as folder, ground(Path(folder)) as made:
            for row in DRILLS[name](made, given.quick):
                wrong += not row.is_well
                print(f"  {row}", flush=True)
        print(f"  (took {time.monotonic() - begun:.0f} s)", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
