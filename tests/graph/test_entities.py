from __future__ import annotations

import json

import pytest

from graph.entities import masked, numbered, status
from graph.identity import ENTITY_BASE, Text
from tests.graph.small import LEXICON

TEXTS = [Text("a.txt", "https://example.org/a.txt")]


@pytest.mark.parametrize("label", ["**局", "xx县", "×市", "张某某", "某市纪委", "〇〇市", "关于xx同志的通报", "***"])
def test_names_withheld_in_part_are_masked(label: str) -> None:
    assert masked(label)


@pytest.mark.parametrize("label", ["市委", "二〇〇八年工作要点", "某些问题", "exxon公司", "二十届中央纪委二次全会", "〇三年"])
def test_other_names_are_not(label: str) -> None:
    assert not masked(label)


@pytest.mark.parametrize(("key", "expected"), [
    ("concept/两个维护", "known"), ("meeting/党的三十大", "composed"), ("~institution/市委", "scoped"),
    ("~institution/**局", "masked"), ("document/关于xx同志的通报", "masked"), ("?concept/两个大局", "ambiguous"),
])  # fmt: skip
def test_how_an_identity_is_known(key: str, expected: str) -> None:
    assert status(key, LEXICON) == expected


def rows(*keys: tuple[str, int]) -> dict[str, dict[str, str]]:
    named = numbered(keys, TEXTS, LEXICON).named
    return {row["key"]: row for row in named.to_pylist()}


def test_entities_are_numbered_by_iri() -> None:
    found = rows(("meeting/党的十九大", -1), ("concept/八项规定", -1), ("~institution/市委", 0))
    assert [row["e"] for row in sorted(found.values(), key=lambda row: row["iri"])] == [0, 1, 2]


def test_the_lexicon_gives_facts() -> None:
    row = rows(("concept/两个维护", -1))["concept/两个维护"]
    assert (row["english"], row["kind"], row["since"]) == ("Two Upholds", "Tenet", "2018")
    assert json.loads(row["aliases"]) == ["“两个坚决维护”"]


def test_a_scoped_body_knows_its_text_and_its_role() -> None:
    row = rows(("~institution/市委", 0))["~institution/市委"]
    assert row["doc"] == "a.txt"
    assert row["iri"] == "https://example.org/a.txt#institution/市委"
    assert row["role"] == ENTITY_BASE + "role/市委"


def test_a_masked_body_fills_no_role() -> None:
    assert rows(("~institution/**局", 0))["~institution/**局"]["role"] == ""


def test_a_meeting_names_the_body_that_holds_it() -> None:
    key = "meeting/二十届中央纪委二次全会"
    assert rows((key, -1))[key]["body"] == ENTITY_BASE + "institution/中央纪委"


def test_components_lead_to_the_entities_that_occur() -> None:
    members = numbered([("concept/四风", -1), ("concept/形式主义", -1)], TEXTS, LEXICON).members
    assert [(row["position"], row["label"], row["member"] != "") for row in members.to_pylist()] == [
        (1, "形式主义", True), (2, "官僚主义", False), (3, "享乐主义", False), (4, "奢靡之风", False)]  # fmt: skip


def test_nothing_makes_empty_tables() -> None:
    found = numbered([], [], LEXICON)
    named, members = found.named, found.members
    assert named.num_rows == members.num_rows == 0
