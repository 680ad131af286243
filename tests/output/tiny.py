"""A small consistent graph of three fictional texts, written as Parquet by the published schemas.

``[两个确立|concept|坚定捍卫]`` marks a mention with its type and governing verb; a fourth field names the entity where the
wording is not its label; ``~`` before the type says that it belongs to this text alone.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.identity import iri, role_iri, text_iri
from graph.tables import TABLES

MARK = re.compile(r"\[([^|\]]+)\|(~?)([a-z]+)(?:\|([^|\]]*))?(?:\|([^|\]]*))?\]")
Row = dict[str, Any]

TEXTS: dict[str, tuple[dict[str, str], str]] = {
    "2019/云州市 讲话.txt": (
        {
            "title": "在云州市动员会上的讲话",
            "speaker": "林清源",
            "issuer": "云州市委",
            "place": "云州市",
            "series": "讲话",
            "date_from": "2019-03-01",
            "date_to": "2019-03-01",
            "date_reason": "dateline",
        },
        "要贯彻[党的十九大|meeting|贯彻]精神，坚决做到“[两个维护|concept|坚决做到]”。\n"
        "[市委|~institution]要落实[中央八项规定精神|concept|落实|八项规定]，按照[中国共产党章程|document|按照]办事。\n"
        "[习近平|person]总书记强调，[中央纪委|institution]要带头落实[八项规定|concept|带头落实]。\n",
    ),
    "2022/通报.txt": (
        {
            "title": '关于"四风"问题的通报',
            "issuer": "青河县纪委",
            "series": "通报",
            "date_from": "2022-01-18",
            "date_to": "2022-10-15",
            "date_reason": "after 十九届中央纪委六次全会 and before 党的二十大",
        },
        "根据[中国共产党纪律处分条例|document|根据]，[中央纪委|institution]要求整治[四风|concept|整治]。\n"
        "[**局|~institution]违反[八项规定|concept|违反]。\n"
        "[两个确立|concept|深刻领悟]和[两个维护|concept|坚决做到]要落到实处，[习近平|person]总书记提出[两个确立|concept]。\n",
    ),
    "2023/报告.txt": (
        {
            "title": "云州市纪委工作报告",
            "issuer": "云州市纪委",
            "series": "报告",
            "date_from": "2023-01-10",
            "date_to": "2023-12-31",
            "date_reason": "after 二十届中央纪委二次全会",
        },
        "学习贯彻[党的二十大|meeting|学习贯彻]和[二十届中央纪委二次全会|meeting|学习贯彻]精神。\n"
        "坚定捍卫“[两个确立|concept|坚定捍卫]”，坚决做到“[两个维护|concept|坚决做到]”。\n"
        "[市委|~institution]印发[《2023年度要点》|~document|印发|2023年度要点]，落实[八项规定|concept|落实]，[中央纪委|institution]要求不停步。\n"
        "[习近平|person]总书记在[党的二十大|meeting]上指出，全面从严治党永远在路上。\n",
    ),
}

KNOWN: dict[str, dict[str, str]] = {
    "concept/两个确立": {
        "kind": "Tenet",
        "english": "Two Establishments",
        "since": "2021-11-11",
        "definition": "两项重大政治判断。",
    },
    "concept/两个维护": {"kind": "Tenet", "english": "Two Upholds", "since": "2018"},
    "concept/八项规定": {"kind": "Tenet", "english": "Eight-point Regulation", "since": "2012-12-04"},
    "concept/四风": {"kind": "Vice", "english": "Four Malfeasances"},
    "institution/中央纪委": {"kind": "Discipline", "english": "CCDI"},
    "person/习近平": {"kind": "Leader", "english": "Xi Jinping"},
    "meeting/党的十九大": {"kind": "PartyCongress", "since": "2017-10-18", "until": "2017-10-24", "place": "北京"},
    "meeting/党的二十大": {"kind": "PartyCongress", "since": "2022-10-16", "until": "2022-10-22", "place": "北京"},
    "document/中国共产党章程": {"kind": "PartyRegulation", "english": "Constitution of the CPC"},
    "document/中国共产党纪律处分条例": {"kind": "PartyRegulation"},
}
COMPONENTS = {
    "concept/两个确立": ("党中央的核心地位", "指导地位"),
    "concept/四风": ("形式主义", "官僚主义", "享乐主义", "奢靡之风"),
}
CITATIONS = [  # text, ordinal of the sentence, kind, actor, target, quote
    ("2019/云州市 讲话.txt", 0, "implements", "", "meeting/党的十九大", ""),
    ("2019/云州市 讲话.txt", 1, "accords", "", "document/中国共产党章程", ""),
    ("2019/云州市 讲话.txt", 2, "quotes", "person/习近平", "", "中央纪委要带头落实八项规定"),
    ("2022/通报.txt", 0, "accords", "", "document/中国共产党纪律处分条例", ""),
    ("2022/通报.txt", 0, "issues", "institution/中央纪委", "document/中国共产党章程", ""),
    ("2023/报告.txt", 0, "implements", "", "meeting/党的二十大", ""),
    ("2023/报告.txt", 0, "implements", "", "meeting/二十届中央纪委二次全会", ""),
    ("2023/报告.txt", 2, "issues", "~institution/市委", "~document/2023年度要点", ""),
    ("2023/报告.txt", 3, "quotes", "person/习近平", "meeting/党的二十大", "全面从严治党永远在路上"),
]


DUTIES = [  # text, ordinal of the sentence, role, responsibility, matter
    ("2019/云州市 讲话.txt", 0, "党组书记", "第一责任人", "管党治党"),
    ("2019/云州市 讲话.txt", 1, "党组", "监督责任", ""),
]
EFFECTS = [("2019/云州市 讲话.txt", 1, "document/中国共产党纪律处分条例", "repealed", "2019-04-01", "")]
VERSIONS = [("2016-01-01", "2018-10-01"), ("2018-10-01", "2024-01-01"), ("2024-01-01", "")]


def write_tables(folder: Path) -> Path:
    """Write all tables of the small graph below ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables().items():
        schema = TABLES[name]
        columns = [pa.array([row.get(f.name, _empty(f.type)) for row in rows], f.type) for f in schema]
        pq.write_table(pa.table(columns, schema=schema), folder / f"{name}.parquet")
    return folder


