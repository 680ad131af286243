"""What can be wrong with an input, said in one line a user can act on: file, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An input that was left out, or a line of a metadata.csv that could not be used."""

    path: str
    problem: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem} ({self.advice})"


class CorpusError(Exception):
    """Nothing can be read at all; the message is one line that says what to do."""


class Refused(Exception):
    """Bytes that hold no readable text; raised where the file's name is not known."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(problem, advice)
        self.problem = problem
        self.advice = advice


class Unreadable(Exception):
    """A source that cannot be read; ``skipped()`` is the line for the report."""

    def __init__(self, path: str, problem: str, advice: str) -> None:
        super().__init__(path, problem, advice)
        self.path = path
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return str(self.skipped())

    def skipped(self) -> Skipped:
        """The same as a value that can be kept and sorted."""
        return Skipped(self.path, self.problem, self.advice)
