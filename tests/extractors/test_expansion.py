"""Names and the lists that spell them out: linked where they agree, scoped where they contradict, reported if near."""

import pytest

from extractors.extraction import Extractor
from tests.markup import document


def keys(extractor: Extractor, text: str, surface: str) -> set[str]:
    return {m.key for m in extractor.extract(document(text)).mentions if m.surface == surface}


@pytest.mark.parametrize(
    ("text", "surface", "key"),
    [
        ("增强政治意识、大局意识、核心意识、看齐意识。", "政治意识、大局意识、核心意识、看齐意识", "concept/四个意识"),
        ("坚持创新、协调、绿色、开放、共享的发展。", "创新、协调、绿色、开放、共享", "concept/新发展理念"),
        (
            "落实好“五个一批”：加装一批电梯，打通一批道路，整修一批街巷，新增一批车位，化解一批积案。",
            "五个一批",
            "~concept/五个一批",
        ),
        ("实施“五个一批”，打赢脱贫攻坚战。", "五个一批", "concept/五个一批"),
    ],
)
def test_the_members_decide(text: str, surface: str, key: str, extractor: Extractor) -> None:
    assert keys(extractor, text, surface) == {key}


def test_a_near_list_is_reported_and_not_linked(extractor: Extractor) -> None:
    text = "就是要坚持思想从严、监督从严、执纪从严、治吏从严、作风从严、反腐从严。"
    extraction = extractor.extract(document(text))
    assert not [m for m in extraction.mentions if m.key == "concept/六个从严"]
    [note] = extraction.document.notes
    assert "监督从严" in note and "六个从严" in note and "管党从严" in note


@pytest.mark.parametrize(
    ("text", "date", "key"),
    [
        ("要立足“两个大局”，胸怀世界百年未有之大变局。", "", "concept/两个大局"),
        ("要处理好“两个大局”，沿海地区加快发展。", "1992-01-01", "concept/两个大局（1988）"),
        ("一体推进“三不”，强化不敢腐的震慑。", "", "concept/三不腐"),
    ],
)
def test_a_wording_of_several_senses_is_chosen_by_members_then_by_date(
    text: str, date: str, key: str, extractor: Extractor
) -> None:
    dated = document(text, date_from=date, date_to=date, date_reason="stated" if date else "")
    chosen = {m.key for m in extractor.extract(dated).mentions if m.form in ("两个大局", "三不")}
    assert chosen == {key}


def test_what_nothing_decides_stays_ambiguous(extractor: Extractor) -> None:
    chosen = {m.key for m in extractor.extract(document("要落实“三不”要求。")).mentions}
    assert chosen == {"?concept/三不"}
