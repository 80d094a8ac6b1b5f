"""A whole meeting in a hall: a chair, a screen and five phones; the server restarted, the wifi gone, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hall_site import SCREEN, Hall
from tests.browser.keys import Keys
from tests.browser.somebody import PHONE, axe, looked, wide

ROOM, RUN = "/meetings/1/join", "/meetings/1/run"
HARM = "A family that hears of it on the same day cannot find anybody to mind the child."
# A screen asks each second and a phone each five, on a machine that does other things too.
SOON = 30_000


@pytest.fixture(scope="module")
def _hall(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Hall]:
    made = Hall(tmp_path_factory.mktemp("hall") / "instance", browser)
    yield made
    made.stop()


@pytest.fixture
def hall(_hall: Hall) -> Iterator[Hall]:
    """A hall that nobody has spoken in yet."""
    _hall.begin_again()
    made = _hall
    yield made
    made.close()
    # While the server is down a browser says so of each try; nothing else may be complained of.
    said = [words for words in made.said if not re.search(r"ERR_(CONNECTION|INTERNET|EMPTY|NETWORK)|503", words)]
    assert not said, f"the browser complained: {said}"


def screen_of(hall: Hall, size: dict[str, int] = SCREEN) -> Page:
    return hall.go(hall.window(who="hilary", size=size), "/meetings/1/screen")


def phone_of(hall: Hall, who: str, *, script: bool = True) -> Page:
    return hall.go(hall.window(who=who, size=PHONE, script=script), ROOM)


def guest_of(hall: Hall) -> Page:
    """Somebody who types the code off the screen, a little carelessly."""
    page = hall.go(hall.window(size=PHONE), "/join")
    page.get_by_label("The code on the screen").fill(hall.code.lower().replace(" ", "-"))
    page.get_by_role("button", name="Join").click()
    assert not axe(page)
    page.get_by_role("button", name="Come in as a guest").click()
    expect(page.locator("h1")).to_have_text("What is on now")
    return page


def on(hall: Hall, chair: Page, which: str) -> None:
    """The chair opens this item on the run sheet."""
    hall.go(chair, RUN)
    chair.get_by_role("link", name=which).first.click()


def said_aloud(chair: Page, **given: str) -> None:
    for group, position in given.items():
        chair.locator(f"#line-{group} .press-line[value={position}]").click()


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.tagName + '#' + document.activeElement.id"))


def test_a_whole_meeting(hall: Hall) -> None:
    chair, screen = hall.window(who="hilary"), screen_of(hall)
    expect(screen.locator("h1")).to_have_text("Autumn meeting")
    expect(screen.locator(".room-typed")).to_contain_text(hall.code)
    guest, voice, tom = guest_of(hall), phone_of(hall, "ada"), phone_of(hall, "tom")
    yusuf, hana = phone_of(hall, "yusuf", script=False), phone_of(hall, "hana")
    expect(guest.locator("main")).to_contain_text("counted in nothing")

    # The chair asks; the screen follows, phones say so once and wait to be opened, and nobody's focus moves.
    tom.locator("button[name=wish]").first.focus()
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Ask the groups").click()
    expect(screen.locator(".room-row")).to_have_count(3, timeout=SOON)
    expect(screen.locator(".room-foot")).to_contain_text("The groups are asked")
    for phone in (guest, voice, tom, hana):
        expect(phone.locator("#news")).to_have_text("New on the screen: A1: the groups are asked.", timeout=SOON)
        expect(phone.locator(".now h2")).to_have_text("Welcome")
    assert focus(tom) == "BUTTON#" and tom.evaluate("document.activeElement.name") == "wish"
    tom.get_by_role("button", name="Open it").click()
    expect(tom.locator(".now h2")).to_have_text("A1: the groups are asked")
    assert focus(tom) == "BUTTON#open-news"
    expect(tom.get_by_role("link", name="Give your own answer")).to_be_visible()
    assert not axe(tom) and not wide(tom)

    # A group without a voice: its line is worked out; a voice gives its group's; without script it is all the same.
    tom.get_by_role("link", name="Give your own answer").click()
    assert not axe(tom)
    tom.get_by_label("Yes, with a worry").check()
    tom.get_by_role("button", name="Give this answer").click()
    tom.get_by_label("What is your worry?").fill("Who sits with the child meanwhile?")
    tom.get_by_role("button", name="Give this answer").click()
    expect(tom.locator(".mine").first).to_contain_text("You said: Yes, with a worry")
    expect(screen.locator(".room-groups li").nth(4)).to_contain_text("Yes, with a worry", timeout=SOON)
    hall.go(yusuf, ROOM)
    yusuf.get_by_role("link", name="Give your own answer").click()
    yusuf.get_by_label("Yes", exact=True).check()
    yusuf.get_by_role("button", name="Give this answer").click()
    expect(yusuf.locator(".mine").first).to_contain_text("You said: Yes")
    voice.get_by_role("button", name="Open it").click()
    hall.go(voice, ROOM)
    voice.get_by_role("link", name="Give your group’s line").click()
    expect(voice.locator("h1")).to_contain_text("Heads")
    voice.get_by_label("Yes", exact=True).check()
    voice.get_by_role("button", name="Give this line").click()
    expect(screen.locator(".room-groups li").nth(0)).to_contain_text("Yes", timeout=SOON)

    # Somebody is in the middle of an objection when the server is restarted, and when news comes.
    hall.go(hana, ROOM + "/answer")
    hana.get_by_label("No, it would do harm").check()
    hana.get_by_role("button", name="Give this answer").click()
    assert not axe(hana)
    box = hana.get_by_label("What harm would it do?")
    box.fill(HARM)
    hall.stop()
    expect(screen.locator("#behind")).to_contain_text("Behind: last heard at", timeout=SOON)
    hall.start()
    expect(screen.locator("#behind")).to_be_hidden(timeout=SOON)
    hall.go(chair, RUN)
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Park it").click()
    expect(screen.locator(".room-foot")).to_contain_text("Put off to another meeting", timeout=SOON)
    expect(hana.locator("#news")).to_contain_text("A1: put off to another meeting", timeout=60_000)
    expect(box).to_have_value(HARM)
    hana.get_by_role("button", name="Open it").click()
    expect(hana.locator(".room-beside")).to_contain_text("Would read")
    expect(box).to_have_value(HARM)
    hana.get_by_label("To whom?").fill("families")
    hana.get_by_label("What would remove it?").fill("I do not know yet")
    hana.get_by_role("button", name="Give this answer").click()
    expect(hana.locator("h1")).to_have_text("Your answer was not counted")
    expect(hana.locator("main")).to_contain_text(HARM)
    assert not axe(hana)

    # A phone loses the wifi, and catches up by itself.
    guest.context.set_offline(True)
    expect(guest.locator("#behind")).to_contain_text("Behind: last heard at", timeout=60_000)
    on(hall, chair, "must talk")
    chair.get_by_role("button", name="Ask the groups").click()
    guest.context.set_offline(False)
    expect(guest.locator("#news")).to_contain_text("A2: the groups are asked", timeout=60_000)
    expect(guest.locator("#behind")).to_be_hidden()
    guest.get_by_role("button", name="I need more time").click()
    expect(guest.locator(".flash")).to_contain_text("The meeting chair knows that more time is needed")
    on(hall, chair, "must talk")
    expect(chair.locator("main")).to_contain_text("More time is needed")

    # Aloud, for who has no phone; decided by name; the screen shows the final text, then thanks.
    said_aloud(chair, heads="consent", families="consent", governors="consent", council="consent", services="consent")
    chair.get_by_label("Accepted", exact=True).check()
    chair.get_by_role("button", name="I confirm this by name").click()
    expect(screen.locator(".room-settled")).to_be_visible(timeout=SOON)
    expect(screen.locator(".room-row h2").nth(2)).to_have_text("Now reads")
    assert not axe(screen)
    hall.go(chair, "/meetings/1/close")
    chair.get_by_role("button", name=re.compile("Close the meeting")).click()
    expect(screen.locator("h1")).to_have_text("Thank you", timeout=SOON)
    expect(screen.locator("main")).to_contain_text("Draft 2 is made")
    hall.go(guest, ROOM)
    expect(guest.locator("main")).to_contain_text("The meeting has closed")
    hall.go(guest, "/join")
    guest.get_by_label("The code on the screen").fill(hall.code)
    guest.get_by_role("button", name="Join").click()
    expect(guest.locator(".govuk-error-message")).to_contain_text("not the code of a room that is open now")


def test_joining_and_answering_by_keyboard(hall: Hall) -> None:
    chair = hall.window(who="hilary")
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Ask the groups").click()
    stranger = hall.window(size=PHONE)
    Keys(hall.go(stranger, "/join")).skip().to("The code on the screen").type(hall.code).to("^Join$").send()
    Keys(stranger).skip().to("Come in as a guest").send()
    expect(stranger.locator("h1")).to_have_text("What is on now")
    Keys(stranger).skip().to("I would like to speak").send()
    expect(stranger.locator(".flash")).to_contain_text("would like to speak")
    member = hall.window(who="tom", size=PHONE)
    Keys(hall.go(member, ROOM)).skip().to("Give your own answer").send()
    keys = Keys(member).skip().to("^Yes$", name="position").choose("No, it would do harm")
    keys.to("Give this answer").send()
    keys = Keys(member).skip().to("What harm would it do").type(HARM).to("To whom").type("families")
    keys.to("What would remove it").type("I do not know yet").to("Give this answer").send()
    expect(member.locator(".mine").first).to_contain_text("You said: No, it would do harm")
    Keys(hall.go(member, ROOM)).through()


def test_all_four_answers_stand_in_the_first_view(hall: Hall) -> None:
    chair = hall.window(who="hilary")
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Ask the groups").click()
    member = hall.go(hall.window(who="tom", size=PHONE), ROOM + "/answer")
    boxes = [member.locator(".govuk-radios__item").nth(n).bounding_box() for n in range(4)]
    assert all(box and box["y"] + box["height"] <= PHONE["height"] for box in boxes), boxes
    heights = {round(box["height"]) for box in boxes if box}
    assert max(heights) - min(heights) < 30, "four of one size"


@pytest.mark.parametrize("size", [SCREEN, {"width": 1920, "height": 1080}, {"width": 1024, "height": 768}], ids=str)
def test_the_screen_at_each_stage_fits_and_reads_from_the_back(hall: Hall, size: dict[str, int]) -> None:
    chair, screen = hall.window(who="hilary"), screen_of(hall, size)
    fits(screen, size)
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Show on the screen").click()
    expect(screen.locator(".room-row")).to_have_count(3, timeout=SOON)
    places = [row.bounding_box() for row in screen.locator(".room-row").all()]
    fits(screen, size)
    chair.get_by_role("button", name="Ask the groups").click()
    said_aloud(chair, heads="consent", community="concern", families="object")
    expect(screen.locator(".room-foot")).to_contain_text("Not yet. Families say that it would do harm.", timeout=SOON)
    assert [row.bounding_box() for row in screen.locator(".room-row").all()] == places, "nothing has moved"
    fits(screen, size)
    assert not axe(screen)


def fits(screen: Page, size: dict[str, int]) -> None:
    """Nothing runs over, and what the room reads is at least 1/28 of a 16:9 picture high."""
    screen.wait_for_function("document.fonts.ready.then(() => true)")
    over = screen.evaluate("""() => [...document.querySelectorAll('[data-part], .room-row, .room-groups li')]
      .filter((el) => el.scrollHeight > el.clientHeight + 1 || el.scrollWidth > el.clientWidth + 1).map((el) => el.className)""")
    assert not over, over
    least = min(size["height"], size["width"] * 9 / 16) / 28
    read = ".room-row p, .room-one p, .room-groups span, .room-foot b"
    small = screen.evaluate("""([read, least]) => [...document.querySelectorAll(read)].filter((el) => el.textContent.trim()
      && parseFloat(getComputedStyle(el).fontSize) < least).map((el) => el.outerHTML)""", [read, least])
    assert not small, small


def test_pages_of_the_hall_at_every_width(hall: Hall) -> None:
    chair = hall.window(who="hilary")
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Ask the groups").click()
    member = hall.window(who="tom")
    for path in (ROOM, ROOM + "/answer", ROOM + "/answer?position=object", ROOM + "/answer?position=concern"):
        assert not looked(hall.go(member, path)), path
    for path in ("/meetings/1/room", "/meetings/1/screen"):
        assert not looked(hall.go(chair, path)), path
    stranger = hall.window()
    for path in ("/join", f"/meetings/1/join/{hall.secret}"):
        assert not looked(hall.go(stranger, path)), path
    stranger.context.close()


def test_the_screen_without_script_looks_again_by_itself(hall: Hall) -> None:
    page = hall.go(hall.window(who="hilary", size=SCREEN, script=False), "/meetings/1/screen")
    assert '<meta http-equiv="refresh" content="5">' in page.content()
    expect(page.locator("h1")).to_have_text("Autumn meeting")


DIRECTION = """e => [getComputedStyle(e).unicodeBidi, (() => { const r = document.createRange(); r.selectNodeContents(e);
  const box = e.getBoundingClientRect(), words = [...r.getClientRects()].at(-1); return box.right - words.right < 2; })()]"""


def test_words_that_run_from_right_to_left(hall: Hall) -> None:
    """On the screen and on a phone they begin at the right, and a quote of them is kept apart from its sentence."""
    words = "تتحدث المدارس مع الأسرة (A1) قبل تقصير الجدول."
    chair, screen = hall.window(who="hilary"), screen_of(hall)
    on(hall, chair, "will talk")
    chair.get_by_role("button", name="Ask the groups").click()
    said_aloud(chair, heads="object")
    chair.locator("#change summary").click()
    chair.locator("#change textarea").fill(words)
    chair.get_by_role("button", name="Ask the groups about these words").click()
    reads = screen.locator(".room-row").last.locator("p")
    expect(reads).to_have_text(words, timeout=SOON)
    assert reads.evaluate(DIRECTION) == ["plaintext", True]
    phone = phone_of(hall, "tom")
    assert phone.locator(".now-change .changed").last.evaluate(DIRECTION) == ["plaintext", True]
    assert words.split()[0] in phone.locator(".now-change .listed bdi").last.inner_text() and not wide(phone)
