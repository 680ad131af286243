"""A progress bar on a terminal; in a pipe a line now and then: how much is done, how fast, how long still."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

STEPS = {
    "find": "finding texts",
    "read": "reading",
    "extract": "extracting",
    "reduce": "counting",
    "rdf": "writing RDF",
    "page": "drawing the page",
    "report": "writing the report",
}


EVERY = 10.0
"""Seconds between two lines in a pipe; a step that takes less says nothing."""


@dataclass(slots=True)
class Lines:
    """What is said in a pipe: ``extracting: 120 of 461 texts, 43.2 texts/s, 8 s left``."""

    say: Callable[[str], None]
    now: Callable[[], float] = time.monotonic
    _step: str = field(default="", init=False)
    _began: float = field(default=0.0, init=False)
    _said: float = field(default=0.0, init=False)

    def told(self, step: str, done: int, total: int) -> None:
        """Take note of progress, and say it where the last line is long ago."""
        now = self.now()
        if step != self._step:
            self._step, self._began, self._said = step, now, now
        if total and now - self._said >= EVERY:
            self._said = now
            rate = done / (now - self._began)
            left = f"{(total - done) / rate:.0f} s left" if rate else "time left unknown"
            self.say(f"{STEPS.get(step, step)}: {done} of {total} texts, {rate:.1f} texts/s, {left}")


@contextmanager
def bar(quiet: bool, colour: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Gives the function that a build tells of its progress."""
    if quiet or not sys.stderr.isatty():
        yield (lambda *_: None) if quiet else Lines(lambda line: print(line, file=sys.stderr, flush=True)).told
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(file=sys.stderr, no_color=not colour, highlight=False)
    columns = (TextColumn("{task.description:20}", markup=False), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[rate]}", markup=False), TimeElapsedColumn(), TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, rate="")
        shown = ""

        def told(step: str, done: int, total: int) -> None:
            nonlocal shown
            if step != shown:
                shown = step
                progress.reset(task, total=total or None, description=STEPS.get(step, step), rate="")
            speed = progress.tasks[0].speed
            rate = f"{speed:.0f} texts/s" if speed and total else ""
            progress.update(task, completed=done, total=total or None, rate=rate)

        yield told
