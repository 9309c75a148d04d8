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

from .givers import COUNTRIES, Giver, GiverReader
from .keys import key, pattern
from .mentions import Mention, find_mentions
from .people import SURNAMES
from .recipients import Recipient, cut_object, read_recipients
from .status import PROPOSAL, Verdict, judge

__all__ = ["Binding", "read_sentence"]


@dataclass(slots=True)
class Binding:
    """One group of awards with one verb: what, from whom, to whom, how sure. *rule* names the direction found."""

    mentions: list[Mention]
    status: Status
    recipients: list[Recipient] = field(default_factory=list)
    giver: Giver | None = None
    givers: dict[int, Giver] = field(default_factory=dict)
    rule: str = ""


_GIVE = (r"trao tặng|tặng thưởng|trao thưởng|khen tặng|truy tặng|phong tặng|truy phong|xét tặng|trao|tặng|khen thưởng|thưởng|phong|cấp|công nhận|suy tôn|bình xét|bầu chọn|bầu|xét|ký tặng|gửi tặng|dành tặng|biểu dương|truy nhận|ghi nhận|đề nghị|đề xuất|gắn")
_TAKE = (r"đón nhận|nhận được|nhận đươc|được nhận|nhận|đạt được|đạt|giành được|giành|dành được|vinh dự có|sở hữu|mang về|lĩnh|có được|đón|từng có|đã có|có|hưởng")
_VERB = re.compile(rf"(?<!\w)(?:(?P<give>{_GIVE})|(?P<take>{_TAKE})|(?P<bare>được|là))(?!\w)")
_NOT_VERB = re.compile(r"(?:lễ|buổi|việc|phần|giải|tiền|mức|sự|công tác|hình thức|tin|ban|hội đồng thi đua,?|thi đua,?|thi đua -|xác|cảm|đảm|tiếp|thừa|tự|chấp|công|ghi|phân|bộ phận|biên|khả năng)\s*$")
_PASSIVE = re.compile(r"(?<!\w)(?:được|vinh dự được)(?!\w)")
_GAP = re.compile(r"[^.;:!?]{0,140}")
_LINK = re.compile(r"^\s*(?:,|và|, và|cùng|cùng với|kèm|hoặc|/|&|-|;)?\s*(?:\d+|các|nhiều|những|danh hiệu|một|hai|ba)?\s*[\"']?\s*$")
_CHO = re.compile(
    r"^(?P<skip>[^.;:!?]{0,160}?)(?<!\w)(?P<to>(?:và )?(?:cho|tặng cho|trao cho|tặng|trao tặng|đến|tới|trao|được trao cho|được tặng cho|được trao tặng cho|thuộc về|đối với|với (?:các )?trường hợp|vinh danh|lên (?:lá )?(?:quân kỳ|cờ)(?: truyền thống| quyết thắng)*(?: của)?)(?!\w)(?: tập thể| cá nhân)?\s)")
_NOMINATED = re.compile(
    r"(?<!\w)(?:suy tôn|bình xét|bình chọn|giới thiệu|đề cử|bầu chọn|bầu|lựa chọn|chọn|thống nhất|đề nghị|trình|danh sách)\s+(?:cho |gồm )?(?P<who>[^;:]{4,120}?)\s+(?:để|đề nghị|trình|đề xuất|kiến nghị|là đơn vị|nhận)(?!\w)")
_NAMES_AFTER = re.compile(
    r"^(?:\s*:\s*(?P<list>)|(?:\s+của [^,;.:]{3,60}?)?\s+(?:là|gồm)\s+(?P<is>)|[^.;:]{0,150}?;\s*trong đó(?: có)?:?\s+(?P<among>)|[^.;:]{0,150}?(?<!\w)(?:(?P<sure>(?:gồm(?: có)?|bao gồm|trong đó(?: có)?|lần lượt là|đó là)\s*(?:các |hai |ba |những )?(?:nghệ sĩ|ông bà|đồng chí)?\s*:?|có (?:các|những|\d+|hai|ba|bốn|năm) [^,;.:]{3,50}? (?:như|gồm)|có (?:\d+|hai|ba|bốn|năm|các|những) [^,;.:]{3,60}:)"
    r"|(?:còn có|có sự góp mặt của|(?:trường hợp|nghệ sĩ|tác giả)[^,;.:]{0,60} là|(?:nghệ sĩ|tác giả|cá nhân|tập thể|đơn vị) như))\s+)(?=\S)")
_HOST = re.compile(r"\s(?:(?:đã|vừa|long trọng|trọng thể|trang trọng)\s)*tổ chức\s(?:[^;]{0,120}?(?:lễ|và)\s)?(?:công bố (?:quyết định )?(?:và )?)?(?:đón nhận|đón)\s*(?:danh hiệu\s*)?$")
_LISTED = re.compile(r"^\s*(?:\([^)]*\)\s*)?:\s*")


