"""Every rule against its own examples and refusals, and rules and examples against each other."""

import pytest

from extractors.extraction import RULES, Extractor
from extractors.rule import Rule
from tests.markup import document, parse

EXAMPLES = [(rule, text) for rule in RULES for text in rule.examples]
REFUSALS = [(rule, text) for rule in RULES for text in rule.refusals]


def found(rule: Rule, extractor: Extractor, text: str) -> list[tuple[int, int, str, str]]:
    scan = extractor.scan(document(text))
    spans = ((scan.twin.span(c.start, c.end), c) for c in rule.find(scan, extractor.lexicon) if c.type)
    return [(span[0], span[1], c.type, c.key.partition("/")[2]) for span, c in spans if span]


@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else v.name)
def test_rule_finds_what_its_example_marks(rule: Rule, marked: str, extractor: Extractor) -> None:
    text, expected = parse(marked)
    seen = {(a, b, kind): label for a, b, kind, label in found(rule, extractor, text)}
    for start, end, kind, label in expected:
        if (start, end, kind) in seen:
            assert not label or seen[start, end, kind].partition("（")[0] == label
    assert any((start, end, kind) in seen for start, end, kind, _ in expected)


@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else v.name)
def test_whole_extraction_agrees_with_the_example(rule: Rule, marked: str, extractor: Extractor) -> None:
    text, expected = parse(marked)
    extraction = extractor.extract(document(text))
    seen = {(m.start, m.end, m.type) for m in extraction.mentions}
    assert {(start, end, kind) for start, end, kind, _ in expected} <= seen


@pytest.mark.parametrize(("rule", "text"), REFUSALS, ids=lambda v: v if isinstance(v, str) else v.name)
def test_rule_refuses(rule: Rule, text: str, extractor: Extractor) -> None:
    assert found(rule, extractor, text) == []


def test_every_rule_has_a_name_of_its_own_and_both_kinds_of_examples() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.examples and rule.refusals for rule in RULES)


def test_every_candidate_bears_the_name_of_its_rule(extractor: Extractor) -> None:
    for rule, marked in EXAMPLES:
        scan = extractor.scan(document(parse(marked)[0]))
        assert {c.rule for c in rule.find(scan, extractor.lexicon)} == {rule.name}
