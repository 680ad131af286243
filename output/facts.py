"""The tables of entities and texts as Turtle: what a thing is called, what it is, since when, and how often it is spoken of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyoxigraph as ox

from output.terms import ENTITY_BASE, TG, Property, block, literal, resource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Blocks = Iterator[tuple[str, int]]
"""Turtle of one subject after the other, each with its number of triples."""
Row = dict[str, Any]

CLASSES = {
    "concept": ("skos:Concept", "tg:Formulation"),
    "institution": ("tg:Institution",),
    "meeting": ("tg:Meeting",),
    "document": ("tg:OfficialDocument",),
    "person": ("tg:Person",),
    "role": ("tg:Role",),
}
BODIES = {"institution": "tg:partOf", "meeting": "tg:heldBy", "document": "tg:issuedBy", "concept": "tg:occasion"}

ENTITIES = """
SELECT e.entity, e.type, e.kind, e.label, e.english, e.definition, e.status, d.iri AS owner, e.role, e.body, e.since, e.until,
       e.place, e.source, e.senses, e.mentions, e.documents, e.first, e.last, e.community, f.forms
FROM entities e
LEFT JOIN documents d ON d.doc = e.doc AND e.doc <> ''
LEFT JOIN (SELECT f.entity, list(f.form ORDER BY f.form) AS forms FROM forms f GROUP BY f.entity) f ON f.entity = e.entity
ORDER BY e.entity
"""
COMPONENTS = """
SELECT c.entity, c.since, c.until, c.position, c.label, c.member,
       count(DISTINCT c.since) OVER (PARTITION BY c.entity) AS versions
FROM components c JOIN entities e ON e.entity = c.entity ORDER BY c.entity, c.since, c.position, c.label
"""
ROLES = """
SELECT DISTINCT e.role FROM entities e
WHERE e.role <> '' AND NOT EXISTS (SELECT 1 FROM entities r WHERE r.entity = e.role) ORDER BY e.role
"""
TEXTS = """
SELECT d.iri, d.doc, d.title, d.series, d.issuer, d.place, d.speaker, d.date_from, d.date_to, d.date_reason, d.date_published,
       s.n AS sentences, o.entities AS named
FROM documents d
LEFT JOIN (SELECT s.doc, count(*) AS n FROM sentences s GROUP BY s.doc) s ON s.doc = d.doc
LEFT JOIN (SELECT e.label, list(e.entity ORDER BY e.entity) AS entities FROM entities e
           WHERE e.type = 'document' AND e.status IN ('known', 'composed') GROUP BY e.label) o
       ON o.label = replace(replace(d.title, '《', ''), '》', '')
