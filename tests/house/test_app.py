"""The application stands, and an unknown address is answered kindly."""

from tests.visiting import Visitor


def test_an_unknown_address_is_404(client: Visitor) -> None:
    html = client.visit("/no-such-page", 404)
    assert "Traceback" not in html
