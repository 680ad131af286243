"""How results look: tables and lines, in the width of the terminal, plain text of full length in a pipe.

Chinese characters take two columns; widths here are columns of a terminal.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from graph.reading import Row

PIPE_CONTEXT = 60
"""Columns of context on each side of a wording in a pipe."""
HIT, SOFT, TITLE = "bold red", "dim", "bold"


class Screen:
    """Where output goes: colours on a terminal that has them and whose owner wants them."""

    def __init__(self, colour: bool = True, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        self.terminal = self.stream.isatty()
        self.colour = self.terminal and colour and not os.environ.get("NO_COLOR")
        self.width = shutil.get_terminal_size((100, 25)).columns if self.terminal else 100_000

    def _console(self) -> Console:
        return Console(
            file=self.stream,
            width=self.width,
            force_terminal=self.colour,
            no_color=not self.colour,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )

    def print(self, text: str | Text = "") -> None:
        """One line or more, as it is."""
        if isinstance(text, str) or not self.colour:
            print(text.plain if isinstance(text, Text) else text, file=self.stream)
        else:
            self._console().print(text, soft_wrap=True)

    def title(self, text: str, aside: str = "") -> None:
        """A heading of its own line, with a remark behind it."""
        self.print(Text.assemble((text, TITLE), ("  " + aside if aside else "", SOFT)))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Aligned columns: numbers to the right, long cells cut on a terminal only."""
        held = [["" if cell is None else cell for cell in row] for row in rows]
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=TITLE)
        for i, name in enumerate(header):
            numeric = bool(held) and all(isinstance(row[i], (int, float)) or row[i] == "" for row in held)
            table.add_column(name, justify="right" if numeric else "left", no_wrap=True, overflow="ellipsis")
        for row in held:
            table.add_row(*(Text(shown(cell)) for cell in row))
        console = self._console()
        with console.capture() as text:
            console.print(table)
        print("\n".join(line.rstrip() for line in text.get().splitlines()), file=self.stream)

    def kwic(self, lines: Sequence[Row], limit: int = 0) -> None:
        """Lines under a heading for each text, which says its date and how many there are; at most ``limit`` (0: all)."""
        left = limit or len(lines)
        for doc, group in groupby(lines, key=lambda line: line["doc"]):
            held = list(group)
            if left <= 0:
                break
            self.title(f"{doc}  {dated(held[0])}", f"{len(held)} ×")
            for line in held[:left]:
                self.print(self._context(line))
            left -= len(held)
        if 0 < limit < len(lines):
            self.print(f"… {len(lines) - limit} more: --limit 0 shows all")

    def use(self, left: str, keyword: str, right: str, source: str = "") -> None:
        """One wording in its context, and where it is from."""
        sides = {"left": " ".join(left.split()), "right": " ".join(right.split())}
        line = self._context({"keyword": keyword, **sides}, cell_len(source))
        self.print(Text.assemble(line, ("  " + source if source else "", SOFT)))

    def _context(self, line: Row, spared: int = 0) -> Text:
        side = PIPE_CONTEXT if not self.terminal else max((self.width - spared - cell_len(line["keyword"]) - 4) // 2, 10)
        before, after = tail(line["left"], side), head(line["right"], side)
        return Text.assemble(" " * (side - cell_len(before)), before, (line["keyword"], HIT), after)


def shown(cell: Any) -> str:
    """A value of a table as text: fractions with the digits that they were rounded to."""
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def head(text: str, width: int) -> str:
    """The beginning of a text in at most ``width`` columns."""
    return text if cell_len(text) <= width else set_cell_size(text, width).rstrip()


def tail(text: str, width: int) -> str:
    """The end of a text in at most ``width`` columns."""
    return head(text[::-1], width).lstrip()[::-1]


def dated(line: Row) -> str:
    """The date of a line's text, or the interval that bounds it."""
    return interval(line["date_from"], line["date_to"])


def interval(start: str, end: str) -> str:
    """A date or an interval in words: ``2022-01-18–2022-10-15``, ``2023-01-09–``; ``undated`` where nothing is known."""
    if start == end:
        return start or "undated"
    return f"{start}–{end}"


def csv_text(rows: Sequence[Row]) -> str:
    """Rows as CSV with a header line; cells that a spreadsheet would take for a formula begin with a quote mark."""
    out = io.StringIO()
    if rows:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows(map(_cell, row.values()) for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
