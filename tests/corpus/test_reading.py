"""Every format to text, and everything that cannot be read to one clear line."""

import pytest

from corpus.reading import Unreadable, read
from corpus.sources import Source, find
from tests.corpus.builders import SPEECH, docx_bytes, pdf_bytes, read_one, structured, zip_bytes

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>讲话_某市政府网</title>
<meta name="ArticleTitle" content="在会议上的讲话">
<meta name="PubDate" content="2021-03-06 10:00"></head>
<body><nav><a>首页</a> | <a>要闻</a></nav>
<div class="content"><h1>在会议上的讲话</h1>
<p>（2021年3月5日）</p><p>同志们：</p><h2>一、提高认识</h2><p>今天我们召开会议，<b>传达</b>学习<a href="x">中央</a>精神，
研究部署今年的工作任务。
**局作了发言。</p><ul><li>一是抓落实。</li></ul>
<table><tr><td>市委</td><td>监督</td></tr></table>
<p>我就讲这些，谢谢大家，请同志们抓好落实！</p></div>
<footer>版权所有 某市政府网 京ICP备12345号</footer><script>var x = 1;</script></body></html>"""


def test_plain_text_is_read_as_it_stands(folder):
    raw = read_one(folder({"讲话.txt": "\ufeff" + SPEECH.replace("\n", "\r\n")}))
    assert (raw.text, raw.encoding) == (SPEECH, "utf-8-sig")


def test_offsets_and_digest_do_not_depend_on_the_encoding(folder):
    root = folder({"a.txt": SPEECH, "b.txt": SPEECH.encode("gb18030"), "c.txt": SPEECH.encode("utf-16")})
    assert len({read(source).sha256 for source in find([root]).sources}) == 1


def test_markdown_loses_its_hashes_and_front_matter_but_no_mask(folder):
    text = "---\ntitle: 题目\ndate: 2021-03-05\n发文机关: 市委\n---\n# 题目\n\n## 一、认识 ##\n**局的**同志**发言。#不是标题\n"
    raw = read_one(folder({"a.md": text}))
    assert raw.text == "题目\n\n一、认识\n**局的**同志**发言。#不是标题\n"
    assert raw.stated == {"title": "题目", "date": "2021-03-05", "issuer": "市委"}
    assert raw.headings == ((0, 1), (4, 2))


def test_word_paragraphs_tables_headings_and_automatic_numbers(folder):
    def fill(word):
        word.add_heading("工作安排", level=1)
        word.add_paragraph("要抓落实。")
        word.add_paragraph("完善制度", style="List Number")
        word.add_paragraph("加强督查", style="List Number")
        table = word.add_table(rows=2, cols=2)
        for cell, words in zip((c for row in table.rows for c in row.cells), ("单位", "任务", "**局", "监督"), strict=True):
            cell.text = words
        word.add_paragraph("谢谢大家！")

    raw = read_one(folder({"a.docx": docx_bytes(fill)}))
    assert raw.text == "工作安排\n要抓落实。\n1.完善制度\n2.加强督查\n单位 | 任务\n**局 | 监督\n谢谢大家！"
    assert raw.headings == ((0, 1),)


def test_word_leaves_deleted_words_out_and_takes_inserted_ones(folder):
    def fill(word):
        from docx.oxml import parse_xml

        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        paragraph = word.add_paragraph("要")._p
        paragraph.append(parse_xml(f"<w:del {space}><w:r><w:delText>不</w:delText></w:r></w:del>"))
        paragraph.append(parse_xml(f"<w:ins {space}><w:r><w:t>抓</w:t></w:r></w:ins>"))
        word.add_paragraph("落实。")

    assert read_one(folder({"a.docx": docx_bytes(fill)})).text == "要抓\n落实。"


def test_a_pdf_gets_its_paragraphs_back_without_page_numbers_and_running_heads(folder):
    line = "要坚持以习近平新时代中国特色社会主义思想为指导认真贯彻落实"
    pages = [
        [(72, 800, "某市纪委文件"), (100, 760, line), (72, 740, "全会精神坚决落实。"), (100, 720, line), (280, 30, "— 1 —")],
        [(72, 800, "某市纪委文件"), (72, 760, "各项部署要求见到实效。"), (100, 740, "要严格考核。"), (280, 30, "— 2 —")],
    ]
    raw = read_one(folder({"a.pdf": pdf_bytes(pages)}))
    assert raw.text.split("\n") == [f"{line}全会精神坚决落实。", f"{line}各项部署要求见到实效。", "要严格考核。"]
    assert raw.notes == ("4 page numbers and running heads left out",)


def test_a_web_page_is_its_article(folder):
    raw = read_one(folder({"a.html": PAGE}))
    lines = raw.text.split("\n")
    assert lines[:3] == ["在会议上的讲话", "（2021年3月5日）", "同志们："]
    assert "今天我们召开会议，传达学习中央精神，研究部署今年的工作任务。**局作了发言。" in lines
    assert lines[-1] == "我就讲这些，谢谢大家，请同志们抓好落实！"
    assert raw.stated == {"title": "在会议上的讲话", "published": "2021-03-06 10:00"}


def test_a_web_page_in_gb18030_with_one_short_sentence(folder):
    page = "<html><body><p>同志们，要抓好落实的工作。</p></body></html>".encode("gb18030")
    raw = read_one(folder({"a.htm": page}))
    assert (raw.text, raw.encoding) == ("同志们，要抓好落实的工作。", "gb18030")


def test_structure_of_a_word_file_is_that_of_its_text(folder):
    def fill(word):
        for line in SPEECH.split("\n"):
            word.add_paragraph(line)

    raw = read_one(folder({"讲话.docx": docx_bytes(fill)}))
    plain = structured(SPEECH)
    assert [s.locator for s in structured(raw.text).sections] == [s.locator for s in plain.sections]


GOOD_DOCX = docx_bytes(lambda word: word.add_paragraph("要抓落实。" * 500))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "problem", "advice"),
    [
        ("a.txt", b"", "is empty", "delete it"),
        ("a.txt", "\ufeff \n　\n".encode(), "is empty", "delete it"),
        ("a.txt", b"\0" * 5000, "holds binary data", "save it as .txt in UTF-8"),
        ("a.txt", pdf_bytes([[(72, 700, "x")]]), "is named .txt but is a .pdf file", "rename it to .pdf"),
        ("a.txt", zip_bytes({"x": b"1"}), "is named .txt but is a .zip file", "rename it to .zip"),
        ("a.txt", GOOD_DOCX, "is named .txt but is a .docx file", "rename it to .docx"),
        ("a.txt", PAGE.encode(), "is named .txt but is a .html file", "rename it to .html"),
        ("a.docx", OLE, "is named .docx but is a .doc file", "soffice --headless --convert-to docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted", "remove the password"),
        ("a.docx", PAGE.encode(), "is named .docx but is a .html file", "rename it to .html"),
        ("a.docx", b"{\\rtf1 x}", "is named .docx but is a .rtf file", "soffice"),
        ("a.docx", GOOD_DOCX[: len(GOOD_DOCX) // 2], "is damaged or cut off", "copy it again"),
        ("a.docx", zip_bytes({"x.txt": b"1"}), "is named .docx but is a .zip file", "rename it to .zip"),
        ("a.docx", b"just words", "is named .docx but is plain text", "rename it to .txt"),
        ("a.docx", b"\xff\xfe\0\0\x01", "is damaged or cut off", "copy it again"),
        ("a.pdf", b"%PDF-1.4\nnothing", "is damaged or cut off", "copy or download it again"),
        ("a.pdf", "一个文本".encode("gb18030"), "is named .pdf but is plain text", "rename it to .txt"),
        ("a.txt", SPEECH.encode() + SPEECH.encode("gb18030"), "several encodings", "save it as .txt in UTF-8"),
        ("a.pdf", pdf_bytes([[]]), "has no text layer", "ocrmypdf -l chi_sim"),
        ("a.pdf", pdf_bytes([[(72, 700, "x")]], password="geheim"), "is encrypted", "remove the password"),
        ("a.html", b"<html><body><script>x</script></body></html>", "holds no text", "save"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_what_cannot_be_read_gets_one_clear_line(folder, name, data, problem, advice):
    root = folder({name: data})
    with pytest.raises(Unreadable) as caught:
        read_one(root)
    line = str(caught.value)
    assert line.startswith(str(root / name)) or caught.value.path.endswith(name)
    assert problem in caught.value.problem
    assert advice in caught.value.advice
    assert "\n" not in line


def test_a_file_that_vanished_is_named(tmp_path):
    with pytest.raises(Unreadable, match="is gone"):
        read(Source("a.txt", "a.txt", str(tmp_path / "a.txt")))


def test_a_link_to_nowhere_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    with pytest.raises(Unreadable, match="is a link to a file that is not there"):
        read(Source("a.txt", "a.txt", str(tmp_path / "a.txt")))


def test_a_closed_file_is_named(folder, monkeypatch):
    def closed(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("corpus.members.Path.read_bytes", closed)
    with pytest.raises(Unreadable, match="permissions"):
        read_one(folder({"a.txt": SPEECH}))


def test_a_file_above_the_limit_is_refused(folder, monkeypatch):
    monkeypatch.setattr("corpus.members.LIMIT", 100)
    with pytest.raises(Unreadable, match="larger than 500 MB"):
        read_one(folder({"a.txt": SPEECH}))
