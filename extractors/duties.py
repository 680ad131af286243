"""Duties: which role bears which responsibility for what, and which body leads, answers for or assists in a task."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from importlib.resources import files

from corpus.text import normalise
from extractors.mention import Duty
from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.words import either, words
from ontology.loading import Lexicon

LAYER = 4
"""Roles lie over the names in them (党组 in 党组书记)."""

_ROLES = words("roles")
_NOT_BEHIND = re.compile(either(words("not_roles")))


def _read() -> dict[str, str]:
    text = files("extractors").joinpath("words", "role_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {wording: name for name, *others in rows for wording in others}


_ALIASES = _read()
"""Wordings of one role; 党组 and 党委 bear the same duties in units of either kind."""


def roles(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """党组书记, 主要负责人, 班子成员, “一把手”: offices that duties are given to, not persons or bodies."""
    for start, end in longest(scan.triggers["role"]):
        if scan.text[start:end] not in words("bodies_as_roles") and not _NOT_BEHIND.match(scan.text, end):
            yield Candidate(start, end, "role", "role/" + role_label(scan.text[start:end]), "role", 0, LAYER)


def longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those spans that lie in no other one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def role_label(wording: str) -> str:
    """The name under which a role is counted: 党委书记 and 党组书记 are one."""
    return _ALIASES.get(wording, wording)


_DUTY_VERBS = either(words("duty_verbs"))
_FIRST = {"第一责任": "第一责任人", "第一责任人责任": "第一责任人", "第一责任人职责": "第一责任人", "首要责任": "第一责任人"}
"""Wordings of one responsibility."""
_BEFORE = re.compile(rf".*?(?:{_DUTY_VERBS})(?:好|了|着|起|其|自己的|自身的)?")
_BREAK = re.compile("[。！？；\n]")


def borne(scan: Scan, mentions: list[Candidate]) -> Iterator[Duty]:
    """党组书记作为管党治党第一责任人: the nearest role before a responsibility, in its clause, else in one right before."""
    found = longest(scan.triggers["role"])
    ends = [end for _, end in found]
    last_role: tuple[int, int] | None = None
    last_end = 0
    for start, end in longest(scan.triggers["responsibility"]):
        low = scan.bounds(start)[0]
        i = bisect_right(ends, start) - 1
        role = found[i] if i >= 0 and found[i][0] >= low else None
        if role is None or _stops(scan.text, role, start, last_role, last_end):
            continue
        last_role, last_end = role, end
        yield _duty(scan, role, (start, end))


def _stops(text: str, role: tuple[int, int], start: int, last: tuple[int, int] | None, last_end: int) -> bool:
    """Whether what lies between a role and a responsibility keeps them apart."""
    gap = text[last_end if last == role and last_end > role[1] else role[1] : start]
    if _BREAK.search(gap) or _NOT_BEHIND.match(text, role[1]):
        return True
    clauses = re.sub(r"（[^（）]*）", "", gap).split("，")
    again = last == role and bool(re.fullmatch(r"[和、及与]|，?(?:又|也|还)[^，]{0,16}", gap))
    if again:
        return False
    bound = bool(re.search(rf"{_DUTY_VERBS}|作为|是|的", gap)) or not gap
    reach = 70 if len(clauses) == 1 else 30
    return (
        not bound
        or len(gap) > reach
        or len(clauses) > 2
        or (len(clauses) == 2 and not re.match(_DUTY_VERBS, clauses[1].lstrip("要须必应当")))
    )


def _duty(scan: Scan, role: tuple[int, int], held: tuple[int, int]) -> Duty:
    start, end = scan.twin.origin(role[0]), scan.twin.origin(held[1] - 1) + 1
    label = role_label(scan.text[role[0] : role[1]])
    matter = _matter(scan.text[role[1] : held[0]])
    held_as = scan.text[held[0] : held[1]]
    return Duty(start, end, scan.sentence(role[0]), label, _FIRST.get(held_as, held_as), matter, "responsibility of a role")


def _matter(gap: str) -> str:
    """What the responsibility is for: the words between its verb and its name."""
    words_ = _BEFORE.sub("", re.split("[，、；]", gap)[-1], count=1)
    words_ = re.sub(r"^[的要为，]+|的$", "", words_)
    return words_ if 2 <= len(words_) <= 40 else ""


_UNIT_NAMES = r"(?P<names>[^：。；）\n]{2,80}?)(?=[）。；\n]|(?:牵头|责任|配合)(?:单位|部门)|$)"
_LISTED = re.compile(rf"(?P<kind>牵头单位|责任单位|配合单位|牵头部门|责任部门|配合部门|参加单位)(?:：|为){_UNIT_NAMES}")
_LEADS = re.compile(
    r"由(?P<lead>[^，。；、由]{2,20}?)(?:负责)?牵头(?:负责|抓总)?(?:[，、](?P<help>[^，。；由]{2,50}?)(?:等)?(?:单位|部门)?(?:积极|协同|共同|主动|密切)?(?:配合|参与|协助))?"
)
_TRIM = re.compile(r"^(?:各|有关)?|(?:等|等单位|等部门|按职责分工负责|负责)$")


def assigned(scan: Scan) -> Iterator[Duty]:
    """（牵头单位：办公室；配合单位：人事处）and 由办公室牵头，人事处配合."""
    for start, _ in longest(scan.triggers["assignment"]):
        low, high = scan.bounds(start)
        for m in _LISTED.finditer(scan.text, start, min(high, start + 100)):
            if m.start() == start:
                kind = m["kind"][:2] + "单位"
                yield from _units(scan, m.start("names"), m["names"], kind, _task(scan.text, start), "units in a list")
        lead = next(
            (m for m in _LEADS.finditer(scan.text, max(low, start - 24), min(high, start + 70)) if m.start() <= start < m.end()),
            None,
        )
        if lead and scan.text.startswith("牵头", start):
            task = _task(scan.text, lead.start())
            yield from _units(scan, lead.start("lead"), lead["lead"], "牵头单位", task, "unit that leads")
            if lead["help"]:
                yield from _units(scan, lead.start("help"), lead["help"], "配合单位", task, "unit that leads")


def _task(text: str, start: int) -> str:
    """What the units are to do: the words before their bracket or clause, the last sentence of their paragraph."""
    before = re.sub(r"（[^（）\n]*\Z", "", text[max(text.rfind("\n", 0, start), start - 120, 0) : start])
    return re.split("[。；\n（）]", before.strip("。；，、： \n"))[-1][-40:]


def _units(scan: Scan, at: int, names: str, kind: str, matter: str, rule: str) -> Iterator[Duty]:
    for m in re.finditer(r"[^、，和及 ]+", names):
        name = _TRIM.sub("", m[0])
        span = (scan.twin.origin(at + m.start()), scan.twin.origin(at + m.end() - 1) + 1)
        if len(name) >= 2:
            yield Duty(*span, scan.sentence(at), normalise(name), kind, matter, rule)


def find(scan: Scan, mentions: list[Candidate]) -> list[Duty]:
    """All duties of a text in order, each once."""
    found = {(d.start, d.end, d.role, d.responsibility): d for d in (*borne(scan, mentions), *assigned(scan)) if d.sentence >= 0}
    return [found[key] for key in sorted(found)]


TRIGGERS = {
    "role": _ROLES,
    "responsibility": words("responsibilities"),
    "assignment": ("牵头单位", "责任单位", "配合单位", "牵头部门", "责任部门", "配合部门", "参加单位", "牵头"),
}

RULES = (
    Rule(
        "role",
        roles,
        (
            "[党组书记|role]作为第一责任人",
            "[主要负责同志|role|主要负责人]亲自抓",
            "“[一把手|role]”要带头",
            "[班子成员|role]、[分管领导|role]履行职责",
        ),
        ("党组高度重视", "一把手术刀", "张书记出席"),
    ),
)
