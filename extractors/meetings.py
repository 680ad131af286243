"""Meetings: Party congresses, plenums of any body by term and session, NPC and CPPCC sessions, conferences by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text import chinese, numeral
from extractors import places
from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.words import NUM, either, words
from ontology.loading import Lexicon

TRIGGERS = ("全会", "全体会议", "次会议", "次代表大会", "代表大会", "大")
_PLACE = either(words("places"))
_TIER = either(words("tiers"))
_BODY = (
    r"(?P<body>中国共产党中央纪律检查委员会|中央纪律检查委员会|中央纪委|中纪委|中央委员会|党中央|中央"
    rf"|(?:中共)?(?:{_PLACE}|[*x]{{1,4}})?{_TIER}?(?:纪律检查委员会|纪委|人民代表大会|人大|政协|委员会|委)"
    r"|全国人大|全国政协|全国人民代表大会)"
)
_TERM = rf"第?(?P<term>{NUM}{{1,3}})届"
_SESSION = rf"第?(?P<session>{NUM}{{1,3}})(?:次|中)"
_BODY_FIRST = (
    "".join((_BODY, _TERM, _SESSION)).replace("?P<body>", "?P<b>").replace("?P<term>", "?P<t>").replace("?P<session>", "?P<s>")
)
PLENUM = re.compile(rf"(?:党的|中国共产党)?(?:{_TERM}{_BODY}?{_SESSION}|{_BODY_FIRST})\Z")
CONGRESS = re.compile(rf"(?:党的|中国共产党)?第?(?P<number>{NUM}{{1,3}})(?:次全国)?\Z")
_YEAR = r"(?:[0-9〇一二三四五六七八九]{4}年?(?:度|全国)?)"
_SELF = r"(?:(?:[*x]+[局厅委市县区院]|[省市县区][\u4e00-\u9fff]{1,4}[委局厅办])(?:系统)?)"
_SCOPES = rf"{either(words('conference_scopes'))}|(?:清廉)?{_PLACE}[省市县]?|(?:{NUM}+届)?中央政治局"
_SCOPE = re.compile(rf"{_SELF}?{_YEAR}?(?:{_SCOPES})|{_SELF}?{_YEAR}")
CONFERENCE_HEADS = words("conference_heads")
_CUT = re.compile(either(words("conference_cuts")) + "|学习(?!教育)")
_GENERIC = re.compile(
    rf"^{either(words('generic_conferences'))}\Z|届(?!中央政治局)|^[省市县区]长|[有相]关会议|性会议\Z|会会议\Z|代表大会\Z|委员会(?:全体)?会议\Z|常委会议\Z"
)

CENTRAL_COMMITTEE = {"", "中央", "党中央", "中央委员会"}
DISCIPLINE = {"中央纪委", "中纪委", "中央纪律检查委员会", "中国共产党中央纪律检查委员会"}


def named(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names of the lexicon: 党的二十大, 遵义会议."""
    for start, end, keys in scan.names:
        if keys[0].startswith("meeting/"):
            yield Candidate(start, end, "meeting", keys[0], "meeting of the lexicon", 2)


_LOCAL = re.compile(
    rf"(?:中共|中国共产党)?(?P<where>(?:{_PLACE}|[*x]{{1,4}}|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,4}})?[省市县区州盟旗])"
    rf"{_TERM}{_BODY}?{_SESSION}\Z"
)
_LOCAL_CONGRESS = re.compile(
    rf"(?:中共)?(?P<where>(?:{_PLACE}|[*x]{{1,4}})?[省市县区州盟旗局厅院校])(?:委|党的)?第?(?P<number>{NUM}{{1,3}})次\Z"
)


