"""Builders of files in every format that is read, and a short way from words to a Document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from corpus.document import Document
from corpus.reading import RawText, read
from corpus.sources import find
from corpus.structure import document

SPEECH = """在全市水务系统警示教育会议上的讲话
（2022年3月8日）

同志们：
根据市委部署，今天我们召开会议。下面，我讲三点意见。
一、提高政治站位
要学懂弄通做实。**局党组要带头落实。
二、压实工作责任。要层层传导压力。一是明确分工。各司其职。二是严格考核。
（一）抓早抓小。对苗头性问题及时提醒。
（二）动真碰硬。
同志们，征程万里风正劲。谢谢大家！
"""


def raw(text: str, name: str = "讲话.txt", **fields: object) -> RawText:
    """A text as a reader hands it over."""
    return RawText(name, name, text, "0" * 64, "utf-8", **fields)  # type: ignore[arg-type]


def structured(text: str, name: str = "讲话.txt", **fields: object) -> Document:
    """The document of a text."""
    return document(raw(text, name, **fields))


def outline(found: Document) -> list[tuple[int, str, str]]:
    """Level, locator and title of the sections."""
    return [(s.level, s.locator, s.title) for s in found.sections]


def sentences(found: Document, heading: bool | None = None) -> list[str]:
    """The sentences' words; only headings or only others where asked for."""
    return [found.text[s.start : s.end] for s in found.sentences if heading is None or s.heading == heading]


def read_one(path: Path) -> RawText:
    """The only text below a path, read."""
    (source,) = find([path]).sources
    return read(source)


def docx_bytes(fill: Callable[[object], None]) -> bytes:
    """A .docx that ``fill`` has written into."""
    import docx

    made = docx.Document()
    fill(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pdf_bytes(pages: list[list[tuple[float, float, str]]], password: str = "") -> bytes:
    """A PDF with strings at (x, y) points from the lower left corner, in a Chinese font of 14 points."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption(password, canPrint=1) if password else None)
    for page in pages:
        canvas.setFont("STSong-Light", 14)
        for x, y, words in page:
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """An archive of the given members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()
