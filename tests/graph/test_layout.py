from __future__ import annotations

import random
from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.backbone import Edge
from graph.communities import communities
from graph.layout import PACKED, around, positions


def clusters(count: int, size: int) -> list[Edge]:
    groups = [range(n * size, (n + 1) * size) for n in range(count)]
    return [(a, b, 3) for group in groups for a, b in combinations(group, 2)]


def centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def test_members_lie_nearer_to_their_own_community() -> None:
    edges = clusters(5, 8)
    placed = positions(edges, communities(edges))
    centres = [centre([placed[n] for n in range(g * 8, g * 8 + 8)]) for g in range(5)]
    for node, point in placed.items():
        assert min(range(5), key=lambda g: dist(point, centres[g])) == node // 8


def test_no_two_nodes_share_a_place_even_with_many_communities() -> None:
    edges = clusters(PACKED + 30, 3)
    placed = positions(edges, communities(edges))
    assert len(set(placed.values())) == len(placed)
    centres = [centre([placed[n] for n in range(g * 3, g * 3 + 3)]) for g in range(PACKED + 30)]
    assert min(dist(a, b) for a, b in combinations(centres, 2)) > 60


def test_a_large_community_is_laid_out() -> None:
    edges = [(0, n, 1) for n in range(1, 700)]
    placed = positions(edges, dict.fromkeys(range(700), 0))
    assert len(set(placed.values())) == 700


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_edges_does_not_matter(chance: random.Random) -> None:
    edges = [*clusters(4, 5), (0, 5, 1), (6, 11, 2)]
    shuffled = [(b, a, w) for a, b, w in edges]
    chance.shuffle(shuffled)
    assert positions(shuffled, communities(shuffled)) == positions(edges, communities(edges))


def test_nodes_outside_lie_by_their_anchor_or_beyond_all() -> None:
    placed = {0: (0.0, 0.0), 1: (500.0, 0.0)}
    found = around(placed, {2: 1, 3: 1}, [2, 3, 4])
    assert dist(found[2], placed[1]) < 60 and dist(found[3], placed[1]) < 60
    assert dist(found[4], (0.0, 0.0)) > 500
    assert len(set(found.values())) == 3
