"""What the page holds: entities, ties and sentences of the tables, bounded, as columns and rows of one JSON object.

Entities are numbered by rank (0 is the first); ties, forms, verbs and sentences refer to these numbers.
Texts that cite are nodes as well: a text is written ``-1 - number``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import isfinite, sqrt
from operator import itemgetter
from typing import Any

import duckdb

from extractors.mention import KINDS

ENTITY_BASE = "https://w3id.org/tifagraph/"
COOCCURRENCE = ("sentence", "paragraph", "section")
CITATIONS = KINDS

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a graph one page may hold; ``sentence_bytes`` counts UTF-8 bytes of sentences with their marks."""

    entities: int = 3000
    ties: int = 20_000
    sentence_bytes: int = 9_000_000
    sentences_per_entity: int = 400
    verbs_per_entity: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the page reads it."""

    columns: tuple[str, ...]
    rows: list[Row]

    def value(self) -> dict[str, Any]:
        """The table as JSON writes it."""
        return {"columns": list(self.columns), "rows": [list(row) for row in self.rows]}

    def records(self) -> list[dict[str, Any]]:
        """One mapping a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


_FACTS = "type, kind, label, aliases, english, definition, status, senses, doc, role, body, since, until, place, source"
_COUNTS = "mentions, sentences, documents, first, last, degree, pagerank, community, x, y"


def entities(connection: duckdb.DuckDBPyConnection, bounds: Bounds) -> Table:
    """The entities that the page knows, by rank: PageRank, then use, then IRI. ``size`` is a node's radius in pixels."""
    columns = ("entity", *_FACTS.split(", "), *_COUNTS.split(", "))
    rows = connection.execute(
        f"SELECT entity, {_FACTS}, {_COUNTS} FROM entities ORDER BY coalesce(pagerank, 0) DESC, sentences DESC, entity LIMIT ?",
        [bounds.entities],
    ).fetchall()
    used = columns.index("sentences")
    most = max((row[used] or 0 for row in rows), default=0) or 1
    return Table((*columns, "size"), [(*map(_short, row), round(5 + 15 * sqrt((row[used] or 0) / most), 1)) for row in rows])


def _short(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return round(value, 6) if isfinite(value) else None


def texts(connection: duckdb.DuckDBPyConnection) -> Table:
    """The texts of the corpus, without what is written in them."""
    columns = ("doc", "iri", "title", "series", "issuer", "place", "speaker", "date_from", "date_to", "date_reason")
    return Table(columns, connection.execute(f"SELECT {', '.join(columns)} FROM documents ORDER BY doc").fetchall())


def numbers(known: Table, corpus: Table) -> dict[str, int]:
    """IRI to node number, for entities and texts."""
    place = corpus.columns.index("iri")
    return {row[place]: -1 - n for n, row in enumerate(corpus.rows)} | {row[0]: n for n, row in enumerate(known.rows)}


_TIES = "relation, count, documents, of_source, of_target, units, npmi, g2, first, last, backbone"


def ties(connection: duckdb.DuckDBPyConnection, number: dict[str, int], bounds: Bounds) -> Table:
    """The strongest ties among what the page knows; ``width`` is a line's width in pixels."""
    relation = _unit(connection)
    others = ", ".join(f"'{name}'" for name in COOCCURRENCE if name != relation)
    connection.execute("CREATE OR REPLACE TEMP TABLE page_nodes (iri VARCHAR, n INTEGER)")
    _fill(connection, "page_nodes", sorted(number.items()))
    rows = connection.execute(
        f"SELECT a.n, b.n, {_TIES} FROM ties JOIN page_nodes a ON a.iri = source JOIN page_nodes b ON b.iri = target "
        f"WHERE relation NOT IN ({others}) "
        f"ORDER BY (relation = '{relation}'), coalesce(backbone, false) DESC, coalesce(g2, 0) DESC, count DESC, "
        "source, target, relation LIMIT ?",
        [bounds.ties],
    ).fetchall()
    most = max((row[3] or 1 for row in rows), default=1)
    return Table(
        ("source", "target", *_TIES.split(", "), "width"),
        [(*map(_short, row), round(0.7 + 4.3 * sqrt((row[3] or 1) / most), 2)) for row in rows],
    )


def _unit(connection: duckdb.DuckDBPyConnection) -> str:
    """The unit in which co-occurrence is shown: the narrowest that was counted."""
    counted = {row[0] for row in connection.execute("SELECT DISTINCT relation FROM ties").fetchall()}
    return next((name for name in COOCCURRENCE if name in counted), "sentence")


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[str, int]]) -> None:
    for start in range(0, len(rows), 1000):
        part = rows[start : start + 1000]
        connection.execute(f"INSERT INTO {table} VALUES " + ", ".join("(?, ?)" for _ in part), [v for row in part for v in row])


