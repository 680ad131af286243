"""One wording, several things: which of them a text means, by what it spells out, then by its date.

两个大局 named two other things in 1988 and in 2019. What neither the text nor its date decides stays ambiguous, with all
its senses as candidates: the key then begins with a question mark.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.scan import Candidate, Scan
from ontology.entry import Entry
from ontology.loading import Lexicon


def settle(scan: Scan, chosen: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates with the sense that this text gives to each wording of several senses."""
    wordings = {(scan.text[c.start : c.end], c.key) for c in chosen}
    meant = {(wording, key): sense(scan, wording, key, lexicon) for wording, key in wordings}
    keys = (meant[scan.text[c.start : c.end], c.key] for c in chosen)
    return [c if key == c.key else replace(c, key=key) for c, key in zip(chosen, keys, strict=True)]


def sense(scan: Scan, wording: str, key: str, lexicon: Lexicon) -> str:
    """The key that a wording has in this text; wordings of one sense keep theirs."""
    rivals = senses(wording, key, lexicon)
    if len(rivals) < 2:
        return key
    return choose(scan, rivals) or f"?{key.partition('/')[0]}/{wording}"


def senses(wording: str, key: str, lexicon: Lexicon) -> list[Entry]:
    """The entries of one type that share a wording, in order of their keys; empty where the key is not from the lexicon."""
    if key not in lexicon.entries:
        return []
    kind = key.partition("/")[0] + "/"
    return [lexicon.entries[k] for k in sorted(lexicon.surfaces.get(wording, ())) if k.startswith(kind) and k in lexicon.entries]


def choose(scan: Scan, rivals: list[Entry]) -> str:
    """The key of the sense with most evidence in the text; where that is even, the one in use at its date; "" undecided."""
    weights = [evidence(scan.text, entry) for entry in rivals]
    best = [entry for entry, weight in zip(rivals, weights, strict=True) if weight == max(weights)]
    if len(best) == 1:
        return best[0].key
    day = scan.document.date_to or scan.document.date_from
    in_use = [entry for entry in best if not entry.since or not day or entry.since[: len(day)] <= day]
    dated = sorted((entry.since, entry.key) for entry in in_use if entry.since)
    if day and len(dated) == len(in_use) and dated:
        return dated[-1][1]
    plain = [entry for entry in in_use if "（" not in entry.label]
    if len(in_use) == 1 or (day and len(plain) == 1):
        return (plain or in_use)[0].key
    return ""


def evidence(text: str, entry: Entry) -> int:
    """How many of an entry's members and longer wordings the text writes out."""
    members = {member for version in entry.versions for member in version.members}
    wordings = {alias for alias in entry.aliases if len(alias) > 4}
    return sum(member in text for member in members) * 2 + sum(wording in text for wording in wordings)
