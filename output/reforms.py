"""Reforms of the institutions that the texts speak of, as events in the vocabulary of W3C ORG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.reforms import all_reforms
from output.facts import Blocks, rows, texts
from output.terms import ENTITY_BASE, Property, literal, resource
from output.terms import block as turtle

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

INSTITUTIONS = "SELECT e.entity FROM entities e WHERE e.type = 'institution' ORDER BY e.entity"


def events(db: DuckDBPyConnection, base: str) -> Blocks:
    """Each reform with a body of the graph before or behind it: when, how, from whom, to whom."""
    named = {row["entity"] for row in rows(db, INSTITUTIONS)}
    for reform in all_reforms():
        before, after = ([ENTITY_BASE + key for key in keys] for keys in (reform.before, reform.after))
        if named.isdisjoint(before) and named.isdisjoint(after):
            continue
        properties: list[Property] = [
            ("a", ["org:ChangeEvent", "tg:Reform"]),
            ("tg:kind", [f"tg:{reform.kind}"]),
            ("tg:since", texts(reform.date)),
            ("org:originalOrganization", [resource(body, base) for body in before]),
            ("org:resultingOrganization", [resource(body, base) for body in after]),
            ("skos:definition", [literal(reform.note, "zh-hans")] if reform.note else []),
            ("dct:source", texts(reform.source)),
        ]
        yield turtle(resource(ENTITY_BASE + reform.key, base), properties)
