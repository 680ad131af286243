"""Reforms of institutions: who became whom, when and how. A reform is an event, never an alias."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology.namespaces import BASE, VOCABULARY

FILE = Path(__file__).parent / "lexicon" / "reforms.ttl"
_ORG, _SKOS, _DCT = "http://www.w3.org/ns/org#", "http://www.w3.org/2004/02/skos/core#", "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class Reform:
    """One event. ``kind`` is Renamed, Merged, Split or Moved (functions only); ``before`` and ``after`` are keys of bodies."""

    key: str
    kind: str
    date: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    note: str
    source: str


@cache
def all_reforms() -> tuple[Reform, ...]:
    """Every reform of the lexicon, by date."""
    facts: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, term, _ in ox.parse(path=FILE, format=ox.RdfFormat.TURTLE):
        values = facts.setdefault(subject.value, {}).setdefault(predicate.value, [])
        values.append(term.value)
    found = (_reform(iri, rows) for iri, rows in facts.items())
    return tuple(sorted(found, key=lambda r: (r.date, r.key)))


def _reform(iri: str, facts: dict[str, list[str]]) -> Reform:
    def bodies(name: str) -> tuple[str, ...]:
        return tuple(value.removeprefix(BASE) for value in facts[_ORG + name])

    def first(name: str) -> str:
        return facts.get(name, [""])[0]

    return Reform(
        key=iri.removeprefix(BASE),
        kind=first(VOCABULARY + "kind").removeprefix(VOCABULARY),
        date=first(VOCABULARY + "since"),
        before=bodies("originalOrganization"),
        after=bodies("resultingOrganization"),
        note=first(_SKOS + "definition"),
        source=first(_DCT + "source"),
    )


def of(key: str) -> tuple[Reform, ...]:
    """The reforms that a body went into or came out of: ``of("institution/监察部")``."""
    return tuple(reform for reform in all_reforms() if key in reform.before or key in reform.after)
