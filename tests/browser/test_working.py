"""What a reader does with the page: search by pinyin, narrow the map, follow paths, copy references, save what is seen."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_page import WIDE, drawn, panel_sentences, search

Open = Callable[..., Page]

TYPED = [
    ("lianggequeli", "两个确立"),
    ("liang ge wei hu", "两个维护"),
    ("lgql", "两个确立"),
    ("queli", "两个确立"),
]


@pytest.mark.parametrize(("typed", "found"), TYPED)
def test_names_are_found_by_pinyin_and_by_initials(open_page: Open, typed: str, found: str) -> None:
    page = open_page()
    search(page, typed)
    expect(page.locator("#panel h2")).to_have_text(found)


def test_an_expression_narrows_the_map(open_page: Open) -> None:
    page = open_page()
    page.locator("#search").fill("type:meeting year>=2022")
    expect(page.locator("#hits .hit").first).to_contain_text("在图上显示符合条件的")
    count = int(re.findall(r"\d+", page.locator("#hits .hit").first.inner_text())[0])
    page.keyboard.press("Enter")
    expect(page.locator("#active .chip")).to_have_text(re.compile("type:meeting year>=2022"))
    assert drawn(page)[0] == count > 1
    again = open_page(address=page.evaluate("location.hash"))
    assert drawn(again)[0] == count
    page.locator("#active .chip button").click()
    assert drawn(page)[0] > count


def test_chinese_names_of_types_work_in_expressions(open_page: Open) -> None:
    page = open_page()
    search(page, "类别:会议 年>=2022")
    english = open_page(locale="en-GB")
    search(english, "type:meetings year>=2022")
    for opened in (page, english):
        expect(opened.locator("#active .chip")).to_have_count(1)
    english.locator("#language").click()
    assert drawn(page) == drawn(english)


@pytest.mark.parametrize(("control", "option"), [("text", {"index": 1}), ("speaker", {"index": 1}), ("community", {"index": 1})])
def test_a_choice_narrows_the_map_and_lives_in_the_address(open_page: Open, control: str, option: dict[str, int]) -> None:
    page = open_page(width=WIDE)
    before = drawn(page)
    page.locator(f"#filter-body select[name={control}]").select_option(**option)
    narrowed = drawn(page)
    assert 0 < narrowed[0] < before[0] + 40
    assert narrowed != before
    assert drawn(open_page(width=WIDE, address=page.evaluate("location.hash"))) == narrowed
    page.locator("#undo").click()
    expect(page.locator("#drawn")).to_contain_text(f"{before[0]} 个点")


def test_filters_measure_colour_and_language_live_in_the_address(open_page: Open) -> None:
    page = open_page(width=WIDE)
    page.locator("#filters input[value=meeting]").uncheck()
    page.locator("select[name=measure]").select_option("g2")
    page.locator("#strength").focus()
    page.keyboard.press("PageUp")
    page.locator("select[name=colour]").select_option("type")
    page.locator("#language").click()
    again = open_page(width=WIDE, address=page.evaluate("location.hash"))
    expect(again.locator("#panel h2")).to_have_text("How to read this map")
    expect(again.locator("#filters input[value=meeting]")).not_to_be_checked()
    assert again.locator("select[name=measure]").input_value() == "g2"
    assert again.locator("#strength").input_value() == page.locator("#strength").input_value() != "0"
    assert again.locator("body").get_attribute("data-colour") == "type"


def test_the_last_change_can_be_undone_by_button_and_keyboard(open_page: Open) -> None:
    page = open_page(width=WIDE)
    expect(page.locator("#undo")).to_be_disabled()
    before = drawn(page)
    for undo in (lambda: page.locator("#undo").click(), lambda: page.keyboard.press("Control+z")):
        page.locator("#filters input[value=meeting]").uncheck()
        page.locator("#map").focus() if page.locator("#map").get_attribute("tabindex") else page.locator("#undo").focus()
        undo()
        expect(page.locator("#filters input[value=meeting]")).to_be_checked()
        expect(page.locator("#drawn")).to_contain_text(f"{before[0]} 个点、{before[1]} 条联系")


def test_years_narrow_the_map_from_both_ends(open_page: Open) -> None:
    page = open_page()
    low, high = page.locator("#years input").all()
    expect(page.locator("#years output")).to_have_text("2019 – 2024")
    low.focus()
    page.keyboard.press("ArrowRight")
    high.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#years output")).to_have_text("2020 – 2023")
    assert page.evaluate("location.hash") == "#years=2020-2023"
    expect(page.locator("#active .chip")).to_contain_text("2020 – 2023")
    page.locator("#undo").click()
    expect(page.locator("#active")).to_be_hidden()


def test_years_can_be_played(open_page: Open) -> None:
    page = open_page()
    page.locator("#years .play").click()
    expect(page.locator("#years output")).to_have_text("2019")
    expect(page.locator("#years output")).to_have_text("2020")
    page.locator("#years .play").click()


def test_the_panel_counts_uses_by_year_against_the_texts_of_each_year(open_page: Open) -> None:
    page = open_page(address="#entity=concept/两个确立")
    expect(page.locator(".sparkline .said")).to_have_count(6)
    page.get_by_text("逐年数字").click()
    rows = [row.split("\t") for row in page.locator(".figures tbody").inner_text().splitlines()]
    assert rows[0] == ["2019", "1", "1 / 1"]
    assert sum(int(row[1]) for row in rows) == len(panel_sentences(page))
    box = page.locator(".sparkline").bounding_box()
    assert box
    page.mouse.click(box["x"] + 5, box["y"] + 20)
    expect(page.locator("#active .chip")).to_contain_text("2019")


REFERENCES = {
    "gbt": "（林知远. 在青川县第七次党代会上的报告[Z]. 青川县委, 2019-03-05: 一.）",
    "chicago": "” 林知远, “在青川县第七次党代会上的报告” (青川县委, March 5, 2019), sec. 一.",
    "apa": "” (林知远, 2019, § 一). 林知远. (2019, March 5). 在青川县第七次党代会上的报告. 青川县委.",
}

COPIED = "document.execCommand = () => ((window.copied = document.activeElement.value), true)"


def copied(page: Page) -> str:
    page.wait_for_function("window.copied !== undefined")
    return str(page.evaluate("window.copied"))


def watch_copying(page: Page) -> None:
    page.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{value: undefined}}); {COPIED}")


@pytest.mark.parametrize("style", sorted(REFERENCES))
def test_a_sentence_is_copied_with_its_reference(open_page: Open, style: str) -> None:
    page = open_page(address="#entity=concept/两个确立")
    watch_copying(page)
    page.locator("select[name=reference]").select_option(style)
    page.locator(".line .copy").first.click()
    assert copied(page).startswith("“全县各级要深刻领悟两个确立的决定性意义")
    assert copied(page).endswith(REFERENCES[style])
    page.reload()


def test_a_node_and_a_tie_are_copied_as_sparql(open_page: Open) -> None:
    page = open_page(address="#entity=concept/两个确立")
    watch_copying(page)
    page.get_by_role("button", name="复制 SPARQL").click()
    assert "tg:mentions <https://w3id.org/tifagraph/concept/两个确立>" in copied(page)
    page.locator(".neighbours tr", has_text="两个维护").locator(".count-link").click()
    page.get_by_role("button", name="复制 SPARQL").click()
    page.wait_for_function("window.copied.includes('两个维护')")


def test_the_structure_of_a_text_opens_on_its_sentences(open_page: Open) -> None:
    page = open_page(address="#entity=local/00.txt")
    titles = page.locator(".tree summary").all_inner_texts()
    assert [re.sub(r"\s+", " ", title) for title in titles[:2]] == ["一 坚定政治方向 2", "一（一） 把握新部署 3"]
    page.locator(".tree summary").nth(1).click()
    expect(page.locator(".tree .sentence").first).to_contain_text("十九届中央纪委三次全会")


def test_surroundings_of_one_to_three_steps(open_page: Open) -> None:
    page = open_page(address="#entity=concept/四种形态")
    seen = []
    for depth in "123":
        page.locator(".depth", has_text=depth).click()
        expect(page.locator("#active .chip")).to_contain_text(f"周边 {depth} 步")
        seen.append(drawn(open_page(address=page.evaluate("location.hash")))[0])
    assert 1 < seen[0] < seen[1] <= seen[2]
    page.locator(".depth", has_text="3").click()
    expect(page.locator("#active")).to_be_hidden()


def test_a_path_shows_the_sentences_of_each_step(open_page: Open) -> None:
    page = open_page(address="#entity=concept/四种形态")
    page.get_by_role("button", name="路径").click()
    expect(page.locator("#active .joining")).to_contain_text("四种形态 →")
    page.keyboard.type("乡村振兴")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2.ends")).to_contain_text("乡村振兴")
    hops = page.locator("#panel section")
    assert hops.count() >= 2
    for hop in hops.all():
        ends = hop.locator("h3 .node-link").all_inner_texts()
        marked = set(hop.locator("mark").all_inner_texts())
        assert len(ends) == 2
        assert marked
        assert marked <= set(ends)
    expect(open_page(address=page.evaluate("location.hash")).locator("#panel h2.ends")).to_contain_text("四种形态")


def test_hiding_and_pinning(open_page: Open) -> None:
    page = open_page(address="#entity=concept/两个维护")
    page.get_by_role("button", name="固定").click()
    assert "pin=concept/" in page.evaluate("location.hash")
    page.get_by_role("button", name="隐藏").click()
    expect(page.locator("#active .chip")).to_contain_text("已隐藏 1 个点")
    page.locator("#undo").click()
    expect(page.locator("#panel h2")).to_have_text("两个维护")


def test_a_fixed_sequence_is_found_folded_and_compared_text_by_text(open_page: Open) -> None:
    page = open_page(width=WIDE)
    before = drawn(page)[0]
    page.locator("input[name=fold]").check()
    assert drawn(page)[0] < before
    search(page, "四个自信 ·")
    expect(page.locator("#panel .tag")).to_have_text("固定连用")
    expect(page.locator(".variations")).to_contain_text("省略")


def test_hubs_can_be_discounted(open_page: Open) -> None:
    page = open_page(width=WIDE)
    before = drawn(page)[1]
    page.locator("input[name=hubs]").check()
    assert drawn(page)[1] <= before
    assert page.evaluate("location.hash") == "#hubs=1"


def saved(page: Page, wording: str) -> bytes:
    page.locator("#export > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=wording, exact=True).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_the_map_is_saved_as_a_picture(open_page: Open, scale: int) -> None:
    page = open_page(width=900, height=600)
    width = page.locator("#map").evaluate("map => map.clientWidth")
    png = saved(page, f"PNG {scale}×")
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == width * scale
    assert len(png) > 10_000


def test_what_is_visible_is_saved_for_other_programs(open_page: Open) -> None:
    page = open_page()
    points, ties = drawn(page)
    gexf = ElementTree.fromstring(saved(page, "GEXF"))
    assert len(gexf.findall(".//{*}node")) == points
    assert len(gexf.findall(".//{*}edge")) == ties
    graphml = ElementTree.fromstring(saved(page, "GraphML"))
    assert len(graphml.findall(".//{*}node")) == points
    assert len(graphml.findall(".//{*}edge")) == ties
    picture = ElementTree.fromstring(saved(page, "SVG"))
    assert "全面从严治党" in "".join(picture.itertext())
    rows = list(csv.reader(io.StringIO(saved(page, "CSV 点").decode("utf-8-sig"))))
    assert len(rows) == points + 1
    assert rows[0][0] == "label"
    assert len(saved(page, "CSV 联系").decode("utf-8-sig").splitlines()) == ties + 1
