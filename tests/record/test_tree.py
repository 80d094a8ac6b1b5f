"""The Merkle tree against RFC 6962's reference tree, and its proofs against the definition."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.record import tree

# The reference tree of the Certificate Transparency code: eight leaves, and the root after each.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def by_definition(leaves):
    """Tell the root as section 2.1 defines it, slowly."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


def grow(leaves):
    """Append each leaf and keep every node made, as the database does."""
    frontier, nodes = tree.Frontier(), {}
    for leaf in leaves:
        nodes |= {(level, index): made for level, index, made in frontier.append(leaf)}
    return frontier, lambda level, index: nodes[level, index]


def some_leaves(count):
    return [tree.leaf_hash(str(n).encode()) for n in range(count)]


def test_the_reference_tree_has_its_roots():
    frontier = tree.Frontier()
    for data, root in zip(LEAVES, ROOTS, strict=True):
        frontier.append(tree.leaf_hash(bytes.fromhex(data)))
        assert frontier.root().hex() == root


def test_an_empty_tree_has_the_hash_of_nothing():
    assert tree.Frontier().root() == tree.root_of([]) == by_definition([])


@given(st.integers(0, 130))
def test_a_root_is_as_defined(count):
    assert tree.root_of(some_leaves(count)) == by_definition(some_leaves(count))


@given(st.integers(0, 130), st.integers(0, 40))
def test_growth_goes_on_from_the_stored_edge(first, more):
    leaves = some_leaves(first + more)
    _frontier, look = grow(leaves[:first])
    again = tree.Frontier(first, [look(*place) for place in tree.places_of(0, first)])
    for leaf in leaves[first:]:
        again.append(leaf)
    assert again.root() == by_definition(leaves)


def test_a_wrong_edge_is_refused():
    with pytest.raises(ValueError):
        tree.Frontier(3, [b"x" * 32])


@given(st.integers(1, 130), st.data())
def test_an_entry_is_proved_to_be_in_the_tree(size, data):
    seq = data.draw(st.integers(0, size - 1))
    leaves = some_leaves(size)
    frontier, look = grow(leaves)
    proof = [tree.range_hash(span, look) for span in tree.inclusion_ranges(seq, size)]
    root = frontier.root()
    assert tree.is_included(leaves[seq], seq, size, proof, root)
    assert not tree.is_included(tree.leaf_hash(b"another"), seq, size, proof, root)
    assert not tree.is_included(leaves[seq], seq, size, [*proof, root], root)
    assert not tree.is_included(leaves[seq], size, size, proof, root)
    if proof:
        assert not tree.is_included(leaves[seq], seq, size, proof[:-1], root)
        assert not tree.is_included(leaves[seq], seq ^ 1, size, proof, root)


@given(st.integers(1, 130), st.data())
def test_a_tree_is_proved_to_begin_with_an_older_one(new, data):
    old = data.draw(st.integers(1, new))
    leaves = some_leaves(new)
    frontier, look = grow(leaves)
    proof = [tree.range_hash(span, look) for span in tree.consistency_ranges(old, new)]
    older, newer = by_definition(leaves[:old]), frontier.root()
    assert tree.is_consistent(old, older, new, newer, proof)
    assert not tree.is_consistent(old, tree.leaf_hash(b"forged"), new, newer, proof)
    assert not tree.is_consistent(old, older, new, tree.leaf_hash(b"forged"), proof)
    assert not tree.is_consistent(old, older, new, newer, [*proof, newer])
    if proof:
        assert not tree.is_consistent(old, older, new, newer, proof[:-1])


@pytest.mark.parametrize("old, new", [(0, 3), (4, 3)])
def test_no_proof_is_made_between_trees_that_cannot_be(old, new):
    with pytest.raises(ValueError):
        tree.consistency_ranges(old, new)
    assert not tree.is_consistent(old, b"", new, b"", [])


def test_no_proof_is_made_for_an_entry_past_the_end():
    with pytest.raises(ValueError):
        tree.inclusion_ranges(3, 3)


def test_the_reference_proofs():
    """Two paths of the reference tree, as the Certificate Transparency tests list them."""
    _frontier, look = grow([tree.leaf_hash(bytes.fromhex(data)) for data in LEAVES])
    path = [tree.range_hash(span, look).hex() for span in tree.inclusion_ranges(0, 8)]
    assert path == ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]
    proof = [tree.range_hash(span, look).hex() for span in tree.consistency_ranges(6, 8)]
    assert proof == ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                     "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                     "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]
