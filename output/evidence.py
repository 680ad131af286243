"""What shows the facts, as Turtle: sentences with what they mention, citations, verbs, and who stands with whom."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph.names import COOCCURRENCE
from output.facts import Blocks, Row, links, numbers, rows, texts
from output.terms import ENTITY_BASE, Property, block, decimal, literal, resource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RELATIONS = {
    "quotes": "tg:quotes",
    "implements": "tg:implements",
    "accords": "tg:accordsWith",
    "issues": "tg:issues",
    "amends": "tg:amends",
    "repeals": "tg:repeals",
    "forwards": "tg:forwards",
}
BOUND = ("concept", "meeting", "document")
"""Types of entity whose governing verbs say how a text binds itself: 坚定捍卫“两个确立”, 贯彻党的二十大精神."""

SENTENCES = """
SELECT s.doc, s.start, s.end AS stop, s.locator, list(DISTINCT m.entity ORDER BY m.entity) AS entities
FROM sentences s
JOIN (SELECT m.doc, m.sentence, m.entity FROM mentions m
      UNION ALL SELECT c.doc, c.sentence, NULL FROM citations c
      UNION ALL SELECT u.doc, u.sentence, NULL FROM duties u
      UNION ALL SELECT f.doc, f.sentence, NULL FROM effects f) m ON m.doc = s.doc AND m.sentence = s.sentence
GROUP BY s.doc, s.start, s.end, s.locator ORDER BY s.doc, s.start
"""
CITATIONS = """
SELECT d.iri, c.start, c.end AS stop, c.kind, c.actor, c.target, c.quote, c.pinpoint,
       s.start AS sentence_start, s.end AS sentence_end,
       row_number() OVER (PARTITION BY c.doc, c.start, c.end, c.kind ORDER BY c.target, c.actor, c.quote) AS nth
