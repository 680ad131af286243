"""What each command shows of its result, from the same values that the Python verbs return."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ontology import reforms
from ontology.namespaces import BASE
from tifagraph.rendering import Screen, interval

if TYPE_CHECKING:
    from graph.reading import Row
    from tifagraph.portrait import Portrait, Timeline

TOP = 12
FACTS = ("english", "definition", "kind", "since", "until", "place", "body", "role", "doc", "source")
SAID_OF = {
    ("concept", "body"): "occasion",
    ("document", "body"): "issued by",
    ("meeting", "body"): "held by",
    ("institution", "body"): "belongs to",
    ("person", "since"): "born",
    ("person", "until"): "died",
    ("document", "since"): "in force since",
    ("institution", "doc"): "said in",
    ("meeting", "doc"): "said in",
    ("document", "doc"): "said in",
    ("concept", "doc"): "said in",
}
"""What a fact is called where its column has a name too general for the type."""
RELATIONS = {
    ("part-of", True): "part of",
    ("part-of", False): "has parts",
    ("held-by", True): "held by",
    ("held-by", False): "holds",
    ("component-of", True): "component of",
    ("component-of", False): "components",
    ("quotes", False): "quoted by",
    ("implements", False): "implemented by",
    ("accords", False): "accorded with by",
    ("issues", False): "issued by",
    ("amends", False): "amended by",
    ("repeals", False): "repealed by",
    ("forwards", False): "forwarded by",
}
"""What a relation is called from its source (True) and from its target."""


def complaints(manifest: Mapping[str, Any]) -> list[str]:
    """One line for each input that was left out or could not be used in full."""
    skipped = [f"{item['path']}: {item['problem']} ({item['advice']})" for item in manifest["skipped"]]
    return [*skipped, *manifest["warnings"]]


def partial(manifest: Mapping[str, Any]) -> bool:
    """Whether some input was left out, which the exit code says."""
    return bool(manifest["skipped"]) or any("left out" in warning for warning in manifest["warnings"])


def summary(screen: Screen, manifest: Mapping[str, Any], out: str, verbose: bool = False) -> None:
    """The table at the end of a build; ``verbose`` adds how long each step took."""
    counts = manifest["counts"]
    rows: list[tuple[str, str, int]] = [("texts", "", counts["documents"]), ("sentences", "", counts["sentences"])]
    for name in ("mentions", "citations", "ties"):
        rows.append((name, "", sum(counts[name].values())))
        rows += [("", kind, n) for kind, n in counts[name].items()]
    rows += [("entities", "", counts["entities"])]
    for what, key in (("texts read once", "identical"), ("skipped", "skipped")):
        rows += [(what, "", len(manifest[key]))] if manifest[key] else []
    screen.table((out, "", "number"), rows)
    if verbose:
        screen.table(("step", "seconds"), list(manifest["times"].items()))


def portrait(screen: Screen, found: Portrait, limit: int) -> None:
    """An entity: names, facts, verbs, neighbours, sentences."""
    row = found.match.row
    screen.title(row["label"], f"{row['type']}, {row['status']}  {row['entity']}")
    screen.print(f"{row['mentions']} mentions in {row['documents']} texts, {interval(row['first'] or '', row['last'] or '')}")
    _others(screen, found.match.others)
    for name, value in facts(found):
        screen.print(f"  {name}: {value}")
    for line in dict.fromkeys(decision(row) for row in found.decided):
        screen.print(f"  decided: {line}")
    _versions(screen, found)
    _counts(screen, "wordings", [(r["form"], r["count"]) for r in found.forms])
    _counts(screen, "verbs", [(r["head"], r["count"]) for r in found.verbs])
    _counts(screen, "what is said of it", [(r["what"], r["count"]) for r in found.tails])
    _counts(screen, "stance", [(r["what"], r["count"]) for r in found.stances if len(found.stances) > 1])
    if found.neighbours:
        screen.print()
        screen.title("stands with", "n together; NPMI from -1 to 1; signed G2 (formulas: report.md)")
        columns = ("label", "type", "count", "documents", "npmi", "g2")
        screen.table(("name", "type", "n", "texts", "NPMI", "G2"), [[r[c] for c in columns] for r in found.neighbours])
    _quoted(screen, found)
    screen.print()
    screen.kwic(found.lines, limit)


def decision(row: Row) -> str:
    """A human decision in a line: where it stands, what it says, and why."""
    words = " ".join(row[column] for column in ("action", "subject", "object") if row[column])
    return f"{row['file']} line {row['line']}: {words} ({row['reason']})"


def _versions(screen: Screen, found: Portrait) -> None:
    """The versions of a document, and which of them was in force when a text cited it."""
    if len(found.versions) > 1:
        held = [interval(v["since"], v["until"]) + (f" {v['label']}" if v["label"] else "") for v in found.versions]
        screen.print("  versions: " + "; ".join(held))
    told = [(r["doc"], interval(r["date_from"], r["date_to"]), " or ".join(r["in_force"]) or "none known") for r in found.applied]
    for doc, dated, version in dict.fromkeys(told):
        screen.print(f"  cited in {doc} ({dated}): version in force {version}")


def _quoted(screen: Screen, found: Portrait) -> None:
    """What several texts quote of it, with the differences of their wordings from the most frequent one."""
    from graph.quotations import difference

    for quotation in found.quoted[:TOP]:
        first, *rest = quotation.wordings
        screen.print(f"quoted in {len(first.docs)} texts: {first.words}")
        for other in rest:
            screen.print(f"  {'、'.join(other.docs)}: {difference(first.words, other.words)}")


def _others(screen: Screen, others: Sequence[Row]) -> None:
    for row in others[:TOP]:
        screen.print(f"also so named: {row['label']} ({row['type']}, {row['mentions']} mentions) {row['entity']}")
    if len(others) > TOP:
        screen.print(f"also so named: {len(others) - TOP} more")


def facts(found: Portrait) -> list[tuple[str, str]]:
    """What is known of an entity apart from its uses, as pairs of name and value."""
    row = found.match.row
    pairs = [(SAID_OF.get((row["type"], name), name), _short(str(row[name]))) for name in FACTS if row.get(name)]
    aliases = json.loads(row.get("aliases") or "[]")
    pairs += [("also", "、".join(aliases))] if aliases else []
    for (since, until), members in groupby(found.components, key=lambda r: (r["since"], r["until"])):
        held = "、".join(member["label"] for member in members)
        pairs.append(("members", held + (f" ({interval(since, until)})" if since or until else "")))
    pairs += [(name, _listed(labels)) for name, labels in _relations(found)]
    return pairs + [("reform", _told(reform)) for reform in reforms.of(found.match.entity.removeprefix(BASE))]


def _told(reform: reforms.Reform) -> str:
    """2018-03 merged: 监察部、国家预防腐败局 → 国家监委."""
    before, after = ("、".join(key.partition("/")[2] for key in keys) for keys in (reform.before, reform.after))
    note = f" ({reform.note})" if reform.note else ""
    return f"{reform.date} {reform.kind.lower()}: {before} → {after}{note}"


def _relations(found: Portrait) -> Iterable[tuple[str, list[str]]]:
    named: dict[str, list[str]] = {}
    for tie in found.relations:
        out = tie["source"] == found.match.entity
        name = RELATIONS.get((tie["relation"], out)) or str(tie["relation"])
        named.setdefault(name, []).append(tie["target_label"] if out else tie["source_label"])
    return named.items()


def _listed(labels: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(labels))
    return "、".join(distinct[:TOP]) + (f" … {len(distinct) - TOP} more" if len(distinct) > TOP else "")


def _short(value: str) -> str:
    """An IRI's last part: of an institution its name."""
    return value.rsplit("/", 1)[-1] if value.startswith("https://w3id.org/tifagraph/") else value


