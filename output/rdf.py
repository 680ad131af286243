"""graph.ttl and the store: the tables as RDF, written straight from their columns, the same bytes every time.

Order of the file: the corpus and its texts, entities, components, roles, reforms, sentences, citations, duties, effects,
verbs, co-occurrence. Size is bounded by ``MOST_PER_MB``: co-occurrence comes last and takes, strongest first, what the rest
has left.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graph.identity import TEXT_BASE, text_iri
from graph.reading import open_tables
from output import evidence, facts, ledger, reforms
from output.facts import Blocks
from output.terms import header

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_PER_MB = 65_000
"""Triples for a megabyte (10^6 bytes of UTF-8) of text."""
PER_TIE = 9
LEAST_TIES = 100
"""Ties that even a small corpus gets, whose entities alone exceed its share."""
CHUNK = 100_000
"""Triples held at once: about 10 MB of Turtle."""


def write(tables: Path, turtle: Path, store: Path | None = None) -> int:
    """Write the tables of a folder as Turtle and, where ``store`` names a folder (made anew), as an Oxigraph store.

    Returns the number of triples written.
    """
    with open_tables(tables) as db:
        base = text_base(db)
        return _write(_chunks(blocks(db, base)), header(base), turtle, store)


def text_base(db: DuckDBPyConnection) -> str:
    """What the IRIs of all texts begin with."""
    row = db.execute("SELECT d.doc, d.iri FROM documents d ORDER BY d.doc LIMIT 1").fetchone()
    return str(row[1]).removesuffix(text_iri(row[0], "")) if row else TEXT_BASE


def blocks(db: DuckDBPyConnection, base: str) -> Blocks:
    """The whole graph, subject by subject."""
    written = 0
    parts = (
        facts.corpus,
        facts.documents,
        facts.entities,
        facts.components,
        facts.roles,
        reforms.events,
        ledger.bearers,
        ledger.versions,
        evidence.citation_links,
        evidence.sentences,
        evidence.citations,
        ledger.duties,
        ledger.effects,
        evidence.uses,
    )
    for turtle, count in chain.from_iterable(part(db, base) for part in parts):
        written += count
        yield turtle, count
    yield from evidence.ties(db, base, _room(db, written))


def _room(db: DuckDBPyConnection, written: int) -> int:
    """How many ties fit."""
    row = db.execute("SELECT coalesce(sum(strlen(d.text)), 0) FROM documents d").fetchone()
    size = int(row[0]) if row else 0
    return max(LEAST_TIES, (size * MOST_PER_MB // 1_000_000 - written) // PER_TIE)


def _chunks(parts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Subjects gathered to about ``CHUNK`` triples."""
    held: list[str] = []
    count = 0
    for turtle, triples in parts:
        held.append(turtle)
        count += triples
        if count >= CHUNK:
            yield "".join(held), count
            held, count = [], 0
    yield "".join(held), count


def _write(chunks: Iterable[tuple[str, int]], head: str, turtle: Path, folder: Path | None) -> int:
    store = _Store(folder) if folder else None
    total = 0
    with turtle.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for chunk, count in chunks:
            file.write(chunk)
            total += count
            if store:
                store.load(head + chunk)
    if store:
        store.close()
    return total


class _Store:
    """An Oxigraph store in the making; ``close`` leaves it compact on disk, to be opened read-only."""

    def __init__(self, folder: Path) -> None:
        import pyoxigraph as ox

        shutil.rmtree(folder, ignore_errors=True)
        self._store = ox.Store(str(folder))
        self._format = ox.RdfFormat.TURTLE

    def load(self, turtle: str) -> None:
        self._store.bulk_load(turtle.encode(), self._format)

    def close(self) -> None:
        self._store.flush()
        self._store.optimize()
        del self._store
