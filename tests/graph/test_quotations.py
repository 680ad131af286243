"""Quotations compared: one quotation for the same words, differences character by character."""

import pytest

from graph.quotations import Quotation, Wording, compared, difference, pieces


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("信任不能代替监督", "信任不能代替监督", "信任不能代替监督"),
        ("信任不能代替监督", "信任决不能代替监督", "信任{+决+}不能代替监督"),
        ("要坚持不懈抓下去", "要坚持抓下去", "要坚持[-不懈-]抓下去"),
        ("", "监督", "{+监督+}"),
    ],
)
def test_a_difference_is_shown_character_by_character(before: str, after: str, shown: str) -> None:
    assert difference(before, after) == shown


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("“信任不能代替监督。”", ["信任不能代替监督"]),
        ("要做到“信任不能代替监督”，又要“打铁必须自身硬的人”。", ["信任不能代替监督", "打铁必须自身硬的人"]),
        ("要保持定力，久久为功。", ["要保持定力，久久为功"]),
        ("“短句”", []),
    ],
)
def test_the_quoted_words_of_a_citation(quote: str, words: list[str]) -> None:
    assert pieces(quote) == words


def test_the_same_words_in_several_texts_are_one_quotation() -> None:
    found = compared(
        [("b", "“信任不能代替监督”。"), ("a", "“信任不能代替监督。”"), ("c", "“信任不能取代监督”"), ("c", "“别的话只说了一遍”")]
    )
    assert found == [Quotation((Wording("信任不能代替监督", ("a", "b")), Wording("信任不能取代监督", ("c",))))] or len(found) == 1


def test_what_one_text_repeats_is_not_compared() -> None:
    assert compared([("a", "“信任不能代替监督”"), ("a", "“信任不能代替监督”")]) == []
