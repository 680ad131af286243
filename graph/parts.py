"""What the map leaves for the reduce: Parquet parts with local keys, without IRIs and without paths of any machine.

A part holds some texts, one file a table: ``<work>/parts/<table>/<part>.parquet``; the file of ``documents`` is written
last, so a part without it does not exist. Every row names its text by ``text``, the content key of ``text_key``: what is
in the text, what is known of it, and which rules and lexicon read it. A text whose key some part holds need not be read
again; a part may hold texts that are no longer wanted, and the reduce passes over them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.document import Document
from extractors.mention import Citation, Duty, Effect, Mention, Spelling
from graph.storage import write_columns
from graph.tables import TABLES

LAYOUT = "3"
"""Counts up when the columns below change, so that older parts are read again."""


class Extraction(Protocol):
    """What the extractors found in one text."""

    @property
    def document(self) -> Document: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def duties(self) -> Sequence[Duty]: ...
    @property
    def effects(self) -> Sequence[Effect]: ...
    @property
    def spellings(self) -> Sequence[Spelling]: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts of one graph: ``keys`` maps each content key to its text's id, ``names`` are the parts that hold them."""

    work: Path
    names: tuple[str, ...]
    keys: Mapping[str, str]

    def files(self, table: str) -> list[str]:
        """The Parquet files of one table, sorted."""
        return [str(_file(self.work, table, name)) for name in self.names]


def _local(table: str) -> pa.Schema:
    """The published columns with the content key for the text's id, and keys for IRIs."""
    renamed = {"doc": "text", "entity": "key", "text": "content"}
    dropped = {"iri", "path"}
    columns = [(renamed.get(field.name, field.name), field.type) for field in TABLES[table] if field.name not in dropped]
    return pa.schema(columns if table != "documents" else [*columns, ("doc", pa.string())])


_PARTS = ("sections", "sentences", "apparatus", "mentions", "citations", "duties", "effects", "spellings", "documents")
SCHEMAS = {name: _local(name) for name in _PARTS}


def text_key(doc: str, content: str, *circumstances: object) -> str:
    """The content key of a text: its id, its sha256, and all else that its extraction depends on.

    ``circumstances`` are the versions of rules and lexicon, the text's metadata, the recurring lines that it holds; any
    values with a stable ``json`` form, sets given sorted.
    """
    told = json.dumps([LAYOUT, doc, content, *circumstances], ensure_ascii=False, sort_keys=True, default=str)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def write(work: Path, name: str, extractions: Sequence[Extraction], keys: Mapping[str, str] | None = None) -> list[Path]:
    """Write the extractions of some texts as the part ``name``; gives its files.

    ``keys`` maps the id of each text to its content key; where it is missing, id and sha256 alone make one.
    """
    found = [(_key(e.document, keys or {}), e) for e in extractions]
    columns = {
        "sections": _sections(found),
        "sentences": _sentences(found),
        "apparatus": _rows(found, "apparatus", lambda e: e.document.apparatus),
        "mentions": _rows(found, "mentions", lambda e: e.mentions),
        "citations": _rows(found, "citations", lambda e: e.citations),
        "duties": _rows(found, "duties", lambda e: e.duties),
        "effects": _rows(found, "effects", lambda e: e.effects),
        "spellings": _rows(found, "spellings", lambda e: e.spellings),
        "documents": _documents(found),
    }
    for table, arrays in columns.items():
        write_columns(_file(work, table, name), SCHEMAS[table], arrays)
    return [_file(work, table, name) for table in SCHEMAS]


def part_name(keys: Iterable[str]) -> str:
    """A name for the part that holds the texts with these content keys, the same whatever their order."""
    return sha256("\n".join(sorted(keys)).encode()).hexdigest()[:32]


def held(work: Path) -> dict[str, str]:
    """The content keys that lie in the parts of a work directory, each with the name of its part."""
    found: dict[str, str] = {}
    for path in sorted((work / "parts" / "documents").glob("*.parquet")):
        for key in _held_in(path):
            found.setdefault(key, path.stem)
    return found


def _held_in(path: Path) -> list[str]:
    try:
        return [str(key) for key in pq.read_table(path, columns=["text"]).column(0).to_pylist()]
    except (pa.ArrowException, OSError, KeyError):
        return []


