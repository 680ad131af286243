"""Encodings of Chinese text files."""

import pytest

from corpus.encoding import decode
from corpus.problems import Refused

SIMPLE = "同志们：今天我们召开党风廉政建设会议，学习贯彻全会精神。\r\n一、提高认识\r要认真落实。"
TRADITIONAL = "同志們：今天我們召開會議，學習貫徹全會的精神，這是國家發展的要求。\r\n一、提高認識"
LF = SIMPLE.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.hex(),
)
def test_simplified_text_is_read_in_every_encoding(codec, mark, name):
    assert decode(mark + SIMPLE.encode(codec)) == (LF, name)


def test_big5_is_told_from_gb18030():
    text, name = decode(TRADITIONAL.encode("big5"))
    assert name == "big5"
    assert text.startswith("同志們：今天我們召開會議")


def test_traditional_characters_in_gb18030_are_no_big5():
    assert decode(TRADITIONAL.encode("gb18030"))[1] == "gb18030"


def test_utf_16_without_any_line_break_is_found():
    text = "学习贯彻全会的精神是当前的政治任务"
    assert decode(text.encode("utf-16-le")) == (text, "utf-16-le")


def test_one_spoilt_byte_costs_one_character_not_the_text():
    data = (SIMPLE * 5).encode("utf-8").replace("今天".encode(), "今".encode() + b"\xff", 1)
    text, name = decode(data)
    assert name == "utf-8"
    assert text.count("\ufffd") == 1


def test_ascii_is_utf_8():
    assert decode(b"Xi Jinping\n") == ("Xi Jinping\n", "utf-8")


@pytest.mark.parametrize(
    "data", [b"\0" * 200, bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(range(256))], ids=["nul", "all bytes", "png"]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(Refused) as refused:
        decode(data)
    assert "binary" in refused.value.problem
