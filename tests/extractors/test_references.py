"""References between papers: numbers in every bracket, short names, what points back, papers inside papers, pinpoints."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

METHOD = "云州市监督办法"


def key_of(extractor: Extractor, text: str, surface: str, title: str = "") -> list[str]:
    mentions = extractor.extract(document(text, title=title)).mentions
    return [m.key.lstrip("~") for m in mentions if m.surface == surface]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("国发[2014]1号", "国发〔2014〕1号"),
        ("国发〔２０１４〕１号", "国发〔2014〕1号"),
        ("国发(2014)1号", "国发〔2014〕1号"),
        ("国发【2014】第1号", "国发〔2014〕1号"),
        ("国发2014〕1号", "国发〔2014〕1号"),
        ("国发〔2014）1号", "国发〔2014〕1号"),
        ("国发–2014–1号", "国发〔2014〕1号"),
        ("国办发 〔2014〕 1 号", "国办发〔2014〕1号"),
        ("国务院令第588号", "国务院令第588号"),
        ("中华人民共和国主席令第三号", "主席令第3号"),
    ],
)
def test_one_number_has_one_form(written: str, form: str, extractor: Extractor) -> None:
    mentions = extractor.extract(document(f"根据{written}文件办理。")).mentions
    assert [(m.type, m.key) for m in mentions if m.type == "number"] == [("number", f"document/{form}")]


@pytest.mark.parametrize(
    "text", ["《云州月刊》2021年第3号。", "他说2014年1号楼建成。", "拨打12388号码。", "〔2014〕1号。", "北京路（2014）1号。"]
)
def test_what_only_looks_like_a_number(text: str, extractor: Extractor) -> None:
    assert not [m for m in extractor.extract(document(text)).mentions if m.type == "number"]


def test_a_number_belongs_to_the_title_beside_it_and_keeps_it(extractor: Extractor) -> None:
    text = f"按照《{METHOD}》（云发[2014]1号）办理。云发〔2014〕1号要求严格。"
    assert key_of(extractor, text, "云发[2014]1号") == [f"document/{METHOD}"]
    assert key_of(extractor, text, "云发〔2014〕1号") == [f"document/{METHOD}"]


def test_the_short_name_stands_for_the_title_from_its_definition_on(extractor: Extractor) -> None:
    text = f"想办法落实。《{METHOD}》（云发〔2014〕1号，以下简称“《办法》”）已印发。按照《办法》执行，大家想办法。"
    assert key_of(extractor, text, "办法") == [f"document/{METHOD}"] * 2


@pytest.mark.parametrize("pointing", ["该办法", "上述办法", "此办法"])
def test_what_points_back(pointing: str, extractor: Extractor) -> None:
    assert key_of(extractor, f"《{METHOD}》已印发。要落实{pointing}。", pointing) == [f"document/{METHOD}"]
    assert key_of(extractor, f"《云州市通报》已印发。要落实{pointing}。", pointing) == []


def test_this_method_is_the_text_itself(extractor: Extractor) -> None:
    assert key_of(extractor, "本办法自发布之日起施行。", "本办法", METHOD) == [f"document/{METHOD}"]
    assert key_of(extractor, "本办法自发布之日起施行。", "本办法", "在大会上的讲话") == []


def test_outer_and_inner_document_are_told_apart(extractor: Extractor) -> None:
    text = f"收到《关于印发〈{METHOD}〉的通知》。"
    keys = [m.key.lstrip("~") for m in extractor.extract(document(text)).mentions if m.type == "document"]
    assert keys == [f"document/关于印发〈{METHOD}〉的通知", f"document/{METHOD}"]


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("根据《中华人民共和国监察法》第六条第（一）项，处理。", {"中华人民共和国监察法": "第六条第一项"}),
        ("根据监察法第十一条、第十二条，处理。", {"中华人民共和国监察法": "第十一条、第十二条"}),
        (
            "依据《中国共产党问责条例》第7条、监察法第四十五条第一款第（二）项，处理。",
            {"中国共产党问责条例": "第七条", "中华人民共和国监察法": "第四十五条第一款第二项"},
        ),
        (f"按照《{METHOD}》（云发〔2014〕1号）第三条执行。", {METHOD: "第三条"}),
        ("根据中办发[2013]9号文件第三条，办理。", {"中办发〔2013〕9号": "第三条"}),
        ("依据监察法，处理。", {"中华人民共和国监察法": ""}),
    ],
)
def test_places_are_part_of_the_target(text: str, pinpoints: dict[str, str], extractor: Extractor) -> None:
    found = extractor.extract(document(text)).citations
    assert {(c.target or "").partition("/")[2]: c.pinpoint for c in found if c.kind == "accords"} == pinpoints
