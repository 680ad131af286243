"""What a reader sees who opens the page from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from output.page import write
from output.page_data import Bounds
from tests.browser.small_graph import TEXTS, write_tables

Open = Callable[..., Page]
WIDE = 1440
"""Pixels of a window in which the filters stand open."""


def drawn(page: Page) -> tuple[int, int]:
    """Points and ties of the map, as the guide states them."""
    page.keyboard.press("Escape")
    found = re.search(r"图上有 ([\d,]+) 个点、([\d,]+) 条联系", page.locator("#panel").inner_text())
    assert found
    return int(found[1]), int(found[2])


def search(page: Page, words: str) -> None:
    page.locator("#search").fill(words)
    page.keyboard.press("Enter")


def panel_sentences(page: Page) -> list[str]:
    return page.locator("#panel .sentence").all_inner_texts()


def test_it_opens_with_a_map_of_at_most_150_points_and_a_guide(open_page: Open) -> None:
    page = open_page()
    points, ties = drawn(page)
    assert 20 < points <= 150
    assert ties > 10
    expect(page.locator("h1")).to_have_text("青川县讲话选")
    expect(page.locator("#subtitle")).to_contain_text("6 篇文本 · 2019-03-05 – 2024-04-09")
    assert (
        page.locator("#map canvas").evaluate("c => new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size")
        > 20
    )


def test_first_view_is_bounded(tables: Path, tmp_path: Path, open_page: Open) -> None:
    write(tables, tmp_path / "few.html", max_nodes=12)
    page = open_page(tmp_path / "few.html")
    assert drawn(page)[0] <= 12
    search(page, "党纪学习教育")
    expect(page.locator("#panel h2")).to_have_text("党纪学习教育")


def test_searching_opens_the_panel_with_marked_sentences_of_each_text(open_page: Open) -> None:
    page = open_page()
    search(page, "两个确立")
    expect(page.locator("#panel h2")).to_have_text("两个确立")
    expect(page.locator("#panel .english")).to_have_text("Two Establishments")
    assert page.locator("#panel .sentence mark").all_inner_texts() == ["两个确立"] * 5
    expect(page.locator("#panel time").first).to_have_text("2019-03-05")
    assert "两个维护" in page.locator(".neighbours tbody tr").first.inner_text()
    assert "深刻领悟" in page.locator("#panel").inner_text()


NAMED = [
    ("二十大", "党的二十大"),
    ("two upholds", "两个维护"),
    ("“四个意识”", "四个意识"),
    ("支部工作", "中国共产党支部工作条例"),
]


@pytest.mark.parametrize(("words", "found"), NAMED)
def test_names_are_found_by_part_and_in_english(open_page: Open, words: str, found: str) -> None:
    page = open_page()
    search(page, words)
    expect(page.locator("#panel h2")).to_have_text(found)


def test_wording_that_names_nothing_is_found_in_the_sentences(open_page: Open) -> None:
    page = open_page()
    search(page, "决定性意义")
    assert len(panel_sentences(page)) == 4
    assert all("决定性意义" in sentence for sentence in panel_sentences(page))


def test_arrow_keys_choose_among_the_hits(open_page: Open) -> None:
    page = open_page()
    page.locator("#search").fill("两个")
    hits = page.locator("#hits [role=option] .hit").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(hits[1])


def test_a_type_can_be_taken_off_the_map_and_put_back(open_page: Open) -> None:
    page = open_page(width=WIDE)
    before = drawn(page)
    box = page.locator("#filters input[value=meeting]")
    box.uncheck()
    without = drawn(page)
    assert without[0] < before[0]
    assert without[1] < before[1]
    box.check()
    assert drawn(page) == before


@pytest.mark.parametrize("measure", ["count", "g2", "npmi"])
def test_the_slider_leaves_fewer_ties_and_says_how_many(open_page: Open, measure: str) -> None:
    page = open_page(width=WIDE)
    before = drawn(page)[1]
    page.locator("select[name=measure]").select_option(measure)
    page.locator("#strength").focus()
    for _ in range(10):
        page.keyboard.press("PageUp")
    left = drawn(page)[1]
    assert 0 < left < before
    expect(page.locator("#strength-left")).to_contain_text(f"图上 {left} / {before} 条联系")


def test_a_tie_shows_the_sentences_that_mention_both_and_its_numbers(open_page: Open) -> None:
    page = open_page(address="#entity=concept/两个确立")
    page.locator(".neighbours tr", has_text="两个维护").locator(".count-link").click()
    sentences = panel_sentences(page)
    assert len(sentences) == 4
    assert all("两个确立" in sentence and "两个维护" in sentence for sentence in sentences)
    assert set(page.locator("#panel mark").all_inner_texts()) == {"两个确立", "两个维护"}
    expect(page.locator(".facts")).to_contain_text("NPMI")
    page.get_by_text("公式与取值范围").click()
    expect(page.locator(".formulas")).to_contain_text("取值 −1 至 1")


def test_a_tie_on_the_map_can_be_clicked(tables: Path, tmp_path: Path, open_page: Open) -> None:
    write(tables, tmp_path / "pair.html", max_nodes=2)
    page = open_page(tmp_path / "pair.html", width=850)
    middle = page.locator("#map").evaluate("map => ({x: map.clientWidth / 2, y: (map.clientHeight - 40) / 2})")
    page.locator("#map").click(position=middle)
    ends = page.locator("#panel .ends button").all_inner_texts()
    assert len(ends) == 2
    assert panel_sentences(page)
    assert all(end in sentence for end in ends for sentence in panel_sentences(page))


def test_a_citation_shows_the_sentences_that_cite(open_page: Open) -> None:
    page = open_page(address="#entity=document/中国共产党章程")
    page.locator(".relation-link", has_text="依据").first.click()
    assert page.locator("#panel h2.ends").inner_text().replace("\n", "").startswith("在青川县第七次党代会上的报告→中国共产党章程")
    assert panel_sentences(page) == ["依据中国共产党章程和中国共产党党内监督条例，健全四种形态运用机制。"]


def test_the_address_keeps_what_is_open(open_page: Open) -> None:
    page = open_page()
    search(page, "三不腐")
    address = page.evaluate("location.hash")
    expect(open_page(address=address).locator("#panel h2")).to_have_text("三不腐")
    search(page, "四风")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("三不腐")


def test_an_unknown_address_opens_the_guide(open_page: Open) -> None:
    for address in ("#entity=concept/没有这个", "#tie=a|b", "#tie=a|b|c", "#%E4%A", "#entity=%"):
        expect(open_page(address=address).locator("#panel h2")).to_have_text("怎样读这张图")


def test_the_interface_speaks_chinese_and_english(open_page: Open) -> None:
    page = open_page(locale="en-GB")
    expect(page.locator("#panel h2")).to_have_text("How to read this map")
    page.locator("#language").click()
    expect(page.locator("#panel h2")).to_have_text("怎样读这张图")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#filters > summary")).to_have_text("筛选")


def test_every_word_of_the_interface_is_there_in_both_languages() -> None:
    source = Path(__file__).parents[2] / "output/page_assets/source/src"
    chinese, english = (json.loads((source / f"words.{code}.json").read_text(encoding="utf-8")) for code in ("zh", "en"))
    assert set(chinese) == set(english)
    for key, wording in chinese.items():
        assert set(re.findall(r"{\w+}", wording)) == set(re.findall(r"{\w+}", english[key]))


def test_the_bundle_was_built_from_the_sources_beside_it() -> None:
    assets = Path(__file__).parents[2] / "output/page_assets"
    sources = [assets / "source/package-lock.json", *sorted((assets / "source/src").iterdir())]
    fingerprint = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    assert fingerprint in (assets / "bundle.js").read_text(encoding="utf-8")[:200], "run: make page"


def test_it_serves_on_a_phone(open_page: Open) -> None:
    page = open_page(width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    search(page, "乡村振兴")
    expect(page.locator("#panel h2")).to_be_in_viewport()


def test_the_keyboard_reaches_everything(open_page: Open) -> None:
    page = open_page(width=WIDE)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.name"))
    assert {"language", "type", "strength", "zoom-in", "node-link"} <= reached


HOSTILE = """
# 2024-01-01 | <script>hacked=1</script></title><img src=x onerror=hacked=1> | 县委 | 甲
[<img src=x onerror=hacked=1>|concept]贯彻[</script><script>hacked=1</script>|meeting]精神，<!--<script>坚持[{{ 7*7 }}|concept]。
[<img src=x onerror=hacked=1>|concept]落实[</script><script>hacked=1</script>|meeting]，\u202e𠮷林[𠮷甲\u2028|concept]。
"""


def test_hostile_text_is_shown_as_text(tmp_path: Path, open_page: Open) -> None:
    path = tmp_path / "hostile.html"
    tables = write_tables(tmp_path / "tables", TEXTS.read_text(encoding="utf-8") + HOSTILE)
    write(tables, path, title="</title><script>hacked=1</script>")
    page = open_page(path)
    expect(page.locator("h1")).to_have_text("</title><script>hacked=1</script>")
    search(page, "<img")
    expect(page.locator("#panel h2")).to_have_text("<img src=x onerror=hacked=1>")
    assert page.locator("#panel mark").all_inner_texts() == ["<img src=x onerror=hacked=1>"] * 2
    assert panel_sentences(page)[0].endswith("精神，<!--<script>坚持{{ 7*7 }}。")
    search(page, "𠮷甲")
    expect(page.locator("#panel mark")).to_have_text("𠮷甲\u2028".strip())
    assert page.evaluate("typeof hacked") == "undefined"


def test_only_the_pages_own_script_may_run_and_nothing_may_be_fetched(open_page: Open, page_file: Path) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page_file.read_text(encoding="utf-8"))
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]


def test_the_same_tables_give_the_same_bytes(tables: Path, page_file: Path, tmp_path: Path) -> None:
    write(tables, tmp_path / "again.html", title="青川县讲话选")
    assert (tmp_path / "again.html").read_bytes() == page_file.read_bytes()


def test_what_finds_no_room_is_counted(tables: Path, tmp_path: Path, open_page: Open) -> None:
    write(tables, tmp_path / "small.html", bounds=Bounds(entities=30, sentence_bytes=1500))
    page = open_page(tmp_path / "small.html")
    guide = page.locator("#panel").inner_text()
    assert re.search(r"未收入本页：28 个实体、\d+ 个句子", guide)
    search(page, "全面从严治党")
    expect(page.locator("#panel")).to_contain_text("本页收入")


def test_another_entity_in_a_sentence_leads_to_its_own_panel(open_page: Open) -> None:
    page = open_page(address="#entity=concept/两个确立")
    page.locator(".mention", has_text="四个自信").first.click()
    expect(page.locator("#panel h2")).to_have_text("四个自信")
