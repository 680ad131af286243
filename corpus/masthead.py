"""The lines above a text's first sentence: title, subtitle with date and place of meeting, speaker, number of the paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.dates import CHINESE, iso
from corpus.headings import SALUTATION
from corpus.lines import Span
from corpus.numbering import opening
from corpus.persons import person

NUMBER = re.compile(r"[\u4e00-\u9fff*×xX]{1,14}\s?[〔\[［(（【]\s?(?P<year>(?:19|20)\d\d)\s?[〕\]］)）】]\s?第?\s?\d{1,5}\s?号")
"""发文字号: 国发〔2014〕1号."""

_LETTERHEAD = re.compile(r"(?P<issuer>[\u4e00-\u9fff*×xX、 ]{3,30}?)文件")
_SUBTITLE = re.compile(r"在.{4,60}(?:上|时|期间)的?(?:讲话|报告|发言|致辞|讲授|党课)?$")
_TITLE_OF = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff*×]{2,30}?)关于.+(?:通知|意见|决定|报告|批复|函|通报|公告|通告|办法|规定|方案|令)"
)
_SPOKEN = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:同志)?在.{4,}(?:讲话|报告|发言|致辞)")
_BODY_OF = re.compile(r"[厅局部委会院府办室组署社校司馆团处站所行队庭]$|党委|中央|公司|中心")
_LONGEST, _MOST = 70, 12
_SENTENCE = "。！？；：，!?;:,"


@dataclass(frozen=True, slots=True)
class Masthead:
    """``count`` paragraphs belong to it, ``titles`` of them (from ``title_at`` on) make the title. Empty fields: not stated.

    ``date`` is the day given in brackets or in the subtitle; ``year`` that of the paper's ``number``.
    """

    count: int = 0
    title_at: int = 0
    titles: int = 0
    title: str = ""
    date: str = ""
    speaker: str = ""
    issuer: str = ""
    issuer_origin: str = ""
    number: str = ""
    year: str = ""


def masthead(text: str, paragraphs: Sequence[Span], marked: Mapping[int, int]) -> Masthead:
    """Read the lines above the first sentence, salutation or numbered heading."""
    lines = _head(text, paragraphs, marked)
    found: dict[str, str] = {}
    title: list[int] = []
    for i, line in enumerate(lines):
        if not _special(line, found, bool(title)) and not (found.get("date") and title) and (not title or title[-1] == i - 1):
            title.append(i)
    words = "".join(lines[i] for i in title)
    _titled(words, found)
    return Masthead(
        len(lines) if title or found else 0,
        title[0] if title else 0,
        len(title),
        words,
        found.get("date", ""),
        found.get("speaker", ""),
        found.get("issuer", ""),
        found.get("origin", ""),
        found.get("number", ""),
        found.get("year", ""),
    )


def _titled(words: str, found: dict[str, str]) -> None:
    """What a title states itself: who issues the paper, who spoke, and on which day."""
    paper = _TITLE_OF.match(words)
    if paper and "issuer" not in found and _BODY_OF.search(paper["issuer"]):
        found |= {"issuer": paper["issuer"], "origin": "heading"}
    spoken = _SPOKEN.match(words)
    if spoken and person(spoken["name"]):
        found.setdefault("speaker", spoken["name"])
    day = CHINESE.search(words)
    if day and day["day"] and iso(day):
        found.setdefault("date", iso(day))


def _head(text: str, paragraphs: Sequence[Span], marked: Mapping[int, int]) -> list[str]:
    """The short paragraphs at the top that are no sentences. Without a sentence below them there is no masthead."""
    lines: list[str] = []
    for i, (start, end) in enumerate(paragraphs[:_MOST]):
        line = text[start:end]
        heading = marked.get(start, 0)
        if SALUTATION.match(line) or opening(text, start, end, i) or heading > 1 or (lines and heading):
            return lines
        if end - start > _LONGEST or line[-1] in _SENTENCE or "。" in line:
            return lines
        lines.append(line.replace("\n", ""))
    return lines if len(paragraphs) > len(lines) else []


def _special(line: str, found: dict[str, str], below: bool) -> bool:
    """Whether a line is anything but title; what it states goes to ``found``. ``below``: a title stands above it."""
    number = NUMBER.search(line)
    letterhead = _LETTERHEAD.fullmatch(line)
    if number and len("".join(line.replace(number[0], "").split())) <= 20:
        found |= {"number": number[0], "year": number["year"]}
    elif letterhead:
        found |= {"issuer": letterhead["issuer"].strip(), "origin": "letterhead"}
    else:
        return _dated(line, found, below)
    return True


def _dated(line: str, found: dict[str, str], below: bool) -> bool:
    """Date, subtitle and speaker lines: （2016年1月12日）, ——在…会议上, 国务院总理 李克强, 李克强（2021年3月5日）."""
    match = CHINESE.search(line)
    rest = re.sub(r"[（()）\[\]【】\s\u3000]", "", line[: match.start()] + line[match.end() :]) if match else line
    subtitle = line.startswith(("—", "--")) or (below and _SUBTITLE.match(line) is not None)
    name = person(rest)
    if name and "speaker" not in found:
        found["speaker"] = name
    alone = match is not None and len(rest) <= 8 and ("年" not in rest) and (not rest or bool(name) or _masked(rest))
    if match and (alone or (subtitle and match["month"])) and "date" not in found and iso(match):
        found["date"] = iso(match)
    return bool(name) or alone or subtitle


def _masked(rest: str) -> bool:
    return re.fullmatch(r"[*×xX某Ｘ通过印发修订]{1,8}(?:同志)?", rest) is not None
