"""One entry of the lexicon, as the rest of the house reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a formulation or a document that held from ``since`` (to ``until``, empty: still).

    ``members`` are the components in order, for a formulation (政治意识, 大局意识, 核心意识, 看齐意识).
    """

    since: str
    until: str
    label: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one entity. Dates are ISO strings with their own precision; empty where unknown.

    ``since``/``until`` mean: first and last day of a meeting; in force from / repealed for a document; first occasion for
    a concept (and the end of a campaign); founded / dissolved for an institution.
    """

    key: str
    """``type/label``: its IRI without the base, e.g. ``concept/两个确立``."""
    type: str
    kind: str
    """A narrower class: tenet, campaign, goal …; congress, plenum …; law, regulation …"""
    label: str
    aliases: tuple[str, ...]
    """Other wordings (Chinese), misprints among them."""
    english: str
    definition: str
    since: str
    until: str
    place: str
    body: str
    """Key: who holds the meeting, issued the document, is above the institution; the first occasion of a concept."""
    versions: tuple[Version, ...]
    broader: tuple[str, ...]
    senses: tuple[str, ...]
    """Keys of other entries that share one of its wordings."""
    source: str
