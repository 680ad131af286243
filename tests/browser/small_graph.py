"""The tables of a small graph from marked-up texts, so that the page can be tested without reading a corpus."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq

from graph.tables import TABLES

TEXTS = Path(__file__).with_name("texts.txt")
BASE = "https://w3id.org/tifagraph/"
LOCAL = BASE + "local/"
_MARK = re.compile(r"\[([^|\[\]]+)\|(\w+)\]")
_VERBS = ("坚决做到", "深刻领悟", "一体推进", "坚定", "增强", "做到", "坚持", "弘扬", "推进", "落实", "贯彻", "防止", "深化")
_CITING = {
    "依据": "accords",
    "根据": "accords",
    "依照": "accords",
    "按照": "accords",
    "贯彻": "implements",
    "落实": "implements",
    "强调": "quotes",
    "指出": "quotes",
}
_ENGLISH = {
    "两个确立": "Two Establishments",
    "两个维护": "Two Upholds",
    "四个意识": "Four Consciousnesses",
    "党的二十大": "20th Party Congress",
    "全面从严治党": "full and rigorous governance over the Party",
}
_COMPONENTS = {"四个意识": ("政治意识", "大局意识", "核心意识", "看齐意识")}

Rows = dict[str, list[dict[str, Any]]]


@dataclass
class Seen:
    """What the texts mention: rows of the tables, and the sentences of each entity."""

    rows: Rows = field(default_factory=lambda: {name: [] for name in TABLES})
    places: dict[str, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))
    citing: Counter[tuple[str, str, str]] = field(default_factory=Counter)


def write_tables(folder: Path, marked: str) -> Path:
    """Write one Parquet file a table below ``folder`` for texts in the notation of ``texts.txt``."""
    seen = Seen()
    for number, block in enumerate(marked.strip().split("# ")[1:]):
        _text(seen, f"{number:02}.txt", *block.split("\n", 1))
    _entities(seen)
    _ties(seen)
    _laid_out(seen)
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in TABLES.items():
        filled = [{key: row.get(key, _nothing(schema.field(key).type)) for key in schema.names} for row in seen.rows[name]]
        pq.write_table(pa.Table.from_pylist(filled, schema=schema), folder / f"{name}.parquet")
    return folder


def _nothing(kind: pa.DataType) -> Any:
    if pa.types.is_floating(kind):
        return None
    return "" if pa.types.is_string(kind) else False if pa.types.is_boolean(kind) else 0


def _text(seen: Seen, doc: str, header: str, body: str) -> None:
    date, title, issuer, speaker = (part.strip() for part in header.split(" | "))
    iri, locator, plain, section = LOCAL + doc, "", "", -1
    for ordinal, line in enumerate(body.strip().splitlines()):
        if heading := re.match(r"([一二三]、|（[一二三]）)", line):
            locator = heading[0].strip("、") if "、" in heading[0] else locator[:1] + heading[0]
            section += 1
        sentence = _MARK.sub(r"\1", line)
        if heading:
            level = 1 if "、" in heading[0] else 2
            named = {"level": level, "locator": locator, "title": sentence.removeprefix(heading[0])}
            seen.rows["sections"].append({"doc": doc, "section": section, **named})
        seen.rows["sentences"].append(
            {
                "doc": doc,
                "sentence": ordinal,
                "start": len(plain),
                "end": len(plain) + len(sentence),
                "paragraph": ordinal,
                "section": section,
                "locator": locator,
                "heading": bool(heading),
            }
        )
        _mentions(seen, doc, ordinal, line, len(plain))
        plain += sentence + "\n"
    seen.rows["documents"].append(
        {
            "doc": doc,
            "iri": iri,
            "path": doc,
            "title": title,
            "issuer": issuer,
            "speaker": speaker,
            "date_from": date,
            "date_to": date,
            "date_reason": "metadata",
            "text": plain,
            "origins": "{}",
            "notes": "[]",
            "encoding": "utf-8",
            "sha256": hashlib.sha256(plain.encode()).hexdigest(),
        }
    )


def _mentions(seen: Seen, doc: str, ordinal: int, line: str, offset: int) -> None:
    shift = 0
    for order, mark in enumerate(_MARK.finditer(line)):
        label, kind = mark[1].strip("《》") if mark[2] == "document" else mark[1], mark[2]
        entity = f"{BASE}{kind}/{label}"
        start = offset + mark.start() - shift
        shift += len(mark[0]) - len(mark[1])
        before = line[: mark.start()]
        head = next((verb for verb in _VERBS if before.endswith(verb)), "")
        seen.rows["mentions"].append(
            {
                "doc": doc,
                "start": start,
                "end": start + len(mark[1]),
                "surface": mark[1],
                "form": label,
                "type": kind,
                "entity": entity,
                "rule": "fixture",
                "sentence": ordinal,
                "order": order,
                "head": head,
                "stance": "held",
            }
        )
        seen.places[entity].add((doc, ordinal))
        for word, relation in _CITING.items():
            if kind in ("meeting", "document", "person", "institution") and word in line:
                seen.citing[LOCAL + doc, entity, relation] += 1
                seen.rows["citations"].append(
                    {
                        "doc": doc,
                        "start": offset,
                        "end": start + len(mark[1]),
                        "sentence": ordinal,
                        "kind": relation,
                        "target": entity,
                        "rule": "fixture",
                    }
                )


def _entities(seen: Seen) -> None:
    uses = Counter(row["entity"] for row in seen.rows["mentions"])
    for entity, count in sorted(uses.items()):
        kind, label = entity.removeprefix(BASE).split("/", 1)
        docs = sorted({doc for doc, _ in seen.places[entity]})
        dates = sorted(row["date_from"] for row in seen.rows["documents"] if row["doc"] in docs)
        seen.rows["entities"].append(
            {
                "entity": entity,
                "type": kind,
                "label": label,
                "english": _ENGLISH.get(label, ""),
                "definition": "六个读本里的虚构词条。" if label in _ENGLISH else "",
                "status": "known",
                "mentions": count,
                "sentences": len(seen.places[entity]),
                "documents": len(docs),
                "first": dates[0],
                "last": dates[-1],
            }
        )
        seen.rows["forms"].append({"entity": entity, "form": label, "count": count, "documents": len(docs)})
        for position, member in enumerate(_COMPONENTS.get(label, ())):
            seen.rows["components"].append({"entity": entity, "position": position, "label": member})


def _ties(seen: Seen) -> None:
    units = len(seen.rows["sentences"])
    for a, b in combinations(sorted(seen.places), 2):
        both = seen.places[a] & seen.places[b]
        if both:
            n_a, n_b, n = len(seen.places[a]), len(seen.places[b]), len(both)
            npmi = log(n * units / (n_a * n_b)) / -log(n / units)
            seen.rows["ties"].append(
                {
                    "source": a,
                    "target": b,
                    "relation": "sentence",
                    "count": n,
                    "documents": len({doc for doc, _ in both}),
                    "of_source": n_a,
                    "of_target": n_b,
                    "units": units,
                    "npmi": round(npmi, 6),
                    "g2": round(_g2(n, n_a, n_b, units), 6),
                    "backbone": n > 1 or npmi > 0.75,
                }
            )
    for (text, entity, relation), count in sorted(seen.citing.items()):
        seen.rows["ties"].append({"source": text, "target": entity, "relation": relation, "count": count, "documents": 1})


def _g2(n: int, n_a: int, n_b: int, units: int) -> float:
    cells = (
        (n, n_a * n_b),
        (n_a - n, n_a * (units - n_b)),
        (n_b - n, (units - n_a) * n_b),
        (units - n_a - n_b + n, (units - n_a) * (units - n_b)),
    )
    return 2 * sum(seen * log(seen * units / expected) for seen, expected in cells if seen)


def _laid_out(seen: Seen) -> None:
    network = nx.Graph()
    network.add_nodes_from(sorted(seen.places))
    together = [tie for tie in seen.rows["ties"] if tie["relation"] == "sentence"]
    network.add_weighted_edges_from((tie["source"], tie["target"], tie["count"]) for tie in together)
    rank = nx.pagerank(network)
    places = nx.spring_layout(network, seed=7)
    groups = {node: n for n, group in enumerate(nx.community.louvain_communities(network, seed=7)) for node in group}
    for row in seen.rows["entities"]:
        node = row["entity"]
        row |= {
            "pagerank": rank[node],
            "community": groups[node],
            "degree": network.degree(node),
            "x": float(places[node][0]),
            "y": float(places[node][1]),
        }
