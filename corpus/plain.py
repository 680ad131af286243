"""Plain text and Markdown files to text; ``**`` is a mask and stays."""

from __future__ import annotations

import re

from corpus.content import Content, assemble, fields
from corpus.encoding import decode

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.S)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FIELD = re.compile(r"([^\s:：#][^:：]*?)\s*[:：]\s*(.*?)\s*$")


def read_text(data: bytes) -> Content:
    """A .txt file as it stands."""
    text, encoding = decode(data)
    return Content(text, encoding, notes=_lost(text))


def read_markdown(data: bytes) -> Content:
    """A .md file: the # of headings and the front matter are left out, everything else stays."""
    text, encoding = decode(data)
    front = _FRONT.match(text)
    stated = _front_matter(front[1]) if front else {}
    lines = [_line(line) for line in (text[front.end() :] if front else text).split("\n")]
    content = assemble(lines, encoding, _lost(text))
    return Content(content.text, encoding, content.headings, stated, "front matter", content.notes)


def _lost(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"{lost} characters could not be decoded",) if lost else ()


def _line(line: str) -> tuple[str, int]:
    match = _HEADING.match(line)
    return (match[2], len(match[1])) if match else (line, 0)


def _front_matter(block: str) -> dict[str, str]:
    matches = (_FIELD.match(line) for line in block.split("\n"))
    return fields({match[1]: match[2].strip("\"'") for match in matches if match})
