"""The names of kinds (tenet, plenum, law) in Chinese and English, as the vocabulary gives them."""

from __future__ import annotations

from collections.abc import Set
from importlib.resources import files

import pyoxigraph as ox

VOCABULARY = "https://w3id.org/tifagraph/vocabulary#"
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def kind_labels(kinds: Set[str]) -> dict[str, dict[str, str]]:
    """Kind to language (zh, en) to label, for those of the kinds that the vocabulary names."""
    source = files("ontology").joinpath("vocabulary.ttl").read_bytes()
    found: dict[str, dict[str, str]] = {kind: {} for kind in sorted(kinds)}
    for triple in ox.parse(source, format=ox.RdfFormat.TURTLE):
        name = getattr(triple.subject, "value", "").removeprefix(VOCABULARY)
        if triple.predicate == _LABEL and name in found and isinstance(triple.object, ox.Literal):
            found[name][(triple.object.language or "en")[:2]] = triple.object.value
    return {kind: dict(sorted(labels.items())) for kind, labels in found.items() if labels}
