"""A small fictional corpus as extractions, written in the notation of ``tests.markup``; a label with ~ is the text's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from corpus.document import Apparatus, Document, Section, Sentence
from corpus.text import normalise
from extractors.mention import Citation, Duty, Effect, Mention, Spelling
from graph import parts
from graph.reduction import Options, reduce
from ontology.entry import Entry, Version
from ontology.loading import Lexicon
from tests.markup import parse

VERBS = ("坚定捍卫", "坚决做到", "贯彻", "落实", "做到")

TEXTS = {
    "2021/动员会.txt": ("2021-03-01", "2021-03-01", "讲话",
        "[市委|institution|~市委]要求贯彻[党的十九大|meeting]精神，做到“[两个维护|concept]”。\n"
        "坚决做到“[两个维护|concept]”，坚定捍卫“[两个确立|concept]”。\n"
        "今年要抓好春耕。"),
    "2023/全会.txt": ("2023-01-10", "2023-12-31", "讲话",
        "坚定捍卫“[两个确立|concept]”，坚决做到“[两个维护|concept]”。\n"
        "坚决维护[核心|concept|两个维护]，落实[八项规定|concept]。[**局|institution|~**局]违反[中央八项规定|concept|八项规定]。\n"
        "[中央纪委|institution]召开[二十届中央纪委二次全会|meeting]。"),
    "通报.txt": ("2022-12", "2023-02", "通报",
        "[市委|institution|~市委]通报：[**局|institution|~**局]违反[八项规定|concept]，[市委|institution|~市委]很重视。\n"
        "[四风|concept]是[形式主义|concept]、[官僚主义|concept]。"),
    "无日期.txt": ("", "", "", "“[两个确立|concept]”和“[两个维护|concept]”。"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor would give for one text."""

    document: Document
    mentions: tuple[Mention, ...]
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    effects: tuple[Effect, ...] = ()
    spellings: tuple[Spelling, ...] = ()


def entry(key: str, **facts: object) -> Entry:
    kind, _, label = key.partition("/")
    bare = Entry(key, kind, "", label, (), "", "", "", "", "", "", (), (), (), "中国共产党章程")
    return replace(bare, **facts)  # type: ignore[arg-type]


ENTRIES = (
    entry("concept/两个维护", kind="Tenet", english="Two Upholds", aliases=("“两个坚决维护”",), since="2018"),
    entry("concept/两个确立", kind="Tenet", since="2021-11-11"),
    entry("concept/八项规定"),
    entry("concept/四风", versions=(Version("2013-06", "", "", ("形式主义", "官僚主义", "享乐主义", "奢靡之风")),)),
    entry("concept/形式主义"),
    entry("meeting/二十届中央纪委二次全会", body="institution/中央纪委", since="2023-01-09", until="2023-01-10", place="北京"),
    entry("institution/中央纪委"),
)
LEXICON = Lexicon(
    entries={e.key: e for e in ENTRIES},
    surfaces={normalise(wording): (e.key,) for e in ENTRIES for wording in (e.label, *e.aliases)},
    quoted=frozenset(),
    version="1",
    offices={},
    warnings=(),
)


def found(doc: str, marked: str, date_from: str = "", date_to: str = "", series: str = "") -> Found:
    """One text: a line is a paragraph, a full stop ends a sentence, everything stands in one section."""
    text, expected = parse(marked)
    sentences = _sentences(text)
    mentions = []
    for order, (start, end, kind, label) in enumerate(expected):
        label = label or normalise(text[start:end])
        mark = "~" if label.startswith("~") else ""
        at = next(n for n, s in enumerate(sentences) if s.start <= start < s.end)
        before = text[:start].rstrip("“")
        head = next((verb for verb in VERBS if before.endswith(verb)), "")
        form = normalise(text[start:end])
        mentions.append(Mention(start, end, text[start:end], form, kind, f"{mark}{kind}/{label.lstrip('~')}", "marked", at, order,
                                False, head, "", "held"))  # fmt: skip
    document = Document(
        doc, "/somewhere/" + doc, text, sha256(text.encode()).hexdigest(), "utf-8", title=Path(doc).stem, series=series,
        date_from=date_from, date_to=date_to, date_reason="dateline", origins=(("title", "file name"),),
        sections=(Section(0, len(text), 1, "一", ""),), sentences=tuple(sentences), apparatus=(Apparatus(0, 0, "none"),),
    )  # fmt: skip
    return Found(document, tuple(mentions))


def _sentences(text: str) -> list[Sentence]:
    sentences, start, paragraph = [], 0, 0
    for at, character in enumerate(text):
        if character == "\n":
            start, paragraph = at + 1, paragraph + 1
        elif character == "。":
            sentences.append(Sentence(start, at + 1, paragraph, 0, False))
            start = at + 1
    return sentences


def cite(text: Found, kind: str, clause: str, actor: str | None, target: str | None) -> Found:
    """The text with one more citation, carried by the clause."""
    start = text.document.text.index(clause)
    at = next(n for n, s in enumerate(text.document.sentences) if s.start <= start < s.end)
    citation = Citation(start, start + len(clause), at, kind, actor, target, "", "marked")
    return replace(text, citations=(*text.citations, citation))


def corpus() -> list[Found]:
    """All texts, with three citations."""
    texts = {doc: found(doc, marked, a, b, series) for doc, (a, b, series, marked) in TEXTS.items()}
    first, second = "2021/动员会.txt", "2023/全会.txt"
    texts[first] = cite(texts[first], "implements", "市委要求贯彻党的十九大精神", None, "meeting/党的十九大")
    texts[first] = cite(texts[first], "quotes", "市委要求贯彻党的十九大精神", "~institution/市委", None)
    texts[second] = cite(texts[second], "issues", "中央纪委召开", "institution/中央纪委", "document/二十届中央纪委二次全会公报")
    return list(texts.values())


def tables(folder: Path, texts: Iterable[Found] | None = None, options: Options | None = None, per_part: int = 2) -> Path:
    """The tables of a corpus, through parts of ``per_part`` texts in the order given; gives their folder."""
    rest = list(corpus() if texts is None else texts)
    for number in range(0, len(rest), per_part):
        parts.write(folder / "work", f"part{number}", rest[number : number + per_part])
    reduce(parts.everything(folder / "work"), folder / "tables", LEXICON, options)
    return folder / "tables"
