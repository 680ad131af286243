from __future__ import annotations

from pathlib import Path

import pytest

from graph import reading
from graph.errors import GraphError
from graph.identity import ENTITY_BASE
from graph.reading import Connection, find_entities, open_tables

UPHOLDS = ENTITY_BASE + "concept/两个维护"


@pytest.mark.parametrize("wording", [
    "两个维护", "“两个维护”", " 两个维护 ", UPHOLDS, "concept/两个维护", "two upholds", "核心", "两个坚决维护",
])  # fmt: skip
def test_an_entity_is_found_by_whatever_names_it(graph: Connection, wording: str) -> None:
    assert [row["entity"] for row in find_entities(graph, wording)] == [UPHOLDS]


def test_of_several_the_most_mentioned_comes_first(graph: Connection) -> None:
    assert [row["doc"] for row in find_entities(graph, "市委")] == ["通报.txt", "2021/动员会.txt"]


@pytest.mark.parametrize("wording", ["", "三农", "'; DROP TABLE entities; --", "%"])
def test_what_is_not_there_is_not_found(graph: Connection, wording: str) -> None:
    assert find_entities(graph, wording) == []


@pytest.mark.parametrize(("wording", "first"), [("两个", "两个维护"), ("规定", "八项规定"), ("坚持两个维护不动摇", "两个维护")])
def test_a_half_remembered_name_leads_on(graph: Connection, wording: str, first: str) -> None:
    assert reading.suggestions(graph, wording)[0]["label"] == first


def test_forms_and_verbs_have_counts(graph: Connection) -> None:
    assert reading.forms(graph, UPHOLDS) == [
        {"form": "两个维护", "count": 4, "documents": 3}, {"form": "核心", "count": 1, "documents": 1}]  # fmt: skip
    assert reading.verbs(graph, UPHOLDS)[0] == {"head": "坚决做到", "count": 2, "documents": 2}


def test_neighbours_need_two_texts_unless_asked(graph: Connection) -> None:
    assert [row["label"] for row in reading.neighbours(graph, UPHOLDS)] == ["两个确立"]
    labels = [row["label"] for row in reading.neighbours(graph, UPHOLDS, least_documents=1)]
    assert labels[0] == "两个确立" and "八项规定" in labels


def test_relations_name_both_ends(graph: Connection) -> None:
    found = reading.relations(graph, ENTITY_BASE + "institution/中央纪委")
    assert {(row["relation"], row["source_label"], row["target_label"]) for row in found} == {
        ("held-by", "二十届中央纪委二次全会", "中央纪委"), ("issues", "中央纪委", "二十届中央纪委二次全会公报")}  # fmt: skip


def test_components_come_in_order(graph: Connection) -> None:
    labels = [row["label"] for row in reading.components(graph, ENTITY_BASE + "concept/四风")]
    assert labels == ["形式主义", "官僚主义", "享乐主义", "奢靡之风"]


def test_the_graphs_own_folder_opens_as_well(folder: Path, tmp_path: Path) -> None:
    kg = tmp_path / "it's a 图"
    kg.mkdir()
    (kg / "tables").symlink_to(folder)
    assert find_entities(open_tables(kg), "两个维护")


def test_what_is_no_graph_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"is no graph; make one with: tifagraph build"):
        open_tables(tmp_path)


def test_a_damaged_table_is_named(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes() if path.stem != "ties" else b"PAR1")
    with pytest.raises(GraphError, match=r"ties\.parquet: is missing or damaged; build the graph again"):
        open_tables(tmp_path)
