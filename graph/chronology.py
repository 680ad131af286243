"""How the use of an entity runs through the years, measured against what the corpus holds of each year.

A text counts to a year only if its whole date interval lies in it; all others are undated (year None).
"""

from __future__ import annotations

from corpus.text import normalise
from graph.reading import Connection, Row, rows

_DATED = """
    SELECT d.doc, d.series, CASE WHEN substr(d.date_from, 1, 4) = substr(d.date_to, 1, 4) AND d.date_from <> ''
           THEN CAST(substr(d.date_from, 1, 4) AS INT) END AS year
    FROM documents d WHERE $series IS NULL OR d.series = $series"""

_PER_YEAR = f"""
    WITH dated AS ({_DATED}),
    used AS (
        SELECT m.doc, count(*) AS uses, sum(CASE WHEN contains(m.form, $name) THEN 1 ELSE 0 END) AS by_name,
               count(DISTINCT m.sentence) AS sentences_with
        FROM mentions m WHERE m.entity = $entity GROUP BY m.doc
    ),
    said AS (SELECT s.doc, count(*) AS sentences FROM sentences s GROUP BY s.doc)
    SELECT d.year, CAST(count(*) AS INT) AS texts, CAST(coalesce(sum(s.sentences), 0) AS INT) AS sentences,
           CAST(count(u.doc) AS INT) AS texts_with, CAST(coalesce(sum(u.uses), 0) AS INT) AS uses,
           CAST(coalesce(sum(u.by_name), 0) AS INT) AS by_name,
           CAST(coalesce(sum(u.sentences_with), 0) AS INT) AS sentences_with
    FROM dated d LEFT JOIN used u ON u.doc = d.doc LEFT JOIN said s ON s.doc = d.doc
    GROUP BY d.year ORDER BY d.year"""


def timeline(connection: Connection, entity: str, series: str | None = None) -> list[Row]:
    """One row for each year from the corpus's first to its last, then one with year None for the undated, if any.

    ``texts`` and ``sentences`` are what the corpus holds of the year; ``uses`` are mentions, ``by_name`` those whose wording
    holds the entity's label (the others paraphrase or spell it out); ``per_thousand`` is 1000 * sentences_with / sentences.
    In a year without texts all of these but ``texts`` and ``sentences`` are None: nothing is known of it.
    """
    label = rows(connection, "SELECT label FROM entities WHERE entity = ?", entity)
    name = normalise(label[0]["label"]) if label else ""
    cursor = connection.execute(_PER_YEAR, {"entity": entity, "name": name, "series": series})
    names = [column[0] for column in cursor.description or ()]
    found = {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
    years = sorted(year for year in found if year is not None)
    whole: list[int | None] = list(range(years[0], years[-1] + 1)) if years else []
    return [_rated(found.get(year), year) for year in [*whole, *([None] if None in found else [])]]


def _rated(row: Row | None, year: int | None) -> Row:
    if row is None:
        unknown = dict.fromkeys(("texts_with", "uses", "by_name", "sentences_with", "per_thousand"))
        return {"year": year, "texts": 0, "sentences": 0, **unknown}
    share = round(1000 * row["sentences_with"] / row["sentences"], 2) if row["sentences"] else None
    return row | {"per_thousand": share}


def by_series(connection: Connection, entity: str) -> list[Row]:
    """For each series of the corpus: its texts, those that mention the entity, the uses, and the first and last date of these."""
    return rows(
        connection,
        """SELECT d.series, count(*) AS texts, count(u.doc) AS texts_with, CAST(coalesce(sum(u.uses), 0) AS INT) AS uses,
                  coalesce(min(CASE WHEN u.doc IS NOT NULL THEN coalesce(nullif(d.date_from, ''), nullif(d.date_to, '')) END), '')
                      AS first,
                  coalesce(max(CASE WHEN u.doc IS NOT NULL THEN coalesce(nullif(d.date_to, ''), nullif(d.date_from, '')) END), '')
                      AS last
           FROM documents d LEFT JOIN (SELECT doc, count(*) AS uses FROM mentions WHERE entity = ? GROUP BY doc) u
                ON u.doc = d.doc
           GROUP BY d.series ORDER BY d.series""",
        entity,
    )


def seen(connection: Connection, entity: str) -> list[Row]:
    """The dated texts that mention an entity, earliest first: the first row is where it is first seen, the last where last.

    Between texts whose intervals overlap the order is that of the earliest possible day.
    """
    return rows(
        connection,
        """SELECT d.doc, d.title, d.series, d.date_from, d.date_to, d.date_reason, count(*) AS uses
           FROM mentions m JOIN documents d ON d.doc = m.doc
           WHERE m.entity = ? AND concat(d.date_from, d.date_to) <> ''
           GROUP BY d.doc, d.title, d.series, d.date_from, d.date_to, d.date_reason
           ORDER BY coalesce(nullif(d.date_from, ''), d.date_to), d.date_to, d.doc""",
        entity,
    )


def forms_by_year(connection: Connection, entity: str) -> list[Row]:
    """How often each wording of an entity is used in each year (None: undated), by year, then the most frequent first."""
    cursor = connection.execute(
        f"""WITH dated AS ({_DATED})
            SELECT d.year, m.form, count(*) AS uses FROM mentions m JOIN dated d ON d.doc = m.doc WHERE m.entity = $entity
            GROUP BY d.year, m.form ORDER BY d.year, uses DESC, m.form""",
        {"entity": entity, "series": None},
    )
    return [dict(zip(("year", "form", "uses"), row, strict=True)) for row in cursor.fetchall()]
