"""When was a text given? The interval between the latest event it looks back on and the first that it awaits.

Only own words count: what somebody is reported to have said of the future was the future then.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.document import Document
from corpus.text import numeral
from extractors.scan import Candidate, Scan
from extractors.words import either, words
from ontology.loading import Lexicon

_AWAITED_BEFORE = re.compile(rf"{either(words('awaiting'))}\Z")
_AWAITED_AFTER = re.compile(
    r"(?:胜利)?(?:即将|将要|将于|将)?(?:胜利)?召开之年|胜利召开|即将(?:胜利)?召开|将(?:于[^，。]{0,8})?召开|召开之际"
)
_OPENED_AFTER = re.compile(r"(?:胜利)?(?:闭幕|召开以来|以来|精神|报告|期间|上|提出|强调|指出|部署|擘画)")
_REPORT = re.compile(r"(?:指出|强调|要求|讲话|号召|提出)")
_YEAR = "(?P<year>[0-9]{4}|二〇[一二三四五六七八九〇]{2}|一九[一二三四五六七八九〇]{2})"
_PLAN_BEFORE = "谋划好|谋划|做好|开展|推进|推动|抓好|部署|安排|完成|今年是"
_PLAN_AFTER = "工作谋划|工作要求|工作安排|工作打算|重点工作|主要任务|工作部署|工作思路|的主要工作|重点任务|，?是"
_PLANNED = re.compile(
    rf"(?:{_PLAN_BEFORE}){_YEAR}年(?!以来|工作回顾)".replace("?P<year>", "?P<a>")
    + rf"|{_YEAR}年(?:度)?(?:{_PLAN_AFTER})".replace("?P<year>", "?P<b>")
    + rf"|召开(?:全[省市县区局])?{_YEAR}年度".replace("?P<year>", "?P<c>")
)
_THIS_YEAR = re.compile(r"今年|本年度")


@dataclass(frozen=True, slots=True)
class Bound:
    """A date before or behind which the text cannot be, and why."""

    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """A meeting with a known day where the text names it."""

    mention: Candidate
    label: str
    since: str
    until: str


def bounded(scan: Scan, chosen: list[Candidate], lexicon: Lexicon) -> Document:
    """The document with ``date_from``, ``date_to`` and the reason filled in; one that states its date is left alone."""
    document = scan.document
    stated = document.date_from or document.date_to
    if len(stated) > 4 or not document.sentences:
        return document
    named = dated_meetings(scan, chosen, lexicon)
    awaited = list(future(scan, named, chosen))
    limit = min((b.day for b in awaited), default="9999")
    past = [b for b in looked_back_on(scan, named) if b.day < limit]
    low = max(past, key=lambda b: b.day, default=None)
    limits = [*awaited, *planned(scan, low), *this_year(scan, named, low), *published(document)]
    high = min(limits, key=lambda b: b.day, default=None)
    if high and low and high.day < low.day:
        high = None
    if stated:
        return narrowed(document, stated, [b for b in (low, high) if b and b.day.startswith(stated)])
    reasons = "; ".join(b.reason for b in (low, high) if b)
    if not reasons:
        return document
    return replace(document, date_from=low.day if low else "", date_to=high.day if high else "", date_reason=reasons)


def published(document: Document) -> Iterator[Bound]:
    """Not after the day of its publication."""
    if len(document.date_published) == 10:
        yield Bound(document.date_published, f"published on {document.date_published}")


def narrowed(document: Document, year: str, bounds: list[Bound]) -> Document:
    """A stated year with the bounds that lie inside it."""
    days = sorted(b.day for b in bounds)
    if not bounds or len(document.date_from) != 4:
        return document
    low = bounds[0].day if not bounds[0].day.endswith("-12-31") else document.date_from
    high = days[-1] if len(days) > 1 else document.date_to
    return replace(
        document, date_from=low, date_to=high, date_reason="; ".join([document.date_reason, *(b.reason for b in bounds)])
    )


def dated_meetings(scan: Scan, chosen: list[Candidate], lexicon: Lexicon) -> list[Named]:
    """Meetings with a known day that the text names, in order."""
    found = ((c, lexicon.entries.get(c.key)) for c in chosen if c.type == "meeting")
    return [
        Named(c, entry.label, entry.since, entry.until or entry.since)
        for c, entry in found
        if entry and len(entry.since) == 10 and inside(scan, c)
    ]


def inside(scan: Scan, c: Candidate) -> bool:
    i = scan.sentence(c.start)
    return i >= 0 and scan.twin.origin(c.start) < scan.document.sentences[i].end


def is_awaited(scan: Scan, c: Candidate) -> bool:
    """迎接党的二十大, 党的二十大召开之年."""
    before, after = scan.text[max(0, c.start - 8) : c.start], scan.text[c.end : c.end + 14]
    return bool(_AWAITED_AFTER.match(after) or (_AWAITED_BEFORE.search(before) and not _OPENED_AFTER.match(after)))


def is_reported(scan: Scan, c: Candidate, chosen: list[Candidate]) -> bool:
    """Whether the sentence reports what somebody said before the mention."""
    low, _ = scan.bounds(c.start)
    first = bisect_left(chosen, low, key=lambda m: m.start)
    last = bisect_left(chosen, c.start, key=lambda m: m.start)
    return any(m.type == "person" and _REPORT.search(scan.text, m.end, c.start) for m in chosen[first:last])


def future(scan: Scan, named: list[Named], chosen: list[Candidate]) -> Iterator[Bound]:
    """Before what it awaits."""
    for m in named:
        if is_awaited(scan, m.mention) and not is_reported(scan, m.mention, chosen):
            eve = (date.fromisoformat(m.since) - timedelta(days=1)).isoformat()
            start = m.mention.start
            if "明年" in scan.text[max(scan.bounds(start)[0], start - 12) : start]:
                eve = f"{int(m.since[:4]) - 1}-12-31"
            yield Bound(eve, f"awaits {m.label} ({m.since})")


def looked_back_on(scan: Scan, named: list[Named]) -> Iterator[Bound]:
    """Not before the last day of a meeting spoken of as past."""
    for m in named:
        if not is_awaited(scan, m.mention):
            yield Bound(m.until, f"speaks of {m.label} ({m.until}) as past")


def planned(scan: Scan, low: Bound | None) -> Iterator[Bound]:
    """The end of the year that the text plans for."""
    for m in _PLANNED.finditer(scan.text):
        year = numeral(m["a"] or m["b"] or m["c"])
        if year and (low is None or year >= int(low.day[:4])):
            yield Bound(f"{year}-12-31", f"plans for {year} ({m[0]})")


def this_year(scan: Scan, named: list[Named], low: Bound | None) -> Iterator[Bound]:
    """The end of the year that the text calls 今年, by the meeting beside the word."""
    for m in _THIS_YEAR.finditer(scan.text):
        first = bisect_left(named, scan.bounds(m.start())[0], key=lambda n: n.mention.start)
        last = bisect_left(named, m.end() + 40, key=lambda n: n.mention.start)
        after = scan.text[m.end() : m.end() + 3]
        near = (n for n in named[first:last] if n.mention.start < m.start() or is_this_years(after, n.since))
        meant = [n.since for n in near if not is_awaited(scan, n.mention)]
        year = int(meant[-1][:4]) if meant else None
        if year and (low is None or year >= int(low.day[:4])):
            yield Bound(f"{year}-12-31", f"calls {year} this year ({scan.text[m.start() : m.start() + 12]})")


def is_this_years(after: str, day: str) -> bool:
    """今年3月，…会议: whether the month behind 今年 is the meeting's."""
    m = re.match("([0-9一二三四五六七八九十]{1,2})月", after)
    return bool(m and numeral(m[1]) == int(day[5:7]))
