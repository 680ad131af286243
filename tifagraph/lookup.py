"""Which entity a term names: its IRI or key, a name, a wording that the texts use, or one that the grammar understands."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from corpus.text import normalise
from graph import reading
from graph.identity import iri
from tifagraph.faults import NotFound

if TYPE_CHECKING:
    from graph.reading import Connection, Row

SUGGESTIONS = 6


@dataclass(frozen=True, slots=True)
class Match:
    """The entity that a term names (a row of the table entities), and the others of that name: types, senses, texts."""

    row: Row
    others: tuple[Row, ...]

    @property
    def entity(self) -> str:
        return str(self.row["entity"])

    def __str__(self) -> str:
        return f"{self.row['label']} ({self.row['type']}, {self.row['mentions']} mentions in {self.row['documents']} texts)"


def resolve(db: Connection, term: str) -> Match:
    """Find the entity that a term names, the one with most mentions first.

    Raises NotFound with the names that come nearest.
    """
    found = reading.find_entities(db, term) or _understood(db, normalise(term))
    if not found:
        near = suggestions(db, normalise(term))
        advice = f"did you mean {'、'.join(near)}?" if near else "look for the wording itself with `tifagraph find`"
        raise NotFound(f"{term}: no entity of this graph bears that name: {advice}")
    return Match(found[0], tuple(found[1:]))


def _understood(db: Connection, wording: str) -> list[Row]:
    """A wording that no text uses may still name an entity: 第二十届中央纪委第二次全会."""
    return [row for key in keys(wording) for row in reading.find_entities(db, iri(key, ""))]


def keys(wording: str) -> list[str]:
    """The keys that the lexicon and the extractors give to a wording standing alone."""
    from corpus.document import Document, Sentence
    from extractors.extraction import Extractor
    from ontology.loading import load

    lexicon = load()
    known = list(lexicon.surfaces.get(wording, ()))
    if known or not wording:
        return known
    alone = Document("", "", wording, "", "utf-8", sentences=(Sentence(0, len(wording), 0, -1, False),))
    mentions = Extractor(lexicon).extract(alone).mentions
    return sorted({m.key for m in mentions if m.end - m.start == len(wording) and m.key[0] not in "~?"})


def suggestions(db: Connection, wording: str) -> list[str]:
    """Names near to a wording: those that begin with it, contain it or lie in it, then those of like spelling."""
    near = [row["label"] for row in reading.suggestions(db, wording, SUGGESTIONS) if row["mentions"]] if wording else []
    rows = reading.rows(db, "SELECT label FROM entities WHERE mentions > 0 ORDER BY mentions DESC, entity LIMIT 5000")
    alike = get_close_matches(wording, [row["label"] for row in rows], n=SUGGESTIONS, cutoff=0.5)
    return list(dict.fromkeys([*near, *alike]))[:SUGGESTIONS]
