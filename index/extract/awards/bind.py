"""
Who gets which award, by one sentence?

A sentence is read as a row of award groups ("Huân chương … hạng Nhất, Bằng khen của …"). Each group has a verb: its
own, or that of the group before (``verbs``). The verb's direction says where the recipients stand (``sides``):

- ``A nhận X`` / ``A được G tặng X``: before the verb
- ``G tặng A X``: between verb and award
- ``G tặng X cho A``, ``X được trao cho A``: behind the award
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from .binding import Binding, Clause, Course, Topic
from .chains import asks_to_get, goes_on_proposing, is_asked_alike, is_chosen_too
from .given_by import SentenceGivers
from .givers import GiverReader
from .groups import TITLES_OF_HONOUR, award_groups, is_foreign
from .keys import hide_names, key
from .mentions import Mention, find_mentions, recall
from .rules import CLASS, is_for_a_class, lists_aims
from .sides import Sides
from .status import AIM, Verdict, is_proposal, is_target, judge
from .verbs import continues, find_passive, find_verb, main_clause
from .words import any_of

__all__ = ["MAX_SENTENCE", "Binding", "read_sentence"]

MAX_SENTENCE = 4000
"""Characters of a sentence that are read: time grows with their square, and nobody writes a sentence as long."""

_OWN_AWARDS = re.compile(
    r"(?<!\w)(?:phần thưởng|thành tích|khen thưởng|danh hiệu|giải thưởng|huân chương|vinh danh)(?!\w)"
)
_HEADS = re.compile(
    r"(?<!\w)(?:tặng|trao|cho|cho (?:\d{1,3}|hai|ba|bốn|năm) [^:;,.]{3,40}"
    r"|cho (?:các|những) [^:;,.]{3,60}(?:(?:,| và) [^:;,.]{3,60})?"
    r"|gồm|nhận|công nhận|của [^:;,]{2,40}|nước|phủ|tỉnh|bộ|huyện|khen|đua)\s*:\s*$",
    re.I,
)
# "việc phong danh hiệu X, tặng Y cho đơn vị này": acts told as nouns wait for their recipient too
_ACT = re.compile(r"(?<!\w)việc (?:phong|tặng|trao|truy tặng|phong tặng|khen tặng)[^,;:]*$")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|cũng|quyết định|ký)(?!\w)[^,;]{0,40}$")
_GIVING = re.compile(rf"(?<!\w)(?:{any_of('give')})(?!\w)")
# Between two gifts to one recipient nothing of this stands: "G tặng X và quà; H tặng Y cho A".
_OTHER_CLAUSE = re.compile(r"(?<!\w)(?:cho|được|nhận|đề nghị|ký|quyết định|căn cứ|theo|ghi rõ|là|nhưng)\s")


# "UBND tỉnh đã ký quyết định (khen thưởng …)": the giver stands before these words
_DECISION_END = re.compile(r"(?i)\s(?:(?:đã|vừa|có|ký|kí|ra|ban hành|các)\s)*quyết định(?: số \S+)?(?: về việc)?$")
_JOINT = re.compile(r"[,;]|\s(?:và|còn|trong khi|nhưng|song)\s")
_SECOND_GIVER = re.compile(r"\s*(?:năm \d{4}|\([^()]*\))?\s*(?:, và|,? còn|,|và)\s+")


def read_sentence(
    text: str,
    givers: GiverReader,
    resolve: Callable[[str], str | None],
    topic: Topic,
    heading: str = "",
    foreign: set[tuple[str, str]] | None = None,
    earlier: Mention | None = None,
) -> list[Binding]:
    """
    Return the bindings of one sentence; a group that nobody is said to get is left out.

    *resolve* names whom a reference means; *topic* knows whom the text before was about, for a clause without subject;
    *heading* is the line over a list that *text* is an item of ("… tặng thưởng năm 2023:"); *earlier* is
    the last award told before, for "danh hiệu này". Types (with the order's printed name) that are said to be another
    country's are added to *foreign*.
    """
    text = text[:MAX_SENTENCE]
    keyed = key(text)
    mentions = recall(keyed, find_mentions(text, keyed), earlier)
    if foreign is not None:
        foreign |= {(m.award_type, key(m.detail or "")) for m in mentions if m.award_type and is_foreign(keyed, m)}
    groups = award_groups(text, keyed, mentions)
    keyed = hide_names(text, keyed)
    reader = _Reader(text, keyed, givers, resolve, topic)
    if heading:
        reader.under(heading)
    out: list[Binding] = []
    waiting: list[Binding] = []
    for n, group in enumerate(groups):
        start = groups[n - 1][-1].end if n else 0
        stop = groups[n + 1][0].start if n + 1 < len(groups) else len(text)
        found = reader.read(group, start, stop, is_last=n + 1 == len(groups))
        if found is None or not found.recipients:
            waiting = [*waiting, found] if found and reader.waits else []
        else:
            if found.rule == "object" and reader.waits:
                _share_object(waiting, found, keyed)
            waiting = []
        if found:
            out.append(found)
    _share_giver(out, keyed)
    return [found for found in out if found.recipients or found.rule]


def _share_giver(out: list[Binding], keyed: str) -> None:
    """ "6 đơn vị nhận Cờ thi đua và 71 tập thể nhận Bằng khen của Bộ": both are the ministry's."""
    for one, after in reversed(list(pairwise(out))):
        giver = after.givers.get(0)
        gap = keyed[one.mentions[-1].end : after.mentions[0].start]
        open_form = all(m.award_type is None for m in one.mentions) and not (one.giver or one.givers)
        if open_form and giver and giver.level == "T" and one.status == after.status and len(gap) < 70:
            one.giver = giver if re.match(r"\s*(?:,|và|, và|;)\s+\d", gap) else None


def _share_object(waiting: list[Binding], found: Binding, keyed: str) -> None:
    """ "G tặng X; H tặng Y cho A": those that wait for a recipient share the object of the last."""
    for one in waiting:
        gap = keyed[one.mentions[-1].end : found.mentions[0].start]
        if one.status == found.status and len(gap) < 130 and not _OTHER_CLAUSE.search(gap):
            one.recipients, one.rule = found.recipients, "shared object"


class _Reader:
    """Walks over the groups of one sentence; keeps the verb and the subject for groups that have none of their own."""

    def __init__(
        self, text: str, keyed: str, givers: GiverReader, resolve: Callable[[str], str | None], topic: Topic
    ) -> None:
        self._text, self._key, self._givers = text, keyed, givers
        self.course = Course(topic)
        self._by = SentenceGivers(text, keyed, givers, self.course)
        self._sides = Sides(text, keyed, resolve, self.course)
        self._verdict: Verdict | None = None
        self._heading = self._suffered = self._choosing = self._asking = False
        self._aims = ""
        self._giver_end = 0
        self.waits = False

    def under(self, heading: str) -> None:
        """Take giver and standing from the line over a list."""
        keyed = key(heading)
        self._aims = keyed if lists_aims(keyed) else ""
        self._verdict = judge(keyed, "", None)
        if self._verdict == "none":
            return
        self.course.last = Binding([], self._verdict)
        if _OWN_AWARDS.search(keyed):
            self.course.owner = self._sides.owner(heading)
        for verb in reversed(list(_GIVING.finditer(keyed))):
            if giver := self._by.ending(_DECISION_END.sub("", heading[: verb.start()].rstrip())):
                self.course.last.giver = giver
                return

    def read(self, group: list[Mention], start: int, stop: int, *, is_last: bool) -> Binding | None:
        """Return the binding of *group*; *start* is the end of the group before, *stop* the start of the next."""
        clause = self._clause(group, start, stop, is_last)
        self._verdict = verdict = self._judge(clause)
        if verdict == "none":
            self.course.last, self.course.direction = None, ""
            self._giver_end = self._by.end_behind(Binding(group, "proposed"), stop) or self._giver_end
            return None
        self._asking = verdict == "proposed" and (self._asking or asks_to_get(clause.left))
        found = Binding(group, verdict)
        self._giver_end = self._by.fill(found, clause) or self._giver_end
        self._sides.find(found, clause)
        self._by.find_further(found, stop)
        if is_for_a_class(found, clause, self._key):
            self.course.last, self.course.direction, self._verdict = None, "", "none"
            return None
        if found.rule == "kin" or (group[0].pointed and not _is_sure(found)):
            return None
        self.course.last = found
        self._choosing = found.rule == "nominated" or (self._choosing and verdict == "proposed")
        if group[0].family == "prize":
            self._sides.authors(found, clause)
        if any(g.foreign for g in (found.giver, *found.givers.values()) if g):
            return None
        self.waits = clause.gives or _ACT.search(clause.left) is not None
        if clause.is_last and _HEADS.search(self._text):
            found.recipients, found.rule = [], "heads"  # the lines below say who
        if not found.recipients and _is_told_given(found, clause):
            found.rule = found.rule or "unnamed"
        return found if found.recipients or found.rule or self.waits else None

    def _clause(self, group: list[Mention], start: int, stop: int, is_last: bool) -> Clause:
        first, end = group[0].start, group[-1].end
        start = max(start, min(self._giver_end, first))  # the giver of the award before is no part of this clause
        if start == 0 and (colon := self._key.rfind(":", 0, first)) > 0 and ";" not in self._key[colon:first]:
            self._heading = is_proposal(self._key[:colon])
        left = self._key[start:first]
        verb = find_verb(left, max(left.rfind(";"), -1) + 1)
        passive = find_passive(self._text, start, left, verb, self._givers) if verb else None
        if verb and passive is None and self._suffered and not verb["take"]:
            passive = self._second_giver(start, left, verb)
        self._suffered = passive is not None
        return Clause(start, first, end, stop, left, verb, passive, is_last)

    def _second_giver(self, start: int, left: str, verb: re.Match[str]) -> re.Match[str] | None:
        """Return the "và" of a passive with a second giver: "được G tặng X năm 2007 và (H trao Y)"."""
        joint = _SECOND_GIVER.match(left)
        phrase = self._text[start + joint.end() : start + verb.start()] if joint else ""
        giver = self._givers.read(phrase) if phrase.strip() else None
        return joint if giver and giver.length >= len(phrase.rstrip()) - 1 else None

    def _is_still_aim(self, clause: Clause) -> bool:
        """Tell whether an aim goes on: "Phấn đấu có 10 đơn vị đạt …, 3 đơn vị được tặng …"."""
        if self._key.startswith("mỗi ") and re.search(r"(?<!\w)(?:đã|vừa)(?!\w)", self._key) is None:
            return True  # "Mỗi cụm được suy tôn không quá hai đơn vị …, một đơn vị …": a rule
        said = re.search(r";|(?<!\w)(?:đã|vừa|nhân dịp|năm qua|trong khi|trước đó)(?!\w)", clause.left)
        before = self._key[: clause.first]
        return said is None and (AIM.search(self._key, 0, clause.start) is not None or is_target(before))

    def _judge(self, clause: Clause) -> Verdict:
        left, right, verb, last = clause.left, self._key[clause.end : clause.stop], clause.verb, self.course.last
        if not clause.is_last and (ends := list(_JOINT.finditer(right))):
            right = right[: ends[-1].start()]  # the rest is the next award's
        before = self._aims + self._key[: clause.first]
        if (":" in before or ";" in before) and lists_aims(before):
            return "none"
        if self._verdict == "none" and (verb is None or self._is_still_aim(clause)):
            return "none"
        inherited = last.status if last is not None and continues(left, verb) else None
        if inherited == "proposed" and verb is not None and verb["give"] is None:
            inherited = None
        if (
            last is not None
            and last.status == "proposed"
            and goes_on_proposing(left, verb, asked=last.giver is not None)
        ):
            inherited = "proposed"
        if last is not None and last.status == "proposed" and is_chosen_too(left, verb, chosen=self._choosing):
            return "proposed"
        if last is not None and last.status == "proposed" and self._asking and is_asked_alike(left):
            return "proposed"
        whole = self._key if verb is None and last is None else main_clause(left, verb)
        verdict = judge(whole, right[:140], inherited)
        return "proposed" if self._heading and verdict in ("received", "announced") else verdict


def _is_sure(found: Binding) -> bool:
    """Tell whether the recipients stand next to the verb and have names; an award only pointed at needs it."""
    if found.status == "proposed" and found.mentions[0].family in TITLES_OF_HONOUR:
        return False
    return found.rule in ("subject", "object", "between") and all(r.name for r in found.recipients)


def _is_told_given(found: Binding, clause: Clause) -> bool:
    """Tell whether somebody is said to get the awards, whoever it is: "được tặng", "đón nhận", "G đã trao"."""
    if found.status == "announced" and re.search(r"(?<!\w)sẽ(?!\w)", clause.left):
        return False  # "Cá nhân đạt giải sẽ được trao …": a promise
    if CLASS.match(clause.left):
        return False  # "Tỷ lệ người lao động được tặng … còn thấp"
    if clause.passive or (clause.verb and clause.verb["take"] in ("đón nhận", "được nhận", "nhận được")):
        return True
    if clause.gives and clause.verb and found.status in ("received", "announced") and (found.givers or found.giver):
        return _DONE.search(clause.left[: clause.verb.start()]) is not None
    if clause.gives and clause.verb and found.status == "received" and not clause.left[: clause.verb.start()].strip():
        return True  # a headline: "Truy tặng danh hiệu …"
    return (
        clause.verb is None and re.search(r"(?<!\w)(?:lễ|buổi) (?:trao|đón|công bố)[^,;:]*$", clause.left) is not None
    )
