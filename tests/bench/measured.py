"""What one command costs: wall and CPU seconds, and the memory of it and its worker processes together."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, seconds of CPU of all processes, and the most memory they held together, in MB."""

    wall: float
    cpu: float
    memory: float


def command(*arguments: str) -> Cost:
    """Run ``tifagraph`` with these arguments in a process of its own."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "tifagraph", *arguments], cwd=HOUSE, stdout=subprocess.DEVNULL) as child:
        peak = _Peak(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"tifagraph {' '.join(arguments)} ended with {child.returncode}")
    return Cost(wall, used.ru_utime + used.ru_stime, max(peak.stop(), used.ru_maxrss / 1024))


class _Peak(threading.Thread):
    """Watches the memory of a process and its children (Linux; elsewhere the largest process counts)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._most, self._ended = pid, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(0.1):
            self._most = max(self._most, sum(map(_resident, _family(self._pid))))

    def stop(self) -> float:
        """The most memory seen, in MB."""
        self._ended.set()
        self.join()
        return self._most


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    except (OSError, IndexError):
        return 0.0
