from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graph.backbone import Edge, disparities, significant, spanning, summed

STAR = [(0, 1, 90), (0, 2, 2), (0, 3, 2), (0, 4, 2), (0, 5, 2), (0, 6, 2)]


def test_the_heavy_edge_of_a_star_is_kept() -> None:
    assert significant(STAR, summed(STAR)) == [(0, 1, 90)]


def test_disparity_by_hand() -> None:
    edges = [(0, 1, 3), (0, 2, 1)]
    assert disparities(edges, summed(edges)) == [0.25, 0.75]  # (1 - 3/4) ** 1, (1 - 1/4) ** 1


def test_equal_weights_are_no_structure() -> None:
    complete = [(a, b, 5) for a, b in combinations(range(8), 2)]
    assert significant(complete, summed(complete)) == []


def test_a_nodes_only_edge_is_no_evidence() -> None:
    assert disparities([(0, 1, 7)], summed([(0, 1, 7)])) == [1.0]


def test_a_forest_takes_the_strongest_and_closes_no_circle() -> None:
    assert spanning([(0, 1, 9), (1, 2, 8), (0, 2, 7), (3, 4, 1)]) == [(0, 1, 9), (1, 2, 8), (3, 4, 1)]


edges = st.lists(
    st.tuples(st.integers(0, 15), st.integers(16, 30), st.integers(1, 50)), max_size=60, unique_by=lambda edge: edge[:2]
)


@given(edges)
def test_the_filter_chooses_among_the_edges(network: list[Edge]) -> None:
    kept = significant(network, summed(network))
    assert [edge for edge in network if edge in kept] == kept
    assert all(0 <= value <= 1 for value in disparities(network, summed(network)))


@given(edges)
def test_a_forest_reaches_every_node(network: list[Edge]) -> None:
    nodes = {node for edge in network for node in edge[:2]}
    assert {node for edge in spanning(network) for node in edge[:2]} == nodes
    assert len(spanning(network)) < max(len(nodes), 1)
