"""``python -m tests.score DATA [--errors N]``: figures, ablations, and what a change gained and lost.

DATA holds ``gold`` (annotations and score.py) and ``corpus`` (texts). A build of the speeches is scored, then extraction
without the lexicon of formulations and without their grammars. Then every mention over the whole corpus is compared with the last
recorded run (``build/score/mentions.tsv``), which this run replaces.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import tifagraph
from corpus import reading, sources, structure
from corpus.document import Document
from extractors.concepts import RULES as CONCEPTS
from extractors.extraction import RULES, Extraction, Extractor
from extractors.rule import Rule
from graph.identity import iri, text_iri
from ontology.loading import Lexicon, load

OUT = Path("build/score")
BASE = "https://w3id.org/tifagraph/local/"
LISTED = 40
Row = tuple[str, int, int, str, str, str]


def main() -> None:
    """Score, ablate, compare, record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    told = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    lexicon = load()
    tifagraph.build([told.data / "corpus" / "speeches"], OUT / "kg")
    judge(told.data, OUT / "kg" / "tables", "parquet", told.errors)
    for name, extractor in ablations(lexicon):
        print(f"\n{name}", flush=True)
        write(extracted(extractor, told.data / "corpus" / "speeches"), OUT)
        judge(told.data, OUT, "jsonl", only="concept")
    rows = sorted(mentions(extracted(Extractor(lexicon), told.data / "corpus")))
    compare(rows, OUT / "mentions.tsv")


def ablations(lexicon: Lexicon) -> Iterator[tuple[str, Extractor]]:
    """Each half of what finds formulations alone."""
    grammars = {rule.name for rule in CONCEPTS if not rule.name.endswith("of the lexicon")}
    known: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.name not in grammars)
    yield "without the lexicon of formulations", Extractor(lexicon.without("concept"))
    yield "without the grammars of formulations", Extractor(lexicon, known)


def extracted(extractor: Extractor, folder: Path) -> Iterator[Extraction]:
    """Every text of a folder, extracted in the order of its id."""
    for source in sources.find([folder]).sources:
        document: Document = structure.document(reading.read(source), frozenset())
        yield extractor.extract(document)


def write(extractions: Iterable[Extraction], out: Path) -> None:
    """Mentions and citations as JSON Lines, for score.py."""
    with (out / "mentions.jsonl").open("w", encoding="utf-8") as m, (out / "citations.jsonl").open("w", encoding="utf-8") as c:
        for x in extractions:
            text = text_iri(x.document.id, BASE)
            for mention in x.mentions:
                row = {"doc": x.document.id, "start": mention.start, "end": mention.end, "surface": mention.surface}
                m.write(json.dumps(row | {"type": mention.type, "entity": iri(mention.key, text)}, ensure_ascii=False) + "\n")
            for citation in x.citations:
                ends = {
                    end: iri(key, text) if key else None for end, key in (("actor", citation.actor), ("target", citation.target))
                }
                row = {"doc": x.document.id, "start": citation.start, "end": citation.end, "kind": citation.kind}
                c.write(json.dumps(row | ends, ensure_ascii=False) + "\n")


def judge(data: Path, tables: Path, ending: str, errors: int = 0, only: str = "") -> None:
    """Print what score.py says; of an ablation, its line on formulations."""
    paths = [data / "gold", data / "corpus" / "speeches", *(tables / f"{name}.{ending}" for name in ("mentions", "citations"))]
    command = [sys.executable, str(data / "gold" / "score.py"), *map(str, paths), "--errors", str(errors)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print("\n".join(line for line in said.splitlines() if line.startswith(only)))


def mentions(extractions: Iterable[Extraction]) -> Iterator[Row]:
    """Every mention as a row: text, start, end, type, key, surface."""
    for x in extractions:
        for m in x.mentions:
            yield x.document.id, m.start, m.end, m.type, m.key, m.surface.replace("\n", " ")


def compare(rows: list[Row], record: Path) -> None:
    """Print what was gained and lost since the recorded run, and record this one."""
    lines = ["\t".join(map(str, row)) for row in rows]
    if record.exists():
        before, now = set(record.read_text(encoding="utf-8").splitlines()), set(lines)
        for sign, changed in (("gained", sorted(now - before)), ("lost", sorted(before - now))):
            print(f"\n{sign}: {len(changed)} mentions over the whole corpus since the last recorded run")
            print("\n".join(f"  {line}" for line in changed[:LISTED]))
    record.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
