"""
Is the article about this district, or does it only come by: the decision behind the district facet.

A district is a subject if its authorities, bodies or people act, take part, report or receive, or if the main event is
there. What speaks against it: a person's home or birthplace, the seat of a company, a comparison, a route, the past.
Each mention is read by itself; one that speaks for the district is enough, and its sentence is the evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .places import DistrictMention
from .text import CAPITAL, Document, Sentence

_HOME = re.compile(
    r"(?<!\w)(?:[Qq]uê(?: quán| gốc| nhà)?|[Nn]guyên quán|[Tt]rú(?: quán)?|tạm trú|thường trú|cư trú|ngụ|hộ khẩu|"
    r"HKTT|HKT|hktt|sinh sống|"
    r"(?<!đời )(?<!cuộc )(?<!mức )(?<!người dân )(?<!hộ dân )sống|(?<!hi )(?<!hy )(?<!học )(?<!phát )sinh (?:ra|năm|"
    r"ngày|tại|ở)|SN|sn|"
    r"\(\s*ở|đến từ|gửi về|liên hệ|nộp tại|trụ sở(?: chính)?(?: đặt)?(?: tại| ở|:|(?= (?:tp|quận|huyện|q\.|h\.|"
    r"thị xã|thành phố|số|"
    r"đường)))|địa chỉ|đóng ở|ở trọ|thuê trọ|chỗ ở|\d+ tuổi)(?!\w)(?P<rest>[^;)]{0,110})$")
_LEAVES_HOME = re.compile(
    r"\)|(?<!\w)(?:đã|bị|đang|khi|thì|cho biết|được|bắt|tại (?:khu vực|hiện trường|đường|quốc lộ|km)|trên|"
    r"điều khiển|đi|chạy|lái|đến|cùng|và|của|[Cc]hủ tịch|[Pp]hó chủ tịch|[Bb]í thư|[Tt]rưởng công an|[Tt]rưởng phòng|"
    r"[Hh]iệu trưởng|[Gg]iám đốc|[Cc]hánh|[Đđ]ội trưởng|UBND|[Cc]ông an)(?!\w)")
_BODY_WORDS = (
    r"công an|cơ quan csđt|cơ quan cảnh sát điều tra|csgt|cảnh sát|ca|ubnd|hđnd|uỷ ban|ủy ban|hội đồng|thanh tra|"
    r"tand|toà án|tòa án|toà|tòa|vks\w*|"
    r"viện kiểm sát|viện ksnd|đảng bộ|đảng uỷ|đảng ủy|quận uỷ|quận ủy|huyện uỷ|huyện ủy|thị uỷ|thị ủy|thành uỷ|"
    r"thành ủy|mttq|mặt trận|ban chqs|"
    r"ban chỉ huy|hạt kiểm lâm|kiểm lâm|chi cục|phòng|trung tâm|bệnh viện|bv|trạm|bhxh|bảo hiểm xã hội|lực lượng|"
    r"chính quyền|lãnh đạo|"
    r"chủ tịch|bí thư|chánh|trưởng|phó|giám đốc|cán bộ|nhân dân|người dân|bà con|cử tri|nông dân|ngư dân|hội|đoàn|"
    r"quận đoàn|huyện đoàn|thị đoàn|"
    r"thành đoàn|liên đoàn|ban|đội|trường|hộ dân|hộ(?! khẩu)|học sinh|giáo viên|đồn biên phòng|đồn|đại diện|"
    r"đại biểu")
_STOP = (
    r"(?:tại|ở|đến|tới|vào|về|từ|ra|qua|cho|là|đã|được|bị|trên|trong|có|để|khi|sẽ|đang|cùng|với|do|nằm|gần|thuộc|"
    r"sang|mà|rồi|theo|ăn|đi)")
_BODY = re.compile(rf"(?<!\w)(?:{_BODY_WORDS})\s+(?:(?!{_STOP}(?!\w))[\w.&/-]+\s+){{0,8}}$")
_PEOPLE = re.compile(
    r"(?<!\w)(?:người dân|hộ dân|hộ nghèo|bà con|nông dân|ngư dân|nhân dân|cử tri|hộ|đồng bào|cư dân|"
    r"(?:các|những|nhiều|hàng \w+|[\d.]+)\s+(?:em |cháu )?(?:học sinh|giáo viên|phụ huynh|đoàn viên|thanh niên|"
    r"công nhân))\s+"
    r"(?:\w+\s+){0,4}?(?:ở|tại|của|trên địa bàn|thuộc)\s+(?:các\s+)?$|"
    r"(?<!\w)(?:trường|thcs|thpt|bệnh viện|trạm y tế|\d+ xã|các xã|nhiều xã|một số xã)\s+(?:\w+\s+){0,3}?"
    r"(?:ở|tại|của|thuộc)\s+(?:\w+\s+)?$")
# "Chủ tịch UBND phường Mỹ Xuân, thị xã …", "Trường THCS Tân Dân (huyện …": a body in the district
_BODY_INSIDE = re.compile(
    rf"(?<!\w)(?:{_BODY_WORDS})\s+(?:[^;:()]{{0,40}}?)(?:phường|xã|thị trấn|p\.|tt\.?)\s[^;:(),]{{1,25}}[,(]\s*$|"
    r"(?<!\w)(?:trường|bệnh viện|bv|trung tâm|bảo tàng|đồn|ubnd|công an|thpt|thcs|chợ|đình|chùa|đền|hội trường|"
    r"sân vận động|nhà hát|công viên)\s[^;:()]{1,50}[(]\s*$|"
    r"(?<!\w)(?:trường|thpt|thcs|trường tiểu học|trường mầm non|bệnh viện|trạm y tế|hợp tác xã|"
    r"htx)\s[^,;:()]{3,50},\s*$")
_FORMER = re.compile(
    r"(?<!\w)(?:[Nn]guyên(?! nhân| liệu| tắc| đơn| vẹn| trạng| thuỷ| thủy| lý| vật| tố| cáo| cớ)|cựu(?! chiến binh)|"
    r"khi còn|"
    r"trước đây|thời kỳ)(?!\w)[^,;]{0,60}$|"
    r"(?<!\w)(?:từng|giữ (?:các|nhiều) chức vụ|kinh qua)(?!\w)[^;]{0,150}$")
_PAST = re.compile(
    r"(?<!sinh )(?:năm |tháng \d{1,2}/|ngày \d{1,2}/\d{1,2}/|thế kỷ |những năm )(?:1[0-8]\d\d|19[0-7]\d)(?!\d)")
_BACKGROUND = re.compile(r"^\W*(?:trước đó|trước kia|cách đây|ngoài ra|tương tự|được biết)(?!\w)")
_PERSON_BEFORE = re.compile(
    r"(?<!\w)(?:(?i:anh|chị|ông|bà|em|bé|cô|chú|cháu|bạn|bạn đọc|cụ|thầy|cựu chiến binh|cử tri|tài xế|luật sư|kỹ sư|"
    r"bác sĩ|sinh viên|học sinh|phụ huynh|nạn nhân|nghi phạm|nghi can|đối tượng|bị cáo|bị can|ca sĩ|diễn viên|vợ|"
    r"chồng))"
    rf"\s+{CAPITAL}[\w.]*(?:\s?{CAPITAL}[\w.]*){{0,4}}\s*\(\s*"
    r"(?:(?:thôn|ấp|xóm|tổ|bản|khu|khối|xã|phường|thị trấn|P\.|số \d+)[^()]{0,60})?$")
# "Lúc đi qua xã B, huyện A, anh thấy …": a story tells where it happened
_NARRATIVE = re.compile(r"^\W*(?:khi|lúc|đến|đang|tới|vừa đến|trên đường|khoảng|đúng lúc)(?!\w)")
# "Tại huyện A, …", "Còn ở quận B …": the sentence tells what happens there
_TOPIC_PLACE = re.compile(
    r"^\W*(?:còn |riêng |hiện |nay )?(?:tại|ở|trên địa bàn)\s+(?:các |cả |\w+ )?"
    r"(?:(?:xã|phường|thị trấn)\s[^;:()]{1,25},\s*)?$")
_EVENT = re.compile(
    r"(?<!\w)(?:xảy ra|xẩy ra|diễn ra|tổ chức|khai mạc|khánh thành|khởi công|phát hiện|ghi nhận|bắt giữ|"
    r"bắt quả tang|cháy|hoả hoạn|hỏa hoạn|tai nạn|sạt lở|"
    r"ngập|lũ|bùng phát|triển khai|thi công|xây dựng|dự án|công trình|vụ|vụ việc|hiện trường|cưỡng chế|giải toả|"
    r"giải tỏa|thu hồi|khám xét|kiểm tra|sập|nổ|đâm|tông|húc|cán|cuốn trôi|bốc cháy|cướp|giết|hành hung|xô xát|"
    r"đình công|phản đối|cử hành|bất ngờ|"
    r"ổ dịch|dịch|khai quật|tìm thấy|mất tích|tử vong|chết|đuối nước|va chạm|lật|án mạng|trao|thăm|làm việc|"
    r"tiếp xúc|khảo sát)(?!\w)")
_AT = re.compile(
    r"(?<!\w)(?:tại|ở|địa bàn|thuộc|qua|trên|khu vực|về|đến|trong|phường|xã|thị trấn|đường|thôn|ấp|phố|chợ|"
    r"cầu)(?!\w)[^;]{0,60}$")
_TIME = re.compile(
    r"(?<!\w)(?:\d{1,2}\s?(?:h|giờ)\d{0,2}|ngày \d+|sáng|trưa|chiều|tối|đêm|rạng sáng|hôm nay|hôm qua|"
    r"khoảng \d+ ?(?:h|giờ))(?!\w)")
_BEGINS = re.compile(
    r"(?:^|[,;:–-]|(?<!\w)(?:và|thì|cho|khi|như|gồm))\s*[“\"]?\s*(?:các|những|cả|hai|ba|bốn|năm|\d+|đơn vị|"
    r"riêng)?\s*$")
_ASIDE = (
    r"(?:\s*\([^()]{0,40}\)|\s*(?:,|-|–)?\s*(?:của |thuộc )?(?:tỉnh|thành phố|tp\.?)\s?[^,;:()]{2,22}?(?=\s*[,–-]|"
    r"\s+(?:đã|vừa|sẽ|tổ chức|tiếp nhận|nhận|có))\s*[,–-]?)?")
_ACTS = re.compile(
    rf"^{_ASIDE}[\s,]*(?:đã|đang|sẽ|vừa|cũng|tổ chức|cho biết|phát động|nhận|tiếp nhận|đón nhận|đạt|được|phối hợp|"
    rf"chỉ đạo|yêu cầu|không|triển khai|tiếp tục|ban hành|"
    r"xử lý|tạm giữ|bắt|làm|chịu|bị|thiệt hại|mất|ký|kí|họp|đăng ký|chia sẻ|giới thiệu|báo cáo|dẫn đầu|vinh dự|"
    r"xây dựng|đề nghị|đề xuất|"
    r"trích|huy động|vận động|hoàn thành|là đơn vị|"
    r"là (?:một trong|địa phương)|có \d|phấn đấu|thực hiện|xác định|tăng cường|công bố|khánh thành|khai mạc)(?!\w)")
_AWARD = re.compile(
    r"cờ thi đua|bằng khen|giấy khen|huân chương|khen thưởng|suy tôn|giao ước|chiến sĩ thi đua|tập thể lao động|"
    r"cụm thi đua|khối thi đua|cụm trưởng|cụm phó|phong trào thi đua|bình xét")
_PASSING = re.compile(
    r"(?<!\w)(?:so với|giống|tương tự|cách|hướng|đi|về hướng|tuyến(?! đường)|sang|gần|giáp|quốc lộ|xe buýt|"
    r"vận chuyển|chuyển|"
    r"từ|ra)(?!\w)[^,;]{0,30}$")
_EXAMPLE = re.compile(r"(?<!\w)(?:như|chẳng hạn|ví dụ)(?!\w)[^,;]{0,30}$")
_AFTERMATH = re.compile(r"(?<!\w)(?:sau|như|từ) (?:vụ|trận|cơn|đợt|sự cố)(?!\w)[^,;]{0,40}$")

_WINDOW = 160  # characters around a name that are read for signs

ENOUGH = 2.0
"""What one mention, or several together, must reach."""

LIST = 3
"""So many districts side by side, with their kind or of one province, are what a sentence is about."""

BEHIND = 0.5
"""How far a district may fall behind the strongest of three or more in one sentence."""

MAIN_EVENT = 1.5
"""What the strongest mention of an article must reach where no district is a subject otherwise."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What one sentence says, whichever district it names."""

    lead: bool
    event: bool
    topical: bool
    award: bool
    time: bool
    story: bool
    background: bool
    past: bool


