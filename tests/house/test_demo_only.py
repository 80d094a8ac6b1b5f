"""The demonstration exists only where it was asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import settings
from tests.visiting import Visitor

ASK = """
import sys
from pathlib import Path
from tests.conftest import settings
from charter.app import create_app
app = create_app(settings(Path(sys.argv[1]), CHARTER_DEMO=sys.argv[2]))
print(sorted(rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/demo")))
print(sorted(name for name in sys.modules if name.startswith("charter.demo")))
"""


def ask(folder: Path, demo: str) -> list[str]:
    """What a fresh interpreter has of the demonstration: its addresses, then its modules."""
    done = subprocess.run([sys.executable, "-c", ASK, str(folder), demo], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    return done.stdout.splitlines()


def test_a_real_site_has_no_demo_address_and_never_loads_the_demo(tmp_path: Path) -> None:
    assert ask(tmp_path, "") == ["[]", "[]"]
    assert ask(tmp_path, "yes") == ["[]", "[]"], "only the exact word turns it on"


def test_a_demo_has_them(tmp_path: Path) -> None:
    addresses, modules = ask(tmp_path, "1")
    assert "/demo/as/<who>" in addresses
    assert "charter.demo.routes" in modules


@pytest.mark.parametrize("address", ["/demo/letters", "/demo/as/head", "/demo/start-over", "/demo/"])
def test_on_a_real_site_every_demo_address_is_unknown(client: Visitor, address: str) -> None:
    assert client.http.get(address).status_code == 404
    assert client.http.post(address, data={"csrf_token": client.token()}).status_code == 404


def test_the_bar_stands_on_no_page_of_a_real_site(client: Visitor) -> None:
    assert "/demo/" not in client.visit("/no-such-page", 404)


def test_settings_say_no_by_default(tmp_path: Path) -> None:
    assert settings(tmp_path)["DEMO"] is False