FROM citations c JOIN documents d ON d.doc = c.doc
LEFT JOIN sentences s ON s.doc = c.doc AND s.sentence = c.sentence
ORDER BY c.doc, c.start, c.end, c.kind, nth
"""
LINKS = """
SELECT DISTINCT t.source, t.kind, t.target FROM (
    SELECT d.iri AS source, c.kind, c.target FROM citations c JOIN documents d ON d.doc = c.doc WHERE c.target <> ''
    UNION ALL SELECT c.actor AS source, c.kind, c.target FROM citations c WHERE c.target <> '' AND c.actor <> ''
) t ORDER BY t.source, t.kind, t.target
"""
USES = f"""
SELECT d.iri, m.entity, m.head, m.stance, count(*) AS n, min(m.start) AS first
FROM mentions m JOIN documents d ON d.doc = m.doc
WHERE m.head <> '' AND m.type IN {BOUND}
GROUP BY d.doc, d.iri, m.entity, m.head, m.stance ORDER BY d.doc, m.entity, m.head, m.stance
"""
TIES = """
SELECT k.* FROM (
    SELECT t.source, t.target, t.count, t.documents, t.npmi, t.g2 FROM ties t
    WHERE t.relation = ? AND t.documents >= ? ORDER BY t.g2 DESC, t.source, t.target LIMIT ?
) k ORDER BY k.source, k.target
"""


def sentences(db: DuckDBPyConnection, base: str) -> Blocks:
    """Every sentence that mentions or cites something, with its words."""
    whole = rows(db, "SELECT d.doc, d.iri, d.text FROM documents d ORDER BY d.doc", size=64)
    for doc, group in groupby(rows(db, SENTENCES), key=lambda row: str(row["doc"])):
        text = next(t for t in whole if t["doc"] == doc)
        for row in group:
            yield _sentence(row, text["iri"], text["text"], base)


def _sentence(row: Row, iri: str, text: str, base: str) -> tuple[str, int]:
    start, stop = row["start"], row["stop"]
    properties: list[Property] = [
        ("a", ["tg:Sentence"]),
        ("tg:inText", [resource(iri, base)]),
        ("nif:beginIndex", numbers(start)),
        ("nif:anchorOf", [literal(text[start:stop])]),
        ("tg:mentions", [resource(e, base) for e in row["entities"] if e]),
    ]
    return block(resource(f"{iri}#char={start},{stop}", base), properties)


def citations(db: DuckDBPyConnection, base: str) -> Blocks:
    """Every citation with its actor, target, words and sentence."""
    for row in rows(db, CITATIONS):
        nth = f",{row['nth']}" if row["nth"] > 1 else ""
        subject = f"{row['iri']}#citation={row['start']},{row['stop']},{row['kind']}{nth}"
        within = row["sentence_start"] is not None
        sentence = f"{row['iri']}#char={row['sentence_start']},{row['sentence_end']}" if within else ""
        properties: list[Property] = [
            ("a", ["tg:Citation"]),
            ("tg:kind", [RELATIONS[row["kind"]]]),
            ("tg:inText", [resource(row["iri"], base)]),
            ("tg:inSentence", links(sentence, base)),
            ("tg:actor", links(row["actor"], base)),
            ("tg:target", links(row["target"], base)),
            ("tg:quote", texts(row["quote"])),
            ("tg:pinpoint", texts(row["pinpoint"])),
        ]
        yield block(resource(subject, base), properties)


def citation_links(db: DuckDBPyConnection, base: str) -> Blocks:
    """From texts and actors straight to what they cite."""
    for source, group in groupby(rows(db, LINKS), key=lambda row: str(row["source"])):
        held = [
            (RELATIONS[kind], [resource(r["target"], base) for r in same])
            for kind, same in groupby(group, key=lambda row: str(row["kind"]))
        ]
        yield block(resource(source, base), held)


def uses(db: DuckDBPyConnection, base: str) -> Blocks:
    """With which verbs each text speaks of formulations, meetings and documents; ``tg:held`` is not written out."""
    for row in rows(db, USES):
        stance = "" if row["stance"] in ("", "held") else row["stance"]
        subject = f"{row['iri']}#use={'/'.join(filter(None, (row['head'], stance, local(row['entity'], row['iri']))))}"
        properties: list[Property] = [
            ("a", ["tg:Use"]),
            ("tg:inText", [resource(row["iri"], base)]),
            ("tg:of", [resource(row["entity"], base)]),
            ("tg:verb", texts(row["head"])),
            ("tg:stance", [f"tg:{stance}"] if stance else []),
            ("tg:count", numbers(row["n"])),
            ("tg:first", numbers(row["first"])),
        ]
        yield block(resource(subject, base), properties)


def local(iri: str, base: str) -> str:
    """An IRI cut down to what tells it apart, fit to stand inside another: ``concept/两个确立``, ``a.txt%23institution/市委``."""
    short = iri.removeprefix(base) if base and iri.startswith(base) else iri.removeprefix(ENTITY_BASE)
    return short.lstrip("#").replace("#", "%23")


def ties(db: DuckDBPyConnection, base: str, most: int) -> Blocks:
    """The strongest co-occurrences by G2, at most ``most``: those of two texts or more, all where there is one text."""
    if most <= 0:
        return
    total = next(rows(db, "SELECT count(*) AS n FROM documents d"))["n"]
    found = {row["relation"] for row in rows(db, "SELECT DISTINCT t.relation FROM ties t")}
    window = next((w for w in COOCCURRENCE if w in found), COOCCURRENCE[0])
    for row in rows(db, TIES, window, 2 if total > 1 else 1, most):
        yield _tie(row, base)


def _tie(row: Row, base: str) -> tuple[str, int]:
    a, b = resource(row["source"], base), resource(row["target"], base)
    properties: list[Property] = [
        ("a", ["tg:Cooccurrence"]),
        ("tg:between", [a, b]),
        ("tg:count", numbers(row["count"])),
        ("tg:documents", numbers(row["documents"])),
        ("tg:npmi", [] if row["npmi"] is None else [decimal(row["npmi"])]),
        ("tg:g2", [] if row["g2"] is None else [decimal(row["g2"])]),
    ]
    node, n = block(resource(f"{base}tie/{local(row['source'], base)}+{local(row['target'], base)}", base), properties)
    return f"{node}{a} tg:cooccursWith {b} .\n{b} tg:cooccursWith {a} .\n", n + 2
