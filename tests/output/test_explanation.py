"""A text explained: marks that read back as the notation of the rules, nested names, facts and rules beside them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extraction import RULES, Extraction, Extractor
from ontology.loading import Lexicon, load
from output.explanation import label, lines, marked, period, stretches, view
from tests.markup import document

TEXT = "市委要求贯彻党的二十大精神，纠正“运用四种形态是纪委的事”的错误认识。"
NESTED = "坚决维护习近平总书记核心地位，坚决维护党中央权威和集中统一领导。"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon)


def test_marks_name_surface_type_label_and_rule(extractor: Extractor) -> None:
    written = marked(extractor.extract(document("增强“四个意识”，学习二十届中纪委二次全会精神。")))
    assert "增强“[四个意识|concept|四个意识|" in written
    assert "学习[二十届中纪委二次全会|meeting|二十届中央纪委二次全会|" in written
    assert written.endswith("]精神。")


def test_a_name_inside_a_formulation_is_marked_inside_it(extractor: Extractor) -> None:
    written = marked(extractor.extract(document(NESTED)))
    assert written.startswith("[坚决维护[习近平|person|习近平|")
    assert "|concept|两个维护|" in written


def test_brackets_and_bars_of_the_text_cannot_be_taken_for_marks(extractor: Extractor) -> None:
    assert marked(extractor.extract(document("附件[一]|无。"))) == "附件〔一〕｜无。"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TEXT, "“四个意识”", NESTED, "\n", "[", "|", "**局", "习近平总书记"]), max_size=30).map("".join))
def test_stretches_cover_the_text_once(extractor: Extractor, text: str) -> None:
    extraction = extractor.extract(document(text))
    parts = stretches(extraction.document, extraction.mentions)
    assert "".join(text[part.start : part.end] for part in parts) == text


def test_a_view_holds_entities_rules_and_citations(extractor: Extractor, lexicon: Lexicon) -> None:
    shown = view(extractor.extract(document(TEXT)), lexicon)
    entity = shown["entities"]["meeting/党的二十大"]
    assert (entity["status"], entity["since"], entity["kind"]) == ("known", "2022-10-16", "PartyCongress")
    assert shown["entities"]["~institution/市委"]["status"] == "scoped"
    assert {m["rule"] for m in shown["mentions"]} <= set(shown["rules"])
    [cited] = [c for c in shown["citations"] if c["kind"] == "implements"]
    assert cited["clause"] in TEXT and cited["target"] == "meeting/党的二十大"
    assert [m["stance"] for m in shown["mentions"] if m["surface"] == "四种形态"] == ["rejected"]


def test_every_rule_of_a_view_says_what_it_does(extractor: Extractor, lexicon: Lexicon) -> None:
    rules = view(extractor.extract(document(TEXT)), lexicon)["rules"]
    held = {rule.name: rule for rule in RULES}
    assert all(rule["about"] and rule["examples"] == list(held[name].examples) for name, rule in rules.items())


def test_lines_are_json(extractor: Extractor, lexicon: Lexicon) -> None:
    shown = view(extractor.extract(document(TEXT)), lexicon)
    assert [json.loads(line)["doc"] for line in lines([shown, shown]).splitlines()] == ["text.txt", "text.txt"]


@pytest.mark.parametrize(
    ("dates", "words"),
    [(("", "", ""), "undated"), (("2021-03", "2021-03", "heading"), "2021-03 (heading)"), (("2022", "", ""), "2022–")],
)
def test_period(dates: tuple[str, str, str], words: str) -> None:
    first, last, reason = dates
    assert period(document("好。", date_from=first, date_to=last, date_reason=reason)) == words


@pytest.mark.parametrize(("key", "name"), [("~institution/市委", "市委"), ("concept/两个/确立", "两个/确立"), (None, "")])
def test_label(key: str | None, name: str) -> None:
    assert label(key) == name


def test_an_extraction_without_mentions_is_its_text() -> None:
    assert marked(Extraction(document("好。"), (), ())) == "好。"
