"""Ordinals that open a part of a text: 一、 （一） 1. 第一， 一是 第一章 第一条, at the start of a paragraph or inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import chinese, numeral

_N = "[一二三四五六七八九十百零〇]{1,5}"
_OPENING = re.compile(
    rf"第(?P<unit>{_N})(?P<of>部分|[编篇章节条])(?=[ \t\u3000：:]|$)"
    rf"|(?P<cn>{_N})(?:、(?!{_N}[、线级类次])|[.．])"
    rf"|[（(](?P<pcn>{_N})[）)]、?"
    r"|(?P<n>[0-9０-９]{1,2})(?:[.．](?![0-9０-９])|、)"
    r"|[（(](?P<pn>[0-9０-９]{1,2})[）)]、?"
    r"|(?P<circled>[①-⑳⑴-⒇⒈-⒛])"
    rf"|第(?P<ord>{_N})[，、：:,]"
    rf"|其(?P<qi>{_N})(?:[，,、]|(?=是))"
    rf"|(?P<shi>{_N})(?:是|(?=要(?![素点领害件略旨义塞人]))|来，)"
)
_INLINE = re.compile(
    rf"(?<=[。！？”）…])\s*(?=(?P<shi>{_N})(?:是|要(?![素点领害件略旨义塞人]))|第(?P<ord>{_N})[，,、]|其(?P<qi>{_N})[，,、是])"
    r"|(?<=[：，；:,;])\s*(?=(?P<shi1>一)(?:是|要(?![素点领害件略旨义塞人]))|第(?P<ord1>一)[，,、]|其(?P<qi1>一)[，,、是])"
)
_UNITS = {"编": 0.75, "篇": 0.76, "部分": 0.8, "章": 0.85, "节": 0.9, "条": 0.95}
_RANKS = {**_UNITS, "cn": 1, "pcn": 2, "ord": 2.5, "n": 3, "pn": 4, "qi": 4.5, "shi": 5}
_LEVELS = {"节": 2, "条": 3, "pcn": 2, "ord": 2, "n": 3, "pn": 4, "qi": 3, "shi": 3}
RUNNING = ("shi", "qi")
"""Kinds that count points in running text and are no headings of their own."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The opening of a section. ``kind`` is ``cn`` 一、, ``pcn`` （一）, ``n`` 1., ``pn`` （1）, ``ord`` 第一，, ``shi`` 一是,
    ``qi`` 其一, a unit (章, 条) or ``plain`` for a heading without number.

    ``start`` is the offset of its first character, ``body`` that of what follows the ordinal; ``rank`` orders kinds from
    the outermost (0) inwards, ``level`` is the least level that such a section has; ``paragraph`` counts from 0.
    """

    start: int
    body: int
    kind: str
    value: int
    paragraph: int
    rank: float
    level: int
    inline: bool = False

    @property
    def label(self) -> str:
        """How the section is cited: 三, （二）, 2, 第一, 第三章."""
        if self.kind in ("cn", "pcn", "ord") or self.kind in _UNITS:
            number = _han(self.value)
            return {"cn": number, "pcn": f"（{number}）", "ord": f"第{number}"}.get(self.kind, f"第{number}{self.kind}")
        return f"（{self.value}）" if self.kind == "pn" else str(self.value)


def opening(text: str, start: int, end: int, paragraph: int) -> Marker | None:
    """The marker that opens a paragraph, if one does."""
    match = _OPENING.match(text, start, end)
    if not match or match.lastgroup is None:
        return None
    kind = match["of"] or match.lastgroup
    value = _value(match["unit"] or match[match.lastgroup])
    if not value:
        return None
    kind = "pn" if kind == "circled" else kind
    return Marker(start, match.end(), kind, value, paragraph, _RANKS[kind], _LEVELS.get(kind, 1))


def inside(text: str, start: int, end: int, paragraph: int) -> list[Marker]:
    """The ordinals of running text in a paragraph: 一要 … 二要 …, 第一， … 第二， …; a single one opens nothing."""
    found = []
    for match in _INLINE.finditer(text, start, end):
        kind = str(match.lastgroup).rstrip("1")
        value = _value(match[str(match.lastgroup)])
        body = match.end(str(match.lastgroup))
        body += kind != "shi" or text[body] == "是"
        rank = _RANKS[kind] + (2 if kind == "ord" else 0)
        if value:
            found.append(Marker(match.end(), body, kind, value, paragraph, rank, 3, inline=True))
    return found


def _value(word: str) -> int:
    """The number of an ordinal: 十二, １2, ⑶."""
    for first in "①⑴⒈":
        if len(word) == 1 and 0 <= ord(word) - ord(first) < 20:
            return ord(word) - ord(first) + 1
    return numeral(word.translate(_NARROW)) or 0


_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)}


def _han(value: int) -> str:
    """A number from 1 to 999 as ordinals write it: 一百零二."""
    if value < 100:
        return chinese(value)
    hundreds, rest = divmod(value, 100)
    tail = f"零{chinese(rest)}" if 0 < rest < 10 else ("一" if 10 <= rest < 20 else "") + chinese(rest)
    return chinese(hundreds) + "百" + (tail if rest else "")