def missing(work: Path, keys: Mapping[str, str]) -> list[str]:
    """The ids of the texts (``keys``: id to content key) that no part holds yet, sorted: these are to be mapped."""
    there = held(work)
    return sorted(doc for doc, key in keys.items() if key not in there)


def select(work: Path, keys: Mapping[str, str]) -> Parts:
    """The parts of the texts wanted (``keys``: id to content key); texts in no part (unreadable ones) are left out."""
    there = held(work)
    wanted = {key: doc for doc, key in sorted(keys.items()) if key in there}
    return Parts(work, tuple(sorted({there[key] for key in wanted})), wanted)


def everything(work: Path) -> Parts:
    """All texts of all parts of a work directory."""
    there = held(work)
    names = tuple(sorted(set(there.values())))
    docs = (pq.read_table(_file(work, "documents", name), columns=["text", "doc"]).to_pydict() for name in names)
    return Parts(work, names, {key: doc for table in docs for key, doc in zip(table["text"], table["doc"], strict=True)})


def prune(work: Path, names: Collection[str]) -> None:
    """Delete the parts that are not among ``names``; the file that makes a part exist goes first."""
    for table in reversed(SCHEMAS):
        for path in sorted((work / "parts" / table).glob("*.parquet*")):
            if path.name.removesuffix(".unfinished").removesuffix(".parquet") not in names or path.suffix == ".unfinished":
                path.unlink(missing_ok=True)


def _file(work: Path, table: str, name: str) -> Path:
    return work / "parts" / table / f"{name}.parquet"


def _key(document: Document, keys: Mapping[str, str]) -> str:
    return keys.get(document.id) or text_key(document.id, document.sha256)


Found = list[tuple[str, Extraction]]


def _repeated(found: Found, lengths: Iterable[int]) -> pa.Array:
    return pa.array([key for (key, _), length in zip(found, lengths, strict=True) for _ in range(length)], pa.string())


def _rows(found: Found, table: str, values: Any) -> list[pa.Array]:
    """One array for each column of the table, each read from the attribute of its name."""
    groups = [values(extraction) for _, extraction in found]
    flat = [value for group in groups for value in group]
    arrays = [_repeated(found, map(len, groups))]
    for field in list(SCHEMAS[table])[1:]:
        arrays.append(pa.array([getattr(value, field.name) for value in flat], field.type))
    return arrays


def _sections(found: Found) -> list[pa.Array]:
    groups = [extraction.document.sections for _, extraction in found]
    flat = [section for group in groups for section in group]
    ordinals = [ordinal for group in groups for ordinal in range(len(group))]
    rest = [[getattr(section, name) for section in flat] for name in SCHEMAS["sections"].names[2:]]
    return _typed("sections", _repeated(found, map(len, groups)), ordinals, *rest)


def _sentences(found: Found) -> list[pa.Array]:
    documents = [extraction.document for _, extraction in found]
    flat = [(n, s, d.sections) for d in documents for n, s in enumerate(d.sentences)]
    return _typed(
        "sentences",
        _repeated(found, (len(d.sentences) for d in documents)),
        [n for n, _, _ in flat],
        [s.start for _, s, _ in flat],
        [s.end for _, s, _ in flat],
        [s.paragraph for _, s, _ in flat],
        [s.section for _, s, _ in flat],
        [sections[s.section].locator if s.section >= 0 else "" for _, s, sections in flat],
        [s.heading for _, s, _ in flat],
    )


def _documents(found: Found) -> list[pa.Array]:
    documents = [extraction.document for _, extraction in found]
    special = {
        "text": [key for key, _ in found],
        "doc": [d.id for d in documents],
        "content": [d.text for d in documents],
        "origins": [json.dumps(dict(d.origins), ensure_ascii=False, sort_keys=True) for d in documents],
        "notes": [json.dumps(d.notes, ensure_ascii=False) for d in documents],
    }
    names = SCHEMAS["documents"].names
    return _typed("documents", *(special.get(name) or [getattr(d, name) for d in documents] for name in names))


def _typed(table: str, *columns: Any) -> list[pa.Array]:
    return [pa.array(column, field.type) for column, field in zip(columns, SCHEMAS[table], strict=True)]
