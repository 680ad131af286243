"""Loading: what a user's own lexicon adds, and what is said of one that is broken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import normalise
from ontology import loading
from ontology.loading import load
from ontology.problems import LexiconError

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tg: <https://w3id.org/tifagraph/vocabulary#> .
@prefix town: <https://example.org/town/> .
"""


@pytest.fixture
def given_file(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_the_same_files_give_the_same_version_and_order() -> None:
    one, two = load(), load()
    assert one == two and list(one.surfaces) == list(two.surfaces) and len(one.version) == 16


def test_a_table_adds_terms(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file(
        "town.csv",
        "label,type,aliases,definition\n青河模式,concept,“青河做法”|青河经验,先修渠后分水\n青河县水渠办,机构,县水渠办；渠办,\n",
    )
    lexicon = load([path])
    (entry,) = lexicon.find("青河做法")
    assert (entry.key, entry.definition, entry.source) == ("concept/青河模式", "先修渠后分水", "town.csv")
    assert [e.key for e in lexicon.find("渠办")] == ["institution/青河县水渠办"]
    assert lexicon.warnings == () and lexicon.version != load().version


def test_a_table_from_a_chinese_spreadsheet_is_read(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file("town.csv", "label,type\n青河模式,概念\n".encode("gb18030"))
    assert load([path]).find("青河模式")


def test_broken_lines_are_named_and_the_others_used(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file(
        "town.csv", "label,type,aliases\n青河模式,concept,\n,concept,无名\n青河山,山,\n青河水,concept,a,b\n\n青河路,,\n"
    )
    lexicon = load([path])
    assert lexicon.find("青河模式") and lexicon.find("青河路") and not lexicon.find("青河山")
    assert [w.partition(": ")[2].split(";")[0] for w in lexicon.warnings] == [
        "line 3: it has no label",
        "line 4: unknown type '山' (known: concept, institution, meeting, document, person)",
        "line 5: it has more cells than the first line",
    ]


def test_a_known_wording_means_the_known_entity(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file("town.csv", "label,type,aliases\n中纪委,institution,中纪\n")
    lexicon = load([path])
    assert [e.key for e in lexicon.find("中纪")] == ["institution/中央纪委"]
    assert lexicon.entries["institution/中央纪委"].english


def test_foreign_skos_becomes_concepts(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file(
        "town.ttl",
        PREFIXES
        + """town:c a skos:ConceptScheme .
town:1 a skos:Concept ; skos:prefLabel "青河模式"@zh-CN, "Qinghe way"@en ; skos:altLabel "青河做法"@zh ; skos:broader town:2 .
town:2 a skos:Concept ; skos:prefLabel "灌溉"@zh ; skos:definition "引水入田"@zh .
""",
    )
    lexicon = load([path])
    (entry,) = lexicon.find("青河做法")
    assert (entry.key, entry.english, entry.broader) == ("concept/青河模式", "Qinghe way", ("concept/灌溉",))
    assert lexicon.warnings == ()


def test_own_properties_and_versions_work_in_a_user_file(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file(
        "town.ttl",
        PREFIXES
        + """<concept/青河三要> a tg:Formulation ; skos:prefLabel "青河三要"@zh-hans ; tg:since "2015" .
<concept/青河三要/2015> a tg:Version ; tg:versionOf <concept/青河三要> ;
    tg:since "2015" ; tg:spelledOut "要渠、要树、要路"@zh-hans .
<concept/青河三要/2019> a tg:Version ; tg:versionOf <concept/青河三要> ;
    tg:since "2019" ; tg:spelledOut "要渠、要林；要路、要桥"@zh-hans .
<concept/青河两说> a skos:Concept ; skos:prefLabel "青河两说"@zh-hans ; tg:quotedOnly true .
""",
    )
    lexicon = load([path])
    first, second = lexicon.entries["concept/青河三要"].versions
    assert (first.members, first.until) == (("要渠", "要树", "要路"), "2019")
    assert (second.members, second.until) == (("要渠、要林", "要路、要桥"), "")
    assert "青河两说" in lexicon.quoted and "青河三要" not in lexicon.quoted


def test_a_user_adds_to_what_is_known_and_never_overrides_it(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file(
        "more.ttl",
        PREFIXES
        + '<meeting/党的二十大> skos:prefLabel "第二十次大会"@zh-hans ; skos:altLabel "盛会二十"@zh-hans ; tg:since "1999" .',
    )
    (entry,) = load([path]).find("盛会二十")
    assert (entry.label, entry.since) == ("党的二十大", "2022-10-16") and "第二十次大会" in entry.aliases


def test_a_wording_of_two_senses_is_pointed_out(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file("town.csv", "label,type,aliases\n青河模式,concept,两个确立\n")
    (warning,) = load([path]).warnings
    assert "两个确立 now names concept/两个确立 and concept/青河模式" in warning


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bad.ttl", PREFIXES + '<concept/甲乙> skos:prefLabel "甲乙@zh .\n', "bad.ttl: line 4: "),
        ("bad.csv", "名称,类型\n甲乙,concept\n", "line 1: there is no column named label; begin with the line label,type"),
        ("bad.csv", b"\xff\xfe\xff", "is neither UTF-8 nor GB18030"),
        ("bad.xls", "x", "is not a lexicon file; give SKOS in Turtle (.ttl) or a table (.csv)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_a_file_that_cannot_be_used_gets_one_line(given_file, name: str, content: str | bytes, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LexiconError) as caught:
        load([given_file(name, content)])
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such file"):
        load([tmp_path / "none.ttl"])
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(LexiconError, match="is a folder"):
        load([tmp_path / "folder.csv"])


def test_what_cannot_name_anything_is_pointed_out(given_file) -> None:  # type: ignore[no-untyped-def]
    path = given_file(
        "town.ttl", PREFIXES + 'town:1 skos:prefLabel "青河"@zh . <concept/甲乙丙丁> a skos:Concept ; skos:altLabel "甲乙丙"@zh .'
    )
    lexicon = load([path])
    assert ["has a label and no class" in w or "has no label" in w for w in lexicon.warnings] == [True, True]
    assert not lexicon.find("青河") and "concept/甲乙丙丁" not in lexicon.entries


@given(st.lists(st.text(alphabet="党的“”三1９ 　,（）○\n\tA", max_size=8), max_size=6))
def test_many_wordings_are_normalised_like_one(many: list[str]) -> None:
    single = [normalise(" ".join(wording.split())) for wording in many]
    assert loading._normalised(many) == single
