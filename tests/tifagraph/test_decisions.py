"""Decisions of people, as a user gives them and sees what came of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tifagraph
from tifagraph import workers

LINES = """action,subject,object,reason
merge,四个自信,concept/四个意识,两者在本语料中不分
retype,四风,concept,已是此类
drop,concept/旧词,,早已不用
"""


@pytest.fixture
def corpus(texts: Path) -> Path:
    (texts / "decisions.csv").write_text(LINES, encoding="utf-8")
    return texts


def manifest(kg: Path) -> dict[str, object]:
    held = json.loads((kg / "manifest.json").read_text("utf-8"))
    return {key: value for key, value in held.items() if key != "times"}


def test_the_file_beside_the_texts_is_found_and_is_no_text(run, corpus, tmp_path):
    ended = run("build", corpus, "-o", tmp_path / "kg")
    assert ended.code == 0, ended.err
    assert ended.err.splitlines() == [
        "decisions.csv: line 3: no longer applies: it is of type concept already: delete the line",
        "decisions.csv: line 4: no longer applies: concept/旧词 names nothing in these texts:"
        " correct the name or delete the line",
    ]
    assert tifagraph.open(tmp_path / "kg").manifest["counts"]["documents"] == 3


def test_show_and_report_say_who_decided(run, corpus, tmp_path):
    run("build", corpus, "-o", tmp_path / "kg")
    shown = run("show", tmp_path / "kg", "四个自信").out
    assert "decided: decisions.csv line 2: merge 四个自信 concept/四个意识 (两者在本语料中不分)" in shown
    report = (tmp_path / "kg" / "report.md").read_text("utf-8")
    assert "## Human decisions" in report and "两者在本语料中不分" in report and "no longer applies" in report


def test_a_decision_is_applied_without_reading_a_text_again(run, texts, tmp_path, monkeypatch):
    run("build", texts, "-o", tmp_path / "kg")
    before = manifest(tmp_path / "kg")
    (tmp_path / "mine.csv").write_text(LINES, encoding="utf-8")
    monkeypatch.setattr(workers, "_extraction", lambda *_: pytest.fail("a text was read again"))
    assert run("build", texts, "-o", tmp_path / "kg", "--decisions", tmp_path / "mine.csv").code == 0
    after = manifest(tmp_path / "kg")
    assert before["decisions"] == [] and before["fingerprint"] == after["fingerprint"]
    assert [(held["file"], len(held["sha256"])) for held in after["decisions"]] == [("mine.csv", 64)]


@pytest.mark.parametrize(("content", "code", "said"), [
    ("nothing\n", 2, "decisions.csv: line 1: does not name the columns; begin it with: action,subject,object,reason"),
    (LINES + "merge,四风\n", 1, "decisions.csv: line 5: merge needs an object: fill the third column; the line was left out"),
])  # fmt: skip
def test_a_broken_file_is_one_clear_line(run, texts, tmp_path, content, code, said):
    (texts / "decisions.csv").write_text(content, encoding="utf-8")
    ended = run("build", texts, "-o", tmp_path / "kg")
    assert (ended.code, said in ended.err) == (code, True)


def test_review_gives_lines_that_a_build_accepts(run, texts, tmp_path):
    (texts / "metadata.csv").write_text("path,place\n讲话/纪检干部会议讲话.txt,望屿市\n", encoding="utf-8")
    run("build", texts, "-o", tmp_path / "kg")
    proposed = run("review", tmp_path / "kg", "--csv").out
    assert "merge,讲话/纪检干部会议讲话.txt#institution/市委,institution/望屿市委," in proposed
    assert "市委 in a text of 望屿市 is 望屿市委" in run("review", tmp_path / "kg").out
    (texts / "decisions.csv").write_text(proposed, encoding="utf-8")
    ended = run("build", texts, "-o", tmp_path / "kg")
    assert (ended.code, ended.err) == (0, "")
    assert "institution/望屿市委" in run("show", tmp_path / "kg", "望屿市委").out
    assert run("review", tmp_path / "kg", "--csv").out == "action,subject,object,reason\n"


def test_what_was_skipped_is_named_below_its_corpus(run, texts, tmp_path):
    (texts / "讲话" / "空.txt").write_bytes(b"")
    ended = run("build", texts, "-o", tmp_path / "kg")
    assert [item["path"] for item in manifest(tmp_path / "kg")["skipped"]] == ["讲话/空.txt"]
    assert ended.err.startswith("讲话/空.txt: ")


def test_a_graph_behind_a_symbolic_link(run, texts, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "kg").symlink_to(tmp_path / "disk" / "graph")
    for _ in range(2):
        assert run("build", texts, "-o", tmp_path / "kg").code == 0
    assert (tmp_path / "kg").is_symlink() and (tmp_path / "disk" / "graph.work").is_dir()
    assert "四个意识" in run("show", tmp_path / "kg", "四个意识").out
