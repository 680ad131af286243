"""Where the page draws the nodes of its first view: the tables' map, brought to size, with room for every label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, hypot, sin, sqrt, tau
from typing import Any

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Points = NDArray[np.float64]

LETTER, LINE, LONGEST = 13.0, 17.0, 14
"""Pixels of a Chinese character and of a line of labels; characters of a label before it is cut."""
SPREAD = 88.0
"""Pixels of the map's width for each node, times the root of their number."""
ASPECT = 0.82
"""Height of the map by its width."""


def scaled(entities: Sequence[Mapping[str, Any]], shown: Sequence[int]) -> dict[int, Point]:
    """The tables' coordinates brought to a map of the size that ``shown`` needs; shown nodes without any form a circle."""
    width = SPREAD * sqrt(max(len(shown), 6))
    size = (width / 2, width * ASPECT / 2)
    given = {n: (e["x"], e["y"]) for n, e in enumerate(entities) if e["x"] is not None and e["y"] is not None}
    places = _fitted(given, [given[n] for n in shown if n in given], size)
    missing = [n for n in shown if n >= 0 and n not in places]
    for turn, n in enumerate(missing):
        angle = tau * turn / len(missing)
        places[n] = (size[0] * cos(angle), size[1] * sin(angle))
    return places


def _fitted(given: Mapping[int, Point], frame: Sequence[Point], size: Point) -> dict[int, Point]:
    """Points moved and stretched so that the frame fills the size; strays are drawn in to its rim."""
    if not frame:
        return {}
    low, high = np.quantile(np.array(frame), [0.03, 0.97], axis=0)
    span = np.where(high - low > 0, high - low, 1.0)
    nodes = sorted(given)
    unit = (np.array([given[n] for n in nodes]) - (low + high) / 2) / span * 2
    moved = np.clip(unit, -1.2, 1.2) * np.array(size)
    return {n: (round(float(x), 1), round(float(y), 1)) for n, (x, y) in zip(nodes, moved, strict=True)}


def beside(cited: Sequence[Point], turn: int) -> Point:
    """The place of a text: beside the middle of what it cites, further out from the middle of the map."""
    x, y = (sum(p[axis] for p in cited) / len(cited) for axis in (0, 1))
    far = hypot(x, y) or 1.0
    angle = turn * 2.399963
    return x * (1 + 90 / far) + 60 * cos(angle), y * (1 + 90 / far) + 60 * sin(angle)


def label_box(label: str, radius: float) -> Point:
    """Width and height in pixels of a node with its label below."""
    letters = sum(0.55 if character.isascii() else 1.0 for character in label[:LONGEST])
    return max(letters * LETTER, 2 * radius) + 10, 2 * radius + LINE + 6


def separate(places: Sequence[Point], boxes: Sequence[Point], rounds: int = 400) -> list[Point]:
    """Make room for boxes: nodes first drift apart as they lie, then the boxes that still overlap go the shorter way."""
    at, half = np.array(places, float).reshape(-1, 2), np.array(boxes, float).reshape(-1, 2) / 2
    at += np.array([(cos(n * 2.4), sin(n * 2.4)) for n in range(len(at))]).reshape(-1, 2) * 0.5
    reach = half[:, None, :] + half[None, :, :]
    for step in (_drift, _part):
        for _ in range(rounds):
            push = step(at, reach)
            if not push.any():
                break
            at += push
    return [(round(float(x), 1), round(float(y), 1)) for x, y in at]


def _drift(at: Points, reach: NDArray[np.float64]) -> Points:
    """A step along the line between each two nodes whose boxes, taken as ellipses, overlap."""
    apart = at[:, None, :] - at[None, :, :]
    near = np.sqrt(((apart / reach) ** 2).sum(axis=2))
    np.fill_diagonal(near, np.inf)
    lack = np.where(near < 1.1, (1.1 / np.maximum(near, 0.02) - 1) * 0.2, 0.0)
    drifted: Points = np.round(np.clip((apart * lack[:, :, None]).sum(axis=1), -12, 12), 2)
    return drifted


def _part(at: Points, reach: NDArray[np.float64]) -> Points:
    """A step by the shorter side for each two boxes that overlap."""
    apart = at[:, None, :] - at[None, :, :]
    over = reach - np.abs(apart)
    touching: NDArray[np.bool_] = np.all(over > 0, axis=2)
    np.fill_diagonal(touching, False)
    shorter = over[:, :, 0] < over[:, :, 1]
    step = np.where(touching[:, :, None], over * np.where(apart >= 0, 1.0, -1.0) * 0.25, 0.0)
    step[:, :, 0] = np.where(shorter, step[:, :, 0], 0.0)
    step[:, :, 1] = np.where(shorter, 0.0, step[:, :, 1])
    parted: Points = np.round(step.sum(axis=1), 2)
    return parted
