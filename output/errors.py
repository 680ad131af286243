"""What this room tells a user when something stops it: one line each, saying what is wrong and what to do."""

from __future__ import annotations


class QueryError(Exception):
    """A query cannot be answered as it was asked."""


class TimeLimit(QueryError):
    """A query took longer than it may, or all who could answer it were busy for so long."""


class ExportError(Exception):
    """An export cannot be written."""


class ServeError(Exception):
    """The server cannot start."""
