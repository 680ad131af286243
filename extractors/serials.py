"""The numbers of official papers, in every bracket: 国发〔2014〕1号, 中办发[2013]9号, 国务院令第588号; each in its one form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import numeral
from extractors.scan import Scan
from extractors.words import HAN, either, words

_OPEN, _CLOSE = "〔［\\[【（(﹝〖{〈–—－\\-", "〕］\\]】）)﹞〗}〉–—－\\-"
_DIGIT = "[0-9〇零一二三四五六七八九]"
_SERIAL = rf"(?:第)?(?P<serial>[0-9]{{1,5}}(?:[–—－~～至\-][0-9]{{1,5}})?|{_DIGIT}{{1,4}})号\Z"
_YEARED = re.compile(
    rf"(?P<code>[一-龥*x〇]{{1,12}})[{_OPEN}]?(?P<year>(?:19|20)[0-9]{{2}}|[一二]{_DIGIT}{{3}})[{_CLOSE}]?{_SERIAL}"
)
_BARE = re.compile(rf"{HAN}(?:19|20)[0-9]{{2}}{_SERIAL}")
_ORDER = re.compile(
    rf"(?P<code>{HAN}{{0,14}})(?:令（?第?(?P<number>[0-9〇零一二三四五六七八九十百千]+)号|第(?P<first>[0-9〇零一二三四五六七八九十百千]+)号令)\Z"
)
_CODE_CUT = re.compile(rf".*(?:{either(words('number_cuts'))})")
_CODE = re.compile(either(words("number_codes")) + r"\Z")
_NO_ORDER = re.compile(r"(?:口|命|司|禁|法|县|责|指|号|夏|冬|当|月|词)\Z")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paper at one place, in its one form: 国发〔2014〕1号, 国务院令第588号."""

    start: int
    end: int
    form: str


def numbers_in(scan: Scan) -> list[Number]:
    """All numbers of papers, whatever their brackets."""
    found = []
    for end in sorted({end for _, end in scan.triggers["number sign"]}):
        if scan.text[end - 1] != "号" and not scan.text.endswith("号令", 0, end):
            continue
        low = max(0, scan.text.rfind("\n", 0, end) + 1, end - 40)
        number = _yeared(scan.text, low, end) or _order(scan.text, low, end)
        if number:
            found.append(number)
    return found


def _yeared(text: str, low: int, end: int) -> Number | None:
    m = _YEARED.search(text, low, end)
    if not m:
        return None
    code = _CODE_CUT.sub("", m["code"])
    bare = _BARE.search(text, low, end)
    if not code or len(code) > 8 or not _CODE.search(code) or (bare and not code.endswith(("发", "函", "字"))):
        return None
    serial = re.sub("[–—－~～至]", "-", m["serial"])
    value = serial if "-" in serial else str(numeral(serial))
    return Number(m.end("code") - len(code), end, f"{code}〔{numeral(m['year'])}〕{value}号")


def _order(text: str, low: int, end: int) -> Number | None:
    """国务院令第588号, 主席令第三号, 第588号令."""
    m = _ORDER.search(text, low, end)
    if not m or _NO_ORDER.search(m["code"]):
        return None
    issuer = _CODE_CUT.sub("", m["code"].rpartition("中华人民共和国")[2])
    issuer = issuer if re.search("(?:主席|国务院|部|委|局|署|会|院|府|办|厅)$", issuer) else ""
    number = numeral(m["number"] or m["first"])
    start = (m.end("code") if m["number"] else m.start("first") - 1) - len(issuer)
    return Number(start, end, f"{issuer}令第{number}号") if number else None