def read_sentence(text: str, givers: GiverReader, resolve: Callable[[str], str | None], before: Recipient | None,
                  heading: str = "", foreign: set[str] | None = None) -> list[Binding]:
    """
    Return the bindings of one sentence; a group that nobody is said to get is left out.

    *resolve* names whom a reference means; *before* is whom the text before was about, for a clause without subject; *heading* is
    the line over a list that *text* is an item of ("… tặng thưởng năm 2023:"). Types that are said to be another
    country's are added to *foreign*.
    """
    keyed = key(text)
    mentions = find_mentions(text, keyed)
    if foreign is not None:
        foreign |= {m.award_type for m in mentions if m.award_type and _is_foreign(keyed, m)}
    groups = _groups(text, keyed, mentions)
    out: list[Binding] = []
    waiting: Binding | None = None
    reader = _Reader(text, keyed, givers, resolve, before)
    if heading:
        reader.under(heading)
    for n, group in enumerate(groups):
        start = groups[n - 1][-1].end if n else 0
        stop = groups[n + 1][0].start if n + 1 < len(groups) else len(text)
        found = reader.read(group, start, stop, last=n + 1 == len(groups))
        if found is None or not found.recipients:
            waiting = found if reader.waits else None
        elif waiting is not None and not re.match(r"[^,;]{0,60}(?<!\w)cho\s", key(text[waiting.mentions[-1].end:])) and found.rule == "object" and re.fullmatch(
                rf"[^,;]{{0,45}}(?:,|\svà)\s+(?:{_GIVE})(?:,? (?:{_GIVE}))*\s*", key(text[start:group[0].start])):
            waiting.recipients, waiting.rule = found.recipients, "shared object"  # "tặng X và phong tặng Y cho A"
            waiting = None
        if found:
            out.append(found)
    return [found for found in out if found.recipients or found.rule]


