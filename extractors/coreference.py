"""Within one text, a relative body is the named one: 省纪委 in a report on 广东省纪委 is that commission.

The one body named before in the paragraph decides; without one, the only body of that name in the text. Several bodies
of one name leave the relative one as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from extractors.scan import Candidate, Scan

RELATIVE = "~institution/"
NAMED = "institution/"


def settle(scan: Scan, chosen: list[Candidate]) -> list[Candidate]:
    """The candidates, relative bodies with the key of the body that the text names in full."""
    named = [c for c in chosen if c.key.startswith(NAMED)]
    relative = {c.key[len(RELATIVE) :] for c in chosen if c.key.startswith(RELATIVE)}
    full = {name: [c for c in named if is_full(c.key[len(NAMED) :], name)] for name in relative}
    return [settled(scan, c, full) for c in chosen]


def is_full(label: str, name: str) -> bool:
    """Whether a label is a relative name with its place: 广东省纪委 for 省纪委."""
    return len(label) > len(name) and label.endswith(name) and name[:1] in tuple("省市县区州盟旗")


def settled(scan: Scan, c: Candidate, full: dict[str, list[Candidate]]) -> Candidate:
    """One candidate with the body that it stands for."""
    options = full.get(c.key[len(RELATIVE) :], []) if c.key.startswith(RELATIVE) else []
    if not options:
        return c
    paragraph = scan.text.rfind("\n", 0, c.start) + 1
    before = options[: bisect_left(options, c.start, key=lambda o: o.start)]
    near = {o.key for o in before if o.start >= paragraph}
    keys = near or {o.key for o in options if before}
    return replace(c, key=min(keys)) if len(keys) == 1 else c


def posts(names: set[str], labels: dict[str, str]) -> dict[str, str]:
    """Names of one post written in several ways, each with the longest: 局 -> **局, 委 -> 市国资委."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        label = labels.get(name, name)
        head = next((h for h in groups if h == label or h.endswith(name)), label)
        groups[head].append(name)
    return {name: head for head, members in groups.items() for name in members}
