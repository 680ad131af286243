"""The report: what a reader finds in it, and that nothing of a text becomes markup."""

import pytest

from output import report

COUNTS = {
    "documents": 3,
    "characters": 90,
    "sentences": 9,
    "entities": 7,
    "mentions": {"concept": 5},
    "citations": {},
    "ties": {},
}


def written(tiny_kg, tmp_path, **left_out):
    manifest = {"counts": COUNTS, "skipped": [], "identical": [], **left_out}
    report.write(tiny_kg / "tables", manifest, tmp_path / "report.md")
    return (tmp_path / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**市委", "\\*\\*市委"),
        ("[看](http://x.cn)", "\\[看\\]\\(http\\://x.cn\\)"),
        ("<script>", "&lt;script&gt;"),
        ("一行\n# 两行 | 三", "一行 \\# 两行 \\| 三"),
        ("www.x.cn", "www\\.x.cn"),
    ],
)
def test_text_of_the_corpus_stays_text(text, shown):
    assert report.escape(text) == shown


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-01-09", "2023-01-09", "2023-01-09"),
        ("2022-01-18", "2022-10-15", "2022-01-18 – 2022-10-15"),
        ("2023-01-09", "", "after 2023-01-09"),
        ("", "2022", "before 2022"),
        ("", "", "unknown"),
    ],
)
def test_a_date_is_an_interval_in_words(start, end, words):
    assert report.interval(start, end) == words


def test_it_says_what_is_in_the_graph_and_how_to_read_it(tiny_kg, tmp_path):
    said = written(tiny_kg, tmp_path)
    assert "| texts | 3 |" in said
    assert "| mentions: concept | 5 |" in said
    for heading in ("## Texts and their dates", "## What they speak of most", "## How to read the numbers"):
        assert heading in said
    assert "## Left out" not in said


def test_it_says_what_was_left_out_and_what_was_read_once(tiny_kg, tmp_path):
    skipped = [{"path": "a|b.doc", "problem": ".doc files are not read", "advice": "convert to .docx"}]
    said = written(tiny_kg, tmp_path, skipped=skipped, identical=[{"doc": "二.txt", "same_as": "一.txt"}])
    assert "| a\\|b.doc | .doc files are not read | convert to .docx |" in said
    assert "| 二.txt | 一.txt |" in said


def test_the_same_tables_give_the_same_bytes(tiny_kg, tmp_path):
    assert written(tiny_kg, tmp_path) == written(tiny_kg, tmp_path)
