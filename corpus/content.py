"""What a reader hands over: the text of one file or record, and what its format says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = ("title", "date", "published", "issuer", "speaker", "place", "series")
"""The fields that a metadata.csv, a JSON record or a Markdown front matter may state."""

_NAMES = {
    "path": ("path", "file", "filename", "文件", "文件名", "路径"),
    "id": ("id", "编号", "序号"),
    "text": ("text", "content", "body", "正文", "内容", "全文", "文本"),
    "title": ("title", "标题", "题名", "题目"),
    "date": ("date", "日期", "时间", "讲话日期", "成文日期"),
    "published": ("published", "date_published", "发布日期", "发布时间"),
    "issuer": ("issuer", "organisation", "organization", "发文机关", "发布机关", "机关", "单位", "发文单位"),
    "speaker": ("speaker", "author", "讲话人", "作者", "报告人", "发言人"),
    "place": ("place", "location", "地点"),
    "series": ("series", "系列", "类别"),
}
_COLUMNS = {alias: name for name, aliases in _NAMES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Content:
    """``headings``: (offset of a line, level from 1) that the format marks; ``origin`` names where ``stated`` stood."""

    text: str
    encoding: str
    headings: tuple[tuple[int, int], ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""
    notes: tuple[str, ...] = ()


def column(name: str) -> str:
    """The house's name for a column or key (``标题`` is ``title``); unknown ones keep theirs, in lower case."""
    plain = name.strip().lower().lstrip("\ufeff")
    return _COLUMNS.get(plain, plain)


def fields(record: Mapping[str, object]) -> dict[str, str]:
    """The known fields of a record as trimmed strings, empty ones left out; the first column of a name wins."""
    found: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, str | int | float) and column(name) in FIELDS and str(value).strip():
            found.setdefault(column(name), str(value).strip())
    return found


def assemble(lines: list[tuple[str, int]], encoding: str, notes: tuple[str, ...] = ()) -> Content:
    """Content from lines with their heading level (0: none)."""
    headings, offset = [], 0
    for line, level in lines:
        if level and line.strip():
            headings.append((offset, level))
        offset += len(line) + 1
    return Content("\n".join(line for line, _ in lines), encoding, tuple(headings), notes=notes)
