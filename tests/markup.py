"""The one notation for expected mentions: ``贯彻[二十届中央纪委二次全会|meeting]精神``.

A third part names the entity's label where it differs from the surface: ``[中纪委|institution|中央纪委]``. Where the text
itself needs brackets, it writes them as 〔〕.
"""

from __future__ import annotations

import re

from corpus.document import Document, Sentence

_MARK = re.compile(r"\[(?P<surface>[^\[\]|]+)\|(?P<type>[a-z]+)(?:\|(?P<label>[^\[\]|]+))?\]")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？”’]*")

Expected = tuple[int, int, str, str]


def parse(marked: str) -> tuple[str, list[Expected]]:
    """The plain text, and what is marked in it: start, end, type, normalised label ("" where none is given)."""
    text, expected, last = "", [], 0
    for m in _MARK.finditer(marked):
        text += marked[last : m.start()]
        expected.append((len(text), len(text) + len(m["surface"]), m["type"], m["label"] or ""))
        text += m["surface"]
        last = m.end()
    return text + marked[last:], expected


def document(text: str, **fields: str) -> Document:
    """A document of plain sentences, without headings or apparatus."""
    sentences = tuple(Sentence(m.start(), m.end(), 0, -1, False) for m in _SENTENCE.finditer(text))
    return Document("text.txt", "text.txt", text, "", "utf-8", sentences=sentences, **fields)
