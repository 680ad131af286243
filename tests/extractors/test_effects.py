"""What documents do to documents, and the force they have: by family, with their negatives."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

ACTS = [
    ("修订《云州市考核办法》。", {("amends", "云州市考核办法")}),
    ("对《云州市用车规定》作出修改。", {("amends", "云州市用车规定")}),
    ("废止《甲类办法》《乙类规定》和《丙类细则》。", {("repeals", "甲类办法"), ("repeals", "乙类规定"), ("repeals", "丙类细则")}),
    ("《甲类办法》《乙类规定》同时废止。", {("repeals", "甲类办法"), ("repeals", "乙类规定")}),
    ("《甲类办法》（云发〔2010〕3号）自2024年1月1日起失效。", {("repeals", "甲类办法")}),
    ("自2014年5月1日起停止执行《接待标准规定》。", {("repeals", "接待标准规定")}),
    ("县委转发了《云州市督查办法》。", {("forwards", "云州市督查办法")}),
    ("现将《云州市督查办法》转发给你们。", {("forwards", "云州市督查办法")}),
    ("《关于转发〈云州市督查办法〉的通知》", {("forwards", "云州市督查办法")}),
    ("《关于废止〈云州市督查办法〉的决定》", {("repeals", "云州市督查办法")}),
    ("新修订的《云州市督查办法》印发。", set()),
    ("将第三条修改为“按照规定办理”。", set()),
    ("《云州市督查办法》修订工作开始。", set()),
    ("转发微信消息，废止旧习。", set()),
]
EFFECTS = [
    ("《云州市办法》自2024年1月1日起施行。", [("云州市办法", "in-force", "2024-01-01", "")]),
    (
        "《云州市办法》自2024年1月1日起施行，《云州市旧办法》同时废止。",
        [("云州市旧办法", "repealed", "2024-01-01", ""), ("云州市办法", "in-force", "2024-01-01", "")],
    ),
    ("《云州市办法》自二〇二四年三月起施行。《旧规定》同时废止。",
     [("云州市办法", "in-force", "2024-03", ""), ("旧规定", "repealed", "2024-03", "")]),
    ("《云州市办法》有效期5年。", [("云州市办法", "valid", "", "P5Y")]),
    ("《云州市办法》有效期至2028年12月31日。", [("云州市办法", "valid", "2028-12-31", "")]),
    ("自印发之日起施行。", [("", "in-force", "", "")]),
    ("实施乡村振兴战略，执行有力。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts_on_documents(text: str, expected: set[tuple[str, str]], extractor: Extractor) -> None:
    found = extractor.extract(document(text)).citations
    seen = {(c.kind, (c.target or "").partition("/")[2]) for c in found}
    assert {pair for pair in seen if pair[0] in ("amends", "repeals", "forwards")} == expected


@pytest.mark.parametrize(("text", "expected"), EFFECTS)
def test_effects(text: str, expected: list[tuple[str, str, str, str]], extractor: Extractor) -> None:
    found = extractor.extract(document(text)).effects
    assert sorted(((e.document or "").partition("/")[2], e.effect, e.date, e.period) for e in found) == sorted(expected)


def test_the_day_of_issue_is_that_of_the_text(extractor: Extractor) -> None:
    text = document(
        "本办法自印发之日起施行。", title="云州市办法", date_from="2024-03-06", date_to="2024-03-06", date_reason="stated"
    )
    [effect] = extractor.extract(text).effects
    assert (effect.document, effect.date) == ("document/云州市办法", "2024-03-06")


def test_what_is_no_longer_carried_out_is_not_implemented(extractor: Extractor) -> None:
    found = extractor.extract(document("停止执行《接待标准规定》。")).citations
    assert "implements" not in {c.kind for c in found}
