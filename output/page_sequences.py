"""Litanies: concepts that follow one another in a fixed order, as in 两个确立, 四个意识, 四个自信, 两个维护.

They are found in the mentions alone. One concept leads to the next where it is followed by it closely, in several
sentences and texts, in a fair share of all uses of the rarer of the two, and hardly ever the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Fixed:
    """When a sequence counts as fixed; ``gap`` counts the characters between two members, shares go from 0 to 1."""

    gap: int = 14
    sentences: int = 3
    texts: int = 2
    share: float = 0.4
    reversed_share: float = 0.2
    members: int = 3
    sequences: int = 12


_STEPS = """
WITH spots AS (
    SELECT doc, sentence, n, start, "end", lead(n) OVER w AS next, lead(start) OVER w - "end" AS gap
    FROM mentions JOIN page_nodes ON iri = entity WHERE type = 'concept'
    WINDOW w AS (PARTITION BY doc, sentence ORDER BY start, "end" DESC, n)),
uses AS (SELECT n, count(DISTINCT (doc, sentence)) AS uses FROM mentions JOIN page_nodes ON iri = entity GROUP BY n),
steps AS (
    SELECT n AS a, next AS b, count(DISTINCT (doc, sentence)) AS count, count(DISTINCT doc) AS texts
    FROM spots WHERE next <> n AND gap BETWEEN 0 AND ? GROUP BY n, next)
SELECT s.a, s.b, s.count FROM steps s JOIN uses ua ON ua.n = s.a JOIN uses ub ON ub.n = s.b
LEFT JOIN steps r ON r.a = s.b AND r.b = s.a
WHERE s.count >= ? AND s.texts >= ? AND s.count >= ? * least(ua.uses, ub.uses) AND coalesce(r.count, 0) <= ? * s.count
ORDER BY s.count DESC, s.a, s.b
"""


def litanies(connection: duckdb.DuckDBPyConnection, fixed: Fixed | None = None) -> list[list[int]]:
    """The fixed sequences as node numbers in order, the most frequent first. Needs ``page_nodes`` (see ``page_data.ties``)."""
    fixed = fixed or Fixed()
    limits = [fixed.gap, fixed.sentences, fixed.texts, fixed.share, fixed.reversed_share]
    steps = connection.execute(_STEPS, limits).fetchall()
    found = [chain for chain in chains([(a, b) for a, b, _ in steps]) if len(chain) >= fixed.members]
    return found[: fixed.sequences]


def chains(steps: list[tuple[int, int]]) -> list[list[int]]:
    """Join steps, the strongest first, into chains; each member has one place in one chain."""
    following: dict[int, int] = {}
    leading: dict[int, int] = {}
    for a, b in steps:
        if a not in following and b not in leading and _last(following, b) != a:
            following[a], leading[b] = b, a
    starts = dict.fromkeys(a for a, _ in steps if a in following and a not in leading)
    return [_chain(following, start) for start in starts]


def _last(following: dict[int, int], n: int) -> int:
    while n in following:
        n = following[n]
    return n


def _chain(following: dict[int, int], start: int) -> list[int]:
    chain = [start]
    while chain[-1] in following:
        chain.append(following[chain[-1]])
    return chain
