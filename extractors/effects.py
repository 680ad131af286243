"""What documents do to documents: amend, repeal, forward; and from when a document holds, until when, for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.dates import CHINESE, iso
from corpus.text import numeral
from extractors.citations import Found, between, clause, covered, issuer
from extractors.documents import identity, is_local
from extractors.mention import Effect
from extractors.scan import Candidate, Scan
from extractors.words import words
from ontology.loading import Lexicon

VERBS = {kind: words(f"{kind}_verbs") for kind in ("amends", "repeals", "forwards")}
_DATE = CHINESE.pattern.replace("?P<year>", "").replace("?P<month>", "").replace("?P<day>", "").replace(r"\s?", "")
_SPAN = r"》?(?:（[^（）]{0,40}）)?"
_LIST = re.compile(rf"{_SPAN}(?:[、和及与]|以及)?《?")
_AHEAD = re.compile(r"(?:了|给|好|由)?(?:原|原有的)?《?")
_ADVERBS = "同时|相应|一并|即行|即|予以|均|都|也|已经|已|被|现予|现|正式|不再|宣布|全文|自行"
_PASSIVE = re.compile(rf"{_SPAN}(?:文件)?(?:[，,]?自?(?:{_DATE}|本[一-龥]{{2,4}}[^，。]{{0,6}}之日|即日)起?)?(?:{_ADVERBS})*")
_AMENDED = re.compile(
    rf"{_SPAN}(?:条款|部分条款|有关条款|有关内容)?(?:{_ADVERBS}|作出|作了|作|进行了|进行|加以|部分|重大|全面|再次|重新|第[一二三四五]次|如下|以下)*"
)
_NOT_BEHIND = re.compile("后的|过的|的(?!决定|通知|公告)|工作|稿|建议|程序|完善")


def find(scan: Scan, mentions: list[Candidate]) -> list[Found]:
    """Citations that amend, repeal or forward a document; in order, each once."""
    found: dict[tuple[int, str, str | None], Found] = {}
    for kind in VERBS:
        for start, end in scan.triggers[kind]:
            if covered(mentions, start, end) or _NOT_BEHIND.match(scan.text, end):
                continue
            c = clause(scan, mentions, start)
            actor = issuer(scan, mentions, start)
            for m in objects(scan, mentions, kind, (start, end)):
                begin = min(c.start, clause(scan, mentions, m.start).start)
                found.setdefault((begin, kind, m.key), Found(begin, c.end, kind, actor, m.key, None, "acts on a document"))
    for citation in inside_titles(scan, mentions):
        found.setdefault((citation.start, citation.kind, citation.target), citation)
    return sorted(found.values(), key=lambda c: (c.start, c.kind, c.target or "", c.end))


def objects(scan: Scan, mentions: list[Candidate], kind: str, verb: tuple[int, int]) -> list[Candidate]:
    """The documents behind a verb, in a row (废止《…》《…》); else those in front (《…》《…》同时废止, 对《…》作出修改)."""
    low, high = scan.bounds(verb[0])
    behind: list[Candidate] = []
    last = verb[1]
    for m in (m for m in between(mentions, verb[1], high) if m.type == "document"):
        gap = _AHEAD if not behind else _LIST
        if not gap.fullmatch(_without_bodies(scan.text, mentions, last, m.start)):
            break
        behind.append(m)
        last = m.end
    return behind or _in_front(scan, mentions, kind, low, verb[0])


def _without_bodies(text: str, mentions: list[Candidate], start: int, end: int) -> str:
    """What lies between, without the bodies that issued what follows: 转发|市委|《…》."""
    bodies = [m for m in between(mentions, start, end) if m.type == "institution"]
    for m in reversed(bodies):
        text, end = text[: m.start] + text[m.end :], end - (m.end - m.start)
    return text[start:end].replace("印发的", "").strip("的关于")


def _in_front(scan: Scan, mentions: list[Candidate], kind: str, low: int, verb: int) -> list[Candidate]:
    found: list[Candidate] = []
    last, gap = verb, _PASSIVE if kind == "repeals" else _AMENDED
    for m in reversed([m for m in between(mentions, low, verb) if m.type == "document" and m.end <= verb]):
        if not gap.fullmatch(scan.text, m.end, last):
            break
        found.append(m)
        last, gap = m.start, _LIST
    if kind != "repeals" and found and not re.search("[对将把]《?$", scan.text[max(0, found[-1].start - 2) : found[-1].start]):
        return []
    return found[::-1]


_WRAPPER = re.compile("关于(?:(?P<amends>修改|修订|修正)|(?P<repeals>废止)|(?P<forwards>转发|批转))")


def inside_titles(scan: Scan, mentions: list[Candidate]) -> Iterator[Found]:
    """《关于转发〈…〉的通知》, 《关于废止〈…〉的决定》: what the outer document does to the inner one."""
    outer = [m for m in mentions if m.type == "document" and not m.layer]
    for inner in (m for m in mentions if m.rule == "document in a title"):
        for m in between(outer, inner.start - 60, inner.start):
            act = _WRAPPER.search(scan.text, m.start, inner.start)
            if act and m.end >= inner.end and act.lastgroup:
                c = clause(scan, mentions, m.start)
                yield Found(c.start, c.end, act.lastgroup, m.key, inner.key, None, "title of an act")


_FORCE = re.compile(rf"自(?P<date>{_DATE}|[^，。；]{{0,8}}之日|即日)(?:起)?(?:正式|全面)?(?:施行|实施|执行|生效|试行)")
_VALID = re.compile(rf"有效期(?:限)?(?:为|至|到)?(?:(?P<years>[0-9一二三四五六七八九十两]{{1,3}})年|(?P<date>{_DATE})(?:止)?)")
EFFECT_OF = {"amends": "amended", "repeals": "repealed"}


def ledger(scan: Scan, mentions: list[Candidate], acts: list[Found], lexicon: Lexicon) -> list[Effect]:
    """From when documents hold, until when, and which lose effect; in order of their place, each once."""
    found = [*_in_force(scan, mentions, lexicon), *_validity(scan, mentions, lexicon), *_changed(scan, acts)]
    kept = {(e.start, e.end, e.effect, e.document or ""): e for e in found if e.sentence >= 0}
    return _at_the_same_time(scan.document.text, [kept[key] for key in sorted(kept)])


def _at_the_same_time(text: str, found: list[Effect]) -> list[Effect]:
    """同时废止: on the day on which the document before takes effect, where that stands in the same paragraph."""
    out: list[Effect] = []
    for e in found:
        if e.effect == "repealed" and not e.date and "同时" in text[e.start : e.end]:
            before = [b for b in out if b.effect == "in-force" and "\n" not in text[b.end : e.start]]
            e = replace(e, date=before[-1].date if before else "")
        out.append(e)
    return out


def _in_force(scan: Scan, mentions: list[Candidate], lexicon: Lexicon) -> Iterator[Effect]:
    for start, _ in scan.triggers["in force"]:
        m = next((m for m in _FORCE.finditer(scan.text, max(0, start - 24), start + 4) if m.start() <= start < m.end()), None)
        if m:
            yield _effect(scan, m.span(), subject(scan, mentions, m.start(), lexicon), "in-force", _day(scan, m["date"]), "")


def _validity(scan: Scan, mentions: list[Candidate], lexicon: Lexicon) -> Iterator[Effect]:
    for start, _ in scan.triggers["valid"]:
        m = _VALID.match(scan.text, start)
        if m:
            period = f"P{numeral(m['years'])}Y" if m["years"] else ""
            day = _day(scan, m["date"]) if m["date"] else ""
            yield _effect(scan, m.span(), subject(scan, mentions, start, lexicon), "valid", day, period)


def _changed(scan: Scan, acts: list[Found]) -> Iterator[Effect]:
    for act in acts:
        if act.kind in EFFECT_OF and act.rule == "acts on a document":
            low, high = scan.bounds(act.start)
            told = re.search(rf"自(?P<date>{_DATE}|[^，。；]{{0,8}}之日|即日)", scan.text[low:high])
            yield _effect(
                scan, (act.start, act.end), act.target, EFFECT_OF[act.kind], _day(scan, told["date"]) if told else "", ""
            )


def _effect(scan: Scan, span: tuple[int, int], document: str | None, effect: str, day: str, period: str) -> Effect:
    start, end = scan.twin.origin(span[0]), scan.twin.origin(span[1] - 1) + 1
    return Effect(start, end, scan.sentence(span[0]), document, effect, day, period, "effect of a document")


def _day(scan: Scan, words_: str) -> str:
    """The day that words name; 印发之日 is the text's own where that is one day."""
    m = CHINESE.search(words_)
    if m:
        return iso(m)
    own = scan.document
    return own.date_from if "日" in words_ and own.date_from == own.date_to else ""


def subject(scan: Scan, mentions: list[Candidate], position: int, lexicon: Lexicon) -> str | None:
    """The document that holds: the nearest one before in the sentence, else the text itself where its title is one's."""
    low, _ = scan.bounds(position)
    before = [m for m in between(mentions, low, position) if m.type == "document" and not m.layer]
    if before:
        return before[-1].key
    title = re.sub("[《》]", "", scan.document.title)
    return identity(title, lexicon, is_local(scan)) if title.endswith(words("document_heads")) else None


TRIGGERS = {
    **VERBS,
    "in force": ("施行", "实施", "执行", "生效", "试行"),
    "valid": ("有效期",),
}
