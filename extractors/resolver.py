"""The one resolver: from overlapping candidates to mentions that do not overlap."""

from __future__ import annotations

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
    """The preferred ones of each cluster of candidates that hang together by overlap."""
    kept: list[Candidate] = []
    cluster: list[Candidate] = []
    end = 0
    for c in sorted(candidates, key=lambda c: c.start):
        if cluster and c.start >= end:
            kept += _preferred(cluster)
            cluster = []
        cluster.append(c)
        end = max(end, c.end) if len(cluster) > 1 else c.end
    return kept + _preferred(cluster)


def _preferred(cluster: list[Candidate]) -> list[Candidate]:
    if len(cluster) == 1:
        return cluster
    kept: list[Candidate] = []
    for c in sorted(cluster, key=preference):
        if not any(k.start < c.end and c.start < k.end for k in kept):
            kept.append(c)
    return kept
