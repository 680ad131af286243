"""Answers of a query as text: a table for the terminal, the W3C result formats, or triples."""

from __future__ import annotations

import io
from itertools import groupby
from unicodedata import east_asian_width

import pyoxigraph as ox

from output.errors import QueryError
from output.terms import PREFIXES, block, resource

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt")
_ROWS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_TRIPLES = {
    "table": ox.RdfFormat.TURTLE,
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "json": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
_WIDEST = 60


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond ``most`` bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self._most and self.tell() + len(data) > self._most:
            raise _full(self._most)
        return super().write(data)


def _full(most: int) -> QueryError:
    return QueryError(f"query: the answer is larger than {most // 1_000_000} MB; ask for less, for instance with LIMIT")


def written(results: Results, form: str, most: int = 0) -> bytes:
    """The answer in one of ``FORMATS``, at most ``most`` bytes of it (0: without bound).

    Raises:
        QueryError: the answer has no such form, or is larger.
    """
    if isinstance(results, ox.QueryTriples):
        return _triples(results, form, most)
    if form == "table":
        text = ("true\n" if results else "false\n") if isinstance(results, ox.QueryBoolean) else table(results, most)
        return text.encode()
    if form not in _ROWS:
        raise QueryError(f"{form}: rows have no such form; take one of: table, {', '.join(_ROWS)}")
    buffer = _Bounded(most)
    results.serialize(buffer, _ROWS[form])
    return buffer.getvalue()


def _triples(results: ox.QueryTriples, form: str, most: int) -> bytes:
    if form not in _TRIPLES:
        raise QueryError(f"{form}: triples have no such form; take one of: {', '.join(_TRIPLES)}")
    buffer = _Bounded(most)
    triples = sorted(set(results), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    if form in ("table", "ttl"):
        buffer.write(turtle(triples).encode())
    else:
        ox.serialize(triples, buffer, _TRIPLES[form], prefixes=PREFIXES if form == "xml" else None)
    return buffer.getvalue()


def turtle(triples: list[ox.Triple]) -> str:
    """Sorted triples as Turtle, one block a subject, with the prefixes that they need."""
    blocks = []
    for subject, group in groupby(triples, key=lambda t: t.subject):
        pairs = [(_predicate(p), [written_term(t.object) for t in same]) for p, same in groupby(group, lambda t: t.predicate)]
        blocks.append(block(written_term(subject), pairs)[0])
    return prefixes("".join(blocks)) + "".join(blocks)


def prefixes(text: str) -> str:
    """The declarations of the prefixes that occur in a Turtle text."""
    used = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items() if f"{name}:" in text]
    return "\n".join(used) + "\n\n" if used else ""


def written_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A term as Turtle writes it."""
    if isinstance(term, ox.Literal) and term.datatype.value == PREFIXES["xsd"] + "integer":
        return term.value
    return resource(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _predicate(term: ox.NamedNode) -> str:
    return "a" if term.value == PREFIXES["rdf"] + "type" else resource(term.value)


def table(results: ox.QuerySolutions, most: int = 0) -> str:
    """Rows under their names, in columns of even width; a Chinese character is two columns wide.

    Cells are cut at ``_WIDEST`` columns, but for those of the last column. ``most`` bounds the bytes (0: no bound).
    """
    names = [v.value for v in results.variables]
    lines, size = [names], 0
    for solution in results:
        lines.append([cell(solution[name]) for name in names])
        size += sum(map(len, lines[-1]))
        if most and size > most:
            raise _full(most)
    if len(lines) == 1:
        return "no rows\n"
    widths = [min(_WIDEST, max(width(line[i]) for line in lines)) for i in range(len(names))]
    lines.insert(1, ["-" * w for w in widths])
    return "".join("  ".join([*map(_padded, line[:-1], widths), line[-1]]).rstrip() + "\n" for line in lines)


def cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term as a reader wants to see it: a literal without its type, an IRI with its prefix, all on one line."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return resource(term.value).strip("<>")
    text = term.value if isinstance(term, (ox.Literal, ox.BlankNode)) else str(term)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, columns: int) -> str:
    if width(text) > columns:
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width(text))
