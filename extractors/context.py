"""What stands around a mention: its governing verb, what is said of it, and whether the text holds to it."""

from __future__ import annotations

import re

from extractors.scan import Scan
from extractors.words import either, words

_ADVERBS, _VERBS = either(words("adverbs")), either(words("governing_verbs"))
_HEAD = re.compile(rf"(?P<head>{_ADVERBS}?(?:{_VERBS}){{1,3}})(?:好|了|过|着)?(?:党的|新时代|这个|这一|以|于)?\Z")
_LAST = frozenset("好了过着的代个一以于") | {verb[-1] for verb in words("governing_verbs")}
"""The characters that can stand right before a governed mention, by ``_HEAD``."""
_TAIL = re.compile(rf"的?{either(words('tails'))}")
_REJECTED = re.compile(r"(?:的)?(?:错误认识|错误观念|错误思想|错误做法|问题|现象|倾向|行为)")
_REJECTING = re.compile(rf"{either(words('rejecting'))}\Z")


def head(scan: Scan, start: int) -> str:
    """The verb that governs the mention at ``start``, with its adverb: 坚定捍卫."""
    if scan.text[start - 1 : start] not in _LAST:
        return ""
    quote = next((a for a, b in scan.quotes_around(start) if start < b), 0)
    low = max(scan.bounds(start)[0], start - 12, quote)
    m = _HEAD.search(scan.text, low, start)
    return m["head"] if m else ""


def tail(scan: Scan, end: int) -> str:
    """What the text says of the mention: 的决定性意义."""
    m = _TAIL.match(scan.text, end)
    return m[0] if m else ""


def stance(scan: Scan, start: int, end: int, reported: bool) -> str:
    """``rejected`` where the text turns against it, ``reported`` inside somebody's words, else ``held``."""
    if _REJECTING.search(scan.text, max(0, start - 5), start):
        return "rejected"
    around = (b for a, b in scan.quotes_around(start + 1) if end <= b and b - a > end - start)
    if any(_REJECTED.match(scan.text, b) for b in around):
        return "rejected"
    return "reported" if reported else "held"
