"""The working folder beside a graph: its lock, and the swap that puts a finished graph in the old one's place.

``kg.work/`` lies beside ``kg/``: ``new`` is the graph being made (finished once it holds a manifest), ``old`` the one that
it replaces, ``parts`` what was extracted from each text. Whatever moment a build dies at, ``recover`` leaves one whole graph.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tifagraph.faults import Failed, WrongUse

OWN = {"manifest.json", "tables", "graph.ttl", "store", "network.html", "report.md", "terms.csv"}
MANIFEST = "manifest.json"


def work_dir(out: Path) -> Path:
    """The working folder of the graph at ``out``: ``kg.work`` beside ``kg``."""
    return out.with_name(out.name + ".work")


def check_target(out: Path) -> None:
    """Refuse a place where a graph cannot go: a file, or a folder with other things and no graph in it."""
    if out.is_file():
        raise WrongUse(f"{out}: is a file, not a folder for a graph: name another with -o")
    if out.is_dir() and not (out / MANIFEST).is_file() and any(out.iterdir()):
        raise WrongUse(f"{out}: holds other files and no graph: name a new or empty folder with -o")


@contextmanager
def locked(out: Path) -> Iterator[Path]:
    """Hold the working folder for one build; raises Failed when another build of the same graph holds it."""
    work = work_dir(out)
    try:
        work.mkdir(parents=True, exist_ok=True)
        handle = (work / "lock").open("a")
    except OSError as error:
        problem = (error.strerror or "cannot be written").lower()
        raise Failed(f"{work}: {problem}: choose a folder that you may write to with -o") from error
    with handle:
        if not _take(handle.fileno()):
            raise Failed(f"{out}: another build of this graph is running: wait for it, or name another folder with -o")
        recover(out)
        yield work


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def publish(out: Path) -> None:
    """Put ``kg.work/new`` in the place of ``kg``; what a user laid into the old folder moves along."""
    work = work_dir(out)
    if out.exists():
        os.replace(out, work / "old")
    os.replace(work / "new", out)
    _clear_old(out)


def recover(out: Path) -> None:
    """Complete or undo a swap that was cut short. Call with the lock held."""
    work = work_dir(out)
    if not out.exists():
        if (work / "new" / MANIFEST).is_file() and (work / "old").exists():
            os.replace(work / "new", out)
        elif (work / "old").exists():
            os.replace(work / "old", out)
    _clear_old(out)
    shutil.rmtree(work / "new", ignore_errors=True)


def _clear_old(out: Path) -> None:
    old = work_dir(out) / "old"
    if not old.is_dir():
        return
    for item in sorted(old.iterdir()):
        if item.name not in OWN and not (out / item.name).exists():
            os.replace(item, out / item.name)
    shutil.rmtree(old, ignore_errors=True)


def settle(out: Path) -> None:
    """Before reading a graph: finish a swap that an earlier command left half done, unless a build is at it now."""
    if out.exists() or not (work_dir(out) / "old").exists():
        return
    with suppress(Failed), locked(out):
        pass
