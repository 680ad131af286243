"""The network page: one HTML file that opens from disk, asks no network for anything and shows the evidence.

pyvis carries the nodes and ties of the first view; the template, the style and the scripts are files of their own in
``page_assets``. All corpus text travels as data and is shown as text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import compress

import duckdb
from jinja2 import Environment, FunctionLoader
from markupsafe import Markup
from pyvis.network import Network

from graph.reading import open_tables
from output import page_data
from output.page_data import Bounds, Table
from output.page_kinds import kind_labels
from output.page_names import with_pinyin
from output.page_sequences import litanies
from output.page_view import TEXT_RADIUS, View, first_view

FORMAT = 1
NAME = "提法图谱 tifagraph"
SHAPES = {
    "concept": "dot",
    "institution": "square",
    "meeting": "diamond",
    "document": "hexagon",
    "person": "triangle",
    "role": "triangleDown",
    "text": "star",
}


def write(tables_dir: Path, html_path: Path, *, title: str = "", max_nodes: int = 150, bounds: Bounds | None = None) -> None:
    """Write the page of the graph whose tables lie in ``tables_dir``; it draws at most ``max_nodes`` at first.

    Without a title the page bears the name of the series that all texts belong to, else the name of the program.
    ``bounds`` limits what the file holds beyond that. The same tables give the same bytes.
    """
    with open_tables(tables_dir) as connection:
        network = page(connection, title, max_nodes, bounds or Bounds())
    html_path.write_bytes(network.generate_html().encode("utf-8", "replace"))


class Page(Network):  # type: ignore[misc]
    """A pyvis network that keeps parallel ties, adds a tie in constant time and renders our own template."""

    def __init__(self, title: str, data: dict[str, Any]) -> None:
        super().__init__(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
        self.toggle_physics(False)
        self.data = data
        self.path = "template.html"
        self.templateEnv = Environment(loader=FunctionLoader(_asset), autoescape=True)

    def add_edge(self, source: int, to: int, **options: Any) -> None:
        """Add a tie, whatever other ties its ends have."""
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "", local: bool = True, notebook: bool = False) -> str:
        """The whole page as text; the arguments of pyvis are accepted and not needed."""
        style, script = _asset("style.css"), _asset("bundle.js")
        data = self.data | {"view": {"nodes": self.nodes, "edges": self.edges}}
        self.html = self.templateEnv.get_template(self.path).render(
            title=self.heading,
            policy=policy(script, style),
            style=Markup(style),
            script=Markup(script),
            data=Markup(packed(data)),
            licences=Markup(_asset("LICENCES.txt").replace("--", "- -")),
        )
        return self.html


def page(connection: duckdb.DuckDBPyConnection, title: str, max_nodes: int, bounds: Bounds) -> Page:
    """Read the tables and lay out the first view."""
    known, corpus = page_data.entities(connection, bounds), page_data.texts(connection)
    number = page_data.numbers(known, corpus)
    ties = page_data.ties(connection, number, bounds)
    view = first_view(known.records(), len(corpus.rows), ties.records(), max_nodes)
    title = title or _common_series(corpus) or NAME
    network = Page(title, _data(connection, title, (known, corpus, ties), number, view, bounds))
    _draw(network, known, corpus, ties, view)
    return network


def _common_series(corpus: Table) -> str:
    series = {text["series"] or "" for text in corpus.records()}
    return series.pop() if len(series) == 1 else ""


def _data(
    connection: duckdb.DuckDBPyConnection, title: str, tables: Sequence[Table], number: dict[str, int], view: View, bounds: Bounds
) -> dict[str, Any]:
    known, corpus, ties = tables
    sentences, left_out = page_data.sentences(connection, corpus, bounds)
    parts = {
        "entities": with_pinyin(_placed(known, view), "label"),
        "texts": with_pinyin(corpus, "title"),
        "ties": ties,
        "sentences": sentences,
        "forms": page_data.forms(connection),
        "verbs": page_data.verbs(connection, bounds),
        "citations": page_data.citations(connection, corpus, bounds),
        "components": page_data.components(connection, number),
        "sections": page_data.sections(connection, corpus),
    }
    return {
        "format": FORMAT,
        "title": title,
        "base": page_data.ENTITY_BASE,
        "shapes": SHAPES,
        "kinds": kind_labels({row["kind"] for row in known.records()}),
        "litanies": litanies(connection),
        "summary": page_data.summary(connection, corpus) | {"sentences_left_out": left_out},
        **{name: table.value() for name, table in parts.items()},
    }


def _placed(known: Table, view: View) -> Table:
    """The entities with their places on this map instead of the tables' coordinates."""
    x, y = known.columns.index("x"), known.columns.index("y")
    rows = []
    for n, row in enumerate(known.rows):
        place = view.places.get(n, (None, None))
        rows.append(tuple(place[(x, y).index(i)] if i in (x, y) else value for i, value in enumerate(row)))
    return Table(known.columns, rows)


def _draw(network: Page, known: Table, corpus: Table, ties: Table, view: View) -> None:
    entities, texts, lines = known.records(), corpus.records(), ties.records()
    for n in view.nodes:
        x, y = view.places[n]
        kind = entities[n]["type"] if n >= 0 else "text"
        label = entities[n]["label"] if n >= 0 else texts[-1 - n]["title"] or texts[-1 - n]["doc"]
        size = entities[n]["size"] if n >= 0 else TEXT_RADIUS
        network.add_node(n, label=label, shape=SHAPES.get(kind, "dot"), size=size, x=x, y=y)
    for n in view.ties:
        network.add_edge(lines[n]["source"], lines[n]["target"], id=n, width=lines[n]["width"])


def embedded(data: dict[str, Any]) -> str:
    """JSON that no HTML parser can take for anything else: every ``<`` and the line separators are written as escapes."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def packed(data: dict[str, Any]) -> str:
    """JSON as base64 of its zlib stream: half the size, and letters that no HTML parser can take for anything else."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return b64encode(compress(written.encode("utf-8", "replace"), 9)).decode()


def policy(script: str, style: str) -> str:
    """The Content-Security-Policy under which exactly this script and this style run, and nothing is fetched."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return files("output").joinpath("page_assets", name).read_text(encoding="utf-8")
