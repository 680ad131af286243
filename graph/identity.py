"""From local keys to IRIs that say what a thing is, readable in Chinese and legal for every parser.

Nothing but the key, the text it belongs to and the base enters an IRI, so that it never depends on the order of reading.
All functions are injective: different keys, texts or places never share an IRI.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from graph.errors import GraphError

ENTITY_BASE = "https://w3id.org/tifagraph/"
TEXT_BASE = ENTITY_BASE + "local/"

Owned = tuple[str, int]
"""A key with the number of the text that it belongs to; -1 for those that all texts share."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the corpus as entities see it: its id and its IRI."""

    doc: str
    iri: str


_DOTS = re.compile(r"(?<![^/])\.{1,2}(?![^/])")
_RESERVED = frozenset('%#?[]<>"{}|\\^`')
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"))


def iri(key: str, text_iri: str) -> str:
    """The IRI of a key; ``text_iri`` is the text it was found in, which owns keys with a tilde.

    >>> iri("meeting/党的二十大", "")
    'https://w3id.org/tifagraph/meeting/党的二十大'
    """
    if key.startswith("~"):
        return f"{text_iri}#{escape(key[1:])}"
    if key.startswith("?"):
        return f"{ENTITY_BASE}ambiguous/{escape(key[1:])}"
    return ENTITY_BASE + escape(key)


def text_iri(doc: str, base: str = TEXT_BASE) -> str:
    """The IRI of a text of the corpus, from its id (``2022/讲话.txt``)."""
    return base + escape(doc)


def sentence_iri(text: str, start: int, end: int) -> str:
    """The IRI of a stretch of a text, in characters from ``start`` up to, not with, ``end`` (RFC 5147's ``char=``)."""
    return f"{text}#char={start},{end}"


def role_iri(label: str) -> str:
    """The IRI of a role that bodies or persons fill (市委, 局党组), wherever they are."""
    return f"{ENTITY_BASE}role/{escape(label)}"


def checked_base(base: str) -> str:
    """A user's base for texts, as given.

    Raises:
        GraphError: it is no absolute IRI that ends in a slash.
    """
    legal = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]+/(.*/)?", base)
    if legal and not any(map(_unsafe, base)):
        return base
    raise GraphError(base, "is no base for the IRIs of texts", "give one like https://example.org/speeches/, ending in a slash")


def _unsafe(character: str) -> bool:
    return character in _RESERVED or ((character > "~" or character <= " ") and unicodedata.category(character) in _HIDDEN)


@lru_cache(maxsize=8192)
def _encoded(character: str) -> str:
    if not _unsafe(character):
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def escape(path: str) -> str:
    """Percent-encode what an IRI's path may not hold, and segments of dots, which resolvers would drop.

    >>> escape("2022/讲话 1.txt#3")
    '2022/讲话%201.txt%233'
    """
    return _DOTS.sub(lambda m: "%2E" * len(m.group()), "".join(map(_encoded, path)))
