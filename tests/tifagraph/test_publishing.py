"""Whatever moment a build dies at, one whole graph is left."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tifagraph import publishing, steps
from tifagraph.faults import Failed, WrongUse
from tifagraph.options import Options

HOUSE = Path(__file__).parent.parent.parent


def graph(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps(name), encoding="utf-8")
    return folder


def name_of(folder: Path) -> str:
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def test_publish_replaces_and_keeps_what_is_not_ours(tmp_path):
    out = graph(tmp_path / "kg", "old")
    (out / "笔记.md").write_text("mine", encoding="utf-8")
    graph(tmp_path / "kg.work" / "new", "new")
    publishing.publish(out)
    assert name_of(out) == "new"
    assert (out / "笔记.md").read_text("utf-8") == "mine"
    assert not (tmp_path / "kg.work" / "old").exists()


@pytest.mark.parametrize(
    ("kg", "old", "new", "left"),
    [
        ("old", None, None, "old"),
        ("old", None, "new", "old"),
        (None, "old", "new", "new"),
        (None, "old", None, "old"),
        ("new", "old", None, "new"),
    ],
    ids=["nothing", "before the swap", "between", "lost", "after the swap"],
)
def test_an_interrupted_swap_is_completed_or_undone(tmp_path, kg, old, new, left):
    out, work = tmp_path / "kg", tmp_path / "kg.work"
    for folder, name in ((out, kg), (work / "old", old), (work / "new", new)):
        if name:
            graph(folder, name)
    with publishing.locked(out):
        pass
    assert name_of(out) == left
    assert not (work / "old").exists()
    assert not (work / "new").exists()


def test_opening_settles_an_interrupted_swap(tmp_path):
    graph(tmp_path / "kg.work" / "old", "old")
    publishing.settle(tmp_path / "kg")
    assert name_of(tmp_path / "kg") == "old"


def _hold(out: Path, ready: multiprocessing.synchronize.Event, done: multiprocessing.synchronize.Event) -> None:
    with publishing.locked(out):
        ready.set()
        done.wait(30)


def test_two_builds_at_once(tmp_path, texts):
    context = multiprocessing.get_context("fork")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path / "kg", ready, done))
    other.start()
    try:
        assert ready.wait(30)
        with pytest.raises(Failed, match="another build of this graph is running"):
            steps.build([str(texts)], tmp_path / "kg", Options())
    finally:
        done.set()
        other.join()


def test_a_file_or_a_folder_of_other_things_is_no_target(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_text("", encoding="utf-8")
    for name in ("file", "photos"):
        with pytest.raises(WrongUse, match=name):
            publishing.check_target(tmp_path / name)
    (tmp_path / "empty").mkdir()
    publishing.check_target(tmp_path / "empty")


@pytest.mark.parametrize(("stopped_by", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_stopped_build_leaves_no_process_and_no_half_graph(tmp_path, texts, stopped_by, code):
    original = next(texts.rglob("*讲话.txt")).read_text("utf-8")
    for n in range(400):
        (texts / f"{n}.txt").write_text(f"{original}\n第{n}次。\n" * 20, encoding="utf-8")
    command = [sys.executable, "-m", "tifagraph", "build", str(texts), "-o", str(tmp_path / "kg"), "--workers", "2"]
    build = subprocess.Popen(command, cwd=HOUSE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not list((tmp_path / "kg.work").glob("parts/documents/*")) and build.poll() is None:
        time.sleep(0.02)
    if stopped_by == signal.SIGINT:
        os.killpg(build.pid, stopped_by)
    else:
        build.kill()
    said = build.communicate(timeout=30)[1]
    assert build.returncode == code
    assert "Traceback" not in said
    assert code < 0 or said == "stopped; an older graph is as it was\n"
    assert not (tmp_path / "kg").exists()
    until = time.monotonic() + 20
    while members(build.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert members(build.pid) == []


def members(group: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, session, *_ = path.read_text().rsplit(")", 1)[1].split()
            found += [int(path.parent.name)] if int(session) == group and state != "Z" else []
    return found


def test_a_build_that_fails_leaves_the_old_graph(tmp_path, texts, monkeypatch):
    out = tmp_path / "kg"
    steps.build([str(texts)], out, Options())
    before = (out / "manifest.json").read_bytes()

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("output.rdf.write", broken)
    with pytest.raises(KeyboardInterrupt):
        steps.build([str(texts)], out, Options())
    assert (out / "manifest.json").read_bytes() == before
    monkeypatch.undo()
    steps.build([str(texts)], out, Options())
    shutil.rmtree(out)