def _counts(screen: Screen, name: str, pairs: Sequence[tuple[str, int]]) -> None:
    if pairs:
        more = f"  … {len(pairs) - TOP} more" if len(pairs) > TOP else ""
        screen.print(f"{name}: " + "  ".join(f"{what} {n}" for what, n in pairs[:TOP]) + more)


def lines(screen: Screen, found: Sequence[Row], limit: int) -> None:
    """A concordance, and how often in each year."""
    screen.kwic(found, limit)
    years = Counter(interval(line["date_from"][:4], line["date_to"][:4]) for line in found)
    texts = len({line["doc"] for line in found})
    screen.print(f"{len(found)} places in {texts} texts: " + "  ".join(f"{y} {n}" for y, n in sorted(years.items())))


def timeline(screen: Screen, found: Timeline) -> None:
    """Uses by year with the denominator, then by series."""
    row = found.match.row
    screen.title(row["label"], row["entity"])
    _others(screen, found.match.others)
    for name, text in (("first seen", found.seen[:1]), ("last seen", found.seen[-1:])):
        for seen in text:
            screen.print(f"{name} {interval(seen['date_from'], seen['date_to'])} in {seen['doc']}")
    screen.print()
    header = ("year", "texts", "sentences", "texts with it", "uses", "by name", "spelled out", "sentences in 1,000")
    screen.table(header, [_year(year) for year in found.years])
    if len(found.series) > 1:
        screen.print()
        columns = ("texts", "texts_with", "uses", "first", "last")
        rows = [(row["series"] or "(no series)", *(row[c] for c in columns)) for row in found.series]
        screen.table(("series", "texts", "texts with it", "uses", "first", "last"), rows)


def queries(screen: Screen) -> None:
    """The bundled queries with what they answer and the parameters they take."""
    from output.bundled import queries as bundled

    rows = [(q.name, " ".join(f"--{name}" for name, _ in q.parameters), q.en, q.zh) for q in bundled().values()]
    screen.table(("name", "parameters", "what it answers", ""), rows)


def _year(year: Row) -> Sequence[Any]:
    name = "undated" if year["year"] is None else str(year["year"])
    if not year["texts"]:
        return (name, "no texts", *[""] * 6)
    spelled = year["uses"] - year["by_name"]
    columns = ("texts", "sentences", "texts_with", "uses", "by_name")
    return (name, *(year[column] for column in columns), spelled, year["per_thousand"])
