"""From a folder of Chinese political texts to a graph that one can open and query.

>>> graph = tifagraph.build("speeches", "kg")
>>> graph = tifagraph.open("kg")
>>> print(graph.show("两个确立"))

The same verbs as on the command line: show, find, timeline, query, export, serve; and to_networkx, to_rdflib, tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

from tifagraph import shadows

if TYPE_CHECKING:
    from tifagraph.knowledge import KnowledgeGraph

__version__ = "0.1.0"
__all__ = ["KnowledgeGraph", "build", "open"]

shadows.check()


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str] | None = None,
    *,
    lexicon: Iterable[str | PathLike[str]] = (),
    decisions: Iterable[str | PathLike[str]] = (),
    window: str | Iterable[str] = "sentence",
    base: str = "",
    workers: int = 1,
    fresh: bool = False,
    page: bool = True,
) -> KnowledgeGraph:
    """Build a graph from texts and open it; without ``out`` it lives in a temporary folder until it is dropped.

    ``paths`` are files, folders, globs or archives; ``lexicon`` further terms (Turtle or CSV); ``decisions``
    what you decided (CSV) besides the decisions.csv of the corpus; ``window`` is sentence,
    paragraph or section, or several of them; ``base`` begins the IRIs of the texts. More than one of ``workers`` needs the usual
    ``if __name__ == "__main__":`` around the call in a script. What was skipped is in ``graph.manifest["skipped"]``.
    """
    from tifagraph import knowledge
    from tifagraph.options import Options

    windows = (window,) if isinstance(window, str) else tuple(window)
    many = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    named = tuple(map(str, lexicon)), tuple(map(str, decisions))
    options = Options(*named, windows=windows, base=base, workers=workers, fresh=fresh, page=page)
    return knowledge.built([str(p) for p in many], out, options)


def open(path: str | PathLike[str] = "kg") -> KnowledgeGraph:
    """Open a graph that ``build`` made. Raises ``tifagraph.faults.WrongUse`` where there is none."""
    from tifagraph.knowledge import KnowledgeGraph

    return KnowledgeGraph(path)


def __getattr__(name: str) -> object:
    if name == "KnowledgeGraph":
        from tifagraph.knowledge import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'tifagraph' has no attribute {name!r}")
