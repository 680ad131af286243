"""Reading a graph loads no Arrow: a cold ``show`` is answered before that would be in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from graph.names import PUBLISHED
from graph.tables import TABLES

HOUSE = Path(__file__).parent.parent.parent
QUESTIONS = "import sys; import tifagraph.portrait; print('pyarrow' in sys.modules)"


def test_every_table_has_its_name():
    assert list(TABLES) == list(PUBLISHED)


def test_a_portrait_needs_no_arrow():
    ended = subprocess.run([sys.executable, "-c", QUESTIONS], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
