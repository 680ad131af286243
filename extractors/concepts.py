"""Formulations (提法): those of the lexicon, numeric ones by grammar, and catch-phrases in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.words import HAN, NUM, either, words
from ontology.loading import Lexicon

_COUNT = either(words("plain_counts"))
_CLASSIFIER = "[个项种条重大不新严实型化有要以类点位多]"
PLAIN_KINDS = ("Term", "Vice", "Metaphor", "Slogan", "Tenet")
"""Kinds that are formulations only with a number or in quotation marks (guideline C4 of the annotated texts)."""
NAMES = ("person/", "meeting/", "institution/")
_PART = rf"(?:{_CLASSIFIER}|{HAN}){{1,6}}"
NUMERIC = re.compile(rf"(?:{NUM}|双|第{NUM}){{1,3}}(?:{_CLASSIFIER}?{HAN}{{1,12}}|[0-9]*)(?:、?(?:{NUM}|双){_PART})*")
_MEASURED = rf"{NUM}+(?:后|周年|年|月|日|岁|点|元|万|亿|%|％|号)*"
_PLAIN = re.compile(rf"第?{NUM}{{1,4}}(?:{_COUNT})(?<!个方面)|{_MEASURED}|第{NUM}+[章节条款编]")
_BEFORE_QUOTE = re.compile(rf"(?!一\Z)(?<!逐)(?:{NUM}|双){{1,3}}{_CLASSIFIER}?\Z")
_PHRASE = re.compile(r"[\u4e00-\u9fff0-9A-Za-z*、+—·]{2,20}")
_BLOCKED = re.compile("|".join(words("phrase_blockers")))
_SPEECH = re.compile(r"(?:指出|强调|要求|提出|说|写道|答|问|如下|曾讲|讲道|喊出|告诫)[，：]*\Z")
_NOT_A_NAME_AFTER = re.compile(either(words("phrase_refuters")))


def named(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """Wordings of the lexicon; some count only between quotation marks (“三不”, “回头看”)."""
    for start, end, key in lexical(scan, lexicon):
        if not is_term(scan, lexicon, start, end, key):
            layer = int("，" in scan.text[start:end] and any(scan.named_between(start, end, kind) for kind in NAMES))
            yield Candidate(start, end, "concept", key, "formulation of the lexicon", 2, layer)


def terms(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """Political terms in running text (政治监督, 诫勉谈话): no number, no quotation marks; they yield to all else."""
    for start, end, key in lexical(scan, lexicon):
        if is_term(scan, lexicon, start, end, key):
            yield Candidate(start, end, "term", key, "term of the lexicon")


def lexical(scan: Scan, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Where concepts of the lexicon stand: start, end, key."""
    for start, end, keys in scan.names:
        if not keys[0].startswith("concept/"):
            continue
        word = scan.text[start:end]
        if "《" in word or (word in lexicon.quoted and not in_quotes(scan, start, end)):
            continue
        quote = next((b for a, b in scan.quotes_between(start, end + 1) if a == start and b < end), end)
        if quote < end:
            if quote - start > 1:
                yield start, quote, choose(keys)
        elif quotes_agree(scan, lexicon, start, end):
            yield start, end, choose(keys)


def is_term(scan: Scan, lexicon: Lexicon, start: int, end: int, key: str) -> bool:
    """Whether a concept is only a term here: of that kind, without a number and outside quotation marks."""
    entry = lexicon.entries[key]
    plain = entry.kind in PLAIN_KINDS and not NUMERIC.match(entry.label) and not NUMERIC.match(scan.text, start, end)
    return plain and not in_quotes(scan, start, end)


def quotes_agree(scan: Scan, lexicon: Lexicon, start: int, end: int) -> bool:
    """Quotation marks inside a name end a name of their own: in 纠“四风”树新风 the name is 四风."""
    inside = scan.quotes_between(start, end)
    return not any(lexicon.surfaces.get(scan.text[a:b]) and (a, b) != (start, end) for a, b in inside)


def choose(keys: tuple[str, ...]) -> str:
    """The sense of a wording: the one in use today where nothing else decides."""
    if len(keys) == 1:
        return keys[0]
    concepts = [k for k in keys if k.startswith("concept/")]
    return min(concepts, key=lambda k: ("（" in k, k))


