from __future__ import annotations

from graph.backbone import summed
from graph.projection import backbone, measured

RANKED = [(0, 1, 90), (2, 3, 5), (0, 4, 2), (1, 4, 2), (0, 5, 2), (0, 6, 2), (0, 7, 2)]


def test_the_backbone_reaches_every_node_in_order() -> None:
    kept = backbone(RANKED, summed(RANKED))
    assert kept == sorted(kept)
    assert {node for a, b, _ in kept for node in (a, b)} == set(range(8))
    assert (1, 4, 2) not in kept


def test_every_entity_is_measured() -> None:
    rows = measured(10, RANKED, {8: 0}).to_pylist()
    assert [row["e"] for row in rows] == list(range(10))
    assert [rows[n]["degree"] for n in (0, 1, 8)] == [5, 2, 0]
    assert rows[8]["community"] == -1 and rows[8]["pagerank"] == 0
    assert len({(row["x"], row["y"]) for row in rows}) == 10


def test_without_a_backbone_everybody_has_a_place() -> None:
    rows = measured(3, [], {}).to_pylist()
    assert len({(row["x"], row["y"]) for row in rows}) == 3
