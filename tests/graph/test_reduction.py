from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from graph.association import g2, npmi
from graph.identity import ENTITY_BASE, text_iri
from graph.parts import Parts, everything
from graph.reading import Connection, open_tables, rows
from graph.reduction import Options, reduce
from graph.tables import TABLES
from tests.graph.small import LEXICON, TEXTS, corpus, found, tables

UPHOLDS, ESTABLISHED = ENTITY_BASE + "concept/两个维护", ENTITY_BASE + "concept/两个确立"
FIRST = text_iri("2021/动员会.txt")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


def entity(graph: Connection, name: str) -> dict[str, Any]:
    return rows(graph, "SELECT * FROM entities WHERE entity = ?", name)[0]


def tie(graph: Connection, source: str, target: str, relation: str) -> dict[str, Any]:
    return rows(graph, "SELECT * FROM ties WHERE source = ? AND target = ? AND relation = ?", source, target, relation)[0]


@pytest.mark.parametrize("table", TABLES)
def test_tables_keep_their_schemas_and_have_no_gaps(folder: Path, table: str) -> None:
    content = pq.read_table(folder / f"{table}.parquet")
    assert content.schema.equals(TABLES[table])
    for field in TABLES[table]:
        if str(field.type) == "string":
            assert content[field.name].null_count == 0, field.name


@pytest.mark.parametrize(("table", "key"), [
    ("documents", "doc"), ("sections", "doc, section"), ("sentences", "doc, sentence"), ("entities", "entity"),
    ("forms", "entity, form"), ("ties", "source, target, relation"), ("mentions", "doc, start, m.end, entity"),
])  # fmt: skip
def test_keys_are_unique(graph: Connection, table: str, key: str) -> None:
    assert rows(graph, f"SELECT {key} FROM {table} m GROUP BY {key} HAVING count(*) > 1") == []


def test_an_entity_is_counted_over_all_texts(graph: Connection) -> None:
    row = entity(graph, UPHOLDS)
    assert (row["mentions"], row["sentences"], row["documents"]) == (5, 5, 3)
    assert (row["first"], row["last"]) == ("2021-03-01", "2023-12-31")
    assert (row["status"], row["kind"], row["label"]) == ("known", "Tenet", "两个维护")


def test_bodies_of_two_texts_stay_two(graph: Connection) -> None:
    named = rows(graph, "SELECT doc, mentions, status, role FROM entities WHERE label = '市委' ORDER BY doc")
    assert [(row["doc"], row["mentions"], row["status"]) for row in named] == [
        ("2021/动员会.txt", 1, "scoped"), ("通报.txt", 2, "scoped")]  # fmt: skip
    assert len({row["role"] for row in named}) == 1


def test_masks_are_counted_and_never_merged(graph: Connection) -> None:
    assert len(rows(graph, "SELECT entity FROM entities WHERE status = 'masked'")) == 2


def test_wordings_keep_their_counts(graph: Connection) -> None:
    forms = rows(
        graph, "SELECT form, count, documents FROM forms WHERE entity = ? ORDER BY form", ENTITY_BASE + "concept/八项规定"
    )
    assert [tuple(row.values()) for row in forms] == [("中央八项规定", 1, 1), ("八项规定", 2, 2)]


def test_a_pair_is_counted_by_hand(graph: Connection) -> None:
    row = tie(graph, ESTABLISHED, UPHOLDS, "sentence")
    assert (row["count"], row["of_source"], row["of_target"], row["units"], row["documents"]) == (3, 3, 5, 10, 3)
    assert (row["npmi"], row["g2"]) == (npmi(3, 3, 5, 10), g2(3, 3, 5, 10))
    assert (row["first"], row["last"]) == ("2021-03-01", "2023-12-31")


def test_sql_and_python_agree_on_every_pair(tmp_path: Path) -> None:
    graph = open_tables(tables(tmp_path, options=Options(windows=("sentence", "paragraph", "section"))))
    pairs = rows(graph, "SELECT * FROM ties WHERE units IS NOT NULL")
    assert {row["relation"] for row in pairs} == {"sentence", "paragraph", "section"}
    for row in pairs:
        numbers = row["count"], row["of_source"], row["of_target"], row["units"]
        assert row["source"] < row["target"]
        assert (row["npmi"], row["g2"]) == pytest.approx((npmi(*numbers), g2(*numbers)), abs=2e-6)


@pytest.mark.parametrize(("window", "units"), [("sentence", 10), ("paragraph", 9), ("section", 4)])
def test_units_are_counted_with_or_without_mentions(tmp_path: Path, window: str, units: int) -> None:
    graph = open_tables(tables(tmp_path, options=Options(windows=(window,))))
    assert rows(graph, "SELECT DISTINCT units FROM ties WHERE relation = ?", window) == [{"units": units}]


