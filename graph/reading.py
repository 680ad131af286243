"""Questions to a finished graph: each is one SELECT over the tables, its answer a list of plain rows.

``open_tables`` gives a DuckDB connection with one view a table; any SQL may be asked of it, these functions are the
questions that everybody asks. Entities are named by their IRIs; ``find_entities`` leads from a wording to them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from corpus.text import normalise
from graph.errors import GraphError
from graph.identity import iri
from graph.names import COOCCURRENCE, PUBLISHED

Row = dict[str, Any]
Connection = duckdb.DuckDBPyConnection


def open_tables(kg_dir: Path | str) -> Connection:
    """A connection in memory with a view for each table of a graph's directory (or of its ``tables`` folder).

    Raises:
        GraphError: there is no graph, or one of its tables is missing or cannot be read.
    """
    folder = Path(kg_dir)
    folder = folder / "tables" if (folder / "tables").is_dir() else folder
    if not (folder / "entities.parquet").is_file():
        raise GraphError(kg_dir, "is no graph", "make one with: tifagraph build CORPUS -o " + str(kg_dir))
    connection = duckdb.connect(":memory:")
    for table in PUBLISHED:
        path = folder / f"{table}.parquet"
        try:
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{str(path).replace(chr(39), chr(39) * 2)}')")
        except duckdb.Error as error:
            connection.close()
            raise GraphError(path, "is missing or damaged", "build the graph again") from error
    return connection


def rows(connection: Connection, query: str, *values: object) -> list[Row]:
    """The answer to a query with ``?`` for each value, one mapping a row."""
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def find_entities(connection: Connection, wording: str) -> list[Row]:
    """The entities that a wording names (by IRI, key, label, a form in the texts, or an alias), most mentioned first."""
    plain = normalise(wording)
    if not plain:
        return []
    found = rows(
        connection,
        """SELECT * FROM entities WHERE entity IN (?, ?) OR label IN (?, ?)
           OR entity IN (SELECT entity FROM forms WHERE form = ?) OR lower(english) = lower(?)
           ORDER BY label IN (?, ?) DESC, mentions DESC, entity""",
        wording, iri(wording, ""), wording, plain, plain, wording.strip(), wording, plain,
    )  # fmt: skip
    return found or _by_alias(connection, plain)


def _by_alias(connection: Connection, plain: str) -> list[Row]:
    known = rows(connection, "SELECT entity, label, aliases FROM entities ORDER BY mentions DESC, entity")
    named = [row["entity"] for row in known if plain in map(normalise, (row["label"], *json.loads(row["aliases"])))]
    return [row for name in named for row in rows(connection, "SELECT * FROM entities WHERE entity = ?", name)]


def suggestions(connection: Connection, wording: str, limit: int = 10) -> list[Row]:
    """Entities whose label or a form begins with, then contains, then lies inside the wording; for a misremembered name."""
    return rows(
        connection,
        """SELECT e.entity, e.type, e.label, e.mentions FROM (
               SELECT entity, min(CASE WHEN starts_with(form, $1) THEN 0 WHEN contains(form, $1) THEN 1 ELSE 2 END) AS place
               FROM (SELECT entity, form FROM forms UNION ALL SELECT entity, label AS form FROM entities)
               WHERE contains(form, $1) OR (length(form) > 1 AND contains($1, form)) GROUP BY entity
           ) m JOIN entities e ON e.entity = m.entity ORDER BY m.place, e.mentions DESC, e.entity LIMIT $2""",
        normalise(wording), limit,
    )  # fmt: skip


def forms(connection: Connection, entity: str) -> list[Row]:
    """The wordings of an entity in the texts, with counts, the most frequent first."""
    return rows(connection, "SELECT form, count, documents FROM forms WHERE entity = ? ORDER BY count DESC, form", entity)


def verbs(connection: Connection, entity: str, limit: int = 20) -> list[Row]:
    """What is done with an entity (坚定捍卫, 落实): governing verbs with counts, the most frequent first."""
    return rows(
        connection,
        """SELECT head, count(*) AS count, count(DISTINCT doc) AS documents FROM mentions
           WHERE entity = ? AND head <> '' GROUP BY head ORDER BY count DESC, head LIMIT ?""",
        entity, limit,
    )  # fmt: skip


def neighbours(connection: Connection, entity: str, limit: int = 20, least_documents: int | None = None) -> list[Row]:
    """What an entity stands with, by G2; pairs need ``least_documents`` texts (by default two in a corpus of several)."""
    least = least_documents or min(2, rows(connection, "SELECT count(*) AS n FROM documents")[0]["n"])
    return rows(
        connection,
        f"""SELECT e.entity, e.label, e.type, t.relation, t.count, t.documents, t.npmi, t.g2, t.first, t.last, t.backbone
            FROM ties t JOIN entities e ON e.entity = CASE WHEN t.source = $1 THEN t.target ELSE t.source END
            WHERE (t.source = $1 OR t.target = $1) AND t.relation IN {COOCCURRENCE} AND t.documents >= $2
            ORDER BY t.g2 DESC, t.count DESC, e.entity LIMIT $3""",
        entity, least, limit,
    )  # fmt: skip


def relations(connection: Connection, entity: str) -> list[Row]:
    """An entity's citation ties and ties of the ontology, both directions; labels of texts are their titles."""
    return rows(
        connection,
        f"""SELECT t.relation, t.source, coalesce(a.label, x.title, '') AS source_label, t.target,
                   coalesce(b.label, y.title, '') AS target_label, t.count, t.documents, t.first, t.last
            FROM ties t
            LEFT JOIN entities a ON a.entity = t.source LEFT JOIN documents x ON x.iri = t.source
            LEFT JOIN entities b ON b.entity = t.target LEFT JOIN documents y ON y.iri = t.target
            WHERE (t.source = $1 OR t.target = $1) AND t.relation NOT IN {COOCCURRENCE}
            ORDER BY t.relation, t.count DESC, t.source, t.target""",
        entity,
    )


def decided(connection: Connection, entity: str) -> list[Row]:
    """The human decisions that changed an entity, or keep it apart from others, in the order of their files and lines."""
    return rows(connection, "SELECT * FROM decisions WHERE problem = '' AND entity = ? ORDER BY file, line, other", entity)


def components(connection: Connection, entity: str) -> list[Row]:
    """The members of a formulation in order, version by version."""
    return rows(
        connection,
        "SELECT since, until, position, label, member FROM components WHERE entity = ? ORDER BY since, until, position, label",
        entity,
    )
