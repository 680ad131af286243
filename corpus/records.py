"""Files that hold many texts: .jsonl with one object a line, .csv with a ``text`` column."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.content import column
from corpus.encoding import decode
from corpus.problems import Refused

csv.field_size_limit(500_000_000)


@dataclass(frozen=True, slots=True)
class Record:
    """One text of the file: ``id`` as stated or its line number, the text, and all its other values by their names."""

    id: str
    text: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Records:
    """``broken`` are (line number, what is wrong)."""

    records: tuple[Record, ...]
    encoding: str
    broken: tuple[tuple[int, str], ...] = ()


def parse(ending: str, data: bytes) -> Records:
    """The records of a .jsonl or .csv file; ``Refused`` where it is no such file at all."""
    text, encoding = decode(data)
    records: list[Record] = []
    broken: list[tuple[int, str]] = []
    for line, row in _json_rows(text) if ending == ".jsonl" else _csv_rows(text):
        record = row if isinstance(row, str) else _record(line, row)
        if isinstance(record, str):
            broken.append((line, record))
        else:
            records.append(record)
    return Records(tuple(records), encoding, tuple(broken))


def _record(line: int, row: Mapping[str, object]) -> Record | str:
    """A record, or what is wrong with the row."""
    named = {column(str(key)): value for key, value in reversed(list(row.items()))}
    text = named.pop("text", None)
    if not isinstance(text, str) or not text.strip():
        return "has no text"
    identity = named.get("id")
    return Record(str(line if identity in (None, "") else identity), text, named)


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, object] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield number, row if isinstance(row, dict) else "is not a JSON object"


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, object] | str]]:
    header = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=delimiter(header))
    names = next(rows, [])
    if "text" not in map(column, names):
        raise Refused("has no column named text", "name the column that holds the texts: text")
    for row in rows:
        if any(cell.strip() for cell in row):
            yield rows.line_num, dict(zip(names, row, strict=False))


def delimiter(header: str) -> str:
    """What parts the columns of a csv, told by its first line: comma, tab or semicolon."""
    return max(",\t;", key=header.count)
