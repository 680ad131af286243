"""Frames with a slot: 以X同志为核心的党中央, 市场在资源配置中起X作用 are one formulation each, counted by what fills them.

A frame lies over the names in it (its own layer); its form is the whole wording, so that forms by year show the filling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from ontology.loading import Lexicon

SLOT = "‸"
LAYER = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """A formulation with a slot: what must stand before and behind one of its trigger words."""

    label: str
    triggers: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]


def _read() -> tuple[Frame, ...]:
    text = files("extractors").joinpath("words", "frames.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    parts = ((label, triggers.split(), grammar.split(SLOT)) for label, triggers, grammar in rows)
    return tuple(Frame(a, tuple(b), re.compile(f"(?:{c[0]})\\Z"), re.compile(c[1])) for a, b, c in parts)


FRAMES = _read()
TRIGGERS = tuple(word for frame in FRAMES for word in frame.triggers)


def frames(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """All frames of a text."""
    for start, end in scan.triggers["frame"]:
        for frame in FRAMES:
            if scan.text[start:end] in frame.triggers:
                before = frame.before.search(scan.text, max(0, start - 20), start)
                after = frame.after.match(scan.text, end)
                if before and after:
                    yield Candidate(before.start(), after.end(), "frame", "concept/" + frame.label, "frame with a slot", 0, LAYER)


RULES = (
    Rule(
        "frame with a slot",
        frames,
        (
            "同[以习近平同志为核心的党中央|frame|以…同志为核心的党中央]保持一致",
            "在[以胡锦涛同志为总书记的党中央|frame|以…同志为总书记的党中央]领导下",
            "使[市场在资源配置中起决定性作用|frame|市场在资源配置中起…作用]",
            "发挥[市场在资源配置中的基础性作用|frame|市场在资源配置中起…作用]",
            "[打铁必须自身硬|frame|打铁…自身硬]",
        ),
        ("增强消费对经济发展的基础性作用", "资源配置效率提高", "党中央的核心"),
    ),
)
