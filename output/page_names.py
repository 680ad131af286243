"""How the names of a page are typed on a keyboard: pinyin without tones, syllable by syllable."""

from __future__ import annotations

from pypinyin import lazy_pinyin

from output.page_data import Row, Table

LONGEST = 40
"""Characters of a name that are spelled."""


def spelled(name: str) -> str:
    """The syllables of a name with a space between them (``liang ge que li``); what is not Chinese stays as it is."""
    if name.isascii():
        return ""
    return " ".join(part for syllable in lazy_pinyin(name[:LONGEST]) for part in syllable.lower().split())


def with_pinyin(known: Table, label: str) -> Table:
    """A table with one more column, ``pinyin``, that spells the column ``label``."""
    at = known.columns.index(label)
    return Table((*known.columns, "pinyin"), [_spelled_row(row, at) for row in known.rows])


def _spelled_row(row: Row, at: int) -> Row:
    return (*row, spelled(row[at] or ""))
