"""What tests of several rooms share: a small corpus written for them, and the graph built from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")  # a busy machine is no failure: timings belong in `make bench`

TEXTS = {
    "讲话/2021年动员会讲话.txt": """在全局党史学习教育动员会上的讲话
（2021年3月12日）
同志们：
按照党中央决策部署，我们召开这次会议，主要任务是深入学习贯彻习近平总书记重要讲话精神。
一、提高政治站位
要增强“四个意识”、坚定“四个自信”、做到“两个维护”，坚决贯彻落实中央八项规定精神。
坚定不移增强“四个意识”，认真落实《中国共产党纪律处分条例》。
二、狠抓工作落实
要持续纠治“四风”，严格执行中央八项规定精神。**局党组要带头增强“四个意识”。
""",
    "讲话/纪检干部会议讲话.txt": """在纪检干部会议上的讲话
同志们：
二十届中央纪委二次全会刚刚闭幕，习近平总书记出席全会并发表重要讲话。
一、深刻领悟“两个确立”的决定性意义
党的二十大报告指出：“坚持以严的基调强化正风肃纪。”要坚定捍卫“两个确立”，坚决做到“两个维护”。
增强“四个意识”、坚定“四个自信”、做到“两个维护”，根据《中国共产党章程》履行职责。
二、推进全面从严治党
市委要求，全市各级党组织要贯彻落实党的二十大精神，一体推进不敢腐、不能腐、不想腐。
来源：望屿市纪委网站
""",
    "通知/关于开展检查的通知.txt": """关于开展作风检查的通知
各县区纪委：
为贯彻落实中央八项规定精神，根据《中国共产党党内监督条例》，经研究决定开展检查。
一、检查内容
重点检查增强“四个意识”、坚定“四个自信”、做到“两个维护”的情况。
望屿市纪委办公室
2019年5月6日
""",
}
METADATA = """path,title,date,issuer,speaker,place,series
讲话/2021年动员会讲话.txt,动员会讲话,2021-03-12,望屿市某局,李明,望屿,讲话
"""


def write_texts(folder: Path) -> Path:
    """Write the small corpus into a folder."""
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "metadata.csv").write_text(METADATA, encoding="utf-8")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the small corpus."""
    return write_texts(tmp_path / "texts")


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the small corpus, built once; read only."""
    import tifagraph

    folder = tmp_path_factory.mktemp("small")
    return tifagraph.build(write_texts(folder / "texts"), folder / "kg").path


@pytest.fixture(scope="session")
def example_kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example corpus, built once; read only."""
    import tifagraph

    examples = Path(__file__).parent.parent / "examples" / "corpus"
    return tifagraph.build(examples, tmp_path_factory.mktemp("example") / "kg").path
