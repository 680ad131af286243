"""Known unknowns: documents that texts cite and that are not in the corpus, and gaps in the series of papers' numbers."""

from __future__ import annotations

import re
from collections import defaultdict

from graph.reading import Connection, Row, rows

_MISSING = """
SELECT e.entity, e.label, e.status, count(*) AS citations, count(DISTINCT c.doc) AS documents,
       list(DISTINCT c.doc ORDER BY c.doc) AS citing
FROM citations c JOIN entities e ON e.entity = c.target
WHERE e.type = 'document' AND NOT EXISTS (SELECT 1 FROM documents d WHERE replace(replace(d.title, '《', ''), '》', '') = e.label)
GROUP BY e.entity, e.label, e.status ORDER BY documents DESC, citations DESC, e.entity LIMIT ?
"""
_NUMBER = re.compile(r"(?P<code>.+)〔(?P<year>\d{4})〕(?P<first>\d+)(?:-(?P<last>\d+))?号")


def missing_documents(connection: Connection, limit: int = 100) -> list[Row]:
    """Documents cited but not in the corpus, by how many texts and how often cite them; ``citing`` are those texts."""
    return rows(connection, _MISSING, limit)


def plain_number(wording: str) -> tuple[str, int, int, int] | None:
    """Code, year, first and last serial of a number as a text writes it, None where it is none.

    >>> plain_number("国发[2014]1号"), plain_number("财预〔2014〕1–3号")
    (('国发', 2014, 1, 1), ('财预', 2014, 1, 3))
    """
    plain = re.sub("[\\[［【（({﹝〖〈]", "〔", re.sub("[\\]］】）)}﹞〗〉]第?", "〕", re.sub("[–—－~～至]", "-", wording)))
    m = _NUMBER.fullmatch(plain)
    return (m["code"], int(m["year"]), int(m["first"]), int(m["last"] or m["first"])) if m else None


def number_series(connection: Connection) -> list[Row]:
    """The series of two numbers or more, by code and year: ``known`` serials, ``first``, ``last``, how many are ``missing``."""
    series: dict[tuple[str, int], set[int]] = defaultdict(set)
    for row in rows(connection, "SELECT DISTINCT form FROM mentions WHERE type = 'number' ORDER BY form"):
        found = plain_number(row["form"])
        if found and found[3] - found[2] < 100:
            series[found[:2]].update(range(found[2], found[3] + 1))
    return [
        {
            "code": code,
            "year": year,
            "known": [str(n) for n in sorted(serials)],
            "first": min(serials),
            "last": max(serials),
            "missing": max(serials) - min(serials) + 1 - len(serials),
        }
        for (code, year), serials in sorted(series.items())
        if len(serials) > 1
    ]
