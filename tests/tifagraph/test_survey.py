"""Only what a text itself holds decides whether it is read anew: its neighbours come and go without cost."""

from __future__ import annotations

from tifagraph import fingerprints
from tifagraph.survey import survey
from tifagraph.workers import Crew

FURNITURE = "望屿县政府网\n设为首页\n加入收藏\n"


def keys(folder):
    from corpus.sources import find

    return fingerprints.text_keys(survey(find([folder]).sources, Crew(1), lambda *_: None), "lexicon")


def test_a_text_keeps_its_key_when_others_begin_to_recur(tmp_path):
    (tmp_path / "讲话.txt").write_text("同志们：\n今天召开会议，总结工作。\n", encoding="utf-8")
    (tmp_path / "通知.txt").write_text(FURNITURE + "各单位要认真落实。\n", encoding="utf-8")
    before = keys(tmp_path)
    for n in range(4):
        (tmp_path / f"公告{n}.txt").write_text(f"{FURNITURE}第{n}号公告自今日起施行。\n", encoding="utf-8")
    after = keys(tmp_path)
    assert after["讲话.txt"] == before["讲话.txt"]
    assert after["通知.txt"] != before["通知.txt"]


def test_texts_are_seen_once_and_in_order(tmp_path):
    for name in ("乙.txt", "甲.txt", "丙.txt"):
        (tmp_path / name).write_text("全面从严治党永远在路上。\n", encoding="utf-8")
    from corpus.sources import find

    seen = survey(find([tmp_path]).sources, Crew(1), lambda *_: None)
    assert list(seen.texts) == ["丙.txt"]
    assert [doc for doc, _ in seen.identical] == ["乙.txt", "甲.txt"]
