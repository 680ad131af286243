"""The names that readers of a graph need, without the schemas behind them: those load Arrow, a quarter of a second."""

from __future__ import annotations

COOCCURRENCE = ("sentence", "paragraph", "section")
"""Relations of entities that stand together, by the unit in which they do, the narrowest first."""

PUBLISHED = (
    "documents",
    "sections",
    "sentences",
    "apparatus",
    "mentions",
    "citations",
    "duties",
    "effects",
    "spellings",
    "entities",
    "forms",
    "components",
    "versions",
    "decisions",
    "ties",
)
"""The tables of a graph: one Parquet file each below ``kg/tables``."""
