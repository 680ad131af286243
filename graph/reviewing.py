"""Where a graph may be wrong about who is who: proposals for decisions.csv with their evidence. Nothing here merges."""

from __future__ import annotations

from corpus.text import normalise
from graph.aliases import aliases
from graph.concordance import mention_lines
from graph.dossier import Dossier, Proposal
from graph.reading import Connection, Row
from graph.suspects import suspects


def proposals(connection: Connection) -> list[Proposal]:
    """Likely aliases, then likely false merges, the likeliest first; what people have decided is not proposed again."""
    dossier = Dossier(connection)
    found = [*((0, proposal) for proposal in aliases(dossier)), *((1, proposal) for proposal in suspects(dossier))]
    return [proposal for _, proposal in sorted(found, key=lambda p: (p[0], -p[1].weight, p[1].subject, p[1].object))]


def sentences(connection: Connection, proposal: Proposal, each: int = 1) -> list[Row]:
    """Sentences to look at: of a merge some of each entity, else some of each wording (rows as in ``concordance``)."""
    shown: list[Row] = []
    for entity in proposal.entities:
        lines = mention_lines(connection, entity)
        wordings = proposal.forms or ("",)
        for form in wordings:
            shown += [line for line in lines if not form or normalise(line["keyword"]) == form][:each]
    return shown
