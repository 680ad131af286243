"""The names under which everything known is published."""

from __future__ import annotations

BASE = "https://w3id.org/tifagraph/"
"""In front of every key of the lexicon and of every composed entity: ``BASE + key`` is its IRI."""
VOCABULARY = BASE + "vocabulary#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
DCTERMS = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

TYPES = ("concept", "institution", "meeting", "document", "person")
"""The types of entity that a lexicon can name; a key begins with one of them."""
