"""What can be wrong with a lexicon file, said in one line."""

from __future__ import annotations

from pathlib import Path


class LexiconError(Exception):
    """A lexicon file cannot be used at all: ``path``, the ``problem`` (with its line where known) and ``advice``."""

    def __init__(self, path: Path, problem: str, advice: str) -> None:
        super().__init__(path, problem, advice)
        self.path, self.problem, self.advice = path, problem, advice

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.advice}"


def contents(path: Path) -> bytes:
    """The bytes of a lexicon file. Raises LexiconError where it is no readable file."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise LexiconError(path, "is a folder", "name a .ttl or .csv file in it") from None
    except FileNotFoundError:
        raise LexiconError(path, "no such file", "check the path given as lexicon") from None
    except OSError as error:
        raise LexiconError(path, f"cannot be read ({error.strerror})", "check its permissions") from None
