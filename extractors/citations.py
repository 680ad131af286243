"""Citations: who is quoted, what is carried out, by which authority, and who issues what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from corpus.text import CLOSING, OPENING
from extractors.mention import Citation
from extractors.scan import Candidate, Scan
from extractors.words import either, words

CLAUSE = re.compile("[，。；！？：\n]")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two marks, with the mentions in it; positions of the twin."""

    start: int
    end: int
    mentions: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A citation in positions of the twin."""

    start: int
    end: int
    kind: str
    actor: str | None
    target: str | None
    quote: tuple[int, int] | None
    rule: str


def find(scan: Scan, mentions: list[Candidate]) -> list[Found]:
    """All citations of a text, from its resolved mentions; in order, each once."""
    found: dict[tuple[int, str, str | None], Found] = {}
    for rule in (quotes, implements, accords, issues):
        for citation in rule(scan, mentions):
            found.setdefault((citation.start, citation.kind, citation.target), citation)
    return sorted(found.values(), key=lambda c: (c.start, c.kind, c.target or "", c.end))


def clause(scan: Scan, mentions: list[Candidate], position: int) -> Clause:
    """The clause around a position; a mark inside a title does not end it."""
    low, high = scan.bounds(position)
    inside = [(m.start, m.end) for m in between(mentions, low, high)]
    start, end = low, high
    for m in CLAUSE.finditer(scan.text, low, high):
        if any(a <= m.start() < b for a, b in inside):
            continue
        if m.start() < position:
            start = m.end()
        else:
            end = m.start()
            break
    return Clause(start, end, tuple(between(mentions, start, end)))


def between(mentions: list[Candidate], start: int, end: int) -> list[Candidate]:
    """The mentions that begin in a stretch."""
    low = bisect_left(mentions, start, key=_START)
    high = bisect_left(mentions, end, key=_START)
    return mentions[low:high]


_SPEECH_GAP = re.compile(rf"{either(words('speech_gap'))}*\Z")
_ADDRESS = re.compile("讲话(?!精神|要求|和|为)")
_LONG_GAP = re.compile(r"[^。；！？\n]{0,60}\Z")
_NOUN = re.compile(rf"{either(words('speech_nouns'))}\Z")


_MORE_SPEECH = ("指出", "强调", "要求", "提出")


def quotes(scan: Scan, mentions: list[Candidate]) -> Iterator[Found]:
    """习近平总书记在二十届中央纪委二次全会上强调，…: speaker, occasion, words."""
    for start, end in scan.triggers["quote verb"]:
        if scan.text.startswith("的", end):
            continue
        if end - start == 1 and scan.text[end : end + 1] not in tuple("，：。"):
            continue
        if (
            scan.text.startswith(_MORE_SPEECH, end)
            or covered(mentions, start, end)
            or _NOUN.search(scan.text, max(0, start - 4), start)
        ):
            continue
        low, high = scan.bounds(start)
        before = [m for m in between(mentions, low, start) if m.end <= start]
        speaker = speaker_of(scan, before, start) or he(scan, mentions, start)
        if speaker is None:
            continue
        meetings = [m for m in before if m.type == "meeting" and governed_by_in(scan, m, low)]
        place = meetings[-1] if meetings else the_meeting(scan, mentions, speaker.end, start)
        first = min(speaker.start, place.start if place else speaker.start)
        begin = clause(scan, mentions, first if first >= low else start).start
        words_start = end + 1 if scan.text[end : end + 1] in "，：" else end
        report = speaker.type == "meeting" and speaker.end < start
        actor, target = (None, speaker.key) if report else (speaker.key, place.key if place else None)
        yield Found(begin, high, "quotes", actor, target, (words_start, high), "reported speech")


_THE_MEETING = re.compile("在(?:这次|本次|此次)?(座谈会|会议|大会|全会|会)(?:上|期间|中)?")


def the_meeting(scan: Scan, mentions: list[Candidate], start: int, end: int) -> Candidate | None:
    """在会上, 在座谈会上: the last meeting that this paragraph has named before."""
    m = _THE_MEETING.search(scan.text, start, end)
    low = scan.text.rfind("\n", 0, start) + 1
    before = [c for c in between(mentions, low, start) if c.type == "meeting"] if m else []
    fit = [c for c in before if scan.text[c.start : c.end].endswith(m[1])] if m else []
    return fit[-1] if fit else None


_HE = re.compile(r"[他她](?:还|又|也|曾|就|多次|深刻|特别|进一步|明确)*\Z")


def he(scan: Scan, mentions: list[Candidate], verb: int) -> Candidate | None:
    """他强调: the last person that the paragraph has named before."""
    low = scan.text.rfind("\n", 0, verb) + 1
    persons = [m for m in between(mentions, low, verb) if m.type == "person"]
    return persons[-1] if persons and _HE.search(scan.text, max(low, verb - 8), verb) else None


_REPORTS = ("报告", "报告中", "报告明确", "报告中明确", "公报", "决议", "决定")


def speaker_of(scan: Scan, before: list[Candidate], start: int) -> Candidate | None:
    """The person, body or meeting whose verb of speech stands at ``start``."""
    for m in reversed(before):
        if m.type in ("concept", "document"):
            continue
        gap = scan.text[m.end : start]
        if m.type == "person":
            return m if speaks(scan, before, m.end, start) else None
        if m.type == "meeting" and gap in _REPORTS:
            return m
        if m.type in ("institution", "meeting") and not gap and scan.text[start : start + 2] in ("强调", "指出", "号召", "认为"):
            return m
    return None


_ACROSS_CLAUSES = ("强调", "指出", "要求", "号召", "明确")


def speaks(scan: Scan, before: list[Candidate], end: int, verb: int) -> bool:
    """Whether what lies between a person and a verb leaves the person as its subject."""
    gap = scan.text[end:verb]
    if "，" in gap and not scan.text.startswith(_ACROSS_CLAUSES, verb):
        return False
    direct = _SPEECH_GAP.match(strip_mentions(scan, before, end, verb))
    return bool(direct or (_ADDRESS.search(gap) and _LONG_GAP.match(gap)))


def strip_mentions(scan: Scan, mentions: list[Candidate], start: int, end: int) -> str:
    """The text between, without the mentions in it."""
    out, last = [], start
    for m in mentions:
        if m.start >= last and m.end <= end:
            out.append(scan.text[last : m.start])
            last = m.end
    return "".join([*out, scan.text[last:end]])


def governed_by_in(scan: Scan, meeting: Candidate, low: int) -> bool:
    """Whether a meeting stands behind 在 (在…上强调)."""
    return bool(re.search(r"在[^，。；]{0,6}$", scan.text[max(low, meeting.start - 8) : meeting.start]))


def covered(mentions: list[Candidate], start: int, end: int) -> bool:
    """Whether a trigger lies inside a mention."""
    i = bisect_left(mentions, end, key=_START)
    return bool(i) and mentions[i - 1].end > start


def implements(scan: Scan, mentions: list[Candidate]) -> Iterator[Found]:
    """贯彻落实党的二十大精神, 严格执行《…》: one citation for each meeting or document that is carried out."""
    for m in mentions:
        if m.type not in ("meeting", "document"):
            continue
        verb = implementing_verb(scan, mentions, m)
        if verb and carried_out(scan, m, mentions):
            c = clause(scan, mentions, m.start)
            yield Found(c.start, c.end, "implements", None, m.key, None, "carried out")


_VERB_GAP = re.compile(rf"{either(words('carrying_gap'), words('implement_verbs'))}*")


def implementing_verb(scan: Scan, mentions: list[Candidate], target: Candidate) -> bool:
    """Whether a verb of carrying out governs the target, directly or over a list."""
    low = scan.bounds(target.start)[0]
    verbs = scan.triggers["implement verb"]
    first = bisect_left(verbs, target.start - 69, key=lambda verb: verb[1])
    last = bisect_right(verbs, target.start, key=lambda verb: verb[1])
    for a, b in reversed([verb for verb in verbs[first:last] if verb[0] >= low]):
        gap = strip_mentions(scan, between(mentions, b, target.start), b, target.start)
        if _VERB_GAP.fullmatch(gap) and not covered(mentions, a, b):
            return not scan.text.endswith(("停止", "不再"), 0, a)
    return False


_MEETING_TAIL = re.compile(r"[^，。；]{0,40}?(?:精神|部署|决策|要求|讲话|决定|决议|报告|任务|战略)|开局|[，。、；！]|\Z")


def carried_out(scan: Scan, m: Candidate, mentions: list[Candidate]) -> bool:
    """A meeting is carried out in its 精神 or 部署, also at the end of a list; a document as it stands."""
    return m.type == "document" or bool(_MEETING_TAIL.match(scan.text, m.end))


_ISSUED = re.compile(r"[^，。；]{0,3}(?:印发|制定|出台|下发|发布|颁布)的")
_GROUND_END = re.compile(r"，|。|；|：|！|？|\n")


def accords(scan: Scan, mentions: list[Candidate]) -> Iterator[Found]:
    """按照党中央、市委部署要求, 依据D章、宪法和监察法: one citation for each ground."""
    for start, end in scan.triggers["accord verb"]:
        if covered(mentions, start, end):
            continue
        c = clause(scan, mentions, start)
        for m in grounds(scan, c, end):
            yield Found(c.start, c.end, "accords", None, m.key, None, "ground")


_GROUND_GAP = re.compile(rf"(?:{either(words('ground_gap'))}|第（?[一-龥0-9]+?）?[编章节条款项目]|（[^）]*）|[0-9])*")


def grounds(scan: Scan, c: Clause, end: int) -> Iterator[Candidate]:
    """The bodies, meetings and documents that a preposition of ground governs, in a row."""
    last = end
    for m in c.mentions:
        if m.start < end:
            continue
        if not _GROUND_GAP.fullmatch(scan.text[last : m.start]):
            return
        last = m.end
        if m.type in ("institution", "meeting", "document") and not is_issuer(scan, m):
            yield m


def is_issuer(scan: Scan, m: Candidate) -> bool:
    """县委印发的《…》, 中共中央办公厅《…》: the body only names where the document comes from."""
    return m.type == "institution" and bool(_ISSUED.match(scan.text, m.end) or scan.text.startswith("《", m.end))


_OBJECT_GAP = re.compile(r"(?:了|的|好|并|和|《|》|、|及|以及|关于|新|新的|修订后的|修订的|新修订的|本)*")


def issues(scan: Scan, mentions: list[Candidate]) -> Iterator[Found]:
    """研究制定《2021年度党建工作要点》, 县委印发的《…》: a body makes or publishes a document."""
    for start, end in scan.triggers["issue verb"]:
        if covered(mentions, start, end) or (scan.text.startswith("的", end) and not subject_ends(mentions, start)):
            continue
        c = clause(scan, mentions, start)
        last = end
        for m in (m for m in c.mentions if m.start >= end):
            if not (_OBJECT_GAP.fullmatch(scan.text[last : m.start]) or issuer_between(scan, mentions, last, m)):
                break
            if m.type == "document":
                yield Found(c.start, c.end, "issues", issuer(scan, mentions, start), m.key, None, "made or published")
            last = m.end


def subject_ends(mentions: list[Candidate], position: int) -> bool:
    """Whether a body stands right before a position: 县委|印发的, but not 新|修订的."""
    i = bisect_left(mentions, position, key=_START)
    return any(m.end == position and m.type == "institution" for m in mentions[max(0, i - 2) : i])


def adopts(scan: Scan, verb: int) -> bool:
    """Whether the verb is what a meeting does to a document: 审议通过."""
    return scan.text.startswith(("通过", "审议通过", "批准"), verb)


def issuer_between(scan: Scan, mentions: list[Candidate], last: int, document: Candidate) -> bool:
    """出台局党委《…》: the issuer stands between the verb and the title."""
    issuers = [m for m in between(mentions, last, document.start) if m.type == "institution"]
    return document.type == "document" and not strip_mentions(scan, issuers, last, document.start).strip("《的")


def issuer(scan: Scan, mentions: list[Candidate], verb: int) -> str | None:
    """The body before the verb, else the last one that began a clause of this paragraph."""
    low = scan.text.rfind("\n", 0, verb) + 1
    for m in reversed(between(mentions, low, verb)):
        begins_clause = scan.text[max(low, m.start - 1) : m.start] in ("", "。", "，", "；", "\n")
        if m.type == "meeting" and (scan.text[m.end : verb] in ("", "审议") or (begins_clause and adopts(scan, verb))):
            return m.key
        if m.type == "institution" and (m.end == verb or begins_clause):
            return m.key
    return None


def with_marks(text: str, start: int, end: int) -> str:
    """The words between two offsets, with the quotation marks that stand right around them."""
    while start and text[start - 1] in OPENING:
        start -= 1
    while end < len(text) and text[end] in CLOSING:
        end += 1
    return text[start:end].strip()


def publish(scan: Scan, found: Found, sentence: int) -> Citation | None:
    """The citation in offsets of the original; None where it lies outside the text's sentences."""
    if sentence < 0:
        return None
    start, end = scan.twin.origin(found.start), scan.twin.origin(found.end - 1) + 1
    words_of = ""
    if found.quote and found.quote[0] < found.quote[1]:
        words_of = with_marks(scan.document.text, scan.twin.origin(found.quote[0]), scan.twin.origin(found.quote[1] - 1) + 1)
    return Citation(start, end, sentence, found.kind, found.actor, found.target, words_of, found.rule)
