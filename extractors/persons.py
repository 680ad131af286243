"""Persons: names of the lexicon, 总书记 by date, names beside a title, masked names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.words import HAN, either, words
from ontology.loading import Lexicon

TITLES = words("person_titles")
_HONORIFIC = {"同志", "先生", "女士", "主席", "总统", "总理", "首相", "教授", "院士", "将军"}
_SURNAME = either(words("surnames"))
_NAME = rf"(?P<name>{_SURNAME}{HAN}{{1,2}}(?<![将为在对就也与被]))"
_BEFORE_TITLE = re.compile(rf"(?:^|[，。、；：！？\n（）和与及由向对同请给是])(?P<name>{_SURNAME}{HAN}{{1,2}})\Z")
_MASKED_BEFORE = re.compile(rf"(?:[*x]{{2,4}}|{_SURNAME}(?:某某|某|[*x]{{1,3}}))\Z")
_AFTER_TITLE = re.compile(rf"{_NAME}(?=\n|{either(words('after_names'))})")


_PART_OF_A_NAME = re.compile("主义|思想|理论|精神|学院|大学|纪念|故居|选集|文选|全集|文集")
_STUDY = tuple("学复研温练补")


def named(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names of the lexicon: 习近平, 马克思, 毛主席."""
    for start, end, keys in scan.names:
        inside_word = scan.text[start] == "习" and scan.text[start - 1 : start] in _STUDY
        if (
            keys[0].startswith("person/")
            and not inside_word
            and scan.text[start:end] not in lexicon.quoted
            and not _PART_OF_A_NAME.match(scan.text, end)
        ):
            yield Candidate(start, untitled(scan.text, start, end), "person", keys[0], "person of the lexicon", 1)


_MORE_OFFICES = re.compile("、[^，。；！？\\n]{2,24}?(?:主席|委员长|总理)(?:习近平|胡锦涛|江泽民)")


