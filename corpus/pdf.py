"""PDF files to text: hard-wrapped lines become paragraphs again, page numbers and running heads are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from corpus.content import Content
from corpus.problems import Refused

_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*(?:第\s*)?[0-9０-９]{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*[0-9０-９]{1,4}\s*页?)?[-—–－·•\s]*"
)
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]+[章节条]"
)
_ASCII_EDGE = re.compile(r"[A-Za-z0-9]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """``left``, ``right`` and ``size`` (height) in points."""

    text: str
    left: float
    right: float
    size: float


def read(data: bytes) -> Content:
    """The text layer of a PDF, page after page; a PDF without one is refused."""
    pages = _pages(data)
    blank = [number for number, page in enumerate(pages, 1) if not any(c.isalpha() for line in page for c in line.text)]
    if len(blank) == len(pages):
        raise Refused("has no text layer (a scan?)", "run OCR, e.g. ocrmypdf -l chi_sim IN.pdf OUT.pdf")
    kept, dropped = _without_furniture(pages)
    notes = [f"{dropped} page numbers and running heads left out"] if dropped else []
    if blank:
        notes.append(f"no text layer on page {', '.join(map(str, blank))}: run OCR, e.g. ocrmypdf -l chi_sim --skip-text")
    return Content("\n".join(_paragraphs([line for page in kept for line in page])), "pdf", notes=tuple(notes))


def _pages(data: bytes) -> list[list[_Line]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("is encrypted", "remove the password, e.g. qpdf --decrypt --password=... IN.pdf OUT.pdf") from None
        raise Refused("is damaged or cut off", "copy or download it again") from None
    try:
        return [_lines(page.get_textpage()) for page in document]
    except pypdfium2.PdfiumError:
        raise Refused("is damaged or cut off", "copy or download it again") from None
    finally:
        document.close()


def _lines(page: Any) -> list[_Line]:
    """The lines of one page in reading order; ``offset`` walks the page's own character numbers."""
    lines, offset = [], 0
    for raw in re.split("(\r\n|\n|\r)", page.get_text_range()):
        text = raw.replace("\x00", "").replace("\ufffe", "").strip()
        if text:
            first = offset + len(raw) - len(raw.lstrip())
            lines.append(_line(page, text, first, offset + len(raw.rstrip()) - 1))
        offset += len(raw)
    return lines


def _line(page: Any, text: str, first: int, last: int) -> _Line:
    count = page.count_chars()
    boxes = [page.get_charbox(min(i, count - 1)) for i in (first, last)]
    size = max((top - bottom for _, bottom, _, top in boxes), default=0.0)
    return _Line(text, boxes[0][0], boxes[1][2], size)


def _without_furniture(pages: list[list[_Line]]) -> tuple[list[list[_Line]], int]:
    """Drop page numbers, and the first and last lines that stand there on half of the pages (digits aside)."""
    trimmed = [_trimmed(page, lambda line: _PAGE_NUMBER.fullmatch(line.text) is not None) for page in pages]
    edges = Counter(shape for page in trimmed for shape in {_shape(line) for line in (*page[:1], *page[-1:])})
    running = {shape for shape, count in edges.items() if shape and count >= max(2, len(pages) / 2)}
    kept = [_trimmed(page, lambda line: _shape(line) in running) for page in trimmed]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _trimmed(page: list[_Line], furniture: Callable[[_Line], bool]) -> list[_Line]:
    """A page without a first and a last line that are furniture."""
    first = 1 if page and furniture(page[0]) else 0
    last = len(page) - 1 if len(page) > first and furniture(page[-1]) else len(page)
    return page[first:last]


def _shape(line: _Line) -> str:
    return re.sub(r"[0-9０-９\s]", "", line.text)


def _paragraphs(lines: list[_Line]) -> list[str]:
    """A line that runs to the right margin goes on in the next one, unless that is indented or numbered."""
    if not lines:
        return []
    margin = min(line.left for line in lines)
    edge = sorted(line.right for line in lines)[len(lines) * 9 // 10]
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        em = max(line.size, before.size, 6.0)
        full = before.right > edge - 2.5 * em
        indented = line.left > max(margin, before.left if before.left < margin + em else margin) + em
        if full and not indented and not _NUMBERED.match(line.text) and abs(before.size - line.size) < em / 3:
            gap = " " if _ASCII_EDGE.search(paragraphs[-1]) and line.text[:1].isascii() and line.text[:1].isalnum() else ""
            paragraphs[-1] += gap + line.text
        else:
            paragraphs.append(line.text)
    return paragraphs
