"""What can go wrong for a user, said in one line: which exceptions are answers and which are defects."""

from __future__ import annotations

PARTIAL, WRONG_USE, FAILED, INTERRUPTED = 1, 2, 3, 130
NOT_FOUND = 1
"""Exit codes: 1 some input was skipped, or nothing was found; 2 wrong use; 3 failed; 130 stopped by Ctrl-C."""

_HOUSE = {"tifagraph", "output", "graph", "extractors", "ontology", "corpus"}


class WrongUse(Exception):
    """The request cannot be met as it stands: an argument, a path or a term is wrong. Exit code 2."""


class NotFound(Exception):
    """Nothing in the graph bears that name. Exit code 1."""


class Failed(Exception):
    """The work could not be done: no permission, no space, another build is running. Exit code 3."""


def is_answer(error: BaseException) -> bool:
    """Whether the error's text was written for a user: it is one of this house's own, or the file system's."""
    return type(error).__module__.split(".")[0] in _HOUSE or isinstance(error, OSError)


def line(error: BaseException) -> str:
    """The error in one line: what it concerns, what is wrong, what to do."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror.lower()}"
    text = " ".join(str(error).split())
    if is_answer(error):
        return text
    return f"unexpected {type(error).__name__}: {text[:200]} (run again with -v for the traceback)"


def code(error: BaseException) -> int:
    """The exit code for an error that ended a command."""
    if isinstance(error, NotFound):
        return NOT_FOUND
    if isinstance(error, (Failed, OSError)) or not is_answer(error):
        return FAILED
    return WRONG_USE
