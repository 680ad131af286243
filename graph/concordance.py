"""Key words in context: where something stands, with what is before and behind it in its sentence.

Rows of all functions: doc, title, date_from, date_to, sentence, locator, start, end (characters of the text), left,
keyword, right. They are ordered by date, text and place; texts without a date come last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from corpus.text import normalise, twin
from graph.errors import GraphError
from graph.names import COOCCURRENCE
from graph.reading import Connection, Row, rows

_TEXTS = """SELECT d.doc, d.title, d.date_from, d.date_to, d.text FROM documents d
            ORDER BY CASE WHEN concat(d.date_from, d.date_to) = '' THEN 1 ELSE 0 END,
                     coalesce(nullif(d.date_from, ''), d.date_to), d.doc"""
_PLACES = "SELECT doc, sentence, locator, start, s.end AS stop FROM sentences s ORDER BY doc, sentence"
_CITED = """
    SELECT DISTINCT c.doc, c.start, c.end AS stop FROM citations c JOIN documents d ON d.doc = c.doc
    WHERE c.kind = $3 AND (((c.actor = $1 OR d.iri = $1) AND c.target = $2)
                           OR (d.iri = $1 AND c.actor = $2 AND c.kind = 'quotes'))
    ORDER BY c.doc, c.start, stop"""

Span = tuple[int, int]


def mention_lines(connection: Connection, entity: str, limit: int | None = None) -> list[Row]:
    """Every mention of an entity in its sentence; those that other names hold are among them."""
    query = "SELECT doc, start, m.end AS stop FROM mentions m WHERE entity = ? ORDER BY doc, start, m.end"
    return _limited(_lines(connection, _spans(rows(connection, query, entity))), limit)


def tie_lines(
    connection: Connection, source: str, target: str, relation: str = "sentence", limit: int | None = None
) -> list[Row]:
    """The sentences behind a tie: those that mention both ends, or the clauses that cite.

    For the wider windows these are the sentences that mention either end in a paragraph or section that holds both.
    """
    if relation in COOCCURRENCE:
        found = rows(connection, _shared(relation), source, target)
    else:
        found = rows(connection, _CITED, source, target, relation)
    return _limited(_lines(connection, _spans(found)), limit)


def _shared(relation: str) -> str:
    """The query for sentences in units with both entities ($1, $2)."""
    return f"""
        WITH held AS (
            SELECT m.doc, s.{relation} AS unit, m.entity, s.sentence, s.start, s.end AS stop
            FROM mentions m JOIN sentences s ON s.doc = m.doc AND s.sentence = m.sentence WHERE m.entity IN ($1, $2)
        ), both_ends AS (SELECT doc, unit FROM held GROUP BY doc, unit HAVING count(DISTINCT entity) = 2)
        SELECT DISTINCT h.doc, h.start, h.stop FROM held h JOIN both_ends b ON b.doc = h.doc AND b.unit = h.unit
        ORDER BY h.doc, h.start"""


def find_text(connection: Connection, pattern: str, regex: bool = False, limit: int | None = None) -> list[Row]:
    """A wording in all sentences, entity or not, however it is quoted, spaced or broken into lines.

    With ``regex`` the pattern is a regular expression of Python and meets the sentences as they are written.

    Raises:
        GraphError: the pattern is empty or no regular expression.
    """
    search = _expression(pattern) if regex else _wording(pattern)
    spans = {row["doc"]: list(search(row["text"])) for row in rows(connection, _TEXTS)}
    return _limited(_lines(connection, spans), limit)


def _wording(pattern: str) -> Callable[[str], Iterator[Span]]:
    plain = normalise(pattern)
    if not plain:
        raise GraphError(repr(pattern), "is empty", "name the words to look for")

    def search(text: str) -> Iterator[Span]:
        mapped = twin(text)
        for match in re.finditer(re.escape(plain), mapped.text):
            yield mapped.span(*match.span()) or (mapped.origin(match.start()), mapped.origin(match.end() - 1) + 1)

    return search


def _expression(pattern: str) -> Callable[[str], Iterator[Span]]:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise GraphError(pattern, f"is no regular expression ({error})", "mend it, or search without -E") from error
    return lambda text: (match.span() for match in compiled.finditer(text) if match.end() > match.start())


def _spans(found: list[Row]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for row in found:
        spans.setdefault(row["doc"], []).append((row["start"], row["stop"]))
    return spans


def _lines(connection: Connection, spans: dict[str, list[Span]]) -> Iterator[Row]:
    """The spans that lie in sentences, in context; a span that reaches beyond its sentence is none of them."""
    places: dict[str, list[Row]] = {}
    for row in rows(connection, _PLACES):
        places.setdefault(row["doc"], []).append(row)
    for text in rows(connection, _TEXTS):
        sentences = places.get(text["doc"], [])
        starts = [row["start"] for row in sentences]
        for start, end in spans.get(text["doc"], ()):
            held = bisect_right(starts, start) - 1
            if held >= 0 and end <= sentences[held]["stop"]:
                yield _line(text, sentences[held], start, end)


def _line(text: Row, place: Row, start: int, end: int) -> Row:
    written = text["text"]
    facts = {name: text[name] for name in ("doc", "title", "date_from", "date_to")}
    return facts | {
        "sentence": place["sentence"],
        "locator": place["locator"],
        "start": start,
        "end": end,
        "left": " ".join(written[place["start"] : start].split()),
        "keyword": "".join(written[start:end].split("\n")),
        "right": " ".join(written[end : place["stop"]].split()),
    }


def _limited(lines: Iterator[Row], limit: int | None) -> list[Row]:
    return [line for _, line in zip(range(limit), lines, strict=False)] if limit is not None else list(lines)
