"""Sections, headings, sentences and closing words of whole texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.builders import SPEECH, outline, sentences, structured

LONG = "要认真学习贯彻全会精神，切实把思想和行动统一到党中央决策部署上来，不断开创工作新局面。"


def test_a_speech_with_its_title_sections_points_and_closing():
    found = structured(SPEECH)
    assert outline(found) == [
        (1, "一", "提高政治站位"),
        (1, "二", "压实工作责任"),
        (3, "二1", "明确分工"),
        (3, "二2", "严格考核"),
        (2, "二（一）", "抓早抓小"),
        (2, "二（二）", "动真碰硬"),
    ]
    assert sentences(found, heading=True) == [
        "在全市水务系统警示教育会议上的讲话",
        "一、提高政治站位",
        "二、压实工作责任。",
        "（一）抓早抓小。",
    ]
    assert [found.text[s.start : s.end] for s in found.sentences if s.section == -1][-2:] == [
        "同志们，征程万里风正劲。",
        "谢谢大家！",
    ]


def test_a_section_runs_to_the_next_heading_of_its_level():
    found = structured(SPEECH)
    two = found.sections[1]
    assert found.text[two.start : two.end].endswith("（二）动真碰硬。")


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        (
            "一、甲\n（一）乙\n1.丙\n（1）丁\n（2）戊\n2.己\n（二）庚\n二、辛\n正文。",
            "一 一（一） 一（一）1 一（一）1（1） 一（一）1（2） 一（一）2 一（二） 二",
        ),
        (
            "第一章　总则\n第一条　为了监督。\n第二条　凡是。\n第二章　职责\n第三条　应当。",
            "第一章 第一章第一条 第一章第二条 第二章 第二章第三条",
        ),
        (f"第一，提高认识。\n{LONG}\n第二，狠抓落实。\n{LONG}", "第一 第二"),
        (
            f"（一）当前形势\n{LONG}\n（二）今后任务\n一、农业\n{LONG}\n二、工业\n{LONG}\n三、商业\n{LONG}\n（三）前景\n{LONG}",
            "（一） （二） （二）一 （二）二 （二）三 （三）",
        ),
        (
            f"{LONG}\n2022年工作回顾\n{LONG}一是学习到位。认真。二是责任到位。落实。\n2023年工作要求\n{LONG}",
            "2022年工作回顾 2022年工作回顾 1 2022年工作回顾 2 2023年工作要求",
        ),
        (f"一、甲\n{LONG}\n抓住重点环节\n{LONG}\n压紧压实责任\n{LONG}\n二、乙\n{LONG}", "一 一 抓住重点环节 一 压紧压实责任 二"),
        (f"一、甲\n要做好几件事：\n一、学习；\n二、宣传；\n二、乙\n{LONG}", "一 一一 一二 二"),
        ("一、甲\n一要提高站位。要学习。\n二要压实责任。要落实。\n三要严明纪律。\n二、乙\n正文。", "一 一1 一2 一3 二"),
        ("一、甲\n问题：如，一是认识不高，学习不够。二是落实不力。三是标准不高。\n二、乙", "一 一1 一2 一3 二"),
        (f"一、甲\n五是加大力度。\n{LONG}", "一"),
        ("三要素齐全。统一要求。", ""),
        ("三、四线城市要发展。\n一、二、三产业要融合。", ""),
        ("工作要抓好。第一，学习。要深入。第二，落实。要到位。", "第一 第二"),
    ],
)
def test_locators(text, locators):
    assert " ".join(locator for _, locator, _ in outline(structured(text))) == locators


def test_slips_in_numbering_are_tolerated_and_noted():
    found = structured("一、甲\n正文。\n三、乙\n一是明责。要落实。三是思想。要学习。三是追责。要严格。\n三、丙\n正文。")
    assert [locator for _, locator, _ in outline(found)] == ["一", "三", "三1", "三3", "三3", "三"]
    assert found.notes == (
        "numbering: 三 after 一",
        "numbering: 3 after 1 in 三",
        "numbering: 3 after 3 in 三",
        "numbering: 三 after 三",
    )


def test_a_count_that_runs_on_across_sections_is_no_slip():
    found = structured(f"一、甲\n1.学习。{LONG}\n2.宣传。{LONG}\n二、乙\n3.落实。{LONG}")
    assert [locator for _, locator, _ in outline(found)] == ["一", "一1", "一2", "二", "二3"]
    assert found.notes == ()


def test_a_title_of_a_point_is_its_first_clause():
    found = structured("一、甲\n一要强化政治引领，持续深化学习。要抓实。二要增强担当：要落实。")
    assert [title for _, _, title in outline(found)] == ["甲", "要强化政治引领", "要增强担当"]


def test_headings_of_the_format_need_no_number():
    text = "工作报告\n总体情况\n今年完成任务。\n具体做法\n（一）学习\n认真。"
    found = structured(text, headings=((0, 1), (5, 2), (18, 2)))
    assert found.title == "工作报告"
    assert outline(found) == [(2, "总体情况", "总体情况"), (2, "具体做法", "具体做法"), (3, "具体做法 （一）", "学习")]


def test_a_link_torn_from_its_sentence_parts_neither_paragraph_nor_sentence():
    found = structured("各位代表：\n要贯彻《\n国家监督法\n》和有关规定\n，依法监督。\n要抓落实。")
    assert sentences(found) == ["各位代表：", "要贯彻《\n国家监督法\n》和有关规定\n，依法监督。", "要抓落实。"]
    assert [s.paragraph for s in found.sentences] == [0, 1, 2]


def test_a_source_line_in_between_keeps_two_lines_apart():
    found = structured("要贯彻《\n来源：某网\n的要求。")
    assert sentences(found) == ["要贯彻《", "的要求。"]


def test_the_last_section_may_be_called_closing_words():
    found = structured(f"一、甲\n{LONG}\n二、乙\n{LONG}\n结束语\n各位代表！\n{LONG}")
    assert [locator for _, locator, _ in outline(found)] == ["一", "二", "结束语"]
    assert found.sections[-1].end == len(found.text)


MARKS = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "第一，",
    "一是",
    "二是",
    "三要",
    "。",
    "！",
    "；",
    "，",
    "：",
    "……",
    "（",
    "）",
    "《",
    "》",
]
WORDS = [
    "要抓落实",
    "同志们",
    "《办法》",
    "“好”",
    "来源：某网",
    "Public domain",
    "第一章 总则",
    "2022年工作回顾",
    "**局",
    "2021年3月5日",
]
SPACES = ["\n", "\n", "　", "\t", "\n的", "”", "“", '"']
PIECES = st.lists(st.sampled_from([*MARKS, *WORDS, *SPACES]), max_size=40)


@given(PIECES)
def test_sentences_cover_what_was_said_once_and_in_order(pieces):
    text = "".join(pieces)
    found = structured(text)
    kept = [(s.start, s.end) for s in found.sentences] + [(a.start, a.end) for a in found.apparatus]
    kept.sort()
    at = 0
    for start, end in kept:
        assert start < end
        assert not text[at:start].strip()
        assert not text[start].isspace() and not text[end - 1].isspace()
        at = end
    assert not text[at:].strip()
    assert [s.start for s in found.sentences] == sorted(s.start for s in found.sentences)


@given(PIECES)
def test_sections_nest_and_sentences_name_the_innermost(pieces):
    found = structured("".join(pieces))
    starts = [s.start for s in found.sections]
    assert starts == sorted(set(starts))
    for i, a in enumerate(found.sections):
        assert a.start < a.end <= len(found.text)
        for b in found.sections[i + 1 :]:
            assert b.start >= a.end or (b.end <= a.end and b.level > a.level)
    for sentence in found.sentences:
        around = [i for i, s in enumerate(found.sections) if s.start < sentence.end <= s.end]
        assert sentence.section == (around[-1] if around else -1)


@given(PIECES)
def test_structure_is_the_same_every_time(pieces):
    text = "".join(pieces)
    assert structured(text) == structured(text)
