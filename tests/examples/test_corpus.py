"""What a user finds in the graph of the example corpus: dates, authorities, timelines, whose body is whose."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
Rows = Callable[..., list[tuple[Any, ...]]]

MASS_LINE = "讲话/群众路线教育实践活动总结大会讲话.txt"
THREE_STRICTS = "公文/三严三实专题教育实施方案.txt"
DISTRICT_NEWS = "报道/区纪委六次全会侧记.txt"
SIXTH_PLENUM = "讲话/学习党的十八届六中全会精神的讲话.docx"
STUDY_2017 = "讲话/县委理论学习中心组专题学习会讲话.txt"
SUPERVISION = "报道/20180209市监察委员会挂牌.txt"
SECRETARY_2019 = "讲话/十三届市纪委四次全会讲话.txt"
SELF_EXAMINATION = "讲话/党组班子对照检查材料.txt"
ACCOUNTABILITY = "公文/问责实施办法的通知.txt"
WORK_REPORT = "公文/望屿县政府工作报告节选.txt"
CENTENARY = "报道/局党组专题学习七一讲话.html"
RESIDENT_2022 = "讲话/纪检监察组长在全面从严治党工作会议上的讲话.txt"
INSPECTION = "公文/20221125巡察反馈意见.txt"
SYSTEM_2023 = "讲话/2023年党风廉政建设工作会议讲话.md"
WORK_PLAN = "公文/2023年全面从严治党工作要点.txt"
REPEAL = "公文/废止部分文件的通知.txt"
DISCIPLINE_2024 = "讲话/党纪学习教育专题学习会讲话.txt"

STATED = {
    THREE_STRICTS: "2015-05-22",
    DISTRICT_NEWS: "2016-01-28",
    SUPERVISION: "2018-02-09",
    ACCOUNTABILITY: "2019-11-28",
    WORK_REPORT: "2021-01-26",
    INSPECTION: "2022-11-25",
    WORK_PLAN: "2023-03-31",
    REPEAL: "2024-03-06",
}
# a year that is only planned for (谋划2025年工作) is an upper bound, not the year of the text
BOUNDED = {
    MASS_LINE: ("2014-10-20", "2015-12-31"),
    SIXTH_PLENUM: ("2016-10-24", "2016-12-31"),
    STUDY_2017: ("2017-10-18", "2018-12-31"),
    SECRETARY_2019: ("2019-01-11", "2019-12-31"),
    SELF_EXAMINATION: ("2019-10-28", "2020-12-31"),
    CENTENARY: ("2021-07-01", "2021-07-16"),
    RESIDENT_2022: ("2022-01-18", "2022-10-16"),
    SYSTEM_2023: ("2023-01-01", "2023-12-31"),
    DISCIPLINE_2024: ("2024-07-15", "2025-12-31"),
}
QUOTED = [
    (DISTRICT_NEWS, "十八届中央纪委六次全会"),
    (SECRETARY_2019, "十九届中央纪委三次全会"),
    (RESIDENT_2022, "十九届中央纪委六次全会"),
    (SYSTEM_2023, "二十届中央纪委二次全会"),
    (DISCIPLINE_2024, "二十届中央纪委三次全会"),
    (CENTENARY, "庆祝中国共产党成立100周年大会"),
    (MASS_LINE, "党的群众路线教育实践活动总结大会"),
]
LEANED_ON = [
    ("implements", MASS_LINE, "党的十八届四中全会"),
    ("implements", STUDY_2017, "党的十九大"),
    ("implements", SUPERVISION, "十九届中央纪委二次全会"),
    ("implements", RESIDENT_2022, "十九届中央纪委六次全会"),
    ("implements", SYSTEM_2023, "党的二十大"),
    ("implements", DISCIPLINE_2024, "党的二十届三中全会"),
    ("accords", SIXTH_PLENUM, "中国共产党问责条例"),
    ("accords", SIXTH_PLENUM, "中国共产党党内监督条例"),
    ("accords", SECRETARY_2019, "中国共产党问责条例"),
    ("accords", ACCOUNTABILITY, "中国共产党章程"),
    ("accords", INSPECTION, "中国共产党巡视工作条例"),
]
ISSUED = [
    (MASS_LINE, "县委", "望屿县党政机关厉行节约反对浪费实施细则"),
    (STUDY_2017, "县委", "关于认真学习宣传贯彻党的十九大精神的实施意见"),
    (SUPERVISION, "市委", "澜汀市深化国家监察体制改革试点实施方案"),
    (SIXTH_PLENUM, "市委", "澜汀市实施〈中国共产党问责条例〉办法"),
    (SYSTEM_2023, "局党组", "2023年全面从严治党工作要点"),
]
NAMED = [
    (MASS_LINE, "四风"),
    (SIXTH_PLENUM, "党的十九大"),
    (STUDY_2017, "三大攻坚战"),
    (SECRETARY_2019, "四个意识"),
    (SECRETARY_2019, "四个自信"),
    (WORK_REPORT, "党的十九届四中全会"),
    (WORK_REPORT, "党的十九届五中全会"),
    (CENTENARY, "四史"),
    (RESIDENT_2022, "三不腐"),
    (ACCOUNTABILITY, "党的十九届二中全会"),
    (WORK_PLAN, "党的二十届一中全会"),
    (REPEAL, "中国共产党问责条例"),
]
MISTAKEN = [
    (WORK_REPORT, "望屿县's congress is not the nation's", "十七届全国人大五次会议"),
    (SIXTH_PLENUM, "the city's 13th congress is not the Party's", "党的十三大"),
    (SIXTH_PLENUM, "a periodical is no official document", "求是"),
    (SECRETARY_2019, "高**同志 speaks for a body, he is none", "**同志代表市纪委"),
]
NO_AUTHORITY = ["人民日报", "求是", "澜汀日报", "中国纪检监察报", "焦裕禄", "1921", "零容忍", "永远在路上", "镜鉴"]
FIRST_YEARS = [
    ("三严三实", "2014"),
    ("两个责任", "2014"),
    ("四个全面", "2015"),
    ("四个意识", "2016"),
    ("两学一做", "2016"),
    ("习近平新时代中国特色社会主义思想", "2017"),
    ("党史学习教育", "2021"),
    ("两个确立", "2022"),
    ("六个如何始终", "2023"),
    ("新质生产力", "2024"),
    ("党纪学习教育", "2024"),
]


def test_every_text_is_in_the_graph(rows: Rows) -> None:
    assert {doc for (doc,) in rows("SELECT doc FROM documents")} == {*STATED, *BOUNDED}


@pytest.mark.parametrize(("doc", "date"), STATED.items())
def test_a_stated_date_is_taken_as_it_stands(rows: Rows, doc: str, date: str) -> None:
    [(first, last, reason)] = rows("SELECT date_from, date_to, date_reason FROM documents WHERE doc = ?", doc)
    assert (first, last) == (date, date)
    assert reason


@pytest.mark.parametrize(("doc", "bounds"), BOUNDED.items())
def test_an_unstated_date_is_bounded_by_what_the_text_speaks_of(rows: Rows, doc: str, bounds: tuple[str, str]) -> None:
    [(first, last, reason)] = rows("SELECT date_from, date_to, date_reason FROM documents WHERE doc = ?", doc)
    assert first and last and reason
    assert bounds[0] <= f"{first}-01-01"[:10]
    assert f"{last}-12-31"[:10] <= bounds[1]


def test_the_legacy_encoding_is_recognised(rows: Rows) -> None:
    [(encoding, text)] = rows("SELECT encoding, text FROM documents WHERE doc = ?", MASS_LINE)
    assert encoding.lower() == "gb18030"
    assert text.startswith("在全县党的群众路线教育实践活动总结大会上的讲话")


def test_asterisks_in_markdown_are_masks(rows: Rows) -> None:
    [(text,)] = rows("SELECT text FROM documents WHERE doc = ?", SYSTEM_2023)
    assert "市**局党组书记、局长 罗**" in text


def test_metadata_fill_in_what_the_text_does_not_say(rows: Rows) -> None:
    [(series, place, origins)] = rows("SELECT series, place, origins FROM documents WHERE doc = ?", SYSTEM_2023)
    assert (series, place) == ("市**局党建", "澜汀市")
    assert "metadata" in json.loads(origins)["series"]


@pytest.mark.parametrize(
    ("doc", "issuer"),
    [
        (THREE_STRICTS, "中共澜汀市**局党组"),
        (ACCOUNTABILITY, "中共望屿县委办公室"),
        (REPEAL, "中共望屿县委办公室"),
        (WORK_PLAN, "中共松霁区**局党组"),
    ],
)
def test_the_issuer_is_read_from_the_layout(rows: Rows, doc: str, issuer: str) -> None:
    assert rows("SELECT issuer FROM documents WHERE doc = ?", doc) == [(issuer,)]


@pytest.mark.parametrize(
    ("doc", "title"),
    [
        (MASS_LINE, "在全县党的群众路线教育实践活动总结大会上的讲话"),
        (SECRETARY_2019, "在十三届市纪委四次全会上的讲话"),
        (SIXTH_PLENUM, "在市**局党组理论学习中心组学习党的十八届六中全会精神时的讲话"),
        (CENTENARY, "市**局党组专题学习“七一”重要讲话精神"),
        (WORK_PLAN, "中共松霁区**局党组关于印发《2023年全面从严治党工作要点》的通知"),
    ],
)
def test_the_title_is_the_heading_not_the_speaker(rows: Rows, doc: str, title: str) -> None:
    assert rows("SELECT title FROM documents WHERE doc = ?", doc) == [(title,)]


@pytest.mark.parametrize("line", ["首页 信息公开", "责任编辑：孟", "版权所有", "浏览次数"])
def test_the_furniture_of_a_web_page_is_no_sentence(rows: Rows, line: str) -> None:
    sentences = rows(
        "SELECT substr(d.text, s.start + 1, s.end - s.start) FROM sentences s JOIN documents d USING (doc) WHERE doc = ?",
        CENTENARY,
    )
    assert not [s for (s,) in sentences if line.split()[0] in s]


CITED = """SELECT a.label, t.label FROM citations c LEFT JOIN entities a ON a.entity = c.actor
           LEFT JOIN entities t ON t.entity = c.target WHERE c.doc = ? AND c.kind = ?"""


@pytest.mark.parametrize(("doc", "meeting"), QUOTED)
def test_the_general_secretary_is_quoted_with_the_occasion(rows: Rows, doc: str, meeting: str) -> None:
    assert ("习近平", meeting) in rows(CITED, doc, "quotes")


@pytest.mark.parametrize(("kind", "doc", "target"), LEANED_ON)
def test_authorities_are_cited(rows: Rows, kind: str, doc: str, target: str) -> None:
    assert target in {t for _, t in rows(CITED, doc, kind)}


@pytest.mark.parametrize(("doc", "actor", "paper"), ISSUED)
def test_bodies_issue_their_papers(rows: Rows, doc: str, actor: str, paper: str) -> None:
    assert (actor, paper) in rows(CITED, doc, "issues")


@pytest.mark.parametrize("title", NO_AUTHORITY)
def test_newspapers_and_films_are_no_authorities(rows: Rows, title: str) -> None:
    assert not rows("SELECT c.doc FROM citations c JOIN entities e ON e.entity = c.target WHERE e.label = ?", title)


USES = """SELECT left(d.date_from, 4), m.form, count(*) FROM mentions m JOIN documents d ON d.doc = m.doc
          JOIN entities e USING (entity) WHERE e.label = ? AND d.date_from > '' GROUP BY ALL ORDER BY ALL"""


@pytest.mark.parametrize(("label", "year"), FIRST_YEARS)
def test_a_formulation_enters_in_its_year(rows: Rows, label: str, year: str) -> None:
    assert min(y for y, _, _ in rows(USES, label)) == year


def test_the_two_upholds_are_spelled_out_a_year_before_they_have_their_name(rows: Rows) -> None:
    uses = rows(USES, "两个维护")
    assert min(year for year, form, _ in uses if form == "两个维护") == "2019"
    assert {year for year, form, _ in uses if form != "两个维护"} >= {"2018", "2019"}


def test_no_text_stands_for_2020(rows: Rows) -> None:
    assert {f"{y}" for y in range(2014, 2025)} - {y for (y,) in rows("SELECT left(date_from, 4) FROM documents")} == {"2020"}


@pytest.mark.parametrize("label", ["市委", "县委", "局党组"])
def test_a_relative_body_belongs_to_its_text(rows: Rows, label: str) -> None:
    owners = rows("SELECT doc FROM entities WHERE label = ? AND type = 'institution'", label)
    assert len(owners) > 1
    assert len(owners) == len(set(owners)) and ("",) not in owners


def test_one_title_of_two_bodies_is_two_papers(rows: Rows) -> None:
    papers = rows("SELECT entity FROM entities WHERE type = 'document' AND label = '2023年全面从严治党工作要点'")
    assert len(papers) == 2


def test_a_slogan_coined_twice_is_two_slogans(rows: Rows) -> None:
    coined = """SELECT DISTINCT m.doc, m.entity FROM mentions m JOIN entities e USING (entity) WHERE e.label = '三个到位'"""
    found: dict[str, str] = {doc: entity for doc, entity in rows(coined)}
    assert found.keys() == {SECRETARY_2019, DISCIPLINE_2024}
    assert found[SECRETARY_2019] != found[DISCIPLINE_2024]


@pytest.mark.parametrize(
    ("doc", "label"),
    [(MASS_LINE, "三个不放过"), (DISTRICT_NEWS, "四个更严"), (SYSTEM_2023, "五个聚焦"), (THREE_STRICTS, "三查三改")],
)
def test_a_coined_slogan_is_found(rows: Rows, doc: str, label: str) -> None:
    assert rows("SELECT 1 FROM mentions m JOIN entities e USING (entity) WHERE m.doc = ? AND e.label = ?", doc, label)


def test_traditional_characters_name_the_same_things(rows: Rows) -> None:
    labels = {label for (label,) in rows(NAMES, DISTRICT_NEWS)}
    assert labels >= {"习近平", "中国共产党廉洁自律准则", "中国共产党纪律处分条例", "四种形态", "十三五"}


NAMES = "SELECT DISTINCT e.label FROM mentions m JOIN entities e USING (entity) WHERE m.doc = ?"


@pytest.mark.parametrize(("doc", "label"), NAMED)
def test_a_text_names(rows: Rows, doc: str, label: str) -> None:
    assert (label,) in rows(NAMES, doc)


@pytest.mark.parametrize(("doc", "why", "label"), MISTAKEN)
def test_a_text_does_not_name(rows: Rows, doc: str, why: str, label: str) -> None:
    assert (label,) not in rows(NAMES, doc), why


def test_a_known_number_with_other_members_is_not_the_known_one(rows: Rows) -> None:
    """五个一批 of the web page lists lifts and car parks, not the five ways out of poverty."""
    found = rows(
        "SELECT e.status FROM mentions m JOIN entities e USING (entity) WHERE m.doc = ? AND e.label = '五个一批'", CENTENARY
    )
    assert found and {status for (status,) in found} <= {"scoped", "ambiguous"}


def test_the_sidecar_names_only_texts_that_exist() -> None:
    lines = (CORPUS / "metadata.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert all((CORPUS / line.split(",", 1)[0]).is_file() for line in lines)
