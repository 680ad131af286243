"""Versions of documents against the dates of texts."""

import pytest

from graph.validity import in_force, versions
from tests.graph.small import LEXICON

STATES = [
    {"since": "2016-01-01", "until": "2018-10-01"},
    {"since": "2018-10-01", "until": "2024-01-01"},
    {"since": "2024-01-01", "until": ""},
]


@pytest.mark.parametrize(
    ("start", "end", "since"),
    [
        ("2017-05-01", "2017-05-01", ["2016-01-01"]),
        ("2018-10-01", "2018-10-01", ["2018-10-01"]),
        ("2018-09-30", "2018-10-02", ["2016-01-01", "2018-10-01"]),
        ("2024", "2024", ["2024-01-01"]),
        ("2015-01-01", "2015-02-01", []),
        ("2025-01-01", "", ["2024-01-01"]),
        ("", "", []),
    ],
)
def test_the_versions_in_force_within_an_interval(start: str, end: str, since: list[str]) -> None:
    assert [v["since"] for v in in_force(STATES, start, end)] == since


def test_only_documents_have_versions() -> None:
    assert versions(LEXICON).num_rows == 0
    assert versions(LEXICON).column_names == ["key", "since", "until", "label"]
