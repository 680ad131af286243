"""A wheel holds all that runs: the packages, their data, the command."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent.parent
PACKAGES = ("corpus", "ontology", "extractors", "graph", "output", "tifagraph")
UNWANTED = {"node_modules", "__pycache__", "source"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from a copy of the tree."""
    copy = tmp_path_factory.mktemp("tree") / "tifagraph"
    copy.mkdir()
    for name in PACKAGES:
        shutil.copytree(HOUSE / name, copy / name, ignore=shutil.ignore_patterns(*UNWANTED - {"source"}))
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HOUSE / name, copy)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(copy / "dist"), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (copy / "dist").glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_that_the_packages_need(wheel):
    here = {path.relative_to(HOUSE) for name in PACKAGES for path in (HOUSE / name).rglob("*") if path.is_file()}
    needed = {path.as_posix() for path in here if not UNWANTED & set(path.parts)}
    assert sorted(needed - wheel) == []


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)
    assert not [name for name in wheel if UNWANTED & set(name.split("/"))]


def test_the_wheel_names_the_command_and_the_licence(wheel):
    assert [name for name in wheel if name.endswith("entry_points.txt")]
    assert [name for name in wheel if name.endswith("LICENSE")]


def test_every_import_is_declared():
    """What the packages import from outside is among the requirements."""
    config = configparser.ConfigParser()
    config.read(HOUSE / "setup.cfg", encoding="utf-8")
    declared = {line.split(">")[0].lower().replace("-", "_") for line in config["options"]["install_requires"].split()}
    declared |= {"docx" if name == "python_docx" else name for name in declared} | {"pandas", "pyspark"}
    used: set[str] = set()
    for path in (path for name in PACKAGES for path in (HOUSE / name).rglob("*.py") if "node_modules" not in path.parts):
        words = [line.split() for line in path.read_text("utf-8").splitlines()]
        used |= {line[1].split(".")[0].rstrip(",") for line in words if len(line) > 1 and line[0] in ("import", "from")}
    outside = {name for name in used if name.isidentifier() and name not in sys.stdlib_module_names and name not in PACKAGES}
    assert sorted(name for name in outside if name.lower() not in declared and _is_module(name)) == []


def _is_module(name: str) -> bool:
    """Not a word of a docstring's sentence that begins with 'from'."""
    from importlib.util import find_spec

    return find_spec(name) is not None
