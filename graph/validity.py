"""Which version of a document was in force when a text cites it, and which texts cite what no longer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reading import Connection, Row, rows

if TYPE_CHECKING:
    import pyarrow as pa

    from ontology.loading import Lexicon

_COLUMNS = ("key", "since", "until", "label")


def versions(lexicon: Lexicon) -> pa.Table:
    """The states of all documents of the lexicon: their versions, else the one span in which they hold."""
    import pyarrow as pa

    found = []
    for key, entry in sorted(lexicon.entries.items()):
        if entry.type == "document":
            spans = [(v.since, v.until, v.label) for v in entry.versions] or [(entry.since, entry.until, "")]
            found += [(key, since, until, label) for since, until, label in spans if since or until]
    return pa.table({name: pa.array([row[n] for row in found], pa.string()) for n, name in enumerate(_COLUMNS)})


_CITED = """
SELECT c.target AS entity, c.doc, c.kind, c.pinpoint, c.sentence, min(c.start) AS start, d.date_from, d.date_to
FROM citations c JOIN documents d ON d.doc = c.doc
WHERE c.kind IN ('accords', 'implements') {0}
GROUP BY c.target, c.doc, c.kind, c.pinpoint, c.sentence, d.date_from, d.date_to
ORDER BY c.target, c.doc, start, c.kind, c.pinpoint
"""
_VERSIONS = "SELECT since, until, label FROM versions WHERE entity = ? ORDER BY since, until, label"
_REPEALED = """
SELECT x.entity, min(x.day) AS day FROM (
    SELECT v.entity, max(v.until) AS day FROM versions v GROUP BY v.entity HAVING min(v.until) <> ''
    UNION ALL SELECT f.document AS entity, f.date AS day FROM effects f
    WHERE f.effect = 'repealed' AND f.date <> '' AND f.document <> ''
) x GROUP BY x.entity ORDER BY x.entity
"""


def document_versions(connection: Connection, entity: str) -> list[Row]:
    """The states of a document in order: ``since``, ``until``, ``label`` where it differs."""
    return rows(connection, _VERSIONS, entity)


def first_day(day: str) -> str:
    """The first day that an ISO date of any precision may mean: ``first_day("2024") == "2024-01-01"``."""
    return (day + "-01-01")[:10]


def in_force(states: list[Row], start: str, end: str) -> list[Row]:
    """The states that may hold on some day of an interval of ISO dates; without dates none, as nothing can be said."""
    if not (start or end):
        return []
    first, last = first_day(start or end), (end or start) + "~"
    return [v for v in states if v["since"] <= last and (not v["until"] or v["until"] > first)]


def cited_versions(connection: Connection, entity: str) -> list[Row]:
    """The texts that act on a document, each with the versions (their ``since``) that were in force on its date."""
    states = document_versions(connection, entity)
    found = rows(connection, _CITED.format("AND c.target = ?"), entity) if states else []
    return [{**row, "in_force": [v["since"] for v in in_force(states, row["date_from"], row["date_to"])]} for row in found]


def repealed_but_cited(connection: Connection) -> list[Row]:
    """Citations of documents by texts that are wholly later than the ``day`` on which the document lost effect."""
    days = {row["entity"]: row["day"] for row in rows(connection, _REPEALED)}
    dated = [row for row in rows(connection, _CITED.format("AND c.target <> ''")) if row["date_from"] and row["entity"] in days]
    return [{**row, "day": day} for row in dated if (day := days[row["entity"]]) <= first_day(row["date_from"])]
