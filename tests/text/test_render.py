"""Rendering: what people write is shown, what could run or load is not."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings

from charter.text.render import html, inline, is_shown_as_typed, plain

from .texts import anything

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](  javascript:alert(1) 'title')",
    "[x](<javascript:alert(1)>)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](https://example.org/track.png)",
    '[x](https://e.org "\' onmouseover=alert(1) ")',
    '[x](https://e.org/"onclick="alert(1))',
    "`<script>alert(1)</script>`",
    "<style>*{display:none}</style>",
    "<b onclick=alert(1)>x</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)</script>",
    "[a]: javascript:alert(1)\n\n[a]",
    "<!-- --><script>alert(1)</script>",
    "<math><mtext></mtext><a xlink:href=javascript:alert(1)>x",
]


def check_safe(found: str) -> None:
    low = found.lower()
    for tag in ("<script", "<img", "<svg", "<iframe", "<style", "<b ", "<math", "<form", "<object"):
        assert tag not in low
    import re

    for link in re.findall(r'href="([^"]*)"', low):
        assert link.split(":")[0] in ("http", "https", "mailto", "tel") or ":" not in link.split("/")[0]
    for tag in re.findall(r"<([a-z0-9]+)((?:\s[^>]*)?)>", low):
        assert tag[0] in ("p", "em", "strong", "a", "br", "code")
        assert not re.search(r"\son\w+=|style=", re.sub(r'"[^"]*"', '""', tag[1]))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", ["paragraph", "heading", "item", "opaque"])
def test_nothing_hostile_gets_through(words: str, form: str) -> None:
    check_safe(html(words, form))
    check_safe(inline(words))


@settings(max_examples=150, deadline=None)
@given(anything)
def test_nothing_made_up_gets_through(words: str) -> None:
    check_safe(html(words))
    check_safe(html(words, "opaque"))
    plain(words)


def test_what_people_write_is_shown() -> None:
    assert inline("**We** _will_ [help](https://example.org).") == (
        '<strong>We</strong> <em>will</em> <a href="https://example.org" rel="noopener noreferrer nofollow">help</a>.'
    )
    assert html("one\n\ntwo", "item") == "<p>one</p><p>two</p>" and inline("a\nb") == "a<br>\nb"


def test_links_defined_elsewhere_in_the_text() -> None:
    assert 'href="https://e.org"' in inline("See [there][x].", "[x]: https://e.org\n")
    assert "href" not in inline("See [there][x].", "[x]: javascript:alert(1)\n")


def test_opaque_is_shown_never_interpreted() -> None:
    assert html("| **a** |\n| <b> |", "opaque") == "<p>| **a** |<br>| &lt;b&gt; |</p>"


def test_plain_words() -> None:
    assert plain("**We** [help](http://x) `all` &amp; more\nnow") == "We help all & more now"


@pytest.mark.timeout(60)  # seconds: a hang, not a slow machine
@pytest.mark.parametrize("sign", ["[", "![", "[a](", "`a", "*", "<", "&", "\\", "a\n"])
def test_a_flood_of_marks_is_shown_as_typed(sign: str) -> None:
    flood = sign * 300_000
    assert is_shown_as_typed(flood) and plain(flood) == flood.strip()
    check_safe(inline(flood))
    assert not is_shown_as_typed("**word** " * 1_000)


def test_a_long_list_of_links_is_read_once_for_a_whole_text() -> None:
    """A text is kept with the pen in hand: anew for each clause, the largest that fits would take half an hour."""
    links = "".join(f"[place {n}]: https://example.org/{n}\n" for n in range(3000))
    begun = process_time()
    for n in range(60):
        assert f'href="https://example.org/{n}"' in inline(f"See [place {n}].", links)
    assert process_time() - begun < 3
