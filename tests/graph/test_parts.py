from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from graph import parts
from graph.parts import text_key
from tests.graph.small import corpus

TEXTS = corpus()
KEYS = {text.document.id: text_key(text.document.id, text.document.sha256) for text in TEXTS}


def test_a_part_holds_local_keys_and_no_place_on_a_machine(tmp_path: Path) -> None:
    paths = parts.write(tmp_path, "p", TEXTS)
    assert sorted(path.parent.name for path in paths) == sorted(parts.SCHEMAS)
    content = b"".join(path.read_bytes() for path in paths)
    assert b"/somewhere/" not in content and str(tmp_path).encode() not in content and b"https:" not in content
    mentions = pq.read_table(tmp_path / "parts" / "mentions" / "p.parquet")
    assert "~institution/市委" in mentions["key"].to_pylist()
    assert mentions.num_rows == sum(len(text.mentions) for text in TEXTS)


def test_sentences_keep_their_order_and_their_place(tmp_path: Path) -> None:
    parts.write(tmp_path, "p", TEXTS[:1])
    table = pq.read_table(tmp_path / "parts" / "sentences" / "p.parquet").to_pydict()
    assert table["sentence"] == [0, 1, 2]
    assert table["locator"] == ["一", "一", "一"]
    text = TEXTS[0].document.text
    assert [text[a:b] for a, b in zip(table["start"], table["end"], strict=True)][2] == "今年要抓好春耕。"


@pytest.mark.parametrize("other", [
    ("other.txt", "sha", "1", {"title": "x"}), ("a.txt", "other", "1", {"title": "x"}),
    ("a.txt", "sha", "2", {"title": "x"}), ("a.txt", "sha", "1", {"title": "y"}),
])  # fmt: skip
def test_whatever_an_extraction_depends_on_changes_its_key(other: tuple[str, str, str, dict[str, str]]) -> None:
    assert text_key("a.txt", "sha", "1", {"title": "x"}) != text_key(*other)


def test_the_order_of_metadata_does_not_change_a_key() -> None:
    assert text_key("a", "s", {"x": "1", "y": "2"}) == text_key("a", "s", {"y": "2", "x": "1"})


def test_only_what_is_new_is_missing(tmp_path: Path) -> None:
    assert parts.missing(tmp_path, KEYS) == sorted(KEYS)
    parts.write(tmp_path, "p", TEXTS[:2], KEYS)
    assert parts.missing(tmp_path, KEYS) == sorted(text.document.id for text in TEXTS[2:])
    changed = KEYS | {TEXTS[0].document.id: "another"}
    assert TEXTS[0].document.id in parts.missing(tmp_path, changed)


def test_a_selection_holds_the_wanted_texts_alone(tmp_path: Path) -> None:
    parts.write(tmp_path, "p", TEXTS[:2], KEYS)
    parts.write(tmp_path, "q", TEXTS[2:], KEYS)
    wanted = {text.document.id: KEYS[text.document.id] for text in TEXTS[:1]}
    chosen = parts.select(tmp_path, wanted | {"unreadable.txt": "nowhere"})
    assert chosen.names == ("p",)
    assert list(chosen.keys.values()) == [TEXTS[0].document.id]
    assert sorted(parts.everything(tmp_path).keys.values()) == sorted(KEYS)


def test_pruning_leaves_what_is_named(tmp_path: Path) -> None:
    for name, texts in (("p", TEXTS[:2]), ("q", TEXTS[2:])):
        parts.write(tmp_path, name, texts, KEYS)
    (tmp_path / "parts" / "mentions" / "p.parquet.unfinished").write_bytes(b"cut short")
    parts.prune(tmp_path, ["p"])
    assert {path.name for path in (tmp_path / "parts").rglob("*.parquet*")} == {"p.parquet"}
    assert set(parts.held(tmp_path).values()) == {"p"}


def test_a_part_without_its_documents_does_not_exist(tmp_path: Path) -> None:
    parts.write(tmp_path, "p", TEXTS, KEYS)
    (tmp_path / "parts" / "documents" / "p.parquet").write_bytes(b"damaged")
    assert parts.held(tmp_path) == {}


def test_a_name_does_not_depend_on_order() -> None:
    assert parts.part_name(["b", "a"]) == parts.part_name(["a", "b"]) != parts.part_name(["ab"])


def test_texts_without_mentions_make_a_part(tmp_path: Path) -> None:
    parts.write(tmp_path, "p", [])
    assert parts.everything(tmp_path).names == ()
