"""Questions in SPARQL to a finished graph: prefixes known, parameters bound, errors in one line, no other server asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from output import bundled, results
from output.answering import answer, opened, store_path
from output.errors import QueryError
from output.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib


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


def as_rdflib(kg: Path | str) -> rdflib.Graph:
    """The graph as an rdflib.Graph that reads from the store; it cannot be written to."""
    import oxrdflib
    import rdflib
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    graph = rdflib.Graph(oxrdflib.OxigraphStore(store=opened(kg)), identifier=DATASET_DEFAULT_GRAPH_ID)
    for name, namespace in PREFIXES.items():
        graph.namespace_manager.bind(name, namespace, override=True)
    return graph
