"""Bad input: one clear line each (file, what, what to do), the right exit code, and everything else is built."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import tifagraph

GOOD = "要增强“四个意识”，落实中央八项规定精神。\n"
DOCX_HEAD = b"PK\x03\x04" + b"\0" * 40


def pdf(encrypted: bool = False) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    lock = {"encrypt": StandardEncryption("secret", strength=128)} if encrypted else {}
    canvas = Canvas(buffer, **lock)
    if encrypted:
        canvas.drawString(10, 10, "text")
    else:
        canvas.rect(10, 10, 50, 50)
    canvas.save()
    return buffer.getvalue()


def docx(cut: bool) -> bytes:
    from docx import Document

    buffer = io.BytesIO()
    document = Document()
    document.add_paragraph(GOOD)
    document.save(buffer)
    return buffer.getvalue()[: 2000 if cut else None]


def archive(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return buffer.getvalue()


BAD = {
    "空.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n ", "is empty"),
    "binary.txt": (bytes(range(256)) * 40, ""),
    "truncated.docx": (docx(cut=True), ""),
    "mislabelled.docx": (pdf(), ""),
    "mislabelled.pdf": (GOOD.encode(), ""),
    "scan.pdf": (pdf(), "OCR"),
    "locked.pdf": (pdf(encrypted=True), "password"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj", ""),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "convert"),
    "old.wps": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "convert"),
    "form.ofd": (archive(), "save it as"),
    "broken.zip": (DOCX_HEAD, ""),
    "broken.jsonl": (b'{"text": "abc"\n', ""),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "语料 库"
    folder.mkdir()
    (folder / "好 文件（一）.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_rest_is_built(run, corpus, tmp_path, name):
    data, hint = BAD[name]
    (corpus / name).write_bytes(data)
    ended = run("build", corpus, "-o", tmp_path / "kg")
    assert ended.code == 1, ended
    (line,) = ended.err.splitlines()
    assert name in line
    assert hint.lower() in line.lower()
    graph = tifagraph.open(tmp_path / "kg")
    assert graph.manifest["counts"]["documents"] == 1
    assert name in (tmp_path / "kg" / "report.md").read_text("utf-8").replace("\\", "")


def test_two_files_of_one_name_in_two_folders(run, corpus, tmp_path):
    for folder in ("甲", "乙"):
        (corpus / folder).mkdir()
        (corpus / folder / "讲话.txt").write_text(f"{folder}说：{GOOD}", encoding="utf-8")
    assert run("build", corpus / "甲", corpus / "乙", "-o", tmp_path / "kg", "-q").code == 0
    docs = [doc for (doc,) in tifagraph.open(tmp_path / "kg").tables.execute("SELECT doc FROM documents ORDER BY doc").fetchall()]
    assert docs == ["乙/讲话.txt", "甲/讲话.txt"]


def test_identical_texts_are_read_once_and_told(run, corpus, tmp_path):
    (corpus / "抄件.txt").write_text(GOOD, encoding="utf-8")
    ended = run("build", corpus, "-o", tmp_path / "kg")
    assert ended.code == 0
    assert "texts read once" in ended.out
    assert tifagraph.open(tmp_path / "kg").manifest["identical"] == [{"doc": "抄件.txt", "same_as": "好 文件（一）.txt"}]


@pytest.mark.parametrize("given", ["nowhere", "empty"])
def test_no_texts_at_all(run, tmp_path, given):
    (tmp_path / "empty").mkdir()
    ended = run("build", tmp_path / given, "-o", tmp_path / "kg")
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1
    assert given in ended.err
    assert not (tmp_path / "kg").exists()


def test_only_bad_files(run, tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    ended = run("build", tmp_path, "-o", tmp_path / "out" / "kg")
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert "空.txt" in ended.err


@pytest.mark.parametrize("place", ["file", "file/kg"])
def test_an_output_path_that_cannot_be(run, corpus, tmp_path, place):
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("build", corpus, "-o", tmp_path / place)
    assert ended.code in (2, 3)
    assert len(ended.err.splitlines()) == 1
    assert "-o" in ended.err


def test_an_output_path_that_is_not_writable(alone, corpus):
    ended = alone("build", corpus, "-o", "/proc/kg")
    assert ended.code == 3
    assert len(ended.err.splitlines()) == 1
    assert "/proc/kg" in ended.err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("broken.ttl", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<a> skos:prefLabel 两个", 2),
        ("missing.ttl", None, 2),
        ("nothing.csv", "a,b\n1,2\n", 2),
    ],
)
def test_a_broken_lexicon(run, corpus, tmp_path, name, content, code):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    ended = run("build", corpus, "-o", tmp_path / "kg", "--lexicon", tmp_path / name)
    assert ended.code == code
    assert len(ended.err.splitlines()) == 1
    assert name in ended.err


def test_a_broken_lexicon_line_costs_that_line(run, corpus, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("label,type,aliases,definition\n,concept,,\n作风建设,nonsense,,\n四个到位,concept,,\n", encoding="utf-8")
    ended = run("build", corpus, "-o", tmp_path / "kg", "--lexicon", terms)
    assert ended.code == 1
    assert all("terms.csv" in line for line in ended.err.splitlines())
    assert len(ended.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [("好 文件（一）.txt,题,2021-13-40,,,,", "2021-13-40"), ("没有.txt,题,2021,,,,", "没有.txt")],
    ids=["no date", "no file"],
)
def test_a_broken_metadata_line_costs_that_line(run, corpus, tmp_path, line, said):
    (corpus / "metadata.csv").write_text(f"path,title,date,issuer,speaker,place,series\n{line}\n", encoding="utf-8")
    ended = run("build", corpus, "-o", tmp_path / "kg")
    assert ended.code in (0, 1)
    assert said in ended.err
    assert tifagraph.open(tmp_path / "kg").manifest["counts"]["documents"] == 1


def test_hostile_text_cannot_write_into_the_report(run, corpus, tmp_path):
    (corpus / "[x](http:__evil).txt").write_text(
        "关于“<script>alert(1)</script>”的通知\n落实“四个`意识`”。\n来源：<img src=x onerror=alert(1)> http://evil.example\n",
        encoding="utf-8",
    )
    assert run("build", corpus, "-o", tmp_path / "kg", "-q").code == 0
    report = (tmp_path / "kg" / "report.md").read_text("utf-8")
    assert "<script" not in report
    assert "<img" not in report
    assert "[x](" not in report
    assert "http://evil" not in report