def tables() -> dict[str, list[Row]]:
    """The rows of every table, sorted as a build sorts them."""
    made: dict[str, list[Row]] = {name: [] for name in TABLES}
    for doc in sorted(TEXTS):
        _text(doc, made)
    made["forms"] = _forms(made["mentions"])
    made["citations"] = [_citation(*row, made["sentences"]) for row in CITATIONS]
    made["duties"] = [_said(d, n, made["sentences"], role=a, responsibility=b, matter=c) for d, n, a, b, c in DUTIES]
    made["effects"] = [
        _said(d, n, made["sentences"], document=iri(key, ""), effect=a, date=b, period=c) for d, n, key, a, b, c in EFFECTS
    ]
    regulation = iri("document/中国共产党纪律处分条例", "")
    made["versions"] = [{"entity": regulation, "since": since, "until": until} for since, until in VERSIONS]
    made["entities"] = [_entity(*item, made["mentions"]) for item in sorted(_keys().items())]
    made["components"] = [
        {"entity": iri(key, ""), "since": KNOWN[key].get("since", ""), "position": i, "label": label}
        for key, labels in sorted(COMPONENTS.items())
        for i, label in enumerate(labels, 1)
    ]
    made["ties"] = _ties(made["mentions"], len(made["sentences"]))
    return made


def _empty(kind: pa.DataType) -> Any:
    return "" if pa.types.is_string(kind) else [] if pa.types.is_list(kind) else False if pa.types.is_boolean(kind) else 0


def _text(doc: str, made: dict[str, list[Row]]) -> None:
    """One text's rows of documents, sentences (one a line) and mentions."""
    metadata, marked = TEXTS[doc]
    offset, lines = 0, []
    for number, line in enumerate(marked.splitlines()):
        plain, found = _unmark(line, offset)
        order = len(made["mentions"])
        made["mentions"] += [{**m, "doc": doc, "sentence": number, "order": order + i} for i, m in enumerate(found)]
        made["sentences"].append(
            {"doc": doc, "sentence": number, "start": offset, "end": offset + len(plain), "paragraph": number, "section": -1}
        )
        lines.append(plain)
        offset += len(plain) + 1
    text = "\n".join(lines) + "\n"
    made["documents"].append(
        {
            "doc": doc,
            "iri": text_iri(doc),
            "path": doc,
            "text": text,
            "encoding": "utf-8",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            **metadata,
        }
    )
    for m in made["mentions"]:
        if m["doc"] == doc:
            m["entity"] = iri(m.pop("key"), text_iri(doc))


