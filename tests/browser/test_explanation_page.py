"""The page of an explained text in a browser: what pointing, keys and the switch of languages show."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.extraction import Extractor
from ontology.loading import load
from output.explanation import view
from output.explanation_page import page
from tests.markup import document

TEXT = "市委要求坚决维护习近平总书记核心地位，坚决维护党中央权威和集中统一领导。\n要增强“四个意识”，严格执行《青川县用水条例》。"


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explained") / "说明.html"
    lexicon = load()
    shown = view(Extractor(lexicon).extract(document(TEXT, title="青川县讲话")), lexicon)
    path.write_text(page([shown]), encoding="utf-8")
    return path


def test_the_text_stands_there_whole(open_page, explained):
    assert open_page(explained).locator(".text").inner_text() == TEXT


def test_focus_shows_the_entity_and_the_rule(open_page, explained):
    shown = open_page(explained)
    shown.locator("#texts .mention", has_text="四个意识").focus()
    detail = shown.locator("#detail").inner_text()
    assert "四个意识\n提法" in detail and "词库所收" in detail and "政治意识、大局意识" in detail
    assert "formulation of the lexicon" in detail and "认得出的例子" in detail


def test_pointing_at_a_name_inside_a_formulation_shows_the_name(open_page, explained):
    shown = open_page(explained)
    shown.locator("#texts .mention .mention", has_text="党中央").hover()
    assert shown.locator("#detail h2").inner_text() == "党中央"


def test_the_other_language_and_escape(open_page, explained):
    shown = open_page(explained)
    shown.locator("#texts .mention").first.click()
    shown.locator("#language").click()
    assert "belongs to this text" in shown.locator("#detail").inner_text()
    shown.keyboard.press("Escape")
    assert "Point at a coloured wording" in shown.locator("#detail").inner_text()


def test_a_type_can_be_hidden_and_the_list_leads_to_places(open_page, explained):
    shown = open_page(explained)
    shown.locator("#types label", has_text="提法").click()
    assert "off" in (shown.locator("#texts .mention", has_text="四个意识").get_attribute("class") or "")
    shown.locator("#list button", has_text="青川县用水条例").click()
    assert shown.locator("#detail h2").inner_text() == "青川县用水条例"
    assert shown.locator("#texts .chosen").inner_text() == "青川县用水条例"


def test_on_a_narrow_screen_nothing_is_cut_off(open_page, explained):
    shown = open_page(explained, width=380, height=700)
    shown.locator("#texts .mention").first.click()
    assert shown.locator("#detail").is_visible()
    assert shown.evaluate("document.documentElement.scrollWidth") <= 380
