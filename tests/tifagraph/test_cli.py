"""The commands as a user types them: what they print, and with which exit code they end."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

import tifagraph
from tifagraph.__main__ import globals_first
from tifagraph.cli import parameters
from tifagraph.faults import WrongUse

HOUSE = Path(tifagraph.__file__).parent.parent
COMMANDS = ("build", "show", "find", "timeline", "query", "export", "serve", "explain", "terms")


def test_help_names_all_commands(run):
    ended = run("--help")
    assert ended.code == 0
    assert all(f"\n  {command} " in ended.out for command in COMMANDS)
    assert "Exit codes" in ended.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(run, command):
    ended = run(command, "--help")
    assert ended.code == 0
    assert ended.out.startswith(f"Usage: tifagraph {command}")


def test_version(run):
    assert run("--version").out == f"tifagraph {tifagraph.__version__}\n"


def test_build_sums_up(run, texts, tmp_path):
    ended = run("build", texts, "-o", tmp_path / "kg")
    assert ended.code == 0
    assert ended.err == ""
    first = {line.split()[0]: line.split()[-1] for line in ended.out.splitlines()}
    assert first["texts"] == "3"
    assert {"sentences", "mentions", "citations", "ties", "concept"} <= set(first)
    made = {path.name for path in (tmp_path / "kg").iterdir()}
    assert made == {"manifest.json", "tables", "graph.ttl", "store", "network.html", "report.md"}


def test_build_quietly_without_a_page(run, texts, tmp_path):
    ended = run("build", texts, "-o", tmp_path / "kg", "--no-page", "-q", "--window", "sentence", "--window", "section")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert not (tmp_path / "kg" / "network.html").exists()
    assert json.loads((tmp_path / "kg" / "manifest.json").read_text("utf-8"))["options"]["windows"] == ["sentence", "section"]


def test_build_again_after_a_change(run, texts, tmp_path):
    run("build", texts, "-o", tmp_path / "kg")
    (tmp_path / "kg" / "notes.txt").write_text("mine", encoding="utf-8")
    (texts / "通知" / "又一件.txt").write_text("要增强“四个意识”。\n", encoding="utf-8")
    assert run("build", texts, "-o", tmp_path / "kg").code == 0
    assert tifagraph.open(tmp_path / "kg").manifest["counts"]["documents"] == 4
    assert (tmp_path / "kg" / "notes.txt").read_text("utf-8") == "mine"


def test_a_lexicon_of_ones_own(run, texts, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("label,type,aliases,definition\n作风检查,concept,,\n", encoding="utf-8")
    assert run("build", texts, "-o", tmp_path / "kg", "--lexicon", terms, "-q").code == 0
    assert run("show", tmp_path / "kg", "作风检查").code == 0


@pytest.mark.parametrize("term", ["两个维护", "“两个维护”", "concept/两个维护", "https://w3id.org/tifagraph/concept/两个维护"])
def test_show(run, kg, term):
    ended = run("show", kg, term)
    assert ended.code == 0
    assert ended.out.startswith("两个维护  concept, known")
    assert "wordings: 两个维护 4" in ended.out
    assert "verbs: " in ended.out
    assert "2021年动员会讲话.txt  2021-03-12" in ended.out


def test_show_limits_the_sentences(run, kg):
    assert "3 more: --limit 0 shows all" in run("show", kg, "两个维护", "-n", "1").out


def test_unknown_term(run, kg):
    ended = run("show", kg, "两个拥护")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("tifagraph: 两个拥护: no entity of this graph bears that name: did you mean ")
    assert len(ended.err.splitlines()) == 1


def test_find(run, kg):
    ended = run("find", kg, "决定性意义")
    assert ended.code == 0
    assert "深刻领悟“两个确立”的决定性意义" in ended.out
    assert "1 places in 1 texts" in ended.out


def test_find_by_expression_as_csv(run, kg):
    ended = run("find", kg, "四个.{1,3}[识信]", "-E", "--csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert {row["keyword"] for row in rows} == {"四个意识", "四个自信"}
    assert [row["date_from"] for row in rows] == sorted(row["date_from"] for row in rows)


def test_apparatus_is_not_found(run, kg):
    ended = run("find", kg, "来源：望屿市纪委网站")
    assert (ended.code, ended.out, ended.err) == (1, "", "来源：望屿市纪委网站: occurs in no sentence\n")


def test_timeline_shows_years_without_texts(run, kg):
    out = run("timeline", kg, "四个意识").out
    years = {line.split()[0]: line.split()[1:3] for line in out.splitlines() if line[:2] == "20"}
    assert years["2019"][0] == "1"
    assert years["2020"] == ["no", "texts"]
    assert "first seen 2019-05-06 in 通知/关于开展检查的通知.txt" in out


def test_timeline_as_csv(run, kg):
    rows = list(csv.DictReader(io.StringIO(run("timeline", kg, "四个意识", "--csv").out)))
    assert [row["year"] for row in rows][:3] == ["2019", "2020", "2021"]
    assert rows[1]["uses"] == ""


@pytest.mark.parametrize(
    ("form", "beginning"), [("table", "n"), ("csv", "n\r\n3"), ("tsv", "?n\n3"), ("json", '{"head"'), ("xml", "<?xml")]
)
def test_query_formats(run, kg, form, beginning):
    ended = run("query", kg, "SELECT (count(*) AS ?n) WHERE { ?t a tg:Text }", "--format", form)
    assert ended.code == 0
    assert ended.out.startswith(beginning)


def test_query_by_name_and_file(run, kg, tmp_path):
    named = run("query", kg, "verbs", "--term", "两个维护")
    assert "做到" in named.out
    (tmp_path / "mine.rq").write_text("CONSTRUCT { ?s a tg:Text } WHERE { ?s a tg:Text }", encoding="utf-8")
    assert "tg:Text ." in run("query", kg, tmp_path / "mine.rq", "--format", "ttl").out


def test_query_list(run, kg):
    assert "verbs " in run("query", kg, "--list").out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--term", "两个确立"], {"term": "两个确立"}),
        (["--term=a=b", "--limit", "5"], {"term": "a=b", "limit": "5"}),
        ([], {}),
    ],
)
def test_parameters(words, found):
    assert parameters(words) == found


@pytest.mark.parametrize("words", [["term"], ["--term"], ["--", "x"]])
def test_parameters_that_are_none(words):
    with pytest.raises(WrongUse):
        parameters(words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["build", "x", "-v"], ["-v", "build", "x"]),
        (["find", "kg", "--", "-v"], ["find", "kg", "--", "-v"]),
        (["show", "kg", "x", "--no-color", "-q"], ["--no-color", "-q", "show", "kg", "x"]),
    ],
)
def test_global_options_stand_anywhere(typed, meant):
    assert globals_first(typed) == meant


WRONG = [
    (["show", "{kg}"], 2),
    (["nonsense"], 2),
    (["build"], 2),
    (["build", "{texts}", "--window", "page"], 2),
    (["build", "{texts}", "--base", "not an iri"], 2),
    (["show", "{texts}", "两个维护"], 2),
    (["find", "{kg}", "天书"], 1),
    (["find", "{kg}", "(", "-E"], 2),
    (["find", "{kg}", ""], 2),
    (["query", "{kg}"], 2),
    (["query", "{kg}", "SELECT ?x WHERE {"], 2),
    (["query", "{kg}", "nosuchquery"], 2),
    (["query", "{kg}", "verbs", "--nosuch", "x"], 2),
    (["query", "{kg}", "verbs", "--term"], 2),
    (["query", "{kg}", "SELECT * WHERE { ?s ?p ?o }", "--format", "nosuch"], 2),
    (["export", "{kg}", "--format", "nosuch"], 2),
]


@pytest.mark.parametrize(("words", "code"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_wrong_use_is_said_in_few_words(run, kg, texts, tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)
    ended = run(*(word.format(kg=kg, texts=texts) if word[:1] == "{" else word for word in words))
    assert ended.code == code
    assert ended.out == ""
    assert ended.err
    assert "Traceback" not in ended.err
    assert len([line for line in ended.err.splitlines() if line and not line.startswith(("Usage", "Try"))]) == 1


def test_no_colours_in_a_pipe(alone, kg):
    ended = alone("show", kg, "两个维护", FORCE_COLOR="1")
    assert "\x1b" not in ended.out
    assert ended.code == 0


def test_output_is_utf8_whatever_the_locale(alone, kg):
    ended = alone("find", kg, "决定性意义", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "决定性意义" in ended.out


@pytest.mark.parametrize("form", ["graphml", "gexf", "jsonld", "nt", "rdfxml", "csv"])
def test_export(run, kg, tmp_path, form):
    target = tmp_path / f"out.{form}"
    assert run("export", kg, "--format", form, "-o", target).code == 0
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    assert any("两个维护" in path.read_text("utf-8") for path in files)


def test_serve_answers_until_it_is_stopped(kg):
    command = [sys.executable, "-u", "-m", "tifagraph", "serve", str(kg), "--port", "0"]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        try:
            address = re.search(r"http://\S+", served.stdout.readline())[0]
            ask = urllib.parse.urlencode({"query": "ASK { ?text a tg:Text }"})
            with urllib.request.urlopen(f"{address}sparql?{ask}", timeout=30) as answer:
                assert json.load(answer)["boolean"] is True
            with urllib.request.urlopen(address, timeout=30) as page:
                assert "<html" in page.read().decode()
        finally:
            served.send_signal(signal.SIGINT)
            said = served.communicate(timeout=30)[1]
    assert "Traceback" not in said


def test_serve_where_the_port_is_taken(run, kg):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("serve", kg, "--port", taken.getsockname()[1])
    assert ended.code in (2, 3)
    assert "--port" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_without_the_lexicon_of_formulations_the_grammar_alone_finds_them(run, texts, tmp_path):
    def concepts(*options: str) -> int:
        ended = run("build", texts, "-o", tmp_path / "kg", *options)
        return next(int(line.split()[-1]) for line in ended.out.splitlines() if line.split()[:1] == ["concept"])

    assert 0 < concepts("--no-formulations") < concepts()