def _unmark(line: str, offset: int) -> tuple[str, list[Row]]:
    plain, found, last = "", [], 0
    for m in MARK.finditer(line):
        surface, own, kind, head, label = m.groups(default="")
        plain += line[last : m.start()]
        start = offset + len(plain)
        key = f"{own}{kind}/{label or surface}"
        found.append(
            {
                "start": start,
                "end": start + len(surface),
                "surface": surface,
                "form": surface.strip("《》"),
                "type": kind,
                "key": key,
                "rule": "lexicon",
                "head": head,
                "stance": "rejected" if head in ("违反", "整治") else "held",
            }
        )
        plain, last = plain + surface, m.end()
    return plain + line[last:], found


def _forms(mentions: list[Row]) -> list[Row]:
    counts = Counter((m["entity"], m["form"]) for m in mentions)
    places = defaultdict(set)
    for m in mentions:
        places[m["entity"], m["form"]].add(m["doc"])
    return [{"entity": e, "form": f, "count": n, "documents": len(places[e, f])} for (e, f), n in sorted(counts.items())]


def _keys() -> dict[str, tuple[str, str]]:
    """IRI of every entity -> its key and the text that owns it."""
    found = {}
    for doc, (_, marked) in TEXTS.items():
        for surface, own, kind, _head, label in MARK.findall(marked):
            key = f"{own}{kind}/{label or surface}"
            found[iri(key, text_iri(doc))] = (key, doc if own else "")
    return found


def _entity(entity: str, identity: tuple[str, str], mentions: list[Row]) -> Row:
    key, doc = identity
    kind, _, label = key.removeprefix("~").partition("/")
    own = [m for m in mentions if m["entity"] == entity]
    docs = sorted({m["doc"] for m in own})
    status = "masked" if "*" in label else "scoped" if doc else "known" if key in KNOWN else "composed"
    body = "institution/中央纪委" if key == "meeting/二十届中央纪委二次全会" else ""
    return {
        "entity": entity,
        "type": kind,
        "label": label,
        "status": status,
        "doc": doc,
        "body": body and iri(body, ""),
        "role": role_iri(label) if status == "scoped" and kind == "institution" else "",
        "source": "自编" if key in KNOWN else "",
        "mentions": len(own),
        "sentences": len({(m["doc"], m["sentence"]) for m in own}),
        "documents": len(docs),
        "first": TEXTS[docs[0]][0]["date_from"],
        "last": TEXTS[docs[-1]][0]["date_to"],
        **KNOWN.get(key, {}),
    }


def _citation(doc: str, number: int, kind: str, actor: str, target: str, quote: str, sentences: list[Row]) -> Row:
    place = next(s for s in sentences if s["doc"] == doc and s["sentence"] == number)
    return {
        "doc": doc,
        "start": place["start"],
        "end": place["end"],
        "sentence": number,
        "kind": kind,
        "quote": quote,
        "actor": actor and iri(actor, text_iri(doc)),
        "target": target and iri(target, text_iri(doc)),
        "rule": "cue",
    }


def _said(doc: str, number: int, sentences: list[Row], **what: str) -> Row:
    """A row about a whole sentence."""
    place = next(s for s in sentences if s["doc"] == doc and s["sentence"] == number)
    return {"doc": doc, "start": place["start"], "end": place["end"], "sentence": number, "rule": "cue", **what}


def _ties(mentions: list[Row], units: int) -> list[Row]:
    """Co-occurrence within sentences; G2 is simplified to the cell of the pair itself."""
    held: dict[tuple[str, int], set[str]] = defaultdict(set)
    for m in mentions:
        held[m["doc"], m["sentence"]].add(m["entity"])
    single = Counter(e for group in held.values() for e in group)
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (doc, _), group in sorted(held.items()):
        for pair in combinations(sorted(group), 2):
            pairs[pair].append(doc)
    made = []
    for (a, b), docs in sorted(pairs.items()):
        lift = len(docs) * units / (single[a] * single[b])
        made.append(
            {
                "source": a,
                "target": b,
                "relation": "sentence",
                "count": len(docs),
                "documents": len(set(docs)),
                "of_source": single[a],
                "of_target": single[b],
                "units": units,
                "backbone": len(set(docs)) > 1,
                "npmi": round(log(lift) / -log(len(docs) / units), 6),
                "g2": round(2 * len(docs) * log(lift), 6),
            }
        )
    return made
