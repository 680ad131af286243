"""What an extraction depends on, in a few characters: when nothing of it has changed, an earlier part serves again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.parts import text_key

if TYPE_CHECKING:
    from tifagraph.survey import Survey

READERS = ("corpus", "extractors", "ontology")
"""Packages that decide what is read from a text; the lexicon has a version of its own."""


@cache
def rules() -> str:
    """A fingerprint of the rules: of the code and word lists of the packages that read texts."""
    house = Path(__file__).resolve().parent.parent
    digest = sha256()
    for name in READERS:
        for path in sorted(p for p in (house / name).rglob("*") if p.suffix in (".py", ".txt", ".tsv", ".toml")):
            digest.update(path.relative_to(house).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def text_keys(seen: Survey, lexicon: str) -> dict[str, str]:
    """The content key of every text: a change of rules, lexicon, metadata or of recurring lines in it makes it a new one."""
    return {
        doc: text_key(doc, digest, rules(), lexicon, *seen.circumstances[doc], sorted(seen.edges[doc] & seen.recurring))
        for doc, digest in sorted(seen.digests.items())
    }
