"""The lexicon: everything known beforehand, loaded from its files, with one look-up by wording.

``load`` reads the files beside this module and those of the user; what a user adds joins what is known (further
wordings, missing facts) and never replaces it.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path

from corpus.text import is_normal, normalise, twin
from ontology import rows, skos
from ontology.entry import Entry
from ontology.problems import contents
from ontology.skos import Reading, Tenure

FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by key, and the ways to them.

    ``surfaces`` leads from a normalised wording to the keys that it may name, in order of the files; ``quoted`` holds
    those that name something only inside quotation marks (“四位一体”, “三不”); ``offices`` leads from an office (总书记)
    to its holders as (person key, since, until), by date; ``version`` identifies the files' bytes; ``warnings`` are full
    lines on what could not be used.
    """

    entries: Mapping[str, Entry]
    surfaces: Mapping[str, tuple[str, ...]]
    version: str
    offices: Mapping[str, tuple[tuple[str, str, str], ...]]
    warnings: tuple[str, ...] = ()
    quoted: frozenset[str] = frozenset()

    def without(self, type_: str) -> Lexicon:
        """The lexicon without one type of entries (``concept``), to see what the grammars find alone."""
        kept = {surface: tuple(k for k in keys if not k.startswith(type_ + "/")) for surface, keys in self.surfaces.items()}
        return replace(
            self, surfaces={surface: keys for surface, keys in kept.items() if keys}, version=f"{self.version}-{type_}"
        )

    def find(self, wording: str) -> tuple[Entry, ...]:
        """All entries that a wording may name: ``find('“四个意识”')``; empty where it is unknown."""
        return tuple(self.entries[key] for key in self.surfaces.get(normalise(wording), ()))


