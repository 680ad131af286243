"""Documentation under test: every command is documented, every documented command runs, answers shown are the answers."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

import tifagraph
from tifagraph.cli import app

HOUSE = Path(__file__).parent.parent.parent
READMES = ("README.md", "README.zh.md")


def blocks(readme: str, language: str) -> list[str]:
    text = (HOUSE / readme).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def commands(readme: str) -> list[list[str]]:
    lines = [line for block in blocks(readme, "sh") for line in block.splitlines() if line.strip()]
    words = [shlex.split(line, comments=True) for line in lines]
    return [line for line in words if line[0] != "make"]


@pytest.mark.parametrize("readme", READMES)
def test_the_two_commands_come_first_and_are_targets(readme):
    first = [shlex.split(line, comments=True) for line in blocks(readme, "sh")[0].splitlines()]
    assert first == [["make", "demo"], ["make", "test"]]
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.M) for _, target in first)


@pytest.fixture
def place(example_kg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where the documented commands find the examples and a graph."""
    (tmp_path / "examples").symlink_to(HOUSE / "examples")
    shutil.copytree(example_kg, tmp_path / "kg")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_documented(readme):
    documented = {words[1] for words in commands(readme)}
    assert documented == {str(command.name or command.callback.__name__) for command in app.registered_commands}


@pytest.mark.parametrize("words", sorted({tuple(words) for readme in READMES for words in commands(readme)}), ids=" ".join)
def test_every_documented_command_runs(run, place, words):
    program, *rest = words
    assert program == "tifagraph"
    ended = run("serve", "--help") if rest[0] == "serve" else run(*rest)
    assert ended.code == 0, ended.err
    assert ended.out or rest[0] == "export"


@pytest.mark.parametrize("readme", READMES)
def test_the_answer_shown_is_the_answer(place, readme):
    (query,), (shown,) = blocks(readme, "sparql"), blocks(readme, "text")
    assert tifagraph.open("kg").ask(query) == shown


@pytest.mark.parametrize("readme", READMES)
def test_the_python_shown_runs(place, readme):
    (code,) = blocks(readme, "python")
    exec(compile(code, readme, "exec"), {})


@pytest.mark.parametrize("readme", [*READMES, "CONTRIBUTING.md"])
def test_links_lead_to_files(readme):
    text = (HOUSE / readme).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    missing = [target for target in targets if not (HOUSE / target).exists()]
    assert missing == []


def test_both_readmes_have_the_same_sections():
    counts = [
        [len(re.findall(pattern, (HOUSE / r).read_text("utf-8"), re.M)) for pattern in ("^## ", "^```", "^\\| ")] for r in READMES
    ]
    assert counts[0] == counts[1]
