"""Every term in use is declared, in Chinese and in English."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).parents[2]
TG = "https://w3id.org/tifagraph/vocabulary#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


def declared() -> dict[str, dict[tuple[str, str], str]]:
    """Term -> (label or comment, language) -> text."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for quad in ox.parse(path=str(ROOT / "ontology" / "vocabulary.ttl")):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(TG):
            texts = found.setdefault(quad.subject.value[len(TG) :], {})
            if isinstance(quad.object, ox.Literal) and quad.predicate.value.startswith(RDFS):
                texts[quad.predicate.value[len(RDFS) :], quad.object.language or ""] = quad.object.value
    return found


def test_every_term_has_a_label_and_a_comment_in_both_languages() -> None:
    wanted = {(what, language) for what in ("label", "comment") for language in ("zh-hans", "en")}
    assert {term: wanted - texts.keys() for term, texts in declared().items() if wanted - texts.keys()} == {}


def test_terms_of_the_vocabulary_refer_to_declared_terms() -> None:
    objects = {
        q.object.value for q in ox.parse(path=str(ROOT / "ontology" / "vocabulary.ttl")) if isinstance(q.object, ox.NamedNode)
    }
    assert {o[len(TG) :] for o in objects if o.startswith(TG)} <= declared().keys()


@pytest.mark.parametrize("path", sorted((ROOT / "ontology" / "lexicon").glob("*.ttl")), ids=lambda path: path.name)
def test_the_lexicon_uses_declared_terms(path: Path) -> None:
    terms = {t.value for q in ox.parse(path=str(path), base_iri="https://w3id.org/tifagraph/") for t in (q.predicate, q.object)}
    assert {t[len(TG) :] for t in terms if t.startswith(TG)} <= declared().keys()


@pytest.mark.parametrize("folder", ["output/queries", "examples/queries"])
def test_the_queries_use_declared_terms(folder: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).glob("*.rq"))]
    assert {term for text in texts for term in re.findall(r"\btg:(\w+)", text)} <= declared().keys()