ORDER BY d.doc
"""


def rows(db: DuckDBPyConnection, sql: str, *values: object, size: int = 20_000) -> Iterator[Row]:
    """The rows of a query with ``?`` for each value, fetched ``size`` at a time so that memory stays bounded."""
    cursor = db.cursor()
    cursor.execute(sql, list(values))
    names = [column[0] for column in cursor.description or ()]
    while slice_ := cursor.fetchmany(size):
        for row in slice_:
            yield dict(zip(names, row, strict=True))


@cache
def kinds() -> dict[str, str]:
    """Kinds that the vocabulary declares, by their lower-case name: ``disciplineplenum`` -> ``tg:DisciplinePlenum``."""
    path = files("ontology").joinpath("vocabulary.ttl")
    graph = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    kind = ox.NamedNode(TG + "Kind")
    terms = (q.subject.value for q in graph if q.object == kind and isinstance(q.subject, ox.NamedNode))
    return {iri[len(TG) :].lower(): "tg:" + iri[len(TG) :] for iri in terms}


def entities(db: DuckDBPyConnection, base: str) -> Blocks:
    """Every entity with its names, facts and counts."""
    for row in rows(db, ENTITIES):
        yield block(resource(row["entity"], base), [*_identity(row, base), *_facts(row, base), *_counts(row)])


def _identity(row: Row, base: str) -> list[Property]:
    names = [literal(row["label"], "zh-hans")] + [literal(e, "en") for e in some(row["english"])]
    kind = kinds().get((row["kind"] or "").replace("-", "").lower(), "")
    return [
        ("a", CLASSES.get(row["type"], ("tg:Entity",))),
        ("tg:kind", some(kind)),
        ("tg:status", some(row["status"] and f"tg:{row['status']}")),
        ("skos:prefLabel", names),
        ("skos:altLabel", [literal(f, "zh-hans") for f in row["forms"] or () if f != row["label"]]),
    ]


def _facts(row: Row, base: str) -> list[Property]:
    return [
        ("skos:definition", [literal(d, "zh-hans") for d in some(row["definition"])]),
        ("tg:since", texts(row["since"])),
        ("tg:until", texts(row["until"])),
        ("tg:place", texts(row["place"])),
        (BODIES.get(row["type"], "tg:body"), links(row["body"], base)),
        ("tg:fills", links(row["role"], base)),
        ("tg:belongsTo", links(row["owner"], base)),
        ("tg:otherSense", [resource(sense, base) for sense in json.loads(row["senses"] or "[]")]),
        ("dct:source", texts(row["source"])),
    ]


def _counts(row: Row) -> list[Property]:
    """How often; a thing of one text needs no number of texts and no first and last day."""
    own = row["owner"] is not None
    return [
        ("tg:mentionCount", numbers(row["mentions"])),
        ("tg:documentCount", () if own else numbers(row["documents"])),
        ("tg:firstSeen", () if own else texts(row["first"])),
        ("tg:lastSeen", () if own else texts(row["last"])),
        ("tg:community", () if own or (row["community"] or 0) < 0 else numbers(row["community"])),
    ]


def components(db: DuckDBPyConnection, base: str) -> Blocks:
    """The ordered members of formulations; where they changed, the IRI says since when they held."""
    for row in rows(db, COMPONENTS):
        mark = "/" if "#" in row["entity"] else "#"
        since = f"{row['since'] or '0'}-" if row["versions"] > 1 else ""
        properties: list[Property] = [
            ("a", ["tg:Component"]),
            ("tg:componentOf", links(row["entity"], base)),
            ("tg:position", numbers(row["position"])),
            ("skos:prefLabel", [literal(row["label"], "zh-hans")]),
            ("tg:member", links(row["member"], base)),
            ("tg:since", texts(row["since"] if row["versions"] > 1 else "")),
            ("tg:until", texts(row["until"])),
        ]
        yield block(resource(f"{row['entity']}{mark}{since}component-{row['position']}", base), properties)


def roles(db: DuckDBPyConnection, base: str) -> Blocks:
    """The roles that bodies of the texts fill."""
    for row in rows(db, ROLES):
        label = unquote(row["role"].removeprefix(ENTITY_BASE + "role/"))
        yield block(resource(row["role"], base), [("a", ["tg:Role"]), ("skos:prefLabel", [literal(label, "zh-hans")])])


def corpus(db: DuckDBPyConnection, base: str) -> Blocks:
    """The corpus itself: how many texts and sentences every share is taken of."""
    row = next(rows(db, "SELECT (SELECT count(*) FROM documents) AS texts, (SELECT count(*) FROM sentences) AS sentences"))
    properties: list[Property] = [
        ("a", ["tg:Corpus"]),
        ("tg:textCount", numbers(row["texts"])),
        ("tg:sentenceCount", numbers(row["sentences"])),
    ]
    yield block(f"<{base}>", properties)


def documents(db: DuckDBPyConnection, base: str) -> Blocks:
    """The texts of the corpus: title, bounds of the date and their reason, who gave them where."""
    for row in rows(db, TEXTS):
        properties: list[Property] = [
            ("a", ["tg:Text"]),
            ("dct:identifier", texts(row["doc"])),
            ("dct:title", [literal(t, "zh-hans") for t in some(row["title"])]),
            ("tg:notBefore", texts(row["date_from"])),
            ("tg:notAfter", texts(row["date_to"])),
            ("tg:dateReason", texts(row["date_reason"])),
            ("tg:published", texts(row["date_published"])),
            ("tg:speaker", texts(row["speaker"])),
            ("tg:issuer", texts(row["issuer"])),
            ("tg:place", texts(row["place"])),
            ("tg:series", texts(row["series"])),
            ("tg:sentenceCount", numbers(row["sentences"] or 0)),
            ("tg:textOf", [resource(entity, base) for entity in row["named"] or ()]),
        ]
        yield block(resource(row["iri"], base), properties)


def some(value: str | None) -> list[str]:
    """The value in a list, or nothing where it is empty."""
    return [value] if value else []


def texts(value: str | None) -> list[str]:
    """A plain literal, or nothing."""
    return [literal(value)] if value else []


def links(iri: str | None, base: str) -> list[str]:
    """A reference, or nothing."""
    return [resource(iri, base)] if iri else []


def numbers(value: int | None) -> list[str]:
    """An integer, or nothing."""
    return [] if value is None else [str(value)]
