"""
Who gets which award, by one sentence?

A sentence is read as a row of award groups ("Huân chương … hạng Nhất, Bằng khen của …"). Each group has a verb: its
own, or that of the group before. The verb's direction says where the recipients stand:

- ``A nhận X`` / ``A được G tặng X``: before the verb
- ``G tặng A X``: between verb and award
- ``G tặng X cho A``, ``X được trao cho A``: behind the award
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from search.model import Status

from .givers import Giver, GiverReader
from .groups import award_groups, is_foreign
from .keys import key
from .mentions import Mention, find_mentions
from .objects import Objects
from .recipients import Recipient
from .status import PROPOSAL, Verdict, judge
from .subjects import LEAD, Subjects
from .words import any_of

__all__ = ["MAX_SENTENCE", "Binding", "read_sentence"]

MAX_SENTENCE = 4000
"""Characters of a sentence that are read: time grows with their square, and nobody writes a sentence as long."""


@dataclass(slots=True)
class Binding:
    """One group of awards with one verb: what, from whom, to whom, how sure. *rule* names the direction found."""

    mentions: list[Mention]
    status: Status
    recipients: list[Recipient] = field(default_factory=list)
    giver: Giver | None = None
    givers: dict[int, Giver] = field(default_factory=dict)
    own: dict[int, Recipient] = field(default_factory=dict)
    """Recipients of one mention only, by its number in the group: "79 danh hiệu NSND và 299 danh hiệu NSƯT"."""
    rule: str = ""


_GIVE, _TAKE = any_of("give"), any_of("take")
_VERB = re.compile(rf"(?<!\w)(?:(?P<give>{_GIVE})|(?P<take>{_TAKE})|(?P<bare>được|là))(?!\w)")
# Nouns that make a noun of the verb behind them, and verbs in "nhận" that are other words.
_NOUN_BEFORE = re.compile(
    r"(?<!\w)(?:lễ|buổi|(?<!về )việc|phần|giải|tiền|mức|sự|công tác|hình thức|hội đồng thi đua,?|thi đua,?"
    r"|thi đua -)\s*$"
)
_LEVEL_BEFORE = re.compile(r"(?<!\w)(?:cán bộ|các|mọi|danh hiệu|cùng|hai|ba|đơn vị|lãnh đạo|cơ quan)\s*$")
_LEVEL_AFTER = re.compile(
    r"\s(?:bộ|tỉnh|huyện|cơ sở|vụ|phòng|quận|xã|trên|dưới|thành phố|nhà nước|trung ương|cục|sở|tá|tướng|úy|hội đồng"
    r"|có thẩm quyền)(?!\w)"
)
_GIVERS_END = re.compile(
    r"[.;:()\"]|\s(?:cho|vì|do|trong|năm|tặng|trao|nhờ|về|được|đã|và (?:nhiều|các|bằng|giấy|huân|danh|kỷ))(?!\w)"
)
_NOT_TAKING = re.compile(r"(?<!\w)(?:xác|cảm|đảm|tiếp|thừa|tự|chấp|công|ghi|phân|bộ phận|biên|khả năng)\s*$")
# Between two gifts to one recipient nothing of this stands: "G tặng X và quà; H tặng Y cho A".
_OTHER_CLAUSE = re.compile(r"(?<!\w)(?:cho|được|nhận|đề nghị|ký|quyết định|căn cứ|theo|ghi rõ|là|nhưng)\s")
_PASSIVE = re.compile(r"(?<!\w)(?:được|vinh dự được)(?!\w)")


def read_sentence(
    text: str,
    givers: GiverReader,
    resolve: Callable[[str], str | None],
    before: Recipient | None,
    heading: str = "",
    foreign: set[tuple[str, str]] | None = None,
) -> list[Binding]:
    """
    Return the bindings of one sentence; a group that nobody is said to get is left out.

    *resolve* names whom a reference means; *before* is whom the text before was about, for a clause without subject;
    *heading* is the line over a list that *text* is an item of ("… tặng thưởng năm 2023:"). Types (with
    the order's printed name) that are said to be another country's are added to *foreign*.
    """
    text = text[:MAX_SENTENCE]
    keyed = key(text)
    mentions = find_mentions(text, keyed)
    if foreign is not None:
        foreign |= {(m.award_type, key(m.detail or "")) for m in mentions if m.award_type and is_foreign(keyed, m)}
    groups = award_groups(text, keyed, mentions)
    out: list[Binding] = []
    waiting: list[Binding] = []
    reader = _Reader(text, keyed, givers, resolve, before)
    if heading:
        reader.under(heading)
    for n, group in enumerate(groups):
        start = groups[n - 1][-1].end if n else 0
        stop = groups[n + 1][0].start if n + 1 < len(groups) else len(text)
        found = reader.read(group, start, stop, last=n + 1 == len(groups))
        if found is None or not found.recipients:
            waiting = [*waiting, found] if found and reader.waits else []
        elif waiting and found.rule == "object" and reader.waits:
            for one in waiting:
                gap = keyed[one.mentions[-1].end : group[0].start]
                if one.status == found.status and len(gap) < 130 and not _OTHER_CLAUSE.search(gap):
                    one.recipients, one.rule = found.recipients, "shared object"  # "G tặng X; H tặng Y cho A"
            waiting = []
        else:
            waiting = []
        if found:
            out.append(found)
    return [found for found in out if found.recipients or found.rule]


class _Reader:
    """Walks over the groups of one sentence; keeps the verb and the subject for groups that have none of their own."""

    def __init__(
        self, text: str, keyed: str, givers: GiverReader, resolve: Callable[[str], str | None], before: Recipient | None
    ) -> None:
        self._text, self._key = text, keyed
        self._givers, self._before = givers, before
        self._subjects, self._objects = Subjects(text, keyed, resolve), Objects(text, keyed, resolve)
        self._last: Binding | None = None
        self._subject: list[Recipient] = []
        self._direction = ""
        self._verdict: Verdict | None = None
        self._heading = False
        self._giver_end = 0
        self.waits = False

    def under(self, heading: str) -> None:
        """Take giver and standing from the line over a list."""
        keyed = key(heading)
        verdict = judge(keyed, "", None)
        self._last = Binding([], verdict) if verdict != "none" else None
        self._verdict = verdict
        verbs = list(re.finditer(rf"(?<!\w)(?:{_GIVE})(?!\w)", keyed))
        for verb in reversed(verbs):
            for m in re.finditer(r"(?<!\S)\S", heading[: verb.start()]):
                giver = self._givers.read(heading[m.start() : verb.start()])
                if (
                    self._last
                    and giver
                    and giver.length >= verb.start() - m.start() - 2
                    and self._is_named(heading[m.start() : verb.start()])
                ):
                    self._last.giver = giver
                    return

    def read(self, group: list[Mention], start: int, stop: int, *, last: bool) -> Binding | None:
        """Return the binding of *group*; *start* is the end of the group before, *stop* the start of the next."""
        first, end = group[0].start, group[-1].end
        start = max(start, min(self._giver_end, first))  # the giver of the award before is no part of this clause
        self._at = start
        if start == 0 and (colon := self._key.rfind(":", 0, first)) > 0 and ";" not in self._key[colon:first]:
            self._heading = PROPOSAL.search(self._key, 0, colon) is not None
        left, right = self._key[start:first], self._key[end:stop]
        clause = max(left.rfind(";"), -1) + 1
        verb = self._verb(left, clause, self._key[first : group[0].head])
        verdict = self._judge(left, right, verb)
        if self._heading and verdict in ("received", "announced"):
            verdict = "proposed"
        self._verdict = verdict
        if verdict == "none":
            self._last, self._direction = None, ""
            return None
        found = Binding(group, verdict)
        self._find_givers(found, start, stop, left, verb)
        self._find_recipients(found, start, first, end, stop, verb, last)
        self._find_further_givers(found, stop)
        if found.rule == "kin":
            return None
        if not found.recipients and (owner := self._owner(found)):
            found.recipients, found.rule = [owner], "owner"
        if not found.recipients and (host := self._subjects.host(start, first)):
            found.recipients, found.rule, self._direction = host, "host", "subject"
        pieces = {n: piece for n, m in enumerate(group) if (piece := self._objects.pieces(m))}
        if pieces and len(pieces) == len(group) and all(r.name is None and r.count is None for r in found.recipients):
            found.recipients, found.own, found.rule = list(pieces.values())[:1], pieces, "pieces"
        if listed := self._objects.named_after(end, stop):
            counts = [r for r in found.recipients if self._stays(r, found.rule) and r not in listed]
            found.recipients, found.rule = [*counts, *listed], "listed"
        self._last = found
        if group[0].family == "prize":
            found.recipients = [self._objects.author(one) for one in found.recipients]
        if any(g.foreign for g in (found.giver, *found.givers.values()) if g):
            return None
        self.waits = verb is not None and verb["give"] is not None and self._passive(left, verb) is None
        if not found.recipients and verb is not None and (self._passive(left, verb) or verb["take"] == "đón nhận"):
            found.rule = found.rule or "unnamed"
        return found if found.recipients or found.rule or self.waits else None

    @staticmethod
    def _stays(one: Recipient, rule: str) -> bool:
        """Tell whether one stays beside the names listed behind: a number, or a name of the same object."""
        return (one.name is not None and rule == "object") or (
            one.name is None and one.approx not in ("các", "những") and rule in ("subject", "object")
        )

    def _judge(self, left: str, right: str, verb: re.Match[str] | None) -> Verdict:
        if self._verdict == "none" and verb is None:
            return "none"
        inherited = self._last.status if self._last is not None and self._continues(left, verb) else None
        if inherited == "proposed" and verb is not None and verb["give"] is None:
            inherited = None
        if verb is None and self._last is None:
            return judge(self._key, right[:140], inherited)
        return judge(self._main_clause(left, verb), right[:140], inherited)

    def _main_clause(self, left: str, verb: re.Match[str] | None) -> str:
        """Leave out an opening adverbial of a clause that says "đã": "Trong ba đơn vị tỉnh trình khen, A đã được …"."""
        if verb is None or not LEAD.match(left.lstrip()):
            return left
        head, comma, rest = left.rpartition(",") if left.count(",") == 1 else left.partition(",")
        said = re.search(r"(?<!\w)đã (?:được|nhận|đón|trao|tặng|vinh dự)(?!\w)", rest) or (
            verb["take"] is not None and PROPOSAL.search(rest) is None
        )
        return rest if comma and said and re.match(r"(?:trong|sau|theo|từ)(?!\w)", head.lstrip()) else left

    def _continues(self, left: str, verb: re.Match[str] | None) -> bool:
        """Tell whether a clause goes on with the verb or subject of the one before: "… cho 4 tập thể; tặng X cho …"."""
        if verb is None:
            return True
        lead = left[: verb.start()]
        lead = lead[max(lead.rfind(";"), lead.rfind(","), lead.rfind(" và ") + 2) + 1 :]
        return (
            re.fullmatch(r"\s*(?:(?:và|đồng thời|cũng|đã|còn|vinh dự|được|quyết định|tiếp tục|cùng|truy)\s*)*", lead)
            is not None
        )

    def _goes_on(self, left: str, verb: re.Match[str], passive: re.Match[str] | None) -> bool:
        """Tell whether the clause has the subject of the one before: "… do G trao tặng và nhận bằng khen"."""
        if passive is None:
            return self._continues(left, verb)
        lead = left[: passive.start()]
        return re.search(r"(?:^|[,;]|\svà)\s*(?:(?:đã|còn|cũng|vinh dự|đồng thời|từng|và)\s*)*$", lead) is not None

    def _verb(self, left: str, clause: int, inside: str) -> re.Match[str] | None:
        """Return the verb that governs the award: the last one in the clause that is not a noun's part."""
        verbs = [v for v in _VERB.finditer(left, clause) if self._is_verb(left, v)]
        if not verbs:
            return None
        verbs = [v for v in verbs if v["bare"] is None or left[v.end() :].strip(" \"'") in ("", "các", "danh hiệu")]
        verbs = [v for v in verbs if v["take"] != "có" or len(left) - v.end() <= 40]
        if not verbs:
            return None
        best = verbs[-1]
        for v in reversed(verbs):
            if v["bare"] is None or (v["bare"] == "được" and left[v.end() :].strip(" \"'") in ("", "các", "danh hiệu")):
                best = v
                break
        if best["give"] in ("đề nghị", "đề xuất", "ghi nhận", "biểu dương", "cấp", "có") or best["take"] == "có":
            stronger = [
                v
                for v in verbs
                if v["give"] and v["give"] not in ("đề nghị", "đề xuất", "ghi nhận", "biểu dương", "cấp")
            ]
            gap = left[best.end() :]
            if stronger and len(gap) > 60:
                best = stronger[-1]
        return best

    @staticmethod
    def _is_verb(left: str, v: re.Match[str]) -> bool:
        """Tell whether a verb's word is one here: not "lễ trao", not "xác nhận"."""
        before = left[: v.start()]
        if v["take"] and v["take"].startswith("nhận") and _NOT_TAKING.search(before):
            return False
        if v["give"] == "cấp" and (_LEVEL_BEFORE.search(before) or _LEVEL_AFTER.match(left, v.end())):
            return False  # "cán bộ cấp Vụ", "danh hiệu cấp tỉnh"
        return v["give"] in ("trao tặng", "phong tặng", "truy tặng") or not _NOUN_BEFORE.search(before)

    def _find_givers(self, found: Binding, start: int, stop: int, left: str, verb: re.Match[str] | None) -> None:
        """Look for the giver behind each award, then around the verb."""
        group = found.mentions
        for n, m in enumerate(group):
            until = group[n + 1].start if n + 1 < len(group) else stop
            after = self._text[m.end : until]
            of = re.match(
                r"\s*[\"”']?\s*(?:\([^()]*\)\s*)?(?:(?:cùng|kèm|và|kèm theo) (?:phần|tiền|quà"
                r"|số tiền)(?: thưởng)?[^,;.]{0,25}? )?(?:năm \d{4} )?(?:(?:cao quý|danh giá|đột xuất"
                r"|chuyên đề|toàn diện)\s+)*(?:của|do|từ|bởi|cấp)\s+",
                key(after),
            )
            direct = re.match(
                r"\s+(?=(?:chính phủ|thủ tướng|hội |hiệp hội |tổng liên đoàn|ubnd|ủy ban nhân dân|bộ |tỉnh"
                r"|thành phố|tp|tw"
                r"|trung ương|chủ tịch))",
                key(after),
            )
            giver = self._givers.read(after[(of or direct).end() :]) if (of or direct) else None  # type: ignore[union-attr]
            if giver:
                found.givers[n] = giver
                self._giver_end = m.end + (of.end() if of else 0) + giver.length
                if of and m.family == "flag" and m.detail:  # "Cờ Thi đua xuất sắc của Thành phố"
                    group[n] = replace(m, detail=f"{m.detail} {after[: of.end() + giver.length].strip()}")
        if group and len(found.givers) < len(group) and (tail := found.givers.get(len(group) - 1)):
            for n in range(len(group) - 2, -1, -1):
                if n in found.givers:
                    break
                if group[n].family in ("flag", "merit", "fighter", "badge", "certificate") and not (
                    tail.level == "C" and group[n].family == "certificate"
                ):
                    found.givers[n] = tail
        found.giver = self._giver_of_verb(left, start, verb)
        deputed = re.search(r"(?:thừa (?:ủy|uỷ) (?:quyền|nhiệm)|thay mặt|thừa lệnh)(?: của)? (?=\S)", left)
        if (
            deputed
            and (giver := self._givers.read(self._text[start + deputed.end() : start + len(left)]))
            and (found.giver is None or found.giver.level != "N")
        ):
            found.giver = giver if giver.level in ("N", "C", "T") else found.giver
        if found.giver is None and verb is None and self._last is not None and self._last.givers:
            before = self._last.givers[max(self._last.givers)]  # "Cờ thi đua của Bộ cho A, Bằng khen cho B"
            found.giver = before if before.level == "T" and group[0].family in ("flag", "merit") else None
        if found.giver is None and found.status == "proposed" and self._last is not None and verb is not None:
            found.giver = self._last.giver
        if (
            found.giver is None
            and self._last is not None
            and self._continues(left, verb)
            and (verb is None or verb["give"] is not None)
        ):
            found.giver = self._last.giver

    def _find_further_givers(self, found: Binding, stop: int) -> None:
        """ "bằng khen của Thủ tướng và UBND tỉnh": one more mention for each giver that makes another type of it."""
        group, last = found.mentions, found.mentions[-1]
        of = re.match(r"\s*[\"”']?\s*(?:của|do|từ)\s+", self._key[last.end : stop])
        if last.family not in ("merit", "flag") or of is None:
            return
        begin = last.end + of.end()
        end = _GIVERS_END.search(self._key, begin, min(stop, begin + 160))
        phrase = self._text[begin : end.start() if end else min(stop, begin + 160)]
        levels = {found.givers[len(group) - 1].level} if len(group) - 1 in found.givers else set()
        for part in re.split(r"\s*,\s*(?:và\s+)?|\s+(?:và|cùng)\s+", phrase)[1:]:
            giver = self._givers.read(re.sub(r"^\d+ (?:đời|lần)\s+", "", part))
            if giver and giver.level in ("C", "T") and not giver.foreign and levels and giver.level not in levels:
                levels.add(giver.level)
                found.givers[len(group)] = giver
                group.append(last)

    def _giver_of_verb(self, left: str, start: int, verb: re.Match[str] | None) -> Giver | None:
        if verb is None:
            return None
        passive = self._passive(left, verb)
        if passive is not None:
            phrase = self._text[start + passive.end() : start + verb.start()]
            if proposal := PROPOSAL.search(key(phrase)):
                phrase = phrase[proposal.end() :] if phrase[proposal.end() :].strip() else phrase[: proposal.start()]
            last = re.split(r"[,;]", phrase)[-1].strip()  # "được A truy tặng huy hiệu, B tặng bằng khen": B
            return (self._givers.read(last) if re.search(rf"(?<!\w)(?:{_GIVE})(?!\w)", key(phrase)) else None) or (
                self._givers.read(phrase) if phrase.strip() else None
            )
        if verb["give"] is None or (self._last is not None and self._continues(left, verb)):
            return None
        subject = re.split(r"[;:]", self._text[start : start + verb.start()])[-1]
        parts = [p.strip() for p in re.split(r",(?! ngành| Thể thao| thể thao| Thương binh)", subject)]
        for part in reversed(parts):
            part = re.sub(r"\([^()]*\)", lambda m: "", part)
            if LEAD.match(key(part)):
                continue
            part = re.sub(
                r"(?:\s+(?:đang|sẽ|đã|cũng|vẫn|cho biết đã|xem xét|xem|xét|cân nhắc|đề nghị|quyết"
                r" định))+$",
                "",
                part,
            )
            part = re.sub(
                r"(?i)(?:\s+(?:đã|cũng|vừa|sẽ|quyết định(?: số [\w./-]+)?|ký|ra|có|ban hành|các|đồng thời"
                r"|còn|long trọng|đột xuất|tổ chức|kịp thời|trực tiếp|này|về|việc))+\s*$",
                "",
                part,
            )
            for m in re.finditer(r"(?<!\S)\S", part):
                giver = self._givers.read(part[m.start() :])
                if giver and giver.length >= len(part) - m.start() - 1 and self._is_named(part[m.start() :]):
                    return giver
            if giver := self._givers.of_person(part):
                return giver
        return None

    @staticmethod
    def _is_named(phrase: str) -> bool:
        return (
            any(c.isupper() for c in phrase)
            or re.fullmatch(
                r"(?:(?:cơ quan|đơn vị|tổ chức|hội|sở) này|thủ tướng|chính phủ|tỉnh|thành phố|(?:chính quyền |ubnd"
                r" )?(?:huyện|quận|thị xã|xã|phường)"
                r"|nhà trường|nhà nước)",
                key(phrase).strip(),
            )
            is not None
        )

    def _passive(self, left: str, verb: re.Match[str]) -> re.Match[str] | None:
        """Return the "được" of a passive clause: right before the verb, or with the giver between."""
        if verb["give"] is None:
            return None
        for m in reversed(list(_PASSIVE.finditer(left, 0, verb.start()))):
            gap = left[m.end() : verb.start()]
            if len(gap) > 130 or re.search(r"[;:]", gap):
                continue
            proposal = PROPOSAL.search(gap)
            before = gap[: proposal.start()] if proposal else gap
            if (
                not before.strip()
                or re.fullmatch(rf"(?:\s|,|và|(?:{_GIVE})(?!\w))+", before)
                or (
                    len(before) < 32
                    and not re.search(
                        rf",|(?<!\w)(?:{_GIVE}|{_TAKE}|yêu cầu"
                        r"|giao|cho|mời|xem|coi|gọi|bổ nhiệm"
                        r"|điều)(?!\w)",
                        before,
                    )
                )
                or (
                    proposal
                    and len(before) < 45
                    and not re.search(r",|(?<!\w)(?:bầu|và|cử|là người|giao)(?!\w)", before)
                )
                or (
                    (by := self._givers.read(self._text_of(left, m.end(), m.end() + len(before))))
                    and not re.search(r"(?<!\w)(?:bầu|là người|bổ nhiệm|giao|cử) ", before[by.length :])
                )
            ):
                return m
        return None

    def _text_of(self, left: str, start: int, end: int) -> str:
        return self._text[self._at + start : self._at + end]

    def _find_recipients(
        self, found: Binding, start: int, first: int, end: int, stop: int, verb: re.Match[str] | None, last: bool
    ) -> None:
        left = self._key[start:first]
        passive = self._passive(left, verb) if verb else None
        takes = verb is not None and (verb["take"] is not None or verb["bare"] is not None)
        if status_files := self._objects.files(start, first):
            found.recipients, found.rule, self._direction = status_files, "files", "between"
            found.status = "proposed"
            return
        if takes and (handed := self._objects.handed(end, stop)) is not None:
            found.recipients, found.rule, self._direction = handed, "handed", "object"
            return
        if (passive is not None or takes) and self._subjects.is_kin(
            start,
            start + (passive or verb).start(),  # type: ignore[union-attr]
        ):
            found.rule = "kin"
            return
        if passive is not None and (straight := self._objects.straight(end, stop, last)):
            found.recipients, found.rule, self._direction = straight, "object", "object"
            return
        if takes and (guest := self._subjects.guest(start, first)) is not None:
            found.recipients, found.rule, self._direction = guest, "host", "subject"
            return
        if passive is not None or takes:
            at = passive.start() if passive is not None else verb.start()  # type: ignore[union-attr]
            subject = self._subjects.before(start, start + at, after_object=self._direction == "object")
            if subject:
                found.recipients, found.rule, self._subject = subject, "subject", subject
                self._direction = "subject"
                return
            if between := self._objects.between(start, verb, first):
                found.recipients, found.rule = between, "between"
                return
        behind = self._objects.behind(end, stop, last)
        if behind and not (verb is None and self._direction == "subject"):
            found.recipients, found.rule, self._direction = behind, "object", "object"
            return
        if verb is not None and found.status == "proposed" and (nominated := self._objects.nominated(start, first)):
            found.recipients, found.rule, self._direction, found.status = nominated, "nominated", "between", "proposed"
            return
        if (
            verb is not None
            and verb["give"]
            and passive is None
            and (between := self._objects.between(start, verb, first))
        ):
            found.recipients, found.rule, self._direction = between, "between", "between"
            return
        if (
            (passive is not None or takes)
            and start == 0
            and (follows := self._subjects.following(self._key[:40], end, stop))
        ):
            found.recipients, found.rule = follows, "cataphora"
            return
        goes_on = self._last is not None and bool(self._last.recipients) and self._direction in ("subject", "between")
        if (
            goes_on
            and self._last is not None
            and (verb is None or (verb["bare"] is None and self._goes_on(left, verb, passive)))
        ):
            found.recipients, found.rule = self._last.recipients, "same"
            return
        if behind:
            found.recipients, found.rule = behind, "object"
            return
        if (passive is not None or takes) and (speaker := self._subjects.speaker(start + at)):
            found.recipients, found.rule = speaker, "speaker"
            return
        if (passive is not None or takes) and self._subjects.is_empty(start, start + at):
            early = start == 0 and not re.match(r"(?:từ|sau|trước|kể từ)? ?khi", self._key)
            inherited = self._subject or ([self._before] if self._before and early else [])
            found.recipients, found.rule = inherited, "inherited" if inherited else ""
        elif verb is not None and verb["give"] and passive is None and found.giver is not None and self._subject:
            found.recipients, found.rule = self._subject, "same"
        if not found.recipients and found.rule != "kin":
            self._find_far(found, start, first, verb, passive is not None or takes)

    def _find_far(self, found: Binding, start: int, first: int, verb: re.Match[str] | None, suffers: bool) -> None:
        """Look further away: who opens the sentence, whose merit it is."""
        if verb is None or found.status == "announced":
            return
        if suffers and (opening := self._subjects.opening(start, start + verb.start())):
            found.recipients, found.rule = opening, "opening"
            self._subject, self._direction = opening, "subject"
        elif not suffers and verb["give"] and (credited := self._subjects.credited(start, first)):
            found.recipients, found.rule = credited, "credited"
        elif (
            not suffers
            and found.status == "proposed"
            and (p := PROPOSAL.search(self._key, start, first))
            and (counted := self._subjects.before(start, p.start()))
            and all(r.count is not None for r in counted)
        ):
            found.recipients, found.rule = counted, "proposed"  # "2 tập thể, 2 cá nhân đề nghị tặng thưởng …"
        elif (
            not suffers
            and found.status == "proposed"
            and (m := re.search(r",?\s(?:nhưng|song|tuy nhiên|mà)\s", self._key[start : start + verb.start()]))
        ):
            found.recipients, found.rule = self._subjects.opening(start, start + m.start()), "opening"

    @staticmethod
    def _owner(found: Binding) -> Recipient | None:
        """ "dự lễ đón nhận Huân chương Độc lập của Ban Quản lý Lăng": no base unit gives an order, so it gets it."""
        for n, m in enumerate(found.mentions):
            giver = found.givers.get(n)
            if (
                m.family in ("order", "hero")
                and giver
                and giver.level in ("S", "K")
                and giver.name
                and not giver.foreign
            ):
                del found.givers[n]
                return Recipient(giver.name)
        return None
