"""What ``show`` and ``timeline`` tell of one entity, gathered from the questions that the graph answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import chronology, concordance, quotations, reading, validity
from tifagraph.lookup import Match, resolve

if TYPE_CHECKING:
    from graph.quotations import Quotation
    from graph.reading import Connection, Row

NEIGHBOURS = 15
_COUNTED = "SELECT {0} AS what, count(*) AS count FROM mentions WHERE entity = ? AND {0} <> '' GROUP BY ALL ORDER BY ALL"


@dataclass(frozen=True, slots=True, repr=False)
class Portrait:
    """One entity as ``show`` presents it; each field holds rows of the graph (columns as in ``graph.reading``)."""

    match: Match
    forms: list[Row]
    components: list[Row]
    relations: list[Row]
    verbs: list[Row]
    tails: list[Row]
    stances: list[Row]
    neighbours: list[Row]
    lines: list[Row]
    decided: list[Row]
    versions: list[Row]
    applied: list[Row]
    quoted: list[Quotation]

    def __repr__(self) -> str:
        return f"<Portrait {self.match}: {len(self.neighbours)} neighbours, {len(self.lines)} lines>"


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """An entity in time: the dated texts that speak of it, earliest first; rows by year and by series."""

    match: Match
    seen: list[Row]
    years: list[Row]
    series: list[Row]

    def __repr__(self) -> str:
        return f"<Timeline {self.match}: {len(self.seen)} texts, {len(self.years)} years>"


def portrait(db: Connection, term: str) -> Portrait:
    """Everything about the entity that a term names. Raises NotFound."""
    match = resolve(db, term)
    entity = match.entity
    return Portrait(
        match,
        reading.forms(db, entity),
        reading.components(db, entity),
        reading.relations(db, entity),
        reading.verbs(db, entity),
        _most(db, "tail", entity),
        _most(db, "stance", entity),
        reading.neighbours(db, entity, NEIGHBOURS),
        concordance.mention_lines(db, entity),
        reading.decided(db, entity),
        validity.document_versions(db, entity),
        validity.cited_versions(db, entity),
        quotations.quotations(db, entity),
    )


def timeline(db: Connection, term: str) -> Timeline:
    """The timeline of the entity that a term names. Raises NotFound."""
    match = resolve(db, term)
    entity = match.entity
    seen = chronology.seen(db, entity)
    return Timeline(match, seen, chronology.timeline(db, entity), chronology.by_series(db, entity))


def _most(db: Connection, column: str, entity: str) -> list[Row]:
    return sorted(reading.rows(db, _COUNTED.format(column), entity), key=lambda row: (-row["count"], row["what"]))