def load(extra_paths: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of the house with a user's own files (SKOS in Turtle, or CSV) added.

    Raises LexiconError where a file cannot be used at all; broken parts of one become ``warnings``.
    """
    house = sorted(FOLDER.glob("*.ttl"))
    entries: dict[str, Entry] = {}
    surfaces: dict[str, tuple[str, ...]] = {}
    warnings: list[str] = []
    with _uncollected():
        readings = [skos.read(path, _named) for path in house]
        for reading in readings:
            _join(entries, reading.entries)
        _index(surfaces, entries.values())
    for path in map(Path, extra_paths):
        readings.append(_extra(path, surfaces))
        warnings += _add(path, readings[-1], entries, surfaces)
    return Lexicon(
        entries={key: entry for key, entry in entries.items() if entry.label},
        surfaces=surfaces,
        quoted=_only_quoted(surfaces, [pair for reading in readings for pair in reading.quoted]),
        version=_version([*house, *map(Path, extra_paths)]),
        offices=_offices(tenure for reading in readings for tenure in reading.tenures),
        warnings=tuple(warnings),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look through a hundred thousand new objects and find no garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _named(kind: str, label: str) -> str:
    return f"{kind}/{label}"


def _extra(path: Path, surfaces: Mapping[str, tuple[str, ...]]) -> Reading:
    """Read a user's file; a label that already names ONE entity of its type means that entity."""

    def key_of(kind: str, label: str) -> str:
        known = [key for key in surfaces.get(normalise(label), ()) if key.startswith(kind + "/")]
        return known[0] if len(known) == 1 else _named(kind, label)

    return rows.read(path, key_of) if path.suffix.lower() in (".csv", ".tsv") else skos.read(path, key_of)


def _add(path: Path, reading: Reading, entries: dict[str, Entry], surfaces: dict[str, tuple[str, ...]]) -> list[str]:
    """Add what a user's file gave to entries and surfaces; returns what is to be said about it."""
    before = {surface: len(keys) for surface, keys in surfaces.items()}
    changed = _join(entries, reading.entries)
    _index(surfaces, (entries[key] for key in changed))
    return [*reading.warnings, *_unusable(path, entries, changed), *_shared(path, before, surfaces)]


def _join(entries: dict[str, Entry], added: Iterable[Entry]) -> list[str]:
    """Put entries among the known ones; the keys that are new or have gained something."""
    changed = []
    for entry in added:
        known = entries.get(entry.key)
        entries[entry.key] = _merged(known, entry) if known else entry
        changed.append(entry.key)
    return list(dict.fromkeys(changed))


def _merged(known: Entry, added: Entry) -> Entry:
    """What is known stays; empty fields are filled, and wordings, versions and links are united."""
    values: dict[str, object] = {}
    for field in fields(Entry):
        old, new = getattr(known, field.name), getattr(added, field.name)
        values[field.name] = tuple(dict.fromkeys((*old, *new))) if isinstance(old, tuple) else old or new
    versions = tuple(sorted({*known.versions, *added.versions}, key=lambda v: (v.since, v.until, v.label, v.members)))
    label = (added.label,) if added.label and added.label != known.label else ()
    aliases = tuple(dict.fromkeys((*known.aliases, *added.aliases, *(label if known.label else ()))))
    return replace(Entry(**values), versions=versions, aliases=aliases)  # type: ignore[arg-type]


def wordings(entry: Entry) -> Iterator[str]:
    """All wordings of an entry: its label, its aliases, the labels of its versions, and its members written out."""
    yield entry.label
    yield from entry.aliases
    for version in entry.versions:
        if version.label:
            yield version.label
        yield from written_out(version.members)


def written_out(members: Sequence[str]) -> Iterator[str]:
    """How a list of members is written as one phrase: 创新、协调、绿色、开放、共享, with 和 before the last, with commas."""
    if len(members) > 1 and sum(map(len, members)) > 5:
        yield "、".join(members)
        if sum(map(len, members)) < 30:
            yield "，".join(members)
        yield "、".join(members[:-1]) + "和" + members[-1]
        yield "".join(members)


def _index(surfaces: dict[str, tuple[str, ...]], entries: Iterable[Entry]) -> None:
    """Add the wordings of entries to the surfaces; those of one character name nothing."""
    pairs = [(wording, entry.key) for entry in entries for wording in wordings(entry)]
    for surface, (_, key) in zip(_normalised([wording for wording, _ in pairs]), pairs, strict=True):
        keys = surfaces.get(surface, ())
        if len(surface) > 1 and key not in keys:
            surfaces[surface] = (*keys, key)


def _normalised(many: list[str]) -> list[str]:
    """``normalise`` of each, in one pass over those that need it."""
    odd = [wording for wording in dict.fromkeys(many) if not is_normal(wording)]
    joined = "\0".join(" ".join(wording.split()) for wording in odd)
    plain = dict(zip(odd, twin(joined).text.split("\0"), strict=True)) if odd else {}
    return [plain.get(wording, wording) for wording in many]


def _only_quoted(surfaces: Mapping[str, tuple[str, ...]], pairs: list[tuple[str, str]]) -> frozenset[str]:
    """Surfaces all of whose entries ask for quotation marks, from the (wording, key) that do."""
    found = _normalised([wording for wording, _ in pairs])
    quoted = {(surface, key) for surface, (_, key) in zip(found, pairs, strict=True)}
    return frozenset(surface for surface, _ in quoted if all((surface, key) in quoted for key in surfaces.get(surface, ())))


def _unusable(path: Path, entries: Mapping[str, Entry], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        if not entries[key].label:
            yield f"{path}: {key} has no label and is not known, left out; give it a skos:prefLabel"
        for wording in entries[key].aliases if entries[key].label else ():
            if len(normalise(wording)) < 2:
                yield f"{path}: {wording!r} of {key} is too short to be looked for, left out; use two characters or more"


def _shared(path: Path, before: Mapping[str, int], surfaces: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for surface, keys in surfaces.items():
        if len(keys) > 1 and len(keys) > before.get(surface, 0):
            yield f"{path}: {surface} now names {' and '.join(keys)}; uses that context does not decide stay ambiguous"


def _offices(tenures: Iterable[Tenure]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    offices: dict[str, list[tuple[str, str, str]]] = {}
    for tenure in sorted(tenures, key=lambda t: (t.office, t.since, t.holder)):
        offices.setdefault(tenure.office, []).append((tenure.holder, tenure.since, tenure.until))
    return {office: tuple(holders) for office, holders in offices.items()}


def _version(paths: Iterable[Path]) -> str:
    """Sixteen hexadecimal digits that change with any byte of any file."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(contents(path)).digest())
    return digest.hexdigest()[:16]
