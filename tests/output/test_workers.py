"""Queries that are too large end alone; a graph built anew is seen at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from output import rdf, workers
from output.errors import QueryError
from output.workers import Pool


@pytest.fixture
def kg(tiny_kg: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_kg, tmp_path / "kg"))


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_an_answer_that_is_too_large_is_refused(kg: Path, form: str) -> None:
    with Pool(kg / "store", 1, 20, most=1000) as pool:
        with pytest.raises(QueryError, match="the answer is larger than"):
            pool.answer("SELECT * { ?s ?p ?o }", form)
        assert pool.answer("ASK { ?s ?p ?o }", "table") == b"true\n"


def test_a_query_that_needs_too_much_memory_ends_alone(kg: Path) -> None:
    big = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    if not workers.bounds_memory():
        pytest.skip("this system bounds no process's memory")
    with Pool(kg / "store", 1, 60) as pool:
        with pytest.raises(QueryError, match="needed too much memory"):
            pool.answer(big, "csv")
        assert pool.answer("ASK { ?s ?p ?o }", "table") == b"true\n"


def test_a_graph_built_anew_is_asked_from_then_on(kg: Path, tmp_path: Path) -> None:
    counted = "SELECT (COUNT(*) AS ?n) { ?s a tg:Cooccurrence }"
    with Pool(kg / "store", 1, 20) as pool:
        before = pool.answer(counted, "csv")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rdf, "LEAST_TIES", 0)
            rdf.write(kg / "tables", kg / "graph.ttl", kg / "store.new")
        (kg / "store").rename(tmp_path / "old")
        (kg / "store.new").rename(kg / "store")
        assert pool.answer(counted, "csv") == b"n\r\n0\r\n" != before
