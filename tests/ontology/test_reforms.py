"""Reforms are events between bodies that exist, in the order of their dates, and never aliases."""

import pytest

from ontology.loading import load
from ontology.reforms import all_reforms, of

KINDS = {"Renamed", "Merged", "Split", "Moved"}


def test_every_reform_joins_known_bodies_and_names_its_source() -> None:
    entries = load().entries
    for reform in all_reforms():
        assert reform.kind in KINDS and reform.source and len(reform.date) >= 4
        assert reform.before and reform.after and not set(reform.before) & set(reform.after)
        assert {*reform.before, *reform.after} <= entries.keys()


def test_bodies_of_a_reform_are_no_aliases_of_each_other() -> None:
    lexicon = load()
    for reform in all_reforms():
        for before in reform.before:
            names = {lexicon.entries[before].label, *lexicon.entries[before].aliases}
            assert not any(names & {lexicon.entries[after].label, *lexicon.entries[after].aliases} for after in reform.after)


@pytest.mark.parametrize(
    ("body", "date", "other"),
    [
        ("监察部", "2018-03", "国家监委"),
        ("国家预防腐败局", "2018-03", "国家监委"),
        ("国务院扶贫办", "2021-02", "国家乡村振兴局"),
        ("国家乡村振兴局", "2023-03", "农业农村部"),
    ],
)
def test_known_reforms(body: str, date: str, other: str) -> None:
    assert any(r.date == date and f"institution/{other}" in r.after for r in of(f"institution/{body}"))
