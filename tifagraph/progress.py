"""A progress bar on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STEPS = {
    "find": "finding texts",
    "read": "reading",
    "extract": "extracting",
    "reduce": "counting",
    "rdf": "writing RDF",
    "page": "drawing the page",
    "report": "writing the report",
}


@contextmanager
def bar(quiet: bool, colour: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Gives the function that a build tells of its progress."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(file=sys.stderr, no_color=not colour, highlight=False)
    columns = (TextColumn("{task.description:20}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)

        def told(step: str, done: int, total: int) -> None:
            progress.update(task, description=STEPS.get(step, step), completed=done, total=total or None)

        yield told
