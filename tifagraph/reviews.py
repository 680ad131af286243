"""How proposals of ``review`` are shown: as rows for decisions.csv, or one by one with the sentences behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.dossier import Proposal
    from graph.reading import Connection
    from tifagraph.rendering import Screen

KINDS = {"merge": "may be one", "never-merge": "may be two"}


def csv_text(found: Sequence[Proposal]) -> str:
    """Rows with the columns of decisions.csv, below their names."""
    from graph.decisions import COLUMNS
    from tifagraph import rendering

    cells = [(p.action, p.subject, p.object, f"{p.reason} ({p.evidence})") for p in found]
    return rendering.csv_text([dict(zip(COLUMNS, row, strict=True)) for row in cells]) or ",".join(COLUMNS) + "\n"


def display(screen: Screen, connection: Connection, found: Sequence[Proposal], limit: int) -> None:
    """The likeliest proposals with their reason, evidence and sentences."""
    from graph.reviewing import sentences

    shown = list(found[: limit or None])
    for proposal in shown:
        screen.title(f"{proposal.subject}  {proposal.object}", KINDS[proposal.action])
        screen.print(f"  {proposal.action}: {proposal.reason}")
        screen.print(f"  {proposal.evidence}")
        screen.kwic(sentences(connection, proposal))
        screen.print()
    counts = Counter(KINDS[proposal.action] for proposal in found)
    told = ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())) or "nothing to decide"
    more = f"; {len(found) - len(shown)} more: --limit 0 shows all" if len(shown) < len(found) else ""
    screen.print(f"{told}{more}. Rows for decisions.csv: --csv")
