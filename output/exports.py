"""The graph in the formats of other tools: GraphML and GEXF for network programs, RDF in four spellings, CSV tables.

The same graph gives the same bytes in all of them.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph.reading import open_tables
from output.errors import ExportError
from output.facts import rows
from output.terms import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

FORMATS = ("graphml", "gexf", "jsonld", "nt", "rdfxml", "ttl", "csv")
_RDF = {"jsonld": "application/ld+json", "nt": "application/n-triples", "rdfxml": "application/rdf+xml"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHEN = re.compile(rb' lastmodifieddate="[^"]*"')
TABLES = {
    "texts": "SELECT * EXCLUDE (text, origins, notes) FROM documents ORDER BY doc",
    "entities": "SELECT * FROM entities ORDER BY entity",
    "forms": "SELECT * FROM forms ORDER BY entity, form",
    "ties": "SELECT * FROM ties ORDER BY relation, source, target",
    "mentions": "SELECT m.* FROM mentions m ORDER BY m.doc, m.start, m.end, m.entity, m.order",
    "citations": "SELECT c.* FROM citations c ORDER BY c.doc, c.start, c.end, c.kind, c.target, c.actor",
}
"""Files of the CSV export and what they hold."""


def write(kg: Path | str, form: str, target: Path | str) -> Path:
    """Write the graph of a directory in one of ``FORMATS`` to a file (csv: a folder), which is returned.

    Raises:
        ExportError: there is no such format, or the target cannot be written.
        GraphError: there is no graph in the directory.
    """
    path = Path(target)
    try:
        if form == "csv":
            _tables(Path(kg), path)
        else:
            writer = _writer(form)
            _whole(path, lambda file: writer(Path(kg), file))
    except OSError as error:
        raise ExportError(f"{error.filename or path}: {error.strerror}; choose another place to write to") from None
    return path


def stream(kg: Path | str, form: str, file: IO[bytes]) -> None:
    """Write the graph of a directory to an open binary file, such as standard output. Raises as ``write`` does."""
    if form == "csv":
        raise ExportError("csv: makes a folder of tables; name it, for instance with -o tables")
    _writer(form)(Path(kg), file)


def _whole(target: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file that appears under its name only when complete."""
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with unfinished.open("wb") as file:
            write(file)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def _writer(form: str) -> Callable[[Path, IO[bytes]], None]:
    if form not in FORMATS:
        raise ExportError(f"{form}: no such format; take one of: {', '.join(FORMATS)}")
    if form in _RDF:
        return lambda kg, file: _rdf(kg, form, file)
    return {"graphml": _graphml, "gexf": _gexf, "ttl": _turtle}[form]


def _turtle(kg: Path, file: IO[bytes]) -> None:
    with _source(kg).open("rb") as turtle:
        shutil.copyfileobj(turtle, file)


def _rdf(kg: Path, form: str, file: IO[bytes]) -> None:
    """Convert graph.ttl triple by triple."""
    import pyoxigraph as ox

    kind = ox.RdfFormat.from_media_type(_RDF[form])
    triples = (quad.triple for quad in ox.parse(path=str(_source(kg)), format=ox.RdfFormat.TURTLE))
    ox.serialize(triples, file, kind, prefixes=None if form == "nt" else PREFIXES)


def _source(kg: Path) -> Path:
    path = kg / "graph.ttl"
    if not path.is_file():
        raise ExportError(f"{kg}: is no graph with a graph.ttl; make one with: tifagraph build CORPUS -o {kg}")
    return path


def _network(kg: Path) -> nx.MultiDiGraph:
    """The graph for network programs: no control characters, and a weight on every tie (its count, at least 1)."""
    from graph.network import to_networkx

    with open_tables(kg) as db:
        network = to_networkx(db)
    for _, attributes in network.nodes(data=True):
        _clean(attributes)
    for _, _, attributes in network.edges(data=True):
        _clean(attributes)
        attributes["weight"] = max(1, int(attributes.get("count", 1)))
    return network


def _clean(attributes: dict[str, object]) -> None:
    attributes |= {k: _NO_XML.sub("\ufffd", v) for k, v in attributes.items() if isinstance(v, str)}


def _graphml(kg: Path, file: IO[bytes]) -> None:
    import networkx as nx

    nx.write_graphml_xml(_network(kg), file, encoding="utf-8", named_key_ids=True)


def _gexf(kg: Path, file: IO[bytes]) -> None:
    """GEXF without the day of writing, which would make two exports differ."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_gexf(_network(kg), buffer, encoding="utf-8", version="1.2draft")
    file.write(_WHEN.sub(b"", buffer.getvalue()))


def _tables(kg: Path, folder: Path) -> None:
    """One CSV file a table, in UTF-8 with a byte order mark, by which spreadsheets know Chinese text."""
    with open_tables(kg) as db:
        folder.mkdir(parents=True, exist_ok=True)
        for name, sql in TABLES.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                names = [column[0] for column in db.execute(f"DESCRIBE {sql}").fetchall()]
                writer = csv.writer(file)
                writer.writerow(names)
                writer.writerows([row[n] for n in names] for row in rows(db, sql))