def _groups(text: str, keyed: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Join mentions that only commas, "và" and a giver lie between; drop what is no award by its surroundings."""
    kept = [m for m in mentions if not _is_foreign(keyed, m) and not _is_contest(keyed, m)]
    kept = [m for m in kept if _is_conferred(text, keyed, m, kept)]
    groups: list[list[Mention]] = []
    for m in kept:
        if groups:
            gap = keyed[groups[-1][-1].end:m.start]
            gap = re.sub(r"^\s*(?:\(?\d+ lần\)?|\([^()]*\))", "", gap)
            gap = re.sub(r"^\s*(?:năm \d{4}|\(?\d{4}\)?|đợt \d+(?: năm \d{4})?)", "", gap)
            of = re.match(r"\s*(?:của|do|từ|về|vì)\s+(?:(?!\b(?:cho|tặng|trao|nhận|được|thuộc về|gồm)\b)[^,;]){2,70}?(?=,|;| và |$)", gap)
            gap = gap[of.end():] if of else gap
            if _LINK.match(gap):
                groups[-1].append(m)
                continue
        groups.append([m])
    return groups


def _is_foreign(keyed: str, m: Mention) -> bool:
    """Tell whether an award belongs to another country by its own words: "Huân chương Hữu nghị của Nga"."""
    after = keyed[m.end:m.end + 60]
    if m.family in ("order", "bare_order", "hero", "medal", "prize", "merit", "badge") and re.match(
            rf"\s*(?:(?:hạng \w+|cao quý|danh dự|nhất)\s+)*(?:[\"']\s*)?(?:\(|nước |của (?:(?:nhà nước|chính phủ|chủ tịch|quân đội|đảng|nước|cộng hòa|hoàng gia|bộ [\w ]{{1,20}}|cảnh sát) )*)?{COUNTRIES}",
            after):
        return True
    if m.family in ("order", "bare_order", "hero"):
        before = keyed[max(0, m.start - 90):m.start]
        return re.search(rf"(?:tổng thống|quốc vương|nhà vua|nữ hoàng|thủ tướng|chủ tịch|chính phủ|nhà nước|quân đội|hoàng gia|đảng|bộ \w+(?: \w+)?|điện kremlin|nước)\s+{COUNTRIES}[^,;]{{0,40}}$", before) is not None \
            or re.search(rf"(?:^|[,;:(]\s*){COUNTRIES}\s+(?:đã |vừa |sẽ |từng )*(?:trao|tặng|phong|truy)", before) is not None \
            or re.search(r"tổng thống|điện kremlin|quốc vương|nữ hoàng|nhật hoàng|hoàng đế|liên xô|phát xít|quốc xã", keyed) is not None
    return False


def _is_contest(keyed: str, m: Mention) -> bool:
    """Tell whether a certificate is a place in a contest: "9 huy chương vàng … và 2 bằng khen"."""
    around = keyed[max(0, m.start - 60):m.end + 50]
    if m.family == "merit" and re.search(r"(?:huy chương|hc) ?(?:vàng|bạc|đồng)[^.;]{0,50}bằng khen(?! của| từ)|hcv|hcb|hcđ|giải khuyến khích[^.;]{0,20}bằng khen", around):
        return True
    if m.family == "certificate" and re.search(r"học sinh (?:giỏi|khá|tiên tiến|xuất sắc)|học kỳ|cuối năm học|góc học tập|tấm giấy khen|dán kín|treo", keyed):
        return True
    if m.family in ("merit", "certificate") and re.match(r"\s*(?:của|từ|do) (?:chương trình|ban tổ chức|btc|cuộc thi|giải|liên hoan|hội thi)", keyed[m.end:]):
        return True
    if m.family == "badge" and re.search(r"kỷ niệm chương[^.;,]{0,12}(?:của|từ) (?:chương trình|ban tổ chức|btc|cuộc thi|giải|nhà thiết kế|đội|clb|nhãn hàng)", keyed):
        return True
    return m.family == "flag" and re.search(r"^(?:vua|bàn|kỳ|người cầm) ", keyed[max(0, m.start - 4):m.start]) is not None


_CAPITAL_NEXT = pattern(r"\s+%A")
_NEEDS_VERB = ("title", "hero", "mother")
_CONFER = re.compile(r"(?:danh hiệu|phong tặng|truy tặng|tặng thưởng|xét tặng|trao tặng|tặng|phong|truy phong|trao|nhận|đạt|xét|công nhận|danh hiệu là|đặc cách|đề nghị|lên|được)"
                     r"(?: (?:cho|danh hiệu|cao quý|vinh dự|nhà nước|các|là|như|\d+|đơn vị))*[\s\"':]*$")


def _is_conferred(text: str, keyed: str, m: Mention, mentions: list[Mention]) -> bool:
    """Tell whether a title of honour is spoken of as an award, and is not how a person or group is called."""
    if m.family not in _NEEDS_VERB:
        return True
    before = keyed[max(0, m.start - 60):m.start]
    if m.family == "title" and _CAPITAL_NEXT.match(text, m.end) and not re.search(r"danh hiệu[\s\"']*$", before):
        return False  # "NSND Trịnh Lê Văn": how he is called
    if _CONFER.search(before) or _CONFER.search(keyed[max(0, m.head - 60):m.head]) or re.search(r"danh hiệu", keyed[m.start:m.head]):
        return True
    previous = [o for o in mentions if o.end <= m.start]
    if previous and re.match(r"\s*cho\s", keyed[m.end:]) and previous[-1].family in _NEEDS_VERB:
        return True  # "tặng NSND cho 84 cá nhân cùng NSƯT cho 307 cá nhân"
    if not previous or not _LINK.match(keyed[previous[-1].end:m.start].split(" năm ")[0]):
        gap = keyed[previous[-1].end:m.start] if previous else "…" * 50
        if not re.match(r"\s*(?:(?:đợt \d+ )?năm \d{4}|\(\d{4}\))?\s*[;,]?\s*(?:và )?$", gap):
            return False
    return bool(previous) and (previous[-1].family not in _NEEDS_VERB or _is_conferred(text, keyed, previous[-1], mentions))


class _Reader:
    """Walks over the groups of one sentence; keeps the verb and the subject for groups that have none of their own."""

    def __init__(self, text: str, keyed: str, givers: GiverReader, resolve: Callable[[str], str | None],
                 before: Recipient | None) -> None:
        self._text, self._key = text, keyed
        self._givers, self._resolve, self._before = givers, resolve, before
        self._last: Binding | None = None
        self._subject: list[Recipient] = []
        self._direction = ""
        self._verdict: Verdict | None = None
        self._heading = False
        self.waits = False

    def under(self, heading: str) -> None:
        """Take giver and standing from the line over a list."""
        keyed = key(heading)
        verdict = judge(keyed, "", None)
        self._last = Binding([], verdict) if verdict != "none" else None
        self._verdict = verdict
        verbs = list(re.finditer(rf"(?<!\w)(?:{_GIVE})(?!\w)", keyed))
        for verb in reversed(verbs):
            for m in re.finditer(r"(?<!\S)\S", heading[:verb.start()]):
                giver = self._givers.read(heading[m.start():verb.start()])
                if self._last and giver and giver.length >= verb.start() - m.start() - 2 and self._is_named(heading[m.start():verb.start()]):
                    self._last.giver = giver
                    return

    def read(self, group: list[Mention], start: int, stop: int, *, last: bool) -> Binding | None:
        """Return the binding of *group*; *start* is the end of the group before, *stop* the start of the next."""
        first, end = group[0].start, group[-1].end
        self._at = start
        if start == 0 and (colon := self._key.rfind(":", 0, first)) > 0 and ";" not in self._key[colon:first]:
            self._heading = PROPOSAL.search(self._key, 0, colon) is not None
        left, right = self._key[start:first], self._key[end:stop]
        clause = max(left.rfind(";"), -1) + 1
        verb = self._verb(left, clause, self._key[first:group[0].head])
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
        if not found.recipients and (owner := self._owner(found)):
            found.recipients, found.rule = [owner], "owner"
        if not found.recipients and (host := self._host(start, first)):
            found.recipients, found.rule, self._direction = host, "host", "subject"
        if not found.recipients and (pieces := self._pieces(group)):
            found.recipients, found.rule = [pieces], "pieces"
        if listed := self._named_after(end, stop):
            counts = [r for r in found.recipients if r.name is None and r.approx not in ("các", "những")] if found.rule in ("subject", "object") else []
            found.recipients, found.rule = [*counts, *listed], "listed"
        self._last = found
        if any(g.foreign for g in (found.giver, *found.givers.values()) if g):
            return None
        self.waits = verb is not None and verb["give"] is not None and self._passive(left, verb) is None
        if not found.recipients and verb is not None and (self._passive(left, verb) or verb["take"] == "đón nhận"):
            found.rule = found.rule or "unnamed"
        return found if found.recipients or found.rule or self.waits else None

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
        if verb is None or not self._LEAD.match(left.lstrip()):
            return left
        head, comma, rest = left.rpartition(",") if left.count(",") == 1 else left.partition(",")
        said = re.search(r"(?<!\w)đã (?:được|nhận|đón|trao|tặng|vinh dự)(?!\w)", rest) or (
            verb["take"] is not None and PROPOSAL.search(rest) is None)
        return rest if comma and said and re.match(r"(?:trong|sau|theo|từ)(?!\w)", head.lstrip()) else left

    def _continues(self, left: str, verb: re.Match[str] | None) -> bool:
        """Tell whether a clause goes on with the verb or subject of the one before: "… cho 4 tập thể; tặng X cho …"."""
        if verb is None:
            return True
        lead = left[:verb.start()]
        lead = lead[max(lead.rfind(";"), lead.rfind(","), lead.rfind(" và ") + 2) + 1:]
        return re.fullmatch(r"\s*(?:(?:và|đồng thời|cũng|đã|còn|vinh dự|được|quyết định|tiếp tục|cùng|truy)\s*)*", lead) is not None

    def _verb(self, left: str, clause: int, inside: str) -> re.Match[str] | None:
        """Return the verb that governs the award: the last one in the clause that is not a noun's part."""
        verbs = [v for v in _VERB.finditer(left, clause) if not _NOT_VERB.search(left[:v.start()]) or v["give"] in ("trao tặng", "phong tặng", "truy tặng")]
        if not verbs:
            return None
        verbs = [v for v in verbs if v["bare"] is None or left[v.end():].strip(" \"'") in ("", "các", "danh hiệu")]
        if not verbs:
            return None
        best = verbs[-1]
        for v in reversed(verbs):
            if v["bare"] is None or v["bare"] == "được" and left[v.end():].strip(" \"'") in ("", "các", "danh hiệu"):
                best = v
                break
        if best["give"] in ("đề nghị", "đề xuất", "ghi nhận", "biểu dương", "cấp", "có") or best["take"] == "có":
            stronger = [v for v in verbs if v["give"] and v["give"] not in ("đề nghị", "đề xuất", "ghi nhận", "biểu dương", "cấp")]
            gap = left[best.end():]
            if stronger and len(gap) > 60:
                best = stronger[-1]
        return best

    def _find_givers(self, found: Binding, start: int, stop: int, left: str, verb: re.Match[str] | None) -> None:
        """Look for the giver behind each award, then around the verb."""
        group = found.mentions
        for n, m in enumerate(group):
            until = group[n + 1].start if n + 1 < len(group) else stop
            after = self._text[m.end:until]
            of = re.match(r"\s*[\"”']?\s*(?:\([^()]*\)\s*)?(?:(?:cùng|kèm|và|kèm theo) (?:phần|tiền|quà|số tiền)(?: thưởng)?[^,;.]{0,25}? )?(?:năm \d{4} )?(?:(?:cao quý|danh giá|đột xuất|chuyên đề|toàn diện)\s+)*(?:của|do|từ|bởi|cấp)\s+", key(after))
            direct = re.match(r"\s+(?=(?:chính phủ|thủ tướng|ubnd|ủy ban nhân dân|bộ |tỉnh|thành phố|tp|tw|trung ương|chủ tịch))", key(after))
            giver = self._givers.read(after[(of or direct).end():]) if (of or direct) else None  # type: ignore[union-attr]
            if giver:
                found.givers[n] = giver
                if of and m.family == "flag" and m.detail:  # "Cờ Thi đua xuất sắc của Thành phố"
                    group[n] = replace(m, detail=f"{m.detail} {after[:of.end() + giver.length].strip()}")
        if group and len(found.givers) < len(group) and (tail := found.givers.get(len(group) - 1)):
            for n in range(len(group) - 2, -1, -1):
                if n in found.givers:
                    break
                if group[n].family in ("flag", "merit", "fighter", "badge", "certificate") and not (
                        tail.level == "C" and group[n].family == "certificate"):
                    found.givers[n] = tail
        found.giver = self._giver_of_verb(left, start, verb)
        deputed = re.search(r"(?:thừa (?:ủy|uỷ) (?:quyền|nhiệm)|thay mặt|thừa lệnh)(?: của)? (?=\S)", left)
        if deputed and (giver := self._givers.read(self._text[start + deputed.end():start + len(left)])) and (
                found.giver is None or found.giver.level != "N"):
            found.giver = giver if giver.level in ("N", "C", "T") else found.giver
        if found.giver is None and found.status == "proposed" and self._last is not None and verb is not None:
            found.giver = self._last.giver
        if found.giver is None and self._last is not None and self._continues(left, verb) \
                and (verb is None or verb["give"] is not None):
            found.giver = self._last.giver

    def _giver_of_verb(self, left: str, start: int, verb: re.Match[str] | None) -> Giver | None:
        if verb is None:
            return None
        passive = self._passive(left, verb)
        if passive is not None:
            phrase = self._text[start + passive.end():start + verb.start()]
            phrase = re.sub(r"^\s*(?:đề nghị|xét)?\s*", "", phrase)
            last = re.split(r"[,;]", phrase)[-1].strip()  # "được A truy tặng huy hiệu, B tặng bằng khen": B
            return (self._givers.read(last) if re.search(rf"(?<!\w)(?:{_GIVE})(?!\w)", key(phrase)) else None) \
                or (self._givers.read(phrase) if phrase.strip() else None)
        if verb["give"] is None or self._last is not None and self._continues(left, verb):
            return None
        subject = re.split(r"[;:]", self._text[start:start + verb.start()])[-1]
        parts = [p.strip() for p in re.split(r",(?! ngành| Thể thao| thể thao| Thương binh)", subject)]
        for part in reversed(parts):
            part = re.sub(r"\([^()]*\)", lambda m: "", part)
            if self._LEAD.match(key(part)):
                continue
            part = re.sub(r"\s+(?:xem xét|xét|đề nghị|quyết định)$", "", part)
            part = re.sub(r"(?i)(?:\s+(?:đã|cũng|vừa|sẽ|quyết định(?: số [\w./-]+)?|ký|ra|có|ban hành|các|đồng thời|còn|long trọng|đột xuất|tổ chức|kịp thời|trực tiếp|này))+\s*$", "", part)
            for m in re.finditer(r"(?<!\S)\S", part):
                giver = self._givers.read(part[m.start():])
                if giver and giver.length >= len(part) - m.start() - 1 and self._is_named(part[m.start():]):
                    return giver
        return None

    @staticmethod
    def _is_named(phrase: str) -> bool:
        return any(c.isupper() for c in phrase) or re.fullmatch(
            r"(?:thủ tướng|chính phủ|bộ|tỉnh|thành phố|(?:chính quyền |ubnd )?(?:huyện|quận|thị xã|xã|phường)|nhà trường|nhà nước)", key(phrase).strip()) is not None

    def _passive(self, left: str, verb: re.Match[str]) -> re.Match[str] | None:
        """Return the "được" of a passive clause: right before the verb, or with the giver between."""
        if verb["give"] is None:
            return None
        for m in reversed(list(_PASSIVE.finditer(left, 0, verb.start()))):
            gap = left[m.end():verb.start()]
            if len(gap) > 130 or re.search(r"[;:]", gap):
                continue
            proposal = PROPOSAL.search(gap)
            before = gap[:proposal.start()] if proposal else gap
            if not before.strip() or len(before) < 32 and not re.search(rf",|(?<!\w)(?:{_GIVE}|{_TAKE}|yêu cầu|giao|cho|mời|xem|coi|gọi|bổ nhiệm|điều)(?!\w)", before) or proposal and len(before) < 45 and "," not in before or self._givers.read(self._text_of(left, m.end(), m.end() + len(before))):
                return m
        return None

    def _text_of(self, left: str, start: int, end: int) -> str:
        return self._text[self._at + start:self._at + end]

    def _find_recipients(self, found: Binding, start: int, first: int, end: int, stop: int, verb: re.Match[str] | None,
                         last: bool) -> None:
        left = self._key[start:first]
        passive = self._passive(left, verb) if verb else None
        takes = verb is not None and (verb["take"] is not None or verb["bare"] is not None)
        if passive is not None or takes:
            at = passive.start() if passive is not None else verb.start()  # type: ignore[union-attr]
            subject = self._subject_before(start, start + at)
            if subject:
                found.recipients, found.rule, self._subject = subject, "subject", subject
                self._direction = "subject"
                return
            if between := self._between(start, verb, first):
                found.recipients, found.rule = between, "between"
                return
        behind = self._behind(end, stop, last)
        if behind and not (verb is None and self._direction == "subject"):
            found.recipients, found.rule, self._direction = behind, "object", "object"
            return
        if verb is not None and found.status == "proposed" and (nominated := self._nominated(start, first)):
            found.recipients, found.rule, self._direction, found.status = nominated, "nominated", "between", "proposed"
            return
        if verb is not None and verb["give"] and passive is None and (between := self._between(start, verb, first)):
            found.recipients, found.rule, self._direction = between, "between", "between"
            return
        if (passive is not None or takes) and start == 0 and (follows := self._following(end, stop)):
            found.recipients, found.rule = follows, "cataphora"
            return
        goes_on = self._last is not None and bool(self._last.recipients) and self._direction in ("subject", "between")
        if goes_on and self._last is not None and (verb is None or verb["give"] and passive is None and self._continues(left, verb)):
            found.recipients, found.rule = self._last.recipients, "same"
            return
        if behind:
            found.recipients, found.rule = behind, "object"
            return
        if (passive is not None or takes) and (speaker := self._speaker(start + at)):
            found.recipients, found.rule = speaker, "speaker"
            return
        if (passive is not None or takes) and self._subject_is_empty(start, start + at):
            early = start == 0 and not re.match(r"(?:từ|sau|trước|kể từ)? ?khi", self._key)
            inherited = self._subject or ([self._before] if self._before and early else [])
            found.recipients, found.rule = inherited, "inherited" if inherited else ""
        elif verb is not None and verb["give"] and passive is None and found.giver is not None and self._subject:
            found.recipients, found.rule = self._subject, "same"

    def _between(self, start: int, verb: re.Match[str] | None, first: int) -> list[Recipient]:
        """"phong tặng cho đại đội danh hiệu …", "khen thưởng 20 cá nhân … Kỷ niệm chương"."""
        if verb is None or verb["give"] is None:
            return []
        phrase = self._text[start + verb.end():first]
        if not phrase.strip() or re.search(r"[;:]", phrase):
            return []
        return read_recipients(cut_object(phrase), self._resolve)

    def _following(self, end: int, stop: int) -> list[Recipient]:
        """"Từng được … tặng Bằng khen năm 2018, thị xã Hoàng Mai nay …": the subject behind a clause that opens."""
        opening = self._key[:self._at + 40].lstrip(" \"'")
        m = re.match(r"[^,;.]{0,40},\s+(?=\S)", self._key[end:stop])
        if m is None or not re.match(r"(?:từng|đã|vừa|mới|được|vinh dự|sau khi|là)(?!\w)", opening):
            return []
        phrase = self._nominal(re.split(r"[,;]", self._text[end + m.end():stop])[0])[0]
        return read_recipients(re.sub(r"\s(?:nay|hiện|đã|luôn|cũng|vẫn)\s.*$", "", phrase), self._resolve)

    def _speaker(self, at: int) -> list[Recipient]:
        """"“Tôi … được … tặng Bằng khen”, bác sĩ A Hyưng nói": the one who speaks."""
        if not re.search(r"(?<!\w)(?:tôi|mình|bản thân)(?!\w)", self._key[:at]):
            return []
        m = re.search(r"\"\s*,?\s*([^\",;]{3,60}?)\s+(?:nói|cho biết|cho hay|chia sẻ|tâm sự|bộc bạch|kể|bày tỏ)(?!\w)", self._key[at:])
        if m:
            return read_recipients(self._text[at + m.start(1):at + m.end(1)], self._resolve)
        m = re.match(r"[\"'\s]*([^\",;:]{3,60}?)\s+(?:nói|cho biết|cho hay|chia sẻ|tâm sự|bộc bạch|kể|bày tỏ)(?!\w)", self._key[:at])
        return read_recipients(self._text[m.start(1):m.end(1)], self._resolve) if m else []

    @staticmethod
    def _owner(found: Binding) -> Recipient | None:
        """"dự lễ đón nhận Huân chương Độc lập của Ban Quản lý Lăng": no base unit gives an order, so it gets it."""
        for n, m in enumerate(found.mentions):
            giver = found.givers.get(n)
            if m.family == "order" and giver and giver.level in ("S", "K") and giver.name and not giver.foreign:
                del found.givers[n]
                return Recipient(giver.name)
        return None

    def _host(self, start: int, first: int) -> list[Recipient]:
        """"Bảo tàng Lịch sử Quốc gia tổ chức Lễ đón nhận Huân chương …": who holds the ceremony gets it."""
        m = _HOST.search(self._key[start:first])
        if m is None:
            return []
        parts = [p for p in self._segments(self._text[start:start + m.start()], self._key[start:start + m.start()]) if not self._LEAD.match(key(p))]
        return read_recipients(self._without_auxiliaries(parts[-1]), self._resolve) if parts else []

    def _pieces(self, group: list[Mention]) -> Recipient | None:
        """"ký quyết định phong tặng 79 danh hiệu NSND": as many titles, as many people."""
        first = group[0]
        m = re.search(r"(?<!\d)(\d{1,3}(?:\.\d{3})*)\s+(?:danh hiệu|mẹ|bà mẹ)?[\s\"']*$", self._key[first.start:first.head + 1].rstrip("m\"' ") + " ")
        m = m or re.search(r"(\d{1,3}(?:\.\d{3})*)\s+(?:danh hiệu )?[\s\"']*$", self._key[first.start:first.head])
        if m is None or first.family not in _NEEDS_VERB or len(group) > 1:
            return None
        people = {"mother": "Mẹ", "title": (first.detail or "").split()[0].lower() if " " in (first.detail or "") else "nghệ sĩ"}
        return Recipient(count=int(m.group(1).replace(".", "")), of=people.get(first.family, "cá nhân"))

    def _named_after(self, end: int, stop: int) -> list[Recipient]:
        """"4 nghệ sĩ được tặng X gồm: A, B …", "… cho 9 văn nghệ sĩ, trong đó có A", "trong số … được nhận X còn có A"."""
        m = _NAMES_AFTER.match(self._key[end:stop])
        if m is None or re.search(r"(?<!\w)(?:không|chưa|thiếu)(?!\w)", m.group()):
            return []
        phrase = self._text[end + m.end():stop].rstrip(". ")
        if m["sure"] is None and m["list"] is None and m["among"] is None:
            phrase = cut_object(phrase)
        return [r for r in read_recipients(phrase, self._resolve, listed=True) if r.name]

    def _nominated(self, start: int, first: int) -> list[Recipient]:
        """"suy tôn huyện A đề nghị Chính phủ tặng …", "giới thiệu B và C để … xét tặng …"."""
        m = _NOMINATED.search(self._key, start, first)
        return read_recipients(cut_object(self._text[m.start("who"):m.end("who")]), self._resolve) if m else []

    def _behind(self, end: int, stop: int, last: bool) -> list[Recipient]:
        """"… cho 4 tập thể", "… tặng các cựu chuyên gia", ": A, B, C"."""
        region = self._text[end:stop]
        keyed = self._key[end:stop]
        if m := _LISTED.match(keyed):
            phrase = region[m.end():] if last else self._before_next_clause(region[m.end():])
            return read_recipients(cut_object(phrase), self._resolve, listed=True)
        m = _CHO.match(keyed)
        if m is None or re.search(r"(?<!\w)(?:vì|do đã|nhờ|được|nhận|đạt|để|khi|đã|là)(?!\w)", m["skip"]) and "được" not in m["to"] \
                and not re.match(r"\s*(?:(?:đã |vừa |sẽ )?được|(?:vì|về) (?:sự nghiệp|thành tích))", m["skip"]):
            return []
        phrase = region[m.end():]
        if not last:
            phrase = self._before_next_clause(phrase)
        return read_recipients(cut_object(phrase), self._resolve)

    @staticmethod
    def _before_next_clause(phrase: str) -> str:
        """Cut off what is the subject of the next award's verb: "… cho A; B được tặng", "… cho A và B nhận"."""
        phrase = phrase.split(";")[0]
        keyed = key(phrase)
        m = re.search(rf"(?<!\w)(?:được|vinh dự|{_TAKE}|đã)(?!\w)", keyed)
        if m:
            cut = max(keyed.rfind(",", 0, m.start()), keyed.rfind(" và ", 0, m.start()))
            return phrase[:cut] if cut > 0 else ""
        v = re.search(rf",?\s(?:và |đồng thời )?(?:{_GIVE})(?!\w)", keyed)
        if v and (comma := keyed.rfind(",", 0, v.start())) > 0 and keyed[comma + 1:v.start()].strip():
            return phrase[:comma]  # "… cho gia đình A, Hội Chữ thập đỏ tặng …": the next giver
        return phrase[:v.start()] if v else phrase

    _LEAD = re.compile(
        r"^(?:tại|nhân|dịp|ngày|chiều|sáng|tối|trưa|hôm|năm|trong|với|cùng|theo|sau|trước|kết quả|ngoài|nhờ|vì|do|để|từ|đến|khi|hiện|đặc biệt|bên cạnh|qua|ở|trên|về|đầu|cuối|giữa|trung tuần|hồi|vào|mới đây|vừa qua|gần đây"
        r"|cụ thể|trong đó|theo đó|tiếp đó|sau đó|trước đó|đồng thời|ngoài ra|cũng|bằng|thực hiện|phát huy|đối với|riêng|kể từ|cách đây|tính đến|mùa|tháng|quý|giai đoạn|lần|được sự|căn cứ|ghi nhận|như vậy|không những|tuy|dù|mặc dù|thế nhưng|nhưng|và|còn)(?!\w)")
    _SAID = re.compile(r"(?:cho biết|cho hay|nói|khẳng định|rằng|thông tin|chia sẻ|nhấn mạnh|xác nhận|thông báo|tiết lộ|bày tỏ|kể|công bố|có|biết)(?:,|:|\s*\"|\s+(?:rằng|thêm|việc)?)")
    _AUX = re.compile(r"(?:\s*(?:đã|vừa|vinh dự|vinh hạnh|cũng|từng|sẽ|xứng đáng|được|có|lần lượt|liên tục|liên tiếp|luôn|đều|còn|mới|đang|chính thức|(?:trong )?(?:nhiều|những|các) năm(?: gần đây| liền| liên tục| qua)?|nhiều lần(?: liền| liên tục)?|\d+ (?:năm|lần)(?: liền)?|tự hào|hân hạnh"
                      r"|may mắn|tiếp tục|lại|đó|trên|này|long trọng|nhất trí|bất ngờ|khác|cùng|trực tiếp|hai lần|ba lần|thứ \w+|là (?:đơn vị|người|cá nhân|tập thể)[^,]{0,30}|(?:nằm )?trong danh sách[^,]*|(?:năm )?\d{4}|năm|ngay|nay))+\s*$")

    def _clause(self, start: int, at: int) -> tuple[str, str]:
        """Return the text and key of what may be the subject between *start* and the verb at *at*."""
        begin = start
        region = self._key[start:at]
        cut = max(region.rfind(";"), region.rfind(":")) + 1
        for m in self._SAID.finditer(region):
            if m.group().startswith("có") or m.group().startswith("biết"):
                continue
            if m.end() < len(region) - 2:
                cut = max(cut, m.end())
        begin += cut
        return self._text[begin:at], self._key[begin:at]

    def _subject_before(self, start: int, at: int) -> list[Recipient]:
        """Return who stands before the verb at *at*: the phrase next to it that names somebody, and its list."""
        text, keyed = self._clause(start, at)
        parts = self._segments(text, keyed)
        if person := self._introduced(parts):
            return person
        for n in range(len(parts) - 1, -1, -1):
            part = self._without_auxiliaries(parts[n]) if n == len(parts) - 1 else parts[n]
            low = key(part)
            if not part or self._LEAD.match(low) or self._PREDICATE.match(low):
                continue
            if n and self._ROLE.match(low) and any(r.name for r in read_recipients(parts[n - 1], self._resolve)):
                continue  # "cô Lường Thị Sươi, giáo viên Trường …"
            phrase, whole = self._nominal(part)
            if self._direction == "object" and n == 0 and start:
                phrase, whole = re.split(r"\s(?:và|còn)\s", phrase)[-1], False
            found = read_recipients(phrase, self._resolve)
            if not found and not (whole and self._is_bare_group(phrase)):
                continue
            return self._with_list(parts[:n], phrase, found) if whole else found
        return []

    def _introduced(self, parts: list[str]) -> list[Recipient]:
        """"Em Lê Minh Hiếu, học sinh lớp 12A1, Trường THPT …, được": one person, then only who that is."""
        while parts and self._LEAD.match(key(parts[0])):
            parts = parts[1:]
        if len(parts) < 3 or not self._ROLE.match(key(parts[1])) or any(re.search(r"\s(?:và|cùng)\s", p) for p in parts):
            return []
        person = read_recipients(parts[0], self._resolve)
        rest = [r for p in parts[1:] for r in read_recipients(self._without_auxiliaries(p), self._resolve)]
        return person if len(person) == 1 and person[0].name and all(r.name and self._BODY.match(r.name) for r in rest) else []

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
            if len(found) == 1 and found[0].name and self._PLACE.match(found[0].name) and not self._alike(new[0], found[0]):
                found = new  # "Trường A, huyện B": where the school is
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
            if self._LEAD.match(low) or self._PREDICATE.match(low) or self._FINITE.search(low) or not read_recipients(part, self._resolve):
                break
            run.insert(0, part)
        return run

    def _alike(self, a: Recipient, b: Recipient) -> bool:
        """Tell whether two can stand in one list without "và": of one kind, or both numbers."""
        if a.name is None or b.name is None:
            return a.name is None and b.name is None
        full = all(r.name and r.name.split()[0] in SURNAMES and " " in r.name for r in (a, b))
        return full or a.name.split()[0].lower() == b.name.split()[0].lower() or \
            bool(self._DISTRICT.match(a.name) and self._DISTRICT.match(b.name))

    _DISTRICT = re.compile(r"(?:quận|huyện|thị xã|thành phố) ")
    _ROLE = re.compile(r"(?:giáo viên|học sinh|sinh viên|cán bộ|nhân viên|công nhân|bác sĩ|kỹ sư|nghệ sĩ|thợ|phóng viên|trưởng|phó|nguyên|cựu|chủ|con|vợ|chồng)(?!\w)")
    _BODY = re.compile(r"(?i:trường|đại học|công ty|bệnh viện|xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|sở|phòng|công an|đội|trung tâm|viện|học viện|khoa|ban|tổ|đoàn) ")
    _PLACE = re.compile(r"(?:quận|huyện|thị xã|thành phố|tỉnh|phường|xã|thị trấn|thôn|ấp) ")
    _PREDICATE = re.compile(r"(?:đã|từng|vừa|là|đang|luôn|có|sẽ|không|do|mà|nên|được|bị(?! cáo| can)|lập|đạt|giành|đoạt|người)(?!\w)")
    _FINITE = re.compile(r"(?<!\w)(?:đã|được|nhận|đón nhận|trao|tặng|tổ chức|vinh danh|tuyên dương|biểu dương|là|có|bị(?! cáo| can)|gặp mặt|gặp|mời|cho biết|đạt|giành|đoạt|khen thưởng|công bố|lấy ý kiến|đối với|trường hợp(?= (?:ông|bà|anh|chị|em|bác sĩ|thầy|cô))|gồm|tham dự|(?<!vinh )dự(?! án)|khi|giúp|thăm|ghi nhận)(?!\w)")

    @staticmethod
    def _segments(text: str, keyed: str) -> list[str]:
        """Cut a clause at its commas, but not in parentheses or within "Đảng bộ, chính quyền và nhân dân"."""
        hidden = re.sub(r"\([^()]*\)", lambda m: "#" * len(m.group()), keyed)
        hidden = re.sub(r"(?:đảng bộ|cán bộ|quân|lãnh đạo|y), (?=chính quyền|nhân dân|dân|chiến sĩ|công chức|giáo viên|bác sĩ|y bác sĩ|nhân viên)", lambda m: "#" * len(m.group()), hidden)
        parts, begin = [], 0
        for m in re.finditer(r",", hidden):
            parts.append(text[begin:m.start()].strip())
            begin = m.end()
        parts.append(text[begin:].strip())
        lead = r"^(?:trong (?:số )?(?:này|đó|số đó)(?:,? có)?|trong số [^,]{3,40}? có|và|còn|nhưng|trong đó|trong đó có|theo đó|tiếp đó|sau đó|cùng|đồng thời|ngoài ra|riêng|cũng|đã có|có)\s+"
        return [cut for part in parts if (cut := re.sub(lead, "", part, flags=re.I))]

    def _without_auxiliaries(self, part: str) -> str:
        words = part.split()
        while words and words[-1][:1].islower() and (m := self._AUX.search(" " + key(" ".join(words)))):
            kept = len(words) - len(m.group().split())
            capital = next((n for n in range(len(words) - 1, kept - 1, -1) if words[n][:1].isupper()), kept - 1)
            if max(kept, capital + 1) == len(words):
                break
            words = words[:max(kept, capital + 1)]
        return " ".join(words)

    def _nominal(self, phrase: str) -> tuple[str, bool]:
        """
        Return the noun phrase of a subject and whether it is all of it: the part before its verb phrase ("Công ty A nhờ
        thành tích …"), or, where another verb has it as object, the part behind ("… vinh danh 14 nghệ nhân").
        """
        low = key(phrase)
        verbs = [m for m in self._FINITE.finditer(low) if not phrase[m.start()].isupper() and m.start()]
        if verbs:
            tail = phrase[verbs[-1].end():].strip()
            if read_recipients(tail, self._resolve):
                pieces = re.split(r"\s(?:và|còn)\s", tail)
                last = pieces[-1] if len(pieces) > 1 and read_recipients(pieces[-1], self._resolve) else tail
                return last, bool(len(pieces) > 1)
            return self._without_auxiliaries(phrase[:verbs[0].start()].strip()), False
        for m in re.finditer(r"\s(?:nhờ|vì|do|với|khi|trong|tại|thuộc diện|sinh năm|để|mà|(?<!nghiên )cứu(?! hộ| nạn| hỏa)|tham gia|làm|nằm|trên|ở|bởi)\s", low):
            if not phrase[m.start() + 1].isupper():
                return phrase[:m.start()], True
        return phrase, True

    def _subject_is_empty(self, start: int, at: int) -> bool:
        text, keyed = self._clause(start, at)
        for part in self._segments(text, keyed):
            low = key(part)
            if re.match(r"trong (?:danh sách|số|nhóm)", low):
                return False
            if not (self._LEAD.match(low) or self._AUX.fullmatch(low) or re.match(r"(?:đã|từng|vừa|luôn|và|được|vinh dự)(?!\w)", low)):
                return False
        return True
