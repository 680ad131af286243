"""Phrases of a corpus as numbers: which recur, how firmly their words hold together, how freely they stand.

Phrases of two to six words are counted level by level (a phrase recurs only if its parts do), so that memory grows with the
number of words, some 150 bytes each at the peak, and not with the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.segmentation import CLOSE, COMMA, FIRST, OPEN, Words
from extractors.words import words

Numbers = NDArray[Any]
MOST = 6
"""Length of a phrase in words."""


def among(vocabulary: Iterable[str], table: str) -> Numbers:
    """For each code whether its word is in a table."""
    held = frozenset(words(table))
    return np.array([False] * FIRST + [word in held for word in vocabulary])


@dataclass(frozen=True, slots=True)
class Corpus:
    """The corpus as arrays, one item a word or mark; ``neighbours`` are codes, negative for what limits no phrase.

    ``before`` and ``after`` give, at a 、 or ，, the characters of the items beside it; ``sums`` the characters before each.
    ``names`` tells of each code whether it is a name.
    """

    codes: Numbers
    docs: Numbers
    headings: Numbers
    neighbours: Numbers
    before: Numbers
    after: Numbers
    sums: Numbers
    vocabulary: tuple[str, ...]
    names: Numbers
    documents: int
    total: int


def corpus(held: Words) -> Corpus:
    """Arrays from a corpus in numbers."""
    codes = np.array(held.codes)
    free = (codes < FIRST) | among(held.vocabulary, "free_neighbours")[codes]
    lengths = np.array([0] * FIRST + [len(word) for word in held.vocabulary])[codes]
    before, after = _beside(codes, lengths)
    return Corpus(
        codes,
        np.array(held.docs),
        np.array(held.headings),
        np.where(free, -1, codes).astype(np.int64),
        before,
        after,
        np.concatenate([[0], np.cumsum(lengths)]),
        tuple(held.vocabulary),
        np.isin(np.arange(FIRST + len(held.vocabulary)), sorted(held.names)),
        len(held.texts),
        int((codes >= FIRST).sum()),
    )


def _beside(codes: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """For each mark 、 or ， the characters of the item before and of the item behind it; 0 for all else."""
    marks = np.flatnonzero(codes < FIRST)
    sums = np.concatenate([[0], np.cumsum(lengths)])
    items = sums[marks[1:]] - sums[marks[:-1] + 1] if len(marks) else marks
    before, after = np.zeros_like(codes), np.zeros_like(codes)
    before[marks[1:]], after[marks[:-1]] = items, items
    comma = codes == COMMA
    return np.where(comma, before, 0), np.where(comma, after, 0)


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


def cohesion(found: Sequence[Level], n: int, total: int) -> Numbers:
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
    most = level.counts * np.maximum(np.log2(level.counts), 1e-9)
    return np.asarray(1 - repeated / most)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted for each phrase of one level, one item a phrase."""

    frequency: Numbers
    documents: Numbers
    cohesion: Numbers
    freedom: Numbers
    quoted: Numbers
    headings: Numbers
    parallel: Numbers


def counts(held: Corpus, found: Sequence[Level], n: int) -> Counts:
    """The counts of the phrases of ``n`` words."""
    level, codes, none = found[n - 1], held.codes, np.full(n, -1)
    left = np.concatenate([[-1], held.neighbours[:-1]])
    right = np.concatenate([held.neighbours[n:], none])
    at = np.flatnonzero(level.ids >= 0)
    ids, size = level.ids[at], len(level.counts)
    texts = np.unique(ids.astype(np.int64) * held.documents + held.docs[at]) // max(held.documents, 1)
    return Counts(
        level.counts,
        np.bincount(texts, minlength=size),
        cohesion(found, n, held.total),
        np.minimum(freedom(level, left), freedom(level, right)),
        np.bincount(ids, (codes[at - 1] == OPEN) & (codes[at + n] == CLOSE), size).astype(int),
        np.bincount(ids, held.headings[at], size).astype(int),
        np.bincount(ids, _parallel(held, at, n), size).astype(int),
    )


def _parallel(held: Corpus, at: Numbers, n: int) -> Numbers:
    """Whether the phrases at these places are whole items of a list, beside one of equal length."""
    size = held.sums[at + n] - held.sums[at]
    alone = (held.codes[at - 1] < FIRST) & (held.codes[at + n] < FIRST)
    return np.asarray(alone & ((held.before[at - 1] == size) | (held.after[at + n] == size)))
