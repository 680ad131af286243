"""The first sight of the page: which nodes and ties it draws, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from output import page_layout
from output.page_data import CITATIONS, COOCCURRENCE
from output.page_layout import Point

Tie = Mapping[str, Any]
TEXT_RADIUS = 7.0
MOST_TEXTS = 8
"""Texts that the first view draws as nodes; a corpus of more than three times as many draws none."""


@dataclass(frozen=True, slots=True)
class View:
    """Node numbers in rank order, tie numbers, and the place of each node in pixels."""

    nodes: tuple[int, ...]
    ties: tuple[int, ...]
    places: dict[int, Point]


def first_view(entities: Sequence[Mapping[str, Any]], texts: int, ties: Sequence[Tie], max_nodes: int) -> View:
    """The backbone among the foremost entities, then the most used others, each held by its strongest tie; texts that cite."""
    room = max_nodes - min(MOST_TEXTS, max_nodes // 8) if texts <= 3 * MOST_TEXTS else max_nodes
    nodes = _backbone(len(entities), ties, room)
    held = _held(_candidates(entities, texts), nodes, ties, room)
    nodes = sorted({*nodes, *held}) or list(range(min(len(entities), room)))
    nodes += _citing(ties, set(nodes), max_nodes - room)
    drawn = {n for n, tie in enumerate(ties) if _is_drawn(tie)}
    shown = set(nodes)
    inside = sorted(n for n in drawn | set(held.values()) if ties[n]["source"] in shown and ties[n]["target"] in shown)
    return View(tuple(nodes), tuple(inside), _places(entities, nodes, ties))


def _is_drawn(tie: Tie) -> bool:
    return (bool(tie["backbone"]) and tie["relation"] in COOCCURRENCE) or tie["relation"] in CITATIONS


def _backbone(entities: int, ties: Sequence[Tie], room: int) -> list[int]:
    """The foremost entities that a backbone tie joins to another of them."""
    pairs = [(t["source"], t["target"]) for t in ties if t["backbone"] and t["relation"] in COOCCURRENCE]
    first = set(range(min(entities, room)))
    return sorted({n for pair in pairs if first.issuperset(pair) for n in pair})


def _candidates(entities: Sequence[Mapping[str, Any]], texts: int) -> list[int]:
    """Entities that may stand in the first view without a backbone tie: not those that belong to one text among others."""
    own = {"scoped", "masked", "ambiguous"} if texts > 1 else set()
    return [n for n, entity in enumerate(entities) if entity["status"] not in own]


def _held(candidates: Sequence[int], nodes: Iterable[int], ties: Sequence[Tie], room: int) -> dict[int, int]:
    """Further entities in rank order, each with the number of its strongest tie to a node that is drawn already."""
    allowed = {*candidates, *nodes}
    near = _by_end(ties)
    chosen = known = frozenset(nodes)
    held: dict[int, int] = {}
    for n in candidates:
        best = next((tie for tie, other in near.get(n, ()) if other in chosen or (other in allowed and not chosen)), None)
        if n not in chosen and best is not None and len(chosen) < room:
            held[n] = held[ties[best]["source"] + ties[best]["target"] - n] = best
            chosen |= {ties[best]["source"], ties[best]["target"]}
    return {n: tie for n, tie in held.items() if n not in known}


def _by_end(ties: Sequence[Tie]) -> dict[int, list[tuple[int, int]]]:
    """For each entity its ties of at least two sentences and the other end, the strongest first."""
    near: dict[int, list[tuple[int, int]]] = {}
    together = [n for n, tie in enumerate(ties) if tie["relation"] in COOCCURRENCE and tie["count"] > 1]
    for n in sorted(together, key=lambda n: (-(ties[n]["g2"] or 0), n)):
        a, b = ties[n]["source"], ties[n]["target"]
        near.setdefault(a, []).append((n, b))
        near.setdefault(b, []).append((n, a))
    return near


def _citing(ties: Sequence[Tie], shown: set[int], most: int) -> list[int]:
    """The texts that cite most of what is shown."""
    counts: dict[int, int] = {}
    for tie in ties:
        if tie["source"] < 0 and tie["relation"] in CITATIONS and tie["target"] in shown:
            counts[tie["source"]] = counts.get(tie["source"], 0) + 1
    return sorted(counts, key=lambda n: (-counts[n], -n))[:most]


def _places(entities: Sequence[Mapping[str, Any]], nodes: Sequence[int], ties: Sequence[Tie]) -> dict[int, Point]:
    places = page_layout.scaled(entities, nodes)
    for n in (n for n in nodes if n < 0):
        cited = [places[t["target"]] for t in ties if t["source"] == n and t["target"] in nodes and t["relation"] in CITATIONS]
        places[n] = page_layout.beside(cited, -n)
    boxes = [page_layout.label_box(*_label(entities, n)) for n in nodes]
    apart = page_layout.separate([places[n] for n in nodes], boxes)
    return places | dict(zip(nodes, apart, strict=True))


def _label(entities: Sequence[Mapping[str, Any]], n: int) -> tuple[str, float]:
    return (entities[n]["label"], entities[n]["size"]) if n >= 0 else ("一篇文本的标题", TEXT_RADIUS)
