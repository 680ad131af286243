"""What runs in worker processes: reading a source, and turning a batch of texts into one part.

Functions and values here survive a fresh interpreter (start method "spawn"): nothing is inherited, the lexicon is loaded
once in each process. A file that cannot be read or processed comes back as ``Lost``; it never stops the others.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tifagraph.faults import Failed

if TYPE_CHECKING:
    from corpus.reading import RawText
    from corpus.sources import Source
    from extractors.extraction import Extraction, Extractor
    from ontology.loading import Lexicon

AHEAD = 4

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """A source that gave no text (``path`` as the user knows it), with the reason and what to do."""

    path: str
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts whose extractions make one part: ``texts`` as read, or their sources where memory is short; their content keys."""

    work: Path
    texts: tuple[RawText | Source, ...]
    keys: Mapping[str, str]
    recurring: frozenset[str]
    lexicon: tuple[str, ...]
    version: str = ""
    formulations: bool = True


def read(source: Source) -> RawText | Lost:
    """Read one source."""
    from corpus.reading import Unreadable
    from corpus.reading import read as read_source

    try:
        return read_source(source)
    except Unreadable as error:
        return Lost(source.path, error.problem, error.advice)
    except Exception as error:
        return _defect(source.path, error)


def extract(batch: Batch) -> list[Lost]:
    """Extract all texts of a batch and write its part; returns what was lost."""
    from graph import parts

    extractor = _extractor(batch.lexicon, batch.version, batch.formulations)
    done: list[Extraction] = []
    lost: list[Lost] = []
    for item in batch.texts:
        result = _extraction(item, batch.recurring, extractor)
        if isinstance(result, Lost):
            lost.append(result)
        else:
            done.append(result)
    parts.write(batch.work, parts.part_name(batch.keys.values()), done, batch.keys)
    return lost


def _extraction(item: RawText | Source, recurring: frozenset[str], extractor: Extractor) -> Extraction | Lost:
    from corpus.reading import RawText
    from corpus.structure import document

    raw = item if isinstance(item, RawText) else read(item)
    if isinstance(raw, Lost):
        return raw
    try:
        return extractor.extract(document(raw, recurring))
    except Exception as error:
        return _defect(raw.path, error)


def lexicon(paths: tuple[str, ...], formulations: bool = True) -> Lexicon:
    """Load the lexicon with a user's files, and keep it for the extraction in this process.

    Without ``formulations`` their grammar alone finds them, as it must where no list knows them yet.
    """
    from ontology.loading import load

    loaded = load(tuple(map(Path, paths)))
    loaded = loaded if formulations else loaded.without("concept")
    _LOADED.clear()
    _LOADED[loaded.version] = loaded
    return loaded


_LOADED: dict[str, Lexicon] = {}


@lru_cache(maxsize=1)
def _extractor(paths: tuple[str, ...], version: str, formulations: bool) -> Extractor:
    """The extractor over the lexicon of a version, which changes with any byte of its files."""
    from extractors.extraction import Extractor

    return Extractor(_LOADED.get(version) or lexicon(paths, formulations))


def _defect(name: str, error: Exception) -> Lost:
    if VERBOSE:
        traceback.print_exception(error)
    return Lost(name, f"could not be processed ({type(error).__name__}: {error})", "please report this text with -v")


VERBOSE = False


def _start(verbose: bool, path: list[str]) -> None:
    """Begin a worker process: Ctrl-C is the parent's business, and no worker outlives it."""
    global VERBOSE
    VERBOSE = verbose
    sys.path[:] = path
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Crew:
    """One process or several; ``run`` gives results in the order of the items whichever it is.

    Worker processes start with the first work for them, and no more than ``AHEAD`` items for each wait with their results.
    """

    def __init__(self, workers: int, verbose: bool = False) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._ahead = workers * AHEAD
        global VERBOSE
        VERBOSE = verbose
        if workers > 1:
            start = partial(_start, verbose, list(sys.path))
            self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=start)

    def run(self, work: Callable[[Item], Result], items: Iterable[Item], alone: bool = False) -> Iterator[Result]:
        """Results in order; ``alone`` keeps small work in this process.

        Raises Failed when a worker process dies (out of memory, killed).
        """
        if self._pool is None or alone:
            yield from map(work, items)
            return
        rest = iter(items)
        waiting: deque[Future[Result]] = deque(self._pool.submit(work, item) for item in islice(rest, self._ahead))
        try:
            while waiting:
                result = waiting.popleft().result()
                waiting.extend(self._pool.submit(work, item) for item in islice(rest, 1))
                yield result
        except BrokenProcessPool as error:
            raise Failed("a worker process died (out of memory?): run again with --workers 1, which names the text") from error

    def close(self) -> None:
        """End the worker processes, without waiting for work that nobody asks for any more."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
