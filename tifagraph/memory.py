"""What people decided about the graph, gathered from the files beside the corpus and those named, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.decisions import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions, and the fingerprint of each file that they come from."""

    lines: list[Decision]
    files: list[dict[str, str]]


def gathered(beside: Iterable[tuple[str, str]], named: Iterable[str]) -> Decided:
    """Read the files beside the corpus (name, path), then those that the user named; a file counts once.

    Raises GraphError for a file that cannot be used at all.
    """
    from graph.decisions import read

    files: dict[str, tuple[str, str]] = {}
    for name, path in (*beside, *((os.path.basename(path), path) for path in named)):
        files.setdefault(os.path.realpath(path), (name, path))
    taken: dict[str, int] = {}
    decided = Decided([], [])
    for name, path in files.values():
        taken[name] = taken.get(name, 0) + 1
        name = name if taken[name] == 1 else f"{name}~{taken[name]}"
        decided.lines.extend(read(Path(path), name))
        decided.files.append({"file": name, "sha256": sha256(Path(path).read_bytes()).hexdigest()})
    return decided


def problems(tables: Path) -> list[str]:
    """One line for each decision that was not applied; ``left out`` where the line itself is wrong."""
    from graph.reading import open_tables, rows

    with open_tables(tables) as db:
        found = rows(db, "SELECT file, line, problem FROM decisions WHERE problem <> '' ORDER BY ALL")
    return [f"{row['file']}: line {row['line']}: {row['problem']}{_cost(row['problem'])}" for row in found]


def _cost(problem: str) -> str:
    from graph.deciding import STALE

    return "" if problem.startswith(STALE) else "; the line was left out"
