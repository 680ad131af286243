"""Paths in, sources out: ids, archives, records, metadata.csv, and what is left out."""

import os
import zipfile

import pytest

from corpus.problems import CorpusError
from corpus.reading import read
from corpus.sources import find, identical
from tests.corpus.builders import zip_bytes

TEXT = "同志们：要抓落实。"


def ids(*paths):
    return [source.id for source in find(paths).sources]


def test_ids_are_paths_below_the_folder_sorted(folder):
    root = folder({"乙/讲话 一.txt": TEXT, "甲/讲话 一.txt": TEXT, "b.md": TEXT})
    assert ids(root) == ["b.md", "乙/讲话 一.txt", "甲/讲话 一.txt"]


def test_ids_do_not_depend_on_the_order_of_the_paths(folder):
    root = folder({"甲/a.txt": TEXT, "乙/b.txt": TEXT, "乙/c.txt": TEXT})
    paths = [root / "甲", root / "乙"]
    assert ids(*paths) == ids(*reversed(paths)) == ["乙/b.txt", "乙/c.txt", "甲/a.txt"]


def test_two_folders_of_one_name_are_told_apart(folder):
    root = folder({"省/讲话/a.txt": TEXT, "市/讲话/a.txt": TEXT})
    assert ids(root / "省/讲话", root / "市/讲话") == ["市/讲话/a.txt", "省/讲话/a.txt"]


def test_a_decomposed_name_becomes_nfc(folder):
    assert ids(folder({"cafe\u0301.txt": TEXT})) == ["caf\u00e9.txt"]


def test_single_files_and_globs_have_their_folder_as_root(folder):
    root = folder({"a.txt": TEXT, "b.txt": TEXT, "c.md": TEXT})
    assert ids(root / "a.txt") == ["a.txt"]
    assert ids(str(root / "*.txt")) == ["a.txt", "b.txt"]


def test_a_file_inside_a_given_folder_is_read_once(folder):
    root = folder({"x/a.txt": TEXT, "b.txt": TEXT})
    assert ids(root, root / "x/a.txt", root / "x") == ["b.txt", "x/a.txt"]


def test_members_of_an_archive_have_ids_of_their_own(folder):
    root = folder({"a.zip": zip_bytes({"讲话/一.txt": TEXT.encode(), "二.md": TEXT.encode(), "__MACOSX/x.txt": b"x"})})
    assert ids(root) == ["a.zip!/二.md", "a.zip!/讲话/一.txt"]
    assert ids(root / "a.zip") == ["a.zip!/二.md", "a.zip!/讲话/一.txt"]


def test_an_archive_packed_on_chinese_windows_keeps_its_names(folder):
    archive = zip_bytes({"XXXX.txt": TEXT.encode()}).replace(b"XXXX", "讲话".encode("gbk"))
    assert ids(folder({"a.zip": archive})) == ["a.zip!/讲话.txt"]


def test_a_metadata_csv_inside_an_archive_is_used(folder):
    table = "path,date\nx.txt,2021-03-05\n"
    root = folder({"a.zip": zip_bytes({"x.txt": TEXT.encode(), "metadata.csv": table.encode()})})
    assert find([root]).sources[0].metadata == {"date": "2021-03-05"}


def test_records_of_jsonl_and_csv_are_texts(folder):
    lines = '{"id": "k1", "text": "甲。", "标题": "题"}\n{"text": "乙。"}\nno json\n{"id": 3}\n'
    found = find([folder({"f.jsonl": lines, "g.csv": "id,text,title\n1,甲。,题\n"})])
    assert [s.id for s in found.sources] == ["f.jsonl#2", "f.jsonl#k1", "g.csv#1"]
    assert [s.problem for s in found.skipped] == ["line 3 is not a JSON object", "line 4 has no text"]
    assert read(found.sources[1]).stated == {"title": "题"}
    assert read(found.sources[2]).origin == "CSV column"


def test_two_records_of_one_id_are_both_kept(folder):
    root = folder({"f.jsonl": '{"id": 1, "text": "甲。"}\n{"id": 1, "text": "乙。"}\n'})
    assert [(s.id, read(s).text) for s in find([root]).sources] == [("f.jsonl#1", "甲。"), ("f.jsonl#1~2", "乙。")]


def test_hidden_lock_and_readme_files_are_passed_over_in_silence(folder):
    files = dict.fromkeys((".hidden.txt", "~$讲话.docx", "README.md", "metadata.csv", ".git/x.txt", "a.txt"), "path\n甲。")
    found = find([folder(files)])
    assert ([s.id for s in found.sources], found.skipped) == (["a.txt"], ())


