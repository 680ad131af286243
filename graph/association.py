"""How strongly two things stand together: the formulas of the SQL, as small functions.

In both, a unit is a sentence (or paragraph, or section): ``both`` units hold the two, ``a`` and ``b`` hold each, ``units``
is the number of all units of the corpus.
"""

from __future__ import annotations

from math import log

PLACES = 6
"""Decimal places kept, so that the last bits of a processor's logarithm never show."""


def npmi(both: int, a: int, b: int, units: int) -> float:
    """Normalised pointwise mutual information, -1 (never together) to 1 (only together), 0 where independent.

    ln(p_ab / (p_a p_b)) / -ln(p_ab), 1 where every unit holds both, -1 where none does.
    Source: G. Bouma, Normalized (Pointwise) Mutual Information in Collocation Extraction, GSCL 2009.
    """
    if both == 0:
        return -1.0
    if both == units:
        return 1.0
    value = log(both * units / (a * b)) / -log(both / units)
    return round(max(-1.0, min(1.0, value)), PLACES) + 0.0


def g2(both: int, a: int, b: int, units: int) -> float:
    """Log-likelihood ratio of the 2 x 2 table, negative where the two stand together less than chance would have it.

    2 * sum(O ln(O / E)) over the four cells; its square-root grows with the evidence, so a rare pair stays small;
    3.84, 6.63 and 10.83 are the limits of chi-square with one degree of freedom at 5, 1 and 0.1 per cent.
    Source: T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19 (1993).
    """
    cells = ((both, a, b), (a - both, a, units - b), (b - both, units - a, b), (units - a - b + both, units - a, units - b))
    total = 2.0 * sum(o * log(o * units / (row * column)) for o, row, column in cells if o)
    total = max(0.0, round(total, PLACES))
    return (-total if both * units < a * b else total) + 0.0
