"""What follows from a name alone: a meeting is body x term x session, a body is tier x form, a title ends in its kind.

So 党的二十一届三中全会 is known without a list. Facts that only the lexicon can give (dates, places) stay empty.
"""

from __future__ import annotations

import re

from ontology.entry import Entry
from ontology.loading import Lexicon

_PLENUM = re.compile("^党的(?P<term>.+?)届.+中全会$")
_DISCIPLINE = re.compile("^.+届中央纪委.+次全会$")
_CONGRESS = re.compile("^党的.+大$")
_SESSION = re.compile("^(?P<body>.+?)[一二三四五六七八九十]+届.+次(?:全会|会议)$|^.+届(?P<other>全国人大).+次会议$")
_NUMERIC = re.compile("^[一二两三四五六七八九十百双]+")

_DOCUMENT_KINDS = (
    ("Law", "法 法典"),
    ("PartyRegulation", "条例 准则 党章 章程 规则"),
    ("Decision", "决定 决议"),
    ("Opinion", "意见"),
    ("Plan", "规划 纲要 计划 要点 方案 清单 分工"),
    ("Measures", "办法 规定 细则 制度 规程"),
    ("Report", "报告 公报 通报 白皮书"),
    ("Speech", "讲话 致辞 发言"),
    ("Notice", "通知 通告 公告 函 批复"),
)
_BODY_KINDS = (
    ("Discipline", "纪委 监委 纪检监察组 巡视组 巡察组 纪工委"),
    ("Party", "委 党组 党委 党支部 党总支 工委 委办"),
    ("Congress", "人大 人大常委会"),
    ("Consultative", "政协"),
    ("Court", "法院"),
    ("Procuratorate", "检察院"),
    ("Coordination", "领导小组 指挥部 专班 指导组 督导组 工作组"),
    ("Enterprise", "公司 集团 厂 银行"),
    ("PublicInstitution", "学校 学院 大学 医院 研究所 研究院 中心 馆 站 园"),
    ("State", "政府 局 厅 办 部 处"),
)
"""Kind and the last words that show it; the first that fits decides."""


def describe(key: str, lexicon: Lexicon) -> Entry:
    """What is known of a key, with or without its ~ or ?: the lexicon's entry, else what its label tells."""
    known = lexicon.entries.get(key.lstrip("~?"))
    if known and not key.startswith("~"):
        return known
    kind, _, label = key.lstrip("~?").partition("/")
    label = re.sub("（[^（）]*）$", "", label) if kind == "person" else label
    return Entry(
        key=key.lstrip("~?"), type=kind, kind=kind_of(kind, label), label=label, aliases=(), english="", definition="",
        since="", until="", place="", body=body_of(key), versions=(), broader=(), senses=(), source="",
    )  # fmt: skip


def kind_of(type_: str, label: str) -> str:
    """The narrower class that a label shows: ``kind_of("meeting", "党的二十一届三中全会") == "Plenum"``."""
    if type_ == "meeting":
        if _PLENUM.match(label):
            return "Plenum"
        if _DISCIPLINE.match(label) or ("纪委" in label and label.endswith("全会")):
            return "DisciplinePlenum"
        return "PartyCongress" if _CONGRESS.match(label) else "Conference"
    if type_ == "document":
        return _by_ending(_DOCUMENT_KINDS, label, "Document")
    if type_ == "institution":
        return _by_ending(_BODY_KINDS, label, "Body")
    if type_ == "concept":
        return "Tenet" if _NUMERIC.match(label) else "Phrase"
    return "Person"


def _by_ending(table: tuple[tuple[str, str], ...], label: str, default: str) -> str:
    bare = re.sub("（[^（）]*）$", "", label)
    return next((kind for kind, endings in table if bare.endswith(tuple(endings.split()))), default)


def body_of(key: str) -> str:
    """The key of the body that holds a meeting, where its name tells: that of 党的十九届六中全会 is 党中央."""
    type_, _, label = key.partition("/")
    if type_.lstrip("~?") != "meeting":
        return ""
    if _PLENUM.match(label):
        return "institution/党中央"
    if _DISCIPLINE.match(label):
        return "institution/中央纪委"
    if _CONGRESS.match(label):
        return "institution/中国共产党"
    m = _SESSION.match(label)
    return f"{'~' if key.startswith('~') else ''}institution/{m['body'] or m['other']}" if m else ""
