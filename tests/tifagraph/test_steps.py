"""The same input gives the same graph, whoever reads it in whatever order; what has not changed is not read again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tifagraph import steps, workers
from tifagraph.options import Options

PUBLISHED = ("graph.ttl", "network.html", "report.md")


def contents(kg: Path) -> dict[str, bytes]:
    """All that has to be the same: not the store, and the manifest without its times."""
    manifest = json.loads((kg / "manifest.json").read_text("utf-8"))
    manifest.pop("times")
    found = {name: (kg / name).read_bytes() for name in PUBLISHED}
    found |= {path.name: path.read_bytes() for path in sorted((kg / "tables").iterdir())}
    return found | {"manifest": json.dumps(manifest, ensure_ascii=False).encode()}


def differing(one: Path, other: Path) -> list[str]:
    a, b = contents(one), contents(other)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def test_same_whatever_hash_seed_workers_and_order(alone, texts, tmp_path):
    names = sorted(str(path) for path in texts.rglob("*.txt"))
    runs = {
        "a": ([str(texts)], "1", "1"),
        "d": ([str(texts)], "2", "77"),
        "b": (names[::-1], "2", "2"),
        "c": ([names[1], names[0], names[2]], "1", "4242"),
    }
    for name, (paths, count, seed) in runs.items():
        ended = alone("build", *paths, "-o", tmp_path / name, "--workers", count, PYTHONHASHSEED=seed)
        assert ended.code == 0, ended.err
    assert differing(tmp_path / "b", tmp_path / "c") == []
    assert differing(tmp_path / "a", tmp_path / "d") == []
    assert {"mentions.parquet", "ties.parquet", "graph.ttl", "manifest"} <= contents(tmp_path / "a").keys()


def test_same_with_files_written_in_another_order(texts, tmp_path):
    other = tmp_path / "other" / "texts"
    for path in sorted(texts.rglob("*.*"), reverse=True):
        (other / path.relative_to(texts)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, other / path.relative_to(texts))
    steps.build([str(texts)], tmp_path / "a", Options(workers=1))
    steps.build([str(other)], tmp_path / "b", Options(workers=1))
    assert differing(tmp_path / "a", tmp_path / "b") == []


def test_a_second_build_reads_no_text_again(texts, tmp_path, monkeypatch):
    steps.build([str(texts)], tmp_path / "kg", Options())
    first = contents(tmp_path / "kg")
    monkeypatch.setattr(workers, "_extraction", lambda *_: pytest.fail("a text was read again"))
    steps.build([str(texts)], tmp_path / "kg", Options())
    assert contents(tmp_path / "kg") == first


def test_only_what_changed_is_read_again(texts, tmp_path, monkeypatch):
    steps.build([str(texts)], tmp_path / "kg", Options())
    seen = []
    original = workers._extraction

    def noted(item, *rest):
        seen.append(item.id)
        return original(item, *rest)

    monkeypatch.setattr(workers, "_extraction", noted)
    changed = texts / "通知" / "关于开展检查的通知.txt"
    changed.write_text(changed.read_text("utf-8").replace("一、检查内容", "一、检查的内容"), encoding="utf-8")
    steps.build([str(texts)], tmp_path / "kg", Options())
    assert seen == ["通知/关于开展检查的通知.txt"]
    seen.clear()
    steps.build([str(texts)], tmp_path / "kg", Options(fresh=True))
    assert len(seen) == 3
    steps.build([str(texts)], tmp_path / "anew", Options())
    assert differing(tmp_path / "kg", tmp_path / "anew") == []


def test_progress_is_told(texts, tmp_path):
    told = []
    steps.build([str(texts)], tmp_path / "kg", Options(), lambda *step: told.append(step))
    assert [name for name, *_ in told if name != "read" and name != "extract"] == ["find", "reduce", "rdf", "page", "report"]
    assert ("read", 3, 3) in told
    assert ("extract", 3, 3) in told


def test_a_defect_costs_one_text_only(texts, tmp_path, monkeypatch):
    import corpus.structure

    original = corpus.structure.document

    def broken(raw, recurring):
        if "通知" in raw.id:
            raise ZeroDivisionError("by zero")
        return original(raw, recurring)

    monkeypatch.setattr("corpus.structure.document", broken)
    manifest = steps.build([str(texts)], tmp_path / "kg", Options())
    assert manifest["counts"]["documents"] == 2
    (skipped,) = manifest["skipped"]
    assert "ZeroDivisionError" in skipped["problem"]
