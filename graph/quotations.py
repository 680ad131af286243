"""Quotations compared: the same words in several texts are one quotation; where the wording differs, the difference is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.text import CLOSING, OPENING, normalise
from graph.reading import Connection, rows

LEAST = 8
"""Characters that a quotation needs to be compared: shorter ones are sayings."""
SHINGLE = 6
"""Two quotations are compared where they share so many characters in a row."""
ALIKE = 0.7
"""Two wordings are versions of one quotation from this ratio of common characters on (Ratcliff and Obershelp 1988)."""

_QUOTED = re.compile(f"[{OPENING}]([^{OPENING}{CLOSING}]+)[{CLOSING}]")
_MARKS = re.compile(r"[，。、；：！？\s]+$")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a quotation, and the texts that have it, sorted."""

    words: str
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What several texts quote: its wordings, the one in most texts first, then by their words."""

    wordings: tuple[Wording, ...]


def pieces(quote: str) -> list[str]:
    """The words in quotation marks of a citation's words; where there are none, its reported sentence."""
    quoted = [m[1] for m in _QUOTED.finditer(quote)]
    plain = [_MARKS.sub("", normalise(words)) for words in (quoted or [quote])]
    return [words for words in plain if len(words) >= LEAST]


def difference(before: str, after: str) -> str:
    """How a wording differs from another, character by character: ``[-left out-]`` and ``{+put in+}``.

    >>> difference("信任不能代替监督", "信任决不能取代监督")
    '信任{+决+}不能{+取+}代[-替-]监督'
    """
    out = []
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            out.append(before[a:b])
            continue
        out.append(f"[-{before[a:b]}-]" if b > a else "")
        out.append(f"{{+{after[c:d]}+}}" if d > c else "")
    return "".join(out)


def compared(quoted: Iterable[tuple[str, str]]) -> list[Quotation]:
    """Quotations that stand in two texts or more, from pairs of text id and quoted words; the most widespread first."""
    docs: dict[str, set[str]] = defaultdict(set)
    for doc, quote in quoted:
        for words in pieces(quote):
            docs[words].add(doc)
    found = [_quotation(group, docs) for group in _groups(sorted(docs))]
    several = [q for q in found if len({doc for w in q.wordings for doc in w.docs}) > 1]
    return sorted(several, key=lambda q: (-len({d for w in q.wordings for d in w.docs}), q.wordings[0].words))


def _quotation(group: list[str], docs: dict[str, set[str]]) -> Quotation:
    wordings = [Wording(words, tuple(sorted(docs[words]))) for words in group]
    return Quotation(tuple(sorted(wordings, key=lambda w: (-len(w.docs), w.words))))


def _groups(wordings: list[str]) -> list[list[str]]:
    """Wordings joined where they are alike, directly or over others."""
    leader = {words: words for words in wordings}

    def root(words: str) -> str:
        while leader[words] != words:
            words = leader[words]
        return words

    for a, b in _pairs(wordings):
        if root(a) != root(b) and _alike(a, b):
            leader[max(root(a), root(b))] = min(root(a), root(b))
    groups: dict[str, list[str]] = defaultdict(list)
    for words in wordings:
        groups[root(words)].append(words)
    return [groups[key] for key in sorted(groups)]


def _pairs(wordings: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs that share a shingle, each once, in order."""
    holders: dict[str, list[str]] = defaultdict(list)
    for words in wordings:
        for i in range(len(words) - SHINGLE + 1):
            if not holders[words[i : i + SHINGLE]] or holders[words[i : i + SHINGLE]][-1] != words:
                holders[words[i : i + SHINGLE]].append(words)
    yield from sorted({(held[0], other) for held in holders.values() for other in held[1:]})


def _alike(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return shorter in longer or SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def quotations(connection: Connection, entity: str = "") -> list[Quotation]:
    """The quotations of a graph that stand in several texts; of one speaker or occasion where ``entity`` names it."""
    chosen = "AND ? IN (actor, target)" if entity else "AND ? = ''"
    found = rows(
        connection, f"SELECT doc, quote FROM citations WHERE kind = 'quotes' AND quote <> '' {chosen} ORDER BY doc, start", entity
    )
    return compared((row["doc"], row["quote"]) for row in found)
