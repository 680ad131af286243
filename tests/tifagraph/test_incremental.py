"""A graph that grew by additions, changes and deletions is the graph that a fresh build makes, byte for byte."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tifagraph.conftest import HOUSE
from tests.tifagraph.test_steps import differing
from tifagraph import steps, workers
from tifagraph.options import Options

SENTENCES = (
    "市委召开会议，学习贯彻党的二十大精神。",
    "各级党组织要增强“四个意识”、坚定“四个自信”。",
    "认真落实中央八项规定精神，纠治“四风”。",
    "县纪委监委印发《2021年度监督工作要点》。",
    "习近平总书记强调，全面从严治党永远在路上。",
    "望屿县网站\n设为首页\n加入收藏",
)
TEXT = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
STATE = st.dictionaries(st.sampled_from(("甲", "乙", "丙", "丁/戊", "丁/己")), TEXT, min_size=1)


def lay(folder: Path, state: dict[str, list[str]]) -> None:
    """Make a folder hold just these texts."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, lines in state.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(states=st.lists(STATE, min_size=2, max_size=3))
def test_incremental_equals_fresh(states):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for state in states:
            lay(folder / "texts", state)
            steps.build([str(folder / "texts")], folder / "kg", Options(workers=1))
        steps.build([str(folder / "texts")], folder / "anew", Options(workers=1, fresh=True))
        assert differing(folder / "kg", folder / "anew") == []


def test_a_deleted_text_leaves_the_others_alone(texts, tmp_path, monkeypatch):
    steps.build([str(texts)], tmp_path / "kg", Options())
    (texts / "通知" / "关于开展检查的通知.txt").unlink()
    seen = []
    original = workers._extraction
    monkeypatch.setattr(workers, "_extraction", lambda item, *rest: seen.append(item.id) or original(item, *rest))
    manifest = steps.build([str(texts)], tmp_path / "kg", Options())
    assert (seen, manifest["counts"]["documents"]) == ([], 2)


def test_a_killed_build_goes_on_from_its_finished_parts(texts, tmp_path, monkeypatch):
    original = next(texts.rglob("*讲话.txt")).read_text("utf-8")
    for n in range(120):
        (texts / f"{n}.txt").write_text(f"{original}\n第{n}次。\n" * 8, encoding="utf-8")
    command = [sys.executable, "-m", "tifagraph", "-q", "build", str(texts), "-o", str(tmp_path / "kg"), "--workers", "1"]
    build = subprocess.Popen(command, cwd=HOUSE)
    while not list((tmp_path / "kg.work").glob("parts/documents/*.parquet")) and build.poll() is None:
        time.sleep(0.01)
    build.send_signal(signal.SIGKILL)
    assert build.wait() == -signal.SIGKILL
    seen = []
    extraction = workers._extraction
    monkeypatch.setattr(workers, "_extraction", lambda item, *rest: seen.append(item.id) or extraction(item, *rest))
    manifest = steps.build([str(texts)], tmp_path / "kg", Options(workers=1))
    assert 0 < len(seen) < manifest["counts"]["documents"] == 123
    steps.build([str(texts)], tmp_path / "anew", Options(workers=1))
    assert differing(tmp_path / "kg", tmp_path / "anew") == []
