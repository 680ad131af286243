"""Which form an answer takes: what the client accepts, weighed, against what the query gives (rows, a truth, triples)."""

from __future__ import annotations

import re

ROWS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "table",
}
TRIPLES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json",
    "application/x-turtle": "ttl",
    "application/json": "json",
    "application/xml": "xml",
    "text/plain": "nt",
}

_SILENT = re.compile(r"<[^<>\s]*>|#[^\r\n]*")
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)


class NotAcceptable(Exception):
    """The client takes none of the forms that there are."""


def chosen(accept: str, query: str) -> tuple[str, str]:
    """The form of ``results.FORMATS`` and the media type of the answer to a query, JSON or Turtle where all are welcome.

    Raises:
        NotAcceptable: the Accept header leaves none of them.
    """
    table = TRIPLES if gives_triples(query) else ROWS
    ranges = _ranges(accept or "*/*")
    best = max(table, key=lambda media: _weight(media, ranges))
    if _weight(best, ranges) <= 0:
        raise NotAcceptable(f"Accept: none of these forms is to be had; there are {', '.join(table)}")
    return table[best], best + ("; charset=utf-8" if best.startswith("text/") else "")


def gives_triples(query: str) -> bool:
    """Whether the query is a CONSTRUCT or a DESCRIBE; IRIs and comments before the keyword are passed over."""
    match = _FORM.search(_SILENT.sub(" ", query))
    return bool(match) and match[1].upper() in ("CONSTRUCT", "DESCRIBE") if match else False


def _ranges(accept: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their weights: ``[("text/csv", 1.0), ("*/*", 0.1)]``."""
    found = []
    for part in accept.split(","):
        media, *parameters = (p.strip().lower() for p in part.split(";"))
        weights = [p[2:] for p in parameters if re.fullmatch(r"q=[01](\.\d*)?", p)]
        found.append((media, float(weights[0]) if weights else 1.0))
    return found


def _weight(media: str, ranges: list[tuple[str, float]]) -> float:
    """The weight that the most specific matching range gives to a media type (RFC 9110, 12.5.1)."""
    kind = media.partition("/")[0] + "/*"
    for wanted in (media, kind, "*/*"):
        weights = [weight for name, weight in ranges if name == wanted]
        if weights:
            return max(weights)
    return 0.0
