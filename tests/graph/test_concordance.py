from __future__ import annotations

from pathlib import Path

import pytest

from graph.concordance import find_text, mention_lines, tie_lines
from graph.errors import GraphError
from graph.identity import ENTITY_BASE, text_iri
from graph.reading import Connection, open_tables
from graph.reduction import Options
from tests.graph.small import found, tables

UPHOLDS, ESTABLISHED = ENTITY_BASE + "concept/两个维护", ENTITY_BASE + "concept/两个确立"


def shown(lines: list[dict[str, object]]) -> list[str]:
    return [f"{line['left']}[{line['keyword']}]{line['right']}" for line in lines]


def test_mentions_stand_in_their_sentences_by_date(graph: Connection) -> None:
    assert shown(mention_lines(graph, UPHOLDS)) == [
        "市委要求贯彻党的十九大精神，做到“[两个维护]”。",
        "坚决做到“[两个维护]”，坚定捍卫“两个确立”。",
        "坚定捍卫“两个确立”，坚决做到“[两个维护]”。",
        "坚决维护[核心]，落实八项规定。",
        "“两个确立”和“[两个维护]”。",
    ]
    assert [line["doc"] for line in mention_lines(graph, UPHOLDS, 1)] == ["2021/动员会.txt"]


def test_a_tie_shows_the_sentences_with_both_ends(graph: Connection) -> None:
    assert [line["keyword"] for line in tie_lines(graph, ESTABLISHED, UPHOLDS)] == [
        "坚决做到“两个维护”，坚定捍卫“两个确立”。",
        "坚定捍卫“两个确立”，坚决做到“两个维护”。",
        "“两个确立”和“两个维护”。",
    ]


def test_a_wider_tie_shows_the_sentences_of_its_unit(tmp_path: Path) -> None:
    marked = "[四风|concept]很多。[八项规定|concept]很好。\n[四风|concept]还有。"
    graph = open_tables(tables(tmp_path, [found("a.txt", marked)], Options(windows=("paragraph",))))
    lines = tie_lines(graph, ENTITY_BASE + "concept/八项规定", ENTITY_BASE + "concept/四风", "paragraph")
    assert [line["keyword"] for line in lines] == ["四风很多。", "八项规定很好。"]


def test_a_citation_shows_its_clause(graph: Connection) -> None:
    meeting = ENTITY_BASE + "meeting/党的十九大"
    assert shown(tie_lines(graph, text_iri("2021/动员会.txt"), meeting, "implements")) == [
        "[市委要求贯彻党的十九大精神]，做到“两个维护”。"]  # fmt: skip


@pytest.mark.parametrize(("pattern", "regex", "expected"), [
    ("春耕", False, ["今年要抓好[春耕]。"]),
    ("贯彻党的十九大", False, ["市委要求[贯彻党的十九大]精神，做到“两个维护”。"]),
    ("坚定捍卫两个确立", False, ["坚决做到“两个维护”，[坚定捍卫“两个确立”]。", "[坚定捍卫“两个确立”]，坚决做到“两个维护”。"]),
    ("春.", True, ["今年要抓好[春耕]。"]),
    ("^", True, []),
    ("没有", False, []),
])  # fmt: skip
def test_any_wording_is_found(graph: Connection, pattern: str, regex: bool, expected: list[str]) -> None:
    assert shown(find_text(graph, pattern, regex)) == expected


@pytest.mark.parametrize(
    "line", ["起[决定性作用]。", "起[决定性 作用]。", "起[決定性作用]。", "起“[决定性”作用]。", "起“[决定性作用]”。"]
)
def test_however_it_is_written(tmp_path: Path, line: str) -> None:
    graph = open_tables(tables(tmp_path, [found("a.txt", line.replace("[", "").replace("]", ""))]))
    assert shown(find_text(graph, "“决定性作用”")) == [line]


@pytest.mark.parametrize(("pattern", "regex", "message"), [("(", True, "no regular expression"), ("", False, "empty")])
def test_a_pattern_that_finds_nothing_ever_is_refused(graph: Connection, pattern: str, regex: bool, message: str) -> None:
    with pytest.raises(GraphError, match=message):
        find_text(graph, pattern, regex)
