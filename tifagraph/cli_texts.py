"""The commands that look into texts and wordings: ``explain`` and ``terms``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tifagraph.faults import NOT_FOUND, PARTIAL, WrongUse

if TYPE_CHECKING:
    from tifagraph.rendering import Screen

Lexicons = Annotated[list[Path] | None, typer.Option("--lexicon", help="Terms of your own: Turtle (SKOS) or CSV. Repeatable.")]


def explain(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Texts as for build; - is standard input.")],
    html: Annotated[bool, typer.Option("--html", help="A page on which every mention opens its reason.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Everything as JSON, one text a line.")] = False,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file.")] = None,
    lexicon: Lexicons = None,
) -> None:
    """A text with the entity and the rule behind each mention and citation, its date and why."""
    from output import explanation, explanation_page
    from tifagraph import explaining

    known = explaining.lexicon_of(lexicon or ())
    found, problems = explaining.explained(files, known)
    for line in (*problems, *known.warnings):
        print(line, file=sys.stderr)
    if html or json:
        make = explanation_page.page if html else explanation.lines
        _write(make([explanation.view(extraction, known) for extraction in found]), out)
    else:
        with _opened(context, out) as screen:
            for extraction in found:
                explaining.show(screen, extraction)
    if problems:
        raise typer.Exit(PARTIAL)


@contextmanager
def _opened(context: typer.Context, out: Path | None) -> Iterator[Screen]:
    """The terminal or pipe, or a file of plain text."""
    from tifagraph.rendering import Screen

    if out is None:
        yield Screen(not context.find_root().params["no_color"])
    else:
        with out.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield Screen(False, stream)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def terms(
    context: typer.Context,
    kg: Annotated[Path, typer.Argument(metavar="KG", help="The folder of a graph.")],
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="Propose at most so many.")] = 40,
    samples: Annotated[int, typer.Option("-s", "--samples", min=0, help="Sentences shown of each.")] = 2,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    formula: Annotated[bool, typer.Option("--explain", help="Say first what the score means.")] = False,
    accept: Annotated[str, typer.Option(metavar="TERM", help="Write TERM into the file of --lexicon instead.")] = "",
    kind: Annotated[str, typer.Option(help="What TERM is: concept, institution, meeting, document, person.")] = "concept",
    definition: Annotated[str, typer.Option(help="What TERM means.")] = "",
    lexicon: Annotated[Path | None, typer.Option(help="The CSV file to write TERM to; made where there is none.")] = None,
) -> None:
    """Recurring formulations that no list knows, with reasons and sentences; accept one into a lexicon."""
    from tifagraph import discovering, rendering
    from tifagraph.knowledge import KnowledgeGraph

    graph = KnowledgeGraph(kg)
    if accept:
        if lexicon is None:
            raise WrongUse("--accept: name the CSV file to write to with --lexicon")
        typer.echo(discovering.accept(accept, kind, definition, lexicon))
        return
    found = discovering.proposals(graph.tables, limit, samples)
    if csv:
        typer.echo(rendering.csv_text(discovering.table(found)), nl=False)
        return
    screen = rendering.Screen(not context.find_root().params["no_color"])
    if formula:
        from extractors.discovery import FORMULA

        screen.print(FORMULA + "\n")
    discovering.show(screen, found)
    if not found:
        print(f"{kg}: nothing recurs that the lexicon does not know", file=sys.stderr)
        raise typer.Exit(NOT_FOUND)
