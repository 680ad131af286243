"""RDF terms as Turtle writes them: the prefixes of the house, shortest legal IRIs, escaped literals, blocks of one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

ENTITY_BASE = "https://w3id.org/tifagraph/"
TG = ENTITY_BASE + "vocabulary#"
TYPES = ("concept", "institution", "meeting", "document", "person", "role")

PREFIXES = {
    "tg": TG,
    **{name: f"{ENTITY_BASE}{name}/" for name in TYPES},
    "ambiguous": ENTITY_BASE + "ambiguous/",
    "cito": "http://purl.org/spar/cito/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Known to every query without being declared; ``meeting:党的二十大`` names an entity."""

_LOCAL = re.compile(r"[0-9A-Za-z_\u3001-\ud7ff\uff08\uff09\uff0c\uff1a\uff1b]+")
_NAMESPACES = sorted(((iri, name) for name, iri in PREFIXES.items()), reverse=True)
_RELATIVE = re.compile(r"[^:/?#][^:/?#]*(?:[/#].*)?")
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')

Property = tuple[str, Iterable[str]]
"""A predicate and its objects, both as Turtle writes them."""


def header(base: str) -> str:
    """The opening lines of a Turtle file whose relative IRIs stand below ``base``."""
    lines = [f"@base <{base}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())]
    return "\n".join(lines) + "\n\n"


@lru_cache(maxsize=200_000)
def resource(iri: str, base: str = "") -> str:
    """The shortest way to write an IRI: ``concept:两个确立``, ``<2022/a.txt#char=0,9>`` relative to ``base``, or in full."""
    for namespace, name in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{name}:{iri[len(namespace) :]}"
    if base and iri.startswith(base) and _RELATIVE.fullmatch(iri, len(base)):
        return f"<{_legal(iri[len(base) :])}>"
    return f"<{_legal(iri)}>"


def _legal(iri: str) -> str:
    return _UNSAFE.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), iri)


def literal(text: str, language: str = "") -> str:
    """A string literal; a character that XML cannot hold becomes U+FFFD, so that every export says the same."""
    escaped = _NO_XML.sub("\ufffd", text).translate(_ESCAPES)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def decimal(value: float) -> str:
    """A number of at most six decimal places as an xsd:decimal: ``0.5``, ``-0.123457``, ``12.0``."""
    text = f"{round(value, 6) + 0.0:.6f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def block(subject: str, properties: Iterable[Property]) -> tuple[str, int]:
    """Everything about one subject as Turtle, and how many triples that is; properties without an object are left out."""
    lines, count = [], 0
    for predicate, objects in properties:
        held = objects if isinstance(objects, (list, tuple)) else list(objects)
        if held:
            lines.append(f"{predicate} {', '.join(held)}")
            count += len(held)
    return subject + " " + " ;\n  ".join(lines) + " .\n", count
