"""
Which names does a list go on with, in sentences behind the one that names the award?

"Danh sách được xét tặng danh hiệu NSND có nhiều gương mặt quen thuộc. Lĩnh vực sân khấu có NSƯT A, NSƯT B … Lĩnh vực
điện ảnh có NSƯT C …": each of them is told of that title, as in the first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .bind import Binding
from .bodies import NAMED
from .counts import NUMBER
from .groups import TITLES_OF_HONOUR
from .keys import key, pattern
from .phrases import cut_object
from .recipients import Recipient, read_recipients
from .words import any_of

__all__ = ["goes_on", "opens_list"]

_OPENS = re.compile(
    r"(?<!\w)(?:danh sách|nhiều (?:gương mặt|nghệ sĩ|tên tuổi|cái tên)|hồ sơ|các (?:nghệ sĩ|trường hợp|tác giả)|\d+"
    r" (?:nghệ sĩ"
    r"|người|cá nhân|trường hợp|nhà giáo|thầy thuốc))(?!\w)"
)
_ITEM = re.compile(
    r"(?:[^:]{0,90}(?:trong|vào) danh sách[^:]{0,40}(?=:)|(?:trong (?:danh sách|số)(?: này| đó| trên)?"
    r"|danh sách(?: này| gồm)?|(?:ở |trong |thuộc )?(?:lĩnh vực|khối|ngành|mảng|bộ môn) [^,;:.]{2,40}?"
    r"|ngoài ra|bên cạnh đó|ngoài [^,;:.]{2,30}|cụ thể|đó là|trong đó|các nghệ sĩ(?: này)?|còn lại),?\s*"
    r"(?:[^,;:.\"]{0,40}?\s)?)(?:còn )?(?:có|gồm(?: có)?|bao gồm|là|(?=:))"
    r"(?: sự (?:góp mặt|xuất hiện) của)?(?: các| những| nhiều)?"
    r"(?: nghệ sĩ| gương mặt| tên tuổi| cái tên)?(?: [^,;:.]{2,30}? như)?\s*:?\s+(?=\S)"
)
_MEMBERS = re.compile(
    r"(?:đó là|(?:các|những) [^,;.:]{2,30}(?:, [^,;.:]{2,20})? (?:này|trên|đó|nói trên|kể trên) (?:gồm(?: có)?|là)"
    r"|(?:cả )?(?:\d+|hai|ba|bốn|năm) [^,;.:]{2,30} (?:này |trên |đó |nói trên )?(?:gồm(?: có)?|là)"
    r"|gồm(?: có)?|bao gồm|trong đó,? (?:có|gồm)|cụ thể(?: là|,)?|danh sách (?:này |trên )?(?:gồm|có))(?!\w)"
    r"(?: các (?:tập thể|cá nhân|đơn vị|ông bà)| [^,;.:]{2,60}? (?:gồm|là))?\s*:?\s+(?=\S)"
)
_BULLET = re.compile(r"\s*(?:[-–•+*]|\d{1,2}[.)])\s*(?=\S)")
# "1. Hạng Nhì: huyện A", "- Hạng Ba: ông B, Giám đốc …; bà C": the order stands in the line above
_RANKED = re.compile(
    r"\s*(?:(?:[ivx]{1,4}|\d{1,2}|[a-c])[.)]|[-–•+*])?\s*hạng (?P<rank>nhất|nhì|ba|i{1,3}|[123])\s*"
    r"(?:\([^()]*\)\s*)?(?::|[-–]\s|cho\s)\s*(?=\S)"
)
_RANKS = {
    "nhất": "Nhất", "nhì": "Nhì", "ba": "Ba", "i": "Nhất", "ii": "Nhì", "iii": "Ba", "1": "Nhất", "2": "Nhì", "3": "Ba"
}  # fmt: skip
_COUNTED_HEAD = re.compile(r":\s*\d{1,3} [^\d:;,.]{3,20}$")  # "4. Đề nghị tặng Huân chương …: 01 tập thể"
_PERSON = pattern(rf"(?:(?i:{any_of('person_titles')})\s+)+%A[^\W\d_]*(?:\s%A[^\W\d_]*)+")
_LONGEST = 140  # characters of a line that is nothing but a recipient
# "Và các cá nhân:", "* Tập thể (5):", "II. Cá nhân": the list goes on with the others
_SUBHEAD = re.compile(
    r"\s*(?:(?:[ivx]{1,4}|\d{1,2}|[a-c])[.)]|[-–•+*])?\s*(?:và |về |đối với |cho )?(?:\d{1,3} (?=.*:\s*$)|các |những )?"
    r"(?:tập thể|cá nhân|hộ gia đình|gia đình|đơn vị)(?: [^\W\d_]+){0,4}\s*(?:\([^()]{1,20}\))?(?: gồm(?: có)?"
    r"| là)?\s*[:.]?"
)
_TO_ALL = re.compile(
    r"(?:cho|đối với) (?:các|những|\d+) [^,;.:]{2,60}(?:,| và)?[^,;.:]{0,60}:$"
    r"|(?:gồm|sau|sau đây|có tên sau)\s*:$"
)
_SPEAKS = re.compile(
    r"(?<!\w)(?:nói|phát biểu|nhấn mạnh|chia sẻ|tâm sự|khẳng định|yêu cầu|lưu ý|bày tỏ|cho biết|cho hay|đề nghị"
    r"|đọc|viết|hỏi|"
    r"mục tiêu|nhiệm vụ|nội dung|thành tích|kết quả|cụ thể hóa)(?!\w)"
)
# "Trong đó, 5 tập thể gồm: A, B; 2 cá nhân là C và D": those counted before, by name
_GROUPED = re.compile(
    rf"(?:(?:trong (?:số )?đó|cụ thể|theo đó|gồm)\s*[,:]?\s+)?(?:các |có )?{NUMBER} (?:{any_of('groups')})(?!\w)"
    r"[^;:,]{0,40}?"
    r"(?:\s(?:gồm(?: có)?|bao gồm|là)\s*:?|\s*:)\s+(?=\S)"
)
_HEAD_OF_LIST = re.compile(
    rf"(?:(?:trong (?:số )?đó|cụ thể|theo đó|gồm)\s*[,:]?\s+)?(?:các |có )?{NUMBER} (?:{any_of('groups')})(?!\w)"
    r"[^;:,]{0,160}?(?:\s(?:gồm(?: có)?|bao gồm|là)\s*:?|\s*:)\s+(?=\S)"
)
_CLAUSE = re.compile(r"(?<!\w)(?:được|nhận|đạt|không|chưa|vì|trượt|đã|sẽ)(?!\w)")


def opens_list(text: str, found: Sequence[Binding]) -> Binding | None:
    """Return the binding whose award a list behind *text* is about: a title of honour, the only one of the sentence."""
    if not found:
        return None
    last = found[-1]
    if text.endswith(":") and last.rule == "heads":
        return last
    if text.endswith(":") and _is_head(key(text), last):
        return replace(last, rule="heads")
    nameless = bool(last.recipients) and all(r.name is None for r in last.recipients)
    least = 0 if _COUNTED_HEAD.search(text) else 1
    if nameless and (sum(r.count or 0 for r in last.recipients) > least or all(r.approx for r in last.recipients)):
        return replace(last, rule="counts")
    if not _OPENS.search(key(text)):
        return None
    titles = {(m.award_type, m.ranks) for b in found for m in b.mentions}
    return last if len(titles) == 1 and last.mentions[0].family in TITLES_OF_HONOUR else None


def goes_on(text: str, opened: Binding, resolve: Callable[[str], str | None]) -> Binding | None:
    """Return the binding for a sentence that only goes on with the list that *opened* began, else ``None``."""
    if opened.rule == "heads" and _SUBHEAD.fullmatch(key(text)):
        return replace(opened, recipients=[], own={})
    if opened.rule == "heads" and (m := _RANKED.match(key(text))):
        mention = replace(opened.mentions[0], ranks=(_RANKS[m["rank"]],))
        items = [item for item in text[m.end() :].rstrip(" .").split(";") if item.strip()]
        who = [r for item in items for r in read_recipients(item.strip(), resolve)[: 1 if len(items) > 1 else None]]
        return replace(opened, recipients=who, own={}, mentions=[mention]) if who else None
    if bullet := _BULLET.match(text):
        who = _item(cut_object(text[bullet.end() :]), resolve)
        return replace(opened, recipients=who, own={}) if who else None
    if opened.rule == "heads" and (person := _PERSON.match(text)):
        named = [r for r in read_recipients(person.group(), resolve) if r.name]
        return replace(opened, recipients=named[:1], own={}) if named else None
    if opened.rule == "heads" and (who := _line(text, resolve)):
        return replace(opened, recipients=who, own={})
    if opened.rule == "heads" and (whose := _grouped(text, resolve)):
        return replace(opened, recipients=whose, own={})
    if opened.rule == "counts":
        return _members(text, opened, resolve)
    m = _ITEM.match(key(text))
    if m is None or opened.mentions[0].family not in TITLES_OF_HONOUR:
        return None
    names = re.sub(r"\s*(?:\.\.\.|…|\.)+\s*$", "", text[m.end() :])
    if _CLAUSE.search(key(re.sub(r"\([^()]*\)", "", names))):
        return None
    people: list[Recipient] = [r for r in read_recipients(names, resolve, listed=True) if r.name]
    if not people or len(people) < len(re.sub(r"\([^()]*\)", "", names).split(",")):
        return None
    return replace(opened, recipients=people, own={}, mentions=opened.mentions[:1], rule="follows")


def _is_head(keyed: str, last: Binding) -> bool:
    """Tell whether a line with a colon leads to a list of those who get its award: "… cho các tập thể:"."""
    behind = keyed[last.mentions[-1].end :]
    vague = bool(last.recipients) and all(r.name is None for r in last.recipients)
    led = vague or (not last.recipients and _TO_ALL.search(behind) is not None)
    return led and len(behind) < 200 and _SPEAKS.search(behind) is None


def _item(text: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Return who an item of a list names: one, or all that "và" or a number joins."""
    found = read_recipients(text.rstrip(" ;.,"), resolve)
    several = re.search(r"\s(?:và|cùng)\s|^(?:các|những|hai|ba|bốn|\d+)\s", key(text)) is not None
    whole = found if several and all(r.name or r.count for r in found) else found[:1]
    return [r for r in whole if r.name or r.count]


