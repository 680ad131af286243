"""What decisions changed, as tables for the SQL of the reduce."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from graph.deciding import Changes, Outcome
from graph.identity import Owned, Text, iri
from graph.tables import TABLES


def splits(changes: Changes) -> pa.Table:
    """One row a wording that becomes an entity of its own: key, owner, form, and ``other``, its new key."""
    rows = [(key, owner, form, other[0]) for ((key, owner), form), other in sorted(changes.splits.items())]
    types = {"key": pa.string(), "owner": pa.int32(), "form": pa.string(), "other": pa.string()}
    return pa.table({name: pa.array([row[n] for row in rows], types[name]) for n, name in enumerate(types)})


def decided(changes: Changes, texts: Sequence[Text]) -> pa.Table:
    """The published table of decisions, with the IRIs that the entities bear in the end."""
    rows = [_row(outcome, changes, texts) for outcome in changes.outcomes]
    schema = TABLES["decisions"]
    return pa.table([pa.array([row[n] for row in rows], field.type) for n, field in enumerate(schema)], schema=schema)


def _row(outcome: Outcome, changes: Changes, texts: Sequence[Text]) -> tuple[object, ...]:
    told = outcome.decision
    entity = outcome.entity and (changes.final(outcome.entity) or outcome.entity)
    apart = outcome.other and told.action == "never-merge" and changes.final(outcome.other)
    ends = _iri(entity, texts), _iri(apart or outcome.other, texts)
    return (told.file, told.line, told.action, told.subject, told.object, told.reason, *ends, outcome.mentions, outcome.problem)


def _iri(owned: Owned | None, texts: Sequence[Text]) -> str:
    if owned is None:
        return ""
    return iri(owned[0], texts[owned[1]].iri if owned[1] >= 0 else "")
