"""One text with the reason for everything found in it: as rows for JSON and the page, and as marked-up text.

The marks are those in which the rules write their own examples, with the rule as a last part:
``增强“[四个意识|concept|四个意识|formulation of the lexicon]”``.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from corpus.document import Document
from corpus.text import normalise

if TYPE_CHECKING:
    from extractors.extraction import Extraction
    from extractors.mention import Mention
    from extractors.rule import Rule
    from ontology.entry import Entry
    from ontology.loading import Lexicon

Row = dict[str, Any]
FIELDS = ("title", "series", "issuer", "speaker", "place", "date_published")
FACTS = ("kind", "english", "definition", "since", "until", "place", "source")
_BRACKETS = str.maketrans("[]|", "〔〕｜")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: plain (``mention`` None) or one mention, with what stands inside it; offsets in characters."""

    start: int
    end: int
    mention: Mention | None = None
    inside: tuple[Stretch, ...] = ()


def stretches(document: Document, mentions: Sequence[Mention]) -> tuple[Stretch, ...]:
    """The whole text as plain stretches and mentions in turn, those inside others nested.

    A mention that crosses the end of another one has no place of its own in the line and is left to the list of mentions.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end, m.type, m.key))
    return tuple(_filled(0, len(document.text), ordered))


def _filled(start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Stretch]:
    at = start
    for i, mention in enumerate(mentions):
        if mention.start < at or mention.end > end:
            continue
        if mention.start > at:
            yield Stretch(at, mention.start)
        within = mentions[i + 1 : bisect_left(mentions, mention.end, key=_start)]
        yield Stretch(mention.start, mention.end, mention, tuple(_filled(mention.start, mention.end, within)))
        at = mention.end
    if at < end:
        yield Stretch(at, end)


def _start(mention: Mention) -> int:
    return mention.start


def marked(extraction: Extraction) -> str:
    """The text with every mention as ``[surface|type|label|rule]``; its own brackets and bars become 〔〕｜."""
    document = extraction.document
    parts = stretches(document, extraction.mentions)
    return "".join(_marks(document.text, parts))


def _marks(text: str, parts: Sequence[Stretch]) -> Iterator[str]:
    for part in parts:
        mention = part.mention
        if mention is None:
            yield text[part.start : part.end].translate(_BRACKETS)
        else:
            yield "[" + "".join(_marks(text, part.inside))
            yield f"|{mention.type}|{label(mention.key).translate(_BRACKETS)}|{mention.rule}]"


def label(key: str | None) -> str:
    """The readable part of a key: ``label("~institution/市委") == "市委"``."""
    return key.partition("/")[2] if key else ""


def view(extraction: Extraction, lexicon: Lexicon) -> Row:
    """Everything found in one text as plain values: what JSON and the page show.

    Keys: doc, title and other stated fields, date (from, to, reason), text, mentions, citations, entities (by key), rules
    (by name), apparatus, notes. Offsets count characters of ``text``.
    """
    document, mentions, cited = extraction.document, extraction.mentions, extraction.citations
    keys = {m.key for m in mentions} | {k for c in cited for k in (c.actor, c.target) if k}
    return {
        "doc": document.id,
        **{name: getattr(document, name) for name in FIELDS},
        "date": {"from": document.date_from, "to": document.date_to, "reason": document.date_reason},
        "origins": dict(document.origins),
        "text": document.text,
        "mentions": [_values(m) for m in mentions],
        "citations": [_values(c) | {"clause": document.text[c.start : c.end]} for c in cited],
        "entities": {key: facts(key, lexicon) for key in sorted(keys)},
        "rules": rules({m.rule for m in mentions}),
        "apparatus": [_values(a) | {"text": document.text[a.start : a.end]} for a in document.apparatus],
        "notes": list(document.notes),
    }


def lines(views: Sequence[Row]) -> str:
    """Views as JSON, one text a line."""
    return "".join(json.dumps(held, ensure_ascii=False) + "\n" for held in views)


def _values(value: Any) -> Row:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def facts(key: str, lexicon: Lexicon) -> Row:
    """What is known of an entity and how: its status, facts of the lexicon or of its name, members by version."""
    from graph.entities import status
    from ontology.composition import describe

    entry = describe(key, lexicon)
    ambiguous = lexicon.surfaces.get(normalise(entry.label), ()) if key.startswith("?") else entry.senses
    found = {"type": entry.type, "label": label(key), "status": status(key, lexicon)}
    found |= {name: value for name in FACTS if (value := getattr(entry, name))}
    found |= {"body": label(entry.body)} if entry.body else {}
    return found | {"versions": _versions(entry), "senses": [label(k) for k in ambiguous if k.startswith(entry.type)]}


def _versions(entry: Entry) -> list[Row]:
    return [{"since": v.since, "until": v.until, "label": v.label, "members": list(v.members)} for v in entry.versions]


def rules(names: set[str]) -> dict[str, Row]:
    """The rules of these names: what each finds in a sentence of its own, its examples and its refusals."""
    from extractors.extraction import RULES

    return {
        rule.name: {"about": _summary(rule), "examples": list(rule.examples), "refusals": list(rule.refusals)}
        for rule in RULES
        if rule.name in names
    }


def _summary(rule: Rule) -> str:
    return (rule.find.__doc__ or "").partition("\n\n")[0].replace("\n", " ").strip()


def period(document: Document) -> str:
    """The date of a text or the interval that bounds it, with its reason; ``undated`` where nothing tells."""
    first, last = document.date_from, document.date_to
    when = first if first == last else f"{first}–{last}"
    return f"{when or 'undated'} ({document.date_reason})" if document.date_reason else when or "undated"
