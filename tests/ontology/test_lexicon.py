"""The lexicon of the house is sound: what it states is complete, consistent and can be found."""

import re
from itertools import pairwise

import pytest

from corpus.text import chinese, normalise
from ontology.loading import Lexicon, load, wordings
from ontology.namespaces import TYPES

PLENUMS = {11: 7, 12: 7, 13: 9, 14: 7, 15: 7, 16: 7, 17: 7, 18: 7, 19: 7, 20: 4}
DISCIPLINE_PLENUMS = {18: 8, 19: 7, 20: 5}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def test_every_entry_has_a_label_a_source_and_the_key_of_its_type(lexicon: Lexicon) -> None:
    wrong = [
        entry.key
        for key, entry in lexicon.entries.items()
        if not (entry.label and entry.source and entry.key == key and entry.type in TYPES and key.startswith(f"{entry.type}/"))
    ]
    assert wrong == []


def test_labels_are_keys_except_where_senses_are_told_apart(lexicon: Lexicon) -> None:
    wrong = [e.key for e in lexicon.entries.values() if e.key.partition("/")[2] != e.label and not e.senses]
    assert wrong == []


def test_a_wording_is_shared_only_by_entries_that_name_each_other(lexicon: Lexicon) -> None:
    shared = {
        surface: keys
        for surface, keys in lexicon.surfaces.items()
        if any(b not in lexicon.entries[a].senses for a in keys for b in keys if a != b)
    }
    assert shared == {}


def test_no_entry_says_the_same_wording_twice(lexicon: Lexicon) -> None:
    for entry in lexicon.entries.values():
        repeated = [w for w in entry.aliases if w == entry.label]
        assert repeated == [], entry.key


def test_every_wording_finds_its_entry(lexicon: Lexicon) -> None:
    lost = [(w, e.key) for e in lexicon.entries.values() for w in wordings(e) if e not in lexicon.find(w)]
    assert lost == []


def test_surfaces_are_normalised_and_long_enough_and_bear_no_mask(lexicon: Lexicon) -> None:
    wrong = [s for s in lexicon.surfaces if normalise(s) != s or len(s) < 2 or re.search(r"[*※□]|xx", s)]
    assert wrong == []


def test_references_lead_to_entries(lexicon: Lexicon) -> None:
    dangling = [
        (entry.key, key)
        for entry in lexicon.entries.values()
        for key in (entry.body, *entry.broader, *entry.senses)
        if key and key not in lexicon.entries
    ]
    assert dangling == []


def test_nothing_is_above_itself(lexicon: Lexicon) -> None:
    for entry in lexicon.entries.values():
        seen = {entry.key}
        above = entry.body
        while above:
            assert above not in seen, entry.key
            seen.add(above)
            above = lexicon.entries[above].body if lexicon.entries[above].type == entry.type else ""


def test_dates_are_dates_in_order(lexicon: Lexicon) -> None:
    for entry in lexicon.entries.values():
        spans = [(entry.since, entry.until), *((v.since, v.until) for v in entry.versions)]
        for since, until in spans:
            assert all(DATE.fullmatch(day) for day in (since, until) if day), entry.key
            shared = min(len(since), len(until))
            assert since[:shared] <= until[:shared] or not until, entry.key


def test_versions_follow_one_another(lexicon: Lexicon) -> None:
    for entry in lexicon.entries.values():
        starts = [v.since for v in entry.versions]
        assert starts == sorted(starts) and len(set(starts)) == len(starts), entry.key
        assert all(a.until <= b.since for a, b in pairwise(entry.versions)), entry.key


def test_offices_have_known_holders_one_after_the_other(lexicon: Lexicon) -> None:
    for office, tenures in lexicon.offices.items():
        assert all(holder in lexicon.entries for holder, _, _ in tenures), office
        assert all(a[2] <= b[1] for a, b in pairwise(tenures)), office
        assert all(until for _, _, until in tenures[:-1]), office


