"""Relative bodies and the bodies that a text names in full."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

CASES = [
    ("广东省纪委监委通报。省纪委监委强调，要整改。", "省纪委监委", "institution/广东省纪委监委"),
    ("广东省纪委通报。\n安徽省纪委通报。\n省纪委强调，要整改。", "省纪委", "~institution/省纪委"),
    ("省纪委强调，要整改。\n广东省纪委通报。", "省纪委", "~institution/省纪委"),
    ("派驻**局纪检监察组负责。派驻局纪检监察组监督。", "派驻局纪检监察组", "~institution/派驻纪检监察组"),
    ("驻农业农村部纪检监察组通报。驻教育部纪检监察组通报。", "驻教育部纪检监察组", "~institution/驻教育部纪检监察组"),
]


@pytest.mark.parametrize(("text", "surface", "key"), CASES)
def test_body(text: str, surface: str, key: str, extractor: Extractor) -> None:
    assert {m.key for m in extractor.extract(document(text)).mentions if m.surface == surface} == {key}
