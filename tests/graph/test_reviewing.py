"""What a review proposes, what it keeps silent about, and that it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.decisions import Decision
from graph.parts import everything, write
from graph.reading import open_tables
from graph.reduction import reduce
from graph.reviewing import proposals, sentences
from graph.suspects import numbers, tiers
from tests.graph.small import LEXICON, Found, found

TEXTS = {
    "a.txt": "[县委|institution|~县委]印发《[望屿县干部容错办法|document|~望屿县干部容错办法]》，[市委|institution|~市委]同意。\n"
    "落实[国家种业振兴战略|concept|国家种业振兴战略]。[**局|institution|~**局]照办。",
    "b.txt": "[县委|institution|~县委]修改《[望屿县干部容错办法|document|~望屿县干部容错办法]》，[市委|institution|~市委]知悉。\n"
    "落实[种业振兴战略|concept|种业振兴战略]，[二次全会|meeting|市纪委二次全会]和[三次全会|meeting|市纪委二次全会]都说到。",
    "c.txt": "[县委|institution|~县委]开会，[镇党委|institution|~镇党委]参加。[**局|institution|~**局]请假。",
}
PLACES = {"a.txt": "望屿县", "b.txt": "望屿县", "c.txt": "澜汀市"}


def texts() -> list[Found]:
    made = [found(doc, marked) for doc, marked in TEXTS.items()]
    return [replace(text, document=replace(text.document, place=PLACES[text.document.id])) for text in made]


def lines(folder: Path, *decisions: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    write(folder / "work", "part", texts())
    held = [Decision("decisions.csv", n, *told, "因为") for n, told in enumerate(decisions, 2)]
    reduce(everything(folder / "work"), folder / "tables", LEXICON, decisions=held)
    return [(p.action, p.subject, p.object) for p in proposals(open_tables(folder / "tables"))]


ALIASES = [
    ("merge", "concept/种业振兴战略", "concept/国家种业振兴战略"),
    ("merge", "b.txt#document/望屿县干部容错办法", "a.txt#document/望屿县干部容错办法"),
    ("merge", "a.txt#institution/县委", "institution/望屿县委"),
    ("merge", "b.txt#institution/县委", "institution/望屿县委"),
    ("merge", "b.txt#institution/市委", "a.txt#institution/市委"),
]
APART = [("never-merge", "meeting/市纪委二次全会", "三次全会")]


def test_what_is_proposed(tmp_path: Path) -> None:
    assert lines(tmp_path) == ALIASES + APART


@pytest.mark.parametrize("line", ALIASES, ids=lambda line: line[1])
def test_what_is_kept_apart_is_not_proposed_again(tmp_path: Path, line: tuple[str, str, str]) -> None:
    assert line not in lines(tmp_path, ("never-merge", *line[1:]))


def test_a_wording_that_was_confirmed_is_not_suspected_again(tmp_path: Path) -> None:
    assert lines(tmp_path, ("merge", "三次全会", "meeting/市纪委二次全会")) == ALIASES


def test_accepting_everything_leaves_nothing_to_propose(tmp_path: Path) -> None:
    first = lines(tmp_path / "a")
    assert lines(tmp_path / "b", *first) == []
    db = open_tables(tmp_path / "b" / "tables")
    assert db.sql("SELECT problem FROM decisions WHERE problem <> ''").fetchall() == []


def test_each_proposal_shows_sentences_and_counts(tmp_path: Path) -> None:
    lines(tmp_path)
    db = open_tables(tmp_path / "tables")
    first, *_, last = proposals(db)
    assert {line["keyword"] for line in sentences(db, first)} == {"国家种业振兴战略", "种业振兴战略"}
    assert [line["keyword"] for line in sentences(db, last)] == ["三次全会"]
    assert first.evidence == "种业振兴战略 1 × in 1 texts, 国家种业振兴战略 1 × in 1 texts"


@pytest.mark.parametrize(("wording", "expected"), [
    ("二十届中央纪委二次全会", {20, 2}), ("第20届中央纪委第2次全会", {20, 2}), ("望委发〔2017〕21号", set()), ("双一流", {2, 1}),
    ("县委", set()),
])  # fmt: skip
def test_numbers_however_they_are_written(wording: str, expected: set[int]) -> None:
    assert numbers(wording) == expected


def test_tiers_of_a_name() -> None:
    assert (tiers("全国人大"), tiers("省市县纪委"), tiers("局党组")) == ({"中央"}, {"省", "市", "县"}, set())
