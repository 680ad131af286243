"""What is known of a text besides its words, and from where: title, series, issuer, place, speaker and date.

A metadata.csv comes first, then what the file itself states (JSON field, front matter), then what its heading, its
layout as an official paper, its dateline and its name show. What nothing states stays empty; no clock is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.dates import CHINESE, in_name, iso, stated
from corpus.document import Apparatus
from corpus.lines import Span
from corpus.masthead import Masthead
from corpus.reading import RawText

_BODY = re.compile(
    r"[\u4e00-\u9fff*×xX、]{2,30}"
    r"(?:[厅局部委会院府办室署社校司馆团处站所队组]|中心|公司|党委|中央|国务院|派出所|领导小组|指挥部)(?:[ \u3000]|$)"
)
_DATELINE = re.compile(
    r"[（(【\s]*(?:本[报報网網台刊社]|[\u4e00-\u9fff]{1,10}(?:[社报報网網台]|网站))\s*(?P<place>[\u4e00-\u9fff]{2,8}?)?\s?"
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日(?:[电电讯電訊]|消息|专电)"
)
_PUBLISHED = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})")
_PUBLICATION = ("publication line", "source line", "editor line")
_LAST, _SIGNATURE = 14, 50


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a ``Document`` that are no text; ``origins`` are (field, where it stands)."""

    title: str
    series: str
    issuer: str
    place: str
    speaker: str
    date: str
    date_reason: str
    published: str
    origins: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


Statement = tuple[str, str, str]
"""(field, value, origin)."""


def metadata(raw: RawText, paragraphs: Sequence[Span], head: Masthead, apparatus: Sequence[Apparatus]) -> Metadata:
    """Gather all statements about a text and choose one for each field."""
    published = _publication(raw.text, apparatus)
    said = [
        *((name, value, "metadata.csv") for name, value in raw.sidecar.items()),
        *((name, value, raw.origin) for name, value in raw.stated.items()),
        *_from_heading(head),
        *_colophon(raw.text, paragraphs[head.count :]),
        *_dateline(raw.text, paragraphs[head.count : head.count + 2], published),
        *_from_name(raw),
        ("date", head.year, f"letterhead ({head.number})"),
        ("published", published, "publication line"),
    ]
    chosen, notes = _choose(said)
    value = {name: pair[0] for name, pair in chosen.items()}
    origins = tuple(sorted((name, origin) for name, (_, origin) in chosen.items() if name != "date"))
    date = value.get("date", "")
    return Metadata(
        value.get("title", ""),
        value.get("series", ""),
        value.get("issuer", ""),
        value.get("place", ""),
        value.get("speaker", ""),
        date,
        _reason(chosen["date"][1]) if date else "",
        value.get("published", ""),
        origins,
        notes,
    )


def _choose(said: Iterable[Statement]) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """The first statement of each field; a later date that only makes the first one more precise replaces it."""
    chosen: dict[str, tuple[str, str]] = {}
    notes = []
    for name, words, origin in said:
        value = stated(words) if name in ("date", "published") else words.strip()
        if not value:
            if words.strip():
                notes.append(f"{origin}: {words.strip()} is no date")
            continue
        kept, where = chosen.setdefault(name, (value, origin))
        if name == "date" and where != "metadata.csv" and value.startswith(kept):
            chosen[name] = (value, origin if len(value) > len(kept) else where)
        elif name == "date" and not kept.startswith(value):
            notes.append(f"date {kept} ({where}), but {value} ({origin})")
    return chosen, tuple(notes)


def _reason(origin: str) -> str:
    if origin == "成文日期":
        return "stated as 成文日期"
    article = {"metadata.csv": "", "JSON field": "a ", "CSV column": "a ", "HTML meta tag": "a "}.get(origin, "the ")
    return f"stated in {article}{origin}"


def _from_heading(head: Masthead) -> list[Statement]:
    return [
        ("title", head.title, "heading"),
        ("date", head.date, "heading"),
        ("speaker", head.speaker, "heading"),
        ("issuer", head.issuer, head.issuer_origin),
    ]


def _from_name(raw: RawText) -> list[Statement]:
    """Title and date in a file's name (20230110-市委书记讲话.docx), and the series that names share."""
    if "#" in PurePosixPath(raw.id).suffix:
        return []
    stem = PurePosixPath(raw.id).stem
    date, (start, end) = in_name(stem)
    title = re.sub(r"[（(\[【][\s_-]*[）)\]】]", "", stem[:start] + stem[end:]).strip(" _-—.·")
    title = title if re.search(r"[\u4e00-\u9fff]", title) else ""
    return [("date", date, "file name"), ("title", title, "file name"), ("series", raw.series, "file names")]


def _colophon(text: str, paragraphs: Sequence[Span]) -> list[Statement]:
    """成文日期 and 署名: a line that is a date, and the body in the line above or before it.

    It stands at the end of an official paper; before an annex it counts only with a signature.
    """
    found: list[Statement] = []
    for i, (start, end) in enumerate(paragraphs):
        match = CHINESE.search(text, start, end) if end - start <= _SIGNATURE else None
        if not match or not match["month"] or text[match.end() : end].strip("）) 印发"):
            continue
        before = text[start : match.start()].strip(" \t\u3000（(")
        signed = before or (text[slice(*paragraphs[i - 1])] if i else "")
        issuer = re.sub(r"\s", "", signed) if _BODY.fullmatch(signed) else ""
        if issuer or (not before and i >= len(paragraphs) - _LAST):
            found = [("date", iso(match), "成文日期"), ("issuer", issuer, "署名")]
        if issuer:
            break
    return found


def _dateline(text: str, paragraphs: Sequence[Span], published: str) -> list[Statement]:
    """新华社北京1月9日电: place and day; the year, where it is not given, is that of a publication in the same month."""
    for start, end in paragraphs:
        match = _DATELINE.match(text, start, end)
        if not match:
            continue
        year = match["year"] or _same_season(published, int(match["month"]))
        day = stated(f"{year}-{match['month']}-{match['day']}") if year else ""
        return [("place", match["place"] or "", "dateline"), ("date", day, "dateline")]
    return []


def _same_season(published: str, month: int) -> str:
    """The year of a day that lies at most a month before the publication."""
    if len(published) < 7:
        return ""
    year, later = int(published[:4]), int(published[5:7])
    if later in (month, month + 1):
        return str(year)
    return str(year - 1) if (month, later) == (12, 1) else ""


def _publication(text: str, apparatus: Sequence[Apparatus]) -> str:
    for stretch in apparatus:
        if stretch.reason in _PUBLICATION:
            for match in _PUBLISHED.finditer(text, stretch.start, stretch.end):
                if iso(match):
                    return iso(match)
    return ""
