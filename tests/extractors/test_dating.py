"""Intervals with reasons, from what a text looks back on and what it awaits."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

CASES = [
    ("学习贯彻二十届中央纪委二次全会精神，谋划2023年监督工作。", "2023-01-10", "2023-12-31"),
    ("学习贯彻二十届中央纪委二次全会精神，召开全市2023年度工作会议。", "2023-01-10", "2023-12-31"),
    ("落实十九届中央纪委六次全会部署，以优异成绩迎接党的二十大胜利召开。", "2022-01-20", "2022-10-15"),
    ("2022年是党的二十大召开之年。学习贯彻党的二十大精神要早谋划。", "", "2022-10-15"),
    ("习近平总书记在十九届中央纪委六次全会上要求，全党要以迎接和开好党的二十大为主线，对今年工作作出部署。深入贯彻党的二十大精神。",
     "2022-10-22", "2022-12-31"),
    ("大家辛苦了，今年要再接再厉。", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high"), CASES)
def test_interval(text: str, low: str, high: str, extractor: Extractor) -> None:
    dated = extractor.extract(document(text)).document
    assert (dated.date_from, dated.date_to) == (low, high)
    assert bool(dated.date_reason) == bool(low or high)


def test_a_stated_date_is_left_alone(extractor: Extractor) -> None:
    stated = document(
        "学习二十届中央纪委二次全会精神。", date_from="2024-05-01", date_to="2024-05-01", date_reason="stated in the file name"
    )
    assert extractor.extract(stated).document == stated


def test_the_reason_names_the_meeting_and_its_day(extractor: Extractor) -> None:
    dated = extractor.extract(document("以优异成绩迎接党的二十大。")).document
    assert "党的二十大" in dated.date_reason and "2022-10-16" in dated.date_reason
