"""What stands in a file but was never said: licences, source and print lines, navigation, blocks that recur across files.

Three kinds of rule, all on whole lines: a licence line takes all that follows with it, furniture lines stand alone,
and recurring blocks are told by comparing the beginnings and ends of the corpus's files with each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from corpus.document import Apparatus
from corpus.lines import Span, lines
from corpus.reading import RawText

LICENCE = re.compile(
    r"""(?:※|[*＊]|注[:：]|[（(])?\s*(?:
      本作品
     |本(?:文件|文|页面|条目|演讲)(?:是|来自|属于|在|已|由于|因|采用|依据|根据|可).{0,80}?(?:公有[领領]域|著作权|版权|协议|许可)
     |This\ (?:work|file|text|document)\ is\ (?:in\ the\ public\ domain|licensed|made\ available)
     |(?:Public\ domain|公有[领領]域)\s*$
     |(?:除非?(?:另有|特别)(?:声明|说明|注明)).{0,40}(?:知识共享|CC|协议|许可)
     |(?:Creative\ Commons|知识共享|CC[ -]BY|CC0)
     |(?:版权|著作权)(?:所有|声明|信息|归|公告|说明)
     |(?:©|ⓒ|\(c\)|Copyright\b)
     |免责声明
     |(?:本网站?|本站|本刊|本报|凡).{0,40}(?:转载|版权|著作权)
     |(?:未经.{0,20}(?:授权|许可|同意|允许)).{0,20}(?:转载|复制|摘编|使用|建立镜像)
    )""",
    re.X | re.I,
)
"""A line that begins a licence or a copyright notice."""

_LICENCE_LIMIT = 3000
_WORDS_OF_A_SPEECH = re.compile(r"同志们|各位|我们|谢谢大家")


@cache
def _furniture_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(reason, pattern of a whole line) of furniture.tsv, in its order."""
    rows = files("corpus").joinpath("furniture.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((reason, re.compile(pattern, re.I)) for reason, pattern in (row.split("\t") for row in rows))


_POSSIBLE = re.compile(
    r"来源|出处|原标题|[转摘]自|编辑|责编|校对|排版|[初复终]?审|监制|录入|撰稿|供稿|通讯员|记者|发[布表]|更新|上传|刊发|公开|时间|日期"
    r"|浏览|阅读|点击|访问|打印|下载|关闭|收藏|分享|复制|返回|纠错|扫|微[信博]|字[号体]|长按|关注|位置|页面|您在|栏目|[上下]一|[前后]一篇"
    r"|首页|相关|猜你|热门|更多|网|联系|关于我们|导航|跳转|维基|备|标识码|许可证|[主承]办|技术支持|运维|English|EN|[简繁]体|\d[:：]\d\d"
)
_LONGEST = 140
_ZONE = 25
_SPOKEN = re.compile(
    r"[。！？：:；，]$|同志|各位|代表|[一二三四五六七八九十]、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十]+|[一二三四五六七八九十]是|\d+[.．、]"
)
_FILES = 3


def find(text: str, spans: Sequence[Span], recurring: frozenset[str] = frozenset()) -> tuple[Apparatus, ...]:
    """The stretches of a text that are no part of what was said, in order; neighbouring ones of one reason are one."""
    licence = _licence(text, spans)
    reasons = ["licence" if i >= licence else _furniture(text[a:b]) for i, (a, b) in enumerate(spans)]
    for i in _recurring_lines(text, spans, recurring):
        reasons[i] = reasons[i] or "recurring block"
    return _merged(spans, reasons)


def recurring(texts: Iterable[RawText]) -> frozenset[str]:
    """Hashes of lines that stand in blocks of three or more at the same end of at least three files, and half of all.

    What speeches share is no such block: salutations, numbered headings and whole sentences break one.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    files = 0
    for raw in texts:
        files += 1
        counts.update(_blocks(raw.text))
    needed = max(_FILES, (files + 1) // 2)
    return frozenset(digest for block, count in counts.items() if count >= needed for digest in block)


def edge_lines(text: str) -> frozenset[str]:
    """Hashes of the lines near the ends of a text that could be page furniture: on no other recurring line does it depend."""
    spans = lines(text)
    return frozenset(digest for zone in (spans[:_ZONE], spans[-_ZONE:]) for digest in _hashes(text, zone) if digest)


def _hashes(text: str, zone: Sequence[Span]) -> list[str]:
    """The hash of each line, empty where it is too long or too much of a sentence to be furniture."""
    found = []
    for start, end in zone:
        line = text[start:end] if end - start <= _LONGEST else ""
        found.append(_hash(line) if line and not _SPOKEN.search(line) else "")
    return found


def _blocks(text: str) -> set[tuple[str, ...]]:
    """Runs of three lines near either end that could be page furniture, as hashes."""
    spans = lines(text)
    blocks: set[tuple[str, ...]] = set()
    for zone in (spans[:_ZONE], spans[-_ZONE:]):
        hashes = _hashes(text, zone)
        blocks |= {run for run in zip(hashes, hashes[1:], hashes[2:], strict=False) if all(run)}
    return blocks


def _hash(line: str) -> str:
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _recurring_lines(text: str, spans: Sequence[Span], recurring: frozenset[str]) -> list[int]:
    """Numbers of lines that stand in a block of recurring ones near an end of the text."""
    if not recurring:
        return []
    zone = {*range(min(_ZONE, len(spans))), *range(max(0, len(spans) - _ZONE), len(spans))}
    known = {i for i in zone if _hash(text[spans[i][0] : spans[i][1]]) in recurring}
    return sorted(i for i in known if {i - 1, i - 2} <= known or {i - 1, i + 1} <= known or {i + 1, i + 2} <= known)


def _licence(text: str, spans: Sequence[Span]) -> int:
    """Number of the line from which on all is licence, or the number of lines.

    A licence closes a text: where speech follows it, or nothing was said before it, the other rules decide line by line.
    """
    first = len(spans)
    for i in range(len(spans) - 1, -1, -1):
        start, end = spans[i]
        if spans[-1][1] - start > _LICENCE_LIMIT:
            break
        if _WORDS_OF_A_SPEECH.search(text, start, end) and not _furniture(text[start:end]):
            break
        if LICENCE.match(text, start, end):
            first = i
    said = any(text[end - 1] in "。！？" for _, end in spans[:first])
    return first if said else len(spans)


def _furniture(line: str) -> str:
    if len(line) > _LONGEST or not (_POSSIBLE.search(line) or LICENCE.match(line)):
        return ""
    for reason, pattern in _furniture_rules():
        if pattern.fullmatch(line) and not line.endswith(("。", "！", "；")):
            return reason
    return "licence" if LICENCE.match(line) and not _WORDS_OF_A_SPEECH.search(line) and len(line) < 100 else ""


def _merged(spans: Sequence[Span], reasons: Sequence[str]) -> tuple[Apparatus, ...]:
    found: list[Apparatus] = []
    before = ""
    for (start, end), reason in zip(spans, reasons, strict=True):
        if reason and reason == before:
            found[-1] = Apparatus(found[-1].start, end, reason)
        elif reason:
            found.append(Apparatus(start, end, reason))
        before = reason
    return tuple(found)
