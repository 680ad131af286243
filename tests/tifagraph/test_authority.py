"""Authority from texts to answers: numbers and pinpoints, duties, force and versions, missing papers, quotations compared."""

from __future__ import annotations

from pathlib import Path

import pytest

import tifagraph
from graph.quotations import quotations
from graph.unknowns import missing_documents, number_series
from graph.validity import repealed_but_cited

TEXTS = {
    "云州市监督办法.txt": "云州市监督办法\n2020年3月1日\n第一条 根据《中华人民共和国监察法》第六条第（一）项，制定本办法。\n"
    "第二条 本办法自2020年4月1日起施行，《云州市督查规定》（云发〔2010〕3号）同时废止。\n",
    "讲话2021.txt": "在云州市工作会议上的讲话\n2021年5月6日\n同志们：\n"
    "按照《云州市督查规定》（云发[2010]3号）第三条执行，落实《云州市监督办法》。\n"
    "局党组既负有推进改革的主体责任，又负有督促落实的监督责任。党组书记是第一责任人，班子成员履行“一岗双责”。\n"
    "习近平总书记指出，“信任不能代替监督，监督也不能没有信任。”根据云发〔2010〕6号文件，严格执行《中国共产党纪律处分条例》。\n",
    "讲话2022.txt": "在云州市推进会议上的讲话\n2022年5月6日\n同志们：\n"
    "习近平总书记强调，“信任不能取代监督，监督也不能没有信任。”纪检监察组履行监督责任。\n"
    "根据《中国共产党纪律处分条例》，从严处理。废止《云州市旧章程》。\n",
}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("authority")
    (place / "texts").mkdir()
    for name, text in TEXTS.items():
        (place / "texts" / name).write_text(text, encoding="utf-8")
    tifagraph.build(place / "texts", place / "kg", page=False)
    return place / "kg"


def asked(run, kg: Path, name: str) -> str:
    ended = run("query", kg, name, "--format", "csv")
    assert ended.code == 0, ended.err
    return ended.out


def test_duties_by_document_and_the_one_that_deviates(run, kg):
    assert "讲话2022.txt,纪检监察组,监督责任" in asked(run, kg, "duties")
    assert "讲话2021.txt,班子成员,一岗双责" in asked(run, kg, "duties")
    [line] = [line for line in asked(run, kg, "unusual-duties").splitlines() if "txt" in line]
    assert line.startswith("讲话2021.txt,党组,监督责任,督促落实")


def test_a_text_that_leans_on_what_is_repealed(run, kg):
    [line] = [line for line in asked(run, kg, "repealed-but-cited").splitlines() if "txt" in line]
    assert line.startswith("讲话2021.txt,2021-05-06,云州市督查规定") and "2020-04-01" in line
    report = (kg / "report.md").read_text(encoding="utf-8")
    assert "Cited though repealed" in report
    with tifagraph.open(kg).tables as db:
        assert [(r["doc"], r["day"]) for r in repealed_but_cited(db)] == [("讲话2021.txt", "2020-04-01")]


def test_show_tells_versions_and_which_was_in_force(run, kg):
    shown = run("show", kg, "纪律处分条例").out
    assert "versions: 1997-02-27" in shown
    assert "cited in 讲话2022.txt (2022-05-06): version in force 2018-10-01" in shown
    assert "2018-10-01,2024-01-01,讲话2022.txt" in asked(run, kg, "versions")


def test_a_chain_of_citations(run, kg):
    chain = asked(run, kg, "citation-chain")
    assert "讲话2021.txt" in chain and "中华人民共和国监察法" in chain


def test_what_is_cited_and_missing_and_the_gaps_of_a_series(run, kg):
    lines = asked(run, kg, "missing-documents").splitlines()
    assert lines[1].startswith("中国共产党纪律处分条例,")
    assert "讲话2021.txt | 讲话2022.txt" in lines[1]
    assert not any(line.startswith("云州市监督办法,") for line in lines)
    with tifagraph.open(kg).tables as db:
        assert missing_documents(db, 1)[0]["citing"] == ["讲话2021.txt", "讲话2022.txt"]
        assert number_series(db) == [{"code": "云发", "year": 2010, "known": ["3", "6"], "first": 3, "last": 6, "missing": 2}]


def test_one_quotation_in_two_wordings(run, kg):
    with tifagraph.open(kg).tables as db:
        [quotation] = quotations(db)
    assert [w.docs for w in quotation.wordings] == [("讲话2021.txt",), ("讲话2022.txt",)]
    assert "[-代-]" in run("show", kg, "习近平").out.replace("[-替-]", "[-代-]")


def test_pinpoints_and_acts_are_in_the_rdf(kg):
    turtle = (kg / "graph.ttl").read_text(encoding="utf-8")
    assert 'tg:pinpoint "第六条第一项"' in turtle
    assert 'tg:pinpoint "第三条"' in turtle
    assert "tg:repeals" in turtle and 'tg:effect "in-force"' in turtle