def held(lexicon: Lexicon, wording: str) -> tuple[str, str]:
    (meeting,) = (entry for entry in lexicon.find(wording) if entry.type == "meeting")
    return meeting.since, meeting.until


def test_all_party_congresses_are_dated(lexicon: Lexicon) -> None:
    for term in range(1, 21):
        assert all(held(lexicon, f"中国共产党第{chinese(term)}次全国代表大会")), term


def test_all_plenums_are_dated(lexicon: Lexicon) -> None:
    days = []
    for term, count in PLENUMS.items():
        for session in range(1, count + 1):
            days.append(held(lexicon, f"{chinese(term)}届{chinese(session)}中全会"))
    assert all(since and until for since, until in days)
    assert days == sorted(days)


def test_all_discipline_plenums_are_dated(lexicon: Lexicon) -> None:
    days = []
    for term, count in DISCIPLINE_PLENUMS.items():
        for session in range(1, count + 1):
            days.append(held(lexicon, f"{chinese(term)}届中央纪委{chinese(session)}次全会"))
    assert all(since and until for since, until in days)
    months = [since[:7] for since, _ in days]
    assert months == sorted(months)


@pytest.mark.parametrize(
    ("wording", "key"),
    [
        ("二十大", "meeting/党的二十大"),
        ("中国共产党第十九届中央委员会第六次全体会议", "meeting/党的十九届六中全会"),
        ("二十届中纪委二次全会", "meeting/二十届中央纪委二次全会"),
        (
            "省部级主要领导干部学习贯彻党的十九届六中全会精神专题研讨班",
            "meeting/省部级主要领导干部学习贯彻党的十九届六中全会精神专题研讨班开班式",
        ),
        ("中共中央", "institution/党中央"),
        ("中国共产党中央纪律检查委员会", "institution/中央纪委"),
        ("中办", "institution/中央办公厅"),
        ("国家发改委", "institution/国家发展改革委"),
        ("监察部", "institution/监察部"),
        ("党章", "document/中国共产党章程"),
        ("宪 法", "document/中华人民共和国宪法"),
        ("党内监督条例", "document/中国共产党党内监督条例"),
        ("监察法", "document/中华人民共和国监察法"),
        ("著作权法", "document/中华人民共和国著作权法"),
        (
            "中央关于加强对“一把手”和领导班子监督的意见",
            "document/中共中央关于加强对“一把手”和领导班子监督的意见",
        ),
        ("习总书记", "person/习近平"),
        ("毛主席", "person/毛泽东"),
        ("“两个确立”", "concept/两个确立"),
    ],
)
def test_what_such_texts_say_is_known(lexicon: Lexicon, wording: str, key: str) -> None:
    assert [entry.key for entry in lexicon.find(wording)] == [key]


def test_a_wording_with_two_senses_gives_both(lexicon: Lexicon) -> None:
    assert {entry.since for entry in lexicon.find("党内政治生活若干准则")} == {"1980-02-29", "2016-10-27"}


def test_a_successor_is_an_entry_of_its_own(lexicon: Lexicon) -> None:
    before, after = lexicon.entries["institution/农业部"], lexicon.entries["institution/农业农村部"]
    assert before.until == after.since == "2018-03"


def test_versions_tell_which_rules_were_in_force(lexicon: Lexicon) -> None:
    versions = lexicon.entries["document/中国共产党纪律处分条例"].versions
    assert [v.since for v in versions] == ["1997-02-27", "2003-12-31", "2016-01-01", "2018-10-01", "2024-01-01"]
    assert versions[0].label == "中国共产党纪律处分条例（试行）" and versions[-1].until == ""


@pytest.mark.parametrize(
    ("day", "holder"), [("1986-09-28", "胡耀邦"), ("1997-09-12", "江泽民"), ("2007-10-15", "胡锦涛"), ("2023-01-09", "习近平")]
)
def test_the_general_secretary_of_a_day(lexicon: Lexicon, day: str, holder: str) -> None:
    assert [who for who, since, until in lexicon.offices["总书记"] if since <= day < (until or "9")] == [f"person/{holder}"]
