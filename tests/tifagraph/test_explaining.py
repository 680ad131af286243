"""``tifagraph explain``: a file, several, standard input; as marks, JSON and a page."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tifagraph.explaining import COLOURS, explained, lexicon_of, show
from tifagraph.rendering import Screen

HOUSE = Path(__file__).parent.parent.parent
NAME = "讲话/纪检干部会议讲话.txt"


def test_a_file_is_printed_with_marks_citations_date_and_what_was_set_aside(run, texts):
    ended = run("explain", texts / NAME)
    assert (ended.code, ended.err) == (0, "")
    assert "坚定捍卫“[两个确立|concept|两个确立|" in ended.out
    assert "date: 2023-01-1" in ended.out and "二十届中央纪委二次全会" in ended.out.splitlines()[1]
    assert any(line.startswith("implements ") and "党的二十大" in line for line in ended.out.splitlines())
    assert "set aside\n  source line: 来源：望屿市纪委网站" in ended.out


def test_standard_input(texts):
    command = [sys.executable, "-m", "tifagraph", "explain", "-"]
    done = subprocess.run(command, cwd=HOUSE, input=(texts / NAME).read_bytes(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("standard input  ")


def test_empty_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    ended = run("explain", "-")
    assert (ended.code, ended.err) == (2, "tifagraph: standard input: is empty: pipe a text into it, or name a file\n")


def test_json_is_one_text_a_line(run, texts):
    views = [json.loads(line) for line in run("explain", "--json", texts).out.splitlines()]
    assert [view["doc"] for view in views] == sorted(view["doc"] for view in views)
    assert len(views) == 3
    assert all(view["text"][m["start"] : m["end"]] == m["surface"] for view in views for m in view["mentions"])


def test_a_page_is_written(run, texts, tmp_path):
    target = tmp_path / "讲话.html"
    ended = run("explain", "--html", "-o", target, texts / NAME)
    assert (ended.code, ended.out) == (0, "")
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_terms_of_ones_own(run, texts, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("label,type,aliases,definition\n正风肃纪,concept,,\n", encoding="utf-8")
    assert "[正风肃纪|concept|正风肃纪|" in run("explain", texts / NAME, "--lexicon", terms).out


def test_a_file_that_cannot_be_read_is_told_and_the_others_shown(run, texts):
    (texts / "空.txt").write_text("", encoding="utf-8")
    ended = run("explain", texts)
    assert ended.code == 1
    assert "空.txt: is empty" in ended.err and "两个确立" in ended.out


def test_a_missing_file(run):
    ended = run("explain", "没有.txt")
    assert (ended.code, ended.err) == (2, "tifagraph: 没有.txt: no such file or folder (check the name)\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("variable", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_that_has_them(texts, monkeypatch, variable, coloured):
    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setenv("TERM", "xterm-256color")
    lexicon = lexicon_of(())
    stream = Terminal()
    [extraction], _ = explained([str(texts / NAME)], lexicon)
    show(Screen(True, stream), extraction)
    assert ("\x1b[" in stream.getvalue()) == coloured
    assert ("[两个确立|concept|" in stream.getvalue()) != coloured


def test_every_type_has_a_colour_of_its_own():
    assert len(set(COLOURS.values())) == len(COLOURS)