def enumerated(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """周永康、苏荣等: names that follow a known one in a list."""
    for start, end, keys in scan.names:
        for a, b in list(listed(scan.text, start, end))[1:] if keys[0].startswith("person/") else ():
            yield Candidate(a, b, "person", "person/" + scan.text[a:b], "name in a list", -1)


def untitled(text: str, start: int, end: int) -> int:
    """The end of a name without the title behind it: 小平|同志."""
    return end - 2 if text.endswith(("同志", "先生", "女士"), start, end) else end


def offices(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """总书记 standing alone is whoever held the office when the text was given."""
    named = {start for start, _, keys in scan.names if keys[0].startswith("person/")}
    for start, end in scan.triggers["office"]:
        before = scan.text[max(0, start - 2) : start]
        if before[-1:] in tuple("近平涛民邦阳任副历届当选前原为") or (before[-1:] == "习" and before[0] not in _STUDY):
            continue
        if end not in named and not _MORE_OFFICES.match(scan.text, end):
            yield Candidate(start, end, "person", holder(scan, lexicon, "总书记"), "office by date", 1)


def holder(scan: Scan, lexicon: Lexicon, office: str) -> str:
    """Who held an office at the text's date; without a date, the last holder whom the text names, else the office itself."""
    tenures = lexicon.offices.get(office, ())
    date = scan.document.date_from or scan.document.date_to
    if date:
        keys = [key for key, since, until in tenures if since[: len(date)] <= date and (not until or date <= until)]
    else:
        named = {k for _, _, keys in scan.names for k in keys}
        keys = [key for key, _, _ in tenures if key in named]
    return keys[-1] if keys else "person/" + office


def masked(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """**书记, xx同志, 张某某主任: the mask and the title."""
    for start, end in scan.triggers["title"]:
        m = _MASKED_BEFORE.search(scan.text, max(scan.bounds(start)[0], start - 6), start)
        if m:
            yield Candidate(m.start(), end, "person", masked_key(scan, m.start(), end), "masked person", 2)


_MASKED_NAME = re.compile(
    rf"(?:{either(TITLES)}|^|[，。、；：（\n])(?P<name>{_SURNAME}[*x]{{1,3}})(?={either(words('after_names'))}|\Z)"
)
_MASK = re.compile("[*x]")


def masked_names(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """区委书记赵**说, 何**代表区纪委: a surname and a mask, behind a title or a mark."""
    for low, high in masked_lines(scan.text):
        for m in _MASKED_NAME.finditer(scan.text, low, high):
            yield Candidate(m.start("name"), m.end("name"), "person", "~person/" + m["name"], "masked name", 1)


def masked_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a mask, each with the line feeds around it."""
    high = 0
    for mask in _MASK.finditer(text):
        if mask.start() >= high:
            low, high = max(text.rfind("\n", 0, mask.start()), 0), text.find("\n", mask.start()) + 1 or len(text)
            yield low, high


def before_title(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """李希同志: a surname and one or two characters between a mark and the title."""
    for start, end in scan.triggers["title"]:
        m = _BEFORE_TITLE.search(scan.text, max(scan.bounds(start)[0] - 1, start - 6, 0), start)
        if m and scan.text[start:end] in _HONORIFIC and not _NO_NAME.match(m["name"]):
            yield Candidate(m.start("name"), start, "person", "person/" + m["name"], "name before title", -1)


def after_title(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """市委书记王强出席: a surname and one or two characters between the title and a mark or a verb."""
    for start, end in scan.triggers["title"]:
        m = _AFTER_TITLE.match(scan.text, end)
        if m and scan.text[start:end] != "同志" and not _NO_NAME.match(m["name"]):
            for a, b in listed(scan.text, end, end + len(m["name"])):
                yield Candidate(a, b, "person", "person/" + scan.text[a:b], "name after title", -1)


_NEXT_NAME = re.compile(rf"、{_NAME}(?=\n|{either(words('after_names'))})")


def repeated(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """A name of three characters that stands beside its title once is that person wherever it stands."""
    known = {scan.text[c.start : c.end]: c.key for rule in (before_title, after_title) for c in rule(scan, lexicon)}
    for name, key in sorted(known.items()):
        for m in re.finditer(name, scan.text) if len(name) > 2 else ():
            yield Candidate(m.start(), m.end(), "person", key, "repeated person", -2)


_APPOINTED = re.compile(
    rf"(?:增选|选举|选出|推选|任命|递补|免去|撤销|给予)(?P<names>{_SURNAME}{HAN}{{1,2}}(?:、{_SURNAME}{HAN}{{1,2}})*)(?=为|任|等|开除|党内|撤销|同志|中央|职务)"
)
_ACCUSED = re.compile(
    rf"关于(?P<names>{_SURNAME}{HAN}{{1,2}}(?:、{_SURNAME}{HAN}{{1,2}})*)(?=等?(?:人)?(?:严重违纪|违纪违法|涉嫌))"
)


def accused(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """关于李尚福、李玉超、孙金明严重违纪违法问题: names without titles, by what is done with them (增选…为, 给予…开除)."""
    for start, _ in sorted(scan.triggers["about"] + scan.triggers["appointing"]):
        m = _ACCUSED.match(scan.text, start) or _APPOINTED.match(scan.text, start)
        if m is None or _NO_NAME.match(m["names"]):
            continue
        for name in re.finditer("[^、]+", m["names"]):
            a = m.start("names") + name.start()
            yield Candidate(a, a + len(name[0]), "person", "person/" + name[0], "accused person", 0)


def listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name and those that follow it in a list: 委员丁向群、于立军."""
    while True:
        yield start, end
        m = _NEXT_NAME.match(text, end)
        if not m or _NO_NAME.match(m["name"]):
            return
        start, end = m.span("name")


_NO_NAME = re.compile(either(tuple(w for w in words("not_names") if len(w) > 1)) + r"|[和及与等向就时都也].?\Z")
_OCCASION = re.compile(r"在([^，。]{2,30}?)(?:上|中|期间|时)")


def masked_key(scan: Scan, start: int, end: int) -> str:
    """A masked person is one per occasion: two **书记 at two meetings are two."""
    m = _OCCASION.match(scan.text, end)
    occasion = f"（{m[1]}）" if m else ""
    return f"~person/{scan.text[start:end]}{occasion}"


def dated(scan: Scan, chosen: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Offices anew, once the text's date is bounded."""
    return [replace(c, key=holder(scan, lexicon, "总书记")) if c.rule == "office by date" else c for c in chosen]


RULES = (
    Rule(
        "person of the lexicon",
        named,
        ("[习近平|person]总书记强调", "以[毛泽东|person]同志为主要代表"),
        ("习惯和平时", "学习总书记重要讲话"),
    ),
    Rule("office by date", offices, ("学习[总书记|person]重要讲话",), ("担任总书记", "总书记习近平指出")),
    Rule(
        "masked person",
        masked,
        ("[**书记|person]指出", "[xxx同志|person]传达", "[张某某主任|person]"),
        ("各级党组织书记", "有的同志"),
    ),
    Rule("masked name", masked_names, ("区委书记[赵**|person]说", "，[何**|person]代表区纪委作报告"), ("处理**人", "**局在改革")),
    Rule("name before title", before_title, ("，[李铁林|person]同志在会上发言",), ("，全体同志", "党组书记")),
    Rule(
        "name after title",
        after_title,
        ("市委书记[王志强|person]出席会议", "候补委员[丁向群|person]、[于立军|person]为委员"),
        ("书记和主任", "市长热线"),
    ),
    Rule("name in a list", enumerated, ("李强、[张国清|person]等出席",), ("习近平、总书记",)),
    Rule("repeated person", repeated, ("董事长[许建平|person]被查，[许建平|person]丧失信念",), ("董事长被查",)),
    Rule(
        "accused person",
        accused,
        (
            "增选[张福海|person]为委员",
            "通过关于[李尚福|person]、[李玉超|person]、[孙金明|person]严重违纪违法问题的报告",
        ),
        ("关于严重违纪违法问题",),
    ),
)
