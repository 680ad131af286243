"""Texts explained: read like any corpus or from standard input, shown with the rule behind each mention and citation."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tifagraph.faults import WrongUse

if TYPE_CHECKING:
    from rich.text import Text

    from corpus.document import Document
    from corpus.reading import RawText
    from extractors.extraction import Extraction
    from extractors.mention import Citation
    from ontology.loading import Lexicon
    from output.explanation import Stretch
    from tifagraph.rendering import Screen

STANDARD_INPUT = "-"
COLOURS = {"concept": "blue", "institution": "green", "meeting": "yellow", "document": "magenta", "person": "red", "term": "cyan"}
"""Colour of the terminal for each type."""


def explained(paths: Sequence[str], lexicon: Lexicon) -> tuple[list[Extraction], list[str]]:
    """What is found in the texts at ``paths`` (``-``: standard input), and a line for each that could not be read."""
    from corpus.apparatus import recurring
    from corpus.structure import document
    from extractors.extraction import Extractor

    texts, problems = _texts(paths)
    if not texts:
        raise WrongUse(problems[0] if problems else f"{', '.join(paths)}: holds no text")
    repeated, extractor = recurring(texts), Extractor(lexicon)
    return [extractor.extract(document(raw, repeated)) for raw in texts], problems


def _texts(paths: Sequence[str]) -> tuple[list[RawText], list[str]]:
    from corpus.sources import find
    from tifagraph.workers import Lost, read

    named = [path for path in paths if path != STANDARD_INPUT]
    read_from = find(named) if named else None
    results: list[RawText | Lost] = [read(source) for source in read_from.sources] if read_from else []
    results += [_standard_input()] if STANDARD_INPUT in paths else []
    lost = [f"{item.path}: {item.problem} ({item.advice})" for item in results if isinstance(item, Lost)]
    skipped = [f"{item.path}: {item.problem} ({item.advice})" for item in read_from.skipped] if read_from else []
    return [item for item in results if not isinstance(item, Lost)], [*lost, *skipped]


def _standard_input() -> RawText:
    from hashlib import sha256

    from corpus.plain import read_text
    from corpus.problems import Refused
    from corpus.reading import RawText

    data = sys.stdin.buffer.read()
    try:
        content = read_text(data) if data.strip() else None
    except Refused as refused:
        raise WrongUse(f"standard input: {refused.problem} ({refused.advice})") from None
    if content is None or not content.text.strip():
        raise WrongUse("standard input: is empty: pipe a text into it, or name a file")
    digest = sha256(content.text.encode("utf-8", "surrogatepass")).hexdigest()
    return RawText("standard input", "standard input", content.text, digest, content.encoding, notes=content.notes)


def lexicon_of(paths: Iterable[Path]) -> Lexicon:
    """The lexicon with a user's own files."""
    from ontology.loading import load

    return load(tuple(paths))


def show(screen: Screen, extraction: Extraction) -> None:
    """Print one text: its date, the text with its marks, citations, what was set aside, warnings."""
    from output.explanation import marked, period

    document = extraction.document
    screen.title(document.id, document.title if document.title != document.id else "")
    screen.print(f"date: {period(document)}")
    for field, origin in document.origins:
        if value := getattr(document, field, ""):
            screen.print(f"{field}: {value} ({origin})")
    screen.print()
    screen.print(coloured(extraction) if screen.colour else marked(extraction).rstrip("\n"))
    _citations(screen, extraction)
    _listed(screen, "set aside", _aside(document))
    _listed(screen, "notes", document.notes)


def coloured(extraction: Extraction) -> Text:
    """The text for a terminal: mentions in the colour of their type, label and rule behind them."""
    from rich.text import Text

    from output.explanation import stretches

    text = Text()
    _paint(text, extraction.document.text, stretches(extraction.document, extraction.mentions), "")
    return text


def _paint(text: Text, source: str, parts: Sequence[Stretch], around: str) -> None:
    from output.explanation import label

    for part in parts:
        mention = part.mention
        if mention is None:
            text.append(source[part.start : part.end], around)
            continue
        colour = f"bold {COLOURS.get(mention.type, 'white')}"
        _paint(text, source, part.inside, f"{colour} underline" if around else colour)
        named = label(mention.key)
        text.append(
            f"⟨{f'{named}; ' if named != mention.form else ''}{mention.rule}⟩", f"dim {COLOURS.get(mention.type, 'white')}"
        )


def _citations(screen: Screen, extraction: Extraction) -> None:
    if extraction.citations:
        screen.print()
        screen.title("citations")
        screen.table(
            ("kind", "actor", "target", "rule", "clause"), [_cited(extraction.document, c) for c in extraction.citations]
        )


def _cited(document: Document, citation: Citation) -> tuple[str, ...]:
    from output.explanation import label

    clause = " ".join(document.text[citation.start : citation.end].split())
    return citation.kind, label(citation.actor), label(citation.target), citation.rule, clause


def _aside(document: Document) -> Iterator[str]:
    for part in document.apparatus:
        yield f"{part.reason}: {' '.join(document.text[part.start : part.end].split())}"


def _listed(screen: Screen, title: str, lines: Iterable[str]) -> None:
    held = list(lines)
    if held:
        screen.print()
        screen.title(title)
    for line in held:
        screen.print(f"  {line}")