def _line(text: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Return the body or the number that a whole line is, without dash or number before it: "Công an xã A;"."""
    line = text.rstrip(" ;.,")
    found = read_recipients(line, resolve) if len(line) < _LONGEST and not _CLAUSE.search(key(line)) else []
    one = found[0] if len(found) == 1 else None
    if one is None or not (NAMED.match(key(line)) or one.count):
        return []
    return [one] if one.count or re.match(rf"{re.escape(key(one.name or ''))}(?:$| \(|,)", key(line)) else []


def _grouped(text: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Return whom a list behind its number names: "39 tập thể gồm: A; B, huyện C; D", "20 tập thể: A; B"."""
    head = _HEAD_OF_LIST.match(key(text))
    pieces = text[head.end() :].rstrip(" .…").split(";") if head else []
    if len(pieces) < 2 or any(_GROUPED.match(key(p.strip())) or _CLAUSE.search(_bare(p)) for p in pieces):
        return []
    found = [read_recipients(piece.strip(), resolve) for piece in pieces]
    return [one[0] for one in found if one and one[0].name]


def _bare(piece: str) -> str:
    return key(re.sub(r"\([^()]*\)", "", piece))


def _members(text: str, opened: Binding, resolve: Callable[[str], str | None]) -> Binding | None:
    """Return the binding for a sentence that names those counted before: "… cho 9 nghệ sĩ. Đó là A (…); B (…)."."""
    if opened.recipients and (whose := _grouped(text, resolve)):
        return replace(opened, recipients=whose, own={}, mentions=opened.mentions[:1], rule="follows")
    items = [(item, _GROUPED.match(key(item.strip()))) for item in text.split(";")]
    grouped = [item.strip()[head.end() :] for item, head in items if head]
    m = _MEMBERS.match(key(text))
    if m is None and len(grouped) != len(items):
        return None
    pieces = grouped if len(grouped) == len(items) else [text[m.end() :]] if m else []
    pieces = [re.sub(r"\([^()]*\)", "", piece).rstrip(". …") for piece in pieces]
    if any(_CLAUSE.search(key(names)) for names in pieces):
        return None
    listed = [one for names in pieces for one in read_recipients(names, resolve, listed=True)]
    told = sum(r.count or 0 for r in opened.recipients)
    if not listed or len(listed) > told or any(r.name is None for r in listed):
        return None
    return replace(opened, recipients=listed, own={}, mentions=opened.mentions[:1], rule="follows")
