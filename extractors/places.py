"""Names of places: the gazetteer, and those that a text sets before a body's form (江原省纪委, 望屿县委)."""

from __future__ import annotations

import re
from collections import Counter

from extractors.scan import Scan
from extractors.words import HAN, either, words

GAZETTEER = either(words("places"))
_ENDS_LIKE_A_UNIT = re.compile(either(tuple(name for name in words("places") if name[-1] in "州盟区县")) + r"\Z")
COUNTIES = frozenset(words("counties"))
GAZETTEER_NAME = re.compile(GAZETTEER)
_UNIT = "[省市县区州盟旗]"
_FORM = "(?:委|纪委|监委|政府|人民政府|人大|政协|党委|人民检察院|人民法院|第[一二三四五六七八九十]+届)"
_BOUNDARY = r"(?:^|[，。、；：！？（）“”《》]|[经由向据对在同从将按受给])"
_DECLARED = re.compile(rf"(?:中共|中国共产党)(?P<name>{HAN}{{2,3}}?{_UNIT})(?={_FORM})")
_LEADING = "(?![经由向据对在同从将按受给和与及])"
_SET_BEFORE = re.compile(rf"{_BOUNDARY}(?P<name>{_LEADING}{HAN}{{2,3}}?{_UNIT})(?={_FORM})", re.M)
_ADDRESSED = re.compile(rf"(?:^|[、：，。；])(?P<name>{HAN}{{2,3}}{_UNIT})(?=人民政府)", re.M)
ORDINARY = re.compile(
    either(
        words("accord_verbs"),
        words("implement_verbs"),
        words("issue_verbs"),
        words("quote_verbs"),
        words("governing_verbs"),
        words("adverbs"),
        words("tails"),
        words("not_places"),
        words("places"),
    )
)


def named(scan: Scan) -> tuple[str, ...]:
    """Places with their unit (望屿县), longest first: behind 中共, before 人民政府, or twice before the form of a body."""
    declared = {m["name"] for rule in (_DECLARED, _ADDRESSED) for m in rule.finditer(scan.text)}
    found = Counter(m["name"] for m in _SET_BEFORE.finditer(scan.text))
    names = declared | {name for name, count in found.items() if count > 1}
    fit = (name for name in names if not ORDINARY.search(name) and not re.search(_UNIT, name[:-1]))
    return tuple(sorted(fit, key=lambda name: (-len(name), name)))


def before(scan: Scan, names: tuple[str, ...], start: int) -> int:
    """Where a name begins whose unit is the character at ``start`` (县委 of 望屿县委); ``start`` where there is none."""
    for length in range(3, 8):
        if scan.text[max(0, start + 1 - length) : start + 1] in COUNTIES:
            return start + 1 - length
    known = _ENDS_LIKE_A_UNIT.search(scan.text, max(0, start - 3), start + 1)
    if known:
        return known.start()
    for name in names:
        begin = start + 1 - len(name)
        if begin >= 0 and scan.text.startswith(name, begin):
            return begin
    return start
