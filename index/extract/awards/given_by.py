"""
Which body gives the awards of one group, by its sentence: behind the award, in "được G tặng", before "tặng"?
"""

from __future__ import annotations

import re
from dataclasses import replace

from .binding import Binding, Clause, Course
from .givers import Giver, GiverReader
from .keys import key
from .status import PROPOSAL
from .subjects import LEAD, TIME
from .verbs import continues
from .words import any_of

__all__ = ["SentenceGivers"]

_GIVE = any_of("give")
_OF = re.compile(
    r"\s*[\"”']?\s*(?:\([^()]*\)\s*)?(?:(?:cùng|kèm|và|kèm theo) (?:phần|tiền|quà"
    r"|số tiền|thưởng|khoản)(?: thưởng)?[^,;.]{0,25}? )?(?:năm \d{4} )?(?:lần (?:thứ )?\w+ )?"
    r"(?:(?:cao quý|danh giá|đột xuất|chuyên đề|toàn diện)\s+)*(?:của|do|từ|bởi|cấp)\s+"
)
_DIRECT = re.compile(
    r"\s+(?=(?:chính phủ|thủ tướng|hội |hiệp hội |tổng liên đoàn|ubnd|ủy ban nhân dân|bộ |tỉnh"
    r"|thành phố|tp|tw"
    r"|trung ương|chủ tịch))"
)
_OF_AT_END = re.compile(r"[^;:]*\s(?:của|do)\s+(?=\S)")
_GIVERS_END = re.compile(
    r"[.;:()\"]|\s(?:cho|vì|do|trong|năm|tặng|trao|nhờ|về|được|đã|và (?:nhiều|các|bằng|giấy|huân|danh|kỷ))(?!\w)"
)
_DEPUTED = re.compile(r"(?:thừa (?:ủy|uỷ) (?:quyền|nhiệm)|thay mặt|thừa lệnh)(?: của)? (?=\S)")
_ASKING = ("đề nghị", "kiến nghị", "đề xuất", "trình")
_REPORTED = re.compile(r"(?<!\w)báo cáo\s+(?=\S)[^,;]{3,60}?\s(?:xem xét|xét)(?!\w)")
_NAMED_BY_KIND = re.compile(
    r"(?:(?:cơ quan|đơn vị|tổ chức|hội|sở) này|thủ tướng|chính phủ|tỉnh|thành phố|(?:chính quyền |ubnd"
    r" )?(?:huyện|quận|thị xã|xã|phường)"
    r"|nhà trường|nhà nước)"
)
_BEFORE_VERB = (
    re.compile(
        r"(?:\s+(?:đang|sẽ|đã|cũng|vẫn|cho biết đã|xem xét|xem|xét|cân nhắc|đề nghị|quyết"
        r" định))+$"
    ),
    re.compile(
        r"(?i)(?:\s+(?:đã|cũng|vừa|sẽ|quyết định(?: số [\w./-]+)?|ký|ra|có|ban hành|các|đồng thời"
        r"|còn|long trọng|đột xuất|tổ chức|kịp thời|trực tiếp|này|về|việc|lập tức|ngay|khen thưởng|khen ngợi))+\s*$"
    ),
)
_LINK = re.compile(r"(?i)^(?:đồng thời|còn|riêng|và|theo đó|ngoài ra|bên cạnh đó)\s+(?=\S)")
_SEAT = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|phường|xã) ")
_PREDICATE = re.compile(r"\s(?:đã|vừa|cũng đã|cũng|sẽ|đến|tới|tổ chức|trao|tặng|khen)\s")
# Forms that one giver said behind the last of a list gives too: "Cờ thi đua, Bằng khen của Bộ".
_SHARED_FORMS = ("flag", "merit", "fighter", "badge", "certificate")


