"""Unknown formulations of a finished graph: proposed with reasons and sentences, stored beside it, accepted into a lexicon."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tifagraph.faults import WrongUse

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from extractors.segmentation import Passage
    from graph.reading import Row
    from tifagraph.rendering import Screen

FILE = "terms.csv"
"""The name of the proposals in a graph's folder."""
_SENTENCES = """
    SELECT s.doc, s.start, s.end AS stop, s.heading, n.names FROM sentences s LEFT JOIN (
        SELECT m.doc, m.sentence, list((m.start, m.end, m.type IN ('concept', 'term')) ORDER BY m.start, m.end DESC) AS names
        FROM mentions m JOIN entities e ON e.entity = m.entity
        WHERE m.type NOT IN ('concept', 'term') OR e.status = 'known' GROUP BY m.doc, m.sentence
    ) n ON n.doc = s.doc AND n.sentence = s.sentence ORDER BY s.doc, s.sentence"""


def passages(db: DuckDBPyConnection) -> Iterator[Passage]:
    """The sentences of a graph with their names, text by text; of formulations only those that the lexicon knows are names."""
    from corpus.text import plain_letters
    from extractors.segmentation import Passage

    texts = _streamed(db, "SELECT doc, text FROM documents ORDER BY doc")
    for doc, rows in groupby(_streamed(db, _SENTENCES), key=itemgetter(0)):
        text = plain_letters(next(text for name, text in texts if name == doc))
        for _, start, stop, heading, names in rows:
            spans = tuple((a - start, b - start, phrase) for a, b, phrase in names or ())
            yield Passage(doc, text[start:stop], heading, spans)


def _streamed(db: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    cursor = db.cursor().execute(query)
    while rows := cursor.fetchmany(2000):
        yield from rows


def proposals(db: DuckDBPyConnection, most: int, sentences: int = 2) -> list[Row]:
    """At most ``most`` proposals, best first: fields of ``Proposal``, ``reason``, ``samples`` (doc, left, term, right)."""
    from extractors.discovery import propose, samples
    from ontology.loading import load

    found = propose(passages(db), load().surfaces, most)
    uses = samples(passages(db), [p.term for p in found], sentences)
    return [asdict(p) | {"reason": p.reason, "samples": uses[p.term]} for p in found]


def table(found: list[Row]) -> list[Row]:
    """Proposals as flat rows for CSV: the samples become one cell, a line each."""
    return [row | {"samples": "\n".join(f"{left}{term}{right}" for _, left, term, right in row["samples"])} for row in found]


def store(folder: Path, most: int = 100) -> Path:
    """Write the proposals as ``terms.csv`` into the folder of their graph; an older one is replaced whole."""
    from graph.reading import open_tables
    from tifagraph.rendering import csv_text

    path = folder / FILE
    found = proposals(open_tables(folder), most)
    fresh = path.with_suffix(".new")
    fresh.write_text(csv_text(table(found)), encoding="utf-8", newline="\n")
    os.replace(fresh, path)
    return path


def show(screen: Screen, found: list[Row]) -> None:
    """Print the proposals with their reasons and sentences."""
    for row in found:
        screen.title(f"{row['score']:.4f}  {row['term']}", row["reason"])
        for doc, left, term, right in row["samples"]:
            screen.use(left, term, right, doc)


def accept(term: str, kind: str, definition: str, lexicon: Path) -> str:
    """Write a term into a user's CSV lexicon (made where there is none); returns what was done, in a line.

    Raises WrongUse for an unknown kind or a file that is no such table.
    """
    from corpus.text import normalise
    from ontology.namespaces import TYPES
    from ontology.rows import COLUMNS

    if kind not in TYPES:
        raise WrongUse(f"--kind {kind}: is none of {', '.join(TYPES)}")
    if len(normalise(term)) < 2:
        raise WrongUse(f"--accept {term!r}: is too short to be looked for: use two characters or more")
    text, encoding = _held(lexicon)
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    old = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) or [list(COLUMNS)]
    header = [name.strip().lower() for name in old[0]]
    if "label" not in header:
        raise WrongUse(f"{lexicon}: line 1: there is no column named label: begin with the line {','.join(COLUMNS)}")
    if any(normalise(row[header.index("label")]) == normalise(term) for row in old[1:] if len(row) > header.index("label")):
        return f"{lexicon}: {term} is there already"
    entry = {"label": term, "type": kind, "definition": definition}
    _append(lexicon, text or mark.join(COLUMNS) + "\n", [entry.get(name, "") for name in header], mark, encoding)
    return f"{lexicon}: {term} added; build again with --lexicon {lexicon}"


def _held(lexicon: Path) -> tuple[str, str]:
    """The text of a CSV file and its encoding; empty where there is none yet."""
    if lexicon.suffix.lower() not in (".csv", ".tsv"):
        raise WrongUse(f"{lexicon}: is no .csv file: name one, it is made where there is none")
    data = lexicon.read_bytes() if lexicon.exists() else b""
    for encoding in ("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise WrongUse(f"{lexicon}: is neither UTF-8 nor GB18030: save it again as CSV in UTF-8")


def _append(lexicon: Path, text: str, row: list[str], mark: str, encoding: str) -> None:
    line = io.StringIO()
    csv.writer(line, delimiter=mark, lineterminator="\n").writerow(row)
    whole = text if text.endswith("\n") else text + "\n"
    fresh = lexicon.with_name(lexicon.name + ".new")
    fresh.write_bytes((whole + line.getvalue()).encode(encoding))
    os.replace(fresh, lexicon)
