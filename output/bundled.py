"""Queries with a name: SPARQL files whose first comment lines say what they answer and which values they take.

    # 与一个说法同句出现的事物，由强到弱
    # What stands in the same sentences as a term, strongest first
    # term: label
    # limit: integer

A parameter stands in the query as ``VALUES ?term { … }`` with its default value; a given value is put in its place as a
serialised RDF term, never as text. ``limit`` is the number behind the last LIMIT. Kinds of parameter: ``label`` (a wording),
``type`` (concept, institution, meeting, document, person, role), ``text`` (the id of a text), ``integer``, ``string``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from corpus.text import normalise
from output.errors import QueryError
from output.terms import literal

CLASSES = {
    "concept": "tg:Formulation",
    "institution": "tg:Institution",
    "meeting": "tg:Meeting",
    "document": "tg:OfficialDocument",
    "person": "tg:Person",
    "role": "tg:Role",
}
KINDS = ("label", "type", "text", "integer", "string")

_PARAMETER = re.compile(rf"#\s*(\w+):\s*({'|'.join(KINDS)})\s*")
_STATEMENT = re.compile(r"\s*(?:#|(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE)\b)", re.I)
_LIMIT = re.compile(r"\bLIMIT\s+\d+(?!.*\bLIMIT\b)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Query:
    """A query as its file gives it; ``parameters`` are pairs of name and kind, ``zh`` and ``en`` say what it answers."""

    name: str
    zh: str
    en: str
    parameters: tuple[tuple[str, str], ...]
    sparql: str


def parsed(name: str, sparql: str) -> Query:
    """A query from the text of its file."""
    comments = [line for line in sparql.lstrip("\ufeff").splitlines() if line.startswith("#")]
    parameters = tuple((m[1], m[2]) for line in comments if (m := _PARAMETER.fullmatch(line.strip())))
    words = [line.lstrip("# ").strip() for line in comments if not _PARAMETER.fullmatch(line.strip())]
    zh, en = (*words, "", "")[:2]
    return Query(name, zh, en, parameters, sparql)


@cache
def queries() -> dict[str, Query]:
    """All bundled queries by name, in order of their names."""
    folder = files("output").joinpath("queries")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return {f.name[:-3]: parsed(f.name[:-3], f.read_text(encoding="utf-8")) for f in found}


def find(source: str) -> Query:
    """A query from what a user gives: the name of a bundled one, a file, or SPARQL.

    Raises:
        QueryError: it is none of these, or the file cannot be read.
    """
    if source in queries():
        return queries()[source]
    if "{" in source or _STATEMENT.match(source):
        return parsed("query", source)
    if source.endswith((".rq", ".sparql")) or Path(source).is_file():
        return _from_file(Path(source))
    near = get_close_matches(source, queries(), n=1)
    hint = f"did you mean {near[0]}?" if near else "give SPARQL, a .rq file or one of: " + ", ".join(queries())
    raise QueryError(f"{source or 'query'}: no query of this name; {hint}")


def _from_file(path: Path) -> Query:
    try:
        return parsed(path.name, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        problem = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise QueryError(f"{path}: {problem}; name a readable file with a SPARQL query") from None


def bind(query: Query, values: Mapping[str, object]) -> str:
    """The query with the given values in the place of its defaults.

    Raises:
        QueryError: a value was given for no parameter of this query, or is not of its kind.
    """
    kinds = dict(query.parameters)
    text = query.sparql
    for name, value in values.items():
        if name not in kinds:
            known = ", ".join(kinds) if kinds else "none"
            raise QueryError(f"{query.name}: has no parameter {name}; its parameters: {known}")
        text = _bound(text, query.name, name, serialised(name, kinds[name], value))
    return text


def _bound(text: str, query: str, name: str, terms: str) -> str:
    pattern = _LIMIT if name == "limit" else re.compile(rf"(?<=VALUES \?{name} )\{{[^{{}}]*\}}")
    replacement = f"LIMIT {terms}" if name == "limit" else f"{{ {terms} }}"
    new, found = pattern.subn(lambda _: replacement, text)
    if not found:
        place = "LIMIT with a number" if name == "limit" else f"VALUES ?{name} {{ … }}"
        raise QueryError(f"{query}: declares the parameter {name} and has no {place}; correct the query")
    return new


def serialised(name: str, kind: str, value: object) -> str:
    """A value as the SPARQL terms that stand for it.

    >>> serialised("term", "label", "“两个确立”")
    '"“两个确立”"@zh-hans "两个确立"@zh-hans "“两个确立”"@en'
    >>> serialised("type", "type", "meeting"), serialised("limit", "integer", "20")
    ('tg:Meeting', '20')
    """
    text = str(value).strip()
    if kind == "integer":
        return _integer(name, text)
    if kind == "type":
        return _class(name, text)
    if kind == "label":
        wordings = dict.fromkeys((literal(text, "zh-hans"), literal(normalise(text), "zh-hans"), literal(text, "en")))
        return " ".join(wordings)
    return literal(text)


def _integer(name: str, text: str) -> str:
    if re.fullmatch(r"[0-9]{1,9}", text):
        return str(int(text))
    raise QueryError(f"{name}: {text or 'nothing'} is not a whole number; give one such as 20")


def _class(name: str, text: str) -> str:
    if text.lower() in CLASSES:
        return CLASSES[text.lower()]
    raise QueryError(f"{name}: {text or 'nothing'} is no type; give one of: {', '.join(CLASSES)}")
