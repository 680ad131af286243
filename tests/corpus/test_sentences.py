"""Where a sentence ends."""

import pytest

from corpus.sentences import split


@pytest.mark.parametrize(
    "marked",
    [
        "要抓落实。|要见成效！|能不能做到？|能。",
        "要抓好三件事；要压实责任；要严格考核。",
        "他说：“要抓落实。|要见成效。”|会议要求照办。",
        "落实《同志们！让我们出发》精神。|下一句。",
        "“能不能做到？”的提问发人深省。",
        "经验、做法……|",
        "这样的事……我们见过。",
        "会议（见附件。）|结束。",
        "增长5.5%，投资3.2亿元。",
        "没有句号的标题",
        "好！！！|很好。",
        "真的吗？！|真的。",
        "“好。”，他说。",
    ],
)
def test_sentences(marked):
    wanted = [piece for piece in marked.split("|") if piece]
    text = "".join(wanted)
    found = [text[a:b] for a, b in split(text, 0, len(text))]
    assert found == wanted


def test_spaces_between_sentences_belong_to_none():
    text = "第一句。　　第二句。"
    assert [text[a:b] for a, b in split(text, 0, len(text))] == ["第一句。", "第二句。"]
