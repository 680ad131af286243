from __future__ import annotations

from graph.chronology import by_series, forms_by_year, seen, timeline
from graph.identity import ENTITY_BASE
from graph.reading import Connection

UPHOLDS, RULES = ENTITY_BASE + "concept/两个维护", ENTITY_BASE + "concept/八项规定"


def test_years_without_texts_are_missing_not_zero(graph: Connection) -> None:
    years = {row["year"]: row for row in timeline(graph, UPHOLDS)}
    assert list(years) == [2021, 2022, 2023, None]
    assert (years[2022]["texts"], years[2022]["uses"]) == (0, None)


def test_uses_stand_beside_what_there_is(graph: Connection) -> None:
    years = {row["year"]: row for row in timeline(graph, UPHOLDS)}
    assert years[2023] == {"year": 2023, "texts": 1, "sentences": 4, "texts_with": 1, "uses": 2, "by_name": 1,
                           "sentences_with": 2, "per_thousand": 500.0}  # fmt: skip
    assert (years[2021]["uses"], years[2021]["by_name"]) == (2, 2)


def test_intervals_over_a_new_year_are_undated(graph: Connection) -> None:
    undated = timeline(graph, RULES)[-1]
    assert (undated["year"], undated["texts"], undated["uses"]) == (None, 2, 1)


def test_a_series_has_a_timeline_of_its_own(graph: Connection) -> None:
    assert [(row["year"], row["uses"]) for row in timeline(graph, RULES, "通报")] == [(None, 1)]
    assert timeline(graph, RULES, "没有") == []


def test_each_series_has_its_totals(graph: Connection) -> None:
    found = {row["series"]: row for row in by_series(graph, UPHOLDS)}
    assert found["讲话"] == {
        "series": "讲话",
        "texts": 2,
        "texts_with": 2,
        "uses": 4,
        "first": "2021-03-01",
        "last": "2023-12-31",
    }
    assert (found["通报"]["texts"], found["通报"]["uses"], found["通报"]["first"]) == (1, 0, "")


def test_first_and_last_seen(graph: Connection) -> None:
    assert [row["doc"] for row in seen(graph, UPHOLDS)] == ["2021/动员会.txt", "2023/全会.txt"]


def test_wordings_through_the_years(graph: Connection) -> None:
    assert [(row["year"], row["form"], row["uses"]) for row in forms_by_year(graph, UPHOLDS)] == [
        (2021, "两个维护", 2), (2023, "两个维护", 1), (2023, "核心", 1), (None, "两个维护", 1)]  # fmt: skip
