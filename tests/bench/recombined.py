"""Texts of any amount for measuring: real ones repeated and recombined, so that names, ties and sentences grow as in life."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SHARE = 0.5
"""Of the paragraphs of a text, so many are taken from other texts; the rest keep their order."""


def write(source: Path, folder: Path, size: int, seed: int = 7) -> int:
    """Fill ``folder`` with recombined texts of ``source`` until they hold ``size`` bytes; returns how many texts.

    The same source, size and seed give the same files. A text keeps its first paragraphs (title, date, salutation).
    """
    texts = [(path.stem, path.read_text(encoding="utf-8").split("\n")) for path in sorted(source.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"{source}: no .txt files to make texts of")
    folder.mkdir(parents=True)
    written = count = 0
    for name, text in _endless(texts, random.Random(seed)):
        written += (folder / f"{name}.txt").write_bytes(text.encode())
        count += 1
        if written >= size:
            return count
    return count


def _endless(texts: list[tuple[str, list[str]]], choose: random.Random) -> Iterator[tuple[str, str]]:
    others = [paragraph for _, text in texts for paragraph in text[5:]]
    number = 0
    while True:
        for stem, text in texts:
            kept = [choose.choice(others) if n > 4 and choose.random() < SHARE else p for n, p in enumerate(text)]
            yield f"{stem}.{number:05d}", "\n".join([*kept, f"（第{number}份）", ""])
            number += 1
