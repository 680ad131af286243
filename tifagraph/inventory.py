"""The manifest: what went into a graph, with which options, what came out, and what was left out and why.

Everything but its key ``times`` is the same for the same input, options and version, byte for byte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from graph.identity import TEXT_BASE
from tifagraph import __version__, fingerprints

if TYPE_CHECKING:
    from corpus.problems import Skipped
    from ontology.loading import Lexicon
    from tifagraph.options import Options
    from tifagraph.survey import Survey
    from tifagraph.workers import Lost


def skipped(found: Iterable[Skipped], lost: Iterable[Lost], roots: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Every file that gave no text, once, sorted: its name below its corpus folder, the problem, what to do."""
    rows = {(item.path, item.problem, item.advice) for item in (relative(item, roots) for item in _all(found, lost))}
    return [{"path": path, "problem": problem, "advice": advice} for path, problem, advice in sorted(rows)]


def relative(item: Skipped | Lost, roots: Sequence[tuple[str, str]]) -> Skipped | Lost:
    """The same item named as ids name texts: below its corpus folder, so that it is the same on every machine."""
    for root, prefix in roots:
        folder = normalize("NFC", root).replace(os.sep, "/").rstrip("/") + "/"
        if item.path.startswith(folder):
            return replace(item, path=prefix + item.path.removeprefix(folder))
    return item


def _all(found: Iterable[Skipped], lost: Iterable[Lost]) -> Iterator[Skipped | Lost]:
    yield from found
    yield from lost


def manifest(options: Options, lexicon: Lexicon, seen: Survey, left_out: list[dict[str, str]], new: Path) -> dict[str, Any]:
    """The manifest of the tables below ``new``, still without times."""
    inputs = [{"doc": d, "sha256": h, "encoding": seen.encodings[d]} for d, h in sorted(seen.digests.items())]
    told = {"windows": list(options.windows), "base": options.base or TEXT_BASE, "page": options.page}
    return {
        "tifagraph": __version__,
        "rules": fingerprints.rules(),
        "lexicon": lexicon.version,
        "options": told | {"lexicon": [Path(path).name for path in options.lexicon]},
        "counts": counts(new / "tables"),
        "fingerprint": sha256(json.dumps(inputs).encode()).hexdigest(),
        "inputs": inputs,
        "identical": [{"doc": doc, "same_as": first} for doc, first in sorted(seen.identical)],
        "skipped": left_out,
    }


def counts(tables: Path) -> dict[str, Any]:
    """What the tables hold, for the summary: texts, sentences, mentions by type, citations by kind, ties by relation."""
    from graph.reading import open_tables

    with open_tables(tables) as db:
        single = {name: _one(db, f"SELECT count(*) FROM {name}") for name in ("documents", "sentences", "entities")}
        single["characters"] = _one(db, "SELECT coalesce(sum(length(text)), 0)::BIGINT FROM documents")
        grouped = {name: _by(db, name, key) for name, key in (("mentions", "type"), ("citations", "kind"), ("ties", "relation"))}
    return single | grouped


def _by(db: Any, table: str, column: str) -> dict[str, int]:
    sql = f"SELECT {column}, count(*) FROM {table} GROUP BY ALL ORDER BY ALL"
    return {str(key): int(n) for key, n in db.execute(sql).fetchall()}


def _one(db: Any, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


def write(path: Path, content: dict[str, Any]) -> None:
    """Write the manifest as JSON in UTF-8."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
