"""Institutions: named ones, bodies by tier and form, masked and relative bodies, groups, elliptical coordination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors import coreference, places
from extractors.rule import Rule
from extractors.scan import Candidate, Scan
from extractors.words import HAN, either, words
from ontology.loading import Lexicon

TIERS, FORMS = words("tiers"), words("tier_forms")
BELOW = tuple(tier + form for tier in ("乡", "镇", "街道") for form in ("党委", "政府", "纪委", "党工委"))
TIERED = tuple(tier + form for tier in TIERS for form in FORMS) + BELOW
UNITED = tuple(unit + form for unit in words("units") for form in words("party_forms"))
AGENCIES = tuple(
    tier + f + h
    for tier in ("省", "市", "县", "区", "州", "自治区")
    for f in words("agency_functions")
    for h in words("agency_heads")
    if not (h in "部处站所院署" and len(f) > 2)
)
GROUPS = words("group_heads")

_PLACE = either(words("places"))
_MASK = r"[*x〇]{1,6}"
_NAME_BEFORE = re.compile(rf"(?:中共)?(?:{_PLACE}[省市州])?(?:{_PLACE}[省市州]{HAN}{{2,3}}|(?:{_PLACE}|{_MASK})[省市县区州]?)?\Z")
_NOT_BEFORE = re.compile(r"(?:城|各省区|各|[本都超门夜集上闹股农乡]|行政)\Z")
_COORDINATED = re.compile(r"(?:(?:党中央|中央纪委|中央|(?:省|自治区|市|县|区|州|乡|镇)(?:纪委)?)(?:[、和及与]|以及)?)+\Z")
_PARTS = words("office_forms")
CENTRAL = {"党中央": "institution/党中央", "中央": "institution/党中央", "中央纪委": "institution/中央纪委"}
_PIECE = re.compile(r"党中央|中央纪委|中央|(?:省|自治区|市|县|区|州|乡|镇)(?:纪委)?")
_VERBS = either(words("after_names"))
_TITLES = either(words("person_titles"))
_PLAIN = "[\u4e00-\u9fff](?<![的了和与及在把是有为个以要中好使年月上下半])"
_MASK_RUN = re.compile("[*x〇]+")
_MASKED = re.compile(
    rf"[*x〇]+(?!{_TITLES}|{_VERBS})[省市县区州]?(?:{_PLAIN}){{0,8}}?(?P<head>{either(words('masked_heads'))})"
    rf"(?<!格局)(?<!布局)(?<!结局)(?P<form>{either(words('party_forms'))})?"
)
_STATIONED = re.compile(
    rf"(?:派驻|派出|驻)(?P<at>[{HAN[1:-1]}*x]{{0,12}}?)(?:纪检监察组|纪检组|监察组)|派驻组|(?:机关)?纪检监察组"
)
_CENTRE = re.compile(rf"中央(?!{either(words('not_the_centre'))}|[一二三四五六七八九十]+中)")
_BEFORE_CENTRE = re.compile(r"(?:[党共]|舞台|广场|会场|公园)\Z")
_CUT = re.compile(
    r"(?:代表|照|(?<!对)我|成立|设立|组建|由|向|在|和|及|与|、|，|。|；|：|(?<!党)的|对(?!口)|经|召开|派出|听取|组织|加强|了|去年|今年|近日|日前|配合|接受|\n|（)"
)


def named(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names of the lexicon: 党中央, 国务院, 农业农村部."""
    for start, end, keys in scan.names:
        institutions = [k for k in keys if k.startswith("institution/")]
        if institutions and not goes_on(scan.text, end):
            yield Candidate(start, end, "institution", institutions[0], "institution of the lexicon", 1)


_LONGER = re.compile(r"府(?:各?部门|机构改革)|.(?:[发函][〔［（\[]|令第)|党人|部[门长]|[局厅院所处]长|委员(?!会)|会议|会员")


def goes_on(text: str, end: int) -> bool:
    """Whether the last character belongs to a longer word: 教育部门, 外交部长, 中国共产党人."""
    return bool(_LONGER.match(text, end - 1))


