"""The one error that leaves this room for a user's eyes."""

from __future__ import annotations


class GraphError(Exception):
    """Something about a graph's directory stops the work; ``str`` of it is one line: where, what is wrong, what to do."""

    def __init__(self, path: object, problem: str, advice: str) -> None:
        super().__init__(f"{path}: {problem}; {advice}")
        self.path, self.problem, self.advice = str(path), problem, advice
