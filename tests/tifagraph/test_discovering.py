"""``tifagraph terms``: unknown formulations proposed from a graph, and one accepted into a lexicon of one's own."""

from __future__ import annotations

import csv
import io

import pytest

import tifagraph

SPEECH = """在第{n}次水利会议上的讲话
同志们：
一、推行碧水清渠
要把碧水清渠抓好，增强“四个意识”。开展渠道清淤、田埂修整。
"""


@pytest.fixture
def waters(tmp_path):
    """A folder of four texts with a slogan that no lexicon knows, and its graph."""
    folder = tmp_path / "waters"
    folder.mkdir()
    for n in range(1, 5):
        (folder / f"{n}.txt").write_text(SPEECH.format(n=n), encoding="utf-8")
    tifagraph.build(folder, tmp_path / "kg")
    return tmp_path


def test_a_slogan_is_proposed_with_its_reason_and_sentences(run, waters):
    ended = run("terms", waters / "kg")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    at = next(i for i, line in enumerate(lines) if "  碧水清渠  " in line)
    assert "8 times in 4 texts; 4 in headings" in lines[at]
    assert "碧水清渠" in lines[at + 1] and lines[at + 1].endswith(".txt")
    assert "四个意识" not in [line.split()[1] for line in lines if line.startswith("0.")]


def test_the_formula_is_one_step_away(run, waters):
    assert run("terms", waters / "kg", "--explain").out.startswith("score = log2(1 + documents)")


def test_as_csv(run, waters):
    rows = list(csv.DictReader(io.StringIO(run("terms", waters / "kg", "--csv").out)))
    [row] = [row for row in rows if row["term"] == "碧水清渠"]
    assert (row["frequency"], row["documents"], row["headings"]) == ("8", "4", "4")
    assert float(row["score"]) > 0


def test_accepted_then_built_again_the_term_is_a_concept(run, waters):
    terms = waters / "my.csv"
    ended = run("terms", waters / "kg", "--accept", "碧水清渠", "--definition", "治水的一项做法", "--lexicon", terms)
    assert (ended.code, ended.out) == (0, f"{terms}: 碧水清渠 added; build again with --lexicon {terms}\n")
    assert run("build", waters / "waters", "-o", waters / "kg", "--lexicon", terms, "-q").code == 0
    shown = run("show", waters / "kg", "碧水清渠")
    assert shown.out.startswith("碧水清渠  concept, known") and "治水的一项做法" in shown.out
    assert "碧水清渠" not in run("terms", waters / "kg", "--csv", "-s", "0").out


def test_accepting_again_adds_nothing(run, waters):
    terms = waters / "my.csv"
    terms.write_text('Label,Definition\n别的词,"一,二"', encoding="utf-8")
    for _ in range(2):
        ended = run("terms", waters / "kg", "--accept", "碧水清渠", "--lexicon", terms)
    assert ended.out == f"{terms}: 碧水清渠 is there already\n"
    assert terms.read_text("utf-8") == 'Label,Definition\n别的词,"一,二"\n碧水清渠,\n'


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--accept", "碧水清渠"), "--accept: name the CSV file to write to with --lexicon"),
        (("--accept", "碧水清渠", "--lexicon", "my.ttl"), "my.ttl: is no .csv file: name one, it is made where there is none"),
        (("--accept", "水", "--lexicon", "my.csv"), "--accept '水': is too short to be looked for: use two characters or more"),
        (
            ("--accept", "碧水清渠", "--kind", "river", "--lexicon", "my.csv"),
            "--kind river: is none of concept, institution, meeting, document, person",
        ),
    ],
)
def test_wrong_use(run, kg, words, message):
    ended = run("terms", kg, *words)
    assert (ended.code, ended.out, ended.err) == (2, "", f"tifagraph: {message}\n")


def test_a_file_that_is_no_list_of_terms(run, kg, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    ended = run("terms", kg, "--accept", "碧水清渠", "--lexicon", other)
    assert ended.code == 2 and "there is no column named label" in ended.err
    assert other.read_text("utf-8") == "a,b\n1,2\n"


def test_a_second_pass_of_a_build_stores_the_proposals(run, waters):
    assert not (waters / "kg" / "terms.csv").exists()
    assert run("build", waters / "waters", "-o", waters / "kg", "--discover", "-q").code == 0
    assert "碧水清渠" in (waters / "kg" / "terms.csv").read_text("utf-8")
    assert run("build", waters / "waters", "-o", waters / "kg", "-q").code == 0
    assert not (waters / "kg" / "terms.csv").exists()
