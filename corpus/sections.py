"""Markers to sections: nesting by kind and count, locators such as 三（二）2, and the slips in numbering on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.lines import Span
from corpus.numbering import RUNNING, Marker

_CLAUSE = re.compile(r"[。！？；：，:;,!?\n]")
_LOOKAHEAD = 400
_TITLE_LIMIT = 60
_NOTES = 20


@dataclass(slots=True)
class _Open:
    """A section under construction."""

    marker: Marker
    level: int
    locator: str
    title: str
    end: int = 0


def build(
    text: str, paragraphs: Sequence[Span], markers: Sequence[Marker], headings: frozenset[Span], stop: int
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Sections in order of the text, and notes on slips in their numbering.

    ``stop`` is the number of the paragraph at which all sections end (the closing words), or that of all paragraphs.
    """
    titles = dict(headings)
    stack: list[_Open] = []
    done: list[_Open] = []
    notes: list[str] = []
    for i, marker in enumerate(markers):
        if marker.paragraph >= stop:
            break
        listed = marker.paragraph > 0 and text[paragraphs[marker.paragraph - 1][1] - 1] in "：:"
        depth, slip = _depth(stack, markers, i, listed)
        notes += [slip] if slip else []
        _close(stack, depth, marker, paragraphs)
        opened = _opened(text, marker, stack, titles, paragraphs[marker.paragraph][1])
        stack.append(opened)
        done.append(opened)
    _close(stack, 0, None, paragraphs[:stop])
    more = [f"numbering: {len(notes) - _NOTES} more slips"] if len(notes) > _NOTES else []
    return tuple(Section(o.marker.start, o.end, o.level, o.locator, o.title) for o in done), (*notes[:_NOTES], *more)


def _depth(stack: Sequence[_Open], markers: Sequence[Marker], i: int, listed: bool) -> tuple[int, str]:
    """How much of the stack a new marker leaves open, and the slip in numbering that it shows, if any.

    ``listed``: the paragraph before announces a list with a colon.
    """
    marker = markers[i]
    if marker.kind == "plain":
        return _outside(stack, markers, i), ""
    same = [d for d, o in enumerate(stack) if o.marker.kind == marker.kind and _alive(o, marker)]
    for depth in reversed(same):
        if stack[depth].marker.value + 1 == marker.value:
            return depth, ""
    if not same:
        before = next((m.value for m in reversed(markers[:i]) if m.kind == marker.kind), 0)
        fine = marker.value == 1 or marker.inline or marker.value == before + 1
        return _outside(stack, markers, i), "" if fine else f"numbering: begins with {marker.label}"
    depth = same[-1]
    if marker.value == 1:
        nested = (listed and marker.kind not in RUNNING) or _resumes(stack, depth, markers, i, 2)
        return (len(stack) if nested else same[0]), ""
    where = f" in {stack[depth - 1].locator}" if depth else ""
    return depth, f"numbering: {marker.label} after {stack[depth].marker.label}{where}"


def _alive(opened: _Open, marker: Marker) -> bool:
    """A point counted inside a paragraph goes on in a later one only where the count does."""
    return not opened.marker.inline or opened.marker.paragraph == marker.paragraph or opened.marker.value + 1 == marker.value


def _outside(stack: Sequence[_Open], markers: Sequence[Marker], i: int) -> int:
    """Depth at which a marker of a new kind belongs: inside all kinds that rank above it, and inside a lower one that
    resumes its count later, as where （一） holds 一、 to 十、 and （二） follows."""
    marker = markers[i]
    for depth in range(len(stack), 0, -1):
        top = stack[depth - 1].marker
        if top.inline and top.paragraph != marker.paragraph:
            continue
        holds = marker.value == 1 and top.kind != "plain"
        if top.rank < marker.rank or (holds and _resumes(stack, depth - 1, markers, i, 1)):
            return depth
    return 0


def _resumes(stack: Sequence[_Open], depth: int, markers: Sequence[Marker], i: int, expected: int) -> bool:
    """Whether the section at ``depth`` counts on behind marker ``i``.

    ``expected`` is the next number of the marker's own sequence, which explains every number it can.
    """
    holder = stack[depth].marker
    above = {o.marker.kind for o in stack[:depth]} - {holder.kind}
    for marker in markers[i + 1 : i + _LOOKAHEAD]:
        if marker.kind in above or (marker.kind == "plain" and marker.rank < 1):
            return False
        if marker.kind != holder.kind or marker.inline != holder.inline:
            continue
        if marker.value == expected:
            expected += 1
        elif marker.value == 1:
            expected = 2
        elif marker.value == holder.value + 1:
            return True
    return False


def _opened(text: str, marker: Marker, stack: Sequence[_Open], titles: dict[int, int], end: int) -> _Open:
    parent = stack[-1] if stack else None
    level = max(marker.level, parent.level + 1 if parent else 1)
    title = _title(text, marker, titles.get(marker.start, 0), end)
    label = title if marker.kind == "plain" else marker.label
    return _Open(marker, level, (parent.locator + _gap(parent, marker, label) if parent else "") + label, title)


def _gap(parent: _Open, marker: Marker, label: str) -> str:
    """What keeps two labels apart: 5.1, 2022年工作回顾 一."""
    if "plain" in (parent.marker.kind, marker.kind):
        return " "
    return "." if parent.locator[-1:].isdigit() and label[:1].isdigit() else ""


def _title(text: str, marker: Marker, heading: int, end: int) -> str:
    """A heading as it stands, without its number and final mark; else the first clause behind the ordinal."""
    start = marker.body
    while start < len(text) and text[start].isspace():
        start += 1
    if heading > start:
        words = text[start:heading]
    else:
        limit = min(end if start < end else len(text), start + _TITLE_LIMIT)
        match = _CLAUSE.search(text, start, limit)
        words = text[start : match.start() if match else limit]
    return re.sub(r"\s*\n\s*", "", words).rstrip("。！？：；，:;, \u3000\t")


def _close(stack: list[_Open], depth: int, marker: Marker | None, paragraphs: Sequence[Span]) -> None:
    """End the sections above ``depth`` where the next one begins; a point in running text ends with its paragraph."""
    while len(stack) > depth:
        closed = stack.pop()
        sibling = marker is not None and marker.kind == closed.marker.kind and len(stack) == depth
        closed.end = max(closed.end, _end(closed, marker, sibling, paragraphs))
        if stack:
            stack[-1].end = max(stack[-1].end, closed.end)


def _end(closed: _Open, marker: Marker | None, sibling: bool, paragraphs: Sequence[Span]) -> int:
    own = closed.marker
    if marker and marker.paragraph == own.paragraph:
        return marker.start
    if (own.inline or own.kind in RUNNING) and not sibling:
        torn = own.body >= paragraphs[own.paragraph][1] and own.paragraph + 1 < (marker.paragraph if marker else len(paragraphs))
        return paragraphs[own.paragraph + torn][1]
    return paragraphs[(marker.paragraph if marker else len(paragraphs)) - 1][1]
