"""Title, date, issuer, speaker, place and series, each with where it stands."""

import pytest

from tests.corpus.builders import structured

BODY = "同志们：\n今天我们召开会议，要抓落实。\n"


def known(text, name="文.txt", **fields):
    found = structured(text, name, **fields)
    return found, dict(found.origins)


def test_a_metadata_csv_comes_first():
    row = {"title": "题", "date": "2020-01-02", "issuer": "市委", "speaker": "王明", "place": "望屿", "series": "讲话"}
    found, origins = known("在会议上的讲话\n（2021年3月5日）\n" + BODY, sidecar=row)
    assert (found.title, found.issuer, found.speaker, found.place, found.series) == ("题", "市委", "王明", "望屿", "讲话")
    assert (found.date_from, found.date_to, found.date_reason) == ("2020-01-02", "2020-01-02", "stated in metadata.csv")
    assert set(origins.values()) == {"metadata.csv"}
    assert found.notes == ("date 2020-01-02 (metadata.csv), but 2021-03-05 (heading)",)


@pytest.mark.parametrize(
    ("heading", "title", "date", "speaker"),
    [
        ("在全市警示教育会议上的讲话\n（2016年1月12日）", "在全市警示教育会议上的讲话", "2016-01-12", ""),
        ("在全市警示教育会议上的讲话\n李明\n（2016年1月12日）", "在全市警示教育会议上的讲话", "2016-01-12", "李明"),
        ("在全市警示教育会议上的讲话\nXXX（2021年3月）", "在全市警示教育会议上的讲话", "2021-03", ""),
        ("在会议上的讲话\n市委书记　李　明\n2016年1月12日", "在会议上的讲话", "2016-01-12", "李明"),
        ("政府工作报告\n——2022年3月5日在某市第十届人民代表大会第二次会议上\n市长 李明", "政府工作报告", "2022-03-05", "李明"),
        ("坚定不移推进\n全面从严治党\n——在市纪委全会上的讲话", "坚定不移推进全面从严治党", "", ""),
        ("李明在全市工作会议上的讲话", "李明在全市工作会议上的讲话", "", "李明"),
        ("在2023年1月9日全市会议上的讲话", "在2023年1月9日全市会议上的讲话", "2023-01-09", ""),
        ("2023年工作报告", "2023年工作报告", "", ""),
        ("在会议上的讲话\n县委书记　陈**", "在会议上的讲话", "", "陈**"),
    ],
)
def test_headings_of_speeches(heading, title, date, speaker):
    found, origins = known(f"{heading}\n\n{BODY}")
    assert (found.title, found.date_from, found.speaker) == (title, date, speaker)
    assert origins["title"] == "heading"
    assert found.date_reason == ("stated in the heading" if date else "")


def test_a_speech_that_states_nothing_gets_nothing():
    found, origins = known(BODY + "2022年，我们完成了任务。\n2023年1月9日，全会召开。", "000_6b9ae7c24e1a7bd9.txt")
    assert (found.title, found.date_from, found.date_to, found.date_reason, found.issuer) == ("", "", "", "", "")
    assert origins == {}


NOTICE = """望屿市人民政府文件
望政发〔2021〕8号
望屿市人民政府关于加强水资源管理的通知
各县（区）人民政府，市政府各部门：
为加强水资源管理，现就有关事项通知如下。
一、提高认识
要抓落实。
附件：任务分工表
望屿市人民政府
二〇二一年三月五日
"""


def test_an_official_paper():
    found, origins = known(NOTICE)
    assert found.title == "望屿市人民政府关于加强水资源管理的通知"
    assert (found.issuer, origins["issuer"]) == ("望屿市人民政府", "letterhead")
    assert (found.date_from, found.date_reason) == ("2021-03-05", "stated as 成文日期")
    assert [s.locator for s in found.sections] == ["一"]


def test_the_number_of_a_paper_gives_its_year_where_no_day_is_stated():
    found, _ = known(NOTICE.replace("二〇二一年三月五日", ""))
    assert (found.date_from, found.date_reason) == ("2021", "stated in the letterhead (望政发〔2021〕8号)")


def test_who_signs_a_paper_without_letterhead():
    found, origins = known("关于开展检查的通知\n各县区：\n要抓落实。\n望屿市纪委办公室\n2019年5月6日")
    assert (found.issuer, origins["issuer"], found.date_from) == ("望屿市纪委办公室", "署名", "2019-05-06")


def test_the_day_of_a_paper_may_stand_before_its_annex():
    annex = "工作要点\n" + "要抓落实，要见成效，要严格考核。\n" * 30
    found, _ = known(f"关于印发要点的通知\n各县区：\n现印发给你们。\n中共望屿市**局党组\n2023年3月31日\n{annex}")
    assert (found.date_from, found.issuer) == ("2023-03-31", "中共望屿市**局党组")


def test_a_title_names_its_issuer():
    found, origins = known("望屿市纪律检查委员会关于开展检查的通知\n各县区：\n要抓落实。")
    assert (found.issuer, origins["issuer"]) == ("望屿市纪律检查委员会", "heading")


@pytest.mark.parametrize(
    ("name", "title", "date"),
    [
        ("2019_政府工作报告.txt", "政府工作报告", "2019"),
        ("20230110-市委书记讲话.docx", "市委书记讲话", "2023-01-10"),
        ("讲话/市委书记讲话（2021年3月）.txt", "市委书记讲话", "2021-03"),
        ("a.zip!/2023-01-09 讲话.txt", "讲话", "2023-01-09"),
    ],
)
def test_file_names(name, title, date):
    found, origins = known(BODY, name)
    assert (found.title, found.date_from, found.date_to) == (title, date, date)
    assert (found.date_reason, origins["title"]) == ("stated in the file name", "file name")


def test_a_more_precise_date_that_agrees_is_preferred():
    found, _ = known("报告\n（2019年3月5日）\n" + BODY, "2019_报告.txt")
    assert (found.date_from, found.date_reason) == ("2019-03-05", "stated in the heading")


def test_a_dateline_takes_its_year_from_the_publication():
    text = "2023-01-10 08:00 来源：新华社\n新华社望屿1月9日电 会议今天召开。要抓落实。"
    found, origins = known(text)
    assert (found.place, origins["place"]) == ("望屿", "dateline")
    assert (found.date_from, found.date_reason, found.date_published) == ("2023-01-09", "stated in the dateline", "2023-01-10")


@pytest.mark.parametrize(
    "opening",
    [
        "【本報望屿2016年1月28日訊】會議召開。",
        "（望屿日报2016年1月28日讯）会议召开。",
        "市纪委网站　望屿2016年1月28日电 会议召开。",
    ],
)
def test_forms_of_datelines(opening):
    assert known(f"题目\n{opening}")[0].date_from == "2016-01-28"


def test_a_dateline_without_any_year_states_no_date():
    assert known("新华社望屿1月9日电 会议今天召开。")[0].date_from == ""


def test_fields_of_a_record_are_used_and_a_wrong_date_is_noted():
    found, origins = known(BODY, "f.jsonl#1", stated={"title": "题", "date": "昨天"}, origin="JSON field")
    assert (found.title, origins["title"], found.date_from) == ("题", "JSON field", "")
    assert found.notes == ("JSON field: 昨天 is no date",)


def test_the_series_that_file_names_share():
    found, origins = known(BODY, "2019_报告.txt", series="报告")
    assert (found.series, origins["series"]) == ("报告", "file names")
