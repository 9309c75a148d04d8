"""
Who gets an award where nobody stands next to its verb: who opens the sentence, whose merit or ceremony is it?
"""

from __future__ import annotations

import re

from .keys import key, pattern
from .people import SURNAMES
from .recipients import Recipient, read_recipients
from .subjects import AUXILIARIES, LEAD, TIME, Subjects
from .words import any_of

__all__ = ["FarSubjects"]

_ACTS = re.compile(
    r"\s(?:vinh dự|là|từng|chia sẻ|cho biết|cũng|bày tỏ|xúc động|hạnh phúc|tự hào|vui mừng|còn|bộc bạch)\s"
)
_FOUNDED = re.compile(
    r"(?:lễ|ngày)[^,;]{0,60}(?:thành lập|truyền thống"
    r"|tái lập)\s+(?:của )?(?P<who>[^,;()]{4,70}?)\s*(?:\([^()]*\)\s*)?,?"
    r"\s(?:và|,)\s*(?:vinh dự |long trọng )*(?:đón nhận|đón|nhận)\s*(?:danh hiệu\s*)?$"
)
_GROUP_AFTER = re.compile(
    rf"(?<!\w)(?:\d+|hai|ba|bốn|nhiều|các|những|một số) (?:{any_of('groups')})(?!\w)|(?<!\w)(?:trao|tặng|cho"
    rf"|cùng)\s|\svà (?:các|những|nhiều|\d|ông|bà|anh|chị)"
)
_GUEST = re.compile(
    r"(?<!\w)(?:dự|tham dự|đến dự|tới dự|phát biểu tại|có mặt tại|chúc mừng)\s(?:chương trình |buổi )?(?:lễ|ngày|hội"
    r" nghị)[^;]*(?:đón nhận|đón|nhận)"
    r"\s*(?:danh hiệu\s*)?$"
)
_HOST = re.compile(
    r"\s(?:(?:đã|vừa|long trọng|trọng thể|trang trọng)\s)*tổ chức\s(?:[^;]{0,120}?(?:lễ"
    r"|và)\s)?(?:công bố (?:quyết định )?(?:và )?)?(?:đón nhận|đón)\s*(?:danh hiệu\s*)?$"
)
_KIN = re.compile(
    r"(?<!\w)(?<!\d\s)(?<!các\s)(?<!bà\s)(?<!những\s)(?<!nhiều\s)(?<!người\s)(?<!vợ\s)(?:con trai|con gái|con|vợ"
    r"|chồng|bố|cha"
    r"|mẹ|bố mẹ|cha mẹ|anh trai|chị gái|em trai|em gái|ông nội|bà nội|ông ngoại|bà ngoại|cụ ngoại"
    r"|người thân)(?: bị cáo| ông| mình)?\s*(?:(?:đã|từng|đều|cũng|vinh dự|lại|còn|mới)\s*)*$"
)
_KIN_OF = re.compile(
    r"(?:bố|cha|mẹ|vợ|chồng|con trai|con gái|bố mẹ|cha mẹ|ông nội|bà nội|ông ngoại|bà ngoại|anh trai|em trai|chị gái"
    r"|em gái)"
    r" (?:đẻ |ruột |vợ |chồng |của )*(?:bị cáo|bị can|ông|bà|anh|chị|em|cô|thầy"
    r"|cháu) [^\W\d_]+(?: [^\W\d_]+){0,3} (?:là|từng|vốn|nguyên)"
)
_FOR_FAMILY = re.compile(
    r"(?<!\w)(?:đại diện|thay mặt)(?: cho)? (?:gia đình|thân nhân)(?: (?:liệt sĩ|nạn nhân|ông|bà|anh))?,"
)
_MERIT_OF = re.compile(
    r"\s*(?:để )?(?:ghi nhận|với|trước|vì|biểu dương|cảm kích|đánh giá cao|tri ân)\s[^,;]{0,60}(?<!\w)(?:hành động"
    r"|thành tích|việc làm"
    r"|nghĩa cử|đóng góp|cống hiến|chiến công|công lao|tinh thần|nỗ lực)[^,;]{0,60}?\s(?:của"
    r"|do)\s(?P<who>[^,;]{3,90}),\s"
)
_OPENING = pattern(rf"^(?:(?i:{any_of('person_titles')})\s+)*%A[^\W\d_]*(?:\s%A[^\W\d_]*)+")
_OPENING_PRONOUN = re.compile(
    rf"(?i)(?P<p>(?:{any_of('pronouns')})(?: (?:này|ấy))?)\s+(?:đã|từng|còn|cũng|là|luôn|liên tục|có|không"
    r"|được|trở|làm|vừa|hoàn thành|tham gia|đạt|đang|lại|chia sẻ|cho)\s"
)
"""A reference with a verb: "Đơn vị liên tục hoàn thành nhiệm vụ …, (được …)"."""
_PRONOUN = re.compile(rf"(?:{any_of('plain_pronouns')})(?= [^\W\d_])(?! (?:giáo|tên|là)(?!\w))")
_WITHOUT_SUBJECT = re.compile(
    r"(?:^|[,;.] )\s*(?:sau khi|trước khi|từ khi|kể từ khi|khi) (?:đã |vinh dự |chính thức )*$"
)


