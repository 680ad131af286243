"""A user's table of terms to entries: CSV with the columns label, type, aliases, definition."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from ontology.entry import Entry
from ontology.namespaces import TYPES
from ontology.problems import LexiconError, contents
from ontology.skos import KeyOf, Reading

COLUMNS = ("label", "type", "aliases", "definition")
_NAMES = {"": "concept", "概念": "concept", "提法": "concept", "机构": "institution", "会议": "meeting", "文件": "document",
          "人物": "person"} | {name: name for name in TYPES}  # fmt: skip


def read(path: Path, key_of: KeyOf) -> Reading:
    """The entries of one CSV file; a line that cannot be used is left out with a warning.

    UTF-8 or GB18030, comma or tab; ``type`` is empty (concept), an English or a Chinese name; several aliases are
    separated by | or ；. Raises LexiconError where the file as a whole is no such table.
    """
    text = _decoded(path)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
    columns = [name.strip().lower() for name in table.fieldnames or ()]
    if "label" not in columns:
        raise LexiconError(path, "line 1: there is no column named label", f"begin with the line {','.join(COLUMNS)}")
    table.fieldnames = columns
    entries: list[Entry] = []
    warnings: list[str] = []
    try:
        for row in table:
            problem = _problem(row)
            if problem:
                warnings.append(f"{path}: line {table.line_num}: {problem}; the line was left out")
            elif any(row.values()):
                entries.append(_entry(row, path, key_of))
    except csv.Error as error:
        warnings.append(f"{path}: line {table.line_num}: {error}; this line and those below it were left out")
    return Reading(tuple(entries), warnings=tuple(warnings))


def _decoded(path: Path) -> str:
    data = contents(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LexiconError(path, "is neither UTF-8 nor GB18030", "save it again as CSV in UTF-8")


def _problem(row: Mapping[str | None, object]) -> str:
    if None in row:
        return "it has more cells than the first line; put a cell that contains a comma in quotation marks"
    if not any(row.values()):
        return ""
    if not _cell(row, "label"):
        return "it has no label"
    kind = _cell(row, "type").lower()
    return "" if kind in _NAMES else f"unknown type {kind!r} (known: {', '.join(TYPES)})"


def _cell(row: Mapping[str | None, object], column: str) -> str:
    return str(row.get(column) or "").strip()


def _entry(row: Mapping[str | None, object], path: Path, key_of: KeyOf) -> Entry:
    label, kind = _cell(row, "label"), _NAMES[_cell(row, "type").lower()]
    parts = (part.strip() for part in re.split("[|｜；;]", _cell(row, "aliases")))
    aliases = tuple(dict.fromkeys(part for part in parts if part))
    return Entry(
        key=key_of(kind, label), type=kind, kind="", label=label, aliases=aliases, english="",
        definition=_cell(row, "definition"), since="", until="", place="", body="", versions=(), broader=(), senses=(),
        source=path.name,
    )  # fmt: skip