class SentenceGivers:
    """Finds givers in one sentence; *givers* reads a phrase, *course* knows the binding before."""

    def __init__(self, text: str, keyed: str, givers: GiverReader, course: Course) -> None:
        self._text, self._key, self._givers, self._course = text, keyed, givers, course

    def fill(self, found: Binding, clause: Clause) -> int:
        """Set the givers of *found*; return where the last giver that stands behind an award ends, 0 if none does."""
        end = self._behind(found, clause.stop)
        self._share_last(found)
        found.giver = self._of_verb(clause)
        left = clause.left
        deputed = _DEPUTED.search(left)
        if (
            deputed
            and (giver := self._givers.read(self._text[clause.start + deputed.end() : clause.start + len(left)]))
            and (found.giver is None or found.giver.level != "N")
        ):
            found.giver = giver if giver.level in ("N", "C", "T") else found.giver
        if found.giver is None:
            found.giver = self._of_before(found, clause)
        return end

    def end_behind(self, found: Binding, stop: int) -> int:
        """Return where the last giver behind the awards of *found* ends, 0 if none stands there."""
        return self._behind(found, stop)

    def _behind(self, found: Binding, stop: int) -> int:
        """Read the giver behind each award: "Bằng khen của Bộ Y tế"."""
        group, last = found.mentions, 0
        for n, m in enumerate(group):
            after = self._text[m.end : group[n + 1].start if n + 1 < len(group) else stop]
            keyed = key(after)
            of = _OF.match(keyed)
            begins = of or _DIRECT.match(keyed)
            if begins is None and self._course.owner:  # "- Bằng khen Đã có thành tích … của Bộ": an item of a list
                begins = _OF_AT_END.match(keyed)
            giver = self._givers.read(after[begins.end() :]) if begins else None
            if giver is None:
                continue
            found.givers[n] = giver
            last = m.end + (of.end() if of else 0) + giver.length
            if of and m.family == "flag" and m.detail:  # "Cờ Thi đua xuất sắc của Thành phố"
                group[n] = replace(m, detail=f"{m.detail} {after[: of.end() + giver.length].strip()}")
        return last

    @staticmethod
    def _share_last(found: Binding) -> None:
        group = found.mentions
        tail = found.givers.get(len(group) - 1)
        if tail is None:
            return
        for n in range(len(group) - 2, -1, -1):
            if n in found.givers:
                return
            family = group[n].family
            if family in _SHARED_FORMS and not (tail.level == "C" and family == "certificate"):
                found.givers[n] = tail

    def _of_before(self, found: Binding, clause: Clause) -> Giver | None:
        """Return the giver that a clause without one has from the clause before."""
        last, verb = self._course.last, clause.verb
        if last is None:
            return None
        if verb is None and last.givers:
            before = last.givers[max(last.givers)]  # "Cờ thi đua của Bộ cho A, Bằng khen cho B"
            if before.level == "T" and found.mentions[0].family in ("flag", "merit"):
                return before
        if found.status == "proposed" and verb is not None and last.giver:
            return last.giver
        if continues(clause.left, verb) and (verb is None or verb["give"] is not None):
            return last.giver
        return None

    def find_further(self, found: Binding, stop: int) -> None:
        """ "bằng khen của Thủ tướng và UBND tỉnh": one more mention for each giver that makes another type of it."""
        group, last = found.mentions, found.mentions[-1]
        of = re.match(r"\s*[\"”']?\s*(?:của|do|từ)\s+", self._key[last.end : stop])
        several = re.search(r"(?:0?[2-5]|hai|ba|bốn|năm|các|những|đều có)\s", self._key[last.start : last.head])
        if last.family not in ("merit", "flag", "certificate", "badge") or of is None:
            return
        begin = last.end + of.end()
        end = _GIVERS_END.search(self._key, begin, min(stop, begin + 160))
        phrase = self._text[begin : end.start() if end else min(stop, begin + 160)]
        levels = {found.givers[len(group) - 1].level} if len(group) - 1 in found.givers else set()
        parts = re.split(r"\s*,\s*(?:và\s+)?|\s+(?:và|cùng)\s+", phrase)
        if several and len(parts) > 1 and (giver := self._givers.read(parts[0])):
            found.givers[len(group) - 1] = giver
        for part in parts[1:]:
            giver = self._givers.read(re.sub(r"^\d+ (?:đời|lần)\s+", "", part))
            if giver and not giver.foreign and several and levels and last.family != "badge":
                found.givers[len(group)] = giver  # "2 giấy khen của công an huyện và UBND xã"
                group.append(last)
            elif giver and giver.level in ("C", "T") and not giver.foreign and levels and giver.level not in levels:
                if last.family in ("certificate", "badge"):
                    continue
                levels.add(giver.level)
                found.givers[len(group)] = giver
                group.append(last)

    def _of_verb(self, clause: Clause) -> Giver | None:
        verb, start = clause.verb, clause.start
        if verb is None:
            return None
        if clause.passive is not None:
            return self._of_passive(self._text[start + clause.passive.end() : start + verb.start()])
        last = self._course.last
        asked = [p for p in PROPOSAL.finditer(clause.left, 0, verb.start()) if p.group() in _ASKING]
        if asked and (giver := self._givers.read(self._text[start + asked[-1].end() : start + verb.start()].lstrip())):
            return giver  # "đề nghị Thủ tướng khen thưởng, (tặng …)"
        if (told := _REPORTED.search(clause.left, 0, verb.start())) and (
            giver := self._givers.read(self._text[start + told.start() + 8 : start + told.end()])
        ):
            return giver  # "báo cáo Bộ Công an xem xét, (tặng …)"
        if verb["give"] is None or (last is not None and continues(clause.left, verb)):
            return None
        subject = re.split(r"[;:]", self._text[start : start + verb.start()])[-1]
        parts = [p.strip() for p in re.split(r",(?! ngành| Thể thao| thể thao| Thương binh)", subject)]
        for n in range(len(parts) - 1, -1, -1):
            part = _LINK.sub("", TIME.sub("", parts[n]))
            if n and _is_seat(part) and not _SEAT.match(key(parts[n - 1])) and self.ending(parts[n - 1]):
                part = parts[n - 1]  # "Trường THCS A, huyện B (vừa trao …)": where it is
            elif n > 1 and _is_seat(part) and _SEAT.match(key(parts[n - 1])) and self.ending(parts[n - 2]):
                part = parts[n - 2]
            if not LEAD.match(key(re.sub(r"\([^()]*\)", "", part))) and (giver := self._at_end_of(part)):
                return giver
        return None

    def _of_passive(self, phrase: str) -> Giver | None:
        """Return the giver between "được" and its verb."""
        if said := list(PROPOSAL.finditer(key(phrase))):
            proposal = next((p for p in reversed(said) if p.group() in _ASKING), said[0])
            phrase = phrase[proposal.end() :] if phrase[proposal.end() :].strip() else phrase[: proposal.start()]
        last = re.split(r"[,;]", phrase)[-1].strip()  # "được A truy tặng huy hiệu, B tặng bằng khen": B
        return (self._givers.read(last) if re.search(rf"(?<!\w)(?:{_GIVE})(?!\w)", key(phrase)) else None) or (
            self._givers.read(phrase) if phrase.strip() else None
        )

    def _at_end_of(self, part: str) -> Giver | None:
        """Return the giver that *part* (words before a verb of giving) ends with, auxiliaries apart."""
        part = re.sub(r"\([^()]*\)", "", part)
        for words in _BEFORE_VERB:
            part = words.sub("", part)
        first = _PREDICATE.search(part)  # "đại diện Tỉnh đoàn A đã đến động viên, (trao …)"
        early = self.ending(part[: first.start()]) if first and "," not in part else None
        return self.ending(part) or early or self._givers.of_person(part)

    def ending(self, part: str) -> Giver | None:
        """Return the longest giver that *part* ends with, or ``None``."""
        for m in re.finditer(r"(?<!\S)\S", part):
            giver = self._givers.read(part[m.start() :])
            if giver and giver.length >= len(part) - m.start() - 1 and _is_named(part[m.start() :]):
                return giver
        return None


def _is_named(phrase: str) -> bool:
    return any(c.isupper() for c in phrase) or _NAMED_BY_KIND.fullmatch(key(phrase).strip()) is not None


def _is_seat(part: str) -> bool:
    """Tell whether *part* is only a place, and what is done there: "huyện Hải Lăng vừa tổ chức lễ"."""
    keyed = key(part)
    return _SEAT.match(keyed) is not None and PROPOSAL.search(keyed) is None