_GOES_ON = re.compile(r"(?:đã|từng|vừa|luôn|và|được|vinh dự)(?!\w)")


class FarSubjects(Subjects):
    """Finds subjects in one sentence, also far from the verb."""

    def opening(self, start: int, at: int) -> list[Recipient]:
        """
        Return the person that a part of the clause begins with, where the words behind are no list of names: "Ca sĩ
        Tấn Minh chia sẻ cảm xúc khi (nhận …)", "Nông dân Lê Văn Lam ở Vĩnh Long được bình chọn …, (được tặng …)".
        """
        text, keyed = self._clause(start, at)
        if re.search(r"(?<!\w)(?:khi|lúc|về việc|ngày)\s*(?:được|vinh dự|chính thức)?\s*$", self._key[start:at]):
            text, keyed = self._text[start:at], self._key[start:at]  # "A chia sẻ cảm xúc khi nhận …"
        parts = self._segments(text, keyed)
        for n in range(len(parts) - 1, -1, -1):
            part = parts[n]
            if m := _OPENING.match(part):
                found = read_recipients(m.group(), self._resolve)
                acts = _ACTS.match(part, m.end()) is not None
                named = [r for r in found if r.name and " " in r.name and (acts or r.name.split()[0] in SURNAMES)]
                if named and not _GROUP_AFTER.search(key(part[m.end() :])):
                    return self._with_list(parts[:n], m.group(), named[:1])
            elif m := _OPENING_PRONOUN.match(part):
                named = [r for r in read_recipients(m["p"], self._resolve) if r.name]
                if named and not _GROUP_AFTER.search(key(part[m.end() :])):
                    return named
        return []

    def credited(self, start: int, at: int) -> list[Recipient]:
        """ "Ghi nhận hành động dũng cảm của em Nam, (UBND huyện tặng …)": whose merit it is."""
        m = _MERIT_OF.match(self._key[start:at])
        if m is None:
            return []
        who = self._text[start + m.start("who") : start + m.end("who")]
        return [r for r in read_recipients(who, self._resolve) if r.name or r.count]

    def is_empty(self, start: int, at: int) -> bool:
        text, keyed = self._clause(start, at)
        for part in self._segments(text, keyed):
            low = key(part)
            if re.match(r"trong (?:danh sách|số|nhóm)", low):
                return False
            if start and re.match(r"(?:của|do|từ) (?:các|nhiều) ", low):
                continue  # "nhiều giấy khen (của các cấp, trong đó có X)"
            if not (
                LEAD.match(low)
                or AUXILIARIES.fullmatch(low)
                or re.match(r"(?:đã|từng|vừa|luôn|và|được|vinh dự)(?!\w)", low)
            ):
                return False
        return True

    def following(self, start: int, at: int, end: int, stop: int) -> list[Recipient]:
        """
        "Từng được … tặng Bằng khen năm 2018, thị xã Hoàng Mai nay …", "sau khi nhận danh hiệu NSƯT, nghệ sĩ A …",
        "…, được phong tặng NSND nhưng ông A lại …": the subject behind a clause that has none.
        """
        m = re.match(r"[^,;.]{0,40}?(?:,|\s(?P<but>nhưng|song))\s+(?=\S)", self._key[end:stop])
        before = self._key[start:at]
        inverted = re.match(r"[^,;.]{0,90}?\s(?:còn )?(?:có|là)\s(?:cả |thêm )?(?=\S)", self._key[end:stop])
        if inverted and start == 0:  # "Lên bục lĩnh X có cả lão nông A"
            phrase = re.split(r";", self._text[end + inverted.end() : stop])[0]
            if named := [r for r in read_recipients(phrase, self._resolve) if r.name]:
                return named
        opens = start == 0 and re.match(
            r"[ \"']*(?:từng|đã|vừa|mới|được|vinh dự|(?:ngay )?(?:từ |kể từ |trước |sau )?(?:khi|lúc)"
            r"|dù|tuy|mặc dù|là)(?!\w)",
            self._key,
        )
        if m is None or not (opens or _WITHOUT_SUBJECT.search(before) or (m["but"] and before.endswith(", "))):
            return []
        phrase = TIME.sub("", re.split(r"[,;]", self._text[end + m.end() : stop])[0])
        if (word := _PRONOUN.match(key(phrase))) and phrase[word.end() + 1].islower():
            return read_recipients(phrase[: word.end()], self._resolve)  # "…, thầy bỏ luôn bữa tiệc"
        phrase = self._nominal(phrase)[0]
        return read_recipients(
            re.sub(r"\s(?:nay|hiện|đã|luôn|cũng|vẫn|lại|tiếp tục|vừa|mới|còn)(?:\s.*)?$", "", phrase), self._resolve
        )

    def speaker(self, at: int) -> list[Recipient]:
        """ "“Tôi … được … tặng Bằng khen”, bác sĩ A Hyưng nói": the one who speaks."""
        if not re.search(r"(?<!\w)(?:tôi|mình|bản thân)(?!\w)", self._key[:at]):
            return []
        m = re.search(
            r"\"\s*,?\s*([^\",;]{3,60}?)\s+(?:nói|cho biết|cho hay|chia sẻ|tâm sự|bộc bạch|kể|bày tỏ)(?!\w)",
            self._key[at:],
        )
        if m:
            return read_recipients(self._text[at + m.start(1) : at + m.end(1)], self._resolve)
        m = re.match(
            r"[\"'\s]*([^\",;:]{3,60}?)\s+(?:nói|cho biết|cho hay|chia sẻ|tâm sự|bộc bạch|kể|bày tỏ)(?!\w)",
            self._key[:at],
        )
        return read_recipients(self._text[m.start(1) : m.end(1)], self._resolve) if m else []

    def is_kin(self, start: int, at: int) -> bool:
        """Tell whether a relative of somebody named is the subject: "bị cáo A … có con trai được tặng giấy khen"."""
        if _FOR_FAMILY.search(self._key, start, at):
            return True
        if _KIN_OF.match(re.split(r"[;:.]", self._key[start:at])[-1].strip()):
            return True
        return _KIN.search(self._key, start, at) is not None and _KIN.search(self._key[start:at]) is not None

    def guest(self, start: int, first: int) -> list[Recipient] | None:
        """
        "Thủ tướng dự lễ kỷ niệm ngày thành lập Công ty A và đón nhận …": whose day it is gets it, a guest does not.
        ``None`` where nobody is a guest.
        """
        return self.host(start, first) if _GUEST.search(self._key[start:first]) else None

    def host(self, start: int, first: int) -> list[Recipient]:
        """ "Bảo tàng Lịch sử Quốc gia tổ chức Lễ đón nhận Huân chương …": who holds the ceremony gets it."""
        if m := _FOUNDED.search(self._key[start:first]):
            return read_recipients(self._text[start + m.start("who") : start + m.end("who")], self._resolve)
        m = _HOST.search(self._key[start:first])
        if m is None:
            return []
        parts = [
            p
            for p in self._segments(self._text[start : start + m.start()], self._key[start : start + m.start()])
            if not LEAD.match(key(p))
        ]
        return read_recipients(self._without_auxiliaries(parts[-1]), self._resolve) if parts else []