def forms(connection: duckdb.DuckDBPyConnection) -> Table:
    """The wordings of each entity with their counts. Needs ``page_nodes`` (see ``ties``)."""
    rows = connection.execute(
        "SELECT n, form, count, documents FROM forms JOIN page_nodes ON iri = entity ORDER BY n, count DESC, form"
    ).fetchall()
    return Table(("entity", "form", "count", "documents"), rows)


def verbs(connection: duckdb.DuckDBPyConnection, bounds: Bounds) -> Table:
    """The verbs that govern each entity (坚定捍卫), the most frequent first. Needs ``page_nodes``."""
    rows = connection.execute(
        "SELECT n, head, count(*)::INTEGER AS uses FROM mentions JOIN page_nodes ON iri = entity WHERE head <> '' "
        "GROUP BY n, head QUALIFY row_number() OVER (PARTITION BY n ORDER BY count(*) DESC, head) <= ? "
        "ORDER BY n, uses DESC, head",
        [bounds.verbs_per_entity],
    ).fetchall()
    return Table(("entity", "verb", "count"), rows)


def components(connection: duckdb.DuckDBPyConnection, number: dict[str, int]) -> Table:
    """The members of formulations in order; ``member`` is a node's number where the member is one."""
    rows = connection.execute(
        "SELECT n, since, until, label, member FROM components JOIN page_nodes ON iri = entity ORDER BY n, since, position"
    ).fetchall()
    return Table(("entity", "since", "until", "label", "member"), [(*row[:4], number.get(row[4])) for row in rows])


def sections(connection: duckdb.DuckDBPyConnection, corpus: Table) -> Table:
    """The structure of each text in order; ``sentence`` is the ordinal of a section's first sentence."""
    text = {row[0]: n for n, row in enumerate(corpus.rows)}
    rows = connection.execute(
        "SELECT a.doc, level, a.locator, title, min(sentence) FROM sections a "
        "LEFT JOIN sentences b ON b.doc = a.doc AND b.section = a.section "
        "GROUP BY a.doc, a.section, level, a.locator, title ORDER BY a.doc, a.section"
    ).fetchall()
    return Table(("text", "level", "locator", "title", "sentence"), [(text[row[0]], *row[1:]) for row in rows])


_CHOSEN = """
CREATE OR REPLACE TEMP TABLE page_sentences AS
WITH uses AS (SELECT DISTINCT n, doc, sentence FROM mentions JOIN page_nodes ON iri = entity),
     spread AS (SELECT *, row_number() OVER (PARTITION BY n, doc ORDER BY sentence) AS turn FROM uses),
     ranked AS (SELECT *, row_number() OVER (PARTITION BY n ORDER BY turn, doc, sentence) AS place FROM spread),
     chosen AS (SELECT doc, sentence, min(place)::INTEGER AS place FROM ranked WHERE place <= {most} GROUP BY doc, sentence),
     found AS (SELECT c.*, s.start, s."end" AS stop, s.locator, s."end" - s.start + 20 AS least
               FROM chosen c JOIN sentences s ON s.doc = c.doc AND s.sentence = c.sentence),
     sized AS (SELECT *, sum(least) OVER (ORDER BY place, doc, sentence) AS size FROM found)
SELECT doc, sentence, place, start, stop, locator FROM sized WHERE size <= {size}
"""
"""A sentence has no fewer bytes than characters: what lies beyond ``size`` even so has no room, and is not fetched."""


