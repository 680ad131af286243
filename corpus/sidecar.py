"""metadata.csv: the table beside the texts that states title, date, issuer, speaker, place and series of each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from corpus.content import column, fields
from corpus.dates import stated
from corpus.encoding import decode
from corpus.problems import Refused, Skipped
from corpus.records import delimiter

NAME = "metadata.csv"
_ADVICE = "mend the line; the others are used"


@dataclass(frozen=True, slots=True)
class Table:
    """``rows``: path as written (NFC, below the table's folder) to its fields; ``lines``: path to line number."""

    path: str
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


def parse(path: str, data: bytes) -> Table:
    """Read a metadata.csv line by line, so that a broken line costs no other; ``path`` is for the messages."""
    try:
        lines = decode(data)[0].split("\n")
    except Refused as refused:
        return Table(path, skipped=(Skipped(path, refused.problem, "save it as CSV in UTF-8"),))
    mark = delimiter(lines[0])
    names = [column(name) for name in _cells(lines[0], mark) or ()]
    if "path" not in names:
        return Table(path, skipped=(Skipped(path, "has no column named path", f"begin it with: {_HEADER}"),))
    rows: dict[str, Mapping[str, str]] = {}
    numbers: dict[str, int] = {}
    skipped: list[Skipped] = []
    for number, line in enumerate(lines[1:], 2):
        if line.strip().strip(mark):
            row = _row(line, mark, names)
            problem = row if isinstance(row, str) else _add(row, number, rows, numbers)
            if problem:
                skipped.append(Skipped(path, f"line {number} {problem}", _ADVICE))
    return Table(path, rows, numbers, tuple(skipped))


_HEADER = "path,title,date,issuer,speaker,place,series"


def _cells(line: str, mark: str) -> list[str] | None:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark, strict=True))]
    except (csv.Error, StopIteration):
        return None


def _row(line: str, mark: str, names: list[str]) -> dict[str, str] | str:
    """A row by column name, or what is wrong with it. Columns that are missing at the end are empty."""
    cells = _cells(line, mark)
    if cells is None:
        return "has a quotation mark that is not closed"
    if len(cells) > len(names) and any(cells[len(names) :]):
        return f"has {len(cells)} columns instead of {len(names)}"
    if len(cells) == 1 < len(names):
        return f"has 1 column instead of {len(names)}"
    row = dict(zip(names, cells, strict=False))
    return row if row.get("path") else "names no file"


def _add(row: dict[str, str], number: int, rows: dict[str, Mapping[str, str]], numbers: dict[str, int]) -> str:
    """Keep a row; what is wrong with it, if anything."""
    path = clean(row["path"])
    if path in rows:
        return f"names {path} a second time"
    known = fields(row)
    wrong = [name for name in ("date", "published") if name in known and not stated(known[name])]
    rows[path] = {name: value for name, value in known.items() if name not in wrong}
    numbers[path] = number
    return f"has a date that is none: {known[wrong[0]]}" if wrong else ""


def clean(path: str) -> str:
    """A path as a document id writes it: POSIX, NFC, without a leading ./"""
    return normalize("NFC", path).replace("\\", "/").removeprefix("./").strip("/")


def applying(tables: Mapping[str, Table], inner: str, record: bool) -> dict[str, str]:
    """The fields that the tables state for a text; of two tables the nearer one wins.

    ``tables`` maps a folder (``''``, ``2021/``, ``archive.zip!/``) to its table, ``inner`` is the text's path below the
    corpus folder; for a record (``file.jsonl#7``) a row for the file applies too.
    """
    found: dict[str, str] = {}
    names = [inner.rsplit("#", 1)[0], inner] if record else [inner]
    for folder in folders(inner):
        if folder in tables:
            for name in names:
                found |= tables[folder].rows.get(name.removeprefix(folder), {})
    return found


def folders(inner: str) -> list[str]:
    """The folders above a path, outermost first: ``a/b.txt`` has ``''`` and ``a/``."""
    parts = inner.split("/")[:-1]
    return ["".join(part + "/" for part in parts[:depth]) for depth in range(len(parts) + 1)]
