"""Which paragraphs are headings, and which open a section without being one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.lines import Span
from corpus.numbering import RUNNING, Marker, inside, opening
from corpus.sentences import split

SALUTATION = re.compile(
    r"(?:尊敬的)?(?:同志们|各位[\u4e00-\u9fff]{0,12}|(?:女士|先生|朋友|青年|同学|老师|战友)们)"
    r"(?:[、，][\u4e00-\u9fff、，]{1,20})?[：:！!，,]"
)
"""同志们： 各位代表！ at the start of a paragraph."""

_FINAL = "。！？；：，、:;,"
_REACH = 6
_PLAIN_RANK = 0.7
_HEADING_LENGTH, _RUN_IN_LENGTH, _PLAIN_LENGTH = 60, 45, 28
_PLAIN = re.compile(
    r"(?!——|[（(\[【《“*＊①-⑳↑注])[\u4e00-\u9fff0-9０-９“][^。！？；，：\n《》|]{2,}"
    r"[^。！？；：，、…—:;,|\n的和与是在对为]"
)
CLOSING = re.compile(r"结束语|结语|结论|前言|引言|序言")
"""Headings without number that close or open a text."""

_NAME_OF_PAPER = re.compile(r".*(?:条例|决定|决议|草案|公约|协定|宣言|公报|纲要|规划)(?:[（(].*[）)])?")
"""A link that became a line of its own: the name of a law or decision."""

_DATE = re.compile(r"[\d〇零一二三四五六七八九十年月日（）()\s]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """Paragraphs with what opens each: ``markers`` in order of the text; ``headings`` are the spans of heading sentences."""

    markers: tuple[Marker, ...]
    headings: frozenset[Span]


def layout(text: str, paragraphs: Sequence[Span], first: int, marked: Mapping[int, int]) -> Layout:
    """Find what opens sections in the paragraphs from number ``first`` on.

    ``marked`` are offsets of lines that the file format itself calls headings, with their level from 1.
    """
    numbered = range(first, len(paragraphs))
    openings = {i: marker for i in numbered if (marker := opening(text, *paragraphs[i], i))}
    within = {i: inside(text, *paragraphs[i], i) for i in numbered}
    kept = _supported([marker for i in numbered for marker in ([openings[i]] if i in openings else []) + within[i]])
    opened = [openings[i] if i in openings and openings[i].start in kept else None for i in range(len(paragraphs))]
    markers: list[Marker] = []
    spans: set[Span] = set()
    for i in numbered:
        marker, heading = _paragraph(text, paragraphs, opened, i, marked)
        markers += [marker] if marker else []
        spans |= {heading} if heading else set()
        markers += [point for point in within[i] if point.start in kept]
    return Layout(tuple(_placed(text, markers)), frozenset(spans))


def _paragraph(
    text: str, paragraphs: Sequence[Span], openings: Sequence[Marker | None], i: int, marked: Mapping[int, int]
) -> tuple[Marker | None, Span | None]:
    """The marker of a paragraph and the span of its heading sentence."""
    start, end = paragraphs[i]
    marker = openings[i]
    if start in marked:
        level = marked[start]
        return marker or Marker(start, start, "plain", 0, i, level / 10, min(level, 4)), (start, end)
    if marker is None:
        plain = _plain(text, paragraphs, openings, i)
        return (Marker(start, start, "plain", 0, i, _PLAIN_RANK, 1), (start, end)) if plain else (None, None)
    return marker, _heading(text, paragraphs, openings, i, marker)


def _heading(text: str, paragraphs: Sequence[Span], openings: Sequence[Marker | None], i: int, marker: Marker) -> Span | None:
    """The sentence of a numbered paragraph that is its heading: a line of its own, or the short sentence that leads in."""
    start, end = paragraphs[i]
    first = split(text, start, end)[0][1]
    if first < end:
        short = first - start <= _RUN_IN_LENGTH and marker.kind not in RUNNING
        return (start, first) if short else None
    if end - start > _HEADING_LENGTH or end <= marker.body or (text[end - 1] in _FINAL and text[end - 1] not in "。！？"):
        return None
    beside = {m.kind for m in (*openings[max(0, i - 1) : i], *openings[i + 1 : i + 2]) if m}
    bare = text[end - 1] not in "。！？"
    if marker.kind in RUNNING or not bare:
        return None if marker.kind in beside or i + 1 == len(paragraphs) else (start, end)
    return start, end


def _plain(text: str, paragraphs: Sequence[Span], openings: Sequence[Marker | None], i: int) -> bool:
    """Whether a paragraph is a heading without number: short, without final mark, between whole sentences."""
    start, end = paragraphs[i]
    if i + 1 < len(paragraphs) and CLOSING.fullmatch(text, start, end):
        return True
    if end - start > _PLAIN_LENGTH or i + 1 >= len(paragraphs) or not _PLAIN.fullmatch(text, start, end):
        return False
    if _DATE.fullmatch(text, start, end) or _NAME_OF_PAPER.fullmatch(text, start, end) or SALUTATION.match(text, start, end):
        return False
    if i and text[paragraphs[i - 1][1] - 1] not in "。！？：；”）!?…" and openings[i - 1] is None:
        return False
    after, stop = paragraphs[i + 1]
    body = openings[i + 1] is not None or stop - after > _PLAIN_LENGTH or bool(SALUTATION.match(text, after, stop))
    return body and text[stop - 1] in "。！？：；”）!?…" + ("" if openings[i + 1] is None else text[stop - 1])


def _supported(candidates: list[Marker]) -> set[int]:
    """Offsets of the markers that count: headings, and points (一是, 三要) with a neighbour in the same count.

    Points inside two different paragraphs do not support each other; a point that opens a paragraph supports one before it.
    """
    kept = {m.start for m in candidates if not m.inline and m.kind not in RUNNING}
    points = [m for m in candidates if m.inline or m.kind in (*RUNNING, "ord")]
    for kind in ("ord", *RUNNING):
        same = [m for m in points if m.kind == kind]
        for a, b in pairwise(same):
            near = b.paragraph - a.paragraph <= _REACH and not (a.inline and b.inline)
            together = a.paragraph == b.paragraph or near
            if together and abs(b.value - a.value) <= 2:
                kept |= {a.start, b.start}
    return kept


def _placed(text: str, markers: list[Marker]) -> list[Marker]:
    """Headings without number stand above 一、 unless its count runs on across them: then they part its sections."""
    following = [0]
    for marker in reversed(markers):
        following.append(marker.value if marker.kind == "cn" else following[-1])
    placed: list[Marker] = []
    before, inner = 0, False
    for marker, after in zip(markers, following[-2::-1], strict=True):
        before = marker.value if marker.kind == "cn" else before
        if marker.kind == "plain" and marker.rank == _PLAIN_RANK:
            closing = CLOSING.match(text, marker.start) is not None
            inner_one = before > 0 and (after == before + 1 or (not after and inner and not closing))
            inner = inner or inner_one
            placed.append(replace(marker, rank=1.5, level=2) if inner_one else marker)
        else:
            placed.append(marker)
    return placed
