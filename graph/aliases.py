"""Which entities are likely one: each rule gives proposals to merge, with its reason; none merges.

Names that the lexicon holds both are never proposed: it tells them apart on purpose. Masked names are never compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from corpus.text import normalise
from graph.dossier import Dossier, Proposal, reference
from graph.entities import masked
from graph.identity import iri
from graph.reading import Row

_LEAST_LIKE, _LEAST_SHARED = 0.35, 3
_TIERS = "省市县区州盟旗乡镇村"
_RANKS = "省市县乡"
_PLACE = re.compile("(?:中共)?([^省市县区]{2,4}(?:省|市|县|区))")
_STYLE = re.compile(
    "^(?:中共|中国共产党|中华人民共和国|党的?|国家|我国的?|新时代|坚持|加强|推进|深化|落实)+|(?:精神|要求|战略|工作|（试行）|（草案）)+$"
)
_GENERIC = {"报告", "通知", "意见", "方案", "规定", "决定", "讲话", "办法", "条例", "纲要", "决议", "公报"}
Rule = Callable[[Dossier], Iterator[Proposal]]


def aliases(dossier: Dossier) -> Iterator[Proposal]:
    """All proposals to merge, each entity into one other, by the first rule that names it."""
    seen: set[str | frozenset[str]] = set()
    for rule in RULES:
        for proposal in rule(dossier):
            pair = frozenset(proposal.entities)
            if not seen & {pair, proposal.entities[0]} and not dossier.apart(*proposal.entities):
                seen |= {pair, proposal.entities[0]}
                yield proposal


def same_members(dossier: Dossier) -> Iterator[Proposal]:
    """Formulations with the same members, known or spelled out in the texts."""
    groups: dict[frozenset[str], set[str]] = defaultdict(set)
    for row in dossier.of_type("concept", "known", "composed", "scoped"):
        for members in (*dossier.members.get(row["entity"], ()), *_spelled_out(dossier, row)):
            groups[frozenset(members)].add(row["entity"])
    for members, entities in sorted(groups.items(), key=lambda group: sorted(group[0])):
        told = f"both are {'、'.join(sorted(members))}"
        yield from _into_first(dossier, [dossier.entities[entity] for entity in entities], told, 3.0)


def _spelled_out(dossier: Dossier, row: Row) -> list[tuple[str, ...]]:
    lists = [tuple(form.split("、")) for form in dossier.forms[row["entity"]] if form.count("、") > 1]
    return [members for members in lists if len(set(members)) == len(members)]


def same_wording(dossier: Dossier) -> Iterator[Proposal]:
    """Names that differ only in words of style: 坚持全面从严治党 / 全面从严治党, 中共…条例 / …条例（试行）."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for kind in ("concept", "document"):
        for row in dossier.of_type(kind, "known", "composed"):
            core = _STYLE.sub("", normalise(row["label"]))
            if len(core) > 3 and core not in _GENERIC:
                groups[kind, core].append(row)
    for (_, core), found in sorted(groups.items()):
        yield from _into_first(dossier, found, f"the wordings differ only around {core}", 2.0)


def contained(dossier: Dossier) -> Iterator[Proposal]:
    """A wording that holds another one and stands in the same company."""
    for kind in ("concept", "document"):
        known = {normalise(row["label"]): row for row in dossier.of_type(kind, "known", "composed")}
        for label, row in sorted(known.items()):
            for part in _parts(label):
                if part in known:
                    yield from _alike(dossier, row, known[part])


