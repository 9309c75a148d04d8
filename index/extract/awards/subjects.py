"""
Who stands before the verb: the one who "nhận" or "được tặng"?

The phrase next to the verb that names somebody counts, with the list it ends; adverbials, predicates and what only
explains a person ("giáo viên Trường …") are passed over.
"""

from __future__ import annotations

import re

from .bodies import NAMED, is_seat
from .keys import key
from .people import SURNAMES
from .phrases import hide_bodies
from .recipient_forms import PERSON_HEAD
from .recipients import POST, TITLE_ONLY, Recipient, is_within, read_recipients
from .subject_forms import (
    AGED,
    AUXILIARIES,
    BESIDES,
    BODY,
    CALLED_SO,
    CASE_OF,
    COUNTED_TAIL,
    DISTRICT,
    EACH,
    FINITE,
    HAS_COUNTED,
    HOME,
    HONOUR,
    HONOUR_BEHIND,
    JOINS,
    LEAD,
    LINKED,
    LIST_OF,
    MERIT,
    NAMELY,
    NTH_TIME,
    ONE_OF,
    ONLY_NAME,
    PLACE,
    POINTED,
    PREDICATE,
    ROLE,
    SAID,
    THERE_ARE,
    TIME,
)
from .subject_lists import ListedSubjects

__all__ = ["AUXILIARIES", "LEAD", "TIME", "Subjects"]


_AFTER_ADVERBIAL = re.compile(
    r"(?:vào|tại|ở|trong|nhân|sau|trước|vì|do|nhờ|với|năm|ngày|tháng)\s.{2,80}\s(?:và|còn|nhưng|song)\s+(?=\S)"
)

_ADDRESS = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|thôn|ấp)\s")