def in_quotes(scan: Scan, start: int, end: int) -> bool:
    """Whether quotation marks stand right around a stretch."""
    return (start, end) in scan.quoted


def quoted(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """“三个到位”, “五张清单”: quoted names with a number; they belong to the text that coins them."""
    for start, end in scan.twin.quotes:
        word = scan.text[start:end]
        if not _PHRASE.fullmatch(word) or not is_name(scan, start, end):
            continue
        if is_numeric(word) and not _PLAIN.fullmatch(word):
            yield Candidate(start, end, "concept", "~concept/" + word, "quoted numeric", 1)


def phrases(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """“知识恐慌”, “咬耳扯袖、红脸出汗”: short quoted names without a number."""
    for start, end in scan.twin.quotes:
        word = scan.text[start:end]
        if _PHRASE.fullmatch(word) and not is_numeric(word) and not _BLOCKED.search(word) and is_name(scan, start, end):
            yield Candidate(start, end, "concept", "concept/" + word, "quoted phrase", 0)


_ONE = re.compile(rf"一(?!{NUM})[^{NUM[1:-1]}双]*\Z|四两")


def is_numeric(word: str) -> bool:
    """Whether a quoted name counts something; in 一刀切 and 一言堂 the number counts nothing."""
    return bool(NUMERIC.fullmatch(word)) and not _ONE.match(word)


def is_name(scan: Scan, start: int, end: int) -> bool:
    """Whether a quoted stretch is used as a name: not somebody's words, not refuted, no body or person in it."""
    before, after = scan.text[max(0, start - 6) : start], scan.text[end : end + 8]
    named = any(scan.named_between(start, end, kind) for kind in NAMES)
    return not (named or _SPEECH.search(before) or _NOT_A_NAME_AFTER.match(after))


def counted(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """四个“任重道远”: a number before the quotation mark belongs to the name."""
    for start, end in scan.twin.quotes:
        m = _BEFORE_QUOTE.search(scan.text, max(0, start - 4), start)
        if m and _PHRASE.fullmatch(scan.text[start:end]) and end - start <= 8:
            word = scan.text[m.start() : end]
            yield Candidate(m.start(), end, "concept", "~concept/" + word, "numeral before quotation", 1)


_COMPACT = re.compile(rf"(?P<a>{NUM}|双)(?P<x>{HAN})(?P<b>{NUM}|双)(?P<y>{HAN})(?:(?:{NUM}|双)(?P<z>{HAN}))?")
_IDIOMS = frozenset(words("number_idioms"))
_NO_NOUN = frozenset("".join(words("not_counted")))


def compact(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """三会一课, 两单一图, 三抓三促: number and one word, twice; idioms such as 五湖四海 are none."""
    for m in _COMPACT.finditer(scan.text):
        word = m[0]
        nouns = {m["x"], m["y"], m["z"] or m["y"]}
        before, after = scan.text[m.start() - 1 : m.start()], scan.text[m.end() : m.end() + 1]
        counts = before in _DIGITS or after in _DIGITS or (m["a"] + m["b"]).isascii()
        if counts or word[:4] in _IDIOMS or nouns & _NO_NOUN or scan.quotes_between(m.start() + 1, m.end()):
            continue
        yield Candidate(m.start(), m.end(), "concept", "concept/" + word, "compact numeric", 0)


_DIGITS = tuple("0123456789〇零一二三四五六七八九十百千万第.")
_STRATEGY = re.compile(rf"实施(?P<list>(?:{HAN}{{2,8}}战略[、和及])*{HAN}{{2,8}}战略)")
_PLACE_SLOGAN = re.compile(rf"(?:平安|法治|美丽|健康|数字|清廉|廉洁|绿美|诚信){either(words('places'))}")


def place_slogans(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """平安湖南, 绿美广东: a goal with the name of the place."""
    for start, _ in scan.triggers["place goal"]:
        m = _PLACE_SLOGAN.match(scan.text, start)
        if m:
            yield Candidate(start, m.end(), "concept", "concept/" + m[0], "goal of a place", 0)


_ANY_STRATEGY = re.compile("发展战略|重大战略|国家战略|总体战略|区域战略|.*[的等大项个]战略")


def strategies(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """深入实施科教兴赣战略、人才强省战略: what is carried out under the name of a strategy."""
    for start, _ in scan.triggers["implement verb"]:
        m = _STRATEGY.match(scan.text, start)
        if m is None:
            continue
        for name in re.finditer("[^、和及]+战略", m["list"]):
            if not _ANY_STRATEGY.fullmatch(name[0]) and name[0].removesuffix("战略") not in lexicon.surfaces:
                a = m.start("list") + name.start()
                yield Candidate(a, a + len(name[0]), "concept", "concept/" + name[0], "strategy carried out", -1)


_CAMPAIGN_HEADS = "大整顿|大讨论|大排查|大起底|大走访|大调研|大提升|大学习|大练兵|大整治|大督查|大清查"
_CAMPAIGN = re.compile(rf"{HAN}{{2,10}}?(?:(?<![一二三四五六七八九十两0-9])[年月]|{_CAMPAIGN_HEADS})(?=活动|行动)")
_CAMPAIGN_CUT = re.compile(either(words("campaign_cuts")))


def campaigns(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """作风建设年活动, 干部作风大整顿活动: a campaign of one's own, from a verb to its head word."""
    for start, _ in scan.triggers["campaign"]:
        low = max(scan.bounds(start)[0], start - 14)
        cut = max((m.end() for m in _CAMPAIGN_CUT.finditer(scan.text, low, start)), default=low)
        m = _CAMPAIGN.match(scan.text, cut)
        if m and m.end() == start:
            yield Candidate(cut, start, "concept", "concept/" + m[0], "campaign", 0)


def repeated(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """A name that the text sets in quotation marks once is a name wherever it stands: “作风建设年” … 作风建设年."""
    marked = {c.key: scan.text[c.start : c.end] for rule in (quoted, phrases, counted) for c in rule(scan, lexicon)}
    for key, word in sorted(marked.items()):
        if len(word) < 5 and not is_numeric(word):
            continue
        for m in re.finditer(re.escape(word), scan.text):
            yield Candidate(m.start(), m.end(), "concept", key, "repeated name", -1)


RULES = (
    Rule(
        "formulation of the lexicon",
        named,
        (
            "增强“[四个意识|concept]”、坚定“[四个自信|concept]”",
            "一体推进[不敢腐、不能腐、不想腐|concept|三不腐]",
            "开展“[不忘初心、牢记使命|concept|不忘初心、牢记使命主题教育]”主题教育",
            "[坚决维护习近平总书记核心地位，坚决维护党中央权威和集中统一领导|concept|两个维护]",
            "落实[全面从严治党|concept]责任",
        ),
        ("四个问题",),
    ),
    Rule("goal of a place", place_slogans, ("建设更高水平[平安湖南|concept]",), ("建设平安校园",)),
    Rule("term of the lexicon", terms, ("强化[政治监督|term]", "力戒[形式主义|term]"), ("发挥“政治监督”作用", "政治工作")),
    Rule(
        "quoted numeric",
        quoted,
        ("实现了“[三个到位|concept]”", "落实“[五张清单|concept]”"),
        ("他提出：“三点要求”", "立案“80”后干部"),
    ),
    Rule(
        "quoted phrase",
        phrases,
        ("消除“[知识恐慌|concept]”", "防止“[歇歇脚、松口气|concept]”"),
        ("他说：“大家辛苦”", "纠正“监督是纪委的事”的错误认识", "“严”字当头"),
    ),
    Rule("numeral before quotation", counted, ("用[四个“任重道远”|concept|四个任重道远]阐明",), ("四个方面：“一是”",)),
    Rule(
        "compact numeric",
        compact,
        ("落实[两单一图|concept]制度", "开展[三治两创|concept]行动"),
        ("来自五湖四海", "一心一意谋发展", "二〇二三年三月", "二是一些单位", "双向“三通”"),
    ),
    Rule(
        "strategy carried out",
        strategies,
        ("深入实施[科教兴赣战略|concept]、[人才强省战略|concept]",),
        ("实施重大战略", "落实发展战略"),
    ),
    Rule(
        "campaign",
        campaigns,
        ("深入开展[作风建设年|concept]活动", "通过开展全县[干部作风大整顿|concept]活动"),
        ("开展活动", "今年活动"),
    ),
    Rule("repeated name", repeated, ("抓好“作风提升工程”，[作风提升工程|concept]成效明显",), ("作风提升工程成效明显",)),
)
