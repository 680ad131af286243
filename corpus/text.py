"""The one normaliser: every wording, in a text or in the lexicon, is compared in the form made here.

``twin`` reads an original text and writes a second one beside it in which quotation marks, stray spaces and soft line
breaks are gone, letters and digits are half width, sentence punctuation is full width and characters are simplified;
every position of the twin leads back to the original. ``normalise`` is the same for a single wording.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

OPENING, CLOSING = "“‘「『", "”’」』"
CONTINUING = "，、；：。！？）》〉”’」』】"

_SPACE = "[ \t\u3000\xa0]"
_SOFT = re.compile(rf"\n(?={_SPACE}*(?:[{CONTINUING}]|的(?!确)))|(?<=[《〈（“、，])\n")
_LINK = re.compile(rf"(?<=[^。！？；：…”）》\n])\n(?=[^\n]{{1,40}}\n{_SPACE}*(?:[{CONTINUING}]|的(?!确)))")
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十]+[，、章节]")
_SPACED_DIGITS = r"(?<=(?<![0-9０-９])[0-9０-９]) (?=[0-9０-９](?![0-9０-９]))"
_DROP = re.compile(rf"[{OPENING}{CLOSING}\"]|(?<![0-9A-Za-z]){_SPACE}+|{_SPACE}+(?![0-9A-Za-z \t])|{_SPACED_DIGITS}|\n")


@cache
def _letters() -> dict[int, str]:
    """Character to character: full width to half, sentence punctuation to full width, traditional to simplified."""
    wide = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    table = {chr(code): chr(code - 0xFEE0) for code in wide}
    table |= dict(zip(",;:?!()○＊×╳XＸｘ", "，；：？！（）〇*xxxxx", strict=True))
    for line in files("corpus").joinpath("traditional.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        old, new = line.split("\t")
        table[old] = new
    return str.maketrans(table)


@cache
def _needs_letters() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(map(chr, _letters()))) + "]")


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(rf'[\s{OPENING}{CLOSING}"' + re.escape("".join(map(chr, _letters()))) + "]")


def is_normal(wording: str) -> bool:
    """Whether ``normalise`` would leave a wording as it is, told without trying."""
    return not _odd().search(wording)


def plain_letters(text: str) -> str:
    """The text with half-width letters, full-width punctuation and simplified characters; offsets stay."""
    return text.translate(_letters()) if _needs_letters().search(text) else text


def soft_breaks(text: str) -> list[int]:
    """Offsets of line feeds inside a sentence: a link that became a line of its own, a title cut in two."""
    text = plain_letters(text)
    found = {m.start() for m in _SOFT.finditer(text)}
    for m in _LINK.finditer(text) if found else ():
        line = text[text.rfind("\n", 0, m.start()) + 1 : m.start()].lstrip()
        if not _HEADING.match(line):
            found.add(m.start())
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Twin:
    """``text`` is the normalised text; ``quotes`` are the quoted stretches in it, outer before inner."""

    original: str
    text: str
    quotes: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]
    _shifted: tuple[int, ...]

    def origin(self, position: int) -> int:
        """The offset in the original of the character at ``position`` of the twin."""
        return position + self._shifts[bisect_right(self._starts, position) - 1]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The original's span for a stretch of the twin: None where a quotation mark would be cut in two.

        An opening mark inside takes its closing mark with it: 四个“任重道远” ends behind the ”.
        """
        a, b = self.origin(start), self.origin(end - 1) + 1
        if b - a == end - start:
            return a, b
        depth = 0
        for c in self.original[a:b]:
            depth += (c in OPENING) - (c in CLOSING)
            if depth < 0:
                return None
        while depth > 0 and b < len(self.original) and self.original[b] in CLOSING:
            b, depth = b + 1, depth - 1
        return None if depth else (a, b)

    def position(self, offset: int) -> int:
        """The first position of the twin at or behind an offset of the original."""
        low = max(bisect_right(self._shifted, offset) - 1, 0)
        upper = self._starts[low + 1] if low + 1 < len(self._starts) else len(self.text)
        return min(max(offset - self._shifts[low], 0), upper)


def twin(text: str) -> Twin:
    """Build the normalised twin of a text."""
    plain = plain_letters(text)
    soft = set(soft_breaks(plain))
    pieces: list[str] = []
    starts, shifts = [0], [0]
    quotes: list[tuple[int, int]] = []
    opened: list[int] = []
    last = length = 0
    for m in _DROP.finditer(plain):
        a, b = m.span()
        mark = plain[a]
        if mark == "\n":
            opened.clear()
            if a not in soft:
                continue
        pieces.append(plain[last:a])
        length += a - last
        last = b
        if starts[-1] == length:
            shifts[-1] = b - length
        else:
            starts.append(length)
            shifts.append(b - length)
        if mark in OPENING or (mark == '"' and not opened):
            opened.append(length)
        elif (mark in CLOSING or mark == '"') and opened:
            quotes.append((opened.pop(), length))
    pieces.append(plain[last:])
    return Twin(
        text,
        "".join(pieces),
        tuple(sorted(quotes, key=lambda q: (q[0], -q[1]))),
        tuple(starts),
        tuple(shifts),
        tuple(map(operator.add, starts, shifts)),
    )


@lru_cache(maxsize=32_768)
def normalise(wording: str) -> str:
    """The form in which a wording is looked up: ``normalise('四个“任重道远”') == '四个任重道远'``."""
    return twin(wording.strip()).text


_DIGITS = dict(zip("〇零○一二三四五六七八九两双", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def numeral(word: str) -> int | None:
    """The value of a Chinese or Arabic numeral (二十, 二〇二三, 两, 18), None where it is none.

    >>> numeral("二十"), numeral("二〇二三"), numeral("一百零二"), numeral("18")
    (20, 2023, 102, 18)
    """
    word = word.replace("廿", "二十").replace("卅", "三十")
    if word.isascii() and word.isdigit():
        return int(word)
    if not word or any(c not in _DIGITS and c not in _UNITS for c in word):
        return None
    if all(c in _DIGITS for c in word):
        return int("".join(str(_DIGITS[c]) for c in word))
    total = section = digit = 0
    for c in word:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif _UNITS[c] >= 10_000:
            total = total + (section + digit) * _UNITS[c] if c == "万" else (total + section + digit) * _UNITS[c]
            section = digit = 0
        else:
            section, digit = section + (digit or 1) * _UNITS[c], 0
    return total + section + digit


def chinese(value: int) -> str:
    """A number from 1 to 99 in characters: ``chinese(20) == '二十'``."""
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" if tens else ""
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")