class Subjects(ListedSubjects):
    """Finds subjects in one sentence; *keyed* is ``key(text)``, *resolve* names whom a reference means."""

    def _is_cut(self, start: int, at: int) -> bool:
        """Tell whether a semicolon or colon parts the clause from the object before it."""
        return ";" in self._key[start:at]

    def _clause(self, start: int, at: int) -> tuple[str, str]:
        """Return the text and key of what may be the subject between *start* and the verb at *at*."""
        begin = start
        region = self._key[start:at]
        cut = max(region.rfind(";"), region.rfind(":")) + 1
        for m in SAID.finditer(region):
            if m.end() < len(region) - 2:
                cut = max(cut, m.end())
        begin += cut
        if listed := NAMELY.match(self._text, begin, at):
            begin = listed.end()
        if time := NTH_TIME.search(self._key, begin, at):
            begin = time.end()
        if each := EACH.search(self._key, begin, at):
            at = each.start()
        if (one := ONE_OF.search(self._key, begin, at)) and read_recipients(
            self._segments(self._text[begin : one.start()], self._key[begin : one.start()])[-1], self._resolve
        ):
            at = one.start()
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
            or self._under_head(start, at)
        ):
            return listed
        text, keyed = self._clause(start, at)
        after_object = after_object and not self._is_cut(start, at)
        parts = self._without_posts(
            [BESIDES.sub("", p) for p in self._segments(text, keyed) if not TITLE_ONLY.fullmatch(key(p))]
        )
        if listed := self._under_colon(start, at, text):
            return listed
        if person := self._introduced(parts) or self._merit(parts):
            return person
        for n in range(len(parts) - 1, -1, -1):
            part = self._without_auxiliaries(parts[n]) if n == len(parts) - 1 else parts[n]
            part = CASE_OF.sub("", TIME.sub("", part))
            if start and n == 0 and (after := _AFTER_ADVERBIAL.match(key(part))):
                part = part[after.end() :]  # "(A sẽ được tặng X) vào tháng tới và B (đã nhận Y)"
            low = key(part)
            if listed_count := LIST_OF.search(low):
                return read_recipients(part[listed_count.start(1) :], self._resolve)
            if LEAD.match(low) and (counted := THERE_ARE.search(low)):
                return read_recipients(
                    part[counted.start(1) :], self._resolve
                )  # "Đến nay đã có 75 trường hợp (được …)"
            if (
                not part
                or LEAD.match(low)
                or (PREDICATE.match(low) and not POINTED.search(low))
                or (n and HONOUR.fullmatch(low))
            ):
                continue
            part = HONOUR_BEHIND.sub("", part)
            if n and CALLED_SO.match(key(parts[n])) and self._ends_with_body(parts[n - 1]):
                continue  # "Đội K91, đơn vị từng hai lần (được …)"
            if 0 < n < len(parts) - 1 and _ADDRESS.match(low) and LEAD.match(key(parts[n - 1])):
                continue  # "Tại Trường A, xã B, ngay sau …, nhà trường (được …)"
            if n and ROLE.match(low) and any(r.name for r in read_recipients(parts[n - 1], self._resolve)):
                continue  # "cô Lường Thị Sươi, giáo viên Trường …"
            phrase, whole = self._nominal(part)
            if after_object and n == 0 and start:
                phrase, whole = re.split(r"\s(?:và|còn)\s", phrase)[-1], False
            found = read_recipients(phrase, self._resolve)
            if n and self._is_said_of(part, found) and read_recipients(parts[n - 1], self._resolve):
                continue  # "A, những gương sáng trong phong trào, (được …)"
            if not found and (counted := COUNTED_TAIL.search(key(part))):
                found, whole = read_recipients(part[counted.start(1) :], self._resolve), False
            if not found and not (whole and self._is_bare_group(phrase)):
                continue
            if not found and n and (tail := self._nominal(parts[n - 1])[0]) != parts[n - 1]:
                return read_recipients(f"{tail}, {phrase}", self._resolve)  # "tỉnh có nhiều tập thể, cá nhân được …"
            earlier = parts[1:n] if after_object and start else parts[:n]  # the first still belongs to the object
            return self._with_list(earlier, phrase, found) if whole else found
        return []

    def _without_posts(self, parts: list[str]) -> list[str]:
        """Drop what parts behind a person say he is: "Đại úy A, nguyên Chỉ huy trưởng …, Quân chủng B (được)"."""
        for n in range(1, len(parts)):
            if AGED.match(key(parts[n])) and not any(JOINS.search(key(p)) for p in parts[n:]):
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
        if len(parts) < 3 or not ROLE.match(key(parts[1])) or any(re.search(r"\s(?:và|cùng)\s", p) for p in parts):
            return []
        person = read_recipients(parts[0], self._resolve)
        rest = [r for p in parts[1:] for r in read_recipients(self._without_auxiliaries(p), self._resolve)]
        return (
            person if len(person) == 1 and person[0].name and all(r.name and BODY.match(r.name) for r in rest) else []
        )

    def _merit(self, parts: list[str]) -> list[Recipient]:
        """ "Hành động quên mình của Hoàng Đức Hải (đã được …)": it is he who gets it."""
        m = MERIT.match(key(parts[-1])) if parts else None
        return read_recipients(self._without_auxiliaries(parts[-1][m.end() :]), self._resolve) if m else []

    def _ends_with_body(self, part: str) -> bool:
        found = read_recipients(part, self._resolve)
        name = found[-1].name if found else None
        return bool(name and NAMED.match(key(name)) and part.endswith(name.split()[-1]))

    @staticmethod
    def _is_said_of(part: str, found: list[Recipient]) -> bool:
        return (
            bool(found) and all(r.name is None and r.approx in ("những", "các") for r in found) and " và " not in part
        )

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
            if (
                len(found) == len(new) == 1
                and not joined
                and self._reads_as_person(new[0], left)
                and BODY.match(found[0].name or "")
            ):
                found = new  # "cô giáo A, Trường Mầm non B": where she teaches
                continue
            if len(found) > 1 and self._is_home(found[0], new, left):
                found = [*new, *found[1:]]  # "ông A, bản B, xã C và ông D": where A lives
                continue
            if len(found) == 1 and found[0].name and PLACE.match(found[0].name) and not self._alike(new[0], found[0]):
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
                or PREDICATE.match(low)
                or FINITE.search(low)
                or not read_recipients(part, self._resolve)
            ):
                if there := HAS_COUNTED.search(low):
                    run.insert(0, part[there.start("who") :])  # "huyện có 4 tập thể, 6 cá nhân (được …)"
                break
            run.insert(0, part)
        return run

    def _is_home(self, place: Recipient, new: list[Recipient], left: str) -> bool:
        """Tell whether *place* only says where the one named right before it lives or lies."""
        name = new[0].name if len(new) == 1 else None
        if not name or not place.name or not HOME.match(place.name):
            return False
        smaller = HOME.match(name) is not None and key(name.split()[0]) != key(place.name.split()[0])
        return self._reads_as_person(new[0], left) or (smaller and is_seat(key(place.name), name))

    @staticmethod
    def _reads_as_person(one: Recipient, phrase: str) -> bool:
        """Tell whether *phrase* introduces *one* as a person: a family name, or a title before it."""
        words = (one.name or "").split()
        named = len(words) > 1 and (words[0] in SURNAMES or PERSON_HEAD.match(key(phrase)) is not None)
        return named and not NAMED.match(key(one.name or ""))

    def _alike(self, a: Recipient, b: Recipient) -> bool:
        """Tell whether two can stand in one list without "và": of one kind, or both numbers."""
        if a.name is None or b.name is None:
            return a.name is None and b.name is None
        full = all(r.name and r.name.split()[0] in SURNAMES and " " in r.name for r in (a, b))
        names = all(r.name and ONLY_NAME.fullmatch(r.name) and not NAMED.match(key(r.name)) for r in (a, b))
        return (
            full
            or names
            or a.name.split()[0].lower() == b.name.split()[0].lower()
            or bool(DISTRICT.match(a.name) and DISTRICT.match(b.name))
        )

    @staticmethod
    def _segments(text: str, keyed: str) -> list[str]:
        """Cut a clause at its commas, but not in parentheses or within "Đảng bộ, chính quyền và nhân dân"."""
        hidden = re.sub(r"\([^()]*\)", lambda m: "#" * len(m.group()), keyed)
        hidden = re.sub(
            r"(?:đảng bộ|chính quyền|cán bộ|quân|lãnh đạo|y), (?=chính quyền|nhân dân|quân và dân|các tầng lớp|dân"
            r"|chiến sĩ|công chức|giáo viên|bác sĩ|y bác sĩ|nhân viên)",
            lambda m: "#" * len(m.group()),
            hide_bodies(text, hidden),
        )
        parts, begin = [], 0
        for m in re.finditer(r",", hidden):
            parts.append(text[begin : m.start()].strip())
            begin = m.end()
        parts.append(text[begin:].strip())
        return [cut for part in parts if (cut := LINKED.sub("", LINKED.sub("", part)))]

    def _nominal(self, phrase: str) -> tuple[str, bool]:
        """
        Return the noun phrase of a subject and whether it is all of it: the part before its verb phrase ("Công ty A nhờ
        thành tích …"), or, where another verb has it as object, the part behind ("… vinh danh 14 nghệ nhân").
        """
        low = key(phrase)
        verbs = [m for m in FINITE.finditer(low) if not phrase[m.start()].isupper() and m.start()]
        if verbs:
            tail = TIME.sub("", phrase[verbs[-1].end() :].strip())
            if read_recipients(tail, self._resolve):
                pieces = re.split(r"\s(?:và|còn)\s", tail)
                read = [read_recipients(piece, self._resolve) for piece in pieces]
                whole = verbs[-1].group() in ("chúc mừng", "có", "là", "gồm") and all(read)  # "chúc mừng A và B được …"
                if len(pieces) > 1 and (whole or all(found and all(r.count for r in found) for found in read)):
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
