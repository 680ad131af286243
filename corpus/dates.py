"""Dates as Chinese documents write them, to ISO strings with their own precision: 2023, 2023-01, 2023-01-09."""

from __future__ import annotations

import re
from datetime import date

from corpus.text import numeral

_Y = r"(?P<year>(?:19|20)\d\d|[一二][九〇零○Ｏ０][〇零○Ｏ０一二三四五六七八九]{2})"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
CHINESE = re.compile(rf"{_Y}\s?年(?:\s?(?P<month>{_N})\s?月(?:\s?(?P<day>{_N})\s?[日号])?)?")
"""A year, month or day in characters or digits: 2023年1月9日, 二〇二一年三月五日, 2021 年 3 月."""

_ISO = re.compile(r"(?P<year>\d{4})(?P<mark>[-./_])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?")
_PACKED = re.compile(r"(?P<year>(?:19[2-9]|20\d)\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?")
_YEAR = re.compile(r"(?P<year>(?:19[2-9]|20\d)\d)")
_CLOCK = re.compile(r"(?<=\d)[T日]?\s*\d{1,2}[:：]\d\d.*$")
_WIDE = str.maketrans("０１２３４５６７８９：／－．", "0123456789:/-.")


def stated(text: str) -> str:
    """The ISO date that a field states; an empty string where it states none.

    >>> stated("2023年1月9日"), stated("2023/1/9 10:30"), stated("20230109"), stated("2023-02-30")
    ('2023-01-09', '2023-01-09', '2023-01-09', '')
    """
    plain = _CLOCK.sub(lambda m: "日" if m[0][0] == "日" else "", text.strip().translate(_WIDE).strip("（）()[]【】 "))
    for form in (CHINESE, _ISO, _PACKED, _YEAR):
        match = form.fullmatch(plain)
        if match:
            return iso(match)
    return ""


def iso(match: re.Match[str]) -> str:
    """The ISO date of a match with groups year, month and day; empty where the calendar has no such day."""
    parts = match.groupdict()
    numbers = [numeral((parts.get(name) or "").translate(_WIDE).replace("Ｏ", "〇")) for name in ("year", "month", "day")]
    year, month, day = numbers
    if year is None:
        return ""
    if month is None:
        return f"{year:04d}"
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7]


_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"(?P<year>(?:19[2-9]|20\d)\d)(?:"
    r"(?P<mark>[-._])(?P<month>1[0-2]|0?[1-9])(?:(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![-._]?\d)"
    r"|(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01])?"
    r"|年(?:(?P<month3>1[0-2]|0?[1-9])月(?:(?P<day3>3[01]|[12]\d|0?[1-9])[日号])?)?"
    r")?)(?![0-9A-Za-z])"
)
_SPAN = re.compile(r"(?:19|20)\d\d年?\s?[-—–~至到]\s?(?:19|20)\d\d")
_SUBJECT = re.compile(r"年?(?:度|.{0,12}(?:总结|规划|计划|要点|安排|预算|决算|方案|回顾))")


def in_name(stem: str) -> tuple[str, tuple[int, int]]:
    """The date in a file name and where it stands; ``('', (0, 0))`` where there is none.

    A span (2021-2025年规划) and a year that is the subject (2022年度总结) are no dates of the text.

    >>> in_name("20230110-市委书记讲话"), in_name("2019_政府工作报告")[0], in_name("2022年度工作总结")[0]
    (('2023-01-10', (0, 8)), '2019', '')
    """
    if _SPAN.search(stem):
        return "", (0, 0)
    for match in _IN_NAME.finditer(stem):
        parts = match.groupdict()
        month = parts["month"] or parts["month2"] or parts["month3"]
        day = parts["day"] or parts["day2"] or parts["day3"]
        if not month and _SUBJECT.match(stem, match.end() - match[0].endswith("年")):
            continue
        found = stated("-".join(part for part in (parts["year"], month, day) if part))
        if found:
            return found, match.span()
    return "", (0, 0)
