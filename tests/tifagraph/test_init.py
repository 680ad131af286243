"""The Python face: light to import, the same verbs as the commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tifagraph
from tifagraph.faults import NotFound, WrongUse

HOUSE = Path(tifagraph.__file__).parent.parent
HEAVY = {"duckdb", "pyarrow", "networkx", "rdflib", "pyoxigraph", "jieba", "rich", "typer", "daachorse", "scipy", "numpy"}


def test_import_loads_no_heavy_library():
    code = "import sys; before = set(sys.modules); import tifagraph; print(*sorted(set(sys.modules) - before))"
    said = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & {name.split(".")[0] for name in said}
    assert len(said) < 60


def test_help_loads_no_heavy_library_but_typer():
    code = "import sys; import tifagraph.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    said = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY & set(said) <= {"typer"}


def test_build_without_out_lives_as_long_as_the_graph(texts):
    graph = tifagraph.build(texts)
    place = graph.path.parent
    assert graph.manifest["counts"]["documents"] == 3
    assert graph.manifest["skipped"] == []
    del graph
    assert not place.exists()


def test_verbs(kg):
    graph = tifagraph.open(kg)
    assert graph.show("“两个确立”").match.row["label"] == "两个确立"
    assert [line["keyword"] for line in graph.find("决定性意义")] == ["决定性意义"]
    years = {row["year"]: row["texts"] for row in graph.timeline("四个意识").years}
    assert years[2019] == years[2021] == 1
    assert years[2020] == 0
    assert graph.query("SELECT (count(*) AS ?n) WHERE { ?text a tg:Text }") == [{"n": 3}]
    assert graph.ask("ASK { ?text a tg:Text }") == "true\n"
    assert graph.tables.execute("SELECT count(*) FROM documents").fetchone() == (3,)
    assert graph.query("SELECT ?x ?y WHERE { VALUES (?x ?y) { (0.5 '7') } }") == [{"x": 0.5, "y": "7"}]


def test_values_say_what_they_are_in_a_line(kg):
    graph = tifagraph.open(kg)
    assert repr(graph).startswith("<KnowledgeGraph ")
    assert repr(graph.show("两个确立")).startswith("<Portrait 两个确立 (concept, ")
    assert repr(graph.timeline("两个确立")).startswith("<Timeline 两个确立 (concept, ")


def test_other_libraries(kg):
    graph = tifagraph.open(kg)
    network = graph.to_networkx()
    label = {data.get("label") for _, data in network.nodes(data=True)}
    assert {"四个意识", "两个维护"} <= label
    assert len(graph.to_rdflib()) > 100


@pytest.mark.parametrize(("what", "error"), [("nowhere", WrongUse), ("", WrongUse)])
def test_open_what_is_no_graph(tmp_path, what, error):
    with pytest.raises(error, match="holds no graph"):
        tifagraph.open(tmp_path / what)


def test_unknown_term_suggests(kg):
    with pytest.raises(NotFound, match="两个维护"):
        tifagraph.open(kg).show("两个拥护")


def test_another_grammatical_form_of_a_name_is_understood(kg):
    found = tifagraph.open(kg).show("中国共产党第二十届中央纪律检查委员会第二次全体会议")
    assert found.match.row["label"] == "二十届中央纪委二次全会"


@pytest.mark.parametrize("name", ["graph", "output", "corpus", "ontology", "extractors"])
def test_a_package_that_hides_ours_is_named(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
    code = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(HOUSE)!r}]; import tifagraph"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert f"another '{name}'" in last
    assert str(tmp_path / f"{name}.py") in last


def test_the_command_says_so_in_one_line(tmp_path):
    (tmp_path / "graph.py").write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tifagraph", "--version"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{HOUSE}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
