"""Every export can be read back by those it is meant for, and says the same each time."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.errors import GraphError
from output.errors import ExportError
from output.exports import FORMATS, stream, write

RDF = {"ttl": "turtle", "nt": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


@pytest.mark.parametrize("form", list(RDF))
def test_rdf_in_every_spelling_is_the_same_graph(tiny_kg: Path, tmp_path: Path, form: str) -> None:
    write(tiny_kg, form, tmp_path / "graph")
    graph = rdflib.Graph().parse(tmp_path / "graph", format=RDF[form])
    assert isomorphic(graph, rdflib.Graph().parse(tiny_kg / "graph.ttl"))


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_programs_read_names_and_weights(tiny_kg: Path, tmp_path: Path, form: str, read: object) -> None:
    write(tiny_kg, form, tmp_path / "graph")
    network = read(tmp_path / "graph")  # type: ignore[operator]
    one = "https://w3id.org/tifagraph/concept/两个确立"
    other = "https://w3id.org/tifagraph/concept/两个维护"
    assert network.nodes[one]["label"] == "两个确立"
    assert network.nodes[one]["mentions"] == 3
    ties = [data for _, _, data in network.edges((one, other), data=True) if data["relation"] == "sentence"]
    assert {int(tie["weight"]) for tie in ties} == {1, 2}


def test_tables_open_in_a_spreadsheet(tiny_kg: Path, tmp_path: Path) -> None:
    write(tiny_kg, "csv", tmp_path / "tables")
    assert (tmp_path / "tables" / "entities.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "tables" / "mentions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["surface"] == "党的十九大"
    assert rows[0]["head"] == "贯彻"


@pytest.mark.parametrize("form", [f for f in FORMATS if f != "csv"])
def test_the_same_bytes_twice(tiny_kg: Path, tmp_path: Path, form: str) -> None:
    write(tiny_kg, form, tmp_path / "a")
    write(tiny_kg, form, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_to_an_open_file(tiny_kg: Path) -> None:
    buffer = io.BytesIO()
    stream(tiny_kg, "ttl", buffer)
    assert buffer.getvalue() == (tiny_kg / "graph.ttl").read_bytes()
    with pytest.raises(ExportError, match="csv: makes a folder"):
        stream(tiny_kg, "csv", buffer)


def test_what_cannot_be_written_is_one_line(tiny_kg: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for form, target, says in [
        ("xls", "x", "xls: no such format"),
        ("ttl", tmp_path / "none" / "x.ttl", "No such file or directory; choose another place"),
        ("csv", tmp_path / "file", "File exists; choose another place"),
    ]:
        with pytest.raises(ExportError, match=says) as error:
            write(tiny_kg, form, target)
        assert "\n" not in str(error.value)
    with pytest.raises(ExportError, match="is no graph"):
        write(tmp_path, "nt", tmp_path / "x.nt")
    with pytest.raises(GraphError, match="is no graph"):
        write(tmp_path, "gexf", tmp_path / "x.gexf")
    assert not list(tmp_path.glob("*.unfinished"))
