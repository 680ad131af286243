from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.mention import TYPES
from graph.errors import GraphError
from graph.identity import ENTITY_BASE, checked_base, iri, role_iri, sentence_iri, text_iri

TEXT = text_iri("2022/讲话 1.txt", "https://example.org/云州/")


@pytest.mark.parametrize(("key", "expected"), [
    ("concept/两个确立", ENTITY_BASE + "concept/两个确立"),
    ("document/中华人民共和国宪法", ENTITY_BASE + "document/中华人民共和国宪法"),
    ("~institution/市委", "https://example.org/云州/2022/讲话%201.txt#institution/市委"),
    ("~institution/**局", "https://example.org/云州/2022/讲话%201.txt#institution/**局"),
    ("?concept/两个大局", ENTITY_BASE + "ambiguous/concept/两个大局"),
    ("concept/100% #1?", ENTITY_BASE + "concept/100%25%20%231%3F"),
    ("document/[2021]号", ENTITY_BASE + "document/%5B2021%5D号"),
    ("document/关于《〈条例〉》的说明", ENTITY_BASE + "document/关于《〈条例〉》的说明"),
    ("concept/a　b", ENTITY_BASE + "concept/a%E3%80%80b"),
    ("concept/..", ENTITY_BASE + "concept/%2E%2E"),
])  # fmt: skip
def test_an_iri_says_what_a_thing_is(key: str, expected: str) -> None:
    assert iri(key, TEXT) == expected


def test_texts_in_archives_and_records_have_iris() -> None:
    assert text_iri("a.zip!/x y.txt", "https://example.org/") == "https://example.org/a.zip!/x%20y.txt"
    assert text_iri("f.jsonl#3", "https://example.org/") == "https://example.org/f.jsonl%233"


def test_sentences_and_roles() -> None:
    assert sentence_iri(TEXT, 120, 188) == TEXT + "#char=120,188"
    assert role_iri("市委") == ENTITY_BASE + "role/市委"


keys = st.builds("{}{}/{}".format, st.sampled_from(["", "~", "?"]), st.sampled_from(TYPES), st.text(min_size=1))


@given(keys, st.text(min_size=1))
def test_every_iri_is_legal_for_both_parsers(key: str, doc: str) -> None:
    name = iri(key, text_iri(doc))
    triple = f"<{name}> <{ENTITY_BASE}p> <{role_iri(doc)}> ."
    parsed = next(iter(ox.parse(triple, format=ox.RdfFormat.TURTLE, base_iri="https://example.com/x/y")))
    assert parsed.subject == ox.NamedNode(name)
    assert rdflib.URIRef(name) in rdflib.Graph().parse(data=triple, format="turtle").subjects()
    assert rdflib.URIRef(name).n3() == f"<{name}>"


@given(keys, keys, st.text(min_size=1), st.text(min_size=1))
def test_different_things_have_different_iris(a: str, b: str, doc: str, other: str) -> None:
    assume(a != b)
    assert iri(a, text_iri(doc)) != iri(b, text_iri(doc))
    assert (text_iri(doc) == text_iri(other)) == (doc == other)


@pytest.mark.parametrize("base", ["", "speeches", "https://example.org", "https://example.org/a b/", "https://example.org/#"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(GraphError, match="ending in a slash"):
        checked_base(base)


def test_a_good_base_is_kept() -> None:
    assert checked_base("https://example.org/讲话/") == "https://example.org/讲话/"
