"""What is written as Turtle is read back as it was."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import iri, text_iri
from output import terms

BASE = "https://w3id.org/tifagraph/local/"
NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12)


def read(turtle: str) -> ox.Quad:
    (quad,) = ox.parse(terms.header(BASE) + turtle, format=ox.RdfFormat.TURTLE)
    return quad


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t\"'\\")))
def test_literals_survive(text: str) -> None:
    turtle = f"tg:a tg:b {terms.literal(text, 'zh-hans')} ."
    held = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert read(turtle).object == ox.Literal(held, language="zh-hans")


@given(st.sampled_from(["concept/", "~institution/", "?meeting/", "person/"]), NAMES, NAMES)
def test_iris_survive(kind: str, label: str, doc: str) -> None:
    wanted = iri(kind + label, text_iri(doc, BASE))
    assert read(f"{terms.resource(wanted, BASE)} tg:b tg:c .").subject == ox.NamedNode(wanted)


@pytest.mark.parametrize(
    ("wanted", "written"),
    [
        ("https://w3id.org/tifagraph/concept/两个确立", "concept:两个确立"),
        ("https://w3id.org/tifagraph/concept/**蓝", "<https://w3id.org/tifagraph/concept/**蓝>"),
        (BASE + "2022/讲话.txt#char=0,9", "<2022/讲话.txt#char=0,9>"),
        (BASE + "a:b.txt", f"<{BASE}a:b.txt>"),
        (BASE + "a.txt#institution/a:b", "<a.txt#institution/a:b>"),
        ("http://x/ <>", "<http://x/%20%3C%3E>"),
        (terms.TG + "Text", "tg:Text"),
    ],
)
def test_iris_are_written_short_where_that_is_legal(wanted: str, written: str) -> None:
    assert terms.resource(wanted, BASE) == written
    quad = read(f"{written} a tg:Text .")
    graph = rdflib.Graph().parse(data=terms.header(BASE) + f"{written} a tg:Text .", format="turtle")
    assert {str(s) for s in graph.subjects()} == {quad.subject.value}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.5, "0.5"), (12.0, "12.0"), (-0.1234567, "-0.123457"), (-1e-7, "0.0"), (1e9, "1000000000.0")],
)
def test_decimals(value: float, written: str) -> None:
    assert terms.decimal(value) == written
    assert read(f"tg:a tg:b {written} .").object.datatype.value.endswith("#decimal")  # type: ignore[union-attr]
