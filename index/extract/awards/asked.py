"""
For whom is an award asked where the proposing words stand far from the name?

"Riêng anh A, tỉnh đang đề nghị Thủ tướng tặng …", "suy tôn B là đơn vị dẫn đầu, đề nghị Bộ tặng …", "rút tên C khỏi
danh sách đề nghị …", "tấm huân chương mà công ty đề nghị cho D thì còn chờ". Only proposals are read in these ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .binding import Binding
from .keys import key
from .phrases import cut_object
from .recipients import Recipient, read_recipients
from .words import any_of

__all__ = ["Asked", "asked_again"]

_ASKS = any_of("asks")
_CHOOSES = re.compile(
    r"(?<!\w)(?:suy tôn|bình xét|bình chọn|bình bầu|bầu chọn|lựa chọn|giới thiệu|đề cử|tiến cử|tôn vinh|suy cử|"
    r"thống nhất|"
    r"nhất trí|bầu|chọn|xếp|chấm|đưa|xác định|công nhận)\s+(?:tên |hồ sơ (?:của )?)?"
)
_CHOSEN = re.compile(
    r"(?P<who>[^;:.]{4,140}?)"
    r"(?=,|\s(?:là|để|đề nghị|trình|đề xuất|kiến nghị|nhận|lên|đứng|dẫn đầu|về nhất|xếp|vào|ở|với|đạt|làm|xứng đáng)\s)"
)
# whose name is put on a list or struck off it
_MOVED = re.compile(
    r"(?<!\w)(?:rút|gạch|loại|đưa|bổ sung|thêm|bỏ|xóa|xoá|ghi)\s+(?:tên |hồ sơ |"
    r"trường hợp )(?:của )?(?P<who>[^;:.]{3,110}?)\s+"
    r"(?:ra )?(?:khỏi|vào)\s"
)
# the clause opens with whom it is about: "Riêng anh A, …", "Đối với công ty B, …"
_TOPIC = re.compile(
    r"\s*(?:(?:riêng|còn|đối với|với|về phần|trong khi đó,?|cùng lúc,?|bên cạnh đó,?|đặc biệt,?)\s+)+"
    r"(?:(?:trường hợp|hồ sơ|cá nhân|tập thể|phần)\s+)?(?:của\s+)?(?P<who>[^,;:.]{3,90}?)(?:,|\sthì\s|\s?:)"
)
# "Huân chương … mà công ty đề nghị cho anh thì phải chờ"
_THAT = re.compile(
    rf"[^,;.:]{{0,40}}?\s?mà [^,;.:]{{2,60}}?\s(?:{_ASKS})(?:\s[^,;.:]{{0,40}}?)?\s(?:cho|đối với|"
    rf"dành cho)\s(?P<who>[^,;:.]{{2,90}})"
)
_BESIDES = re.compile(
    r"(?:^|[,;.]\s)(?:ngoài|bên cạnh|cùng với|cùng)\s[^,;:.]{2,80}?,?\s(?:còn có|còn|có|"
    r"là)\s(?P<who>[^;:.]{3,120}?),?\s"
    r"(?:đều |cũng |đang )*được\s"
)
# "huyện A 8/8 phiếu, đề nghị …", "Sở B dẫn đầu với 98 điểm, được đề nghị …"
_WON = re.compile(
    r"[-–+•\s]*(?:kết quả,? |theo đó,? |trong đó,? |cụ thể,? )?(?P<who>[^,;:.]{4,90}?),?\s(?:với |đạt |được |chiếm |"
    r"giành )*"
    r"(?:\d+(?:[/,.]\d+)? (?:số )?(?:phiếu|điểm)|\d+(?:[,.]\d+)?%|dẫn đầu|đứng (?:đầu|nhất|thứ)|xếp (?:thứ )?(?:nhất|"
    r"nhì|ba|hai|tư|hạng)|"
    r"về (?:nhất|nhì|ba|thứ)|được (?:bầu|chọn|suy tôn|bình chọn|bỏ phiếu|tín nhiệm)|xuất sắc|nhất (?:cụm|khối)|"
    r"tiêu biểu)"
    rf"[^;:.]{{0,70}}?(?:,|\svà|\snên|\sđể)\s(?:\w+ ){{0,2}}?(?:{_ASKS})(?!\w)"
)
_FOR_HIMSELF = re.compile(
    r"\s(?:để |từng |đã |hai lần |ba lần |nhiều lần )*(?:lập|làm|nộp|gửi|viết|có|hoàn thiện|hoàn tất) (?:hồ sơ|đơn|"
    r"tờ trình|văn bản)(?: đăng ký)? "
    r"(?:xin|xét|dự xét|đề nghị)(?: được)? (?:công nhận|xét|xét tặng|phong|phong tặng|tặng|nhận|"
    r"cấp)?(?: danh hiệu)?\s*$"
)
# who asks for others, where he names none
_AUTHORITY = re.compile(
    r"\s*(?:các |theo )?(?:ubnd|hđnd|bộ|sở|ban|hội đồng|chủ tịch|phó|tỉnh|huyện|quận|thành phố|cơ quan|đơn vị)\s"
)
_BODY = re.compile(
    r"(?:tổng công ty|công ty|doanh nghiệp|tập đoàn|hợp tác xã|htx|bệnh viện|nhà máy|trường|học viện|ngân hàng|"
    r"xí nghiệp|nhà hát|"
    r"trung tâm|viện)\s"
)
_PREDICATE = re.compile(r"\s(?:thì|đang|vẫn|phải|chưa|còn|bị|đã|sẽ|được|mới|là|chỉ|không|cũng)\s")


# "đề nghị Thanh tra tỉnh được nhận (X)", "đề nghị xét cho phường A được tặng (X)"
_TO_GET = re.compile(
    r".*(?<!\w)(?:đề nghị|đề xuất|kiến nghị)\s(?:(?:xét|xem xét)\s)?(?:cho\s)?"
    r"(?P<who>(?!được|xét|tặng|khen|công nhận|phong|trao)[^;:]{3,160}?)"
    r"(?:\s(?:để|cùng|đều|sẽ|tiếp tục|vinh dự|cũng))*\s*",
    re.S,
)
_DECIDES = re.compile(r"(?<!\w)(?:xem xét|xét|quyết định|tặng|trao|công nhận|khen thưởng|phong)(?!\w)")


# "Hai người còn lại là A và B tiếp tục được trình", "… A trong danh sách đề nghị phong tặng danh hiệu này"
_OTHERS = re.compile(
    r"(?:người|trường hợp|đơn vị|hồ sơ|cá nhân|tập thể|nghệ sĩ|ứng viên)(?: [^,;.:]{1,25}?)? (?:còn lại|"
    r"khác)(?: của [^,;.:]{2,30}?)?"
    r"(?:,| là| gồm(?: có)?|:) (?P<who>[^;:.]{3,120}?),? (?:(?:vẫn|tiếp tục|cũng|đều|đang) )*(?:được|trong danh sách|"
    r"có tên)"
    rf" [^;.:]{{0,40}}?(?:{_ASKS}|giữ|thông qua)(?!\w)"
)
_THIS = re.compile(
    r"(?:danh hiệu|hình thức(?: khen thưởng)?|phần thưởng|tấm huân chương|huân chương|bằng khen|giấy khen|lá cờ|cờ|"
    r"giải thưởng)"
    r"(?: cao quý)? (?:này|ấy|trên|nói trên|tương tự)(?!\w)"
)


def asked_again(text: str, opened: Binding, resolve: Callable[[str], str | None]) -> Binding | None:
    """Return the proposal of a sentence that means the award of the one before: "… để đề nghị tặng danh hiệu này"."""
    keyed = key(text)
    this = _THIS.search(keyed)
    asks = re.search(rf"(?<!\w)(?:{_ASKS})(?!\w)", keyed[: this.start()]) if this else None
    if m := _OTHERS.search(keyed):
        who = read_recipients(text[m.start("who") : m.end("who")], resolve, listed=True)
    elif asks and not re.search(r"(?<!\w)(?:không|chưa|nếu|để đạt|muốn)(?!\w)", keyed):
        m = re.match(r"\s*(?:năm nay|lần này|đợt này|trong khi đó|còn|riêng|dịp này),?\s*", keyed)
        lead = text[m.end() if m else 0 : asks.start()]
        who = read_recipients(re.split(r"(?i)\s(?:nhận|được|đã|có|vừa|đang|với|dẫn|đứng|xếp|là)\s", lead)[0], resolve)
    else:
        return None
    named = [one for one in who if one.name]
    return replace(opened, recipients=named, own={}, status="proposed", rule="again") if named else None


class Asked:
    """Finds for whom is asked in one sentence; *keyed* is ``key(text)``, *resolve* names whom a reference means."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None]) -> None:
        self._text, self._key, self._resolve = text, keyed, resolve

    def before(self, start: int, first: int) -> list[Recipient]:
        """Return whom the words between *start* and the award at *first* name: struck off, chosen, besides others."""
        found = [*_BESIDES.finditer(self._key, start, first), *_MOVED.finditer(self._key, start, first)]
        chosen = (_CHOSEN.match(self._key, verb.end(), first) for verb in _CHOOSES.finditer(self._key, start, first))
        for m in reversed([*found, *(m for m in chosen if m)]):
            if who := self._read(m.start("who"), m.end("who")):
                return who
        return []

    def topic(self, start: int, first: int) -> list[Recipient]:
        """Return whom the clause opens with: "Riêng Đại úy A, với hành động …, đơn vị đang đề nghị …"."""
        begin = max(self._key.rfind(";", start, first) + 1, start)
        m = _TOPIC.match(self._key, begin, first)
        return self._read(m.start("who"), m.end("who")) if m and re.search(_ASKS, self._key[m.end() : first]) else []

    def to_get(self, start: int, verb_at: int) -> list[Recipient]:
        """Return for whom is asked that he may get it: "đề nghị Thanh tra tỉnh được nhận …"."""
        m = _TO_GET.fullmatch(self._key, start, verb_at)
        if m is None:
            return []
        begin = max(
            m.start("who"), self._key.rfind(" cho ", m.start("who"), m.end("who")) + 5 if " cho " in m["who"] else 0
        )
        return [] if _DECIDES.search(self._key, begin, m.end("who")) else self._read(begin, m.end("who"))

    def relative(self, end: int, stop: int) -> list[Recipient]:
        """Return whom a relative clause behind the award names: "… mà công ty đề nghị cho anh thì phải chờ"."""
        m = _THAT.match(self._key, end, stop)
        if m is None:
            return []
        rest = _PREDICATE.search(self._key, m.start("who"), m.end("who"))
        return self._read(m.start("who"), rest.start() if rest else m.end("who"))

    def is_asker(self, one: Recipient, first: int) -> bool:
        """Tell whether *one* is who asks for others: "đại biểu A đề nghị Nhà nước khen thưởng …"."""
        if one.name is None:
            return False
        asks = (
            rf"{re.escape(key(one.name))}(?:,[^,;]{{3,60}},)?\s(?:đã |cũng |vừa |còn )?(?:đề nghị|kiến nghị|đề xuất)\s"
        )
        return (
            re.search(asks + r"(?!(?:được |xét )*(?:tặng|phong|công nhận|trao|xét)\s)", self._key[:first]) is not None
        )

    def own(self, start: int, first: int) -> int | None:
        """Return where it is said that somebody asks for himself: "ông A … lập hồ sơ xin công nhận danh hiệu …"."""
        m = _FOR_HIMSELF.search(self._key, start, first)
        return m.start() if m and not _AUTHORITY.match(self._key, start) else None

    def candidate(self, start: int, first: int) -> list[Recipient]:
        """Return the body that asks for itself: "Công ty A đề nghị tặng thưởng Huân chương …, tuy nhiên …"."""
        asks = re.search(
            r"\s(?:đề nghị|xin|đề xuất|đăng ký xét)\s(?:được )?(?:xét |khen )*tặng", self._key[start:first]
        )
        if asks is None:
            return []
        lead = self._key[start : start + asks.start()]
        begin = start + max(lead.rfind(","), lead.rfind(";"), lead.rfind(":")) + 1
        begin += len(self._key[begin:first]) - len(self._key[begin:first].lstrip())
        return self._read(begin, start + asks.start()) if _BODY.match(self._key, begin) else []

    def winner(self, start: int, first: int) -> list[Recipient]:
        """Return who won a vote told in the same clause: "huyện A 8/8 phiếu, đề nghị UBND tỉnh tặng …"."""
        begin = max(self._key.rfind(";", start, first), self._key.rfind(":", start, first), start - 1) + 1
        m = _WON.match(self._key, begin, first)
        return self._read(m.start("who"), m.end("who")) if m else []

    def _read(self, start: int, end: int) -> list[Recipient]:
        found = read_recipients(cut_object(self._text[start:end].strip(" ,")), self._resolve)
        return [one for one in found if one.name or one.count is not None]
