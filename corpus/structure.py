"""Raw text to Document: apparatus set aside, paragraphs, headings, sections and sentences found, metadata gathered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpus import apparatus as furniture
from corpus import sections as nesting
from corpus import sentences as sentence_rules
from corpus.document import Document, Section, Sentence
from corpus.headings import CLOSING, SALUTATION, Layout, layout
from corpus.lines import Span, lines, paragraphs
from corpus.masthead import Masthead, masthead
from corpus.metadata import metadata
from corpus.reading import RawText
from corpus.text import soft_breaks

_CLOSING_PARAGRAPHS = 12


def document(raw: RawText, recurring: frozenset[str] = frozenset()) -> Document:
    """The structure of a text. ``recurring`` are the line hashes of ``corpus.apparatus.recurring``.

    Sentences cover all that is neither blank nor apparatus, once and in order. Sections end before the closing words
    that a salutation opens (同志们，…) where no numbered heading follows.
    """
    spans = lines(raw.text)
    aside = furniture.find(raw.text, spans, recurring)
    blocks = paragraphs(raw.text, _outside(spans, [(a.start, a.end) for a in aside]), soft_breaks(raw.text))
    marked = dict(raw.headings)
    head = masthead(raw.text, blocks, marked)
    found = layout(raw.text, blocks, head.count, marked)
    sections, slips = nesting.build(raw.text, blocks, found.markers, found.headings, _closing(raw.text, blocks, found))
    known = metadata(raw, blocks, head, aside)
    return Document(
        raw.id,
        raw.path,
        raw.text,
        raw.sha256,
        raw.encoding,
        known.title,
        known.series,
        known.issuer,
        known.place,
        known.speaker,
        known.date,
        known.date,
        known.date_reason,
        known.published,
        known.origins,
        sections,
        _sentences(raw.text, blocks, sections, found.headings, head),
        aside,
        (*raw.notes, *known.notes, *slips),
    )


def _outside(spans: Sequence[Span], aside: Sequence[Span]) -> list[Span]:
    """The lines that lie in no apparatus."""
    starts = [start for start, _ in aside]
    kept = []
    for span in spans:
        at = bisect_right(starts, span[0]) - 1
        if at < 0 or aside[at][1] <= span[0]:
            kept.append(span)
    return kept


def _closing(text: str, blocks: Sequence[Span], found: Layout) -> int:
    """Number of the paragraph that opens the closing words: the last salutation below the last heading."""
    last = max((marker.paragraph for marker in found.markers), default=-1)
    if last >= 0 and CLOSING.fullmatch(text, *blocks[last]):
        return len(blocks)
    for i in range(len(blocks) - 1, max(last, len(blocks) - _CLOSING_PARAGRAPHS), -1):
        if SALUTATION.match(text, *blocks[i]):
            return i
    return len(blocks)


def _sentences(
    text: str, blocks: Sequence[Span], sections: Sequence[Section], headings: frozenset[Span], head: Masthead
) -> tuple[Sentence, ...]:
    titles = range(head.title_at, head.title_at + head.titles)
    found: list[Sentence] = []
    holder = _Holder(sections)
    for number, (start, end) in enumerate(blocks):
        whole = number in titles or (start, end) in headings
        for a, b in [(start, end)] if whole else sentence_rules.split(text, start, end):
            found.append(Sentence(a, b, number, holder.deepest(b - 1), whole or (a, b) in headings))
    return tuple(found)


class _Holder:
    """Finds the innermost section around ever later positions."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._next = 0
        self._open: list[int] = []

    def deepest(self, position: int) -> int:
        """Index of the innermost section that holds a position, -1 where none does."""
        while self._next < len(self._sections) and self._sections[self._next].start <= position:
            self._open.append(self._next)
            self._next += 1
        while self._open and self._sections[self._open[-1]].end <= position:
            self._open.pop()
        return self._open[-1] if self._open else -1