def tiered(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """市委, 贵州省委, 市纪委监委, 县政府: tier and form, with the place or the mask before them."""
    names = places.named(scan)
    for start, end in scan.triggers["tiered"]:
        low = max(0, start - 14)
        if _NOT_BEFORE.search(scan.text, low, start) or goes_on(scan.text, end):
            continue
        begin = places.before(scan, names, start)
        m = _NAME_BEFORE.search(scan.text, low, begin)
        begin = m.start() if m else begin
        form = next((f for f in _PARTS if scan.text.startswith(f, end)), "") if is_agency(scan.text[start:end]) else ""
        yield Candidate(begin, end + len(form), "institution", body_key(scan.text[begin : end + len(form)]), "tier and form", 1)


def offices(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """中央纪委办公厅, 生态环境部党组: an office or a party body inside a body of the lexicon."""
    for start, end, keys in scan.names:
        form = next((p for p in _PARTS if scan.text.startswith(p, end)), "") if keys[0].startswith("institution/") else ""
        if form:
            yield Candidate(start, end + len(form), "institution", keys[0] + form, "office of a body", 1)


def is_agency(name: str) -> bool:
    """Whether a body can have a party body of its own: 市财政局, 省国资委; not 市委."""
    return len(name) > 3 and name[-1] in "局委厅办"


def coordinated(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """省、市纪委 names 省纪委 and 市纪委; before 全会 they are meetings."""
    for start, end in scan.triggers["tiered"]:
        m = _COORDINATED.search(scan.text, max(0, start - 14), start)
        tier = next((t for t in sorted(TIERS, key=len, reverse=True) if scan.text.startswith(t, start)), "")
        form = short(scan.text[start + len(tier) : end])
        if goes_on(scan.text, end):
            continue
        if scan.text.startswith("全会", end):
            yield Candidate(start, end + 2, "meeting", f"~meeting/{tier}{form}全会", "coordination", 2)
        for a, b, t in pieces(m):
            if scan.text.startswith("全会", end):
                key = f"~meeting/{'中央' if '中央' in t else t.removesuffix('纪委')}{form}全会"
                yield Candidate(a, b, "meeting", key, "coordination", 3)
            elif t in CENTRAL or not t.endswith("纪委"):
                yield Candidate(a, b, "institution", CENTRAL.get(t, f"~institution/{t}{form}"), "coordination", 2)


def pieces(m: re.Match[str] | None) -> Iterator[tuple[int, int, str]]:
    """The tiers in 中央、省市: start, end, tier."""
    if m is not None:
        for piece in _PIECE.finditer(m[0]):
            yield m.start() + piece.start(), m.start() + piece.end(), piece[0]


_SHORT = (
    ("人民政府", "政府"), ("纪律检查委员会", "纪委"), ("监察委员会", "监委"), ("委办公室", "委办"), ("府办公室", "府办"),
    ("人民代表大会", "人大"), ("常务委员会", "常委会"), ("人民法院", "法院"), ("人民检察院", "检察院"), ("中共", ""),
)  # fmt: skip


def short(name: str) -> str:
    """人民政府 -> 政府, 纪律检查委员会 -> 纪委, 委办公室 -> 委办."""
    for long, brief in _SHORT:
        name = name.replace(long, brief)
    return name


def body_key(name: str) -> str:
    """市委 belongs to its text; 贵州省委 is the same for everybody."""
    name = short(name)
    name = re.sub(rf"^{_PLACE}(?:省|自治区)(?={HAN}{{2,}}[市县区州])", "", name)
    relative = re.match(rf"{either(TIERS)}|乡|镇|街道|{_MASK}", name)
    return ("~" if relative else "") + "institution/" + name


def united(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """局党组, xx局党委, 机关纪委: a unit and its party body."""
    for start, end in scan.triggers["united"]:
        verb = scan.text[start] == "行" and scan.text[start - 1 : start] in tuple("实进举执推试先")
        if verb or _MANY.search(scan.text, max(0, start - 8), start):
            continue
        m = _MASK_BEFORE.search(scan.text, max(0, start - 6), start)
        name = scan.text[start:end]
        yield Candidate(m.start() if m else start, end, "institution", "~institution/" + name, "unit and form", 1)


_MANY = re.compile(r"(?:各|各级|基层|下属|所属|直属|全)\Z")
_MASK_BEFORE = re.compile(rf"{_MASK}\Z")


def bare(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """党组 and 党委 without a unit are those of the unit that the text names first."""
    units = (scan.text[a:b] for a, b in scan.triggers["united"])
    own = next((name for name in units if name[0] in "局厅院校委部处" and name.endswith(("党组", "党委"))), "")
    named_ends = {end for _, end in scan.triggers["united"]}
    for start, end in scan.triggers["bare party body"] if own else ():
        if end in named_ends:
            continue
        before, after = scan.text[start - 1 : start], scan.text[end : end + 1]
        if own.endswith(scan.text[start:end]) and before not in tuple("各级、（发") and after not in tuple("（书成会理"):
            yield Candidate(start, end, "institution", "~institution/" + own, "bare party body", 0)


def office(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """办公室 in the text of a 县委办 is that office."""
    own = next((scan.text[a:b] for a, b in scan.triggers["tiered"] if scan.text[a:b].endswith(("委办", "政府办"))), "")
    for start, end in scan.triggers["office room"] if own else ():
        if not _OTHER_OFFICE.search(scan.text, max(0, start - 2), start):
            tail = "党支部" if scan.text.startswith("党支部", end) else ""
            yield Candidate(start, end + len(tail), "institution", f"~institution/{own}{tail}", "bare office", 0)


_OTHER_OFFICE = re.compile(r"[组委府会局市县区省的关厅院协]\Z")


def masked(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """**局, 市**局, xx局党委, **市研究所: the mask is part of the name."""
    for run in _MASK_RUN.finditer(scan.text):
        m = _MASKED.match(scan.text, run.start())
        if not m:
            continue
        start = m.start() - (scan.text[m.start() - 1 : m.start()] in tuple("省市县区州"))
        name = m["head"] + m["form"] if m["form"] else m[0]
        yield Candidate(start, m.end(), "institution", "~institution/" + name, "masked body", 0)


def stationed(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """派驻**局纪检监察组, 派驻组, 纪检监察组: the discipline body stationed at this unit."""
    at = {m["at"] for a, _ in scan.triggers["stationed"] if (m := _STATIONED.match(scan.text, a)) and m["at"]}
    labels = {
        name: lexicon.entries[keys[0]].label for name in at if (keys := lexicon.surfaces.get(name)) and keys[0] in lexicon.entries
    }
    posts = coreference.posts(at, labels)
    several = len(set(posts.values())) > 1
    for start, _ in scan.triggers["stationed"]:
        m = _STATIONED.match(scan.text, start)
        if m and not scan.text.startswith(("长", "成员"), m.end()):
            name = f"驻{posts[m['at']]}纪检监察组" if m["at"] and several else "派驻纪检监察组"
            yield Candidate(start, m.end(), "institution", "~institution/" + name, "stationed body", 1)


def centre(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """中央 where it means the Central Committee."""
    for start, end in scan.triggers["centre"]:
        if _CENTRE.match(scan.text, start) and not _BEFORE_CENTRE.search(scan.text, max(0, start - 2), start):
            yield Candidate(start, end, "institution", "institution/党中央", "centre", 0)


_COMPANY_CUT = re.compile(rf"{_CUT.pattern}|原|任|为|是|向|给|与")


_TIERED_GROUP = re.compile(rf"(?:^|[，、。；：（）\n由和与及领])(?P<name>[省市县区]{HAN}{{2,6}}(?:集团|公司))(?!公司)")


def groups_of_companies(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """市水务集团、市交通产业集团: companies of a tier, behind a mark."""
    for m in _TIERED_GROUP.finditer(scan.text) if scan.triggers["enterprise"] else ():
        yield Candidate(m.start("name"), m.end("name"), "institution", "~institution/" + m["name"], "company of a tier", 0)


def companies(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """华运集团有限公司: a company by its legal form, back to a verb or a mark."""
    for start, end in scan.triggers["company"]:
        low = max(scan.bounds(start)[0], start - 16)
        cut = max((m.end() for m in _COMPANY_CUT.finditer(scan.text, low, start)), default=low)
        name = scan.text[cut:start]
        if 2 <= len(name) <= 14 and re.fullmatch(rf"[{HAN[1:-1]}*x（）]+", name) and not name.startswith(("各", "有关", "国有")):
            yield Candidate(cut, end, "institution", "institution/" + scan.text[cut:end], "company", 0)


_ARTICLE = re.compile("第[一二三四五六七八九十百0-9]+[条章节款项]")


def groups(scan: Scan, lexicon: Lexicon) -> Iterator[Candidate]:
    """党史学习教育领导小组, 市委党史学习教育第六指导组: a group set up for a task, back to a verb or a mark."""
    for start, end in scan.triggers["group"]:
        low = max(scan.bounds(start)[0], start - 24)
        low = max((m.end() for m in _ARTICLE.finditer(scan.text, low, start)), default=low)
        cut = max((m.end() for m in _CUT.finditer(scan.text, low, start)), default=low)
        if (
            2 <= start - cut <= 20
            and not scan.text[cut].isdigit()
            and re.fullmatch(rf"[{HAN[1:-1]}*x0-9]+", scan.text[cut:start])
        ):
            yield Candidate(cut, end, "institution", "~institution/" + scan.text[cut:end], "group", 0)


RULES = (
    Rule(
        "institution of the lexicon",
        named,
        ("[国务院|institution]决定", "[党中央|institution]集中统一领导"),
        ("国务活动", "教育部门", "外交部长", "中国共产党人"),
    ),
    Rule(
        "tier and form",
        tiered,
        (
            "贯彻[市委|institution][市政府|institution]部署",
            "代表[市纪委监委|institution]派驻",
            "[贵州省委|institution]印发",
            "经[江原省委|institution]批准，[江原省委|institution]决定",
            "[佛山市南海区纪委监委|institution]探索",
            "[县委办|institution]是政治机关",
            "[市财政局|institution]牵头",
            "在[省国资委党委|institution]领导下",
        ),
        ("城市政府采购", "各市委员"),
    ),
    Rule("office of a body", offices, ("[中央纪委办公厅|institution]印发", "[生态环境部党组|institution]要求"), ("国务院决定",)),
    Rule(
        "coordination",
        coordinated,
        (
            "落实[省|institution|省委]、市委要求",
            "学习[中央|meeting|中央纪委全会]、[省|meeting|省纪委全会][市|meeting|市纪委全会][县纪委全会|meeting]精神",
        ),
        ("落实市委要求",),
    ),
    Rule(
        "unit and form",
        united,
        ("[局党组|institution]高度重视", "[xx局党委|institution|局党委]按照"),
        ("各局党组", "党组织", "实行党委领导"),
    ),
    Rule("bare party body", bare, ("局党组认真研究，[党组|institution|局党组]要做到",), ("党组要做到", "局党组研究，党组书记")),
    Rule(
        "bare office",
        office,
        ("县委办是机关，[办公室|institution|县委办]要", "县委办要带头，[办公室党支部|institution|县委办党支部]"),
        ("办公室要带头", "县委办公室"),
    ),
    Rule(
        "masked body",
        masked,
        ("做好[**局|institution]工作", "[市**局|institution|**局]承担", "[**市研究所|institution]"),
        ("**同志", "xx特色的大监督格局"),
    ),
    Rule(
        "stationed body",
        stationed,
        (
            "我们[派驻**局纪检监察组|institution|派驻纪检监察组]",
            "[派驻组|institution|派驻纪检监察组]是",
            "[纪检监察组|institution|派驻纪检监察组]要加强",
        ),
        ("派驻监督", "纪检监察组长"),
    ),
    Rule("centre", centre, ("按照[中央|institution|党中央]和市委要求",), ("中央企业", "中央财政")),
    Rule(
        "group",
        groups,
        ("成立[整改工作领导小组|institution]", "，[市委党史学习教育第六指导组|institution]给予"),
        ("领导小组会议",),
    ),
    Rule(
        "company of a tier",
        groups_of_companies,
        ("由[市水务集团|institution]、[市交通产业集团|institution]承担",),
        ("市属集团", "各集团"),
    ),
    Rule("company", companies, ("，[华运集团有限公司|institution]原总经理",), ("各类有限公司", "公司要求")),
)
