"""Duties and the force of documents as Turtle: who bears which responsibility, from when and until when a document holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identity import role_iri
from output.facts import Blocks, Row, links, numbers, rows, some, texts
from output.terms import Property, block, literal, resource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PLACED = """
SELECT d.iri, x.*, s.start AS sentence_start, s.end AS sentence_end,
       row_number() OVER (PARTITION BY x.doc, x.start, x.end ORDER BY {order}) AS nth
FROM {table} x JOIN documents d ON d.doc = x.doc
LEFT JOIN sentences s ON s.doc = x.doc AND s.sentence = x.sentence
ORDER BY x.doc, x.start, x.end, nth
"""
DUTIES = _PLACED.format(table="duties", order="x.role, x.responsibility, x.matter, x.rule")
EFFECTS = _PLACED.format(table="effects", order="x.effect, x.document, x.date, x.period")
BEARERS = "SELECT DISTINCT u.role FROM duties u ORDER BY u.role"
VERSIONS = "SELECT v.entity, v.since, v.until, v.label FROM versions v ORDER BY v.entity, v.since, v.until, v.label"
NAMED = "SELECT e.entity FROM entities e WHERE e.type = 'role' UNION SELECT e.role FROM entities e WHERE e.role <> ''"


def duties(db: DuckDBPyConnection, base: str) -> Blocks:
    """Every duty with its bearer, what it is and of what, and its sentence."""
    for row in rows(db, DUTIES):
        properties: list[Property] = [
            ("a", ["tg:Duty"]),
            *_place(row, base),
            ("tg:borneBy", [resource(role_iri(row["role"]), base)]),
            ("tg:responsibility", [literal(row["responsibility"], "zh-hans")]),
            ("tg:matter", [literal(m, "zh-hans") for m in some(row["matter"])]),
        ]
        yield block(_subject(row, "duty", base), properties)


def bearers(db: DuckDBPyConnection, base: str) -> Blocks:
    """The roles that bear duties and are not described as entities or filled by one."""
    described = {row["entity"] for row in rows(db, NAMED)}
    for row in rows(db, BEARERS):
        if role_iri(row["role"]) not in described:
            names: list[Property] = [("a", ["tg:Role"]), ("skos:prefLabel", [literal(row["role"], "zh-hans")])]
            yield block(resource(role_iri(row["role"]), base), names)


def effects(db: DuckDBPyConnection, base: str) -> Blocks:
    """What texts say of the force of documents."""
    for row in rows(db, EFFECTS):
        properties: list[Property] = [
            ("a", ["tg:Effect"]),
            *_place(row, base),
            ("tg:target", links(row["document"], base)),
            ("tg:effect", texts(row["effect"])),
            ("tg:date", texts(row["date"])),
            ("tg:period", texts(row["period"])),
        ]
        yield block(_subject(row, "effect", base), properties)


def versions(db: DuckDBPyConnection, base: str) -> Blocks:
    """The states of documents, each from when and until when it held: ``<document/…/2018-10-01>``."""
    for row in rows(db, VERSIONS):
        properties: list[Property] = [
            ("a", ["tg:Version"]),
            ("tg:versionOf", links(row["entity"], base)),
            ("skos:prefLabel", [literal(n, "zh-hans") for n in some(row["label"])]),
            ("tg:since", texts(row["since"])),
            ("tg:until", texts(row["until"])),
        ]
        yield block(resource(f"{row['entity']}/{row['since'] or row['until']}", base), properties)


def _place(row: Row, base: str) -> list[Property]:
    within = row["sentence_start"] is not None
    sentence = f"{row['iri']}#char={row['sentence_start']},{row['sentence_end']}" if within else ""
    return [
        ("tg:inText", [resource(row["iri"], base)]),
        ("tg:inSentence", links(sentence, base)),
        ("nif:beginIndex", numbers(row["start"])),
    ]


def _subject(row: Row, kind: str, base: str) -> str:
    nth = f",{row['nth']}" if row["nth"] > 1 else ""
    return resource(f"{row['iri']}#{kind}={row['start']},{row['end']}{nth}", base)
