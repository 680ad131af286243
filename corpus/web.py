"""Web pages to text: the article without menus and footers, its headings, and what its meta tags state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corpus.content import Content, assemble
from corpus.encoding import decode
from corpus.problems import Refused

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "select",
    "button",
    "svg",
    "iframe",
    "textarea",
    "nav",
    "footer",
    "aside",
}
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "table", "tbody", "thead", "tr", "ul"),
    )
)
_META = {
    "articletitle": "title", "og:title": "title", "pubdate": "published", "publishdate": "published",
    "article:published_time": "published",
}  # fmt: skip
_WRAPPED = re.compile(r"(?<=[^\x00-\x7f])[ \t]*\n\s*|[ \t]*\n\s*(?=[^\x00-\x7f])")
"""A line break of the source beside a Chinese character, which stands for no space."""

_LONG, _ABOVE = 10, 8


def read(data: bytes) -> Content:
    """The readable text of an .html file, one block a line."""
    page, encoding = decode(data)
    tree = _tree(page)
    lines = [(text, level) for text, level in _lines(tree) if text]
    if not lines:
        raise Refused("holds no text", "open it in a browser and save the article as .txt")
    content = assemble(_article(page, lines), encoding)
    return replace(content, stated=_stated(tree), origin="HTML meta tag")


def _tree(page: str) -> Any:
    from lxml import etree, html

    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page) or "<html/>")
    except (etree.ParserError, ValueError):
        raise Refused("holds no text", "open it in a browser and save the article as .txt") from None


def _lines(tree: Any) -> Iterator[tuple[str, int]]:
    """Block after block, with the level of h1 to h6."""
    parts: list[str] = []
    level = 0
    for text, tag in _events(tree):
        if tag is None:
            parts.append(text)
            continue
        words = _WRAPPED.sub("", "".join(parts))
        yield re.sub(r"[ \t\r\n]+", " ", words).strip(), level
        parts = []
        level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0


def _events(node: Any) -> Iterator[tuple[str, str | None]]:
    """Text pieces (tag None) and block boundaries in reading order; after a boundary the tag of the block that begins."""
    stack: list[tuple[Any, bool]] = [(node, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing:
            yield from [("", "/")] * (tag in _BLOCKS)
            yield from [(" | ", None)] * (tag in ("td", "th") and element.getnext() is not None)
            yield from [(element.tail, None)] * bool(element.tail)
            continue
        stack.append((element, True))
        if not tag or tag in _SILENT:
            continue
        yield from [("", tag)] * (tag in _BLOCKS or tag == "br")
        yield from [(element.text, None)] * bool(element.text)
        stack += [(child, False) for child in reversed(element)]
    yield "", "/"


def _article(page: str, lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The lines from the title above it to the last that trafilatura takes for the article; all where it finds none."""
    import trafilatura

    found = trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False)
    known = re.sub(r"\s+|(?m:^- )", "", found or "")
    inside = [re.sub(r"\s+", "", text) in known for text, _ in lines]
    sure = [i for i, (text, _) in enumerate(lines) if inside[i] and len(text) >= _LONG]
    if not sure:
        return [line for line, keep in zip(lines, inside, strict=True) if keep] or lines
    first, last = sure[0], sure[-1]
    while first and inside[first - 1]:
        first -= 1
    title = max((i for i, (_, level) in enumerate(lines[:first]) if level == 1), default=first)
    first = title if first - title <= _ABOVE else first
    while last + 1 < len(lines) and inside[last + 1]:
        last += 1
    return lines[first : last + 1]


def _stated(tree: Any) -> dict[str, str]:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = _META.get(str(meta.get("name") or meta.get("property") or "").strip().lower())
        value = str(meta.get("content") or "").strip()
        if name and value:
            stated.setdefault(name, value)
    return stated
