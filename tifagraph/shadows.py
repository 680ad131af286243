"""Are ``graph``, ``output`` and the other packages the ones beside this one, or has another package of the name come first?"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

LANDMARKS = {
    "corpus": "document.py",
    "ontology": "entry.py",
    "extractors": "mention.py",
    "graph": "tables.py",
    "output": "report.py",
}
"""Each package and a file of ours in it: its folder alone proves nothing when another package was installed over it."""


def check() -> None:
    """Raise ImportError (end the command with one line and exit code 3) where a package is not ours."""
    house = Path(__file__).resolve().parent.parent
    problems = [problem for name in LANDMARKS if (problem := _problem(name, house))]
    if not problems:
        return
    if Path(sys.argv[0]).name in ("tifagraph", "tifagraph.exe", "-m"):
        print(f"tifagraph: {problems[0]}", file=sys.stderr)
        raise SystemExit(3)
    raise ImportError(problems[0])


def _problem(name: str, house: Path) -> str:
    spec = find_spec(name)
    origin = spec.origin if spec else None
    place = Path(origin).resolve() if origin else None
    if place and place.parent == house / name and (place.parent / LANDMARKS[name]).is_file():
        return ""
    found = f"another '{name}' ({place}) hides it" if place else "it is not there"
    return (
        f"tifagraph needs its own package '{name}' in {house}, but {found}: "
        "rename the other one, start in another folder, or install tifagraph in an environment of its own"
    )
