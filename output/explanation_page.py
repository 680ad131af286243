"""The page of explained texts: one HTML file, offline, on which every mention opens what it is and why it was found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from output.explanation import Row
from output.page import embedded, policy
from output.page_kinds import kind_labels


def page(views: Sequence[Row]) -> str:
    """The page for one or more views of ``output.explanation.view``. The same views give the same bytes."""
    style, script = _asset("explanation.css"), _asset("explanation.js")
    environment = Environment(loader=FunctionLoader(_asset), autoescape=True)
    return environment.get_template("explanation.html").render(
        title=_title(views),
        policy=policy(script, style),
        style=Markup(style),
        script=Markup(script),
        data=Markup(embedded(_data(views))),
    )


def _title(views: Sequence[Row]) -> str:
    names = [view["title"] or view["doc"] for view in views]
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def _data(views: Sequence[Row]) -> dict[str, Any]:
    kinds = {facts.get("kind", "") for view in views for facts in view["entities"].values()}
    words = json.loads(_asset("explanation_words.json"))
    return {"texts": list(views), "kinds": kind_labels(kinds - {""}), "words": words}


def _asset(name: str) -> str:
    return files("output").joinpath("page_assets", name).read_text(encoding="utf-8")
