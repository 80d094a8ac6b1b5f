"""What it asks of a group: few questions, nothing made up, and why there is a charter."""

from __future__ import annotations

from charter.drafting.models import Version
from tests.visiting import Visitor
from tests.world import TEXT, World, with_text

MOST = 6


def test_it_asks_few_questions_of_the_database(draft: Version, client: Visitor, asked: list[str]) -> None:
    asked.clear()
    client.visit("/for/heads")
    assert len(asked) <= MOST, asked
    asked.clear()
    client.visit("/words")
    assert len(asked) <= MOST, asked


def test_why_there_is_a_charter_is_told_in_its_own_words(world: World, client: Visitor) -> None:
    with_text(world, TEXT.replace("## Milestones", "## Why we do this\n\nIn 2025 a hundred pupils lost a term.\n\n## Milestones"))
    rest = client.visit("/for/services").split("What is in it for you")[1]
    assert "In 2025 a hundred pupils lost a term." in rest and "no promise of others" not in rest


def test_until_when_a_draft_takes_comments(draft: Version, client: Visitor) -> None:
    assert "Comments are taken until 30\u00a0November\u00a02026" in client.visit("/for/families")
