"""What a reviewer of the graph looks at: entities with their wordings, texts, neighbours and members, and what was decided."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from urllib.parse import unquote

from corpus.text import normalise
from graph.identity import ENTITY_BASE
from graph.reading import Connection, Row, rows

_SCOPED = re.compile(r"#([a-z]+/.*)")
Profile = Counter[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that a person may want in decisions.csv: why, on what evidence, and sentences (text, start, end) to look at.

    ``weight`` orders proposals, the likeliest first.
    """

    action: str
    subject: str
    object: str
    reason: str
    evidence: str
    weight: float
    entities: tuple[str, ...]
    forms: tuple[str, ...] = ()


class Dossier:
    """The tables of a graph as the rules of review read them; ``kept`` holds the pairs that people keep apart, ``settled``
    the wordings that they confirmed (entity, form)."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.entities: dict[str, Row] = {
            row["entity"]: row for row in rows(connection, "SELECT * FROM entities WHERE mentions > 0 ORDER BY entity")
        }
        self.texts: dict[str, Row] = {
            row["doc"]: row for row in rows(connection, "SELECT doc, issuer, place, speaker, series, date_from FROM documents")
        }
        self.forms: dict[str, dict[str, int]] = defaultdict(dict)
        for row in rows(connection, "SELECT entity, form, count FROM forms ORDER BY entity, form"):
            self.forms[row["entity"]][row["form"]] = row["count"]
        self.members = _members(connection)
        self.neighbours = _neighbours(connection)
        decided = rows(connection, "SELECT * FROM decisions WHERE problem = ''")
        self.kept = {frozenset((row["entity"], row["other"])) for row in decided if row["action"] == "never-merge"}
        self.settled = {(row["entity"], normalise(row["subject"])) for row in decided if row["action"] == "merge"}

    def of_type(self, kind: str, *statuses: str) -> list[Row]:
        """Entities of a type, of the given statuses only."""
        return [row for row in self.entities.values() if row["type"] == kind and row["status"] in statuses]

    def apart(self, one: str, other: str) -> bool:
        """Whether people decided that two entities are not the same."""
        return frozenset((one, other)) in self.kept

    def likeness(self, one: str, other: str) -> tuple[float, list[str]]:
        """Cosine (0 to 1) of what two entities stand with in sentences, and the labels of what both do."""
        a, b = self.neighbours.get(one, Profile()), self.neighbours.get(other, Profile())
        shared = sorted((a.keys() & b.keys()) - {one, other}, key=lambda e: (-min(a[e], b[e]), e))
        return cosine(a, b), [self.entities[e]["label"] for e in shared if e in self.entities]

    def count(self, entity: str) -> str:
        """How much an entity is spoken of, in words."""
        row = self.entities[entity]
        return f"{row['label']} {row['mentions']} × in {row['documents']} texts"


def cosine(a: Profile, b: Profile) -> float:
    """Cosine of two counts: 1 where they are proportional, 0 where they share nothing or one is empty."""
    dot = sum(a[key] * b[key] for key in sorted(a.keys() & b.keys()))
    size = sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
    return dot / size if size else 0.0


def reference(row: Row) -> str:
    """How a decision names an entity so that nothing else can be meant: its key, of a scoped one behind its text."""
    entity = str(row["entity"])
    scoped = _SCOPED.search(entity) if row["doc"] else None
    if scoped:
        return f"{row['doc']}#{unquote(scoped[1])}"
    key = unquote(entity.removeprefix(ENTITY_BASE))
    return "?" + key.removeprefix("ambiguous/") if key.startswith("ambiguous/") else key


def _members(connection: Connection) -> dict[str, list[tuple[str, ...]]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows(connection, "SELECT entity, since, label FROM components ORDER BY entity, since, position, label"):
        found[row["entity"], row["since"]].append(normalise(row["label"]))
    versions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for (entity, _), members in found.items():
        versions[entity].append(tuple(members))
    return versions


def _neighbours(connection: Connection) -> dict[str, Profile]:
    found: dict[str, Profile] = defaultdict(Profile)
    for row in rows(connection, "SELECT source, target, count FROM ties WHERE relation = 'sentence' ORDER BY source, target"):
        found[row["source"]][row["target"]] = row["count"]
        found[row["target"]][row["source"]] = row["count"]
    return found
