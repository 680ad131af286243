"""Word files (.docx) to text: paragraphs, tables row by row, and the numbers that Word itself puts before list items."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from corpus.content import Content, assemble
from corpus.problems import Refused
from corpus.text import chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACING = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_UNPACKED_LIMIT = 500_000_000
_HAN_FORMATS = {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting"}


def read(data: bytes) -> Content:
    """The text of a .docx; deleted revisions, comments, notes, headers and footers are left out."""
    document = _open(data)
    numbers = _Numbers(document)
    lines: list[tuple[str, int]] = []
    for block in _blocks(document.element.body):
        if block.tag == _W + "tbl":
            lines += [(row, 0) for row in _rows(block)]
        else:
            text = _text(block)
            label = numbers.label(block) if text.strip() else ""
            lines.append((label + text, _heading_level(document, block)))
    return assemble(lines, "docx")


def _open(data: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED_LIMIT:
                raise Refused("unpacks to more than 500 MB", "split it or save it as .txt")
            if "word/document.xml" not in parts.namelist():
                raise Refused("is a zip archive without a Word text", "unpack it, or save it as .docx again")
        import docx

        return docx.Document(io.BytesIO(data))
    except Refused:
        raise
    except Exception:
        raise Refused("is damaged or cut off", "open and save it again in Word or WPS, or copy it again") from None


def _blocks(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml", _W + "smartTag"):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    """One line a row, cells parted by bars."""
    for row in table.iter(_W + "tr"):
        cells = [" ".join(_text(p).strip() for p in cell.iter(_W + "p")).strip() for cell in row.iterchildren(_W + "tc")]
        if any(cells):
            yield " | ".join(cells)


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SPACING:
            yield _SPACING[child.tag]
        elif child.tag not in (_FALLBACK, _W + "del", _W + "pPr", _W + "rPr"):
            yield from _pieces(child)


def _heading_level(document: Any, paragraph: Any) -> int:
    style = _style(document, paragraph)
    name = str(style.name).lower() if style is not None else ""
    for prefix in ("heading ", "标题 "):
        if name.startswith(prefix) and name.removeprefix(prefix).isdigit():
            return int(name.removeprefix(prefix))
    return 0


def _style(document: Any, paragraph: Any) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    return document.part.get_style(paragraph.style, WD_STYLE_TYPE.PARAGRAPH) if paragraph.style else None


class _Numbers:
    """Counts Word's automatic list numbers (一、, （二）, 3.) paragraph by paragraph."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {a.get(_W + "abstractNumId"): a for a in numbering.iter(_W + "abstractNum")}
        for number in numbering.iterchildren(_W + "num"):
            link = number.find(_W + "abstractNumId")
            for level in abstract.get(link.get(_W + "val"), ()):
                if level.tag == _W + "lvl":
                    self._levels[number.get(_W + "numId"), int(level.get(_W + "ilvl"))] = _format(level)

    def label(self, paragraph: Any) -> str:
        """The number that stands before the paragraph's text; empty for bullets and for paragraphs outside lists."""
        place = self._place(paragraph)
        if place is None or place not in self._levels:
            return ""
        number, level = place
        counts = self._counts.setdefault(number, {})
        counts[level] = counts.get(level, self._levels[place][2] - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        label = self._levels[place][1]
        for depth in range(level + 1):
            kind, _, start = self._levels.get((number, depth), ("decimal", "", 1))
            label = label.replace(f"%{depth + 1}", _numeral(kind, counts.get(depth, start)))
        return label if self._levels[place][0] != "bullet" else ""

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        style = _style(self._document, paragraph)
        for holder in (paragraph, style.element if style is not None else None):
            properties = holder.find(f"{_W}pPr/{_W}numPr") if holder is not None else None
            if properties is not None and properties.find(_W + "numId") is not None:
                level = properties.find(_W + "ilvl")
                return properties.find(_W + "numId").get(_W + "val"), int(level.get(_W + "val")) if level is not None else 0
        return None


def _format(level: Any) -> tuple[str, str, int]:
    """Number format, text pattern (``%1、``) and first number of a list level."""
    values = {name: level.find(_W + name) for name in ("numFmt", "lvlText", "start")}
    kind, text, start = (node.get(_W + "val") if node is not None else "" for node in values.values())
    return kind or "decimal", text or "", int(start or 1)


def _numeral(kind: str, value: int) -> str:
    return chinese(value) if kind in _HAN_FORMATS and 0 < value < 100 else str(value)
