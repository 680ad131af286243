"""Which entities are likely several: wordings that differ in a number or a tier, or live in different company or times.

Each rule proposes to keep a wording apart (never-merge), or where an ambiguous one may belong, with its reason.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from corpus.text import normalise, numeral
from graph.dossier import Dossier, Profile, Proposal, cosine, reference
from graph.reading import Row, rows

_NUMBER = re.compile("[0-9]+|[双两](?![十百])|[〇零一二三四五六七八九十百两]+")
_SERIAL = re.compile("[^〔]*〔[0-9]{4}〕[0-9]+号")
_TIER = re.compile("中央|全国|国家|[省市县区州盟旗乡镇村]")
_LIST = re.compile("[、，和与]")
_LEAST_USES, _LEAST_NEIGHBOURS, _ALIKE = 4, 6, 0.05
_COMPANY = """
    SELECT m.entity, m.form, o.entity AS other, count(DISTINCT (m.doc, m.sentence)) AS count
    FROM mentions m JOIN mentions o ON o.doc = m.doc AND o.sentence = m.sentence AND o.entity <> m.entity
    WHERE m.entity IN (SELECT entity FROM forms WHERE count >= $1 GROUP BY entity HAVING count(*) > 1)
    GROUP BY ALL ORDER BY ALL"""
_YEARS = """
    SELECT m.entity, m.form, count(*) AS count, min(nullif(d.date_from, '')) AS first, max(nullif(d.date_to, '')) AS last
    FROM mentions m JOIN documents d ON d.doc = m.doc GROUP BY ALL ORDER BY ALL"""
Rule = Callable[[Dossier], Iterator[Proposal]]


def suspects(dossier: Dossier) -> Iterator[Proposal]:
    """All proposals to keep apart or to decide, each wording of an entity once."""
    seen: set[tuple[str, ...]] = set()
    for rule in RULES:
        for proposal in rule(dossier):
            about = (*proposal.entities, *proposal.forms[:1])
            if about not in seen and (proposal.entities[0], *proposal.forms[:1]) not in dossier.settled:
                seen.add(about)
                yield proposal


def numbers(wording: str) -> set[int]:
    """The numbers that a wording holds, however they are written."""
    return {value for word in _NUMBER.findall(_SERIAL.sub("", wording)) if (value := numeral(word)) is not None}


def tiers(wording: str) -> set[str]:
    """The tiers that a wording names: 中央, 省, 市 …"""
    return {"中央" if tier in ("全国", "国家") else tier for tier in _TIER.findall(wording)}


def other_number(dossier: Dossier) -> Iterator[Proposal]:
    """A wording with a number that neither the name nor another known wording has: 第三次 among 二次全会."""
    for row in dossier.entities.values():
        if row["status"] != "masked" and row["type"] != "person":
            yield from _foreign(dossier, row, numbers, "number", 2.0)


def other_tier(dossier: Dossier) -> Iterator[Proposal]:
    """A body's or meeting's wording that names a tier which its name does not: 市纪委 among 省纪委."""
    for row in dossier.entities.values():
        if row["status"] != "masked" and row["type"] in ("institution", "meeting"):
            yield from _foreign(dossier, row, tiers, "tier", 1.5)


def other_words(dossier: Dossier) -> Iterator[Proposal]:
    """A wording that shares no character with the name or another known wording, and is no list of members."""
    for row in dossier.of_type("concept", "known", "composed") + dossier.of_type("document", "known", "composed"):
        known = [row["label"], *json.loads(row["aliases"]), *(m for members in dossier.members[row["entity"]] for m in members)]
        for form, count in sorted(dossier.forms[row["entity"]].items()):
            if not set(form) & set("".join(map(normalise, known))) and not _LIST.search(form):
                told = f"the wording {form} has no character of {row['label']}"
                yield _keep_apart(row, form, told, f"{form} {count} ×, {dossier.count(row['entity'])}", 1.2)


def _foreign(
    dossier: Dossier, row: Row, marks: Callable[[str], set[int]] | Callable[[str], set[str]], what: str, weight: float
) -> Iterator[Proposal]:
    known = [row["label"], *json.loads(row["aliases"])]
    held: set[object] = {mark for name in known for mark in marks(name)}
    plain = set(map(normalise, known))
    for form, count in sorted(dossier.forms[row["entity"]].items()):
        foreign = set(marks(form)) - held
        if held and foreign and form not in plain and not _LIST.search(form):
            told = f"the wording {form} has a {what} that {row['label']} has not: {'、'.join(sorted(map(str, foreign)))}"
            yield _keep_apart(row, form, told, f"{form} {count} ×, {dossier.count(row['entity'])}", weight)


def other_company(dossier: Dossier) -> Iterator[Proposal]:
    """Two wordings of one entity that never stand with the same, and in different years."""
    company: dict[tuple[str, str], Profile] = defaultdict(Profile)
    for row in rows(dossier.connection, _COMPANY, _LEAST_USES):
        company[row["entity"], row["form"]][row["other"]] = row["count"]
    years = {(row["entity"], row["form"]): row for row in rows(dossier.connection, _YEARS)}
    for (entity, form), profile in sorted(company.items()):
        row = dossier.entities[entity]
        main = max(sorted(dossier.forms[entity]), key=lambda f: dossier.forms[entity][f])
        other, told = company.get((entity, main), Profile()), years[entity, form]
        enough = min(len(profile), len(other)) >= _LEAST_NEIGHBOURS and told["count"] >= _LEAST_USES
        like = cosine(profile, other)
        nested = form in main or main in form or _LIST.search(form + main)
        if form != main and enough and like < _ALIKE and not nested and row["status"] != "masked":
            reason = f"{form} and {main} stand with nothing in common"
            evidence = f"{_era(told)}; {_era(years[entity, main])}; likeness of neighbours {like:.2f}"
            yield _keep_apart(row, form, reason, evidence, 1 - like, main)


def _era(row: Row) -> str:
    return f"{row['form']} {row['count']} × ({row['first'] or '?'} – {row['last'] or '?'})"


def undecided(dossier: Dossier) -> Iterator[Proposal]:
    """An ambiguous wording, and the one of its senses that stands in like company."""
    for row in dossier.entities.values():
        if row["status"] == "ambiguous":
            senses = [dossier.entities[sense] for sense in json.loads(row["senses"]) if sense in dossier.entities]
            ranked = sorted(((dossier.likeness(row["entity"], s["entity"]), s) for s in senses), key=lambda p: -p[0][0])
            if ranked and ranked[0][0][0] > 0:
                (like, shared), sense = ranked[0]
                reason = f"of the senses of {row['label']} this one stands with the same: {'、'.join(shared[:5])}"
                evidence = f"{dossier.count(row['entity'])}; likeness of neighbours {like:.2f}; senses: {len(senses)}"
                yield Proposal(
                    "merge", reference(row), reference(sense), reason, evidence, like, (row["entity"], sense["entity"])
                )


def _keep_apart(row: Row, form: str, reason: str, evidence: str, weight: float, main: str = "") -> Proposal:
    forms = (form, main) if main else (form,)
    return Proposal("never-merge", reference(row), form, reason, evidence, weight, (row["entity"],), forms)


RULES: tuple[Rule, ...] = (other_number, other_tier, other_words, other_company, undecided)