def local_sessions(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """望屿县第十七届人民代表大会第五次会议: a term behind a place is the place's own."""
    for start, end in scan.triggers["plenum"]:
        stop = start + 1 if scan.text[start:end] == "次会议" else start
        m = _LOCAL.search(scan.text, max(0, start - 30), stop)
        if m:
            term, session = numeral(m["term"]), numeral(m["session"])
            verbs = places.ORDINARY.finditer(scan.text, m.start("where"), m.end("where") - 1)
            begin = max((c.end() for c in verbs if not places.GAZETTEER_NAME.fullmatch(c[0])), default=m.start())
            body = scan.text[begin : m.end("where")] + (short_body(m["body"] or "") or "委")
            if term and session:
                body = re.sub("^(?:中共|中国共产党)", "", body)
                yield Candidate(begin, end, "meeting", local_key(body, term, session), "local session", 4)


def local_key(body: str, term: int, session: int) -> str:
    """The key of a session; it belongs to its text unless the body is named with its place."""
    relative = re.match("[省市县区州盟旗*x]", body)
    return ("~" if relative else "") + plenum_key(body, term, session).lstrip("~")


def local_congresses(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """市第十三次党代会: a congress below the national one."""
    for start, end in scan.triggers["party congress"]:
        m = _LOCAL_CONGRESS.search(scan.text, max(0, start - 14), start)
        number = numeral(m["number"]) if m else None
        if m and number:
            yield Candidate(m.start(), end, "meeting", f"~meeting/{m['where']}第{chinese(number)}次党代会", "local congress", 4)


_SEVERAL = re.compile(rf"(?:党的)?第?(?P<term>{NUM}{{1,3}})届(?P<first>(?:{NUM}中(?:全会)?[、和])+)(?P<last>{NUM})中\Z")


def several_plenums(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """十八届三中、四中全会: every conjunct is a plenum of its own."""
    for start, end in scan.triggers["plenum"]:
        m = _SEVERAL.search(scan.text, max(0, start - 40), start)
        term = numeral(m["term"]) if m else None
        if not m or not term:
            continue
        begin = m.start()
        for piece in re.finditer(rf"({NUM})中(?:全会)?", m["first"]):
            stop = m.start("first") + piece.end()
            yield Candidate(begin, stop, "meeting", plenum_key("", term, numeral(piece[1]) or 0), "several plenums", 4)
            begin = stop + 1
        yield Candidate(m.start("last"), end, "meeting", plenum_key("", term, numeral(m["last"]) or 0), "several plenums", 4)


def plenums(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """第二十届中央纪委第二次全会, 十四届省纪委二次全会, 省纪委十四届二次全会, 十三届全国人大五次会议."""
    for start, end in scan.triggers["plenum"]:
        word = scan.text[start:end]
        low = max(0, start - 30)
        window = scan.text[low : start + 1 if word == "次会议" else start]
        m = PLENUM.search(window)
        if not m:
            continue
        groups = {k: m[k] for k in ("b", "t", "s", "body", "term", "session")}
        body = groups["body"] or groups["b"] or ""
        term, session = numeral(groups["term"] or groups["t"]), numeral(groups["session"] or groups["s"])
        if term and session and (body or "中" in m[0][-1:] or "党" in m[0][:2]):
            yield Candidate(low + m.start(), end, "meeting", plenum_key(body, term, session), "plenum", 3)


def plenum_key(body: str, term: int, session: int) -> str:
    """The one label of a plenum: 党的十九届六中全会, 二十届中央纪委二次全会, 省纪委十四届二次全会."""
    n, s = chinese(term), chinese(session)
    if body in CENTRAL_COMMITTEE:
        return f"meeting/党的{n}届{s}中全会"
    if body in DISCIPLINE:
        return f"meeting/{n}届中央纪委{s}次全会"
    short = short_body(body)
    short = {"人大": "全国人大", "政协": "全国政协"}.get(short, short)
    if short in ("全国人大", "全国政协"):
        return f"meeting/{n}届{short}{s}次会议" if short == "全国人大" else f"meeting/全国政协{n}届{s}次会议"
    ending = "会议" if short.endswith(("人大", "政协")) else "全会"
    tilde = "~" if re.fullmatch(rf"(?:[*x]+)?{_TIER}?(?:纪委|委|人大|政协)", short) else ""
    return f"{tilde}meeting/{short}{n}届{s}次{ending}"


def short_body(body: str) -> str:
    """纪律检查委员会 -> 纪委, 人民代表大会 -> 人大, 委员会 -> 委."""
    for long, short in (("中共", ""), ("纪律检查委员会", "纪委"), ("人民代表大会", "人大"), ("委员会", "委")):
        body = body.replace(long, short)
    return body


_BARE = re.compile(rf"(?<!届)(?P<session>{NUM}{{1,2}})中\Z")


def bare_plenums(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """三中全会 alone is the plenum with that number that the text names in full, or of the latest term it speaks of."""
    terms = [(numeral(m[1]), numeral(m[2])) for m in re.finditer(rf"({NUM}{{1,3}})届({NUM}{{1,2}})中全会", scan.text)]
    for start, end in scan.triggers["plenum"]:
        m = _BARE.search(scan.text, max(0, start - 4), start)
        if not m or not terms or scan.text[start:end] != "全会":
            continue
        session = numeral(m["session"])
        term = max((t for t, s in terms if s == session and t), default=None)
        if term and session:
            yield Candidate(m.start(), end, "meeting", plenum_key("", term, session), "bare plenum", 1)


def congresses(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """党的二十一大: congresses that no list knows yet; without 党的 the long form is needed."""
    for start, end in scan.triggers["congress"]:
        low = max(0, start - 14)
        m = CONGRESS.search(scan.text, low, start)
        number = numeral(m["number"]) if m else None
        if not m or not number or number > 60:
            continue
        long = scan.text[start:end] == "代表大会"
        if long == m[0].endswith("次全国") and (long or m[0].startswith("党的")):
            yield Candidate(m.start(), end, "meeting", f"meeting/党的{chinese(number)}大", "congress", 1)


_NUMBERED = re.compile(
    rf"(?P<name>(?:[省市县区州]政府|[省市县区州]委常委会|国务院|[省市县区州]?人大常委会|局?党组|局?党委)第{NUM}{{1,4}}次(?:常务|全体|扩大)?会议)"
)


def numbered(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """市政府第38次常务会议: a meeting that a standing body counts."""
    for start, end in scan.triggers["numbered"]:
        for m in _NUMBERED.finditer(scan.text, max(0, start - 16), end):
            if m.end() == end:
                tilde = "" if m["name"].startswith("国务院") else "~"
                yield Candidate(m.start(), end, "meeting", f"{tilde}meeting/{m['name']}", "numbered meeting", 2)


_UNSCOPED = re.compile(r"在(?P<name>[\u4e00-\u9fff]{4,24})\Z")
_VAGUE = re.compile(either(words("vague_conferences")))


def unscoped(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """在东西部协作扶贫工作座谈会上: a conference without a scope, between 在 and 上."""
    for start, end in scan.triggers["conference"]:
        m = _UNSCOPED.search(scan.text, max(scan.bounds(start)[0], start - 28), start)
        if m and scan.text.startswith(("上", "期间"), end) and not _VAGUE.search(m["name"]):
            label = scan.text[m.start("name") : end]
            yield Candidate(m.start("name"), end, "meeting", "meeting/" + label, "conference without scope", -1)


def conferences(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """全市党风廉政建设工作会议, 2023年度全面从严治党工作会议: from a scope (全市, 局, a year) to the head word."""
    for start, end in scan.triggers["conference"]:
        sentence, _ = scan.bounds(start)
        low = max(sentence, start - 40)
        window = scan.text[low:start]
        cut = max((m.end() for m in _CUT.finditer(window)), default=0)
        m = next((m for m in _SCOPE.finditer(window, cut) if len(m[0]) > 1 or m.start() == cut), None)
        if m and len(window) - m.start() >= 2 and not _GENERIC.search(window[m.start() :] + scan.text[start:end]):
            begin = low + m.start()
            label = scan.text[begin:end]
            national = label.startswith(("全国", "中央", "党中央", "国务院", "省部级"))
            yield Candidate(begin, end, "meeting", ("" if national else "~") + "meeting/" + label, "conference", 0)


RULES = (
    Rule("meeting of the lexicon", named, ("迎接[党的二十大|meeting]胜利召开", "自[遵义会议|meeting]以来"), ("开了一次大会",)),
    Rule(
        "plenum",
        plenums,
        (
            "学习[第二十届中央纪委第二次全会|meeting|二十届中央纪委二次全会]精神",
            "在[十九届中纪委六次全会|meeting|十九届中央纪委六次全会]上",
            "贯彻[党的十九届六中全会|meeting]精神",
            "[第十九届中央委员会第六次全体会议|meeting|党的十九届六中全会]通过决议",
            "传达[十四届省纪委二次全会|meeting|省纪委十四届二次全会]精神",
            "[省纪委十四届二次全会|meeting]部署",
            "[十三届全国人大五次会议|meeting]批准",
            "学习[二十一届三中全会|meeting|党的二十一届三中全会]精神",
        ),
        ("一年召开两次全会", "党组会议第六次会议"),
    ),
    Rule(
        "local session",
        local_sessions,
        ("召开[望屿县第十七届人民代表大会第五次会议|meeting|望屿县人大十七届五次会议]",),
        ("第十三届全国人民代表大会第五次会议",),
    ),
    Rule("local congress", local_congresses, ("迎接[市第十三次党代会|meeting]",), ("本次党代会", "第十四次党代会")),
    Rule(
        "several plenums",
        several_plenums,
        ("贯彻[党的十八届三中|meeting|党的十八届三中全会]、[四中全会|meeting|党的十八届四中全会]精神",),
        ("党的十八届三中全会",),
    ),
    Rule(
        "bare plenum", bare_plenums, ("党的十八届三中全会以来，[三中全会|meeting|党的十八届三中全会]的决定",), ("三中全会以后",)
    ),
    Rule(
        "congress",
        congresses,
        ("展望[党的二十一大|meeting]", "[中国共产党第二十二次全国代表大会|meeting|党的二十二大]"),
        ("二十大类商品", "第十四次代表大会"),
    ),
    Rule("numbered meeting", numbered, ("经[市政府第38次常务会议|meeting]审议通过",), ("第三次常务会议",)),
    Rule(
        "conference without scope",
        unscoped,
        ("在[东西部协作扶贫工作座谈会|meeting]上的讲话",),
        ("在这次有关部门召开的座谈会上", "在多次重要会议上"),
    ),
    Rule(
        "conference",
        conferences,
        (
            "传达学习[全市党风廉政建设工作会议|meeting]精神",
            "在[县委办党风廉政建设暨警示教育会议|meeting]上的讲话",
            "召开[2023年度全面从严治党工作会议|meeting]",
        ),
        ("召开会议", "定期召开专题会议", "倡导视频会议", "召开全市会议"),
    ),
)
