"""References between official papers: their numbers (国发〔2014〕1号), short names, 该意见 and 本办法, papers inside papers.

A title with its number is one reference: the number bears the key of the title it stands beside, there and wherever the
text names it alone again. A number whose title is never told names a document of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.documents import SHORT_TITLES, identity, is_local, marked
from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.serials import Number, numbers_in
from extractors.words import HAN, either, words
from ontology.loading import Lexicon

LAYER = 3
"""Numbers and papers inside a title lie over the names around them."""


@dataclass(frozen=True, slots=True)
class Title:
    """A document named in the text: the span of its name, its label, its key."""

    start: int
    end: int
    label: str
    key: str


def named_titles(scan: Scan, lexicon: Lexicon) -> list[Title]:
    """Every title in marks and every document of the lexicon that a text names, in order of their ends."""
    local = is_local(scan)
    found = {(a, b): Title(a, b, scan.text[a:b], identity(scan.text[a:b], lexicon, local)) for a, b in marked(scan.text)}
    inside = sorted(found)
    for start, end, keys in scan.names:
        i = bisect_right(inside, (start, len(scan.text))) - 1
        documents = [k for k in keys if k.startswith("document/")]
        if documents and not (i >= 0 and inside[i][1] >= end):
            found[start, end] = Title(start, end, documents[0].partition("/")[2], documents[0])
    return sorted(found.values(), key=lambda t: (t.end, t.start))


_TITLE_BEFORE = re.compile("》?[（(]?(?:[^（）《》，。；]{0,8}[，、])?\\Z")
_TITLE_BEHIND = re.compile("）?(?:文件?)?(?:印发的|发布的|公布的|下发的|的)?(?=《)")


def keyed_numbers(scan: Scan, lexicon: Lexicon) -> list[tuple[Number, str, bool]]:
    """Each number with its document's key, and whether its title stands beside it; a number once explained keeps its title."""
    titles = named_titles(scan, lexicon) if scan.triggers["number sign"] else []
    ends, known, found = [t.end for t in titles], dict[str, str](), list[tuple[Number, str, bool]]()
    for number in numbers_in(scan):
        beside = _beside(scan.text, number, titles, ends)
        if beside:
            known[number.form] = beside
        found.append((number, beside, bool(beside)))
    return [(n, key or known.get(n.form) or _alone(n.form), beside) for n, key, beside in found]


def _alone(form: str) -> str:
    """The key of a document known by its number alone; one with a mask belongs to its text."""
    return ("~" if re.search("[*x]", form) else "") + "document/" + form


def _beside(text: str, number: Number, titles: list[Title], ends: list[int]) -> str:
    """The key of the title right before a number, or right behind it."""
    i = bisect_right(ends, number.start) - 1
    if i >= 0 and number.start - ends[i] < 14 and _is_bracket(text[ends[i] : number.start]):
        return titles[i].key
    behind = _TITLE_BEHIND.match(text, number.end)
    if behind:
        return next((t.key for t in titles if t.start == behind.end() + 1), "")
    return ""


def _is_bracket(gap: str) -> bool:
    return bool(_TITLE_BEFORE.fullmatch(gap)) and any(c in gap for c in "》（(")


