"""One pass over a text: every name of the lexicon and every trigger word, where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

import daachorse

from corpus.document import Document
from corpus.text import Twin, twin
from ontology.loading import Lexicon

Triggers = dict[str, tuple[str, ...]]

_end = itemgetter(1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention, in positions of the twin. ``weight`` decides between candidates of one length."""

    start: int
    end: int
    type: str
    key: str
    rule: str
    weight: int = 0
    layer: int = 0
    """Candidates compete within their layer; a formulation written out in whole clauses lies over the names in it."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A document made ready for the grammars. Positions are those of ``twin.text``."""

    document: Document
    twin: Twin
    names: list[tuple[int, int, tuple[str, ...]]]
    """Names of the lexicon: start, end, keys; in order of their end."""
    triggers: dict[str, list[tuple[int, int]]]
    """Trigger words by class: start, end; in order of their end."""
    starts: list[int] = field(default_factory=list)
    """First position of each sentence."""
    quoted: frozenset[tuple[int, int]] = frozenset()

    @property
    def text(self) -> str:
        return self.twin.text

    def sentence(self, position: int) -> int:
        """The ordinal of the sentence that holds a position (-1 before the first)."""
        return bisect_right(self.starts, position) - 1

    def quotes_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quoted stretches that lie in a stretch."""
        quotes = self.twin.quotes
        low = bisect_left(quotes, (start,))
        if low == len(quotes) or quotes[low][0] >= end:
            return []
        return [q for q in quotes[low : bisect_left(quotes, (end,), low)] if q[1] <= end]

    def quotes_around(self, position: int) -> Iterator[tuple[int, int]]:
        """The quoted stretches that begin before a position and end at or behind it, the innermost first.

        None spans a line feed.
        """
        quotes = self.twin.quotes
        at = bisect_left(quotes, (position,)) - 1
        line = self.text.rfind("\n", 0, position) if at >= 0 else 0
        while at >= 0 and quotes[at][0] > line:
            if quotes[at][1] >= position:
                yield quotes[at]
            at -= 1

    def named_between(self, start: int, end: int, kind: str) -> bool:
        """Whether a name of the lexicon of one kind (``person/``) lies in a stretch."""
        low = bisect_right(self.names, start, key=_end)
        high = bisect_right(self.names, end, low, key=_end)
        return any(start <= a and keys[0].startswith(kind) for a, _, keys in self.names[low:high])

    def bounds(self, position: int) -> tuple[int, int]:
        """First position and end of the sentence that holds a position."""
        i = max(self.sentence(position), 0)
        return self.starts[i], self.starts[i + 1] if i + 1 < len(self.starts) else len(self.text)


class Scanner:
    """The automaton over the lexicon's names and the grammars' triggers; built once, used for every text."""

    def __init__(self, lexicon: Lexicon, triggers: Triggers) -> None:
        classes: dict[str, list[str]] = defaultdict(list)
        for name, table in triggers.items():
            for word in table:
                classes[word].append(name)
        patterns = sorted({*lexicon.surfaces, *classes})
        self._keys = [lexicon.surfaces.get(p, ()) for p in patterns]
        self._classes = [tuple(classes.get(p, ())) for p in patterns]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns)

    def scan(self, document: Document) -> Scan:
        """Read a document once; hits outside its sentences are left to the resolver."""
        view = twin(document.text)
        names: list[tuple[int, int, tuple[str, ...]]] = []
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, end, pattern in self._automaton.find_overlapping(view.text):
            if self._keys[pattern]:
                names.append((start, end, self._keys[pattern]))
            for name in self._classes[pattern]:
                found[name].append((start, end))
        starts = [view.position(s.start) for s in document.sentences]
        return Scan(document, view, names, found, starts, frozenset(view.quotes))
