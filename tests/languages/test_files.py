"""What is taken away in one language is whole there, and never what was made for another."""

from __future__ import annotations

import csv
import io

from flask import Flask

from charter.words import speaking
from tests.signing import signing_world as signing
from tests.world import World


class Wordy:
    """A language whose every sentence has a comma more than the English."""

    code = "cy"

    def one(self, english: str) -> str:
        return f"{english}, iawn"

    def counted(self, one: str, more: str, number: int) -> str:
        return self.one(one if number == 1 else more)


def _authority(app: Flask) -> str:
    app.extensions["public_pages"].clear()
    told = app.test_client().get("/signatories.csv").get_data(as_text=True)
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))
    assert len(rows) == 2 and len(rows[0]) == len(rows[1])
    return rows[1][rows[0].index("authority")]


def test_the_list_as_a_table_is_each_languages_own(app: Flask, world: World) -> None:
    signing.signed(signing.settled(), world.organisations["alder"], "Ann Alpha")
    with speaking(Wordy()):
        assert _authority(app) == "Governors or trustees have been told, iawn"
    assert _authority(app) == "Governors or trustees have been told"
