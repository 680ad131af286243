"""What decisions do to a graph, and what is said of those that cannot be applied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.deciding import decide
from graph.decisions import Decision
from graph.identity import ENTITY_BASE, Text, text_iri
from graph.naming import Names
from graph.parts import everything, write
from graph.reading import Connection, Row, decided, find_entities, forms, open_tables, rows
from graph.reduction import reduce
from tests.graph.small import LEXICON, corpus

FIRST, SECOND = "2021/动员会.txt", "通报.txt"
KEYS = [
    ("concept/两个维护", -1),
    ("concept/两个确立", -1),
    ("concept/八项规定", -1),
    ("~institution/市委", 0),
    ("~institution/市委", 1),
]
WORDINGS = [("concept/八项规定", -1, "八项规定", 2), ("concept/八项规定", -1, "中央八项规定", 1)]
TEXTS = [Text(FIRST, text_iri(FIRST)), Text(SECOND, text_iri(SECOND))]


def told(*lines: Sequence[str]) -> list[Decision]:
    return [Decision("decisions.csv", n, *line, "因为") for n, line in enumerate(lines, 2)]  # type: ignore[arg-type]


def problems(*lines: Sequence[str]) -> list[str]:
    changes = decide(told(*lines), Names(KEYS, WORDINGS, TEXTS, LEXICON))
    return [f"{o.decision.line}: {o.problem}" for o in changes.outcomes if o.problem]


def graph(folder: Path, *lines: Sequence[str]) -> Connection:
    write(folder / "work", "part", corpus())
    reduce(everything(folder / "work"), folder / "tables", LEXICON, decisions=told(*lines))
    return open_tables(folder / "tables")


def entity(db: Connection, key: str) -> Row:
    (row,) = rows(db, "SELECT * FROM entities WHERE entity = ?", ENTITY_BASE + key)
    return row


def test_a_merged_entity_keeps_wordings_and_says_who_decided(tmp_path: Path) -> None:
    db = graph(tmp_path, ("merge", "concept/两个确立", "concept/两个维护"))
    row = entity(db, "concept/两个维护")
    assert (row["mentions"], row["documents"], "两个确立" in row["aliases"]) == (8, 3, True)
    assert {f["form"]: f["count"] for f in forms(db, row["entity"])} == {"两个维护": 4, "两个确立": 3, "核心": 1}
    (line,) = decided(db, row["entity"])
    assert (line["line"], line["reason"], line["mentions"]) == (2, "因为", 3)
    assert [r["entity"] for r in find_entities(db, "两个确立")] == [row["entity"]]


def test_ties_and_citations_follow_a_merge(tmp_path: Path) -> None:
    db = graph(
        tmp_path, ("merge", "meeting/党的十九大", "meeting/二十届中央纪委二次全会"), ("merge", "中央纪委", "institution/纪检")
    )
    ends = {end for row in rows(db, "SELECT source, target FROM ties") for end in row.values()}
    cited = {row["target"] for row in rows(db, "SELECT target FROM citations")}
    gone = {ENTITY_BASE + "meeting/党的十九大", ENTITY_BASE + "institution/中央纪委"}
    assert not gone & (ends | cited)
    assert ENTITY_BASE + "meeting/二十届中央纪委二次全会" in cited
    held = rows(db, "SELECT target FROM ties WHERE relation = 'held-by'")
    assert held == [{"target": ENTITY_BASE + "institution/纪检"}]
    assert [r["actor"] for r in rows(db, "SELECT actor FROM citations WHERE kind = 'issues'")] == [
        ENTITY_BASE + "institution/纪检"
    ]


def test_bodies_of_all_texts_become_one(tmp_path: Path) -> None:
    row = entity(graph(tmp_path, ("merge", "~institution/市委", "institution/云州市委")), "institution/云州市委")
    assert (row["mentions"], row["documents"], row["doc"], row["status"]) == (3, 2, "", "composed")


def test_a_renamed_entity_keeps_its_iri_and_its_old_name(tmp_path: Path) -> None:
    row = entity(graph(tmp_path, ("rename", "concept/八项规定", "中央八项规定")), "concept/八项规定")
    assert (row["label"], row["aliases"]) == ("中央八项规定", '["八项规定"]')


def test_a_retyped_entity_is_another_one(tmp_path: Path) -> None:
    db = graph(tmp_path, ("retype", "concept/形式主义", "document"))
    assert entity(db, "document/形式主义")["type"] == "document"
    assert rows(db, "SELECT DISTINCT type FROM mentions WHERE form = '形式主义'") == [{"type": "document"}]


def test_a_dropped_entity_is_gone(tmp_path: Path) -> None:
    db = graph(tmp_path, ("drop", "meeting/党的十九大", ""))
    assert find_entities(db, "党的十九大") == []
    assert rows(db, "SELECT target FROM citations WHERE kind = 'implements'") == [{"target": ""}]


def test_a_wording_kept_apart_is_an_entity_of_its_own(tmp_path: Path) -> None:
    db = graph(tmp_path, ("never-merge", "concept/两个维护", "核心"))
    assert (entity(db, "concept/两个维护")["mentions"], entity(db, "concept/核心")["mentions"]) == (4, 1)


def test_parts_serve_again_and_the_order_of_lines_is_no_matter(tmp_path: Path) -> None:
    lines = told(("merge", "concept/两个确立", "concept/两个维护"), ("drop", "concept/四风", ""))
    write(tmp_path / "work", "part", corpus())
    for name, held in (("a", lines), ("b", lines[::-1])):
        reduce(everything(tmp_path / "work"), tmp_path / name, LEXICON, decisions=held)
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


M = "concept/两个确立", "concept/两个维护"


@pytest.mark.parametrize(("lines", "expected"), [
    ([("merge", *M), ("never-merge", *M)], ["2: contradicts line 3 (never-merge), which was applied: delete one of the two"]),
    ([("merge", *M), ("merge", *M[::-1])], ["3: closes a circle with line 2: delete one of them"]),
    ([("merge", *M), ("merge", *M)], ["3: repeats line 2: delete one of the two"]),
    ([("rename", "两个维护", "甲"), ("rename", "两个维护", "乙")],
     ["3: contradicts line 2 (rename 甲), which was applied: delete one of the two"]),
    ([("drop", "两个确立", ""), ("merge", *M)], ["3: contradicts line 2 (drop), which was applied: delete one of the two"]),
    ([("merge", *M), ("drop", "两个维护", "")],
     ["3: contradicts line 2 (merges into it), which was applied: delete one of the two"]),
    ([("drop", "两个维护", ""), ("merge", *M)], ["3: concept/两个维护 is dropped by another line: delete one of the two"]),
    ([("merge", "两个确立", "八项规定"), ("merge", "两个维护", "八项规定"), ("never-merge", *M)],
     ["3: contradicts line 4 (never-merge), which was applied: delete one of the two"]),
    ([("drop", "市委", "")],
     [f"2: 市委 names 2 entities: write one of {FIRST}#institution/市委, {SECOND}#institution/市委"]),
    ([("drop", "四个意识", "")],
     ["2: no longer applies: 四个意识 names nothing in these texts: correct the name or delete the line"]),
    ([("merge", "八项规定", "某种说法")], ["2: 某种说法 names nothing here or in the lexicon: write its key (concept/…)"]),
    ([("retype", "八项规定", "concept")], ["2: no longer applies: it is of type concept already: delete the line"]),
    ([("merge", "八项规定", "concept/八项规定")], []),
    ([("merge", "中央八项规定", "concept/八项规定")], []),
    ([("rename", "两个维护", "甲"), ("retype", "两个维护", "document")], []),
    ([("never-merge", f"{FIRST}#institution/市委", "institution/云州市委")], []),
    ([("drop", ENTITY_BASE + "concept/两个维护", ""), ("drop", text_iri(FIRST) + "#institution/市委", "")], []),
])  # fmt: skip
def test_what_contradicts_or_no_longer_applies(lines: list[tuple[str, str, str]], expected: list[str]) -> None:
    assert problems(*lines) == expected


NAMES = st.sampled_from(
    ["concept/两个维护", "concept/两个确立", "concept/八项规定", "~institution/市委", "concept/新", "document/新"]
)
LINES = st.one_of(
    st.tuples(st.sampled_from(["merge", "never-merge", "rename"]), NAMES, NAMES),
    st.tuples(st.just("retype"), NAMES, st.sampled_from(["concept", "document"])),
    st.tuples(st.just("drop"), NAMES, st.just("")),
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=8))
def test_whatever_is_decided_ends_somewhere_and_keeps_apart(lines: list[tuple[str, str, str]]) -> None:
    changes = decide(told(*lines), Names(KEYS, WORDINGS, TEXTS, LEXICON))
    for owned in KEYS:
        assert changes.final(owned) not in changes.moved
    for outcome in changes.outcomes:
        if outcome.decision.action == "never-merge" and not outcome.problem:
            assert outcome.entity and outcome.other
            ends = changes.final(outcome.entity), changes.final(outcome.other)
            assert ends[0] != ends[1] or None in ends
    assert {o.decision.line for o in changes.outcomes} == set(range(2, len(lines) + 2))
