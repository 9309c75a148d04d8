"""
Who stands before the verb: the one who "nhận" or "được tặng"?

The phrase next to the verb that names somebody counts, with the list it ends; adverbials, predicates and what only
explains a person ("giáo viên Trường …") are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .bodies import NAMED
from .keys import key, pattern
from .people import SURNAMES
from .phrases import hide_bodies
from .recipients import POST, TITLE_ONLY, Recipient, is_within, read_recipients
from .words import any_of

__all__ = ["AUXILIARIES", "LEAD", "TIME", "Subjects"]

LEAD = re.compile(rf"^(?:{any_of('leads')})(?!\w)")
"""What opens an adverbial ("Tại hội nghị", "Năm 2023"): no subject."""
TIME = pattern(
    r"^(?:(?:[Nn]hiều|[Nn]hững|[Cc]ác|[Tt]rong|\d+|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Mm]ười) năm (?:liền|liên tục|liên tiếp"
    r"|qua|nay|gần đây)"
    r"|[Nn]ăm (?:nay|qua|ngoái)|[Ll]ần này|[Đđ]ợt này|(?:[Đđ]ến |[Vv]ào |[Tt]ừ )?[Nn]ăm \d{4}|(?:[Đđ]ến "
    r"|[Vv]ào )?[Tt]háng \d{1,2}(?:[/-]\d{4})?|[Tt]rước đó|[Ss]au đó"
    r"|[Mm]ới đây|[Vv]ừa qua|[Đđ]ến nay|[Hh]iện nay|(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày)"
    r" \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?)\s+"
    r"(?=(?:cả (?:hai|ba|bốn|nhóm|\d)|(?:hai )?vợ chồng|gia đình|ông|bà|anh|chị|em|cô|thầy|cụ|đơn vị|công ty"
    r"|nhà trường|trường|xã|huyện|quận|tỉnh|thành phố|đội|đồng"
    r" chí)(?:\s|$)|%A)"
)
"""A time without comma before the subject: "Năm 2018 ông được tặng"."""
_ONLY_NAME = pattern(r"%A[^\W\d_]*(?: %A[^\W\d_]*){1,3}")
_COUNTED_TAIL = re.compile(
    rf"\s(?:của|với|cho|có|là)\s((?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf" (?:{any_of('groups')})(?!\w)[^,;]{{0,60}})$"
)
_WITH_HOMES = re.compile(
    rf"(?<![\w.,])(?P<n>(?:\d[\d.]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:{any_of('groups')}))"
    r"\s(?:đến từ|thuộc|ở|tại|của) [^;:]{3,40}:[^;:]*$"
)
_VERBS = re.compile(r"(?<!\w)(?:được|nhận|tặng|trao|đạt|giành|đã|có|bị|cho biết|nói)(?!\w)(?!\s*$)")
_THERE_ARE = re.compile(
    r"\s(?:có (?:thêm |tổng cộng |tới |hơn )?|thêm )((?:\d[\d.]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf" (?:{any_of('groups')})(?!\w)[^,;]{{0,60}})$"
)
_HONOUR = re.compile(
    r"(?:(?:anh hùng|nghệ sĩ|nhà giáo|thầy thuốc|nghệ nhân) (?:lao động|lực lượng vũ trang(?: nhân dân)?|llvt\w*|nhân"
    r" dân|ưu tú)"
    r"|nsnd|nsưt|ngnd|ngưt)\s*"
)
_HONOUR_BEHIND = re.compile(r"(?i)\s+[-–]\s+(?=(?:anh hùng|nghệ sĩ|nhà giáo|thầy thuốc|nsnd|nsưt)\s).*$")
_SAID = re.compile(rf"(?:{any_of('said')})(?:,|:|\s*\"|\s+(?:rằng|thêm|việc)?)")
AUXILIARIES = re.compile(rf"(?:\s*(?:{any_of('auxiliaries')}))+\s*$")
_LINKED = re.compile(
    r"^(?:danh sách(?: các)?|trong (?:số )?(?:này|đó|số đó)(?:,? có)?|trong số [^,]{3,40}? có"
    r"|cụ thể(?: là)?|đặc biệt(?: là)?|bên cạnh đó|(?:nhân )?dịp này|đợt này|trước đó|năm nay|hiện nay|mới đây|vừa qua"
    r"|trong khi|thì|và|còn có|còn|nhưng|trong đó|trong đó có|theo đó|tiếp đó|sau đó|cùng|đồng thời|ngoài ra|riêng"
    r"|cũng|đã có|có|\([^()\s]{2,20}\) [-–])\s+",
    re.I,
)
_DISTRICT = re.compile(r"(?:quận|huyện|thị xã|thành phố) ")
_ROLE = re.compile(
    r"(?:giáo viên|học sinh|sinh viên|cán bộ|nhân viên|công nhân|bác sĩ|kỹ sư|nghệ sĩ|thợ|phóng viên"
    r"|trưởng|phó|nguyên|cựu|chủ|con|vợ|chồng|mẹ|bố|cha|em trai|em gái|anh trai|chị gái|cháu)(?!\w)"
)
_BODY = re.compile(
    r"(?i:trường|đại học|công ty|bệnh viện|xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|sở"
    r"|phòng|công an|đội|trung tâm|viện|học viện|khoa|ban|tổ|đoàn) "
)
_PLACE = re.compile(r"(?:quận|huyện|thị xã|thành phố|tỉnh|phường|xã|thị trấn|thôn|ấp) ")
_PREDICATE = re.compile(
    r"(?:đã|từng|vừa|là|đang|luôn|có|sẽ|không|do|mà|nên|được|bị(?! cáo| can)|lập|đạt|giành|đoạt"
    r"|người)(?!\w)"
)
_FINITE = re.compile(rf"(?<!\w)(?:{any_of('finite')})(?!\w)")

# "Ba thợ lò cùng ca là A, B và C (được)": who they are, behind their number.
_NAMELY = pattern(
    r"(?:[^,;:]{0,60}, )?(?:\d{1,2}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|[Cc]ác|[Nn]hững)"
    r" [^,;:]{2,50}?\s(?:là|gồm(?: có)?|đó là)\s+(?=(?:(?:ông|bà|anh|chị|em|cô|thầy|cụ|các"
    r"|đồng chí)\s)*%A[^,;:]{2,60}(?:,|\svà\s))"
)
_ONE_KIND = pattern(
    r"(?:^|(?<=[\s,;]))(?P<who>(?:[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|\d) (?:xã|phường|huyện|quận|thị xã|thị trấn|thôn"
    r"|tỉnh)"
    r" %A[^;:]*?\svà\s)"
)
_BESIDES = re.compile(r"^(?:[Nn]goài|[Bb]ên cạnh|[Cc]ùng với)\s+(?=\d+ (?:tập thể|cá nhân|đơn vị|người))")
_LIST_OF = re.compile(rf"danh sách(?: gồm| các)? ((?:\d+) (?:{any_of('groups')})(?!\w)[^,;]{{0,40}})$")
_POINTED = re.compile(r"^người (?:\w+ ){1,3}(?:này|ấy)$")
_AGED = re.compile(r"(?:\d+ tuổi|sinh năm|sn \d|ngụ|trú|quê|thường trú|hiện ở|sống (?:tại|ở))(?!\w)")
_JOINS = re.compile(r"(?:^|\s)(?:và|cùng)\s")
_MERIT = re.compile(
    r"(?:(?:những|các|với|nhờ) )?(?:hành động|việc làm|nghĩa cử|tấm gương|chiến công|hành vi|thành tích)"
    r"(?:,? [^,;]{2,40})? của (?=\S)"
)


class Subjects:
    """Finds subjects in one sentence; *keyed* is ``key(text)``, *resolve* names whom a reference means."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None]) -> None:
        self._text, self._key, self._resolve = text, keyed, resolve

    def _is_cut(self, start: int, at: int) -> bool:
        """Tell whether a semicolon or colon parts the clause from the object before it."""
        return ";" in self._key[start:at]

    def _clause(self, start: int, at: int) -> tuple[str, str]:
        """Return the text and key of what may be the subject between *start* and the verb at *at*."""
        begin = start
        region = self._key[start:at]
        cut = max(region.rfind(";"), region.rfind(":")) + 1
        for m in _SAID.finditer(region):
            if m.end() < len(region) - 2:
                cut = max(cut, m.end())
        begin += cut
        if listed := _NAMELY.match(self._text, begin, at):
            begin = listed.end()
        return self._text[begin:at], self._key[begin:at]

    def before(self, start: int, at: int, *, after_object: bool = False) -> list[Recipient]:
        """
        Return who stands before the verb at *at*: the phrase next to it that names somebody, and its list.

        *start* is where the award before ends; *after_object* says that its recipients stand there too.
        """
        if (
            listed := self._of_one_kind(start, at)
            or self._counted_with_homes(start, at)
            or self._by_semicolons(start, at)
        ):
            return listed
        text, keyed = self._clause(start, at)
        after_object = after_object and not self._is_cut(start, at)
        parts = self._without_posts(
            [_BESIDES.sub("", p) for p in self._segments(text, keyed) if not TITLE_ONLY.fullmatch(key(p))]
        )
        if person := self._introduced(parts) or self._merit(parts):
            return person
        for n in range(len(parts) - 1, -1, -1):
            part = self._without_auxiliaries(parts[n]) if n == len(parts) - 1 else parts[n]
            part = TIME.sub("", part)
            low = key(part)
            if listed_count := _LIST_OF.search(low):
                return read_recipients(part[listed_count.start(1) :], self._resolve)
            if LEAD.match(low) and (counted := _THERE_ARE.search(low)):
                return read_recipients(
                    part[counted.start(1) :], self._resolve
                )  # "Đến nay đã có 75 trường hợp (được …)"
            if (
                not part
                or LEAD.match(low)
                or (_PREDICATE.match(low) and not _POINTED.search(low))
                or (n and _HONOUR.fullmatch(low))
            ):
                continue
            part = _HONOUR_BEHIND.sub("", part)
            if n and _ROLE.match(low) and any(r.name for r in read_recipients(parts[n - 1], self._resolve)):
                continue  # "cô Lường Thị Sươi, giáo viên Trường …"
            phrase, whole = self._nominal(part)
            if after_object and n == 0 and start:
                phrase, whole = re.split(r"\s(?:và|còn)\s", phrase)[-1], False
            found = read_recipients(phrase, self._resolve)
            if not found and (counted := _COUNTED_TAIL.search(key(part))):
                found, whole = read_recipients(part[counted.start(1) :], self._resolve), False
            if not found and not (whole and self._is_bare_group(phrase)):
                continue
            if not found and n and (tail := self._nominal(parts[n - 1])[0]) != parts[n - 1]:
                return read_recipients(f"{tail}, {phrase}", self._resolve)  # "tỉnh có nhiều tập thể, cá nhân được …"
            earlier = parts[1:n] if after_object and start else parts[:n]  # the first still belongs to the object
            return self._with_list(earlier, phrase, found) if whole else found
        return []

    def _of_one_kind(self, start: int, at: int) -> list[Recipient]:
        """ "Ba xã Tam Hợp, Nga My và Yên Na của huyện A (được …)": the kind is said once."""
        m = _ONE_KIND.search(self._text, start, at)
        phrase = self._without_auxiliaries(self._text[m.start("who") : at].strip()) if m else ""
        if m is None or _FINITE.search(key(phrase)) or ";" in phrase:
            return []
        found = read_recipients(phrase, self._resolve)
        return found if len(found) > 1 and all(r.name for r in found) else []

    def _counted_with_homes(self, start: int, at: int) -> list[Recipient]:
        """ "Đợt này có 22 Mẹ đến từ các quận: A, B, huyện C (được …)": the number, not the places."""
        m = _WITH_HOMES.search(self._key, start, at)
        return read_recipients(self._text[m.start("n") : m.end("n")], self._resolve) if m else []

    def _by_semicolons(self, start: int, at: int) -> list[Recipient]:
        """ "(Hai nghệ sĩ khác là) A (tác phẩm …); B, Tổ trưởng …; C (được …)": one person before each semicolon."""
        region = re.sub(r"\([^()]*\)", "", self._text[start:at])
        if ";" not in region or _VERBS.search(key(region)):
            return []
        begin = re.search(r"(?:\s(?:là|gồm)(?: có)?|:)\s*:?\s*(?=\S)", region)
        items = (region[begin.end() :] if begin else region).split(";")
        people = [
            read_recipients(self._without_auxiliaries(item.split(",")[0].strip()), self._resolve) for item in items
        ]
        sure = all(len(one) == 1 and one[0].name and one[0].name.split()[0] in SURNAMES for one in people)
        return [one[0] for one in people] if sure and len(people) > 1 else []

    def _without_posts(self, parts: list[str]) -> list[str]:
        """Drop what parts behind a person say he is: "Đại úy A, nguyên Chỉ huy trưởng …, Quân chủng B (được)"."""
        for n in range(1, len(parts)):
            if _AGED.match(key(parts[n])) and not any(_JOINS.search(key(p)) for p in parts[n:]):
                person = read_recipients(parts[n - 1], self._resolve)
                if len(person) == 1 and person[0].name and not NAMED.match(key(person[0].name)):
                    return parts[:n]  # "bà A, 88 tuổi, làng Diềm (được)"
        n = len(parts)
        while n > 1 and (NAMED.match(key(parts[n - 1])) or POST.match(key(parts[n - 1]))):
            n -= 1
            named = [r for r in read_recipients(parts[n - 1], self._resolve) if r.name]
            name = named[-1].name or "" if named else ""
            told = bool(name) and not NAMED.match(key(name)) and not POST.match(key(parts[n - 1]))
            if told and POST.match(key(parts[n])) and parts[n - 1].endswith(name.split()[-1]):
                return parts[:n]
        return parts

    def _introduced(self, parts: list[str]) -> list[Recipient]:
        """ "Em Lê Minh Hiếu, học sinh lớp 12A1, Trường THPT …, được": one person, then only who that is."""
        while parts and LEAD.match(key(parts[0])):
            parts = parts[1:]
        if len(parts) < 3 or not _ROLE.match(key(parts[1])) or any(re.search(r"\s(?:và|cùng)\s", p) for p in parts):
            return []
        person = read_recipients(parts[0], self._resolve)
        rest = [r for p in parts[1:] for r in read_recipients(self._without_auxiliaries(p), self._resolve)]
        return (
            person if len(person) == 1 and person[0].name and all(r.name and _BODY.match(r.name) for r in rest) else []
        )

    def _merit(self, parts: list[str]) -> list[Recipient]:
        """ "Hành động quên mình của Hoàng Đức Hải (đã được …)": it is he who gets it."""
        m = _MERIT.match(key(parts[-1])) if parts else None
        return read_recipients(self._without_auxiliaries(parts[-1][m.end() :]), self._resolve) if m else []

    @staticmethod
    def _is_bare_group(phrase: str) -> bool:
        return bool(read_recipients(f"nhiều {phrase}")) and phrase[:1].islower()

    def _with_list(self, before: list[str], phrase: str, found: list[Recipient]) -> list[Recipient]:
        """Add the earlier members of a list: "quận A, quận B", "A, B và C", "34 tập thể, cá nhân"."""
        run = self._run_of_names(before)
        joined = any(re.search(r"\s(?:và|cùng)\s", part) for part in (*run, phrase))
        text = phrase
        for left in reversed(run):
            new = read_recipients(left, self._resolve)
            if not found:  # "34 tập thể, cá nhân": the number stands before
                text = f"{left}, {text}"
                found = read_recipients(text, self._resolve)
                continue
            if len(found) == 1 and found[0].name and _PLACE.match(found[0].name) and not self._alike(new[0], found[0]):
                found = new  # "Trường A, huyện B": where the school is
                continue
            if len(new) == 1 and len(found) == 1 and not joined and is_within(new[0].name or "", found[0].name or ""):
                found = new  # "Khoa Nhi, Bệnh viện Đa khoa A": whose it is
                continue
            if not (joined or self._alike(new[0], found[0])):
                break
            found = [*(r for r in new if r not in found), *found]
        return found

    def _run_of_names(self, parts: list[str]) -> list[str]:
        """Return the last of *parts* that are nothing but names or numbers of recipients."""
        run: list[str] = []
        for part in reversed(parts):
            low = key(part)
            if (
                LEAD.match(low)
                or _PREDICATE.match(low)
                or _FINITE.search(low)
                or not read_recipients(part, self._resolve)
            ):
                break
            run.insert(0, part)
        return run

    def _alike(self, a: Recipient, b: Recipient) -> bool:
        """Tell whether two can stand in one list without "và": of one kind, or both numbers."""
        if a.name is None or b.name is None:
            return a.name is None and b.name is None
        full = all(r.name and r.name.split()[0] in SURNAMES and " " in r.name for r in (a, b))
        names = all(r.name and _ONLY_NAME.fullmatch(r.name) and not NAMED.match(key(r.name)) for r in (a, b))
        return (
            full
            or names
            or a.name.split()[0].lower() == b.name.split()[0].lower()
            or bool(_DISTRICT.match(a.name) and _DISTRICT.match(b.name))
        )

    @staticmethod
    def _segments(text: str, keyed: str) -> list[str]:
        """Cut a clause at its commas, but not in parentheses or within "Đảng bộ, chính quyền và nhân dân"."""
        hidden = re.sub(r"\([^()]*\)", lambda m: "#" * len(m.group()), keyed)
        hidden = re.sub(
            r"(?:đảng bộ|cán bộ|quân|lãnh đạo|y), (?=chính quyền|nhân dân|dân|chiến sĩ|công chức"
            r"|giáo viên|bác sĩ|y bác sĩ|nhân viên)",
            lambda m: "#" * len(m.group()),
            hide_bodies(text, hidden),
        )
        parts, begin = [], 0
        for m in re.finditer(r",", hidden):
            parts.append(text[begin : m.start()].strip())
            begin = m.end()
        parts.append(text[begin:].strip())
        return [cut for part in parts if (cut := _LINKED.sub("", _LINKED.sub("", part)))]

    def _without_auxiliaries(self, part: str) -> str:
        words = part.split()
        while words and words[-1][:1].islower() and (m := AUXILIARIES.search(" " + key(" ".join(words)))):
            kept = len(words) - len(m.group().split())
            capital = next((n for n in range(len(words) - 1, kept - 1, -1) if words[n][:1].isupper()), kept - 1)
            if max(kept, capital + 1) == len(words):
                break
            words = words[: max(kept, capital + 1)]
        return " ".join(words)

    def _nominal(self, phrase: str) -> tuple[str, bool]:
        """
        Return the noun phrase of a subject and whether it is all of it: the part before its verb phrase ("Công ty A nhờ
        thành tích …"), or, where another verb has it as object, the part behind ("… vinh danh 14 nghệ nhân").
        """
        low = key(phrase)
        verbs = [m for m in _FINITE.finditer(low) if not phrase[m.start()].isupper() and m.start()]
        if verbs:
            tail = phrase[verbs[-1].end() :].strip()
            if read_recipients(tail, self._resolve):
                pieces = re.split(r"\s(?:và|còn)\s", tail)
                read = [read_recipients(piece, self._resolve) for piece in pieces]
                if len(pieces) > 1 and all(found and all(r.count for r in found) for found in read):
                    return tail, False  # "Xã Vĩnh Mốc có 2 tập thể và 3 cá nhân được …"
                last = pieces[-1] if len(pieces) > 1 and read_recipients(pieces[-1], self._resolve) else tail
                return last, bool(len(pieces) > 1)
            return self._without_auxiliaries(phrase[: verbs[0].start()].strip()), True
        for cut in re.finditer(
            r"\s(?:nhờ|vì|do|với|khi|trong|tại|thuộc diện|sinh năm|để|mà|(?<!nghiên )cứu(?! hộ"
            r"| nạn| hỏa)|tham gia|làm|nằm|trên|ở|bởi)\s",
            low,
        ):
            if not phrase[cut.start() + 1].isupper():
                return phrase[: cut.start()], True
        return phrase, True
