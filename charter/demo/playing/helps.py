"""What helps people to read the text: a translation, Easy Read, a film in signs, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from charter.companions import actions
from charter.companions.reading import read
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story import helps
from charter.demo.story.dates import fill
from charter.demo.story.helps import Word
from charter.demo.story.whole import SETTLING
from charter.docx.writing.blocks import Block, Heading, Item
from charter.drafting import queries as drafting
from charter.glossary import actions as glossary
from charter.publishing import pdf
from charter.web.ids import random_id

ARABIC = Path(__file__).parents[1] / "version4.ar.md"
# The draft of which the Easy Read was made; nobody has made a newer one yet, and its page says what has changed.
EASY_OF = 3


def acts(tale: Tale) -> Iterator[Act]:
    """In the order of their days."""
    for n, word in enumerate(helps.WORDS):
        yield Act(tale.moments.on(helps.WORDS_DAYS, 14, n), _set(word))
    yield Act(tale.moments.on(helps.WORDS_DAYS, 15), lambda _tale, at: glossary.set_plainer(helps.PLAINER, at=at))
    yield Act(tale.moments.on(helps.EASY_DAYS, 11), _easy)
    yield Act(tale.moments.on(helps.ARABIC_DAYS, 11), _arabic)
    yield Act(tale.moments.on(helps.SIGNS_DAYS, 11), _signs)


def _set(word: Word) -> Deed:
    def set_term(tale: Tale, at: datetime) -> None:
        glossary.set_term(word.term, meaning=word.meaning, source=word.source, forms=word.forms, by=tale.person("hannah"), at=at)

    return set_term


def _arabic(tale: Tale, at: datetime) -> None:
    version = there(drafting.version(SETTLING.version))
    text = fill(ARABIC.read_text(encoding="utf-8"), tale.today, helps.MONTHS["ar"])
    actions.put_text(version, "ar", read(text, drafting.tree(version.number)), maker=helps.TRANSLATOR, notice=helps.ARABIC_NOTICE,
                     by=tale.person("hannah"), at=at, once=random_id())


def _easy(tale: Tale, at: datetime) -> None:
    blocks: list[Block] = [Heading("Our charter in Easy Read", 1)]
    for title, sentences in helps.EASY:
        blocks += [Heading(title), *(Item(words) for words in sentences)]
    raw = pdf.pdf(pdf.Document("Our charter in Easy Read", "Kelderby", (at - timedelta(days=1)).date(), "Easy Read", "Easy Read",
                               f"Of draft {EASY_OF}. Nobody has signed it.", blocks))
    actions.put_file(there(drafting.version(EASY_OF)), "easy-read", raw, maker=helps.EASY_MAKER, by=tale.person("hannah"), at=at,
                     once=random_id())


def _signs(tale: Tale, at: datetime) -> None:
    actions.put_link(there(drafting.version(SETTLING.version)), "bsl", helps.SIGNS_LINK, maker=helps.SIGNS_MAKER,
                     by=tale.person("hannah"), at=at, once=random_id())
