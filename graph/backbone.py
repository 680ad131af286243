"""Which ties of a dense network carry its structure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Edge = tuple[int, int, int]
"""Two nodes and the weight (a count) between them."""
Totals = Mapping[int, tuple[int, int]]
"""Node to its degree and its strength (the sum of its weights)."""

ALPHA = 0.05


def significant(edges: Sequence[Edge], totals: Totals, alpha: float = ALPHA) -> list[Edge]:
    """The edges that the disparity filter keeps, in the order given.

    A node of degree k and strength s keeps an edge of weight w where (1 - w / s) ** (k - 1) < alpha: where so large a share
    would be unlikely if the node spread its strength at random. An edge stays where either end keeps it; a node's only
    edge is no evidence for that node. ``totals`` may count more edges than those given (chance pairs set aside before).
    Source: M. Á. Serrano, M. Boguñá, A. Vespignani, Extracting the multiscale backbone of complex weighted networks,
    PNAS 106 (2009).
    """
    return [edge for edge, value in zip(edges, disparities(edges, totals), strict=True) if value < alpha]


def disparities(edges: Sequence[Edge], totals: Totals) -> list[float]:
    """The smaller of the two ends' probabilities for each edge: 0 (surely structure) to 1 (no evidence)."""

    def chance(node: int, weight: int) -> float:
        degree, strength = totals[node]
        return float((1 - weight / strength) ** (degree - 1)) if degree > 1 else 1.0

    return [round(min(chance(a, weight), chance(b, weight)), 9) for a, b, weight in edges]


def summed(edges: Iterable[Edge]) -> Totals:
    """Degree and strength of each node in a network of these edges."""
    totals: dict[int, tuple[int, int]] = {}
    for a, b, weight in edges:
        for node in (a, b):
            degree, strength = totals.get(node, (0, 0))
            totals[node] = degree + 1, strength + weight
    return totals


def spanning(ranked: Iterable[Edge]) -> list[Edge]:
    """A spanning forest of the edges, which come strongest first: every node keeps a way to all it is bound to.

    Source: J. B. Kruskal, On the shortest spanning subtree of a graph, 1956.
    """
    root: dict[int, int] = {}

    def find(node: int) -> int:
        while root.setdefault(node, node) != node:
            root[node] = node = root[root[node]]
        return node

    kept = []
    for edge in ranked:
        a, b = find(edge[0]), find(edge[1])
        if a != b:
            root[max(a, b)] = min(a, b)
            kept.append(edge)
    return kept
