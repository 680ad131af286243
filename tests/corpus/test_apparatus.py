"""What is set aside, and what must not be."""

import pytest

from corpus.apparatus import find, recurring
from corpus.lines import lines
from tests.corpus.builders import raw, sentences, structured

CLOSING = "让我们更加紧密地团结起来，为实现目标而不懈奋斗！"


def aside(text, known=frozenset()):
    return [(a.reason, text[a.start : a.end]) for a in find(text, lines(text), known)]


@pytest.mark.parametrize(
    "licence",
    [
        "本作品是中华人民共和国的\n法律\n、\n法规\n，根据《\n中华人民共和国著作权法\n》第五条，属于\n公有领域\n。\n"
        "注：社群认为，\n不总是\n。\nPublic domain\nfalse",
        "本作品来自1949年之后的文件。根据《指导案例》\n[\nCPC 1\n]\n，属于公有领域。\n↑\n某法院研究室的一篇文章\n。",
        "Public domain\nPublic domain\nfalse\nfalse",
        "版权所有：某市政府网 未经授权禁止转载\n京ICP备12345号",
        "This work is in the public domain.\nfalse",
        "除非另有声明，本站内容采用知识共享署名协议。",
        "免责声明：本网转载仅供参考。",
    ],
)
def test_a_licence_is_set_aside_to_the_end_and_the_last_sentence_stays(licence):
    text = f"各位代表：\n要抓落实。\n{CLOSING}\n{licence}\n"
    (found,) = aside(text)
    assert found == ("licence", licence)
    assert sentences(structured(text))[-1] == CLOSING


@pytest.mark.parametrize(
    "line",
    [
        "来源：某市纪委监委网站",
        "（责任编辑：李某）",
        "[责编 王某]",
        "发布时间：2021-03-05 10:00",
        "2021-03-05 10:00 来源：某日报 字号：大 中 小",
        "浏览次数：123",
        "【打印】【关闭】",
        "打印本页 | 关闭窗口",
        "分享到：微信 微博",
        "当前位置：首页 > 要闻 > 讲话",
        "首页 > 要闻",
        "上一篇：关于开展检查的通知",
        "相关链接",
        "某市政府办公室 京ICP备12345号-1",
        "扫一扫在手机打开当前页",
    ],
)
def test_page_furniture_is_set_aside_line_by_line(line):
    text = f"要抓落实，见到成效。\n{line}\n要压实责任，严格考核。"
    assert [words for _, words in aside(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "各位代表！",
        "来源于基层的经验值得总结。",
        "资金来源：财政拨款。",
        "分享发展成果，增进民生福祉。",
        "版权保护要加强。",
        "要依法查处侵犯著作权的行为。",
        "下载安装国家反诈中心，要做到全覆盖。",
        "编辑出版工作要坚持正确导向。",
        "大中小企业融通发展",
        "我就讲这些，谢谢大家！",
        "附件：任务分工表",
        "中共某市委办公室",
        "2021年3月5日",
        "记者见面会要开好。",
        "公开透明，接受监督。",
        "更多内容要写进制度。",
    ],
)
def test_words_of_a_speech_are_no_furniture(line):
    assert aside(f"要抓落实，见到成效。\n{line}\n要压实责任，严格考核。") == []


def test_a_notice_at_the_top_does_not_swallow_the_speech():
    text = f"版权所有 某市政府网\n同志们：\n要抓落实。\n{CLOSING}"
    assert [words for _, words in aside(text)] == ["版权所有 某市政府网"]


def test_a_law_on_copyright_that_is_spoken_of_stays():
    text = f"要实施著作权法。\n{'要抓落实。' * 20}\n{CLOSING}"
    assert aside(text) == []


def test_blocks_that_recur_at_the_ends_of_files_are_set_aside():
    banner = "某市清风网\n要闻动态\n监督曝光\n廉洁文化"
    texts = [f"{banner}\n同志们：\n第{n}次会议要抓落实。\n我就讲这些。\n服务指南\n意见征集\n网上信访" for n in "一二三四"]
    known = recurring(raw(text) for text in texts)
    assert [words for _, words in aside(texts[0], known)] == [banner, "服务指南\n意见征集\n网上信访"]
    assert aside(texts[0]) == []


def test_formulas_that_speeches_share_are_no_recurring_block():
    texts = [
        f"各位代表！\n现在，我代表政府作报告，请审议。\n一、工作回顾\n完成了{n}项任务。\n全国人民大团结万岁！\n谢谢大家！"
        for n in range(5)
    ]
    assert recurring(raw(text) for text in texts) == frozenset()


def test_two_files_make_no_recurring_block():
    assert recurring(raw("甲网\n乙栏\n丙页\n正文。") for _ in range(2)) == frozenset()
