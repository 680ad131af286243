"""A rule of extraction: a name, what it finds, and the sentences that it must and must not match.

Examples are marked-up text, ``贯彻[二十届中央纪委二次全会|meeting]精神``: surface, type and, where it differs from the
surface, the label of the entity behind a second bar. A refusal is a sentence in which the rule finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.scan import Candidate, Scan
from ontology.loading import Lexicon

Finder = Callable[[Scan, Lexicon], Iterator[Candidate]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; every candidate of ``find`` bears its ``name``."""

    name: str
    find: Finder
    examples: tuple[str, ...]
    refusals: tuple[str, ...] = ()
