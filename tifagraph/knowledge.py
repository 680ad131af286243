"""A built graph in Python: the verbs of the command line on an opened folder."""

from __future__ import annotations

import json
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tifagraph import publishing
from tifagraph.faults import WrongUse

if TYPE_CHECKING:
    import networkx
    import rdflib
    from duckdb import DuckDBPyConnection

    from graph.dossier import Proposal
    from graph.reading import Row
    from tifagraph.options import Options
    from tifagraph.portrait import Portrait, Timeline


def built(paths: list[str], out: str | PathLike[str] | None, options: Options) -> KnowledgeGraph:
    """Build and open; without ``out`` in a temporary folder that goes when the graph is dropped."""
    from tifagraph import steps

    if out is not None:
        steps.build(paths, Path(out), options)
        return KnowledgeGraph(out)
    folder = tempfile.mkdtemp(prefix="tifagraph.")
    try:
        steps.build(paths, Path(folder) / "kg", options)
        graph = KnowledgeGraph(Path(folder) / "kg")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(graph, shutil.rmtree, folder, ignore_errors=True)
    return graph


class KnowledgeGraph:
    """An opened graph directory. Nothing is read before it is asked for; everything is read only.

    >>> graph = KnowledgeGraph("kg")
    >>> graph.tables.sql("SELECT label, mentions FROM entities ORDER BY mentions DESC LIMIT 5").fetchall()
    """

    def __init__(self, path: str | PathLike[str] = "kg") -> None:
        self.path = Path(path).absolute()
        publishing.settle(self.path.resolve())
        if not (self.path / publishing.MANIFEST).is_file():
            raise WrongUse(f"{path}: holds no graph: build one with `tifagraph build TEXTS -o {path}`")

    def __repr__(self) -> str:
        counts = self.manifest["counts"]
        return f"<KnowledgeGraph {self.path}: {counts['documents']} texts, {counts['entities']} entities>"

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the graph was made of and with: version, options, counts, inputs, what was skipped and why."""
        try:
            content = json.loads((self.path / publishing.MANIFEST).read_text(encoding="utf-8"))
        except ValueError:
            raise WrongUse(f"{self.path / publishing.MANIFEST}: is damaged: build the graph again") from None
        return dict(content)

    @cached_property
    def tables(self) -> DuckDBPyConnection:
        """A DuckDB connection with one view for each table: documents, sentences, mentions, citations, entities, ties …"""
        from graph.reading import open_tables

        return open_tables(self.path)

    def show(self, term: str) -> Portrait:
        """The entity that a term names: facts, verbs, neighbours, sentences. Raises NotFound with suggestions."""
        from tifagraph.portrait import portrait

        return portrait(self.tables, term)

    def find(self, pattern: str, regex: bool = False) -> list[Row]:
        """All places of a wording in all sentences, entity or not."""
        from graph.concordance import find_text

        return find_text(self.tables, pattern, regex)

    def review(self) -> list[Proposal]:
        """Likely aliases and likely false merges, the likeliest first, each a line for decisions.csv with its evidence."""
        from graph.reviewing import proposals

        return proposals(self.tables)

    def terms(self, most: int = 40) -> list[Row]:
        """Recurring formulations that no list knows, best first, each with its figures, its reason and sentences."""
        from tifagraph.discovering import proposals

        return proposals(self.tables, most)

    def timeline(self, term: str) -> Timeline:
        """Uses of an entity by year and by series, beside how much text there is. Raises NotFound."""
        from tifagraph.portrait import timeline

        return timeline(self.tables, term)

    def query(self, query: str, **parameters: object) -> list[dict[str, str | int | float]]:
        """The rows that answer a SELECT (SPARQL, a .rq file, or a bundled query by name with its parameters).

        Numbers are numbers, all else strings, IRIs in full; a variable without a value is missing from its row.
        Raises QueryError.
        """
        found = json.loads(self.ask(query, parameters, "json"))
        if "results" not in found:
            raise WrongUse("query: is no SELECT: `ask` gives the answer of other queries as text")
        return [{name: _value(term) for name, term in row.items()} for row in found["results"]["bindings"]]

    def ask(self, query: str, parameters: Mapping[str, object] | None = None, form: str = "table") -> str:
        """The answer to any query as text: table, csv, tsv, json, xml, and for CONSTRUCT and DESCRIBE ttl, nt."""
        from output import sparql

        return sparql.query(self.path, query, parameters, form=form)

    def export(self, form: str, target: str | PathLike[str]) -> Path:
        """Write the graph as graphml, gexf, jsonld, nt, rdfxml or ttl to a file, as csv to a folder, which is returned."""
        from output import exports

        return exports.write(self.path, form, Path(target))

    def serve(self, host: str = "127.0.0.1", port: int = 8000, *, cors: bool = False) -> None:
        """Serve the page and a SPARQL endpoint until interrupted; with ``cors`` pages of other sites may ask it."""
        from output import server

        def ready(address: str) -> None:
            print(f"serving {self.path} at {address} until Ctrl-C", flush=True)

        server.serve(self.path, host, port, cors=cors, ready=ready)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Entities and ties as a networkx graph with all their attributes."""
        from graph.network import to_networkx

        return to_networkx(self.tables)

    def to_rdflib(self) -> rdflib.Graph:
        """The RDF as an rdflib graph over the read-only store."""
        from output import sparql

        return sparql.as_rdflib(self.path)


def _value(term: Mapping[str, str]) -> str | int | float:
    """A term of the W3C's JSON results as a value of Python."""
    kind = term.get("datatype", "").rpartition("#")[2]
    if kind == "integer":
        return int(term["value"])
    return float(term["value"]) if kind in ("decimal", "double", "float") else term["value"]
