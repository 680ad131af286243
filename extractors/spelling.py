"""What a text writes out beside a name that no list knows: “三个到位”。一是…二是…三是…, 做到“四抓”：抓学习、抓作风 ….

Only a list of the name's own count counts: three points behind 三抓三促, or five behind a name of four, say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text import chinese, numeral
from extractors.expansion import Written, belongs, near, written
from extractors.mention import Spelling
from extractors.scan import Candidate, Scan
from extractors.words import NUM
from ontology.loading import Lexicon

_NAME = re.compile(rf"(?P<count>(?:{NUM}|双)+)[个项种条大重]?(?P<noun>.+)")
_ORDINAL = re.compile(
    "(?:(?<=[。；：，\\n])|^)(?:(?P<a>[一二三四五六七八九十]{1,2})(?:是|要)|第(?P<b>[一二三四五六七八九十]{1,2})，)"
)
NEAR = 30


def find(scan: Scan, chosen: list[Candidate], lexicon: Lexicon) -> Iterator[Spelling]:
    """The members of numeric formulations without known members, each formulation once."""
    lists = sorted(written(scan), key=lambda w: (w.start, w.end))
    told: set[str] = set()
    for c in chosen:
        name = _NAME.fullmatch(scan.text, c.start, c.end) if c.type == "concept" and c.key not in told else None
        entry = lexicon.entries.get(c.key)
        count = numeral(name["count"].replace("双", "二")) if name else None
        if not name or not count or count < 2 or (entry and entry.versions):
            continue
        spelled = beside(scan, c, count, lists) or points(scan, c, count, name["noun"])
        if spelled:
            told.add(c.key)
            yield from published(scan, c.key, spelled)


def beside(scan: Scan, c: Candidate, count: int, lists: list[Written]) -> Written | None:
    """A list right behind or before the name with as many items as it counts."""
    for w in near(lists, c):
        if len(w.items) == count and belongs(scan, c, w):
            return w
        if len(w.items) == count and w.start < c.start < w.end:
            return before(scan, c, w)
    return None


_LEAD = re.compile("(?:并|要|必须|应当|分别)*[从把以对将](?=.{2})")


def before(scan: Scan, c: Candidate, w: Written) -> Written | None:
    """从巩固成果、强化监督、完善制度“三个方面”: the list runs up to the name."""
    first, *rest = scan.text[w.start : c.start].split("、")
    lead = _LEAD.match(first)
    items = (first[lead.end() :] if lead else first, *rest)
    return Written(w.start, c.start, items) if len(items) == len(w.items) and all(items) else None


def points(scan: Scan, c: Candidate, count: int, noun: str) -> Written | None:
    """一是…二是… behind the name in its paragraph; of each point the clause with the name's noun, else the first."""
    stop = scan.text.find("\n", c.end)
    stop = len(scan.text) if stop < 0 else stop
    found = list(_ORDINAL.finditer(scan.text, c.end, stop))
    if len(found) != count or found[0].start() > c.end + NEAR:
        return None
    if [m["a"] or m["b"] for m in found] != [chinese(n) for n in range(1, count + 1)]:
        return None
    ends = [m.start() for m in found[1:]] + [stop]
    items = tuple(clause(scan.text[m.end() : end], noun) for m, end in zip(found, ends, strict=True))
    return Written(found[0].start(), stop, items)


def clause(point: str, noun: str) -> str:
    """The clause of a point that holds a noun, else its first: 政治认识到位 of 政治思路清晰，政治认识到位。."""
    clauses = [part for part in re.split("[，。；：！？]", point) if part]
    return next((part for part in clauses if noun in part), clauses[0] if clauses else "")


def published(scan: Scan, key: str, spelled: Written) -> Iterator[Spelling]:
    """The members in offsets of the original."""
    start, end = scan.twin.origin(spelled.start), scan.twin.origin(spelled.end - 1) + 1
    for position, label in enumerate(spelled.items):
        yield Spelling(start, end, scan.sentence(spelled.start), key, position, label)
