"""Who bears which responsibility: by family, with their negatives."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document

Expected = list[tuple[str, str, str]]

BORNE = [
    ("党组书记作为管党治党第一责任人，必须尽责。", [("党组书记", "第一责任人", "管党治党")]),
    ("党组要落实主体责任。", [("党组", "主体责任", "")]),
    ("班子成员要认真履行“一岗双责”。", [("班子成员", "一岗双责", "")]),
    ("纪检监察组履行监督责任。", [("纪检监察组", "监督责任", "")]),
    ("主要负责同志是党风廉政建设第一责任人。", [("主要负责人", "第一责任人", "党风廉政建设")]),
    (
        "党委（党组）书记扛起第一责任人责任、班子成员担负“一岗双责”。",
        [("党组书记", "第一责任人", ""), ("班子成员", "一岗双责", "")],
    ),
    (
        "局党组既负有推进改革的主体责任，又负有督促落实的监督责任。",
        [("党组", "主体责任", "推进改革"), ("党组", "监督责任", "督促落实")],
    ),
    ("党委负主体责任，纪委负监督责任。", [("党组", "主体责任", ""), ("纪委", "监督责任", "")]),
    ("明确党风廉政建设的主体责任和监督责任。", []),
    ("党组高度重视，召开会议，研究部署，压实责任，推动主体责任落地。", []),
    ("党组召开会议。第一责任人要尽责。", []),
]
ASSIGNED = [
    ("完善制度。（责任单位：办公室、人事处）", [("办公室", "责任单位", "完善制度"), ("人事处", "责任单位", "完善制度")]),
    ("（牵头单位：办公室；配合单位：人事处）", [("办公室", "牵头单位", ""), ("人事处", "配合单位", "")]),
    ("完善制度，由办公室牵头，人事处、财务处配合。",
     [("办公室", "牵头单位", "完善制度"), ("人事处", "配合单位", "完善制度"), ("财务处", "配合单位", "完善制度")]),
    ("鼓励企业牵头实施重大项目。", []),
    ("将任务落细到责任部门、具体责任人。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BORNE + ASSIGNED)
def test_duties_of_a_sentence(text: str, expected: Expected, extractor: Extractor) -> None:
    assert [(d.role, d.responsibility, d.matter) for d in extractor.extract(document(text)).duties] == expected


def test_a_duty_spans_from_its_role_to_its_responsibility(extractor: Extractor) -> None:
    text = "同志们，党组书记作为管党治党第一责任人，必须尽责。"
    [duty] = extractor.extract(document(text)).duties
    assert text[duty.start : duty.end] == "党组书记作为管党治党第一责任人"


def test_roles_are_mentioned_and_displace_nothing(extractor: Extractor) -> None:
    mentions = extractor.extract(document("局党组书记和“一把手”要贯彻党的二十大精神。")).mentions
    assert [m.surface for m in mentions if m.type == "role"] == ["党组书记", "一把手"]
    assert {("局党组", "institution"), ("一把手", "concept"), ("党的二十大", "meeting")} <= {
        (m.surface, m.type) for m in mentions
    }
