"""Which entities a person means: by IRI, key (``concept/两个确立``), text and key (``2021/a.txt#institution/市委``) or name.

``~institution/市委`` means that of every text. A name has to be unique.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from corpus.text import normalise
from graph.identity import ENTITY_BASE, Owned, Text, iri
from ontology.loading import Lexicon
from ontology.namespaces import TYPES

_KEY = re.compile(rf"[~?]?(?:{'|'.join(TYPES)})/.+")
_SHOWN = 5


class Unclear(Exception):
    """A name that several entities bear; ``str`` of it says which."""


class Names:
    """The entities of the texts before any decision, and the wordings that each was found by."""

    def __init__(
        self, keys: Iterable[Owned], wordings: Iterable[tuple[str, int, str, int]], texts: Sequence[Text], lexicon: Lexicon
    ) -> None:
        """``wordings`` are rows of key, owner, form, count; ``texts`` stand in the order of their numbers."""
        self._texts = texts
        self._lexicon = lexicon
        self._numbers = {text.doc: number for number, text in enumerate(texts)}
        self.keys: set[Owned] = set()
        self._by_iri: dict[str, Owned] = {}
        self._by_label: dict[str, set[Owned]] = defaultdict(set)
        self.forms: dict[Owned, Counter[str]] = defaultdict(Counter)
        for owned in keys:
            self.add(owned)
        for key, owner, form, count in wordings:
            self.forms[key, owner][form] += count

    def add(self, owned: Owned) -> None:
        """Make an entity known."""
        self.keys.add(owned)
        self._by_iri[self.iri(owned)] = owned
        for label in (self.label(owned), owned[0].partition("/")[2]):
            self._by_label[normalise(label)].add(owned)

    def split(self, owned: Owned, form: str) -> Owned:
        """Make a wording an entity of its own, with the mentions that it has."""
        mark, kind = re.match(r"([~?]?)(.*?)/", owned[0]).groups()  # type: ignore[union-attr]
        other = (f"{mark}{kind}/{form}", owned[1])
        self.forms[other][form] += self.forms[owned].pop(form)
        self.add(other)
        return other

    def iri(self, owned: Owned) -> str:
        """The IRI of an entity."""
        return iri(owned[0], self._texts[owned[1]].iri if owned[1] >= 0 else "")

    def label(self, owned: Owned) -> str:
        """The name of an entity."""
        known = None if owned[0][0] in "~?" else self._lexicon.entries.get(owned[0])
        return known.label if known else owned[0].partition("/")[2]

    def mentions(self, owned: Owned) -> int:
        """How often the texts name an entity."""
        return self.forms[owned].total() if owned in self.forms else 0

    def reference(self, owned: Owned) -> str:
        """How to write an entity in a decision so that nothing else can be meant."""
        key, owner = owned
        return f"{self._texts[owner].doc}#{key[1:]}" if owner >= 0 else key

    def find(self, name: str) -> list[Owned]:
        """The entities meant, sorted: one, none, or with a ~ those of all texts. Raises Unclear."""
        exact = self._exact(name)
        if exact or _KEY.fullmatch(name) or "://" in name:
            return exact
        found = sorted(self._by_label.get(normalise(name), ()))
        if len(found) > 1:
            shown = ", ".join(self.reference(owned) for owned in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
            raise Unclear(f"{name} names {len(found)} entities: write one of {shown}")
        return found

    def _exact(self, name: str) -> list[Owned]:
        if "://" in name:
            found = self._by_iri.get(name) or self._by_iri.get(unquote(name))
            return [found] if found else []
        if name.startswith("~"):
            return sorted(owned for owned in self.keys if owned[0] == name)
        doc, mark, key = name.rpartition("#")
        owned = ("~" + key, self._numbers.get(doc, -1)) if mark else (name, -1)
        return [owned] if owned in self.keys else []

    def coined(self, name: str) -> Owned | None:
        """An entity that no text names but a decision may: a well-formed key or its IRI, or a wording of the lexicon."""
        key = unquote(name.removeprefix(ENTITY_BASE)) if name.startswith(ENTITY_BASE) else name
        if _KEY.fullmatch(key) and key[0] not in "~?":
            return key, -1
        known = self._lexicon.surfaces.get(normalise(name), ())
        return (known[0], -1) if len(known) == 1 else None
