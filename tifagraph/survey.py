"""The first look at all texts: which can be read, which are the same, and which lines recur from file to file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.apparatus import edge_lines, recurring
from tifagraph.workers import Crew, Lost, read

if TYPE_CHECKING:
    from corpus.reading import RawText
    from corpus.sources import Source

HELD = 50_000_000
"""Characters kept in memory between reading and extraction; what lies beyond is read a second time."""

PLAIN = (".txt", ".text", ".md", ".csv", ".tsv", ".jsonl")


@dataclass(slots=True)
class Survey:
    """Texts by id in sorted order; ``identical`` pairs a text that was left out with the one that it repeats.

    ``circumstances`` is what else the reader knows of a text and its structure may depend on: metadata, headings;
    ``edges`` are the lines of it that would be set aside if they recurred.
    """

    texts: dict[str, RawText | Source] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)
    circumstances: dict[str, list[object]] = field(default_factory=dict)
    edges: dict[str, frozenset[str]] = field(default_factory=dict)
    identical: list[tuple[str, str]] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    recurring: frozenset[str] = frozenset()

    def text(self, doc: str) -> RawText | Source:
        """The text as read, or its source where it was too much to keep."""
        return self.texts[doc]


def survey(sources: Sequence[Source], crew: Crew, told: Callable[[str, int, int], None]) -> Survey:
    """Read all sources once. Texts are seen in the order of their ids, whoever read them first."""
    seen = Survey()
    seen.recurring = recurring(_texts(sources, crew, told, seen))
    return seen


def _texts(sources: Sequence[Source], crew: Crew, told: Callable[[str, int, int], None], seen: Survey) -> Iterator[RawText]:
    firsts: dict[str, str] = {}
    held = 0
    for done, (source, raw) in enumerate(zip(sources, _read(sources, crew), strict=True), 1):
        told("read", done, len(sources))
        if isinstance(raw, Lost):
            seen.lost.append(raw)
        elif raw.sha256 in firsts:
            seen.identical.append((raw.id, firsts[raw.sha256]))
        else:
            firsts[raw.sha256] = raw.id
            held += len(raw.text)
            _note(seen, raw, raw if held <= HELD else source)
            yield raw


def _read(sources: Sequence[Source], crew: Crew) -> Iterator[RawText | Lost]:
    """Each source as read, in order: plain text here, where it costs less than its way to a worker and back."""
    others = crew.run(read, [source for source in sources if not _plain(source)])
    for source in sources:
        yield read(source) if _plain(source) else next(others)


def _plain(source: Source) -> bool:
    return source.file.lower().endswith(PLAIN)


def _note(seen: Survey, raw: RawText, kept: RawText | Source) -> None:
    seen.texts[raw.id] = kept
    seen.sizes[raw.id] = len(raw.text)
    seen.digests[raw.id] = raw.sha256
    seen.encodings[raw.id] = raw.encoding
    seen.edges[raw.id] = edge_lines(raw.text)
    known = sorted(raw.sidecar.items()), sorted(raw.stated.items()), raw.origin, raw.series, raw.headings, raw.notes
    seen.circumstances[raw.id] = [raw.encoding, *known]
