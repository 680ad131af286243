"""The word tables of the grammars: ``words/*.txt``, blank-separated, ``#`` begins a comment line."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

HAN = "[\u4e00-\u9fff]"
MASK = r"(?:[*x〇某]{1,6}|\*+x*)"
NUM = "[〇零一二三四五六七八九十百两0-9]"


@cache
def words(table: str) -> tuple[str, ...]:
    """The words of a table in the order of its file."""
    text = files("extractors").joinpath("words", f"{table}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(word for line in lines for word in line.split())


def either(*groups: str | tuple[str, ...]) -> str:
    """A regular expression for any of the words, longest first: ``either(words('places'))``."""
    flat = {word for group in groups for word in ((group,) if isinstance(group, str) else group)}
    return "(?:" + "|".join(re.escape(word) for word in sorted(flat, key=lambda w: (-len(w), w))) + ")"
