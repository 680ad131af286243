from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.storage import write_batches

SCHEMA = pa.schema([("n", pa.int32())])


def batches(*lengths: int) -> list[pa.RecordBatch]:
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    return [pa.record_batch([pa.array(range(a, a + n), pa.int32())], schema=SCHEMA) for a, n in zip(starts, lengths, strict=True)]


@pytest.mark.parametrize("lengths", [(10,), (3, 3, 4), (1, 0, 9), (4, 4, 2)])
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, lengths: tuple[int, ...]) -> None:
    write_batches(tmp_path / "a.parquet", SCHEMA, batches(10), rows=4)
    write_batches(tmp_path / "b.parquet", SCHEMA, batches(*lengths), rows=4)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert pq.ParquetFile(tmp_path / "b.parquet").num_row_groups == 3


def test_no_rows_give_an_empty_table(tmp_path: Path) -> None:
    write_batches(tmp_path / "empty.parquet", SCHEMA, [])
    assert pq.read_table(tmp_path / "empty.parquet").num_rows == 0


def test_a_file_cut_short_does_not_bear_the_name(tmp_path: Path) -> None:
    def broken() -> list[pa.RecordBatch]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_batches(tmp_path / "a.parquet", SCHEMA, (batch for _ in [0] for batch in broken()))
    assert not (tmp_path / "a.parquet").exists()
