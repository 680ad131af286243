"""A plot of time and memory against size as an SVG file, drawn without a library."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 720, 420, 60, 40, 50
COLOURS = ("#1f77b4", "#ff7f0e", "#2ca02c", "#7f7f7f")

Line = tuple[str, Sequence[tuple[float, float]]]
"""A name with the unit of its values, and (megabytes, value) in order."""


def plot(path: Path, title: str, lines: Sequence[Line]) -> None:
    """Draw lines over two logarithmic axes; values must be above zero."""
    points = [point for _, line in lines for point in line]
    across = _Scale([x for x, _ in points], LEFT, WIDTH - 190)
    up = _Scale([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [f'<text x="{LEFT}" y="20" font-size="14">{title}</text>', *_grid(across, up)]
    for number, (name, line) in enumerate(lines):
        colour = COLOURS[number % len(COLOURS)]
        places = [(across.place(x), up.place(y)) for x, y in line]
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{corners}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        parts.append(f'<text x="{places[-1][0] + 8:.1f}" y="{places[-1][1] + 4:.1f}" fill="{colour}">{name}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
    white = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([head, white, *parts, "</svg>", ""]), encoding="utf-8")


class _Scale:
    """From values to pixels, in decades."""

    def __init__(self, values: Sequence[float], low: float, high: float) -> None:
        self.first, self.last = log10(min(values) / 1.3), log10(max(values) * 1.3)
        self._low, self._high = low, high

    def place(self, value: float) -> float:
        """The pixel of a value."""
        return self._low + (log10(value) - self.first) / (self.last - self.first) * (self._high - self._low)

    def ticks(self) -> list[float]:
        """1, 3, 10, 30 … between the ends."""
        found = [digit * 10.0**power for power in range(-3, 6) for digit in (1, 3)]
        return [value for value in found if self.first <= log10(value) <= self.last]


def _grid(across: _Scale, up: _Scale) -> list[str]:
    right, low = WIDTH - 190, HEIGHT - BOTTOM
    parts = [f'<text x="{right}" y="{HEIGHT - 12}" text-anchor="end">MB of text</text>']
    for value in across.ticks():
        x = across.place(value)
        parts.append(f'<path d="M{x:.1f} {TOP}V{low}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{low + 18}" text-anchor="middle">{value:g}</text>')
    for value in up.ticks():
        y = up.place(value)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
    return parts
