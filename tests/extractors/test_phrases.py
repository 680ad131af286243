"""The statistics of phrases against figures worked out by hand, and against slow counting of any corpus."""

from collections import Counter
from math import log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.phrases import cohesion, freedom, levels
from extractors.segmentation import FIRST

A, B, C = FIRST, FIRST + 1, FIRST + 2


def codes(*parts: list[int]) -> np.ndarray:
    return np.array([code for part in parts for code in (*part, 0)])


def test_cohesion_is_greatest_for_words_that_only_occur_together() -> None:
    found = levels(codes([A, B], [A, B], [C], [C]), 2)
    [value] = cohesion(found, 2, 6)
    assert value == pytest.approx(log2(2 * 6 / (2 * 2)) / log2(6 / 2)) == 1


def test_cohesion_of_three_words_is_that_of_their_weakest_joint() -> None:
    found = levels(codes([A, B, C], [A, B, C], [C], [C]), 2)
    [value] = cohesion(found, 3, 8)
    assert value == pytest.approx(log2(2 * 8 / (2 * 4)) / log2(8 / 2))


@pytest.mark.parametrize(("neighbours", "value"), [([A, A], 0), ([A, B], 1), ([-1, -1], 1), ([A, -1], 1)])
def test_freedom(neighbours: list[int], value: float) -> None:
    level = levels(np.array([C, C]), 1)[0]
    assert freedom(level, np.array(neighbours, np.int64)) == pytest.approx([value])


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from([A, B, C]), max_size=8), min_size=1, max_size=12), st.integers(1, 3))
def test_levels_count_what_slow_counting_counts(parts: list[list[int]], least: int) -> None:
    corpus = codes(*parts)
    for n, level in enumerate(levels(corpus, least)[1:], 2):
        slow = Counter(tuple(part[i : i + n]) for part in parts for i in range(len(part) - n + 1))
        fast = {tuple(corpus[f : f + n].tolist()): count for f, count in zip(level.firsts, level.counts, strict=True)}
        assert fast == {phrase: count for phrase, count in slow.items() if count >= least}
