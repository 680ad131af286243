"""The normaliser: what it drops, what it turns, and that every place of the twin leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import chinese, normalise, numeral, soft_breaks, twin

LETTERS = st.text(alphabet='的确立“”‘’《》，。、；：\n 　两個維護国X×ｘ＊*12３Ａb（）()"', max_size=60)


@pytest.mark.parametrize(
    ("wording", "form"),
    [
        ("“两个维护”", "两个维护"),
        ("四个“任重道远”", "四个任重道远"),
        ("兩個維護", "两个维护"),
        ("李　强", "李强"),
        ("２０２３年", "2023年"),
        ("1 9 9 3 年", "1993年"),
        ("二○二三年", "二〇二三年"),
        ("ＸＸ局", "xx局"),
        ("××局", "xx局"),
        ("**局", "**局"),
        ("《党章》,", "《党章》，"),
        ("PM 2.5", "PM 2.5"),
    ],
)
def test_wordings_that_look_different_are_compared_in_one_form(wording, form):
    assert normalise(wording) == form


def test_a_link_that_became_a_line_is_read_through():
    text = "根据《\n国家监督法\n》的规定，依法监督。"
    assert len(soft_breaks(text)) == 2
    assert "根据《国家监督法》的规定" in twin(text).text


def test_a_heading_is_not_joined_to_the_next_line():
    assert soft_breaks("一、提高认识\n要认真学习。") == []


@given(LETTERS)
def test_every_kept_character_leads_back_to_the_one_it_was_made_of(text):
    made = twin(text)
    for position, character in enumerate(made.text):
        assert normalise(text[made.origin(position)]) in (character, "") or character in " \n"


@given(LETTERS)
def test_positions_of_the_twin_rise_with_those_of_the_original(text):
    made = twin(text)
    origins = [made.origin(position) for position in range(len(made.text))]
    assert origins == sorted(set(origins))
    assert all(made.position(origin) == position for position, origin in enumerate(origins))


@given(LETTERS.filter(lambda text: "\n" not in text))
def test_normalising_a_wording_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


def test_a_span_takes_the_closing_mark_of_an_opening_one_with_it():
    text = "强调四个“任重道远”的特征"
    made = twin(text)
    start = made.text.index("四个")
    a, b = made.span(start, start + len("四个任重道远"))
    assert text[a:b] == "四个“任重道远”"


def test_a_span_that_cuts_a_quotation_in_two_is_none():
    made = twin("“甲乙”丙")
    assert made.span(1, 3) is None


@given(st.integers(min_value=1, max_value=99))
def test_numerals_up_to_99_round_trip(value):
    assert numeral(chinese(value)) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("二〇二三", 2023), ("一百零二", 102), ("两", 2), ("廿一", 21), ("三万五千", 35000), ("18", 18), ("党", None), ("", None)],
)
def test_numerals(word, value):
    assert numeral(word) == value
