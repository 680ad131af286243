from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.reading import Connection, open_tables
from tests.graph.small import tables


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the small corpus."""
    return tables(tmp_path_factory.mktemp("small"))


@pytest.fixture
def graph(folder: Path) -> Iterator[Connection]:
    connection = open_tables(folder)
    yield connection
    connection.close()