class RoleReader:
    """Decides roles within one document, which it asks once for what stands in its lead and what it is about."""

    def __init__(self, document: Document) -> None:
        sentences = document.sentences
        body = self._body = next((s.number for s in sentences if s.field == "body"), 0)
        # title, summary and the first two sentences of the body
        self._lead = {s.number for s in sentences if s.number <= body + 1 and not s.field.startswith("captions")}
        # an article about the past tells its main event in years long gone
        self._historic = any(_PAST.search(s.lower) for s in sentences if s.number in self._lead)
        self._read: dict[int, _Signs] = {}
        self._lists: set[tuple[int, int]] = set()
        self._topic = {word for s in sentences if s.number in self._lead for word in _EVENT.findall(s.lower)}

    def weigh(self, groups: list[list[DistrictMention]]) -> list[tuple[float, DistrictMention]]:
        """
        Return, for the mentions of each district, how strongly the article says that it is a subject, and the best one.

        Several weak mentions add up. Of three or more districts told of side by side in one sentence, none falls far
        behind the others: "huyện A có 121 cơ sở; huyện B 83 cơ sở; huyện C 69 cơ sở".
        """
        self._lists = _lists([m for mentions in groups for m in mentions])
        scored = [[(self.score(m), m) for m in mentions] for mentions in groups]
        together: dict[int, list[float]] = {}
        for pairs in scored:
            for number, best in {m.sentence.number: s for s, m in sorted(pairs, key=lambda p: p[0])}.items():
                together.setdefault(number, []).append(best)
        floors = {number: max(scores) - BEHIND for number, scores in together.items() if sum(s > 0 for s in scores) > 2}
        return [self._weight([(max(s, floors.get(m.sentence.number, s)) if s > 0 else s, m) for s, m in pairs])
                for pairs in scored]

    def is_early(self, mention: DistrictMention) -> bool:
        """Whether *mention* stands in the title, the summary or the first five sentences of the body."""
        return mention.sentence.number <= self._body + 4

    def _weight(self, scored: list[tuple[float, DistrictMention]]) -> tuple[float, DistrictMention]:
        best = max(range(len(scored)), key=lambda n: (scored[n][0], -n))
        helping = sum(1 for s, _ in scored if s > 0)
        return scored[best][0] + 0.5 * max(0, helping - 1), scored[best][1]

    def score(self, mention: DistrictMention) -> float:
        """Return how strongly one mention says "subject": :data:`ENOUGH` is enough, 0 or less speaks for passing."""
        sentence = mention.sentence
        clause = sentence.lower[max(0, mention.left - _WINDOW):mention.left]
        printed = sentence.text[max(0, mention.left - _WINDOW):mention.left]
        after = sentence.lower[mention.right:mention.right + _WINDOW]
        if mention.left > _WINDOW:
            clause = "x" + clause  # "^" in a pattern is the beginning of the sentence, not of the window
        signs = self._signs(sentence)
        # these words as printed: "Cách Mạng Tháng Tám", "Hạnh Nguyên" are names
        if _at_home(printed) or _PERSON_BEFORE.search(printed):
            return -1
        if _AFTERMATH.search(clause) or _FORMER.search(printed) or signs.past:
            return 0
        if _is_body(mention, clause):
            return 2.5
        if sentence.field == "title":
            return 2
        if _BEGINS.search(clause) and (mention.kind or not clause.strip()) and _ACTS.match(after):
            return 2.5
        listed = (sentence.number, mention.left) in self._lists
        if _PASSING.search(printed) or (_EXAMPLE.search(printed) and not signs.topical and not listed):
            return 0.3
        return self._as_place(mention, clause, signs, listed)

    def _signs(self, sentence: Sentence) -> _Signs:
        """Return what the sentence as a whole says, read once for all its districts."""
        found = self._read.get(sentence.number)
        if not found:
            low = sentence.lower
            events = set(_EVENT.findall(low))
            found = self._read[sentence.number] = _Signs(
                lead=sentence.number in self._lead, event=bool(events), topical=not self._topic.isdisjoint(events),
                award=bool(_AWARD.search(low)), time=bool(_TIME.search(low)), story=bool(_NARRATIVE.search(low)),
                background=bool(_BACKGROUND.match(low)), past=not self._historic and bool(_PAST.search(low)))
        return found

    def _as_place(self, mention: DistrictMention, clause: str, signs: _Signs, listed: bool) -> float:
        """Weigh a district that is only named as a place: in the lead, with an event, a time, an award?"""
        placed = bool(_AT.search(clause))
        value = 0.5 + signs.lead + 0.5 * signs.event + 0.5 * signs.topical + 1.5 * signs.award - signs.background
        value += 0.5 + 0.5 * signs.time if placed else 0
        if listed:
            value += 1.5
        elif _TOPIC_PLACE.search(clause) or (signs.story and placed):
            value += 1
        # without an event, outside the lead, it is never the place of the main event
        return value if signs.event or signs.lead or value >= ENOUGH else min(value, MAIN_EVENT - 0.1)


