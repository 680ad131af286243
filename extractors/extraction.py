"""A document in, its mentions, citations and date out: the order in which the extractors run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.document import Document
from extractors import citations, concepts, context, dating, documents, expansion, frames, institutions, meetings, persons, senses
from extractors.mention import Citation, Mention
from extractors.resolver import resolve
from extractors.scan import Candidate, Scan, Scanner
from extractors.words import words
from ontology.loading import Lexicon

RULES_VERSION = "1"
"""Raised whenever a rule changes what is found, so that cached parts of older rules are not used."""

TRIGGERS = {
    "plenum": ("全会", "全体会议", "次会议"),
    "party congress": ("党代会", "代表大会", "党员代表大会"),
    "congress": ("大", "代表大会"),
    "conference": meetings.CONFERENCE_HEADS,
    "tiered": institutions.TIERED + institutions.AGENCIES,
    "united": institutions.UNITED,
    "bare party body": ("党组", "党委"),
    "stationed": ("派驻", "派出", "驻", "纪检监察组", "机关纪检监察组"),
    "centre": ("中央",),
    "campaign": ("活动", "行动"),
    "office room": ("办公室",),
    "group": institutions.GROUPS,
    "company": ("集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司"),
    "about": ("关于",),
    "frame": frames.TRIGGERS,
    "office": ("总书记",),
    "title": persons.TITLES,
    "local": words("local"),
    "quote verb": words("quote_verbs"),
    "implement verb": words("implement_verbs"),
    "accord verb": words("accord_verbs"),
    "issue verb": words("issue_verbs"),
}


RULES = concepts.RULES + institutions.RULES + meetings.RULES + documents.RULES + persons.RULES + frames.RULES


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one text says: the document with its date bounded, its mentions and citations in order of their start."""

    document: Document
    mentions: tuple[Mention, ...]
    citations: tuple[Citation, ...]


class Extractor:
    """All grammars over one lexicon. Building it costs tens of milliseconds; one serves any number of texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._scanner = Scanner(lexicon, TRIGGERS)
        self._members = expansion.index(lexicon)

    def scan(self, document: Document) -> Scan:
        """The document made ready for the grammars."""
        return self._scanner.scan(document)

    def extract(self, document: Document) -> Extraction:
        """Find, resolve and describe everything that a document mentions and cites."""
        scan = self.scan(document)
        chosen = [c for c in resolve(self._candidates(scan)) if c.type]
        dated = dating.bounded(scan, chosen, self.lexicon)
        scan = replace(scan, document=dated)
        chosen = senses.settle(scan, persons.dated(scan, chosen, self.lexicon), self.lexicon)
        chosen, deviations = expansion.expand(scan, chosen, self.lexicon, self._members)
        dated = replace(dated, notes=(*dated.notes, *deviations))
        found = citations.find(scan, [c for c in chosen if not c.layer])
        mentions = tuple(described(scan, chosen, found))
        cited = (citations.publish(scan, c, scan.sentence(c.start)) for c in found)
        return Extraction(dated, mentions, tuple(c for c in cited if c and within(scan, c.start, c.end)))

    def _candidates(self, scan: Scan) -> Iterable[Candidate]:
        for rule in RULES:
            for c in rule.find(scan, self.lexicon):
                if "\n" not in scan.text[c.start : c.end] and scan.twin.span(c.start, c.end):
                    yield c


def within(scan: Scan, start: int, end: int) -> bool:
    """Whether a span of the original lies in a sentence: apparatus is outside all of them."""
    i = scan.sentence(scan.twin.position(start))
    return i >= 0 and end <= scan.document.sentences[i].end


def described(scan: Scan, chosen: list[Candidate], found: list[citations.Found]) -> Iterable[Mention]:
    """The candidates as mentions, with what stands around them; those in apparatus are left out."""
    reported = [c.quote for c in found if c.quote]
    text, order = scan.document.text, -1
    for c in chosen:
        span = scan.twin.span(c.start, c.end)
        if span is None or not within(scan, *span):
            continue
        order += 1
        sentence = scan.sentence(c.start)
        inside = any(a <= c.start < b for a, b in reported)
        yield Mention(
            start=span[0],
            end=span[1],
            surface=text[span[0] : span[1]],
            form=scan.text[c.start : c.end],
            type=c.type,
            key=c.key,
            rule=c.rule,
            sentence=sentence,
            order=order,
            in_heading=scan.document.sentences[sentence].heading,
            head=context.head(scan, c.start),
            tail=context.tail(scan, c.end),
            stance=context.stance(scan, c.start, c.end, inside),
        )
