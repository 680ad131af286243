"""The one resolver: from overlapping candidates to mentions that do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from extractors.scan import Candidate

ORDER = {"meeting": 0, "document": 1, "concept": 2, "institution": 3, "person": 4}


def preference(candidate: Candidate) -> tuple[bool, int, int, int, int, str]:
    """Plain terms last; longer before shorter, then the heavier rule, then the order of types, then the earlier."""
    length = candidate.start - candidate.end
    order = ORDER.get(candidate.type, 9)
    return candidate.type == "term", length, -candidate.weight, order, candidate.start, candidate.key


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the preferred candidates that do not overlap within their layer, in order of their start."""
    layers: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        layers.setdefault(candidate.layer, []).append(candidate)
    kept = [c for layer in sorted(layers) for c in _disjoint(layers[layer])]
    return sorted(kept, key=lambda c: (c.start, -c.end, c.layer))


def _disjoint(candidates: Iterable[Candidate]) -> list[Candidate]:
    kept: list[tuple[int, int, Candidate]] = []
    starts: list[int] = []
    for c in sorted(candidates, key=preference):
        i = bisect_right(starts, c.start)
        if (i and kept[i - 1][1] > c.start) or (i < len(kept) and kept[i][0] < c.end):
            continue
        starts.insert(i, c.start)
        kept.insert(i, (c.start, c.end, c))
    return [c for _, _, c in kept]
