"""Processes that answer queries and can be killed: SPARQL has no other way to stop a question that takes too long."""

from __future__ import annotations

import multiprocessing
import queue
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from types import TracebackType

from output.errors import QueryError, TimeLimit

MOST_BYTES = 100_000_000
"""The largest answer, in bytes."""
MOST_MEMORY = 2_000_000_000
"""The memory of a worker, in bytes."""


def _work(connection: Connection, store: str, most: int) -> None:
    """What a worker does all its life: read a question, send its answer."""
    import signal

    from output import answering

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    opened = None
    while True:
        try:
            text, form = connection.recv()
        except (EOFError, OSError):
            return
        try:
            opened = opened or answering.opened(Path(store).parent)
            connection.send((True, answering.answer(opened, text, form, most)))
        except QueryError as error:
            connection.send((False, str(error)))


def bounds_memory() -> bool:
    """Whether this system ends a worker that needs more than ``MOST_MEMORY``."""
    return sys.platform == "linux"


def _bound_memory() -> None:
    if bounds_memory():
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _state(store: Path) -> tuple[int, int]:
    """What tells a store from the one that a new build puts in its place."""
    try:
        found = (store / "CURRENT").stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


class _Worker:
    """One process with its store open; replaced by a new one when it had to be killed, or the graph was built anew."""

    def __init__(self, store: Path, most: int) -> None:
        self.state = _state(store)
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, str(store), most), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, text: str, form: str, seconds: float) -> bytes:
        """The answer; raises EOFError where the process ended, TimeLimit where it is still at work."""
        self._connection.send((text, form))
        if not self._connection.poll(max(seconds, 0)):
            raise TimeLimit("")
        good, value = self._connection.recv()
        if not good:
            raise QueryError(value)
        return bytes(value)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._connection.close()


class Pool:
    """``size`` workers over one store; every question has ``seconds`` of time, waiting for a free worker included."""

    def __init__(self, store: Path, size: int, seconds: float, most: int = MOST_BYTES) -> None:
        self._store, self._seconds, self._most = store, seconds, most
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._closed = threading.Event()
        for _ in range(size):
            self._idle.put(None)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def answer(self, text: str, form: str) -> bytes:
        """The answer to a query as ``answering.answer`` gives it. Raises QueryError and TimeLimit."""
        deadline = monotonic() + self._seconds
        try:
            worker = self._idle.get(timeout=self._seconds)
        except queue.Empty:
            raise TimeLimit("query: the server is busy; try again later") from None
        kept: _Worker | None = None
        try:
            worker = self._current(worker)
            result = worker.answer(text, form, deadline - monotonic())
            kept = worker
            return result
        except TimeLimit:
            raise TimeLimit(f"query: took longer than {self._seconds:g} s; ask for less, for instance with LIMIT") from None
        except (EOFError, OSError):
            raise QueryError("query: needed too much memory or the graph cannot be read; ask for less") from None
        except QueryError:
            kept = worker
            raise
        finally:
            self._give_back(worker, kept)

    def _current(self, worker: _Worker | None) -> _Worker:
        if worker and worker.state != _state(self._store):
            worker.kill()
            worker = None
        return worker or _Worker(self._store, self._most)

    def _give_back(self, worker: _Worker | None, kept: _Worker | None) -> None:
        if worker and (kept is None or self._closed.is_set()):
            worker.kill()
            kept = None
        self._idle.put(kept)

    def close(self) -> None:
        """End all workers; those at work end with their question."""
        self._closed.set()
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return
            if worker:
                worker.kill()
