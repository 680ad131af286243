"""Terms that nobody has listed: what is proposed from a small made-up corpus, with which reasons, and what is not."""

import pytest

from extractors.discovery import Proposal, propose, samples
from extractors.segmentation import Passage

SENTENCES = (
    ("甲.txt", "今年我们“碧水清渠”见效。", False),
    ("甲.txt", "全县推行“碧水清渠”，群众满意。", False),
    ("乙.txt", "一、坚持“碧水清渠”", True),
    ("乙.txt", "厂房照明、田埂修整、渠道清淤，样样落实。", False),
    ("丙.txt", "渠道清淤、田埂修整，年年都办。", False),
    ("丙.txt", "村里渠道清淤，镇里田埂修整。", False),
    ("丁.txt", "这是我们的看法，这是我们的看法，这是我们的看法。", False),
    ("丁.txt", "认真落实，认真落实，认真落实。", False),
    ("戊.txt", "认真落实，这是我们的看法。", False),
)


def passages(sentences=SENTENCES, names=()) -> list[Passage]:
    return [Passage(doc, text, heading, spans(text, names)) for doc, text, heading in sentences]


def spans(text: str, names: tuple[tuple[str, bool], ...]) -> tuple[tuple[int, int, bool], ...]:
    return tuple((text.index(name), text.index(name) + len(name), phrase) for name, phrase in names if name in text)


def found(*, known=(), names=(), most=10) -> dict[str, Proposal]:
    return {p.term: p for p in propose(passages(names=names), frozenset(known), most)}


def test_a_quoted_slogan_is_proposed_first_with_its_reason() -> None:
    proposals = found()
    assert next(iter(proposals)) == "碧水清渠"
    assert proposals["碧水清渠"].reason == "3 times in 2 texts; 3 in quotation marks; 1 in headings"


def test_items_of_equal_length_in_a_list_are_told() -> None:
    proposals = found()
    assert proposals["渠道清淤"].parallel == 2
    assert "in lists of equal items" in proposals["田埂修整"].reason


@pytest.mark.parametrize("phrase", ["我们的看法", "这是我们", "认真落实", "厂房照明"])
def test_phrases_of_grammar_general_words_and_single_uses_are_no_terms(phrase: str) -> None:
    assert phrase not in found()


def test_what_the_lexicon_knows_is_not_proposed() -> None:
    assert "碧水清渠" not in found(known=("碧水清渠",))


@pytest.mark.parametrize("phrase", [True, False])
def test_nothing_is_proposed_inside_a_name(phrase: bool) -> None:
    assert "碧水清渠" not in found(names=(("碧水清渠", phrase),))


def test_at_most_so_many() -> None:
    assert len(found(most=1)) == 1


def test_the_same_passages_give_the_same_proposals() -> None:
    assert propose(passages(), ()) == propose(passages(), ())


def test_scores_lie_between_0_and_1_and_fall() -> None:
    scores = [p.score for p in found().values()]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    "texts", [(), (("甲.txt", "", False),), (("甲.txt", "2021 abc。", False),), (("甲.txt", "好。", False),)]
)
def test_a_corpus_without_phrases_has_no_terms(texts) -> None:
    assert propose(passages(texts), ()) == []


def test_samples_show_each_text_once_in_context() -> None:
    uses = samples(passages(), ["碧水清渠"], 3)["碧水清渠"]
    assert uses == [("甲.txt", "今年我们“", "碧水清渠", "”见效。"), ("乙.txt", "一、坚持“", "碧水清渠", "”")]
