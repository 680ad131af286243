"""Where each entity lies on a map of the backbone: communities are discs that touch, their members lie inside.

Positions are pixels rounded to three places, the same for the same network whatever the machine's number of processors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.backbone import Edge
from graph.communities import SEED, network

Point = tuple[float, float]
Points = NDArray[np.float64]

SPACING = 60.0
"""Pixels between neighbours inside a community."""
GAP = 40.0
DIRECTIONS = 36
PACKED = 60
"""So many communities are packed side by side; the rest, the smallest, lie on a spiral around them."""
LARGEST = 400
"""A community with more members is laid out on a spiral, strongest in the middle: forces would take too long."""


def positions(edges: Sequence[Edge], community: Mapping[int, int]) -> dict[int, Point]:
    """Node to position: communities packed around the largest, each beside those it is bound to."""
    graph = network(edges)
    groups: dict[int, list[int]] = {}
    for node in graph.nodes:
        groups.setdefault(community[node], []).append(node)
    order = sorted(groups)
    inner = [_members(graph.subgraph(groups[number])) for number in order]
    centres = _packed([_radius(len(groups[number])) for number in order], _bonds(edges, community, len(order)))
    placed = {
        node: _rounded(centre + point)
        for number, centre, points in zip(order, centres, inner, strict=True)
        for node, point in zip(groups[number], points, strict=True)
    }
    return {node: placed[node] for node in sorted(placed)}


def around(placed: Mapping[int, Point], anchors: Mapping[int, int], others: Sequence[int]) -> dict[int, Point]:
    """Positions for nodes outside the backbone: on a spiral about their anchor, or beyond all where they have none."""
    edge = max((sqrt(x * x + y * y) for x, y in placed.values()), default=0.0) + 2 * SPACING
    turns: dict[int | None, int] = {}
    found: dict[int, Point] = {}
    for node in others:
        anchor = anchors.get(node)
        turn = turns[anchor] = turns.get(anchor, 0) + 1
        if anchor is None:
            radius = sqrt(edge * edge + turn * SPACING * SPACING)
            found[node] = _rounded(_spoke(radius, turn))
        else:
            found[node] = _rounded(np.array(placed[anchor]) + _spoke(SPACING * 0.3 * sqrt(turn), turn))
    return found


def _rounded(point: Points) -> Point:
    return round(float(point[0]), 3) + 0.0, round(float(point[1]), 3) + 0.0


def _spoke(radius: float, turn: int) -> Points:
    angle = turn * pi * (3 - sqrt(5))
    return np.array((radius * cos(angle), radius * sin(angle)))


def _radius(members: int) -> float:
    return SPACING * sqrt(members) / 1.6


def _members(part: nx.Graph) -> Points:
    """Positions about (0, 0) of one community's members, in their order: forces within, scaled to the disc."""
    size = part.number_of_nodes()
    if size < 3:
        return np.array([(turn * SPACING - (size - 1) * SPACING / 2, 0.0) for turn in range(size)])
    if size > LARGEST:
        ranked = sorted(part.nodes, key=lambda node: (-part.degree(node, weight="weight"), node))
        places = {node: _spoke(SPACING / 1.6 * sqrt(turn), turn) for turn, node in enumerate(ranked)}
    else:
        places = nx.spring_layout(_ordered(part), weight=None, seed=SEED, iterations=60, k=1.6 / sqrt(size))
    points = np.array([places[node] for node in sorted(part.nodes)], dtype=np.float64)
    points = points - points.mean(axis=0)
    reach = float(np.sqrt((points**2).sum(axis=1)).max())
    return np.asarray(points * (_radius(size) / reach)) if reach > 0 else points


def _ordered(part: nx.Graph) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(sorted(part.nodes))
    graph.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in part.edges))
    return graph


def _bonds(edges: Sequence[Edge], community: Mapping[int, int], count: int) -> Points:
    """Weights between communities."""
    bonds = np.zeros((count, count))
    for a, b, weight in edges:
        bonds[community[a], community[b]] += weight
        bonds[community[b], community[a]] += weight
    return bonds


def _packed(radii: Sequence[float], bonds: Points) -> list[Points]:
    """Centres of discs that do not overlap: the first in the middle, each next one near those it is bound to."""
    centres: list[Points] = []
    for number, radius in enumerate(radii[:PACKED]):
        centres.append(_free_place(centres, radii, radius, bonds[number]) if centres else np.zeros(2))
    rest = radii[PACKED:]
    inner = max((float(np.hypot(*centre)) + radius for centre, radius in zip(centres, radii, strict=False)), default=0.0)
    step = (2 * rest[0] + GAP) / 1.7 if rest else 0.0
    return centres + [_spoke(sqrt((inner + step) ** 2 + turn * step * step), turn) for turn in range(len(rest))]


def _free_place(centres: Sequence[Points], radii: Sequence[float], radius: float, bonds: Points) -> Points:
    """Of the places that touch a disc already lying there and overlap none, the nearest to the disc's bonds and the middle."""
    there, sizes = np.array(centres), np.array(radii[: len(centres)])
    angles = np.arange(DIRECTIONS) * (2 * pi / DIRECTIONS)
    ring = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    candidates = (there[:, None, :] + (sizes + radius + GAP)[:, None, None] * ring[None, :, :]).reshape(-1, 2)
    distances = np.sqrt(((candidates[:, None, :] - there[None, :, :]) ** 2).sum(axis=2))
    free = (distances >= sizes + radius + GAP * 0.99).all(axis=1)
    pull = bonds[: len(centres)] / max(float(bonds.sum()), 1.0)
    cost = (distances * pull).sum(axis=1) + np.sqrt((candidates**2).sum(axis=1)) * 0.5
    return np.asarray(candidates[np.where(free, np.round(cost, 6), np.inf).argmin()])
