from __future__ import annotations

import random
from itertools import combinations

import pytest

from graph.communities import communities, pageranks

TRIANGLES = [
    *((a, b, 5) for a, b in combinations((0, 1, 2, 3), 2)),
    *((a, b, 5) for a, b in combinations((4, 5, 6), 2)),
    (3, 4, 1),
]


def test_groups_are_numbered_by_size() -> None:
    assert communities(TRIANGLES) == {0: 0, 1: 0, 2: 0, 3: 0, 4: 1, 5: 1, 6: 1}


def test_of_two_equal_groups_that_with_the_smaller_node_is_first() -> None:
    assert communities([(2, 3, 1), (0, 1, 1)]) == {0: 0, 1: 0, 2: 1, 3: 1}


def test_the_order_of_edges_does_not_matter() -> None:
    shuffled = [(b, a, w) for a, b, w in TRIANGLES]
    random.Random(7).shuffle(shuffled)
    assert communities(shuffled) == communities(TRIANGLES)
    assert pageranks(shuffled) == pageranks(TRIANGLES)


def test_pageranks_are_shares_and_the_middle_of_a_star_has_most() -> None:
    ranks = pageranks([(0, n, 1) for n in range(1, 6)])
    assert sum(ranks.values()) == pytest.approx(1)
    assert max(ranks, key=lambda node: ranks[node]) == 0


def test_nothing_has_no_groups() -> None:
    assert pageranks([]) == {}
