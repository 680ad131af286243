"""SKOS files to entries: what the Turtle of a lexicon states about each subject, gathered and given its key.

Reads our own files (``tg:`` properties, IRIs below ``BASE``) and anybody's SKOS: a ``skos:Concept`` of a foreign
vocabulary becomes a concept with its labels, definition and broader concepts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from ontology.entry import Entry, Version
from ontology.namespaces import BASE, DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, TYPES, VOCABULARY
from ontology.problems import LexiconError, contents

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Facts = dict[str, list[Term]]
KeyOf = Callable[[str, str], str]
"""From a type and a label to the key of that entity, known or new."""

_NAMES = {
    RDF + "type": "class", SKOS + "prefLabel": "label", RDFS + "label": "label", SKOS + "altLabel": "alias",
    SKOS + "hiddenLabel": "alias", SKOS + "definition": "definition", SKOS + "broader": "broader",
    DCTERMS + "source": "source", VOCABULARY + "kind": "kind", VOCABULARY + "since": "since",
    VOCABULARY + "until": "until", VOCABULARY + "place": "place", VOCABULARY + "partOf": "body",
    VOCABULARY + "heldBy": "body", VOCABULARY + "issuedBy": "body", VOCABULARY + "occasion": "body",
    VOCABULARY + "otherSense": "sense", VOCABULARY + "spelledOut": "spelled", VOCABULARY + "versionOf": "version",
    VOCABULARY + "holder": "holder", VOCABULARY + "office": "office", VOCABULARY + "quotedLabel": "quoted",
    VOCABULARY + "quotedOnly": "quoted_only",
}  # fmt: skip
_FIELDS = {ox.NamedNode(iri): field for iri, field in _NAMES.items()}
_CLASSES = {
    VOCABULARY + "Formulation": "concept", SKOS + "Concept": "concept", VOCABULARY + "Institution": "institution",
    ORG + "FormalOrganization": "institution", ORG + "Organization": "institution", VOCABULARY + "Meeting": "meeting",
    VOCABULARY + "OfficialDocument": "document", VOCABULARY + "Person": "person", FOAF + "Person": "person",
}  # fmt: skip
_CHINESE = ("zh-hans", "zh-cn", "zh", "", "zh-hant", "zh-tw")


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office from when to when (ISO strings; empty: still, or unknown)."""

    office: str
    since: str
    until: str
    holder: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one lexicon file gave.

    ``quoted`` are the (wording, key) that count only inside quotation marks; ``warnings`` are full lines, one for each
    part of the file that was left out.
    """

    entries: tuple[Entry, ...]
    tenures: tuple[Tenure, ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


def read(path: Path, key_of: KeyOf) -> Reading:
    """The entries of one RDF file (.ttl, .nt, .rdf, .jsonld). Raises LexiconError where it is not valid."""
    subjects = _facts(path)
    keys = {subject: key for subject, facts in subjects.items() if (key := _key(subject, facts, key_of))}
    versions: dict[str, list[Version]] = {}
    for facts in subjects.values():
        if of := facts.get("version"):
            versions.setdefault(_reference(of[0], keys), []).append(_version(facts))
    described = {keys[s]: f for s, f in subjects.items() if s in keys}
    entries = [_entry(k, described.get(k, {}), versions.get(k, []), keys) for k in dict.fromkeys([*described, *versions])]
    tenures = tuple(_tenure(f, keys) for f in subjects.values() if "holder" in f and "office" in f)
    quoted = tuple((wording, key) for key, facts in described.items() for wording in _quoted(facts))
    return Reading(tuple(entries), tenures, quoted, tuple(_unclassed(path, subjects, keys)))


def _facts(path: Path) -> dict[str, Facts]:
    """Subject IRI -> field -> terms, in the order of the file."""
    form = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if form is None:
        raise LexiconError(path, "is not a lexicon file", "give SKOS in Turtle (.ttl) or a table (.csv)")
    subjects: dict[str, Facts] = {}
    last: Term | None = None
    facts: Facts = {}
    field_of, triple = _FIELDS.get, ox.Triple
    try:
        for subject, predicate, term, _ in ox.parse(contents(path), format=form, base_iri=BASE):
            field = field_of(predicate)
            if not field or type(subject) is triple or type(term) is triple:
                continue
            if subject != last:
                last, facts = subject, subjects.setdefault(subject.value, {})
            if field in facts:
                facts[field].append(term)
            else:
                facts[field] = [term]
    except SyntaxError as error:
        where = f"line {error.lineno}: " if error.lineno else ""
        what = re.sub(r" at line \d+.*$| between line.*$", "", str(error.msg).splitlines()[0])
        raise LexiconError(path, f"{where}{what}", "correct the line; the file was not used") from None
    return subjects


def _key(subject: str, facts: Facts, key_of: KeyOf) -> str:
    """The key of a subject: its IRI below BASE, or made from its class and label; empty where it is no entity."""
    if subject.startswith(BASE):
        key = unquote(subject[len(BASE) :])
        return "" if facts.keys() & {"version", "holder"} or key.partition("/")[0] not in TYPES else key
    classes = [_CLASSES[c.value] for c in facts.get("class", ()) if c.value in _CLASSES]
    label = _chinese(facts.get("label", ())) or _english(facts.get("label", ()))
    return key_of(classes[0], label) if classes and label else ""


def _entry(key: str, facts: Facts, versions: list[Version], keys: Mapping[str, str]) -> Entry:
    get = facts.get
    labels = get("label", ())
    since, label = _first(get("since")), _chinese(labels)
    english = _english(labels) if len(labels) > 1 or not label else ""
    return Entry(
        key, key.partition("/")[0], _local(get("kind")), label or english, _aliases(facts), english,
        _chinese(get("definition", ())), since, _first(get("until")), _first(get("place")),
        body=_reference(facts["body"][0], keys) if "body" in facts else "",
        versions=_ordered(versions) if versions else _constant(since, label, facts),
        broader=_references(get("broader"), keys), senses=_references(get("sense"), keys), source=_first(get("source")),
    )  # fmt: skip


def _version(facts: Facts) -> Version:
    return Version(_first(facts.get("since")), _first(facts.get("until")), _chinese(facts.get("label", ())), _members(facts))


def _constant(since: str, label: str, facts: Facts) -> tuple[Version, ...]:
    """The one version of a formulation whose members never changed."""
    return (Version(since, "", label, _members(facts)),) if "spelled" in facts else ()


def _ordered(versions: Iterable[Version]) -> tuple[Version, ...]:
    """By date; a version ends where the next begins, unless it says when it ended."""
    rows = sorted(versions, key=lambda v: (v.since, v.label, v.members))
    ends = [*(v.since for v in rows[1:]), ""]
    return tuple(Version(v.since, v.until or end, v.label, v.members) for v, end in zip(rows, ends, strict=True))


def _members(facts: Facts) -> tuple[str, ...]:
    """The components that a formulation spells out: between ； where it has any, else between 、."""
    text = _chinese(facts.get("spelled", ()))
    if not text:
        return ()
    return tuple(part for part in (p.strip(" 。") for p in re.split("[；;]" if re.search("[；;]", text) else "、", text)) if part)


def _tenure(facts: Facts, keys: Mapping[str, str]) -> Tenure:
    holder = _reference(facts["holder"][0], keys)
    return Tenure(_first(facts["office"]), _first(facts.get("since")), _first(facts.get("until")), holder)


def _reference(term: Term, keys: Mapping[str, str]) -> str:
    iri = term.value
    return keys.get(iri) or (unquote(iri[len(BASE) :]) if iri.startswith(BASE) else "")


def _references(terms: Sequence[Term] | None, keys: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for term in terms if (key := _reference(term, keys)))) if terms else ()


def _first(terms: Sequence[Term] | None) -> str:
    return terms[0].value if terms else ""


def _local(terms: Sequence[Term] | None) -> str:
    return terms[0].value.rpartition("/")[2].rpartition("#")[2] if terms else ""


def _aliases(facts: Facts) -> tuple[str, ...]:
    terms = (*facts.get("alias", ()), *facts.get("quoted", ()))
    return tuple(dict.fromkeys(t.value for t in terms if _language(t) in _CHINESE)) if terms else ()


def _quoted(facts: Facts) -> Iterable[str]:
    """The wordings that name the entry only inside quotation marks: “三不”, but not 三不."""
    if "quoted" in facts:
        yield from (term.value for term in facts["quoted"])
    if _first(facts.get("quoted_only")) in ("true", "1"):
        yield _chinese(facts.get("label", ()))


def _language(term: Term) -> str:
    return (term.language or "").lower() if isinstance(term, ox.Literal) else "?"


def _chinese(terms: Sequence[Term]) -> str:
    """The value in simplified Chinese, or what comes nearest to it."""
    if not terms:
        return ""
    first = terms[0]
    if isinstance(first, ox.Literal) and first.language == "zh-hans":
        return first.value
    found = {_language(t): t.value for t in terms}
    return next((found[tag] for tag in _CHINESE if tag in found), "")


def _english(terms: Sequence[Term]) -> str:
    return next((t.value for t in terms if _language(t).partition("-")[0] == "en"), "")


def _unclassed(path: Path, subjects: Mapping[str, Facts], keys: Mapping[str, str]) -> Iterable[str]:
    for subject, facts in subjects.items():
        if "label" in facts and subject not in keys and "class" not in facts:
            yield f"{path}: {subject} has a label and no class, left out; say what it is, such as a skos:Concept"
