"""A corpus as numbers for the discovery of terms: its sentences cut into words, names and marks.

Words are those of jieba; names that the lexicon knows are words of their own, bodies, meetings, documents and persons are
borders between phrases. Ten bytes a word, whatever the words are.
"""

from __future__ import annotations

import logging
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a text. ``names`` are spans (characters) of names with True where they may be part of a phrase."""

    doc: str
    text: str
    heading: bool
    names: tuple[tuple[int, int, bool], ...] = ()


BORDER, COMMA, OPEN, CLOSE, FIRST = 0, 1, 2, 3, 4
"""Codes of what is no word: an end or a name that stands alone, 、 and ，, quotation marks. Words are numbered from FIRST."""
_MARKS = {"、": COMMA, "，": COMMA, "“": OPEN, "‘": OPEN, "”": CLOSE, "’": CLOSE}
_WORD = re.compile("[\u4e00-\u9fff]+")


@dataclass(slots=True)
class Words:
    """The corpus as numbers, one item a word or mark: its code, its text, whether in a heading; and what codes mean.

    ``names`` are the codes of those words that are names.
    """

    codes: array[int] = field(default_factory=lambda: array("i"))
    docs: array[int] = field(default_factory=lambda: array("i"))
    headings: array[int] = field(default_factory=lambda: array("b"))
    vocabulary: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    names: set[int] = field(default_factory=set)

    def add(self, passage: Passage) -> None:
        """Append the words of a passage and a border behind it."""
        before = len(self.codes)
        self.codes.extend(self._coded(passage))
        self.codes.append(BORDER)
        doc = self.texts.setdefault(passage.doc, len(self.texts))
        added = len(self.codes) - before
        self.docs.extend([doc] * added)
        self.headings.extend([passage.heading] * added)

    def _coded(self, passage: Passage) -> Iterator[int]:
        at = 0
        for start, end, phrase in (*passage.names, (len(passage.text), len(passage.text), False)):
            if start < at:
                continue
            yield from _cut(passage.text[at:start], self.vocabulary)
            if phrase:
                code = self.vocabulary.setdefault(passage.text[start:end], FIRST + len(self.vocabulary))
                self.names.add(code)
                yield code
            elif end > start:
                yield BORDER
            at = end


def _cut(text: str, vocabulary: dict[str, int]) -> Iterator[int]:
    at = 0
    for m in _WORD.finditer(text):
        yield from (_MARKS.get(mark, BORDER) for mark in text[at : m.start()])
        for word in _segmenter()(m[0]):
            yield vocabulary.setdefault(word, FIRST + len(vocabulary))
        at = m.end()
    yield from (_MARKS.get(mark, BORDER) for mark in text[at:])


@cache
def _segmenter() -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    return lambda text: tokenizer.cut(text, HMM=False)
