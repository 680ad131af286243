"""Questions in SPARQL to a finished graph: prefixes known, parameters bound, errors in one line, no other server asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from output import bundled, results, services
from output.errors import QueryError
from output.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

_POSITION = re.compile(r"^error at (\d+):(\d+): (.*)", re.S)


def query(
    kg: Path | str,
    source: str,
    parameters: Mapping[str, object] | None = None,
    *,
    form: str = "table",
    seconds: float = 0,
) -> str:
    """Answer a question to the graph in directory ``kg``.

    ``source`` is SPARQL, the path of a .rq file, or the name of a bundled query; ``parameters`` are bound as terms. ``form`` is
    table, csv, tsv, json, xml, and for CONSTRUCT and DESCRIBE ttl, nt, json (JSON-LD) or xml (RDF/XML). With ``seconds`` the
    question is put to a process of its own, which is ended when they are over.

    Raises:
        QueryError: the question cannot be understood, is not allowed or took too long; ``str`` of it is one line.
    """
    if form not in results.FORMATS:
        raise QueryError(f"{form}: no such format; take one of: {', '.join(results.FORMATS)}")
    text = bundled.bind(bundled.find(str(source)), parameters or {})
    if not seconds:
        return answer(opened(kg), text, form).decode()
    from output.workers import Pool

    with Pool(store_path(kg), 1, seconds) as pool:
        return pool.answer(text, form).decode()


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


def as_rdflib(kg: Path | str) -> rdflib.Graph:
    """The graph as an rdflib.Graph that reads from the store; it cannot be written to."""
    import oxrdflib
    import rdflib
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    graph = rdflib.Graph(oxrdflib.OxigraphStore(store=opened(kg)), identifier=DATASET_DEFAULT_GRAPH_ID)
    for name, namespace in PREFIXES.items():
        graph.namespace_manager.bind(name, namespace, override=True)
    return graph
