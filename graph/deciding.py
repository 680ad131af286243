"""From decisions to what changes in a graph: which entity becomes which, which names it bears, which lines contradict others.

Of two lines that contradict each other the earlier one holds, but ``never-merge`` always does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.text import normalise
from graph.decisions import Decision
from graph.identity import Owned
from graph.naming import Names, Unclear

STALE = "no longer applies"
"""How the problem of a decision begins that was right once, but finds nothing to change any more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision did to one entity: ``entity`` is the changed one, ``other`` one to keep apart from it.

    ``mentions`` counts those concerned. A decision that did nothing has a ``problem`` instead.
    """

    decision: Decision
    entity: Owned | None = None
    other: Owned | None = None
    mentions: int = 0
    problem: str = ""


@dataclass(slots=True)
class Changes:
    """All that decisions change. ``moved`` leads to what an entity becomes (None: dropped), step by step.

    ``splits`` maps an entity and one of its wordings to the entity which that wording becomes.
    """

    moved: dict[Owned, Owned | None] = field(default_factory=dict)
    labels: dict[Owned, str] = field(default_factory=dict)
    aliases: dict[Owned, list[str]] = field(default_factory=lambda: defaultdict(list))
    splits: dict[tuple[Owned, str], Owned] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)

    def final(self, owned: Owned) -> Owned | None:
        """What an entity is in the end; None where it was dropped."""
        now: Owned | None = owned
        while now is not None and now in self.moved:
            now = self.moved[now]
        return now

    def renamed(self) -> dict[Owned, str]:
        """New names by the entity that bears them in the end."""
        found: dict[Owned, str] = {}
        for owned, label in self.labels.items():
            final = self.final(owned)
            if final is not None:
                found.setdefault(final, label)
        return found

    def also(self) -> dict[Owned, list[str]]:
        """Names that entities have given up, by the entity which bears them further as other names."""
        found: dict[Owned, list[str]] = defaultdict(list)
        for owned, labels in sorted(self.aliases.items()):
            final = self.final(owned)
            if final is not None:
                found[final] += labels
        return found


class _Refused(Exception):
    """Why a decision is not applied, and what to do."""


def _stale(problem: str) -> _Refused:
    return _Refused(f"{STALE}: {problem}")


def decide(decisions: Iterable[Decision], names: Names) -> Changes:
    """Apply decisions in the order of files and lines, those that keep apart first; nothing that is wrong stops the others."""
    court = _Court(names)
    ordered = sorted(decisions)
    for decision in (d for d in ordered if d.action == "never-merge"):
        court.judge(decision)
    for decision in (d for d in ordered if d.action != "never-merge"):
        court.judge(decision)
    court.changes.outcomes.sort(key=lambda o: (o.decision, o.entity or ("", -1), o.other or ("", -1)))
    return court.changes


class _Court:
    """What has been decided so far: who was subject of what, who was kept apart from whom."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.changes = Changes()
        self.subjects: dict[Owned, list[Decision]] = defaultdict(list)
        self.receivers: dict[Owned, Decision] = {}
        self.apart: list[tuple[Owned, Owned, Decision]] = []

    def judge(self, decision: Decision) -> None:
        """Apply one decision, or note why not."""
        before = dict(self.changes.moved)
        handlers = {"merge": self._merge, "never-merge": self._part, "rename": self._rename, "retype": self._retype}
        try:
            if decision.problem:
                raise _Refused(decision.problem)
            outcomes = list(handlers.get(decision.action, self._drop)(decision))
        except (_Refused, Unclear) as problem:
            self.changes.moved = before
            outcomes = [Outcome(decision, problem=str(problem))]
        self.changes.outcomes += outcomes

    def _found(self, name: str) -> list[Owned]:
        found = self.names.find(name)
        if not found:
            raise _stale(f"{name} names nothing in these texts: correct the name or delete the line")
        return found

    def _target(self, decision: Decision) -> Owned:
        found = self.names.find(decision.object)
        if len(found) > 1:
            raise _Refused(f"{decision.object} names {len(found)} entities: merge them all into one, then into that one")
        target = found[0] if found else self.names.coined(decision.object)
        if target is None:
            raise _Refused(f"{decision.object} names nothing here or in the lexicon: write its key (concept/…)")
        return target

    def _claim(self, owned: Owned, decision: Decision) -> None:
        """Refuse a second decision about an entity unless both can hold (a new name and a new type)."""
        for earlier in self.subjects[owned]:
            where = _where(earlier, decision)
            if (earlier.action, earlier.object) == (decision.action, decision.object):
                raise _Refused(f"repeats {where}: delete one of the two")
            if {earlier.action, decision.action} != {"rename", "retype"}:
                told = f"{earlier.action} {earlier.object}".strip()
                raise _Refused(f"contradicts {where} ({told}), which was applied: delete one of the two")

    def _merge(self, decision: Decision) -> Iterator[Outcome]:
        target = self._target(decision)
        held = self.names.forms[target].get(normalise(decision.subject)) if target in self.names.forms else None
        subjects = self.names.find(decision.subject) if held else self._found(decision.subject)
        if held and subjects in ([], [target]):
            yield Outcome(decision, target, None, held)
            return
        subjects = [owned for owned in subjects if owned != target]
        if not subjects:
            raise _stale("subject and object are one entity already: delete the line")
        for owned in subjects:
            self._claim(owned, decision)
            self._move(owned, target, decision)
        for owned in subjects:
            self.subjects[owned].append(decision)
            self.receivers.setdefault(target, decision)
            self.changes.aliases[target].append(self.names.label(owned))
            yield Outcome(decision, target, owned, self.names.mentions(owned))

    def _move(self, owned: Owned, target: Owned, decision: Decision) -> None:
        """Let one entity become another, unless that closes a circle, leads nowhere, or joins what is kept apart."""
        end = self.changes.final(target)
        if end == owned:
            raise _Refused(f"closes a circle with {self._circle(target, decision)}: delete one of them")
        if end is None:
            raise _Refused(f"{decision.object or decision.subject} is dropped by another line: delete one of the two")
        self.changes.moved[owned] = target
        for one, other, apart in self.apart:
            if self.changes.final(one) == self.changes.final(other):
                del self.changes.moved[owned]
                raise _Refused(f"contradicts {_where(apart, decision)} (never-merge), which was applied: delete one of the two")

    def _circle(self, target: Owned, decision: Decision) -> str:
        lines = {_where(earlier, decision) for earlier in self.subjects[target] if earlier.action in ("merge", "retype")}
        return ", ".join(sorted(lines)) or "another line"

    def _rename(self, decision: Decision) -> Iterator[Outcome]:
        subjects = self._found(decision.subject)
        if all(self.names.label(owned) == decision.object for owned in subjects):
            raise _stale("that is its name already: delete the line")
        for owned in subjects:
            self._claim(owned, decision)
        for owned in subjects:
            self.subjects[owned].append(decision)
            self.changes.labels[owned] = decision.object
            self.changes.aliases[owned].append(self.names.label(owned))
            yield Outcome(decision, owned, None, self.names.mentions(owned))

    def _retype(self, decision: Decision) -> Iterator[Outcome]:
        subjects = self._found(decision.subject)
        for owned in subjects:
            key, owner = owned
            mark = key[0] if key[0] in "~?" else ""
            target = (f"{mark}{decision.object}/{key.partition('/')[2]}", owner)
            if target == owned:
                raise _stale(f"it is of type {decision.object} already: delete the line")
            self._claim(owned, decision)
            self._move(owned, target, decision)
            yield Outcome(decision, target, owned, self.names.mentions(owned))
        for owned in subjects:
            self.subjects[owned].append(decision)

    def _drop(self, decision: Decision) -> Iterator[Outcome]:
        subjects = self._found(decision.subject)
        for owned in subjects:
            self._claim(owned, decision)
            if owned in self.receivers:
                where = _where(self.receivers[owned], decision)
                raise _Refused(f"contradicts {where} (merges into it), which was applied: delete one of the two")
        for owned in subjects:
            self.subjects[owned].append(decision)
            self.changes.moved[owned] = None
            yield Outcome(decision, owned, None, self.names.mentions(owned))

    def _part(self, decision: Decision) -> Iterator[Outcome]:
        """Keep two entities apart; where one is only a wording of the other, make it an entity of its own."""
        one, other = self.names.find(decision.subject), self.names.find(decision.object)
        if not one and not other:
            raise _stale("neither of them names anything in these texts: delete the line")
        whole, wording = (one, decision.object) if one else (other, decision.subject)
        parts = [(owned, self._split(owned, wording)) for owned in whole] if not (one and other) else []
        pairs = parts or [(a, b) for a in one for b in other]
        unknown = self.names.coined(decision.object) if "/" in decision.object else None
        for a, part in pairs:
            b = part or unknown
            if b is None:
                raise _stale(f"{wording} names nothing in these texts: correct the name or delete the line")
            if a == b:
                raise _Refused("both are one entity: name the two, or one of its wordings")
            self.apart.append((a, b, decision))
            yield Outcome(decision, a, b, self.names.mentions(b))

    def _split(self, owned: Owned, wording: str) -> Owned | None:
        form = normalise(wording.partition("/")[2] or wording)
        if not self.names.forms[owned].get(form):
            return None
        other = self.names.split(owned, form)
        self.changes.splits[owned, form] = other
        return other


def _where(earlier: Decision, decision: Decision) -> str:
    return f"line {earlier.line}" if earlier.file == decision.file else f"{earlier.file} line {earlier.line}"
