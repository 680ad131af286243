"""From keys to entities: IRI, status, and what the lexicon or the grammar of the name knows of each.

``numbered`` gives what the SQL joins as ``named`` (one row an entity, ``e`` is its number in order of IRIs), ``members``
(one row a component of a formulation) and ``called`` (one row a key that the texts use).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from corpus.text import normalise
from graph.deciding import Changes
from graph.identity import Owned, Text, iri, role_iri
from graph.tables import TABLES
from ontology.composition import describe
from ontology.entry import Entry
from ontology.loading import Lexicon

_DIGIT = "[0-9〇零一二三四五六七八九十]"
MASK = re.compile(rf"\*|×|某(?![些种个])|(?<![A-Za-z])x+(?![A-Za-z])|(?<!{_DIGIT})(?:〇〇+|○○+)(?!{_DIGIT})")

_NAMED = ("iri", "type", "kind", "label", "aliases", "english", "definition", "status", "senses", "doc", "role", "body",
          "since", "until", "place", "source")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbered:
    """The tables ``named`` (one row an entity), ``members``, and ``called`` (every key that occurs, with its entity)."""

    named: pa.Table
    members: pa.Table
    called: pa.Table


def numbered(keys: Iterable[Owned], texts: Sequence[Text], lexicon: Lexicon, changes: Changes | None = None) -> Numbered:
    """The entities of all keys that occur, as decisions change them."""
    changes = changes or Changes()
    finals = {owned: final for owned in keys if (final := changes.final(owned)) is not None}
    iris = {owned: iri(final[0], texts[final[1]].iri if final[1] >= 0 else "") for owned, final in finals.items()}
    own = {final: iris[owned] for owned, final in finals.items()}
    ordered = sorted(own, key=lambda owned: own[owned])
    iris |= own
    renamed, also = changes.renamed(), changes.also()
    entries = [_called(_entry(owned[0], lexicon), renamed.get(owned, ""), also.get(owned, ())) for owned in ordered]
    rows = [_row(owned, entry, iris, texts, lexicon) for owned, entry in zip(ordered, entries, strict=True)]
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in _NAMED}
    numbers = {
        "e": pa.array(range(len(ordered)), pa.int32()),
        "key": pa.array([key for key, _ in ordered], pa.string()),
        "owner": pa.array([owner for _, owner in ordered], pa.int32()),
    }
    return Numbered(pa.table(numbers | columns), _members(ordered, entries, iris, lexicon), _keys(finals, ordered))


def _called(entry: Entry, label: str, also: Iterable[str]) -> Entry:
    """An entry under a new name, with names that other entities had."""
    label = label or entry.label
    aliases = tuple(dict.fromkeys(name for name in (*entry.aliases, *also) if name != label))
    return replace(entry, label=label, aliases=aliases)


def _keys(finals: Mapping[Owned, Owned], ordered: Sequence[Owned]) -> pa.Table:
    numbers = {owned: number for number, owned in enumerate(ordered)}
    rows = sorted((key, owner, numbers[final]) for (key, owner), final in finals.items())
    types = {"key": pa.string(), "owner": pa.int32(), "e": pa.int32()}
    return pa.table({name: pa.array([row[n] for row in rows], types[name]) for n, name in enumerate(types)})


def masked(label: str) -> bool:
    """Whether a name is withheld in part: **局, xx县, 张某某, 〇〇市."""
    return MASK.search(label) is not None


def status(key: str, lexicon: Lexicon) -> str:
    """How an entity's identity is known: ambiguous, masked, scoped, known or composed."""
    if key.startswith("?"):
        return "ambiguous"
    if masked(key.partition("/")[2]):
        return "masked"
    if key.startswith("~"):
        return "scoped"
    return "known" if key in lexicon.entries else "composed"


def _entry(key: str, lexicon: Lexicon) -> Entry:
    """What is known of a key; of an ambiguous one only among which entities it is undecided."""
    found = describe(key, lexicon)
    if not key.startswith("?"):
        return found
    kind, _, label = key[1:].partition("/")
    return Entry(key, kind, "", label, (), "", "", "", "", "", "", (), (), _named_by(label, kind, lexicon), "")


def _named_by(wording: str, kind: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(key for key in lexicon.surfaces.get(normalise(wording), ()) if key.startswith(kind + "/")))


def _row(owned: Owned, entry: Entry, iris: Mapping[Owned, str], texts: Sequence[Text], lexicon: Lexicon) -> dict[str, str]:
    key, owner = owned
    found = status(key, lexicon)
    role = role_iri(entry.label) if found == "scoped" and entry.type == "institution" else ""
    known = {name: getattr(entry, name) for name in
             ("type", "kind", "label", "english", "definition", "since", "until", "place", "source")}  # fmt: skip
    return known | {
        "iri": iris[owned],
        "status": found,
        "aliases": json.dumps(entry.aliases, ensure_ascii=False),
        "senses": json.dumps([iris.get((sense, -1)) or iri(sense, "") for sense in entry.senses], ensure_ascii=False),
        "doc": texts[owner].doc if owner >= 0 else "",
        "role": role,
        "body": _of_same_text(entry.body, owner, iris) if entry.body else "",
    }


def _of_same_text(key: str, owner: int, iris: Mapping[Owned, str]) -> str:
    """The IRI of what an entity refers to: the text's own (市纪委) where the entity and such a body belong to one text."""
    own = ("~" + key.lstrip("~"), owner)
    if owner >= 0 and own in iris:
        return iris[own]
    return "" if key.startswith("~") else iris.get((key, -1)) or iri(key, "")


def _members(ordered: Sequence[Owned], entries: Sequence[Entry], iris: Mapping[Owned, str], lexicon: Lexicon) -> pa.Table:
    rows = [
        (iris[owned], version.since, version.until, position, label, _member(label, iris, lexicon))
        for owned, entry in zip(ordered, entries, strict=True)
        for version in entry.versions
        for position, label in enumerate(version.members, 1)
    ]
    schema = TABLES["components"]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def _member(label: str, iris: Mapping[Owned, str], lexicon: Lexicon) -> str:
    """The IRI of the one concept that a component's wording names, where the corpus speaks of it."""
    named = _named_by(label, "concept", lexicon) or (f"concept/{normalise(label)}",)
    return iris.get((named[0], -1), "") if len(named) == 1 else ""
