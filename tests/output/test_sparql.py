"""Questions and answers as a user of the command line sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from output import bundled, sparql
from output.errors import QueryError, TimeLimit

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "queries").glob("*.rq"))
NAMES = list(bundled.queries())
VALUES = {"label": "两个确立", "type": "concept", "text": "2023/报告.txt", "integer": 5, "string": "2023"}


@pytest.mark.parametrize("name", NAMES)
def test_every_bundled_query_has_rows_and_describes_itself(tiny_kg: Path, name: str) -> None:
    query = bundled.find(name)
    assert query.zh and not query.zh.isascii()
    assert query.en and not query.en.isspace()
    assert len(sparql.query(tiny_kg, name, form="csv").splitlines()) > 1


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_can_be_given(tiny_kg: Path, name: str) -> None:
    for parameter, kind in bundled.find(name).parameters:
        assert sparql.query(tiny_kg, name, {parameter: VALUES[kind]}, form="csv")


def test_there_are_ten_examples() -> None:
    assert len(EXAMPLES) == 10


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_a_comment_and_rows(tiny_kg: Path, path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert len(sparql.query(tiny_kg, str(path)).splitlines()) > 2


def test_a_table_lines_up_chinese_and_latin(tiny_kg: Path) -> None:
    table = sparql.query(tiny_kg, "top-with", {"term": "两个确立", "limit": 2})
    assert table.splitlines()[0].split() == ["label", "kind", "sentences", "texts", "npmi", "g2", "entity"]
    assert table.splitlines()[2].startswith("两个维护  tg:Tenet   2          2      0.")
    assert len(table.splitlines()) == 4


@pytest.mark.parametrize("term", ["两个确立", "“两个确立”", "Two Establishments", "「两个确立」"])
def test_a_term_is_found_however_it_is_written(tiny_kg: Path, term: str) -> None:
    rows = json.loads(sparql.query(tiny_kg, "evidence", {"term": term}, form="json"))["results"]["bindings"]
    assert [row["document"]["value"] for row in rows] == ["2022/通报.txt", "2023/报告.txt"]


def test_a_type_narrows_and_a_limit_bounds(tiny_kg: Path) -> None:
    meetings = sparql.query(tiny_kg, "entities", {"type": "meeting", "limit": "2"}, form="tsv").splitlines()
    assert len(meetings) == 3
    assert all("vocabulary#Meeting" in line for line in meetings[1:])


@pytest.mark.parametrize(
    "value",
    ['x" } UNION { ?s ?p ?o } #', "x\\", "x\n} SELECT", "'''", '"@en } DROP ALL', "{ ?s ?p ?o }", "$1 \\1 \\g<0>"],
)
def test_a_value_is_a_term_and_never_syntax(tiny_kg: Path, value: str) -> None:
    assert sparql.query(tiny_kg, "evidence", {"term": value}) == "no rows\n"


@pytest.mark.parametrize(
    ("source", "parameters", "says"),
    [
        ("SELECT * WHERE { ?s ?p }", {}, "query: line 1, column 25: expected"),
        ("SELECT ?x\nWHERE { ?x unknown:y ?z }", {}, "query: line 2, column"),
        ("top-wiht", {}, "top-wiht: no query of this name; did you mean top-with?"),
        ("", {}, "no query of this name"),
        ("none.rq", {}, "none.rq: No such file"),
        ("top-with", {"limit": "10; DROP"}, "limit: 10; DROP is not a whole number"),
        ("top-with", {"limit": "-1"}, "limit: -1 is not a whole number"),
        ("top-with", {"type": "thing"}, "type: thing is no type; give one of: concept"),
        ("top-with", {"nothing": "1"}, "top-with: has no parameter nothing; its parameters: term, type, limit"),
        ("# x: label\nSELECT * { ?s ?p ?o }", {"x": "1"}, "declares the parameter x and has no VALUES"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", {}, "query: line 1, column"),
    ],
)
def test_what_cannot_be_asked_is_one_line(tiny_kg: Path, source: str, parameters: dict[str, object], says: str) -> None:
    with pytest.raises(QueryError) as error:
        sparql.query(tiny_kg, source, parameters)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { SERVICE<http://x.example/>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }",
        "PREFIX : <http://x.example/> SELECT * { SERVICE:a { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { FILTER(?a<'&&?b>') SERVICE <http://x.example/> { ?s ?p 'o' } }",
        "SELECT * { ?s <http://x/it's> ?o . SERVICE <http://x.example/> { ?s ?p 'o' } }",
        "PREFIX e: <http://e/> SELECT * { ?s e:a\\#b ?o . SERVICE <http://x.example/> { ?s ?p ?o } }",
        "PREFIX e: <http://e/> SELECT * { ?s e:it\\'s ?o . SERVICE <http://x.example/> { ?s ?p 'o' } }",
    ],
)
def test_other_servers_are_never_asked(tiny_kg: Path, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        sparql.query(tiny_kg, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a tg:Text }",
        'SELECT * { ?s skos:prefLabel ?l FILTER(?l = "public service") }',
        "SELECT * { ?s a schema:Service } # SERVICE",
        "SELECT * { ?s ?p <http://x.example/service> }",
        "SELECT * { ?s ?p '''SERVICE <x> {''' }",
    ],
)
def test_the_word_alone_is_harmless(tiny_kg: Path, text: str) -> None:
    assert sparql.query(tiny_kg, text)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("table", "@prefix"), ("ttl", "@prefix"), ("nt", "<https"), ("xml", "<?xml"), ("json", "[{")],
)
def test_triples_in_every_form(tiny_kg: Path, form: str, begins: str) -> None:
    text = sparql.query(tiny_kg, "CONSTRUCT { ?m a ?t } WHERE { ?m a ?t } LIMIT 2", form=form)
    assert text.startswith(begins)
    with pytest.raises(QueryError, match="triples have no such form"):
        sparql.query(tiny_kg, "DESCRIBE concept:两个确立", form="csv")


def test_described_entity_parses_back(tiny_kg: Path) -> None:
    text = sparql.query(tiny_kg, "DESCRIBE concept:两个确立", form="ttl")
    assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) > 10


@pytest.mark.parametrize(("form", "answer"), [("table", "true\n"), ("json", '{"head":{},"boolean":true}'), ("csv", "true")])
def test_yes_or_no(tiny_kg: Path, form: str, answer: str) -> None:
    assert sparql.query(tiny_kg, "ASK { concept:两个确立 a tg:Formulation }", form=form) == answer


def test_a_file_with_parameters_of_its_own(tiny_kg: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text('# word: label\nSELECT ?e { VALUES ?word { "x"@zh-hans } ?e skos:prefLabel ?word }', encoding="utf-8-sig")
    assert "concept:四风" in sparql.query(tiny_kg, str(path), {"word": "“四风”"})


def test_a_question_that_takes_too_long_is_ended(tiny_kg: Path) -> None:
    with pytest.raises(TimeLimit, match="took longer than 1 s"):
        sparql.query(tiny_kg, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", seconds=1)


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="is no graph with a store"):
        sparql.query(tmp_path, "texts")


def test_rdflib_reads_the_store(tiny_kg: Path) -> None:
    graph = sparql.as_rdflib(tiny_kg)
    found = {str(row[0]) for row in graph.query("SELECT ?l { ?m a tg:Meeting ; skos:prefLabel ?l }")}
    assert found == {"党的十九大", "党的二十大", "二十届中央纪委二次全会"}
    assert len(graph) == len(rdflib.Graph().parse(tiny_kg / "graph.ttl"))
    with pytest.raises(Exception, match="read"):
        graph.add((rdflib.URIRef("urn:x"), rdflib.RDF.type, rdflib.URIRef("urn:y")))
