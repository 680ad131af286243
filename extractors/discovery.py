"""Formulations that nobody has listed yet: what recurs in a corpus as one fixed phrase, by statistics on its words.

Phrases of two to six words are counted level by level as numbers (a phrase recurs only if its parts do), so that memory
grows with the number of words, about 150 bytes each at the peak, and not with the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from extractors.concepts import is_numeric
from extractors.segmentation import CLOSE, COMMA, FIRST, OPEN, Passage, Words
from extractors.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

SHORTEST, LONGEST = 3, 12
"""Length of a phrase in characters."""
MOST = 6
"""Length of a phrase in words."""
LIMIT = 20_000_000
"""Characters read at most: what lies beyond is not looked at."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that may be a formulation, and what speaks for it.

    ``frequency`` and ``documents`` count its uses and texts; ``cohesion`` is the normalised pointwise mutual information
    log2(n N / n_a n_b) / log2(N / n) at its weakest joint (-1 to 1; N words in all, n uses of the phrase, n_a and n_b of
    its two parts); ``freedom`` the entropy of the words before or behind it, whichever is less, over log2 n (0 to 1; a
    mark or a function word is a new neighbour each time); ``quoted``, ``headings`` and ``parallel`` count uses between
    quotation marks, in headings, and as an item of a 、-list beside one of equal length; ``numeral``: it counts something.

    ``score`` = documents' share on a logarithmic scale, log2(1 + documents) / log2(1 + D) x cohesion x freedom x
    (1 + q + h + p + c) / 5, where q, h, p are the shares of quoted, heading and parallel uses and c is 1 for a numeral:
    from 0 to 1.
    """

    term: str
    score: float
    frequency: int
    documents: int
    cohesion: float
    freedom: float
    quoted: int
    headings: int
    parallel: int
    numeral: bool


@dataclass(frozen=True, slots=True)
class Level:
    """Phrases of so many words: for each word of the corpus the phrase that begins there (-1: none), and their counts."""

    ids: Numbers
    counts: Numbers
    firsts: Numbers


def levels(codes: Numbers, least: int) -> list[Level]:
    """Phrases of one to six words that occur ``least`` times or more, those of n words at index n - 1."""
    found = [_level(np.where(codes >= FIRST, codes.astype(np.int64), -1), 1)]
    size = int(codes.max(initial=0)) + 1
    while len(found) < MOST:
        before, n = found[-1].ids.astype(np.int64), len(found)
        keys = np.full(len(codes), -1, np.int64)
        both = np.flatnonzero((before[:-1] >= 0) & (before[1:] >= 0))
        both = both[both + n < len(codes)]
        keys[both] = before[both] * size + codes[both + n]
        found.append(_level(keys, least))
    return found


def _level(keys: Numbers, least: int) -> Level:
    """Number the keys of at least ``least`` occurrences densely, in their order; -1 is none."""
    unique, firsts, places, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    kept = (counts >= least) & (unique >= 0)
    dense = np.where(kept, np.cumsum(kept) - 1, -1)
    return Level(dense[places].astype(np.int32), counts[kept], firsts[kept])


def cohesion(found: list[Level], n: int, total: int) -> Numbers:
    """Normalised pointwise mutual information of each phrase of ``n`` words at its weakest joint."""
    level = found[n - 1]
    joint = np.full(len(level.counts), np.inf)
    for k in range(1, n):
        left, right = found[k - 1], found[n - k - 1]
        parts = left.counts[left.ids[level.firsts]] * right.counts[right.ids[level.firsts + k]].astype(float)
        joint = np.minimum(joint, np.log2(level.counts * float(total) / parts))
    return joint / np.maximum(np.log2(total / level.counts), 1e-9)


def freedom(level: Level, neighbours: Numbers) -> Numbers:
    """Entropy of the neighbours of each phrase over its greatest possible value; negative neighbours are all different."""
    inside = (level.ids >= 0) & (neighbours >= 0)
    size = int(neighbours.max(initial=0)) + 1
    pairs, counts = np.unique(level.ids[inside].astype(np.int64) * size + neighbours[inside], return_counts=True)
    repeated = np.bincount(pairs // size, counts * np.log2(counts), len(level.counts))
    return 1 - repeated / (level.counts * np.maximum(np.log2(level.counts), 1e-9))
