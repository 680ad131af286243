"""``make bench``: what a build costs by size of the corpus, beside passes that cut the same texts into words.

``python -m tests.bench [FOLDER] [--sizes 3,10,30]``: texts of FOLDER (default: the example corpus) are repeated and recombined
to so many megabytes. All ratios are of CPU seconds taken in one run; ``a further MB`` is the slope between the first
size and the last, the fixed cost what is left of the first. Writes docs/performance.svg.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import recombined, yardsticks
from tests.bench.drawing import plot
from tests.bench.measured import HOUSE, Cost, command


@dataclass(frozen=True, slots=True)
class Run:
    """The builds of one size: ``plain`` without RDF and ``single`` with it in one process, ``full`` with all cores."""

    size: float
    texts: int
    plain: Cost
    single: Cost
    full: Cost
    written: float


def main() -> None:
    """Print one line a figure, and draw them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What a build costs by size of the corpus.")
    parser.add_argument("folder", nargs="?", type=Path, default=HOUSE / "examples" / "corpus")
    parser.add_argument("--sizes", default="3,10,30", help="megabytes, separated by commas")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tifagraph.bench.") as name:
        folder = Path(name)
        runs = [_run(given.folder, folder, int(float(size) * 1e6)) for size in given.sizes.split(",")]
        _print_runs(runs)
        _print_slopes(runs, _sample(given.folder, folder / "sample"))
        _print_starts(given.folder, folder)
    _draw(runs)


def _run(source: Path, folder: Path, size: int) -> Run:
    corpus, kg = folder / "texts", folder / "kg"
    texts = recombined.write(source, corpus, size)
    build = ("-q", "build", str(corpus), "-o", str(kg), "--fresh")
    plain = command(*build, "--workers", "1", "--no-rdf")
    single = command(*build, "--workers", "1")
    full = command(*build)
    bytes_in = sum(path.stat().st_size for path in corpus.iterdir())
    bytes_out = sum(path.stat().st_size for path in kg.rglob("*") if path.is_file())
    shutil.rmtree(corpus)
    return Run(bytes_in / 1e6, texts, plain, single, full, bytes_out / bytes_in)


def _sample(source: Path, folder: Path) -> tuple[float, list[str]]:
    """Three megabytes of texts to hold the yardsticks against: their size and what is in them."""
    recombined.write(source, folder, 3_000_000)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    return sum(len(text.encode()) for text in texts) / 1e6, texts


def _print_runs(runs: Sequence[Run]) -> None:
    print("     MB  texts  CPU s: no RDF   RDF, 1 process   RDF, all cores   wall s 1 / all   peak MB 1 / all   bytes out/in")
    for r in runs:
        cpu = f"{r.plain.cpu:14.1f} {r.single.cpu:16.1f} {r.full.cpu:16.1f}"
        wall = f"{r.single.wall:9.1f} / {r.full.wall:4.1f}"
        memory = f"{r.single.memory:10.0f} / {r.full.memory:4.0f}"
        print(f"{r.size:7.1f} {r.texts:6} {cpu} {wall} {memory} {r.written:14.1f}")


def _print_slopes(runs: Sequence[Run], sample: tuple[float, list[str]]) -> None:
    size, texts = sample
    jieba, rjieba = yardsticks.jieba_pass(texts) / size, yardsticks.rjieba_pass(texts) / size
    extracted = yardsticks.extraction(texts) / size
    print(f"jieba.lcut                    {jieba:.3f} CPU s/MB")
    print(f"rjieba.cut                    {rjieba:.3f} CPU s/MB")
    fast = f", {extracted / rjieba:.1f} passes of rjieba" if rjieba else ""
    print(f"structure and extraction      {extracted:.3f} CPU s/MB: {extracted / jieba:.2f} passes of jieba{fast}")
    first, last = runs[0], runs[-1]
    for name, a, b in (("without RDF", first.plain, last.plain), ("with RDF", first.single, last.single)):
        if last.size > first.size:
            slope = (b.cpu - a.cpu) / (last.size - first.size)
            fixed = a.cpu - slope * first.size
            passes = f"{slope / jieba:.2f} passes of jieba; fixed cost {fixed:.1f} s"
            print(f"build, a further MB, {name:12} {slope:.3f} CPU s/MB: {passes}")


def _print_starts(source: Path, folder: Path) -> None:
    """What a user waits for: the help, the first look at a small graph."""
    texts, kg = folder / "small", str(folder / "small.kg")
    recombined.write(source, texts, 100_000)
    command("-q", "build", str(texts), "-o", kg)
    again = command("-q", "build", str(texts), "-o", kg)
    print(f"build of 0.1 MB, unchanged    {again.wall:.2f} s")
    waits = {
        "--help": ("--help",),
        "show": ("show", kg, "中国共产党"),
        "query": ("query", kg, "SELECT ?e {?e a tg:Meeting} LIMIT 5"),
    }
    for name, arguments in waits.items():
        print(f"{name:29} {min(command(*arguments).wall for _ in range(3)) * 1000:.0f} ms")


def _draw(runs: Sequence[Run]) -> None:
    lines = [
        ("CPU s, all", [(r.size, r.single.cpu) for r in runs]),
        ("CPU s, without RDF", [(r.size, r.plain.cpu) for r in runs]),
        ("wall s, all cores", [(r.size, r.full.wall) for r in runs]),
        ("peak memory, MB", [(r.size, r.single.memory) for r in runs]),
    ]
    plot(HOUSE / "docs" / "performance.svg", "A build against the size of its corpus", lines)


if __name__ == "__main__":
    main()
