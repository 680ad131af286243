"""The one place that knows the order of the steps from files to a published graph.

find sources -> read -> set recurring lines and identical texts aside -> extract into parts (cached) -> reduce to tables
-> RDF, page, report, manifest -> publish. Nothing touches the old graph before the last step.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.identity import TEXT_BASE, checked_base
from tifagraph import fingerprints, inventory, publishing
from tifagraph.faults import WrongUse
from tifagraph.survey import Survey, survey
from tifagraph.workers import Batch, Crew, Lost, extract

if TYPE_CHECKING:
    from ontology.loading import Lexicon

WINDOWS = ("sentence", "paragraph", "section")
SMALL = 1_500_000
"""Bytes of input below which worker processes cost more than they save."""
BATCH_SIZE, BATCH_TEXTS = 150_000, 200
"""A part holds about so many characters, and at most so many texts."""

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how much of it is done, and of how much (0: unknown)."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``workers`` 0 means as many as there are cores; ``fresh`` ignores what earlier builds left."""

    lexicon: tuple[str, ...] = ()
    windows: tuple[str, ...] = ("sentence",)
    base: str = ""
    workers: int = 0
    fresh: bool = False
    page: bool = True
    verbose: bool = False


@dataclass(slots=True)
class Clock:
    """Wall time of each step in seconds, and who is told of its progress."""

    told: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure one step."""
        self.told(name, 0, 0)
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


def build(paths: Iterable[str], out: Path, options: Options, told: Progress = lambda *_: None) -> dict[str, Any]:
    """Build the graph of the texts at ``paths`` in the folder ``out``; returns its manifest.

    Raises WrongUse or a room's own error where nothing can be built, Failed where the result cannot be written.
    """
    _check(options)
    out = out.absolute()
    publishing.check_target(out)
    with publishing.locked(out) as work:
        return _build(list(paths), out, work, options, Clock(told))


def _check(options: Options) -> None:
    checked_base(options.base or TEXT_BASE)
    for window in options.windows:
        if window not in WINDOWS:
            raise WrongUse(f"window {window!r}: is none of {', '.join(WINDOWS)}")


def _build(paths: list[str], out: Path, work: Path, options: Options, clock: Clock) -> dict[str, Any]:
    from corpus.sources import find
    from ontology.loading import load

    with clock.step("find"):
        found = find(paths)
        lexicon = load(tuple(map(Path, options.lexicon)))
    crew = Crew(_workers(options, found.sources), options.verbose)
    try:
        with clock.step("read"):
            seen = survey(found.sources, crew, clock.told)
        _require_texts(seen, paths)
        keys = fingerprints.text_keys(seen, lexicon.version)
        with clock.step("extract"):
            lost = _extract(seen, keys, crew, work, options, clock.told)
    finally:
        crew.close()
    skipped = inventory.skipped(found.skipped, [*seen.lost, *lost])
    with clock.step("reduce"):
        _reduce(work, keys, lexicon, options)
    manifest = inventory.manifest(options, lexicon, seen, skipped, work / "new")
    manifest["warnings"] = [*map(str, found.warnings), *lexicon.warnings]
    return _outputs(out, work, manifest, options, clock)


def _workers(options: Options, sources: Iterable[Any]) -> int:
    if options.workers:
        return options.workers
    files = {source.file for source in sources}
    size = sum(os.path.getsize(file) for file in files if os.path.exists(file))
    return 1 if size < SMALL else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _require_texts(seen: Survey, paths: list[str]) -> None:
    if seen.texts:
        return
    reasons = "; ".join(f"{lost.path}: {lost.problem}" for lost in seen.lost[:3])
    more = f" ({reasons}{' …' if len(seen.lost) > 3 else ''})" if reasons else ""
    raise WrongUse(f"{', '.join(paths)}: no text could be read{more}: name files or folders with .txt, .docx, .pdf, .html …")


def _extract(seen: Survey, keys: Mapping[str, str], crew: Crew, work: Path, options: Options, told: Progress) -> list[Lost]:
    from graph import parts

    if options.fresh:
        parts.prune(work, ())
    missing = parts.missing(work, keys)
    lost: list[Lost] = []
    batches = list(_batches(missing, seen, keys, work, options))
    done = 0
    for batch, result in zip(batches, crew.run(extract, batches), strict=True):
        done += len(batch.texts)
        told("extract", done, len(missing))
        lost += result
    return lost


def _batches(docs: list[str], seen: Survey, keys: Mapping[str, str], work: Path, options: Options) -> Iterator[Batch]:
    """Texts in the order of their ids, cut where a batch is full."""
    held: list[str] = []
    size = 0
    for doc in docs:
        held.append(doc)
        size += seen.sizes[doc]
        if size >= BATCH_SIZE or len(held) >= BATCH_TEXTS or doc == docs[-1]:
            texts = tuple(seen.text(d) for d in held)
            yield Batch(work, texts, {d: keys[d] for d in held}, seen.recurring, options.lexicon)
            held, size = [], 0


def _reduce(work: Path, keys: Mapping[str, str], lexicon: Lexicon, options: Options) -> None:
    from graph import parts, reduction

    (work / "new").mkdir(exist_ok=True)
    chosen = parts.select(work, keys)
    how = reduction.Options(base=options.base or TEXT_BASE, windows=options.windows)
    reduction.reduce(chosen, work / "new" / "tables", lexicon, how)
    parts.prune(work, chosen.names)


def _outputs(out: Path, work: Path, manifest: dict[str, Any], options: Options, clock: Clock) -> dict[str, Any]:
    from output import page, rdf, report

    new = work / "new"
    with clock.step("rdf"):
        rdf.write(new / "tables", new / "graph.ttl", new / "store")
    if options.page:
        with clock.step("page"):
            page.write(new / "tables", new / "network.html")
    with clock.step("report"):
        report.write(new / "tables", manifest, new / "report.md")
    manifest["times"] = clock.seconds
    inventory.write(new / publishing.MANIFEST, manifest)
    publishing.publish(out)
    return manifest