def test_citations_tie_the_text_and_the_actor_to_the_target(graph: Connection) -> None:
    assert tie(graph, FIRST, ENTITY_BASE + "meeting/党的十九大", "implements")["count"] == 1
    communique = ENTITY_BASE + "document/二十届中央纪委二次全会公报"
    assert tie(graph, ENTITY_BASE + "institution/中央纪委", communique, "issues")["npmi"] is None
    assert entity(graph, communique)["mentions"] == 0


def test_a_text_quotes_the_speaker(graph: Connection) -> None:
    assert tie(graph, FIRST, FIRST + "#institution/市委", "quotes")["documents"] == 1


def test_the_ontology_ties_what_occurs(graph: Connection) -> None:
    meeting, vice = ENTITY_BASE + "meeting/二十届中央纪委二次全会", ENTITY_BASE + "concept/四风"
    assert tie(graph, meeting, ENTITY_BASE + "institution/中央纪委", "held-by")["count"] == 0
    assert tie(graph, ENTITY_BASE + "concept/官僚主义", vice, "component-of")["count"] == 0
    assert rows(graph, "SELECT label FROM components WHERE entity = ? AND member = ''", vice) == [
        {"label": "享乐主义"}, {"label": "奢靡之风"}]  # fmt: skip


def test_the_backbone_needs_two_texts_and_places_everybody(graph: Connection) -> None:
    assert rows(graph, "SELECT documents FROM ties WHERE backbone AND documents < 2") == []
    assert tie(graph, ESTABLISHED, UPHOLDS, "sentence")["backbone"]
    places = rows(graph, "SELECT x, y, degree, community FROM entities")
    assert len({(row["x"], row["y"]) for row in places}) == len(places)
    assert all((row["degree"] > 0) == (row["community"] >= 0) for row in places)


def test_a_single_text_has_a_backbone_of_its_own(tmp_path: Path) -> None:
    marked = "[八项规定|concept]和[四风|concept]。春耕。夏种。秋收。冬藏。[八项规定|concept]和[四风|concept]。"
    graph = open_tables(tables(tmp_path, [found("a.txt", marked)]))
    assert rows(graph, "SELECT backbone FROM ties WHERE relation = 'sentence'") == [{"backbone": True}]


def test_pairs_beyond_the_bound_go_the_rarest_first(tmp_path: Path) -> None:
    graph = open_tables(tables(tmp_path, options=Options(most_ties=2)))
    assert {row["count"] for row in rows(graph, "SELECT count FROM ties WHERE relation = 'sentence'")} == {3}


def test_the_order_of_parts_and_the_threads_do_not_matter(folder: Path, tmp_path: Path) -> None:
    texts = corpus()
    again = tables(tmp_path / "a", texts[::-1], Options(threads=1), per_part=1)
    once_more = tables(tmp_path / "b", [texts[n] for n in (2, 0, 3, 1)], Options(threads=3, memory="300MB"), per_part=3)
    assert bytes_of(again) == bytes_of(folder) == bytes_of(once_more)


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_the_hash_seed_does_not_matter(folder: Path, tmp_path: Path, seed: str) -> None:
    script = f"from pathlib import Path; from tests.graph.small import tables; tables(Path({str(tmp_path)!r}))"
    here = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", script], check=True, cwd=here, env=os.environ | {"PYTHONHASHSEED": seed})
    assert bytes_of(tmp_path / "tables") == bytes_of(folder)


def test_texts_no_longer_wanted_leave_no_trace(tmp_path: Path) -> None:
    tables(tmp_path / "a")
    every = everything(tmp_path / "a" / "work")
    kept = {key: doc for key, doc in every.keys.items() if doc.endswith("通报.txt")}
    reduce(Parts(every.work, every.names, kept), tmp_path / "a" / "fewer", LEXICON)
    fresh = tables(tmp_path / "b", [text for text in corpus() if text.document.id == "通报.txt"])
    assert bytes_of(tmp_path / "a" / "fewer") == bytes_of(fresh)


@pytest.mark.parametrize("texts", [[], [found("a.txt", "今年要抓好春耕。")], [found("a.txt", "")]])
def test_texts_without_mentions_make_tables(tmp_path: Path, texts: list[Any]) -> None:
    graph = open_tables(tables(tmp_path, texts))
    assert rows(graph, "SELECT * FROM entities") == rows(graph, "SELECT * FROM ties") == []
    assert len(rows(graph, "SELECT * FROM documents")) == len(texts)


def test_an_unknown_window_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sentence, paragraph, section"):
        reduce(Parts(tmp_path, (), {}), tmp_path / "tables", LEXICON, Options(windows=("page",)))


def test_the_spill_folder_is_removed(tmp_path: Path) -> None:
    tables(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tables", "work"]
    assert len(TEXTS) == len(pq.read_table(tmp_path / "tables" / "documents.parquet"))
