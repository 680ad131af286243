"""Names of persons in a line of their own: by surname, length and the office before them."""

from __future__ import annotations

import re

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温习栗丛俞华乔蓝尤耿柴尚迟翁柳庄颜章鲁倪庞邢俊施洪"
    "翟安常宫盛童欧殷牛包娄骆骈樊伍季关焦左齐毕梅聂辛管祝纪舒应岳桂甘凌霍项窦"
)
_DOUBLE = ("欧阳", "司马", "诸葛", "上官", "尉迟", "东方", "皇甫", "令狐", "慕容", "夏侯")
_OFFICE = re.compile(
    r".{0,30}(?:总书记|书记|总理|主席|委员长|省长|市长|县长|区长|州长|旗长|镇长|乡长|局长|厅长|部长|主任|院长|检察长|组长|会长|校长|主任委员|代表|同志)"
)
_NO_NAMES = re.compile(r"[报告讲话工作会议通知意见决定总结方案文件公报全文办法规划要点回顾结束语章节附件前言]{2,}|同志$")


def person(line: str) -> str:
    """The name (a masked one too) in a line that consists of one, with or without office; empty for any other line.

    >>> person("李　强"), person("国务院总理 李克强"), person("工作报告")
    ('李强', '李克强', '')
    >>> person("县委书记　陈**"), person("XXX")
    ('陈**', '')
    """
    plain = re.sub(r"[ \t\u3000\xa0]", "", line)
    if _name(plain):
        return plain
    office = _OFFICE.match(plain)
    rest = plain[office.end() :] if office else ""
    return rest if _name(rest) else ""


def _name(word: str) -> bool:
    if re.fullmatch(r"[\u4e00-\u9fff](?:\*{1,2}|[×xXＸ]{1,2}|某{1,2})", word):
        return word[0] in _SURNAMES
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word) or _NO_NAMES.search(word):
        return False
    return word.startswith(_DOUBLE) or (len(word) <= 3 and word[0] in _SURNAMES)
