"""Commands run as a user runs them, in this process (fast) or in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parent.parent.parent


class Ended(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """``run("show", kg, "两个确立")`` in this process."""
    from tifagraph.__main__ import main

    def command(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["tifagraph", *map(str, words)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return command


def alone(*words: object, cwd: Path = HOUSE, **variables: str) -> Ended:
    """``python -m tifagraph`` in a process of its own, with further environment variables."""
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), **variables}
    command = [sys.executable, "-m", "tifagraph", *map(str, words)]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture(name="alone")
def _alone() -> Callable[..., Ended]:
    return alone
