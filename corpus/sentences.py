"""Paragraphs to sentences: 。！？ and …… end one, closing marks stay with it, titles in 《》 are never cut."""

from __future__ import annotations

import re

from corpus.lines import Span

_END = re.compile(r"""(?:[。！？!?]++|…{2,}+|\.{6})[”’」』）)】》]*(?!["”’」』）)】》]*[，、；：,;的])""")
_OPENING, _CLOSING = "\n“‘「『《", "”’」』）)】》"
_SPACE = re.compile(r"\s*")
_TITLE_LIMIT = 80


def split(text: str, start: int, end: int) -> list[Span]:
    """Spans of the sentences of a paragraph, without the spaces between them; a ； ends none.

    >>> text = "他说：“好。”我们走。"
    >>> [text[a:b] for a, b in split(text, 0, len(text))]
    ['他说：“好。”', '我们走。']
    """
    spans: list[Span] = []
    at = start
    titles, quotes = text.find("《", start, end) >= 0, text.find('"', start, end) >= 0
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if quotes and text[stop : stop + 1] == '"' and stop < end and text.count('"', at, stop) % 2:
            stop += 1
        if stop >= end or (titles and _in_title(text, at, match.start())) or _no_end(text, match):
            continue
        spans.append((at, stop))
        at = _SPACE.match(text, stop, end).end()  # type: ignore[union-attr]
    if at < end:
        spans.append((at, end))
    return spans


def _in_title(text: str, start: int, mark: int) -> bool:
    """Whether a mark stands between 《 and its 》."""
    opened = text.rfind("《", max(start, mark - _TITLE_LIMIT), mark)
    if opened < 0 or text.count("》", opened, mark) >= text.count("《", opened, mark):
        return False
    return text.find("》", mark, mark + _TITLE_LIMIT) >= 0


def _no_end(text: str, match: re.Match[str]) -> bool:
    """ASCII ! and ? inside a word or address, and …… in the middle of a clause, end no sentence."""
    mark = text[match.start()]
    if mark in "。！？":
        return False
    after = text[match.end() : match.end() + 1]
    if mark in "!?":
        return after.isascii() and after.isalnum()
    return mark in "…." and text[match.end() - 1] not in _CLOSING and after not in _OPENING
