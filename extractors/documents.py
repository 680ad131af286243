"""Documents: titles in 《》 with nesting, names without marks (党章, 关于…的意见), masked titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.words import HAN, either, words
from ontology.loading import Lexicon

_REFUSED = words("not_documents")
_NOT_TITLE = re.compile(either(tuple(w for w in _REFUSED if not w.startswith(">"))) + r"\Z|(?<![通公简快战预汇])报\Z")
_NOT_BEFORE = re.compile(either(tuple(w[1:] for w in _REFUSED if w.startswith(">"))) + r"\Z")
_HEADS = either(words("document_heads"))
_DRAFT = re.compile(r"（(?:草案|试行|修订|暂行|修正案|[^（）]*稿)）$")
SHORT_TITLES = frozenset(words("document_heads"))
_MASKED = re.compile(r"[*x〇某]+")
NATIONAL = re.compile("^(?:中共中央|中国|中华|国务院|国家|全国|中央|联合国|世界|党的|党委|习近平|关于新形势下)")
_ISSUERS = rf"(?:(?:中共)?中央|国务院|中共中央办公厅|{HAN}{{1,6}}?[委府厅])"
_TITLE_ENDS = r"(?:实施意见|实施办法|意见|决定|决议|通知|规定|办法|方案|建议|条例|报告)"
_ABOUT = re.compile(rf"{_ISSUERS}?关于[^，。；：！？\n《》]{{3,40}}?{_TITLE_ENDS}(?![见的]?[稿和与及]?会)")


_LAW_GOES_ON = re.compile("法[治律规院制官人学定]")


def named(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names of the lexicon with or without marks: 党章, 监察法, 问责条例."""
    for start, end, keys in scan.names:
        documents = [k for k in keys if k.startswith("document/")]
        marked_slogan = "，" in scan.text[start:end] and scan.text[start - 1 : start] != "《"
        if documents and not marked_slogan and not _LAW_GOES_ON.match(scan.text, end - 1):
            yield Candidate(start, end, "document", documents[0], "document of the lexicon", 1)


def is_local(scan: Scan) -> bool:
    """Whether a text speaks from below the centre (我市, 县委): its unknown papers are its own."""
    return bool(scan.triggers["local"])


