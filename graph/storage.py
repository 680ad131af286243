"""How columns become Parquet: the same rows give the same bytes, whatever the number of threads that made them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP = 122_880
"""Rows of a row group; texts are long, so their table takes ``TEXT_ROWS``."""
TEXT_ROWS = 512


def write_columns(path: Path, schema: pa.Schema, columns: list[pa.Array]) -> None:
    """Write one table whole; it appears under its name only when complete."""
    write_batches(path, schema, [pa.record_batch(columns, schema=schema)])


def write_batches(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch], rows: int = ROW_GROUP) -> None:
    """Write batches of any size as row groups of ``rows`` rows; the file appears only when complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    with pq.ParquetWriter(unfinished, schema, compression="zstd", compression_level=1) as writer:
        for table in _groups(schema, batches, rows):
            writer.write_table(table, row_group_size=rows)
    os.replace(unfinished, path)


def _groups(schema: pa.Schema, batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    held = schema.empty_table()
    for batch in batches:
        held = pa.concat_tables([held, pa.Table.from_batches([batch]).cast(schema)])
        while held.num_rows >= rows:
            yield held.slice(0, rows)
            held = held.slice(rows)
    if held.num_rows:
        yield held
