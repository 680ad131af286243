"""One question to one open store: prefixes known, other servers refused, a parser's complaint as one line."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from output import results, services
from output.errors import QueryError
from output.terms import PREFIXES

_POSITION = re.compile(r"^error at (\d+):(\d+): (.*)", re.S)


def answer(store: ox.Store, sparql: str, form: str, most: int = 0) -> bytes:
    """Answer SPARQL from an open store, in at most ``most`` bytes (0: any number)."""
    services.refuse(sparql)
    try:
        return results.written(store.query(sparql, prefixes=PREFIXES), form, most)
    except SyntaxError as error:
        raise QueryError(explained(str(error))) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"query: {_line(str(error))}") from None


def store_path(kg: Path | str) -> Path:
    """The store of a graph's directory. Raises QueryError where there is none."""
    path = Path(kg) / "store"
    if not (path / "CURRENT").is_file():
        raise QueryError(f"{kg}: is no graph with a store; make one with: tifagraph build CORPUS -o {kg}")
    return path


def opened(kg: Path | str) -> ox.Store:
    """The store of a graph's directory, for reading."""
    try:
        return ox.Store.read_only(str(store_path(kg)))
    except OSError as error:
        raise QueryError(f"{kg}: its store cannot be read ({_line(str(error))}); build the graph again") from None


def explained(message: str) -> str:
    """A parser's complaint as one line with its place: ``query: line 1, column 8: expected …``."""
    match = _POSITION.match(message)
    where, what = (f"line {match[1]}, column {match[2]}: ", match[3]) if match else ("", message)
    return f"query: {where}{_line(what)}; correct the SPARQL"


def _line(text: str) -> str:
    """One line of at most 200 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
