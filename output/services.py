"""No question to this graph is passed on to another server: queries with SERVICE are refused before they run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from output.errors import QueryError

_LONG = r'"""(?:[^"\\]|\\.|""?(?!"))*"""|\'\'\'(?:[^\'\\]|\\.|\'\'?(?!\'))*\'\'\''
_SHORT = r'"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\''
_TOKEN = re.compile(rf'{_LONG}|{_SHORT}|<[^<>"{{}}|^`\\\x00-\x20]*>|\\.|#[^\r\n]*|[?$:@]\w+|(?P<word>\w+)', re.S)
_MENTION = re.compile(r"(?<![\w?$:])\w*service", re.I)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse(sparql: str) -> None:
    """Refuse a query that would ask another server: one that parses to a SERVICE pattern, or mentions one and does not parse.

    Most queries hold the word nowhere but in a variable or a name (``?service``, ``schema:Service``) and are not parsed twice.
    """
    for text in {sparql, _CODEPOINT.sub(_character, sparql)}:
        if _MENTION.search(text) and (_has_keyword(text) or _has_pattern(text)):
            raise QueryError("query: SERVICE is not allowed; ask only what is in this graph")


def _has_keyword(text: str) -> bool:
    """Whether the word stands outside strings, IRIs, comments, variables and local names."""
    return any("SERVICE" in (m["word"] or "").upper() for m in _TOKEN.finditer(text))


def _has_pattern(text: str) -> bool:
    """Whether rdflib's parser, a second opinion, sees a SERVICE pattern or cannot read the query."""
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return _holds_service(parseQuery(text))
    except Exception:
        return True


def _holds_service(node: object) -> bool:
    from pyparsing import ParseResults

    if getattr(node, "name", "") == "ServiceGraphPattern":
        return True
    if isinstance(node, (list, tuple, ParseResults)):
        return any(map(_holds_service, node))
    return isinstance(node, Mapping) and any(map(_holds_service, node.values()))


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]
