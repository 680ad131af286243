"""Reforms in the graph: events between the bodies that the texts name."""

import tifagraph

QUESTION = """
SELECT ?date ?before ?after WHERE {
  ?event a tg:Reform ; tg:since ?date ; org:originalOrganization ?before ; org:resultingOrganization ?after .
} ORDER BY ?date ?before
"""


def test_a_reform_joins_what_came_before_and_after(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("国务院扶贫办印发通知。农业部作出部署。", encoding="utf-8")
    rows = tifagraph.build(tmp_path / "a.txt", tmp_path / "kg").query(QUESTION)
    found = {(row["date"], row["before"].rpartition("/")[2], row["after"].rpartition("/")[2]) for row in rows}
    assert ("2021-02", "国务院扶贫办", "国家乡村振兴局") in found
    assert ("2018-03", "农业部", "农业农村部") in found
    assert not any("铁道部" in before for _, before, _ in found)
