"""Articles, paragraphs and items behind a document: one form however they are written."""

import pytest

from extractors.pinpoints import behind, written


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第六条第（一）项", "第六条第一项"),
        ("》第六条第一项的规定", "第六条第一项"),
        ("第6条第1款第（2）项", "第六条第一款第二项"),
        ("》（国发〔2014〕1号）第三条", "第三条"),
        ("第六条、第七条和第十条第二款", "第六条、第七条、第十条第二款"),
        ("第六、七、十二条", "第六条、第七条、第十二条"),
        ("第六条至第十条", "第六条至第十条"),
        ("第三至五项", "第三项至第五项"),
        ("第一百二十条之一", "第一百二十条之一"),
        ("第1206条", "第一千二百零六条"),
        ("》第二章第四节", "第二章第四节"),
        ("的第五条", "第五条"),
        ("规定，第一条是", ""),
        ("第一批", ""),
        ("，第三条", ""),
    ],
)
def test_places_have_one_form(text: str, places: str) -> None:
    assert behind("监察法" + text, 3) == places


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (1000, "一千"), (9999, "九千九百九十九")],
)
def test_numbers_are_written_as_laws_write_them(value: int, words: str) -> None:
    assert written(value) == words
