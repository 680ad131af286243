"""What a text writes out beside a name of its own."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

CASES = [
    (
        "实现了“三个到位”。一是思路清晰，认识到位。二是责任明确，担当到位。三是目标明确，执行到位。",
        ["认识到位", "担当到位", "执行到位"],
    ),
    ("要做到“四抓”：抓学习、抓作风、抓制度、抓落实。", ["抓学习", "抓作风", "抓制度", "抓落实"]),
    (
        "并从巩固学习教育成果、强化日常监督、完善内控制度“三个方面”作出部署。",
        ["巩固学习教育成果", "强化日常监督", "完善内控制度"],
    ),
    ("深入开展“三抓五促”行动。一是要学习。二是要执行。", []),
    ("做到“三个到位”，抓好落实。一是思想到位。二是责任到位。", []),
    ("增强“四个意识”。一是学习。二是宣传。三是贯彻。四是落实。", []),
]


@pytest.mark.parametrize(("text", "members"), CASES)
def test_members_of_a_coined_formulation(text: str, members: list[str], extractor: Extractor) -> None:
    assert [s.label for s in extractor.extract(document(text)).spellings] == members


def test_the_list_is_bounded_in_the_text(extractor: Extractor) -> None:
    text = "同志们，要做到“四抓”：抓学习、抓作风、抓制度、抓落实。"
    first = extractor.extract(document(text)).spellings[0]
    assert text[first.start : first.end] == "抓学习、抓作风、抓制度、抓落实"
    assert first.position == 0