def numbers(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """《…的通知》（国发〔2014〕1号): the number of a document that is named beside it."""
    for number, key, beside in keyed_numbers(scan, lexicon):
        if beside:
            yield Candidate(number.start, number.end, "number", key, "number of a title", 0, LAYER)


def lone_numbers(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """根据中办发[2013]9号文件: a number alone names its document."""
    for number, key, beside in keyed_numbers(scan, lexicon):
        if not beside:
            yield Candidate(number.start, number.end, "number", key, LONE, 0, LAYER)


LONE = "number alone"

_SHORT = re.compile(r"(?:为)?[:：]?(?P<open>《)?(?P<name>[^（）《》，。；\n]{2,24})(?P<close>》)?(?=[）)，；])")


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name given to a document: from ``start`` on, ``name`` means ``key``; only in 《》 where it ``needs_marks``."""

    start: int
    name: str
    key: str
    needs_marks: bool


def aliases(scan: Scan, lexicon: Lexicon) -> list[Alias]:
    """All 以下简称 of a text that stand behind a document."""
    found = []
    titles = named_titles(scan, lexicon) if scan.triggers["short name"] else []
    for start, end in scan.triggers["short name"]:
        m = _SHORT.match(scan.text, end)
        key = _introduced(scan.text, start, titles)
        if m and key:
            found.append(Alias(m.start("name"), m["name"], key, m["name"] in SHORT_TITLES))
    return found


def _introduced(text: str, position: int, titles: list[Title]) -> str:
    """The key of the document behind whose name the bracket at a position opened."""
    opened = max(text.rfind(mark, max(0, position - 40), position) for mark in "（(")
    i = bisect_right([t.end for t in titles], opened)
    close = [t for t in titles[max(0, i - 2) : i] if not text[t.end : opened].strip("》（）()")]
    return close[-1].key if opened >= 0 and close else ""


_CALLED = re.compile(
    rf"{either(words('number_cuts'), words('accord_verbs'), words('implement_verbs'), words('issue_verbs'))}\Z|[，。；\n]\Z"
)


def short_names(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """《云州市监督办法》（以下简称《办法》）: the short name there and in all that follows."""
    for alias in aliases(scan, lexicon):
        for m in re.finditer(re.escape(alias.name), scan.text[alias.start :]):
            start, end = alias.start + m.start(), alias.start + m.end()
            if start == alias.start or _calls(scan.text, start, end, alias.needs_marks):
                yield Candidate(start, end, "document", alias.key, "short name", 7)


def _calls(text: str, start: int, end: int, needs_marks: bool) -> bool:
    in_marks = text[start - 1 : start] == "《" and text[end : end + 1] == "》"
    if not needs_marks or in_marks:
        return in_marks or text[start - 1 : start] != "《"
    return bool(_CALLED.search(text, max(0, start - 6), start)) and not re.match("[见稿和与及]", text[end : end + 1])


HEADS = tuple(word for word in words("document_heads") if 2 <= len(word) <= 4)
POINTING = tuple(p + head for p in words("pointing") for head in HEADS)
_PARAGRAPHS = 4
_POINTED_ON = re.compile("[者人员期款页]")


def pointed(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """该意见, 上述通知: the last document named before, within a few paragraphs, whose title ends so."""
    titles = named_titles(scan, lexicon) if scan.triggers["pointing"] else []
    ends = [t.end for t in titles]
    for start, end in scan.triggers["pointing"]:
        head = _head(scan.text[start:end])
        if (
            _POINTED_ON.match(scan.text, end)
            or scan.text.startswith(("要求", "规定"), start)
            or scan.text[start - 1 : start] == "应"
        ):
            continue
        low = _paragraphs_before(scan.text, start)
        before = titles[bisect_left(ends, low) : bisect_right(ends, start)]
        key = next((t.key for t in reversed(before) if t.label != head and _ends_in(t.label, head)), "")
        if key:
            yield Candidate(start, end, "document", key, "document pointed at", -1)
    yield from own(scan, lexicon)


def _head(surface: str) -> str:
    return next(surface.removeprefix(p) for p in sorted(words("pointing"), key=lambda w: (-len(w), w)) if surface.startswith(p))


def _ends_in(title: str, head: str) -> bool:
    return re.sub("（[^（）]*）$", "", title).endswith(head)


def _paragraphs_before(text: str, position: int) -> int:
    for _ in range(_PARAGRAPHS):
        position = max(text.rfind("\n", 0, position), 0)
    return position


OWN = tuple("本" + head for head in HEADS)


def own(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """本办法 in a text that is such a document itself: the text's own title."""
    title = re.sub("[《》]", "", scan.document.title)
    for start, end in scan.triggers["own document"]:
        if title and _ends_in(title, scan.text[start + 1 : end]):
            yield Candidate(start, end, "document", identity(title, lexicon, is_local(scan)), "document pointed at", -1)


_INNER = re.compile(r"[〈《](?P<title>[^〈〉《》]{2,60})[〉》]")
_HEAD_INSIDE = either(tuple(word for word in HEADS if word != "通知"))
_UNMARKED = re.compile(
    rf"(?:印发|转发|批转|颁布|发布|公布|修改|废止)(?:的)?(?P<title>(?!关于){HAN}[^〈〉《》，]{{2,50}}?{_HEAD_INSIDE}(?:（[^（）]{{1,8}}）)?)"
    r"的(?:通知|公告|决定|命令|令|函)\Z"
)


def wrapped(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """《关于印发〈…实施方案〉的通知》: the document inside another one's title."""
    for start, end in marked(scan.text):
        inner = list(_INNER.finditer(scan.text, start, end)) or list(_UNMARKED.finditer(scan.text, start, end))
        for m in inner:
            key = identity(m["title"], lexicon, is_local(scan))
            yield Candidate(m.start("title"), m.end("title"), "document", key, "document in a title", 0, LAYER)


def citable(chosen: list[Candidate]) -> list[Candidate]:
    """What citations may lean on: the names of the ground layer, and lone numbers, each a document."""
    ground = [c for c in chosen if not c.layer]
    starts = [c.start for c in ground]

    def free(c: Candidate) -> bool:
        i = bisect_left(starts, c.end)
        return not (i and ground[i - 1].end > c.start)

    lone = [replace(c, type="document", layer=0) for c in chosen if c.rule == LONE and free(c)]
    return sorted([*ground, *lone], key=lambda c: (c.start, -c.end))


def inner(chosen: list[Candidate]) -> list[Candidate]:
    """The documents inside other documents' titles."""
    return [c for c in chosen if c.rule == "document in a title"]


TRIGGERS = {
    "number sign": ("号", "号令"),
    "short name": ("以下简称", "以下称", "下称", "简称"),
    "pointing": POINTING,
    "own document": OWN,
}

RULES = (
    Rule(
        "number of a title",
        numbers,
        (
            "《关于加强审计工作的意见》（[国发〔2014〕48号|number|关于加强审计工作的意见]）",
            "按照[国发［2014］48号|number|关于加强审计工作的意见]《关于加强审计工作的意见》",
            "《危险物品管理条例》（[国务院令第588号|number|危险物品管理条例]）",
        ),
        ("《云州月刊》2021年第3号", "《工作要点》印发后1号楼开工"),
    ),
    Rule(
        LONE,
        lone_numbers,
        (
            "根据[国发〔2014〕1号|number|国发〔2014〕1号]文件",
            "根据[中办发［2013］9号|number|中办发〔2013〕9号]文件",
            "落实[中发（2019）3号|number|中发〔2019〕3号]文件",
            "执行[国办发【２０１５】第７号|number|国办发〔2015〕7号]",
            "依照[令第588号|number|令第588号]",
            "依照[国务院第588号令|number|国务院令第588号]",
            "依据[云政发〔2014–1号|number|云政发〔2014〕1号]",
            "见[财预〔二〇一四〕1–3号|number|财预〔2014〕1-3号]",
            "印发了[**局党组〔2014〕3号|number|**局党组〔2014〕3号]文件",
            "按照[中发2019〕3号|number|中发〔2019〕3号]执行",
        ),
        ("2021年第3号", "住在1号楼", "一声令下", "北京路2014号", "拨打12388号", "（2019）民终1号", "口令第1号"),
    ),
    Rule(
        "short name",
        short_names,
        (
            "《云州市监督办法》（以下简称“《[办法|document|云州市监督办法]》”）要求严。按照[办法|document|云州市监督办法]执行，想办法",
            "《云州市监督办法》（云发〔2014〕1号，以下简称《[监督办法|document|云州市监督办法]》）",
        ),
        ("云州市发展研究中心（以下简称“中心”）", "《云州市监督办法》下发，按照办法执行"),
    ),
    Rule(
        "document pointed at",
        pointed,
        (
            "《关于加强审计工作的意见》下发。[该意见|document|关于加强审计工作的意见]要求",
            "收到《关于开展普查的通知》，[上述通知|document|关于开展普查的通知]强调",
        ),
        ("该意见不妥", "上述规定动作", "《云州市监督办法》下发，该意见不妥"),
    ),
    Rule(
        "document in a title",
        wrapped,
        (
            "《关于印发〈[党史学习教育实施方案|document]〉的通知》",
            "《关于转发[城市管理办法|document]的通知》",
        ),
        ("《关于加强审计工作的意见》", "《关于印发的通知》"),
    ),
)