def titles(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """What stands in 《》, outermost pair; newspapers, films and songs are none."""
    named: list[tuple[str, str]] = []
    for start, end in marked(scan.text):
        title = scan.text[start:end]
        if _NOT_TITLE.search(title) or _NOT_BEFORE.search(scan.text, max(0, start - 6), start - 1):
            yield Candidate(start - 1, end + 1, "", "", "title in marks", 9)
            continue
        key = short_for(title, named) or identity(title, lexicon, is_local(scan))
        named.append((title, key))
        yield Candidate(start, end, "document", key, "title in marks", 5)
        yield Candidate(start - 1, start, "", "", "title in marks", 9)


def short_for(title: str, named: list[tuple[str, str]]) -> str:
    """《条例》 or the end of a title stands for the last document named before that ends so; empty where there is none."""
    title = _DRAFT.sub("", title)
    if title not in SHORT_TITLES and len(title) < 8:
        return ""
    return next((key for earlier, key in reversed(named) if earlier.endswith(title) and len(earlier) > len(title)), "")


def marked(text: str) -> Iterator[tuple[int, int]]:
    """Spans inside 《》, the outer pair of nested ones: 《关于印发〈…〉的通知》, 《…《…》…》."""
    depth, begin = 0, 0
    for m in re.finditer("[《》\n]", text):
        mark = m[0]
        if mark == "《":
            depth += 1
            begin = m.end() if depth == 1 else begin
        elif mark == "\n":
            depth = 0
        elif depth:
            depth -= 1
            if not depth and 1 < m.start() - begin <= 80:
                yield begin, m.start()


def identity(title: str, lexicon: Lexicon, local: bool) -> str:
    """The key of a title: the lexicon's, else its own; a local paper belongs to its text."""
    short = _DRAFT.sub("", title)
    for wording in (title, short):
        keys = [k for k in lexicon.surfaces.get(wording, ()) if k.startswith("document/")]
        if keys:
            return keys[0]
    scoped = _MASKED.search(title) or (local and not NATIONAL.match(title))
    return ("~" if scoped else "") + "document/" + title


def untitled(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """中央关于加强对“一把手”和领导班子监督的意见: a title that lost its marks."""
    for start, _ in scan.triggers["about"]:
        low = max(0, start - 8)
        for m in _ABOUT.finditer(scan.text, low, start + 50):
            if m.start() <= start < m.end() and not _NO_TITLE.search(m[0]) and issued(scan.text, m.start(), m[0]):
                yield Candidate(m.start(), m.end(), "document", identity(m[0], lexicon, is_local(scan)), "title without marks", 0)
                break


_TITLE_LINE = re.compile(rf"(?<=\n)(?P<name>[{HAN[1:-1]}（）、]{{6,40}}(?:办法|规定|条例|细则|方案|规则|章程))(?=\n)")


def title_lines(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """A line of its own that is a title: what a notice prints and distributes."""
    for m in _TITLE_LINE.finditer(scan.text):
        if not re.match("[（一二三四五六七八九十第我要]", m["name"]):
            yield Candidate(m.start(), m.end(), "document", identity(m["name"], lexicon, is_local(scan)), "title line", 0)


_MADE = re.compile(
    rf"(?:印发|制定|出台|下发|修订|执行|落实)(?:了|好)?(?P<name>{HAN}{{4,20}}?(?:实施办法|管理办法|暂行办法|实施细则|工作细则|暂行规定|实施意见))"
)


def made(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """制定意识形态责任制实施办法: a paper named behind a verb of making, without marks."""
    for start, _ in sorted(scan.triggers["issue verb"] + scan.triggers["implement verb"]):
        m = _MADE.match(scan.text, start)
        if m and not re.search("[的和与等及]", m["name"]):
            key = identity(m["name"], lexicon, is_local(scan))
            yield Candidate(m.start("name"), m.end(), "document", key, "made without marks", 0)


_SEVERAL = re.compile(r"(?:等|各项|有关|这些|那些|[两三四五]个|若干项).{0,2}\Z")
_NO_TITLE = re.compile("《|违纪|违法|问题的")
_ISSUING = re.compile(r"(?:印发|出台|制定|下发|发布|落实|执行|贯彻|通过|颁布|按照|根据|依据|学习)(?:了|的|好)?\Z")


def issued(text: str, start: int, title: str) -> bool:
    """A title without marks needs an issuer in front (中央关于…) or a verb of issuing or carrying out."""
    if _SEVERAL.search(title):
        return False
    return not title.startswith("关于") or bool(_ISSUING.search(text, max(0, start - 4), start))


RULES = (
    Rule(
        "document of the lexicon",
        named,
        ("学习[党章|document|中国共产党章程]党规", "依据[监察法|document|中华人民共和国监察法]"),
        ("有关规定和办法", "国家安全法治保障"),
    ),
    Rule(
        "title in marks",
        titles,
        (
            "我局出台《[2021年度党建工作要点|document]》",
            "《[关于印发〈党史学习教育实施方案〉的通知|document]》",
            "学习《[警示教育通报|document]》",
            "执行《[中国共产党问责条例|document]》，《[条例|document|中国共产党问责条例]》规定",
        ),
        ("据《人民日报》报道", "观看电影《焦裕禄》", "唱响《东方之歌》"),
    ),
    Rule(
        "title line",
        title_lines,
        ("印发给你们。\n[望屿县行政规范性文件管理办法|document]\n第一章",),
        ("三、完善管理办法\n", "我们要制定办法\n"),
    ),
    Rule(
        "made without marks",
        made,
        ("制定[意识形态责任制实施办法|document]，定期研究",),
        ("制定整改工作方案", "按规定办法执行"),
    ),
    Rule(
        "title without marks",
        untitled,
        ("印发[关于加强基层治理的实施意见|document]",),
        ("关于作风问题的意见建议", "落实关于接待、用车等规定"),
    ),
)
