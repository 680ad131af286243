"""Formulations that nobody has listed yet: what recurs in a corpus as one fixed phrase, and what speaks for it.

For a second look at a finished corpus, never on the way of a text to its mentions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.phrases import MOST, Corpus, Counts, Level, Numbers, among, corpus, counts, levels
from extractors.segmentation import FIRST, Passage, Words
from extractors.words import NUM

SHORTEST, LONGEST = 3, 12
"""Length of a phrase in characters."""
LIMIT = 20_000_000
"""Characters read at most; what lies beyond is not looked at."""
MANY = 10
"""In a corpus of so many texts a phrase must occur in three of them and five times, in a smaller one in two and three times."""
FORMULA = (
    "score = log2(1 + documents) / log2(1 + D) x cohesion x freedom x (0.1 + q + h + p + c) / 4.1, from 0 to 1; halved where "
    "the phrase begins or ends with a verb or begins with an adverb, is not quoted and no item of a list. "
    "D: texts of the corpus; q, h, p: square roots of the shares of its uses in quotation marks, in headings, and as an item "
    "of a list beside one of equal length; c: 1 if it counts something (三个…), else 0. "
    "cohesion = log2(n N / (a b)) / log2(N / n) at its weakest joint, from -1 to 1 (N: words of the corpus, n: uses of the "
    "phrase, a and b: uses of its two parts). freedom = entropy of the words before it, or of those behind it if less, "
    "over log2 n, from 0 to 1 (a mark or a word of grammar counts as a new neighbour each time)."
)
_WORDS = ("function_words", "not_terms", "governing_verbs", "adverbs", "light_words")
_LINKS = frozenset("的地和与及")
_COUNTS = re.compile(f"(?:第?{NUM}|十{NUM}|双)[个大项条种重化新严实不有要型位]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that may be a formulation, with its counts; ``FORMULA`` says what its score and its parts mean."""

    term: str
    score: float
    frequency: int
    documents: int
    cohesion: float
    freedom: float
    quoted: int
    headings: int
    parallel: int
    numeral: bool

    @property
    def reason(self) -> str:
        """What speaks for it, in words."""
        marks = ((self.quoted, "in quotation marks"), (self.headings, "in headings"), (self.parallel, "in lists of equal items"))
        signs = [f"{count} {where}" for count, where in marks if count]
        signs += ["counts something"] if self.numeral else []
        return "; ".join([f"{self.frequency} times in {self.documents} texts", *signs])


@dataclass(frozen=True, slots=True)
class Tables:
    """For each code of a word whether it stands at no edge, in no phrase, is a verb, an adverb, too general, a name or a link."""

    edge: Numbers
    never: Numbers
    verb: Numbers
    adverb: Numbers
    light: Numbers
    inner: Numbers


def propose(passages: Iterable[Passage], known: Collection[str], most: int = 100) -> list[Proposal]:
    """The phrases most likely to be formulations, best first: at most ``most``, none of them in ``known``.

    The same passages give the same proposals. Of phrases within each other only the better one is kept.
    """
    held = corpus(_read(passages))
    if not held.total:
        return []
    tables = _tables(held)
    found = levels(held.codes, 5 if held.documents >= MANY else 3)
    scored = [p for n in range(2, MOST + 1) for p in _scored(held, found, n, tables) if p.score > 0 and p.term not in known]
    return _apart(sorted(scored, key=lambda p: (-p.score, p.term)), most)


def _read(passages: Iterable[Passage]) -> Words:
    held, size = Words(), 0
    for passage in passages:
        size += len(passage.text)
        if size > LIMIT:
            break
        held.add(passage)
    return held


def _tables(held: Corpus) -> Tables:
    vocabulary = held.vocabulary
    edge, never, verb, adverb, general = (among(vocabulary, table) for table in _WORDS)
    links = np.array([False] * FIRST + [word in _LINKS for word in vocabulary])
    return Tables(edge, never, verb, adverb, verb | adverb | general, links | held.names)


def _scored(held: Corpus, found: Sequence[Level], n: int, tables: Tables) -> Iterator[Proposal]:
    """The phrases of ``n`` words that may be terms, with their scores."""
    level = found[n - 1]
    if not len(level.counts):
        return
    counted = counts(held, found, n)
    inside = held.codes[level.firsts[:, None] + np.arange(n)]
    first, last = inside[:, 0], inside[:, -1]
    lengths = held.sums[level.firsts + n] - held.sums[level.firsts]
    possible = ~(tables.edge[first] | tables.edge[last] | tables.never[inside].any(axis=1))
    possible &= ~(tables.inner[inside].any(axis=1) | tables.light[inside].all(axis=1)) | (counted.quoted > 0)
    possible &= (lengths >= SHORTEST) & (lengths <= LONGEST)
    possible &= counted.documents >= min(3 if held.documents >= MANY else 2, held.documents)
    framed = (tables.verb[first] | tables.verb[last] | tables.adverb[first]) & (counted.quoted == 0) & (counted.parallel == 0)
    for i in np.flatnonzero(possible):
        term = "".join(held.vocabulary[code - FIRST] for code in inside[i])
        yield _proposal(term, counted, int(i), held.documents, bool(framed[i]))


def _proposal(term: str, counted: Counts, i: int, documents: int, framed: bool) -> Proposal:
    """One phrase with its score by ``FORMULA``."""
    n, numeral = int(counted.frequency[i]), bool(_COUNTS.match(term))
    shares = (counted.quoted[i] / n, counted.headings[i] / n, counted.parallel[i] / n)
    marks = 0.1 + sum(share**0.5 for share in shares) + numeral
    reach = np.log2(1 + counted.documents[i]) / np.log2(1 + documents)
    score = reach * max(counted.cohesion[i], 0) * max(counted.freedom[i], 0) * marks / 4.1 / (2 if framed else 1)
    return Proposal(
        term=term,
        score=round(float(score), 4),
        frequency=n,
        documents=int(counted.documents[i]),
        cohesion=round(float(counted.cohesion[i]), 4),
        freedom=round(float(counted.freedom[i]), 4),
        quoted=int(counted.quoted[i]),
        headings=int(counted.headings[i]),
        parallel=int(counted.parallel[i]),
        numeral=numeral,
    )


def _apart(ordered: Iterable[Proposal], most: int) -> list[Proposal]:
    """The first of those that lie within each other; a part that is used twice as often as the whole is a term of its own."""
    kept: list[Proposal] = []
    for proposal in ordered:
        if len(kept) >= most:
            break
        if not any(k.term in proposal.term or _part(proposal, k) for k in kept):
            kept.append(proposal)
    return kept


def _part(proposal: Proposal, whole: Proposal) -> bool:
    return proposal.term in whole.term and proposal.frequency < 2 * whole.frequency


def samples(passages: Iterable[Passage], terms: Collection[str], most: int = 3) -> dict[str, list[tuple[str, str, str, str]]]:
    """Uses of each term in context: text, what is before it in its sentence, the term, what is behind; at most one a text."""
    found: dict[str, list[tuple[str, str, str, str]]] = {term: [] for term in terms}
    for passage in passages:
        for term, uses in found.items():
            if len(uses) < most and term in passage.text and all(passage.doc != doc for doc, *_ in uses):
                before, _, behind = passage.text.partition(term)
                uses.append((passage.doc, before, term, behind))
    return found
