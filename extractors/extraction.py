"""A document in, its mentions, citations and date out: the order in which the extractors run."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from extractors import (
    citations,
    concepts,
    context,
    coreference,
    dating,
    documents,
    duties,
    effects,
    expansion,
    frames,
    institutions,
    meetings,
    persons,
    pinpoints,
    references,
    senses,
    spelling,
)
from extractors.mention import Citation, Duty, Effect, Mention, Spelling
from extractors.resolver import resolve
from extractors.rule import Rule
from extractors.scan import Candidate, Scan, Scanner
from extractors.words import words
from ontology.loading import Lexicon

TRIGGERS = {
    "plenum": ("全会", "全体会议", "次会议"),
    "party congress": ("党代会", "代表大会", "党员代表大会"),
    "congress": ("大", "代表大会"),
    "numbered": ("次会议", "次常务会议", "次全体会议", "次扩大会议"),
    "conference": meetings.CONFERENCE_HEADS,
    "tiered": institutions.TIERED + institutions.AGENCIES,
    "united": institutions.UNITED,
    "bare party body": ("党组", "党委"),
    "stationed": ("派驻", "派出", "驻", "纪检监察组", "机关纪检监察组"),
    "centre": ("中央",),
    "place goal": ("平安", "法治", "美丽", "健康", "数字", "清廉", "廉洁", "绿美", "诚信"),
    "campaign": ("活动", "行动"),
    "office room": ("办公室",),
    "group": institutions.GROUPS,
    "enterprise": ("集团", "公司"),
    "company": ("集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司"),
    "about": ("关于",),
    "frame": frames.TRIGGERS,
    "office": ("总书记",),
    "appointing": ("增选", "选举", "选出", "推选", "任命", "递补", "免去", "撤销", "给予"),
    "title": persons.TITLES,
    "local": words("local"),
    "quote verb": words("quote_verbs"),
    "implement verb": words("implement_verbs"),
    "accord verb": words("accord_verbs"),
    "issue verb": words("issue_verbs"),
    **references.TRIGGERS,
    **effects.TRIGGERS,
    **duties.TRIGGERS,
}


RULES = (
    concepts.RULES
    + institutions.RULES
    + meetings.RULES
    + documents.RULES
    + persons.RULES
    + frames.RULES
    + references.RULES
    + duties.RULES
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one text says: the document with its date bounded, its mentions and citations in order of their start."""

    document: Document
    mentions: tuple[Mention, ...]
    citations: tuple[Citation, ...]
    duties: tuple[Duty, ...] = ()
    effects: tuple[Effect, ...] = ()
    spellings: tuple[Spelling, ...] = ()


class Extractor:
    """All grammars over one lexicon. Building it costs tens of milliseconds; one serves any number of texts."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Rule] = RULES) -> None:
        self.lexicon = lexicon
        self._rules = rules
        self._scanner = Scanner(lexicon, TRIGGERS)
        self._members = expansion.index(lexicon)

    def scan(self, document: Document) -> Scan:
        """The document made ready for the grammars."""
        return self._scanner.scan(document)

    def extract(self, document: Document) -> Extraction:
        """Find, resolve and describe everything that a document mentions and cites."""
        scan = self.scan(document)
        chosen = coreference.settle(scan, [c for c in resolve(self._candidates(scan)) if c.type])
        dated = dating.bounded(scan, chosen, self.lexicon)
        scan = replace(scan, document=dated)
        chosen = senses.settle(scan, persons.dated(scan, chosen, self.lexicon), self.lexicon)
        chosen, deviations = expansion.expand(scan, chosen, self.lexicon, self._members)
        dated = replace(dated, notes=(*dated.notes, *deviations))
        named = references.citable(chosen)
        acts = effects.find(scan, sorted([*named, *references.inner(chosen)], key=lambda c: (c.start, -c.end)))
        found = [*citations.find(scan, named), *acts]
        mentions = tuple(described(scan, chosen, found))
        return Extraction(
            dated,
            mentions,
            tuple(published(scan, named, found)),
            tuple(d for d in duties.find(scan, named) if within(scan, d.start, d.end)),
            tuple(e for e in effects.ledger(scan, named, acts, self.lexicon) if within(scan, e.start, e.end)),
            tuple(spelling.find(scan, named, self.lexicon)),
        )

    def _candidates(self, scan: Scan) -> Iterable[Candidate]:
        for rule in self._rules:
            for c in rule.find(scan, self.lexicon):
                if "\n" not in scan.text[c.start : c.end] and scan.twin.span(c.start, c.end):
                    yield c


def within(scan: Scan, start: int, end: int) -> bool:
    """Whether a span of the original lies in a sentence: apparatus is outside all of them."""
    i = scan.sentence(scan.twin.position(start))
    return i >= 0 and end <= scan.document.sentences[i].end


def published(scan: Scan, named: list[Candidate], found: list[citations.Found]) -> Iterable[Citation]:
    """The citations in offsets of the original, with the places of their targets; those in apparatus are left out."""
    for c in sorted(found, key=lambda c: (c.start, c.kind, c.target or "", c.end)):
        citation = citations.publish(scan, c, scan.sentence(c.start))
        if citation and within(scan, citation.start, citation.end):
            yield replace(citation, pinpoint=pinpoints.of(scan, named, c.start, c.end, c.target))


def described(scan: Scan, chosen: list[Candidate], found: list[citations.Found]) -> Iterable[Mention]:
    """The candidates as mentions, with what stands around them; those in apparatus are left out."""
    reported = sorted(c.quote for c in found if c.quote)
    text, order = scan.document.text, -1
    for c in chosen:
        span = scan.twin.span(c.start, c.end)
        if span is None or not within(scan, *span):
            continue
        order += 1
        sentence = scan.sentence(c.start)
        low = bisect_left(reported, (scan.bounds(c.start)[0], 0))
        inside = any(a <= c.start < b for a, b in reported[low : bisect_right(reported, (c.start, len(text)))])
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