def sentences(connection: duckdb.DuckDBPyConnection, corpus: Table, bounds: Bounds) -> tuple[Table, int]:
    """The sentences that mention what the page knows, with their marks, and the number of those that found no room.

    Every entity has its first sentence of each text before any has its hundredth. Marks are flat triples
    start, end, entity; offsets count characters of the sentence. Needs ``page_nodes``.
    """
    connection.execute(_CHOSEN.format(most=bounds.sentences_per_entity, size=bounds.sentence_bytes))
    named = "SELECT DISTINCT doc, sentence FROM mentions JOIN page_nodes ON iri = entity"
    whole = _count(connection, f"SELECT count(*) FROM ({named})")
    rows = sorted(_within(_sentences(connection, corpus), bounds.sentence_bytes), key=lambda row: row[:2])
    return Table(("text", "sentence", "locator", "words", "marks"), rows), whole - len(rows)


def _within(rows: Iterator[tuple[int, Row]], most: int) -> list[Row]:
    kept, size = [], 0
    for _, row in sorted(rows):
        size += len(row[3].encode("utf-8", "replace")) + 6 * len(row[4]) + 20
        if size > most:
            break
        kept.append(row)
    return kept


def _sentences(connection: duckdb.DuckDBPyConnection, corpus: Table) -> Iterator[tuple[int, Row]]:
    """Place and row of each chosen sentence, text by text; the texts themselves are fetched a few at a time."""
    marks = _marks(connection)
    chosen = connection.execute("SELECT doc, place, sentence, start, stop, locator FROM page_sentences ORDER BY doc, sentence")
    by_text = {doc: list(group) for doc, group in groupby(chosen.fetchall(), key=itemgetter(0))}
    number = {row[0]: n for n, row in enumerate(corpus.rows)}
    texts = connection.execute("SELECT doc, text FROM documents WHERE doc IN (SELECT doc FROM page_sentences) ORDER BY doc")
    while some := texts.fetchmany(32):
        for doc, text in some:
            for _, place, ordinal, start, end, locator in by_text[doc]:
                spans = [v for a, b, e in marks.get((doc, ordinal), ()) for v in (max(a - start, 0), min(b, end) - start, e)]
                yield place, (number[doc], ordinal, locator or "", (text or "")[start:end], spans)


def _marks(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, int], list[tuple[int, int, int]]]:
    rows = connection.execute(
        'SELECT m.doc, m.sentence, m.start, m."end", n.n FROM mentions m JOIN page_nodes n ON n.iri = m.entity '
        "JOIN page_sentences p ON p.doc = m.doc AND p.sentence = m.sentence "
        'ORDER BY m.doc, m.sentence, m.start, m."end" DESC, n.n'
    ).fetchall()
    found: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for doc, ordinal, start, end, entity in rows:
        found.setdefault((doc, ordinal), []).append((start, end, entity))
    return found


def citations(connection: duckdb.DuckDBPyConnection, corpus: Table, bounds: Bounds) -> Table:
    """Which sentence of which text cites what; ``actor`` is who acts, where it is said. Needs ``page_nodes``."""
    text = {row[0]: n for n, row in enumerate(corpus.rows)}
    rows = connection.execute(
        "SELECT doc, sentence, kind, a.n, t.n FROM citations JOIN page_nodes t ON t.iri = target "
        "LEFT JOIN page_nodes a ON a.iri = actor ORDER BY doc, sentence, start, kind, t.n, a.n LIMIT ?",
        [bounds.ties],
    ).fetchall()
    return Table(("text", "sentence", "kind", "actor", "target"), [(text[row[0]], *row[1:]) for row in rows])


def summary(connection: duckdb.DuckDBPyConnection, corpus: Table) -> dict[str, Any]:
    """The size of the whole graph and the years its texts cover, for the page's guide."""
    counted = {name: _count(connection, f"SELECT count(*) FROM {name}") for name in ("sentences", "mentions", "entities", "ties")}
    dates = [(text["date_from"] or text["date_to"], text["date_to"] or text["date_from"]) for text in corpus.records()]
    dated = [date for date in dates if date[0]]
    return counted | {
        "texts": len(dates),
        "undated": len(dates) - len(dated),
        "unit": _unit(connection),
        "first": min((d[0] for d in dated), default=""),
        "last": max((d[1] for d in dated), default=""),
    }


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
