"""What two hands put in at one place, in one row: what is the same stands once, and each hand's pieces keep their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .asking import is_one, likest, together
from .clauses import Clause
from .sequence import in_order

# A piece of the first hand, of the second, or one of each that are one.
Step = tuple[int | None, int | None]


def interlace(first: Sequence[Clause], second: Sequence[Clause]) -> tuple[list[Step], bool]:
    """The pieces of both in one order, and whether the hands put what is the same in another order each."""
    met = sorted(_met(first, second))
    chain = in_order(met)
    # What is the same stands once even so, where the first hand has it.
    turned = [(i, j) for i, j in met if (i, j) not in chain and is_one(first[i], second[j])]
    steps: list[Step] = []
    x = y = 0
    for i, j in [*chain, (len(first), len(second))]:
        steps += [(at, next((q for p, q in turned if p == at), None)) for at in range(x, i)]
        steps += [(None, at) for at in range(y, j) if at not in {q for _, q in turned}]
        steps += [(i, j)] if i < len(first) else []
        x, y = i + 1, j + 1
    return steps, bool(turned)


def _met(first: Sequence[Clause], second: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Which pieces of both are one, or two wordings that fit together, each met once."""
    left, right = set(range(len(first))), set(range(len(second)))
    for i, j in likest(first, second):
        if i in left and j in right and together(first[i], second[j]) is not None:
            left.remove(i)
            right.remove(j)
            yield i, j
