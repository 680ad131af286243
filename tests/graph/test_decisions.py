from __future__ import annotations

from pathlib import Path

import pytest

from graph.decisions import Decision, read
from graph.errors import GraphError

HEAD = "action,subject,object,reason\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "decisions.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_lines_as_people_write_them(tmp_path: Path, encoding: str, mark: str) -> None:
    text = (
        HEAD + "# 2023年复核\n\nMerge, 两个确立 ,concept/两个维护,测试用的合并理由说明\ndrop,四风,,与主题无关的词语\n"
    ).replace(",", mark)
    assert read(written(tmp_path, text, encoding)) == [
        Decision("decisions.csv", 4, "merge", "两个确立", "concept/两个维护", "测试用的合并理由说明"),
        Decision("decisions.csv", 5, "drop", "四风", "", "与主题无关的词语"),
    ]


@pytest.mark.parametrize(("line", "problem"), [
    ("join,a,b,c", "join is no action: write one of merge, never-merge, rename, retype, drop"),
    ("merge,a,b,", "gives no reason: say why in the fourth column"),
    ("merge,,b,c", "merge needs a subject: write a name, a key (concept/…) or an IRI"),
    ("rename,a,,c", "rename needs an object: fill the third column"),
    ("drop,a,b,c", "drop takes no object: leave the third column empty"),
    ("retype,a,slogan,c", "slogan is no type: write one of concept, institution, meeting, document, person"),
    ("merge,a,b,c,d", "has 5 columns, not 4: quote cells that hold commas"),
    ('merge,a,"b,c', "has a quotation mark that is not closed: mend it"),
    ('merge,a,b,"因为，或者,"', ""),
    ("merge,a", "merge needs an object: fill the third column"),
])  # fmt: skip
def test_a_broken_line_says_what_to_do(tmp_path: Path, line: str, problem: str) -> None:
    (found, other) = read(written(tmp_path, f"{HEAD}{line}\ndrop,x,,y\n"))
    assert (found.line, found.problem, other.problem) == (2, problem, "")


@pytest.mark.parametrize("text", ["", "a,b\n", "action,subject\n"])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(GraphError, match="begin it with: action,subject,object,reason"):
        read(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"nowhere\.csv: no such file"):
        read(tmp_path / "nowhere.csv")
