"""Whole journeys of signing: three pages, the letter, its link in another browser, six digits, the receipt."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.benchmarks.storms import ask
from tests.drills.ground import spelled
from tests.drills.presses import Answer, request
from tests.drills.sink import Sink, Taken

# Longer than any letter waits while the post is up.
LETTER_SECONDS = 60.0
HIDDEN = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')
COOKIE = re.compile(r"(?im)^set-cookie: ([^=]+)=([^;\r]*)")


@dataclass
class Journey:
    """What one person met: seconds each press took, how often they were refused, until the letter came, whether all was well."""

    presses: list[float] = field(default_factory=list)
    refused: int = 0
    letter: float = 0.0
    whole: bool = False
    email: str = ""


class Post:
    """The letters that came, by address; read off the mail server's file for everybody at once."""

    def __init__(self, sink: Sink) -> None:
        self.sink, self.by = sink, dict[str, list[Taken]]()
        self.seen = 0

    def read(self) -> None:
        """Take up what is new."""
        letters = self.sink.letters()
        for letter in letters[self.seen:]:
            self.by.setdefault(letter.to, []).append(letter)
        self.seen = len(letters)

    async def to(self, email: str, count: int) -> Taken | None:
        """Number `count` of the letters to somebody, once it has come."""
        for _ in range(int(LETTER_SECONDS / 0.05)):
            if len(self.by.get(email, ())) >= count:
                return self.by[email][count - 1]
            await asyncio.sleep(0.05)
        return None


class Browser:
    """One browser: its cookies, and what each press took."""

    def __init__(self, port: int, address: str, journey: Journey) -> None:
        self.port, self.address, self.journey, self.cookies = port, address, journey, dict[str, str]()

    async def get(self, path: str) -> Answer:
        return await self._send(request(path, None, self.cookies, self.address), 200)

    async def press(self, path: str, page: Answer, data: dict[str, str]) -> Answer:
        """Fill the page's form in and send it."""
        fields = dict(HIDDEN.findall(page.page)) | data
        return await self._send(request(path, fields, self.cookies, self.address), 303)

    async def _send(self, raw: bytes, wanted: int) -> Answer:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        answer = await ask(self.port, raw)
        self.journey.presses.append(loop.time() - begun)
        self.journey.refused += answer.status != wanted
        for name, value in COOKIE.findall(answer.head):
            self.cookies[name] = value
        return answer


async def walk(port: int, post: Post, n: int, address: str) -> Journey:
    """One person's journey, from the first page to the receipt."""
    journey = Journey(email=f"head@{spelled(n).lower()}.example")
    phone = Browser(port, address, journey)
    first = await phone.get("/sign")
    await phone.press("/sign", first, {
        "for_whom": "organisation", "organisation_name": f"{spelled(n)} School", "organisation": f"{n:032x}",
        "title": "Headteacher", "name": f"Robin {spelled(n)}", "email": journey.email})
    await phone.press("/sign/text", await phone.get("/sign/text"), {"authority": "told"})
    await phone.press("/sign/check", await phone.get("/sign/check"), {"choice": "sign"})
    begun = asyncio.get_running_loop().time()
    await phone.get("/sign/sent")
    letter = await post.to(journey.email, 1)
    journey.letter = asyncio.get_running_loop().time() - begun
    if letter is None:
        return journey
    elsewhere = Browser(port, address, journey)  # the school's computer, where the letter is read
    await elsewhere.press(letter.link, await elsewhere.get(letter.link), {"digits": letter.digits})
    thanks = await elsewhere.get(letter.link)
    receipt = await post.to(journey.email, 2)
    journey.whole = "You have signed" in thanks.page and receipt is not None and journey.refused == 0
    return journey


def run(port: int, sink: Sink, count: int, per_second: float, *, address: str = "",
        at_half: Callable[[], object] | None = None) -> list[Journey]:
    """So many journeys, begun by the clock; each from its own address, or all from this one."""

    async def letters(post: Post) -> None:
        while True:
            post.read()
            await asyncio.sleep(0.05)

    async def begin() -> list[Journey]:
        loop, post, all_of_them = asyncio.get_running_loop(), Post(sink), []
        reading = asyncio.create_task(letters(post))
        begun, guessing = loop.time(), None
        for n in range(count):
            await asyncio.sleep(max(0.0, begun + n / per_second - loop.time()))
            all_of_them.append(asyncio.create_task(walk(port, post, n, address or f"10.2.{n // 250}.{n % 250}")))
            if at_half and n == count // 2:
                guessing = loop.run_in_executor(None, at_half)
        found = list(await asyncio.gather(*all_of_them))
        if guessing:
            await guessing
        reading.cancel()
        return found

    return asyncio.run(begin())
