"""``make bench``: time and memory of a whole build, beside one pass of jieba over the same text in the same run.

``python -m tests.bench [FOLDER]``; without a folder, or where there is none, the example corpus forty times over.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent
COPIES = 40


def main() -> None:
    """Print one line a figure."""
    with tempfile.TemporaryDirectory(prefix="tifagraph.bench.") as folder:
        corpus = Path(sys.argv[1]) if sys.argv[1:] else _repeated(Path(folder) / "texts")
        seconds = _timed("-q", "build", str(corpus), "-o", f"{folder}/kg", "--fresh")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again = _timed("-q", "build", str(corpus), "-o", f"{folder}/kg")
        texts = _texts(Path(folder) / "kg")
        size = sum(len(text.encode()) for text in texts) / 1e6
        print(f"texts                  {len(texts)} ({size:.2f} MB)")
        print(f"whole build            {seconds:.2f} s, peak memory {peak:.0f} MB (largest process)")
        print(f"build again, unchanged {again:.2f} s")
        words = _jieba(texts)
        print(f"jieba.lcut             {words:.2f} s: the build takes {seconds / words:.2f} of it")
        fast = _rjieba(texts)
        print(f"rjieba.cut             {fast:.2f} s" if fast else "rjieba.cut             not installed")
    print(f"--help                 {min(_timed('--help') for _ in range(5)) * 1000:.0f} ms")


def _timed(*arguments: str) -> float:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "tifagraph", *arguments], cwd=HOUSE, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"tifagraph {' '.join(arguments)} ended with {done.returncode}")
    return time.perf_counter() - start


def _repeated(folder: Path) -> Path:
    """The example texts under forty names, each with a last line of its own, so that none is read once for all."""
    folder.mkdir()
    for path in sorted((HOUSE / "examples" / "corpus").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for copy in range(COPIES):
            (folder / f"{path.stem}.{copy}.txt").write_text(f"{text}\n第{copy}次抄录。\n", encoding="utf-8")
    return folder


def _texts(kg: Path) -> list[str]:
    import tifagraph

    return [text for (text,) in tifagraph.open(kg).tables.execute("SELECT text FROM documents ORDER BY doc").fetchall()]


def _jieba(texts: list[str]) -> float:
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    start = time.perf_counter()
    for text in texts:
        jieba.lcut(text)
    return time.perf_counter() - start


def _rjieba(texts: list[str]) -> float:
    try:
        import rjieba
    except ImportError:
        return 0.0
    rjieba.cut("热身")
    start = time.perf_counter()
    for text in texts:
        rjieba.cut(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
