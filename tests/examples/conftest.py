"""The example corpus, built once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tifagraph
from graph.reading import open_tables

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
Rows = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of ``examples/corpus``."""
    out = tmp_path_factory.mktemp("examples") / "kg"
    tifagraph.build(CORPUS, out, page=False)
    return out


@pytest.fixture(scope="session")
def rows(kg: Path) -> Rows:
    """Rows of a SQL query over the tables; question marks stand for the further arguments."""
    connection = open_tables(kg)

    def ask(sql: str, *values: object) -> list[tuple[Any, ...]]:
        return connection.execute(sql, list(values)).fetchall()

    return ask
