"""Formulations and the lists that spell them out: where a text's list is the lexicon's, near it, or another one.

Only lists of the right count speak: a list that shares no member with the formulation beside it shows that the text
means something of its own by the name; one that shares most of them is a deviation, which is reported, never linked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.text import normalise, numeral
from extractors.scan import Candidate, Scan
from extractors.words import NUM, either, words
from ontology.loading import Lexicon

_LIST = re.compile(r"[^，。；：、！？\n（）]{2,20}(?:、[^，。；：、！？\n（）]{2,20}){2,}")
_FIRST = re.compile(r"[^，。；：、！？\n（）]{2,20}\Z")
_INNER = re.compile(r"、(?=[^，。；：、！？\n（）]{2,20}、[^，。；：、！？\n（）]{2})")
_CLAUSES = re.compile(r"(?<=：)[^：，。、\n]{2,20}(?:，[^：，。、\n]{2,20}){2,}(?=。)")
_LEAD = re.compile(rf".*(?:{either(words('governing_verbs'))}|就是|就是要|即|包括)(?=.{{2}})")
_COUNT = re.compile(rf"(?:{NUM}|双)+")
_TO_LIST = re.compile(r"(?:[：（]|，?(?:即|也就是|就是|包括|分别是|是指)：?)\Z")
_FROM_LIST = re.compile(r"(?:的|等|这|这个|，这就是|构成的)?\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """A list in the text: its span in positions of the twin, and its items."""

    start: int
    end: int
    items: tuple[str, ...]


Members = dict[str, set[tuple[str, tuple[str, ...]]]]


def index(lexicon: Lexicon) -> Members:
    """From a member, normalised, to the formulations that it belongs to: (key, all members)."""
    found: Members = defaultdict(set)
    for key, entry in lexicon.entries.items():
        for version in entry.versions:
            if len(version.members) > 2:
                for member in version.members:
                    found[normalise(member)].add((key, version.members))
    return found


def expand(scan: Scan, chosen: list[Candidate], lexicon: Lexicon, members: Members) -> tuple[list[Candidate], tuple[str, ...]]:
    """The candidates, those with members of their own scoped to the text; and the deviations, a line each."""
    lists = sorted(written(scan), key=lambda w: (w.start, w.end))
    own = {c.start for c in chosen if contradicted(scan, c, lexicon, lists)}
    kept = [replace(c, key="~concept/" + scan.text[c.start : c.end]) if c.start in own else c for c in chosen]
    return kept, tuple(dict.fromkeys(deviations(lists, members)))


def written(scan: Scan) -> Iterator[Written]:
    """Lists of three items and more, between 、 or of clauses behind a colon; what leads to the first item is left off."""
    for m in enumerations(scan.text):
        first, *rest = m[0].split("、")
        lead = _LEAD.match(first)
        yield Written(m.start(), m.end(), (first[lead.end() :] if lead else first, *rest))
    for m in _CLAUSES.finditer(scan.text):
        yield Written(m.start(), m.end(), tuple(m[0].split("，")))


def enumerations(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``_LIST``, found from the marks inside a list: a search from every character takes ten times as long."""
    last = 0
    for mark in _INNER.finditer(text):
        if mark.start() < last:
            continue
        first = _FIRST.search(text, max(last, mark.start() - 20), mark.start())
        m = _LIST.match(text, first.start()) if first else None
        if m:
            yield m
            last = m.end()


def contradicted(scan: Scan, c: Candidate, lexicon: Lexicon, lists: list[Written]) -> bool:
    """Whether a list beside a known formulation has its count and none of its members."""
    entry = lexicon.entries.get(c.key) if c.type == "concept" else None
    count = _COUNT.match(scan.text, c.start) if entry and entry.versions else None
    if not entry or not count:
        return False
    known = {normalise(m) for v in entry.versions for m in v.members}
    if not known:
        return False
    size = numeral(count[0].replace("双", "二"))
    beside = [w for w in near(lists, c) if len(w.items) == size and belongs(scan, c, w)]
    return any(not any(alike(item, member) for item in w.items for member in known) for w in beside)


def near(lists: list[Written], c: Candidate) -> list[Written]:
    """The lists, in order of their start, that may touch a name."""
    first = bisect_left(lists, c.start - 300, key=lambda w: w.start)
    return lists[first : bisect_right(lists, c.end + 6, key=lambda w: w.start)]


def belongs(scan: Scan, c: Candidate, w: Written) -> bool:
    """Whether a list stands right behind a name (：, 即 …) or right before it."""
    if c.end <= w.start <= c.end + 6:
        return bool(_TO_LIST.search(scan.text, c.end, w.start))
    return w.end <= c.start <= w.end + 4 and bool(_FROM_LIST.fullmatch(scan.text, w.end, c.start))


def alike(item: str, member: str) -> bool:
    """Whether an item names a member, with or without words around it."""
    return item in member or member in item


def deviations(lists: list[Written], members: Members) -> Iterator[str]:
    """Lists of the count of a known formulation that share two thirds of its members and not all."""
    for w in lists:
        hits = [members[item] for item in w.items if item in members]
        if len(hits) < 3:
            continue
        shared = Counter(formulation for hit in hits for formulation in hit)
        for (key, known), count in sorted(shared.items()):
            same = all(any(alike(item, member) for member in known) for item in w.items)
            if len(known) == len(w.items) > 3 and count >= len(known) * 2 / 3 and not same:
                label = key.partition("/")[2]
                yield f"{'、'.join(w.items)} is near {label} ({'、'.join(known)}), and is not linked to it"