def test_a_graph_built_inside_the_folder_is_no_text(folder):
    root = folder(
        {"a.txt": TEXT, "kg/manifest.json": "{}", "kg/report.md": TEXT, "kg/tables/x.parquet": b"", "kg.work/x.txt": TEXT}
    )
    assert ids(root) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "soffice --headless --convert-to docx"),
        ("a.wps", "soffice --headless --convert-to docx"),
        ("a.ofd", "save it as"),
        ("a.rtf", "soffice"),
        ("a.jpg", "ocrmypdf -l chi_sim"),
        ("a.rar", "pack it as .zip"),
        ("a", "rename it to .txt"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(folder, name, advice):
    (skipped,) = find([folder({name: b"x", "b.txt": TEXT})]).skipped
    assert skipped.path.endswith("/" + name)
    assert advice in skipped.advice
    assert "\n" not in str(skipped)


def test_damaged_and_nested_archives_are_named(folder):
    inner = zip_bytes({"x.txt": TEXT.encode()})
    root = folder({"a.zip": inner[:-30], "b.zip": zip_bytes({"c.zip": inner}), "x.txt": TEXT})
    assert [s.problem for s in find([root]).skipped] == ["is damaged or cut off", "is an archive inside an archive"]


def test_a_member_that_unpacks_to_more_than_the_limit_is_left_out(folder, monkeypatch):
    monkeypatch.setattr("corpus.members.LIMIT", 1000)
    root = folder({"bomb.zip": zip_bytes({"x.txt": b"0" * 100_000, "y.txt": TEXT.encode()})})
    found = find([root])
    assert [s.id for s in found.sources] == ["bomb.zip!/y.txt"]
    assert found.skipped[0].problem == "is larger than 500 MB"


def test_a_folder_without_texts_is_an_error_that_says_so(folder):
    with pytest.raises(CorpusError, match="holds no texts"):
        find([folder({"metadata.csv": "path\n"})])
    with pytest.raises(CorpusError, match=r"no text can be read; left out: .*a\.doc"):
        find([folder({"a.doc": b"x"})])


def test_a_path_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="no such file or folder"):
        find([tmp_path / "fehlt"])


def test_rows_of_the_nearest_metadata_csv_win(folder):
    root = folder(
        {
            "metadata.csv": "path,title,issuer\n2021/a.txt,上,市委\n",
            "2021/metadata.csv": "path,title,colour\na.txt,下,red\n",
            "2021/a.txt": TEXT,
        }
    )
    assert find([root]).sources[0].metadata == {"title": "下", "issuer": "市委"}


def test_a_metadata_csv_beside_a_single_file_is_found(folder):
    root = folder({"metadata.csv": "path,speaker\na.txt,王某\nb.txt,李某\n", "a.txt": TEXT, "b.txt": TEXT})
    found = find([root / "a.txt"])
    assert (found.sources[0].metadata, found.warnings) == ({"speaker": "王某"}, ())


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_metadata_csv_may_be_in_any_encoding(folder, codec):
    root = folder({"metadata.csv": "路径;标题;日期\r\na.txt;全市的会议；讲话;2021/3/5\r\n".encode(codec), "a.txt": TEXT})
    assert find([root]).sources[0].metadata == {"title": "全市的会议；讲话", "date": "2021/3/5"}


def test_a_broken_metadata_line_is_named_and_the_rest_used(folder):
    broken = 'a.txt,"没有,2021\nb.txt,题,2021-13-01\nc.txt,题,2021,多,余\n,题,2021\n'
    table = f"path,title,date\n{broken}d.txt,题,2021\nd.txt,又,2021\ne.txt,无,\n"
    found = find([folder({"metadata.csv": table, **{f"{c}.txt": TEXT for c in "abcd"}})])
    problems = [(s.problem.split(" ")[1], s.problem.split(" ", 2)[2]) for s in found.skipped]
    assert problems == [
        ("2", "has a quotation mark that is not closed"),
        ("3", "has a date that is none: 2021-13-01"),
        ("4", "has 5 columns instead of 3"),
        ("5", "names no file"),
        ("7", "names d.txt a second time"),
    ]
    assert [s.metadata for s in found.sources] == [{}, {"title": "题"}, {}, {"title": "题", "date": "2021"}]
    assert [w.problem for w in found.warnings] == ["line 8 names e.txt, which is not there"]


def test_a_metadata_csv_without_path_is_named(folder):
    found = find([folder({"metadata.csv": "title\n甲\n", "a.txt": TEXT})])
    assert "no column named path" in found.skipped[0].problem


def test_the_series_is_what_file_names_share(folder):
    found = find([folder({"2019_工作报告.txt": TEXT, "2020_工作报告.txt": TEXT, "20210305讲话.txt": TEXT})])
    assert [s.series for s in found.sources] == ["工作报告", "工作报告", ""]


def test_of_identical_texts_the_first_by_id_is_kept():
    assert identical([("c", "1"), ("a", "1"), ("b", "2"), ("d", "1")]) == {"c": "a", "d": "a"}


def test_a_closed_folder_is_named(folder, monkeypatch):
    root = folder({"zu/a.txt": TEXT, "b.txt": TEXT})
    scan = os.scandir

    def scandir(path):
        if str(path).endswith("zu"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr("os.scandir", scandir)
    found = find([root])
    assert [s.id for s in found.sources] == ["b.txt"]
    assert (found.skipped[0].path, found.skipped[0].advice) == (str(root / "zu"), "check its permissions")


def test_an_encrypted_member_is_named(folder):
    root = folder({"a.zip": zip_bytes({"x.txt": TEXT.encode()}), "b.txt": TEXT})
    data = bytearray((root / "a.zip").read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (root / "a.zip").write_bytes(bytes(data))
    assert zipfile.is_zipfile(root / "a.zip")
    assert [s.problem for s in find([root]).skipped] == ["is encrypted"]


def test_a_pipe_is_left_out_and_never_waited_for(folder):
    root = folder({"a.txt": "要抓落实。"})
    os.mkfifo(root / "b.txt")
    found = find([root])
    assert [source.id for source in found.sources] == ["a.txt"]
    assert [(item.path, item.problem) for item in found.skipped] == [(str(root / "b.txt"), "is a pipe or a device, not a file")]
