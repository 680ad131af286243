"""Bytes to text: which encoding a Chinese text file is in is decided by the bytes alone, the same way everywhere.

Strict UTF-8 comes first, NUL bytes mean UTF-16 or no text at all, and what is left is read in every candidate encoding
and judged by how many of its characters are common ones.
"""

from __future__ import annotations

import codecs
import re

from corpus.problems import Refused

_COMMON = frozenset(
    "的一是不了在人有我他这中大来上个国和地到们为会要就出对作工全党政治建设主义发展社经济习近平同志思想领导干部群众年月日"
    "這個國來們為會對設義發經濟習領導幹眾學業務動實現關於與說時機構總書記黨員開從嚴後長過進種點還體應當義區縣產電報"
    "，。、；：“”（）《》\u3000"
)
_SAMPLE = 20_000
_PLAUSIBLE = 0.08
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x80-\x9f]")
_CANDIDATES = (
    ("gb18030", "gb18030"),
    ("cp950", "big5"),
    ("big5hkscs", "big5"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_BINARY = Refused("holds binary data or several encodings, not plain text", "check what it is and save it as .txt in UTF-8")


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: utf-8, utf-8-sig (with byte order mark), utf-16-le, utf-16-be, gb18030 or big5.

    The byte order mark is dropped, CRLF and CR become LF. Bytes that no encoding explains become U+FFFD as long as they
    are rare; otherwise ``Refused`` is raised.
    """
    text, name = _marked(data) or _unmarked(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) / 100:
        raise _BINARY
    return text.replace("\r\n", "\n").replace("\r", "\n"), name


def plausibility(text: str) -> float:
    """Share of common Chinese characters among the non-ASCII ones, less three times the share of strange ones, in [-3, 1].

    A text in ASCII alone has 1.
    """
    foreign = [c for c in text[:_SAMPLE] if c > "\x7f"]
    if not foreign:
        return 1.0
    strange = len(_STRANGE.findall(text[:_SAMPLE]))
    return (sum(c in _COMMON for c in foreign) - 3 * strange) / len(foreign)


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), name
    return None


def _unmarked(data: bytes) -> tuple[str, str]:
    wide = b"\0" in data
    if not wide:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    readings = [r for r in _readings(data) if r[1].startswith("utf-16") or not wide]
    text, name = max(readings, key=lambda r: plausibility(r[0]), default=("", ""))
    if not name or plausibility(text) < _PLAUSIBLE:
        raise _BINARY
    return text, name


def _readings(data: bytes) -> list[tuple[str, str]]:
    """Every way to read the bytes; of equally plausible ones the first wins."""
    readings = []
    for codec, name in _CANDIDATES:
        if name.startswith("utf-16") and len(data) % 2:
            continue
        try:
            readings.append((data.decode(codec), name))
        except UnicodeDecodeError:
            continue
    lossy = data.decode("utf-8", "replace")
    if lossy.count("\ufffd") <= max(3, len(lossy) // 100):
        readings.append((lossy, "utf-8"))
    if not readings:
        lossy = data.decode("gb18030", "replace")
        if lossy.count("\ufffd") <= max(3, len(lossy) // 100):
            readings.append((lossy, "gb18030"))
    return readings
