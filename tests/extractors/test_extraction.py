"""Whole extractions: offsets, order, context, and that no text whatever breaks them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, Sentence
from extractors.extraction import Extractor
from tests.markup import document, parse

SPEECH = (
    "同志们，按照[市委|institution]和[市纪委监委|institution]部署，深刻领会“[两个确立|concept]”的决定性意义，"
    "增强“[四个意识|concept]”“[四个自信|concept]”，坚定捍卫“[两个确立|concept]”。以[习近平|person]同志为核心的[党中央|institution]高度重视。\n"
    "学习[二十届中纪委二次全会|meeting|二十届中央纪委二次全会]精神，执行《[中国共产党问责条例|document]》。"
)
PIECES = [
    "“四个意识”",
    "四个“任重道远”",
    "《",
    "》",
    "“",
    "”",
    "\n",
    "。",
    "，",
    "党中央",
    "省、市纪委",
    "全会",
    "二十届",
    "**局",
    "习近平总书记",
    "在",
    "指出",
    "\u3000",
    " ",
    "按照",
    "贯彻",
    "，的",
    "１９９０年",
    "關於",
    "三会一课",
    "a",
    "\r",
]


def test_whole_document(extractor: Extractor) -> None:
    text, expected = parse(SPEECH)
    mentions = extractor.extract(document(text)).mentions
    assert [(m.start, m.end, m.type) for m in mentions if m.type != "frame"] == [e[:3] for e in expected]
    assert [m.order for m in mentions] == list(range(len(mentions)))


@pytest.mark.parametrize(
    ("text", "surface", "head", "tail", "stance"),
    [
        ("坚定捍卫“两个确立”。", "两个确立", "坚定捍卫", "", "held"),
        ("深刻领会“两个确立”的决定性意义。", "两个确立", "深刻领会", "的决定性意义", "held"),
        ("纠正“运用四种形态是纪委的事”的错误认识。", "四种形态", "运用", "", "rejected"),
        ("坚决反对“四风”问题。", "四风", "坚决反对", "问题", "rejected"),
        ("习近平总书记强调，要坚持全面从严治党。", "全面从严治党", "坚持", "", "reported"),
    ],
)
def test_context(text: str, surface: str, head: str, tail: str, stance: str, extractor: Extractor) -> None:
    [mention] = [m for m in extractor.extract(document(text)).mentions if m.surface == surface]
    assert (mention.head, mention.tail, mention.stance) == (head, tail, stance)


def test_what_lies_in_apparatus_is_not_mentioned(extractor: Extractor) -> None:
    text = "贯彻党的二十大精神。\n根据《著作权法》，本作品属于公有领域。"
    whole = Document("t", "t", text, "", "utf-8", sentences=(Sentence(0, 10, 0, -1, False),))
    extraction = extractor.extract(whole)
    assert [m.surface for m in extraction.mentions] == ["党的二十大"]
    assert all(c.end <= 10 for c in extraction.citations)


@pytest.mark.parametrize(
    ("date", "holder"), [("2023-05-01", "习近平"), ("2005-03-05", "胡锦涛"), ("1995-03-05", "江泽民"), ("1950-01-01", "总书记")]
)
def test_the_general_secretary_by_date(date: str, holder: str, extractor: Extractor) -> None:
    text = document("学习总书记重要讲话。", date_from=date, date_to=date, date_reason="stated")
    [mention] = extractor.extract(text).mentions
    assert mention.key == f"person/{holder}"


def test_two_masked_secretaries_at_two_meetings_are_two_persons(extractor: Extractor) -> None:
    text = "**书记在省纪委十四届二次全会上指出，要坚持。**书记在十四届市纪委三次全会上强调，要落实。"
    persons = {m.key for m in extractor.extract(document(text)).mentions if m.type == "person"}
    assert len(persons) == 2


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map("".join))
def test_any_text_gives_mentions_that_are_its_own_words(extractor: Extractor, text: str) -> None:
    extraction = extractor.extract(document(text))
    for m in extraction.mentions:
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.surface
        assert "\n" not in m.form
    flat = [m for m in extraction.mentions if m.type not in ("frame", "number", "role") and "，" not in m.form]
    assert all(a.end <= b.start for a, b in pairwise(flat))
    for c in extraction.citations:
        assert 0 <= c.start < c.end <= len(text)
