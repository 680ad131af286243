"""Pinpoints: the articles, paragraphs and items of a document that a citation names, in one form.

第六条第（一）项, 第6条第1项 and 第六条第一项 are the same place; several places of one document are joined by 、.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.text import numeral
from extractors.scan import Candidate, Scan

_N = "[0-9〇零一二三四五六七八九十百千]"
_UNIT = "[编章节条款项目]"
_STEP = rf"第（?{_N}{{1,7}}）?(?:{_UNIT}(?:之{_N}{{1,3}})?)"
_CHAIN = rf"{_STEP}(?:的?{_STEP})*"
_SHARED = rf"第{_N}{{1,7}}(?:、{_N}{{1,7}})+(?:[和及]{_N}{{1,7}})?{_UNIT}"
_RANGE = rf"第{_N}{{1,7}}(?:{_UNIT})?(?:至|到|-|–|—)第?{_N}{{1,7}}{_UNIT}"
_ONE = rf"(?:{_RANGE}|{_SHARED}|{_CHAIN})"
PLACES = re.compile(
    rf"》?(?:文件)?(?:（[^（）]{{0,40}}）)?(?:中|中的|的)?(?P<places>{_ONE}(?:(?:、|和|及|以及|与|，)(?:{_ONE}))*)"
)
_PARTS = re.compile(_ONE)
_NUMBER = re.compile(_N + "+")
_DIGITS = "〇一二三四五六七八九"


def written(value: int) -> str:
    """A number from 1 to 9999 in characters as laws write it: ``written(120) == '一百二十'``.

    >>> written(6), written(10), written(120), written(1206)
    ('六', '十', '一百二十', '一千二百零六')
    """
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if zero and out else "") + _DIGITS[digit] + name
            zero = False
        else:
            zero = bool(out)
    return out.removeprefix("一") if out.startswith("一十") else out


def behind(text: str, end: int) -> str:
    """The places named right behind a document that ends at ``end`` of a twin, in their one form; empty where none is.

    >>> behind("依据监察法第6条第（一）项、第七条", 5)
    '第六条第一项、第七条'
    """
    m = PLACES.match(text, end)
    return "、".join(place for one in _PARTS.findall(m["places"]) for place in _plain(one)) if m else ""


def _plain(place: str) -> list[str]:
    shared = re.fullmatch(rf"第(?P<all>{_N}+(?:[、和及]{_N}+)+)(?P<unit>{_UNIT})", place)
    if shared:
        return [_numbered(f"第{n}{shared['unit']}") for n in re.split("[、和及]", shared["all"])]
    range_ = re.fullmatch(rf"第({_N}+){_UNIT}?(?:至|到|-|–|—)第?({_N}+)({_UNIT})", place)
    if range_:
        return [_numbered(f"第{range_[1]}{range_[3]}") + "至" + _numbered(f"第{range_[2]}{range_[3]}")]
    return [_numbered(re.sub("[（）的]", "", place))]


def _numbered(place: str) -> str:
    return _NUMBER.sub(lambda m: written(numeral(m[0]) or 0) or m[0], place)


def of(scan: Scan, mentions: Sequence[Candidate], start: int, end: int, target: str | None) -> str:
    """The places of its target that the clause of a citation names."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, first, key=lambda m: m.start)
    named = [m.end for m in mentions[first:last] if m.key == target and m.type == "document"]
    return next(filter(None, (behind(scan.text, at) for at in named)), "")
