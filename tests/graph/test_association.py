from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.association import g2, npmi


@pytest.mark.parametrize(("both", "a", "b", "units", "expected"), [
    (5, 5, 5, 5, 1.0),  # every unit holds both
    (0, 3, 4, 10, -1.0),  # never together
    (2, 4, 5, 10, 0.0),  # 0.2 = 0.4 * 0.5
    (1, 1, 1, 10, 1.0),  # only together
    (1, 2, 2, 16, 0.5),  # ln(1/16 / (1/8 * 1/8)) / -ln(1/16) = ln 4 / ln 16
])  # fmt: skip
def test_npmi_by_hand(both: int, a: int, b: int, units: int, expected: float) -> None:
    assert npmi(both, a, b, units) == expected


@pytest.mark.parametrize(("both", "a", "b", "units", "expected"), [
    (2, 4, 5, 10, 0.0),
    (5, 5, 5, 10, 13.862944),  # 2 * (5 ln 2 + 5 ln 2)
    (0, 5, 5, 10, -13.862944),
    (4, 5, 5, 10, 3.854895),  # 2 * (4 ln(4/2.5) + ln(1/2.5) + ln(1/2.5) + 4 ln(4/2.5))
    (5, 5, 5, 5, 0.0),  # nothing to compare with
])  # fmt: skip
def test_g2_by_hand(both: int, a: int, b: int, units: int, expected: float) -> None:
    assert g2(both, a, b, units) == expected


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int, int, int]:
    both = draw(st.integers(0, 200))
    a, b = both + draw(st.integers(0 if both else 1, 5000)), both + draw(st.integers(0 if both else 1, 5000))
    return both, a, b, a + b - both + draw(st.integers(0, 100_000))


@given(counts())
def test_bounds_and_signs(table: tuple[int, int, int, int]) -> None:
    both, a, b, units = table
    assert -1 <= npmi(*table) <= 1
    assert npmi(*table) == npmi(both, b, a, units)
    assert g2(*table) == g2(both, b, a, units)
    assert g2(*table) >= 0 if both * units >= a * b else g2(*table) <= 0
    if 0 < both < units and abs(g2(*table)) > 1e-3:
        assert (npmi(*table) >= 0) == (g2(*table) >= 0)
