"""The commands. What is heavy is imported inside them, so that help appears at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tifagraph import __version__, cli_texts
from tifagraph.faults import INTERRUPTED, NOT_FOUND, PARTIAL, WrongUse

if TYPE_CHECKING:
    from tifagraph.knowledge import KnowledgeGraph
    from tifagraph.rendering import Screen

app = typer.Typer(
    name="tifagraph",
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 some input was skipped, or nothing was found; 2 wrong use; 3 failed; 130 stopped by Ctrl-C.",
)


class Settings:
    """What the global options say; set once, before a command runs."""

    quiet = False
    verbose = False
    colour = True


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tifagraph {__version__}")
        raise typer.Exit


@app.callback()
def settings(
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say more; show tracebacks of defects.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours; so does the variable NO_COLOR.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """From a folder of Chinese political texts to a knowledge graph that one can open and query."""
    Settings.quiet, Settings.verbose, Settings.colour = quiet, verbose, not no_color


Folder = Annotated[Path, typer.Argument(metavar="KG", help="The folder of a graph.")]
Term = Annotated[str, typer.Argument(metavar="TERM", help="A name, a wording, a key (concept/两个确立) or an IRI.")]
Limit = Annotated[int, typer.Option("-n", "--limit", min=0, help="Show at most so many sentences; 0: all.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]


def _open(folder: Path) -> KnowledgeGraph:
    from tifagraph.knowledge import KnowledgeGraph

    return KnowledgeGraph(folder)


def _screen() -> Screen:
    from tifagraph.rendering import Screen

    return Screen(Settings.colour)


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, .zip archives.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder of the graph; replaces an older one.")] = Path("kg"),
    lexicon: Annotated[list[Path] | None, typer.Option(help="Terms of your own: Turtle (SKOS) or CSV. Repeatable.")] = None,
    decisions: Annotated[list[Path] | None, typer.Option(help="CSV: action,subject,object,reason. Repeatable.")] = None,
    window: Annotated[list[str] | None, typer.Option(help="sentence (default), paragraph, section. Repeatable.")] = None,
    base: Annotated[str, typer.Option(help="What the IRIs of the texts begin with.")] = "",
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: as many as pay off, up to the number of cores.")] = 0,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read all texts anew, changed or not.")] = False,
    no_page: Annotated[bool, typer.Option("--no-page", help="Leave out network.html.")] = False,
    no_rdf: Annotated[bool, typer.Option("--no-rdf", help="Leave out graph.ttl and store/ (no SPARQL): a third faster.")] = False,
    no_formulations: Annotated[
        bool, typer.Option("--no-formulations", help="Find formulations by grammar alone, without the lexicon's.")
    ] = False,
    discover: Annotated[bool, typer.Option("--discover", help="Then look for unknown terms: terms.csv in the graph.")] = False,
) -> None:
    """Build a graph from texts."""
    from tifagraph import discovering, displays, steps
    from tifagraph.options import Options
    from tifagraph.progress import bar

    options = Options(
        tuple(map(str, lexicon or ())),
        tuple(map(str, decisions or ())),
        tuple(dict.fromkeys(window or ("sentence",))),
        base,
        workers,
        fresh,
        not no_page,
        Settings.verbose,
        not no_rdf,
        not no_formulations,
    )
    try:
        with bar(Settings.quiet, Settings.colour) as told:
            manifest = steps.build(paths, out, options, told)
    except KeyboardInterrupt:
        print("stopped; an older graph is as it was", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    for line in displays.complaints(manifest):
        print(line, file=sys.stderr)
    if not Settings.quiet:
        displays.summary(_screen(), manifest, str(out), Settings.verbose)
    if discover:
        discovering.store(out)
    if displays.partial(manifest):
        raise typer.Exit(PARTIAL)


@app.command()
def show(kg: Folder, term: Term, limit: Limit = 20) -> None:
    """An entity: names, facts, verbs, neighbours, its sentences."""
    from tifagraph import displays

    displays.portrait(_screen(), _open(kg).show(term), limit)


@app.command()
def find(
    kg: Folder,
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="A wording; with -E a regular expression.")],
    expression: Annotated[bool, typer.Option("-E", "--regex", help="PATTERN is a regular expression.")] = False,
    limit: Limit = 0,
    csv: Csv = False,
) -> None:
    """A wording in all sentences, entity or not, by text and year."""
    from tifagraph import displays, rendering

    lines = _open(kg).find(pattern, regex=expression)
    if csv:
        typer.echo(rendering.csv_text(lines), nl=False)
    elif lines:
        displays.lines(_screen(), lines, limit)
    if not lines:
        print(f"{pattern}: occurs in no sentence", file=sys.stderr)
        raise typer.Exit(NOT_FOUND)


@app.command()
def timeline(kg: Folder, term: Term, csv: Csv = False) -> None:
    """First and last seen, uses by year and by series.

    Each year's uses stand beside how much text it has; a year without texts says so.
    """
    from tifagraph import displays, rendering

    found = _open(kg).timeline(term)
    if csv:
        typer.echo(rendering.csv_text(found.years), nl=False)
    else:
        displays.timeline(_screen(), found)


@app.command()
def review(
    kg: Folder,
    limit: Annotated[int, typer.Option("-n", "--limit", min=0, help="Show at most so many proposals; 0: all.")] = 20,
    csv: Annotated[bool, typer.Option("--csv", help="Print all of them as rows for decisions.csv.")] = False,
) -> None:
    """Likely aliases and likely false merges, with reasons and sentences; nothing is merged."""
    from tifagraph import reviews

    graph = _open(kg)
    found = graph.review()
    if csv:
        typer.echo(reviews.csv_text(found), nl=False)
    else:
        reviews.display(_screen(), graph.tables, found, limit)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    context: typer.Context,
    kg: Folder,
    sparql: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a bundled query.")] = "",
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv, json, xml; ttl for CONSTRUCT.")] = "table",
    listing: Annotated[bool, typer.Option("--list", help="List the bundled queries and their parameters.")] = False,
) -> None:
    """Ask in SPARQL, or with a bundled query by its name.

    The parameters of a bundled query follow its name: --term 两个确立.
    """
    from tifagraph import displays

    graph = _open(kg)
    if listing:
        displays.queries(_screen())
    elif not sparql:
        raise WrongUse("query: which one? Give SPARQL, a .rq file or a name from --list")
    else:
        answer = graph.ask(sparql, parameters(context.args), form)
        typer.echo(answer, nl=not answer.endswith("\n"))


def parameters(words: list[str]) -> dict[str, str]:
    """Named parameters from what follows a query: ``--term 两个确立 --year=2022``. Raises WrongUse for anything else."""
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise WrongUse(f"{word}: a query is followed by its parameters only: --name value")
        given = value if equals else next(rest, None)
        if given is None:
            raise WrongUse(f"{word}: has no value: give --{name} VALUE")
        found[name] = given
    return found


@app.command()
def export(
    kg: Folder,
    form: Annotated[str, typer.Option("--format", help="graphml, gexf, jsonld, nt, rdfxml, ttl, csv.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The file to write; for csv the folder.")] = None,
) -> None:
    """Write the graph in another format, to a file or the screen."""
    graph = _open(kg)
    if out:
        graph.export(form, out)
    else:
        from output import exports

        exports.stream(graph.path, form, sys.stdout.buffer)


@app.command()
def serve(
    kg: Folder,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0: any that is free.")] = 8000,
    cors: Annotated[bool, typer.Option("--cors", help="Let pages of other sites ask the endpoint.")] = False,
) -> None:
    """Serve the page and a SPARQL endpoint at /sparql, until Ctrl-C."""
    _open(kg).serve(host, port, cors=cors)


app.command()(cli_texts.explain)
app.command()(cli_texts.terms)
