"""The one place that knows the order of the steps from files to a published graph.

find sources -> read -> set recurring lines and identical texts aside -> extract into parts (cached) -> reduce to tables
-> RDF, page, report, manifest -> publish. Nothing touches the old graph before the last step.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.identity import TEXT_BASE, checked_base
from tifagraph import fingerprints, inventory, memory, publishing, workers
from tifagraph.faults import WrongUse
from tifagraph.options import Options
from tifagraph.survey import Survey, survey
from tifagraph.workers import Batch, Crew, Lost, extract

if TYPE_CHECKING:
    from graph.decisions import Decision
    from ontology.loading import Lexicon

WINDOWS = ("sentence", "paragraph", "section")
SMALL, SMALL_TEXT = 3_000_000, 1_000_000
"""Bytes of input, and characters to extract, below which worker processes cost more than they save."""
BATCH_SIZE, MOST_SIZE, BATCH_TEXTS = 150_000, 1_000_000, 500
"""A part holds a sixteenth of the characters to extract between these bounds, and at most so many texts."""

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how much of it is done, and of how much (0: unknown)."""


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
    out = out.resolve()
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

    with clock.step("find"):
        found = find(paths)
        lexicon = workers.lexicon(options.lexicon, options.formulations)
        decided = memory.gathered(found.decisions, options.decisions)
    crew = Crew(_workers(options, found.sources), options.verbose)
    try:
        with clock.step("read"):
            seen = survey(found.sources, crew, clock.told)
        _require_texts(seen, paths)
        keys = fingerprints.text_keys(seen, lexicon.version)
        with clock.step("extract"):
            lost = _extract(seen, keys, crew, work, options, lexicon.version, clock.told)
    finally:
        crew.close()
    skipped = inventory.skipped(found.skipped, [*seen.lost, *lost], found.roots)
    with clock.step("reduce"):
        _reduce(work, keys, lexicon, options, decided.lines)
    manifest = inventory.manifest(options, lexicon, seen, skipped, work / "new")
    manifest["decisions"] = decided.files
    warnings = [str(inventory.relative(warning, found.roots)) for warning in found.warnings]
    manifest["warnings"] = [*warnings, *lexicon.warnings, *memory.problems(work / "new" / "tables")]
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


def _extract(
    seen: Survey, keys: Mapping[str, str], crew: Crew, work: Path, options: Options, version: str, told: Progress
) -> list[Lost]:
    """Extract what no part holds yet; afterwards the texts themselves are no longer kept."""
    from graph import parts

    if options.fresh:
        parts.prune(work, ())
    missing = parts.missing(work, keys)
    lost: list[Lost] = []
    size = sum(seen.sizes[doc] for doc in missing)
    groups = list(_groups(missing, seen, min(max(size // 16, BATCH_SIZE), MOST_SIZE)))
    shared = seen.recurring, options.lexicon, version, options.formulations
    batches = (Batch(work, tuple(map(seen.text, g)), {d: keys[d] for d in g}, *shared) for g in groups)
    alone = not options.workers and size < SMALL_TEXT
    done = 0
    told("extract", 0, len(missing))
    for group, result in zip(groups, crew.run(extract, batches, alone), strict=True):
        done += len(group)
        told("extract", done, len(missing))
        lost += result
    seen.texts.clear()
    return lost


def _groups(docs: list[str], seen: Survey, full: int) -> Iterator[list[str]]:
    """Texts in the order of their ids, cut where a part is full."""
    held: list[str] = []
    size = 0
    for doc in docs:
        held.append(doc)
        size += seen.sizes[doc]
        if size >= full or len(held) >= BATCH_TEXTS or doc == docs[-1]:
            yield held
            held, size = [], 0


def _reduce(work: Path, keys: Mapping[str, str], lexicon: Lexicon, options: Options, decided: Sequence[Decision]) -> None:
    from graph import parts, reduction

    (work / "new").mkdir(exist_ok=True)
    chosen = parts.select(work, keys)
    how = reduction.Options(base=options.base or TEXT_BASE, windows=options.windows)
    reduction.reduce(chosen, work / "new" / "tables", lexicon, how, decided)
    parts.prune(work, chosen.names)


def _outputs(out: Path, work: Path, manifest: dict[str, Any], options: Options, clock: Clock) -> dict[str, Any]:
    from output import page, rdf, report

    new = work / "new"
    if options.rdf:
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
