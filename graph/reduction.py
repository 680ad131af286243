"""From the parts of all texts to the tables of one graph.

Each step is one SELECT below ``graph/sql``, written for DuckDB and Spark SQL alike; those below ``graph/sql/tables`` end in
an ORDER BY on a unique key and become the published tables. Counting runs on integers: ``d`` is a text, ``e`` an entity (in
order of IRIs), ``r`` a window. The result is the same whatever the order of parts and the number of threads.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from graph import projection
from graph.deciding import Changes, decide
from graph.decisions import Decision
from graph.entities import numbered
from graph.identity import TEXT_BASE, Text, text_iri
from graph.names import COOCCURRENCE
from graph.naming import Names
from graph.parts import SCHEMAS, Parts
from graph.rulings import decided, splits
from graph.storage import ROW_GROUP, TEXT_ROWS, write_batches
from graph.tables import TABLES
from graph.validity import versions
from ontology.loading import Lexicon


@dataclass(frozen=True, slots=True)
class Options:
    """How to reduce.

    ``windows`` are the units within which entities stand together (sentence, paragraph, section); the first one makes the
    backbone. At most ``most_ties`` pairs are kept: beyond it those that stand together least often go. ``threads`` and
    ``memory`` bound DuckDB; what does not fit goes to disk.
    """

    base: str = TEXT_BASE
    windows: tuple[str, ...] = ("sentence",)
    most_ties: int = 2_000_000
    threads: int = 0
    memory: str = "1GB"


def reduce(
    parts: Parts, out_dir: Path, lexicon: Lexicon, options: Options | None = None, decisions: Sequence[Decision] = ()
) -> list[Path]:
    """Write all tables of the graph to ``out_dir``, changed as people decided; gives the files.

    Raises:
        ValueError: a window is none of sentence, paragraph and section.
    """
    options = options or Options()
    if not options.windows or not set(options.windows) <= set(COOCCURRENCE):
        raise ValueError(f"windows {options.windows}: name some of {', '.join(COOCCURRENCE)}")
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="spill.", dir=out_dir.parent) as spill:
        connection = _connect(options, spill)
        try:
            _name(connection, parts, lexicon, options, decisions)
            _count(connection, options, len(parts.keys))
            _project(connection)
            return [_publish(connection, table, out_dir) for table in TABLES]
        finally:
            connection.close()


def _connect(options: Options, spill: str) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {"memory_limit": options.memory, "temp_directory": spill}
    if options.threads:
        config["threads"] = options.threads
    return duckdb.connect(":memory:", config=config)


def _name(
    connection: duckdb.DuckDBPyConnection, parts: Parts, lexicon: Lexicon, options: Options, decisions: Sequence[Decision]
) -> None:
    """From keys to entities, as decisions change them."""
    for table in SCHEMAS:
        _view(connection, table, parts.files(table))
    docs = sorted((doc, key) for key, doc in parts.keys.items())
    texts = [Text(doc, text_iri(doc, options.base)) for doc, _ in docs]
    _keep(connection, "wanted", _wanted(docs, texts))
    _keep(connection, "windows", _strings("relation", options.windows, "r"))
    _step(connection, "texts")
    keys, changes = _rows(connection, _sql("keys")), Changes()
    if decisions:
        names = Names(keys, _rows(connection, _sql("wordings")), texts, lexicon)
        changes, keys = decide(decisions, names), sorted(names.keys)
    found = numbered(keys, texts, lexicon, changes)
    for name, table in (("named", found.named), ("members", found.members), ("called", found.called)):
        _keep(connection, name, table)
    _keep(connection, "splits", splits(changes))
    _keep(connection, "held", versions(lexicon))
    _keep(connection, "decided", decided(changes, texts))


def _count(connection: duckdb.DuckDBPyConnection, options: Options, texts: int) -> None:
    """From entities to scored pairs."""
    for step in ("places", "spots", "units", "occurrences", "sizes", "marginals", "shared", "pairs"):
        _step(connection, step)
    _keep(connection, "bounds", _bounds(_rows(connection, _sql("counts")), options.most_ties, texts))
    for step in ("scored", "counted", "cited"):
        _step(connection, step)


def _wanted(docs: Sequence[tuple[str, str]], texts: Sequence[Text]) -> pa.Table:
    return pa.table({
        "text": pa.array([key for _, key in docs], pa.string()),
        "doc": pa.array([text.doc for text in texts], pa.string()),
        "iri": pa.array([text.iri for text in texts], pa.string()),
        "d": pa.array(range(len(texts)), pa.int32()),
    })  # fmt: skip


def _strings(name: str, values: Sequence[str], number: str) -> pa.Table:
    return pa.table({name: pa.array(values, pa.string()), number: pa.array(range(len(values)), pa.int32())})


def _bounds(counts: Sequence[tuple[int, int]], most: int, texts: int) -> pa.Table:
    """The count from which pairs are kept, and the texts that a pair of the backbone needs: two, in a corpus of several."""
    least, kept = 1, 0
    for n, pairs in counts:
        kept += pairs
        if kept > most:
            least = n + 1
            break
    return pa.table({"least": pa.array([least], pa.int32()), "documents": pa.array([min(texts, 2)], pa.int32())})


def _project(connection: duckdb.DuckDBPyConnection) -> None:
    """Backbone and the measures of entities."""
    totals = {node: (degree, strength) for node, degree, strength in _rows(connection, _sql("strengths"))}
    edges = projection.backbone(_rows(connection, _sql("eligible")), totals)
    inside = sorted({node for a, b, _ in edges for node in (a, b)})
    ends = {name: pa.array([edge[n] for edge in edges], pa.int32()) for n, name in enumerate("ab")}
    _keep(connection, "backbone", pa.table(ends))
    _keep(connection, "inside", pa.table({"e": pa.array(inside, pa.int32())}))
    anchors = dict(_rows(connection, _sql("anchors")))
    count = _rows(connection, "SELECT count(*) FROM named")[0][0]
    _keep(connection, "measured", projection.measured(count, edges, anchors))


def _publish(connection: duckdb.DuckDBPyConnection, table: str, out_dir: Path) -> Path:
    schema = TABLES[table]
    rows = TEXT_ROWS if table == "documents" else ROW_GROUP
    path = out_dir / f"{table}.parquet"
    reader = connection.sql(_sql(f"tables/{table}")).to_arrow_reader(rows)
    write_batches(path, schema, (_cast(batch, schema) for batch in reader), rows)
    return path


def _cast(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    columns = [batch.column(field.name).cast(field.type) for field in schema]
    return pa.record_batch(columns, schema=schema)


def _sql(name: str) -> str:
    return files("graph").joinpath("sql", *f"{name}.sql".split("/")).read_text(encoding="utf-8")


def _step(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(f"CREATE TEMP TABLE {name} AS {_sql(name)}")


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    return connection.execute(query).fetchall()


def _keep(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("incoming", table)
    connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM incoming")
    connection.unregister("incoming")


def _view(connection: duckdb.DuckDBPyConnection, table: str, paths: Sequence[str]) -> None:
    """The rows of all parts; without parts an empty table."""
    if paths:
        quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
        connection.execute(f"CREATE TEMP VIEW part_{table} AS SELECT * FROM read_parquet([{quoted}])")
    else:
        _keep(connection, f"part_{table}", SCHEMAS[table].empty_table())