def _is_body(mention: DistrictMention, clause: str) -> bool:
    """Whether the district is named by a body, an office or its people: "Công an quận …", "20 hộ dân ở huyện …"."""
    kind = mention.sentence.lower[mention.left:mention.start]
    return mention.free == "body" or _is_office(kind) or any(p.search(clause) for p in (_BODY, _PEOPLE, _BODY_INSIDE))


def _is_office(kind: str) -> bool:
    """Whether the kind is said by its party or youth committee: ``Quận ủy``, ``huyện đoàn``."""
    return kind.rstrip().endswith(("ủy", "uỷ", "đoàn"))


def _at_home(before: str) -> bool:
    match = _HOME.search(before)
    return bool(match and not _LEAVES_HOME.search(match["rest"]))


def _lists(mentions: list[DistrictMention]) -> set[tuple[int, int]]:
    """Return (sentence, where it begins) of every list of :data:`LIST` districts, with kind or of one province."""
    chains: dict[tuple[int, int], list[DistrictMention]] = {}
    for mention in mentions:
        chains.setdefault((mention.sentence.number, mention.left), []).append(mention)
    return {key for key, chain in chains.items() if len(chain) >= LIST and (
        any(m.kind for m in chain) or set.intersection(*({u.province for u in m.units} for m in chain)))}
