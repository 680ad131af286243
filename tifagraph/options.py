"""How a graph is built: what the commands and the Python face hand to the steps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``workers`` 0 means as many as there are cores; ``fresh`` ignores what earlier builds left."""

    lexicon: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    windows: tuple[str, ...] = ("sentence",)
    base: str = ""
    workers: int = 0
    fresh: bool = False
    page: bool = True
    verbose: bool = False
    rdf: bool = True
    formulations: bool = True
