"""Who is quoted, what is carried out, by which authority, who issues what: by family, with their negatives."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

Expected = set[tuple[str, str, str]]

QUOTES = [
    ("习近平总书记在二十届中央纪委二次全会上强调，要保持定力。", {("quotes", "习近平", "二十届中央纪委二次全会")}),
    ("在十九届中央纪委六次全会上，习近平总书记指出，要坚持。", {("quotes", "习近平", "十九届中央纪委六次全会")}),
    ("习近平总书记强调指出：“信任不能代替监督。”", {("quotes", "习近平", "")}),
    ("**书记在省纪委十四届二次全会上强调，要抓落实。", {("quotes", "**书记（省纪委十四届二次全会）", "省纪委十四届二次全会")}),
    (
        "习近平总书记在二十届中央纪委二次全会上发表重要讲话，对全面从严治党作出部署，强调要坚持。",
        {("quotes", "习近平", "二十届中央纪委二次全会")},
    ),
    ("我们要学习习近平总书记重要指示批示。", set()),
    ("提高工作要求，强调结果导向。", set()),
]
IMPLEMENTS = [
    ("深入学习贯彻党的二十大精神，抓好落实。", {("implements", "", "党的二十大")}),
    (
        "贯彻落实十四届省纪委二次全会、十四届市纪委三次全会精神。",
        {("implements", "", "省纪委十四届二次全会"), ("implements", "", "市纪委十四届三次全会")},
    ),
    ("严格执行《中国共产党问责条例》，强化监督。", {("implements", "", "中国共产党问责条例")}),
    ("组织传达习近平总书记重要讲话和十九届中央纪委六次全会精神。", {("implements", "", "十九届中央纪委六次全会")}),
    ("党的二十大以来，工作有进展。", set()),
    ("违反《中国共产党问责条例》的，予以处理。", set()),
]
ACCORDS = [
    ("按照党中央、市委部署要求，认真履责。", {("accords", "", "党中央"), ("accords", "", "市委")}),
    ("依据党章、宪法和监察法，履行职责。",
     {("accords", "", "中国共产党章程"), ("accords", "", "中华人民共和国宪法"), ("accords", "", "中华人民共和国监察法")}),
    ("根据县纪委监委授权，开展监督。", {("accords", "", "县纪委监委")}),
    ("按照年初拟定的学习计划，系统学习。", set()),
    ("根据实际情况，市委作出安排。", set()),
]  # fmt: skip
ISSUES = [
    ("局党委制定《党员学习管理办法》，规范学习。", {("issues", "局党委", "党员学习管理办法")}),
    ("局党委高度重视。年初研究制定《年度党建工作要点》，细化任务。", {("issues", "局党委", "年度党建工作要点")}),
    ("按照县委印发的《派驻机构改革实施方案》，履行职责。",
     {("issues", "县委", "派驻机构改革实施方案"), ("accords", "", "派驻机构改革实施方案")}),
    ("制定学习计划，定期学习。", set()),
]  # fmt: skip


def labels(extractor: Extractor, text: str) -> Expected:
    def label(key: str | None) -> str:
        return key.partition("/")[2] if key else ""

    return {(c.kind, label(c.actor), label(c.target)) for c in extractor.extract(document(text)).citations}


@pytest.mark.parametrize(("text", "expected"), QUOTES + IMPLEMENTS + ACCORDS + ISSUES)
def test_citations_of_a_sentence(text: str, expected: Expected, extractor: Extractor) -> None:
    assert labels(extractor, text) == expected


def test_a_quotation_keeps_its_words_and_starts_its_clause(extractor: Extractor) -> None:
    text = "同志们，习近平总书记强调指出：“信任不能代替监督。”"
    [citation] = extractor.extract(document(text)).citations
    assert text[citation.start :].startswith("习近平总书记")
    assert citation.quote == "“信任不能代替监督。”"
