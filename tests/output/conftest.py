"""The small graph of ``tiny.py``, made once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from output import rdf
from tests.output import tiny


@pytest.fixture(scope="session")
def tiny_kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph directory with tables, graph.ttl and store of three fictional texts."""
    folder = tmp_path_factory.mktemp("graphs") / "kg"
    tables = tiny.write_tables(folder / "tables")
    rdf.write(tables, folder / "graph.ttl", folder / "store")
    return folder
