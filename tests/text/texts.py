"""Made texts for the engine's property tests, and where the real ones are."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from charter.text.clauses import parse
from charter.text.tree import Placed, place

SHARED = Path(__file__).parents[2].parent / "shared" / "data"

WORDS = [
    "schools",
    "pupils",
    "staff",
    "council",
    "must",
    "should",
    "help",
    "every",
    "child",
    "learn",
    "belong",
    "together",
    "safely",
    "and",
    "with",
    "families",
]

word = st.sampled_from(WORDS)
sentence = st.lists(word, min_size=1, max_size=12).map(" ".join)
heading = st.tuples(st.integers(1, 4), sentence).map(lambda pair: "#" * pair[0] + " " + pair[1] + "\n\n")
paragraph = sentence.map(lambda words: words + ".\n\n")
bullets = st.lists(sentence, min_size=1, max_size=4).map(lambda rows: "".join(f"- {row}\n" for row in rows) + "\n")
numbers = st.lists(sentence, min_size=1, max_size=4).map(
    lambda rows: "".join(f"{at}. {row}\n" for at, row in enumerate(rows, 1)) + "\n"
)
nested = st.tuples(sentence, sentence, sentence).map(lambda rows: "- {}\n  - {}\n- {}\n\n".format(*rows))
table = st.just("| a | b |\n|---|---|\n| 1 | 2 |\n\n")
text = st.lists(st.one_of(heading, paragraph, paragraph, bullets, numbers, nested, table), min_size=1, max_size=8).map("".join)

# Signs that mean something to Markdown, to scripts without spaces, and to nobody.
anything = st.text(
    alphabet=st.one_of(
        st.sampled_from("#-*+>|`~_[]()!<&=.:1aA \t\n\r\\"),
        st.characters(codec="utf-8"),
        st.sampled_from("あ漢👩‍👧é\u0301\u200d🇬🇧"),
    ),
    max_size=120,
)


def placed(source: str) -> tuple[Placed, ...]:
    """A text as a tree under the keys k0, k1, …"""
    document = parse(source)
    return place(document, [f"k{clause.index}" for clause in document.clauses])


def histories() -> list[list[Path]]:
    """The real texts: for each, its revisions in order."""
    return [sorted(folder.glob("[0-9]*")) for folder in sorted((SHARED / "histories").glob("*"))]


def read(path: Path) -> str:
    """A file as it is, line ends and all."""
    return path.read_bytes().decode("utf-8", "replace")
