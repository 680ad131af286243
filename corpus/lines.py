"""The lines and paragraphs of a text, as spans of its characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

Span = tuple[int, int]
_LINE = re.compile(r"[^\s][^\n]*")


def lines(text: str) -> list[Span]:
    """Spans of the lines that are not blank, without the spaces around them."""
    spans = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while text[end - 1].isspace():
            end -= 1
        spans.append((start, end))
    return spans


def paragraphs(text: str, spans: Iterable[Span], soft: list[int]) -> list[Span]:
    """Lines joined where only a soft line feed stands between them (``soft``: sorted offsets of such line feeds)."""
    joined: list[Span] = []
    for start, end in spans:
        if joined:
            at = bisect_left(soft, joined[-1][1])
            if at < len(soft) and soft[at] < start and text[joined[-1][1] : start].isspace():
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
