"""The page of explained texts: whole, offline, and nothing in a text becomes part of the page."""

import json
import re
from html import unescape

import pytest

from extractors.extraction import Extractor
from ontology.loading import load
from output.explanation import view
from output.explanation_page import page
from tests.markup import document

HOSTILE = "增强“四个意识”</script><script>alert(1)</script><img src=x onerror=alert(1)>。"


@pytest.fixture(scope="module")
def html() -> str:
    lexicon = load()
    return page([view(Extractor(lexicon).extract(document(HOSTILE, title="<b>讲话</b>")), lexicon)])


def test_the_text_is_data_not_markup(html: str) -> None:
    assert html.count("<script") == 2
    assert "<img" not in html and "<b>" not in html
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)[0])
    assert data["texts"][0]["text"] == HOSTILE


def test_the_page_asks_the_network_for_nothing(html: str) -> None:
    assert "default-src 'none'" in unescape(html)
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', html) == []


def test_all_words_are_there_in_both_languages(html: str) -> None:
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)[0])
    assert all(set(pair) == {"zh", "en"} and all(pair.values()) for pair in data["words"].values())


def test_two_texts_share_a_page() -> None:
    lexicon = load()
    extractor = Extractor(lexicon)
    views = [view(extractor.extract(document("好。", title=title)), lexicon) for title in ("甲", "乙")]
    assert "<title>甲 +1</title>" in page(views)
    assert page(views) == page(views)
