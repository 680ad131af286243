"""The network seen as a whole: backbone, degree, PageRank, community and place of every entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from graph import layout
from graph.backbone import Edge, Totals, significant, spanning
from graph.communities import communities, pageranks


def backbone(ranked: Sequence[Edge], totals: Totals) -> list[Edge]:
    """The edges that carry the structure, in order of their nodes; ``ranked`` comes strongest first.

    These are the edges that the disparity filter finds significant and, so that no entity with any sure tie falls off the
    map (in a small corpus the filter alone leaves next to nothing), a spanning forest of the strongest.
    """
    return sorted({*significant(ranked, totals), *spanning(ranked)})


def measured(count: int, edges: Sequence[Edge], anchors: Mapping[int, int]) -> pa.Table:
    """One row for each of ``count`` entities; ``edges`` are the backbone, ``anchors`` tie those outside to one inside."""
    group = communities(edges) if edges else {}
    ranks = pageranks(edges)
    places = layout.positions(edges, group) if edges else {}
    places |= layout.around(places, anchors, [node for node in range(count) if node not in group])
    degrees = _degrees(edges)
    nodes = range(count)
    return pa.table({
        "e": pa.array(nodes, pa.int32()),
        "degree": pa.array([degrees.get(node, 0) for node in nodes], pa.int32()),
        "pagerank": pa.array([ranks.get(node, 0.0) for node in nodes], pa.float64()),
        "community": pa.array([group.get(node, -1) for node in nodes], pa.int32()),
        "x": pa.array([places[node][0] for node in nodes], pa.float64()),
        "y": pa.array([places[node][1] for node in nodes], pa.float64()),
    })  # fmt: skip


def _degrees(edges: Sequence[Edge]) -> dict[int, int]:
    degrees: dict[int, int] = {}
    for a, b, _ in edges:
        degrees[a] = degrees.get(a, 0) + 1
        degrees[b] = degrees.get(b, 0) + 1
    return degrees
