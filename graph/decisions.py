"""What people have decided about a graph: the lines of a decisions.csv, read one by one so that a broken one costs no other.

Columns: action, subject, object, reason. Subjects and objects are names as ``graph.naming`` understands them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from corpus.encoding import decode
from corpus.problems import Refused
from corpus.records import delimiter
from graph.errors import GraphError
from ontology.namespaces import TYPES

NAME = "decisions.csv"
COLUMNS = ("action", "subject", "object", "reason")
ACTIONS = ("merge", "never-merge", "rename", "retype", "drop")


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line: what is to be done with ``subject``, and why. ``problem`` says why it cannot be used, if so."""

    file: str
    line: int
    action: str = ""
    subject: str = ""
    object: str = ""
    reason: str = ""
    problem: str = ""


def read(path: Path, name: str = NAME) -> list[Decision]:
    """The decisions of a file (UTF-8, GB18030, UTF-16; comma or tab); ``name`` is what messages and the graph call it.

    Empty lines and those that begin with # are passed over. Raises GraphError where the file as a whole cannot be used.
    """
    try:
        lines = decode(path.read_bytes())[0].splitlines() or [""]
    except OSError as error:
        raise GraphError(path, (error.strerror or "cannot be read").lower(), "check the path and its permissions") from None
    except Refused as refused:
        raise GraphError(path, refused.problem, "save it as CSV in UTF-8") from None
    mark = delimiter(lines[0])
    names = [cell.lower() for cell in _cells(lines[0], mark) or ()]
    if not set(COLUMNS) <= set(names):
        raise GraphError(path, "line 1: does not name the columns", f"begin it with: {','.join(COLUMNS)}")
    told = [(number, line) for number, line in enumerate(lines[1:], 2) if line.strip(mark + " \t") and line[0] != "#"]
    return [_decision(name, number, _cells(line, mark), names) for number, line in told]


def _cells(line: str, mark: str) -> list[str] | None:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark, strict=True))]
    except (csv.Error, StopIteration):
        return None


def _decision(file: str, number: int, cells: list[str] | None, names: list[str]) -> Decision:
    if cells is None:
        return Decision(file, number, problem="has a quotation mark that is not closed: mend it")
    if any(cells[len(names) :]):
        return Decision(file, number, problem=f"has {len(cells)} columns, not {len(names)}: quote cells that hold commas")
    row = dict(zip(names, cells, strict=False))
    action, subject, object_, reason = (row.get(column, "") for column in COLUMNS)
    action = action.lower()
    return Decision(file, number, action, subject, object_, reason, _problem(action, subject, object_, reason))


def _problem(action: str, subject: str, object_: str, reason: str) -> str:
    if action not in ACTIONS:
        return f"{action or 'an empty cell'} is no action: write one of {', '.join(ACTIONS)}"
    if not subject:
        return f"{action} needs a subject: write a name, a key (concept/…) or an IRI"
    if action == "drop" and object_:
        return "drop takes no object: leave the third column empty"
    if action != "drop" and not object_:
        return f"{action} needs an object: fill the third column"
    if action == "retype" and object_ not in TYPES:
        return f"{object_} is no type: write one of {', '.join(TYPES)}"
    return "" if reason else "gives no reason: say why in the fourth column"