def _parts(label: str) -> Iterator[str]:
    """Beginnings and ends of a wording, from half its length on."""
    for length in range(len(label) - 1, max(3, len(label) // 2), -1):
        yield label[:length]
        yield label[-length:]


def _alike(dossier: Dossier, row: Row, part: Row) -> Iterator[Proposal]:
    like, shared = dossier.likeness(row["entity"], part["entity"])
    together = dossier.neighbours[row["entity"]][part["entity"]] if row["entity"] in dossier.neighbours else 0
    if like >= _LEAST_LIKE and len(shared) >= _LEAST_SHARED and not together:
        told = f"{part['label']} is part of {row['label']}, and they stand with the same: {'、'.join(shared[:5])}"
        yield from _into_first(dossier, [row, part], told, 1 + like, f"likeness of neighbours {like:.2f}, never in one sentence")


def fuller(dossier: Dossier) -> Iterator[Proposal]:
    """Within one text the full and the short name of one thing: 中共望屿县委关于…的意见 / 关于…的意见."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for kind in ("document", "institution"):
        for row in dossier.of_type(kind, "scoped"):
            groups[row["doc"], kind].append(row)
    for (_, _), found in sorted(groups.items()):
        for row in found:
            whole = [other for other in found if _ends(other["label"], row["label"])]
            if len(whole) == 1 and row["label"] not in _GENERIC:
                told = f"{whole[0]['label']} ends in {row['label']}, in the same text"
                yield _merge(dossier, row, whole[0], told, 1.7)


def _ends(whole: str, part: str) -> bool:
    return whole != part and whole.endswith(part) and (whole.startswith("中共") or len(part) > 7)


def same_title(dossier: Dossier) -> Iterator[Proposal]:
    """Papers of one title in texts of one issuer, place or series."""
    titled = [row for row in dossier.of_type("document", "scoped") if row["label"] not in _GENERIC and len(row["label"]) > 3]
    yield from _of_one_origin(dossier, titled, 1.8)


def same_coinage(dossier: Dossier) -> Iterator[Proposal]:
    """Formulations coined under one name in texts of one issuer, place or series."""
    yield from _of_one_origin(dossier, dossier.of_type("concept", "scoped"), 1.6)


def same_meeting(dossier: Dossier) -> Iterator[Proposal]:
    """Meetings with a number or a year that go by one name in texts of one issuer or place."""
    dated = [row for row in dossier.of_type("meeting", "scoped") if re.search("[0-9]{4}年|届.*次", row["label"])]
    yield from _of_one_origin(dossier, dated, 1.5)


def same_body(dossier: Dossier) -> Iterator[Proposal]:
    """Relative bodies in texts of one place, under the body's full name where the place tells it (县委 of 望屿县)."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in dossier.of_type("institution", "scoped"):
        groups[row["label"], _place(dossier.texts[row["doc"]])].append(row)
    for (label, place), found in sorted(groups.items()):
        full = _full_name(label, place)
        for row in found if full else ():
            evidence = f"{dossier.count(row['entity'])}; the text is of {place}"
            weight = 1.4 + len(found) / 100
            yield Proposal("merge", reference(row), f"institution/{full}", f"{label} in a text of {place} is {full}", evidence,
                           weight, (row["entity"], iri(f"institution/{full}", "")))  # fmt: skip
        if place and not full and _above(label, place):
            yield from _into_first(dossier, found, f"texts of one place, {place}", 1.2)


def same_unit(dossier: Dossier) -> Iterator[Proposal]:
    """A unit's own bodies (局党组, 我局) in texts of one issuer."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in dossier.of_type("institution", "scoped"):
        issuer = dossier.texts[row["doc"]]["issuer"]
        own = row["label"][0] in "我本" or row["label"][0] in issuer
        if own and not masked(issuer) and row["label"][0] not in _TIERS:
            groups[row["label"], issuer].append(row)
    for (_, issuer), found in sorted(groups.items()):
        yield from _into_first(dossier, found, f"texts of one issuer, {issuer}", 1.1)


def _place(text: Row) -> str:
    """Where a text is from: its place as stated, else the place in the name of its issuer; empty where masked."""
    named = _PLACE.match(text["issuer"])
    place = str(text["place"] or (named[1] if named else ""))
    return "" if masked(place) else place


def _above(label: str, place: str) -> bool:
    """Whether a relative body stands above a place, so that all its texts mean the same one: 市委 in texts of a county."""
    tiers = [_RANKS.find(name) for name in (label[0], place[-1])]
    return 0 <= tiers[0] < tiers[1]


def _full_name(label: str, place: str) -> str:
    """``_full_name("县委", "望屿县") == "望屿县委"``; empty where the tiers differ."""
    return place + label[1:] if label[0] in _TIERS and place.endswith(label[0]) and len(label) > 1 else ""


def _of_one_origin(dossier: Dossier, found: Iterable[Row], weight: float) -> Iterator[Proposal]:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in found:
        what, name = _origin(dossier, row)
        if name:
            groups[row["label"], what, name].append(row)
    for (label, what, name), same in sorted(groups.items()):
        yield from _into_first(dossier, same, f"{label} in texts of one {what}, {name}", weight)


def _origin(dossier: Dossier, row: Row) -> tuple[str, str]:
    """What a text shares with its like: its place, else its issuer, else its series."""
    text = dossier.texts[row["doc"]]
    named = {"place": _place(text), "issuer": text["issuer"], "series": text["series"]}
    return next(((what, name) for what, name in named.items() if name and not masked(name)), ("", ""))


def _into_first(dossier: Dossier, found: list[Row], reason: str, weight: float, evidence: str = "") -> Iterator[Proposal]:
    """Proposals to merge each of the entities into the best known one."""
    order = {"known": 0, "composed": 1}
    ranked = sorted(found, key=lambda r: (order.get(r["status"], 2), -r["mentions"], r["entity"]))
    for row in ranked[1:]:
        if not row["status"] == ranked[0]["status"] == "known":
            yield _merge(dossier, row, ranked[0], reason, weight, evidence)


def _merge(dossier: Dossier, row: Row, into: Row, reason: str, weight: float, evidence: str = "") -> Proposal:
    told = "; ".join(filter(None, (f"{dossier.count(row['entity'])}, {dossier.count(into['entity'])}", evidence)))
    return Proposal("merge", reference(row), reference(into), reason, told, weight, (row["entity"], into["entity"]))


RULES: tuple[Rule, ...] = (
    same_members,
    same_wording,
    contained,
    fuller,
    same_title,
    same_coinage,
    same_meeting,
    same_body,
    same_unit,
)
