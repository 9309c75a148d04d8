"""
Who stands behind the verb: the one to whom somebody "tặng", "trao … cho", "đề nghị tặng"?
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .groups import TITLES_OF_HONOUR
from .keys import hide_names, key, pattern
from .mentions import Mention
from .phrases import cut_object
from .recipients import Recipient, read_recipients
from .subject_forms import MERIT_OF
from .words import any_of

__all__ = ["Objects"]

_GIVE, _TAKE = any_of("give"), any_of("take")
_CHO = re.compile(
    r"^(?P<skip>[^.;:!?]{0,160}?)(?<!\w)(?P<to>(?:và )?(?:(?:được )?(?:trao|gửi|chuyển|đưa|mang"
    r"|đem)(?: tặng)? (?:tận tay|tận nhà|đến|tới|về|vào|lại|cho)(?: (?:tận )?tay|(?: với| cho))?|(?:đến|về"
    r"|tới) (?:với|tay|tận tay)|tận tay|gửi(?: tặng)?|gọi tên|xướng tên|dành cho|tìm đến|cho|tặng cho"
    r"|trao cho|(?:tặng thưởng|khen tặng|trao thưởng|truy tặng|phong tặng)(?: cho)?|tặng"
    r"|trao tặng|đến|tới|trao|được trao cho|được tặng cho|được trao tặng cho|thuộc về|đối với"
    r"|với (?:các )?trường hợp|vinh danh|biểu dương|tuyên dương|khen ngợi|khen thưởng(?: đột xuất)?"
    r"|lên (?:lá )?(?:quân kỳ|cờ)(?: truyền thống| quyết thắng)*(?: của)?|(?:lên|vào) (?:ngực"
    r"|vai)(?: áo)?(?: của| cho)?)(?!\w)\s)"
)
_NOMINATED = re.compile(
    r"(?<!\w)(?:suy tôn|bình xét|bình chọn|giới thiệu|đề cử|tiến cử|đề xuất|bầu chọn|bầu|lựa chọn|chọn|thống nhất"
    r"|đề nghị|trình"
    r"|danh sách)\s+(?:cho |gồm )?(?P<who>[^;:]{4,120}?)\s+(?:để|đề nghị|trình|đề xuất|kiến nghị|là đơn vị|nhận"
    r"|lên (?:tỉnh|cấp|trung ương|bộ))(?!\w)"
)
# What happens to somebody's case: named as the object that is moved, or behind "trường hợp của".
_MOVED = re.compile(
    r"(?<!\w)(?:đánh trượt|loại|rút|gạch tên|gạch|đưa|bổ sung|thêm)\s+(?P<who>[^,;:]{2,100}?)\s+(?:ra )?(?:khỏi|vào)"
    r" (?:danh sách|đề cử|danh hiệu|diện)"
)
_CASE_OF = re.compile(
    r"(?<!\w)(?:trường hợp|hồ sơ)(?: của)?\s+(?P<who>(?:các |hai |ba |\d )?"
    rf"(?:{any_of('person_titles')}|{any_of('kinds')})(?:\s[^;:]{{3,80}}?)??)(?!\w)"
    rf"\s*(?:\.\.\.|…|(?<!\w)(?:được|bị|đã|không|trong|để|xét|là|mà|khi|do|vì|đang|còn|vẫn|{any_of('asks')})(?!\w)|$)"
)
_CASE_BEHIND = re.compile(
    r"[^,;.:]{0,30}?\s(?:của|cho|đối với|với)\s(?:trường hợp (?:của )?)?(?P<who>(?:các |hai |ba )?"
    rf"(?:{any_of('person_titles')})\s[^;:.]{{3,80}})"
)
_NAMES_AFTER = re.compile(
    r"^(?:\s*(?:của [^:;,.]{2,60}?)?(?:\s+(?:đợt|lần|dịp|năm) [^\s,;.:]+)?\s*:\s*(?P<list>)"
    r"|(?:\s+của [^,;.:]{3,60}?)?(?:\s+(?:đợt|lần|dịp|năm) (?:này"
    r"|nay))?\s+(?:là|gồm(?: có)?)\s*:?\s+(?P<is>)"
    r"|[^.;:]{0,150}?;\s*(?:trong đó|danh sách|cụ thể|đó là|gồm|bao gồm)(?: có| gồm(?: có)?| là)?:?\s+(?P<among>)"
    r"|[^.;:]{0,150}?(?<!\w)(?:(?P<sure>(?:gồm(?: có)?|bao gồm"
    r"|trong đó(?: có)?|lần lượt là|đó là)\s*(?:các |hai |ba |những )?(?:nghệ sĩ|ông bà|đồng chí)?\s*:?|có (?:các"
    r"|những|\d+|hai|ba|bốn|năm|vài|nhiều|rất nhiều|một số) [^,;.:]{3,60}? (?:như|gồm)|có (?:\d+|hai|ba|bốn|năm|các"
    r"|những) [^,;.:]{3,60}:)"
    r"|(?:đợt này|lần này|năm nay|dịp này)? ?,? ?(?:còn )?có (?:các )?(?=(?:nsưt|nsnd|nghệ sĩ|nhà giáo|thầy thuốc)"
    r" )(?!các )"
    r"|có (?:nhiều|các) (?:nghệ sĩ|gương mặt)[^;.:]{3,110} như"
    r"|(?:còn có|có sự góp mặt của|(?:trường hợp|nghệ sĩ|tác giả)[^,;.:]{0,60} là|(?:nghệ sĩ|tác giả|cá nhân"
    r"|tập thể|đơn vị) như))\s+)(?=\S)"
)
_FILES = re.compile(
    r"(?<![\d.,])(?<!của )(?P<n>\d{1,3}(?:\.\d{3})*)\s+(?P<of>hồ sơ|trường hợp|nghệ sĩ|nhà giáo|thầy thuốc|cá nhân)"
    r"\s+(?:[^,;.]{0,20}\s)?(?:đề nghị|xin|đề xuất"
    r"|trình|xét)"
    r"[^,;.]{0,40}?(?:tặng|phong|công nhận)\s*(?:danh hiệu|cho danh hiệu)?[\s\"']*$"
)
_FILES_FOR = re.compile(
    r"(?:^|\svà|,|\s(?:có|gồm|là))\s+(?P<n>\d{1,3})\s+(?P<of>hồ sơ|trường hợp|nghệ sĩ|nhà giáo|thầy thuốc|người"
    r"|cá nhân) (?:cho|ở|với|thuộc|về)(?: danh hiệu)?[\s\"']*$"
)
_HANDED = re.compile(
    r"\s*(?:cao quý )?do [^,;.]{3,70}?\s(?:trao tặng|trao|tặng)\s+(?:cho\s+)?(?=(?:thành phố|tỉnh|huyện|quận|xã"
    r"|phường|đơn vị|công ty"
    r"|nhà trường|trường|tập đoàn|học viện|bệnh viện|sở|ngành|cán bộ|nhân dân|đảng bộ|tập thể|lực lượng)(?!\w))"
)
_NEXT_VERB = re.compile(r"(?<!\w)(?:được|vinh dự|đón nhận|nhận|đạt)(?!\w)")
# "Huyện đoàn cũng có Giấy khen gửi tới anh": who has it ready gives it
_SENT = re.compile(r"\s*(?:để )?(?:gửi(?: tặng)?|dành tặng|trao tặng) (?:tới|đến|cho)\s+(?=\S)")
_FOR_THE_DEAD = re.compile(
    r"\s*(?:được )?truy tặng (?:cho )?(?:(?:người )?(?:cha|bố|mẹ|chồng|vợ|con|anh|em)(?: trai"
    r"| gái)?(?: là)? )?(?=\S)"
)
_WORK = re.compile(
    r"(?:(?:cụm |chùm |các |bộ )?(?:công trình|tác phẩm|bức ảnh|ảnh|vở|ca khúc|bài hát|bài thơ|tập thơ|phim|tiểu thuyết"
    r"|trường ca|cuốn sách|sách|tượng đài|bản nhạc|nghiên cứu))(?!\w).*\s(?:của|do)\s(?:nhóm )?(?:tác giả )?"
)
_OF_PEOPLE = ("team", "advanced", "fighter")  # "378 chiến sĩ thi đua": as many people, not pieces
_OTHER_GIFT = re.compile(
    r"\s*(?:giải|giải thưởng|phần thưởng|phần quà|quà|tiền|số tiền|hoa|học bổng|huy hiệu|\d[\d.,]* (?:triệu"
    r"|nghìn|ngàn|phần|suất))"
    r"(?!\w)[^;:.]{0,80}?\s(?:cho|tặng)\s"
)
_TO = re.compile(r"\s*(?:cho|đến|tới)\s+(?=\S)")
_OFFICE = re.compile(r"(?:sở|bộ|ban|hội đồng|ubnd|ủy ban|phòng|cơ quan|thủ tướng|chủ tịch|chính phủ|trung ương|cấp)\s")
_BRINGS = ("mang về", "giành", "giành được", "đạt", "có", "có được", "dành", "đón")
_PRIZES_OF = re.compile(
    r"\s(?:những|nhiều|các|một số) (?:danh hiệu|phần thưởng|hình thức|thành tích|giải thưởng)[^;:]*:\s*$"
)
_LISTED = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:[^\W\d_][^:;,.]{1,60}?)?(?:(?:tặng |trao "
    r"|đợt này )?cho(?: các (?:tập thể|đơn vị|cá nhân))?"
    r"(?: sau| sau đây| gồm)?)?\s*:\s*"
)


_HEADED = re.compile(
    rf"^\s*(?:cho )?(?:các|những|\d+|hai|ba|bốn|năm) (?:{any_of('groups')}|{any_of('kinds')})(?!\w)"
    r"(?: [^\W\d_]+){0,4}\s*:(?=[^:;]+$)"
)
# "… cho các xã: A, B": the kind is said once, before the colon
_KIND_HEAD = re.compile(
    r"\scho\s+(?P<head>(?:[^,;:.]{2,40} )?(?:các|những|\d+|hai|ba|bốn|năm) (?:xã|phường|thị trấn|huyện|quận"
    r"|thị xã|thành phố|thôn|bản"
    r"|sở|trường|công ty)(?: [^\W\d_]+){0,4}\s*:\s*)$"
)
_DIRECT = pattern(
    rf"\s+(?:(?:\d{{1,3}}|[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)\s+(?:{any_of('groups')})(?!\w)"
    r"|(?:ông|bà|anh|chị|em|cô|thầy|nam sinh|nữ sinh)\s%A)"
)


class Objects:
    """Finds objects in one sentence; *keyed* is ``key(text)``, *resolve* names whom a reference means."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None]) -> None:
        self._text, self._key, self._resolve = text, keyed, resolve

    def between(self, start: int, verb: re.Match[str] | None, first: int) -> list[Recipient]:
        """ "phong tặng cho đại đội danh hiệu …", "khen thưởng 20 cá nhân … Kỷ niệm chương"."""
        if verb is None:
            return []
        phrase = self._text[start + verb.end() : first]
        if verb["give"] is None:  # "mang về cho Đội K93 tấm huân chương"
            to = re.match(r"\s*(?:về )?cho\s", key(phrase)) if verb["take"] in _BRINGS else None
            phrase = phrase[to.end() :] if to else ""
        if listed := _PRIZES_OF.search(key(phrase)):
            phrase = re.sub(
                r"^\s*cho\s+", "", phrase[: listed.start()]
            )  # "mang đến cho A những phần thưởng cao quý: …"
        if not phrase.strip() or re.search(r"[;:]", _HEADED.sub("", key(phrase))):
            return []
        if other := _OTHER_GIFT.match(key(phrase)):
            phrase = phrase[other.end() :]  # "trao giải nhất cho em A cùng (bằng khen)"
        if "," not in phrase and (to := _TO.match(phrase)):
            phrase = phrase[to.end() :]  # "trao cho Công ty A (bằng khen)"
        return read_recipients(cut_object(phrase), self._resolve)

    def behind(self, end: int, stop: int, last: bool) -> list[Recipient]:
        """ "… cho 4 tập thể", "… tặng các cựu chuyên gia", ": A, B, C"."""
        region = self._text[end:stop]
        keyed = self._key[end:stop]
        if m := _LISTED.match(keyed):
            head = _KIND_HEAD.search(keyed, 0, m.end())
            begin = head.start("head") if head else m.end()
            phrase = region[begin:] if last else self._before_next_clause(region[begin:])
            return read_recipients(cut_object(phrase), self._resolve, listed=True)
        if _DIRECT.match(region):  # "Tặng giấy khen ba điều dưỡng": a headline's way
            return read_recipients(cut_object(region if last else self._before_next_clause(region)), self._resolve)
        m = _CHO.match(keyed)
        if m is None or (
            re.search(r"(?<!\w)(?:vì|do đã|nhờ|được|nhận|đạt|để|khi|đã|là)(?!\w)", m["skip"])
            and "được" not in m["to"]
            and not re.match(r"\s*(?:(?:đã |vừa |sẽ )?được|(?:vì|về) (?:sự nghiệp|thành tích))", m["skip"])
        ):
            return []
        phrase = region[m.end() :]
        if m["to"].startswith("gửi") and _OFFICE.match(key(phrase)):
            return []  # "hồ sơ đề nghị tặng … gửi về Sở Nội vụ trước ngày 30/11"
        if not last:
            reason = re.search(r"\s(?:do|vì|nhờ)\s", key(phrase))
            shorter = phrase[: reason.start()] if reason else ""
            phrase = self._before_next_clause(phrase) or self._before_next_clause(shorter)
        return read_recipients(cut_object(phrase), self._resolve)

    @staticmethod
    def _before_next_clause(phrase: str) -> str:
        """Cut off what is the subject of the next award's verb: "… cho A; B được tặng", "… cho A và B nhận"."""
        phrase = phrase.split(";")[0]
        keyed = hide_names(phrase, key(phrase))
        verbs = re.finditer(rf"(?<!\w)(?:được|vinh dự|{_TAKE}|đã)(?!\w)", keyed)
        merits = [m.span() for m in MERIT_OF.finditer(keyed)]  # "cho 5 tổ chức đạt tiêu chuẩn …": what the five are
        own = (v for v in verbs if not any(a <= v.start() < b for a, b in merits))
        m = next((v for v in own if not phrase[v.start()].isupper()), None)  # not "Trương Quang Được"
        if m:
            cut = max(keyed.rfind(joint, 0, m.start()) for joint in (",", " và ", " còn ", " trong khi "))
            return phrase[:cut] if cut > 0 else ""
        v = re.search(rf",?\s(?:và |đồng thời )?(?:{_GIVE})(?!\w)", keyed)
        same = v is not None and re.match(r",?\s(?:và|đồng thời)\s", v.group()) is not None
        if v and not same and (comma := keyed.rfind(",", 0, v.start())) > 0 and keyed[comma + 1 : v.start()].strip():
            return phrase[:comma]  # "… cho gia đình A, Hội Chữ thập đỏ tặng …": the next giver
        return phrase[: v.start()] if v else phrase

    def named_after(self, end: int, stop: int) -> list[Recipient]:
        """Names behind: "4 nghệ sĩ được tặng X gồm: A, B", "… cho 9 văn nghệ sĩ, trong đó có A", "… còn có A"."""
        m = _NAMES_AFTER.match(self._key[end:stop])
        if m is None or re.search(r"(?<!\w)(?:không|chưa|thiếu)(?!\w)", m.group()):
            return []
        phrase = self._text[end + m.end() : stop].rstrip(". ")
        if m["among"] is not None and _NEXT_VERB.search(key(phrase)):
            return []  # "…; trong đó A được (tặng Y)": a clause of its own
        if m["sure"] is None and m["list"] is None and m["among"] is None:
            phrase = cut_object(phrase)
        if phrase.count(";") > 1:  # a comma says whose each of them is: "Lữ đoàn 74, Tổng cục II; Nhà máy X51, …"
            heads = [read_recipients(piece, self._resolve)[:1] for piece in phrase.split(";")]
            return [r for head in heads for r in head if r.name]
        return [r for r in read_recipients(phrase, self._resolve, listed=True) if r.name]

    def case(self, start: int, first: int, end: int, stop: int) -> list[Recipient]:
        """ "đánh trượt ông A khỏi danh hiệu …", "rút công ty B khỏi danh sách đề nghị …", "trường hợp của NSƯT C"."""
        for m in (_MOVED.search(self._key, start, first), _CASE_OF.search(self._key, start, first)):
            if m:
                return read_recipients(cut_object(self._text[m.start("who") : m.end("who")]), self._resolve)
        m = _CASE_BEHIND.match(self._key[end:stop])
        return (
            read_recipients(cut_object(self._text[end + m.start("who") : end + m.end("who")]), self._resolve)
            if m
            else []
        )

    def nominated(self, start: int, first: int) -> list[Recipient]:
        """ "suy tôn huyện A đề nghị Chính phủ tặng …", "giới thiệu B và C để … xét tặng …"."""
        m = _NOMINATED.search(self._key, start, first)
        if m is None:
            return []
        who = self._text[m.start("who") : m.end("who")]
        for part in re.split(r"\slà\s", who):  # "chọn A là cá nhân duy nhất", "giới thiệu hai người là A và B"
            if named := [r for r in read_recipients(cut_object(part), self._resolve) if r.name]:
                return named
        return read_recipients(cut_object(who), self._resolve)

    def files(self, start: int, first: int) -> list[Recipient]:
        """ "xét 105 hồ sơ đề nghị xét tặng danh hiệu NSND": as many are proposed."""
        m = _FILES.search(self._key, start, first) or _FILES_FOR.search(self._key, start, first)
        return [Recipient(count=int(m["n"].replace(".", "")), of=m["of"])] if m else []

    def straight(self, end: int, stop: int, last: bool) -> list[Recipient]:
        """ "… được nghe báo cáo thông qua xét duyệt Cờ thi đua của tỉnh cho 69 đơn vị": the numbers behind "cho"."""
        if not re.match(
            r"[^,;.:]{0,80}?(?<!\w)cho\s+(?:\d|hai |ba |bốn |năm |sáu |bảy |tám |chín |mười"
            r" )",
            self._key[end:stop],
        ):
            return []
        return [r for r in self.behind(end, stop, last) if r.count is not None]

    def handed(self, end: int, stop: int) -> list[Recipient] | None:
        """
        "Bí thư đón nhận Huân chương … do Chủ tịch nước trao tặng thành phố": who takes it for others gets none.
        ``None`` where nothing of the kind is said.
        """
        m = (
            _HANDED.match(self._key[end:stop])
            or _SENT.match(self._key[end:stop])
            or _FOR_THE_DEAD.match(self._key[end:stop])
        )
        if m is None:
            return None
        return read_recipients(cut_object(self._text[end + m.end() : stop]), self._resolve)

    def author(self, work: Recipient) -> Recipient:
        """ "tác phẩm … của Vũ Ba được trao Giải thưởng Nhà nước": the author gets it."""
        m = _WORK.match(key(work.name or ""))
        by = read_recipients((work.name or "")[m.end() :], self._resolve) if m else []
        return by[0] if len(by) == 1 and by[0].name else work

    def pieces(self, first: Mention) -> Recipient | None:
        """ "ký quyết định phong tặng 79 danh hiệu NSND": as many titles, as many people."""
        m = re.search(
            r"(?<!\d)(\d{1,3}(?:\.\d{3})*)\s+(?:danh hiệu|mẹ|bà mẹ)?[\s\"']*$",
            self._key[first.start : first.head + 1].rstrip("m\"' ") + " ",
        )
        m = m or re.search(r"(\d{1,3}(?:\.\d{3})*)\s+(?:danh hiệu )?[\s\"']*$", self._key[first.start : first.head])
        if m is None or first.family not in (*TITLES_OF_HONOUR, *_OF_PEOPLE):
            return None
        form = key(first.detail or "")
        people = {
            "mother": "Mẹ",
            "team": "tập thể",
            "advanced": "tập thể" if form.startswith("tập") else "cá nhân",
            "title": form.split()[0] if " " in form else "nghệ sĩ",
        }
        return Recipient(count=int(m.group(1).replace(".", "")), of=people.get(first.family, "cá nhân"))
