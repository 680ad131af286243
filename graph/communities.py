"""Groups of entities that stand together more than with others, and each entity's weight in the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

from graph.backbone import Edge

SEED = 20_221_016


def network(edges: Iterable[Edge]) -> nx.Graph:
    """The undirected weighted graph of the edges, nodes and edges in ascending order whatever the order given."""
    ordered = sorted((min(a, b), max(a, b), weight) for a, b, weight in edges)
    graph = nx.Graph()
    graph.add_nodes_from(sorted({node for a, b, _ in ordered for node in (a, b)}))
    graph.add_weighted_edges_from(ordered)
    return graph


def communities(edges: Sequence[Edge]) -> dict[int, int]:
    """Node to community: 0 is the largest; of two equally large ones that with the smallest node comes first.

    Louvain's method with a fixed seed (V. D. Blondel et al., Fast unfolding of communities in large networks, 2008).
    """
    found = nx.community.louvain_communities(network(edges), weight="weight", seed=SEED)
    ranked = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    return {node: number for number, group in enumerate(ranked) for node in group}


def pageranks(edges: Sequence[Edge]) -> dict[int, float]:
    """Node to PageRank, 0 to 1, together 1: how often a walk along the edges, by weight, comes by (damping 0.85).

    Source: L. Page, S. Brin et al., The PageRank Citation Ranking, 1999.
    """
    ranks = nx.pagerank(network(edges), weight="weight") if edges else {}
    return {node: round(float(rank), 8) for node, rank in ranks.items()}
