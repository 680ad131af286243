"""graph.ttl says what the tables say, to every reader alike."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from output import rdf, terms
from tests.output import tiny


def parsed(kg: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(kg / "graph.ttl")))


def test_two_parsers_read_the_same_graph(tiny_kg: Path) -> None:
    theirs = rdflib.Graph().parse(tiny_kg / "graph.ttl")
    lines = ox.serialize((q.triple for q in parsed(tiny_kg)), format=ox.RdfFormat.N_TRIPLES)
    ours = rdflib.Graph().parse(data=lines, format="nt")
    assert len(ours) == len(theirs) > 200
    assert isomorphic(ours, theirs)


def test_store_holds_the_file(tiny_kg: Path) -> None:
    store = ox.Store.read_only(str(tiny_kg / "store"))
    assert {(q.subject, q.predicate) for q in store} == {(q.subject, q.predicate) for q in parsed(tiny_kg)}
    assert len(store) == len(set(parsed(tiny_kg)))


def test_no_blank_nodes_and_lower_case_languages(tiny_kg: Path) -> None:
    terms_ = [t for q in parsed(tiny_kg) for t in (q.subject, q.object)]
    assert not [t for t in terms_ if isinstance(t, ox.BlankNode)]
    assert {t.language for t in terms_ if isinstance(t, ox.Literal)} == {None, "zh-hans", "en"}


def test_the_same_bytes_again_and_with_small_chunks(tiny_kg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf, "CHUNK", 20)
    count = rdf.write(tiny_kg / "tables", tmp_path / "again.ttl", tmp_path / "store")
    assert (tmp_path / "again.ttl").read_bytes() == (tiny_kg / "graph.ttl").read_bytes()
    assert count >= len(ox.Store.read_only(str(tmp_path / "store"))) > 200


def test_sentences_carry_the_words_at_their_offsets(tiny_kg: Path) -> None:
    graph = rdflib.Graph().parse(tiny_kg / "graph.ttl")
    tg = rdflib.Namespace(terms.TG)
    nif = rdflib.Namespace(terms.PREFIXES["nif"])
    texts = {row["iri"]: row["text"] for row in tiny.tables()["documents"]}
    sentences = list(graph.subjects(rdflib.RDF.type, tg.Sentence))
    assert len(sentences) == 10
    for sentence in sentences:
        start, end = map(int, str(sentence).partition("#char=")[2].split(","))
        assert str(graph.value(sentence, nif.anchorOf)) == texts[str(graph.value(sentence, tg.inText))][start:end]


def test_few_ties_fit_where_the_bound_is_low(tiny_kg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf, "LEAST_TIES", 1)
    rdf.write(tiny_kg / "tables", tmp_path / "lean.ttl")
    assert (tmp_path / "lean.ttl").read_text(encoding="utf-8").count(" a tg:Cooccurrence") == 1
    assert (tiny_kg / "graph.ttl").read_text(encoding="utf-8").count(" a tg:Cooccurrence") > 1


def test_empty_tables_make_a_graph_of_the_corpus_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny, "TEXTS", {})
    for rows in ("CITATIONS", "DUTIES", "EFFECTS", "VERSIONS"):
        monkeypatch.setattr(tiny, rows, [])
    monkeypatch.setattr(tiny, "COMPONENTS", {})
    tables = tiny.write_tables(tmp_path / "tables")
    assert rdf.write(tables, tmp_path / "graph.ttl", tmp_path / "store") == 3


def test_every_term_of_the_graph_is_declared(tiny_kg: Path) -> None:
    vocabulary = rdflib.Graph().parse(Path(rdf.__file__).parents[1] / "ontology" / "vocabulary.ttl")
    used = {str(t) for triple in rdflib.Graph().parse(tiny_kg / "graph.ttl") for t in triple if str(t).startswith(terms.TG)}
    assert len(used) > 40
    assert {term for term in used if (rdflib.URIRef(term), rdflib.RDFS.label, None) not in vocabulary} == set()
