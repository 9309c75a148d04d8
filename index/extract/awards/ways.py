"""
Who gets an award by the words right around its verb: before it, between it and the award, behind the award?
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .asked import Asked
from .binding import Binding, Clause, Course
from .bodies import NAMED
from .choice import Chooser
from .far import FarSubjects
from .keys import key
from .objects import Objects
from .phrases import cut_object
from .recipients import Recipient, read_recipients
from .side_forms import CANDIDATE, CEREMONY, ENLISTED, GROUPS, HOLDER
from .verbs import goes_on

__all__ = ["Ways"]


class Ways:
    """Ways to find recipients; each sets those of a binding and its rule, and tells whether that decides."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None], course: Course) -> None:
        self._text, self._key, self._course, self._resolve = text, keyed, course, resolve
        self._subjects, self._objects = FarSubjects(text, keyed, resolve), Objects(text, keyed, resolve)
        self._chooser = Chooser(text, keyed, resolve, course)
        self._asked_for = Asked(text, keyed, resolve)

    def _set(self, found: Binding, who: list[Recipient], rule: str, direction: str = "") -> bool:
        """Note who was found by which rule; tell whether that decides."""
        if not who:
            return False
        found.recipients, found.rule = who, rule
        if direction:
            self._course.direction = direction
        return True

    def _enlisted(self, found: Binding, clause: Clause) -> bool:
        """ "NSƯT A có tên trong danh sách (102 hồ sơ) xét tặng danh hiệu …"."""
        m = ENLISTED.search(clause.left) if found.status == "proposed" else None
        if m and "rút" in m.group() and self._objects.behind(clause.end, clause.stop, clause.is_last):
            return False  # "Sở xin rút đề nghị Cờ thi đua cho Trường A"
        who = self._subjects.before(clause.start, clause.start + m.start()) if m else []
        return self._set(found, who, "enlisted", "subject")

    def _candidate(self, found: Binding, clause: Clause) -> bool:
        """ "A bị rút khỏi danh sách đề nghị tặng …", "A đủ điều kiện đề nghị tặng …": the subject is asked for."""
        if found.status != "proposed" or clause.passive is not None:
            return False
        m = CANDIDATE.search(clause.left)
        if m is None or self._objects.behind(clause.end, clause.stop, clause.is_last):
            return False
        who = self._subjects.before(clause.start, clause.start + m.start())
        last = key(who[-1].name or who[-1].of or "") if who else ""
        if not last or not self._key[: clause.start + m.start()].rstrip().endswith(last.split()[-1]):
            return False  # other words stand between
        if found.giver and found.giver.name == who[0].name:
            found.giver = None
        return self._set(found, who, "candidate", "subject")

    def _files(self, found: Binding, clause: Clause) -> bool:
        files = self._objects.files(clause.start, clause.first)
        if files and clause.passive is not None:
            subject = self._subjects.before(clause.start, clause.verb_at)
            if len(subject) > 1 and any((r.count, r.of) == (files[0].count, files[0].of) for r in subject):
                return False  # "2 tập thể, 4 cá nhân được đề nghị tặng": all of the subject
        if files and self._objects.behind(clause.end, clause.stop, clause.is_last):
            return False  # "xét 27 hồ sơ và thống nhất đề nghị tặng … cho 9 tập thể"
        if files:
            found.status = "proposed"
        return self._set(found, files, "files", "between")

    def _bracket(self, found: Binding, clause: Clause) -> bool:
        """ "ông A, Bí thư … (Bằng khen của Bộ); bà B (Giấy khen)": who stands before the brackets."""
        m = re.search(r"(?:^|[;:)\n]|-\s)(?P<who>[^;:()\n]{4,120})\(\s*(?:\d+ )?$", self._key[: clause.first])
        who = read_recipients(self._text[m.start("who") : m.end("who")].strip(" ,"), self._resolve) if m else []
        named = [r for r in who if r.name]
        return self._set(found, named[:1] if len(named) == len(who) == 1 else [], "bracket", "between")

    def _holder(self, found: Binding, clause: Clause) -> bool:
        """ "nhà báo A, chủ nhân Bằng khen của Bộ": who is said to own it."""
        m = HOLDER.search(self._key, clause.start, clause.first)
        who = read_recipients(self._text[m.start("who") : m.end("who")].strip(), self._resolve) if m else []
        named = [r for r in who if r.name]
        return self._set(found, named[-1:], "holder", "between")

    def _instrument(self, found: Binding, clause: Clause) -> bool:
        """ "khen thưởng 27 tập thể bằng cờ thi đua và 64 cá nhân bằng bằng khen": who stands before "bằng"."""
        m = re.search(
            rf"(?:^|\s|,)(?P<who>(?:\d[\d.]*|hai|ba|bốn|năm)\s(?:{GROUPS})(?!\w)"
            r"(?:(?! được )[^,;:]){0,40}?)\s(?:bằng|với)\s*$",
            clause.left,
        )
        who = read_recipients(self._text[clause.start + m.start("who") : clause.start + m.end("who")]) if m else []
        return self._set(found, who, "instrument", "between")

    def _handed(self, found: Binding, clause: Clause) -> bool:
        handed = self._objects.handed(clause.end, clause.stop) if clause.takes else None
        if handed is None:
            return False
        self._set(found, handed, "handed", "object")
        found.rule, self._course.direction = "handed", "object"
        return True

    def _suffers(self, clause: Clause) -> bool:
        """Tell whether the recipient is the verb's subject."""
        return clause.passive is not None or clause.takes

    def _kin(self, found: Binding, clause: Clause) -> bool:
        if self._suffers(clause) and self._subjects.is_kin(clause.start, clause.verb_at):
            found.rule = "kin"
            return True
        return False

    def _straight(self, found: Binding, clause: Clause) -> bool:
        if clause.passive is None:
            return False
        return self._set(found, self._objects.straight(clause.end, clause.stop, clause.is_last), "object", "object")

    def _ceremony_of(self, found: Binding, clause: Clause) -> bool:
        """ "UBND xã A tổ chức Lễ đón nhận X Trường B": the body behind the award gets it, not the host."""
        behind = self._text[clause.end : clause.stop]
        body = NAMED.match(key(behind.strip())) if CEREMONY.search(clause.left) and behind[:1] == " " else None
        if body is None or not behind.strip()[:1].isupper():
            return False
        who = read_recipients(cut_object(behind.strip()), self._resolve)
        return self._set(found, [one for one in who[:1] if one.name], "ceremony", "object")

    def _guest(self, found: Binding, clause: Clause) -> bool:
        guest = self._subjects.guest(clause.start, clause.first) if clause.takes else None
        if guest is None:
            return False
        found.recipients, found.rule, self._course.direction = guest, "host", "subject"
        return True

    def _subject(self, found: Binding, clause: Clause) -> bool:
        if not self._suffers(clause):
            return False
        after_object = self._course.direction == "object"
        subject = self._subjects.before(clause.start, clause.verb_at, after_object=after_object)
        self._course.subject = subject or self._course.subject
        if not self._course.lead and subject and all(one.name for one in subject):
            self._course.lead = subject
        return self._set(found, subject, "subject", "subject")

    def _got_between(self, found: Binding, clause: Clause) -> bool:
        if not self._suffers(clause):
            return False
        return self._set(found, self._objects.between(clause.start, clause.verb, clause.first), "between")

    def _object(self, found: Binding, clause: Clause) -> bool:
        direct = re.match(r"\s*(?:được )?(?:trao |tặng )*cho\s", self._key[clause.end : clause.stop])
        if clause.verb is None and self._course.direction == "subject" and not direct:
            return False
        behind = self._objects.behind(clause.end, clause.stop, clause.is_last)
        return self._set(found, behind, "object", "object")

    def _case(self, found: Binding, clause: Clause) -> bool:
        if found.status != "proposed":
            return False
        return self._set(
            found, self._objects.case(clause.start, clause.first, clause.end, clause.stop), "case", "between"
        )

    def _nominated(self, found: Binding, clause: Clause) -> bool:
        if clause.verb is None or found.status != "proposed":
            return False
        return self._set(found, self._objects.nominated(clause.start, clause.first), "nominated", "between")

    def _asked_between(self, found: Binding, clause: Clause) -> bool:
        """ "đề nghị phong tặng bà danh hiệu … gửi Bộ": who stands between the verb and what is asked for."""
        if found.status != "proposed" or not clause.gives or clause.passive is not None:
            return False
        between = self._objects.between(clause.start, clause.verb, clause.first)
        return self._set(found, [one for one in between if one.name], "between", "between")

    def _topic_asked(self, found: Binding, clause: Clause) -> bool:
        """ "Riêng anh A, tỉnh đang đề nghị Thủ tướng tặng Bằng khen": whom the clause opens with."""
        if found.status != "proposed" or clause.passive is not None:
            return False
        if self._objects.behind(clause.end, clause.stop, clause.is_last):
            return False
        return self._set(found, self._asked_for.topic(clause.start, clause.first), "topic asked", "between")

    def _asked(self, found: Binding, clause: Clause) -> bool:
        """Whose name stands far from the words of asking: chosen, put on a list, named behind "mà … đề nghị cho"."""
        if found.status != "proposed":
            return False
        own = self._asked_for.own(clause.start, clause.first)
        who = (
            self._asked_for.before(clause.start, clause.first)
            or (self._subjects.opening(clause.start, own) or self._subjects.before(clause.start, own) if own else [])
            or self._asked_for.relative(clause.end, clause.stop)
            or self._asked_for.winner(clause.start, clause.first)
            or self._asked_for.candidate(clause.start, clause.first)
        )
        if own and who:
            found.giver, found.givers = None, {}  # who asks for himself gives nothing
        return self._set(found, who, "asked", "between")

    def _asked_to_get(self, found: Binding, clause: Clause) -> bool:
        """ "đề nghị Thanh tra tỉnh được nhận X": who shall get it stands between asking and getting."""
        if found.status != "proposed" or not self._suffers(clause):
            return False
        return self._set(found, self._asked_for.to_get(clause.start, clause.verb_at), "asked to get", "between")

    def _tipped(self, found: Binding, clause: Clause) -> bool:
        """ "G tiến cử ông A nhận Bằng khen": who shall take it stands between the verbs."""
        if not clause.takes or found.status != "proposed":
            return False
        return self._set(found, self._objects.nominated(clause.start, clause.first), "nominated", "between")

    def _given_between(self, found: Binding, clause: Clause) -> bool:
        if not clause.gives:
            return False
        return self._set(found, self._objects.between(clause.start, clause.verb, clause.first), "between", "between")

    def _direct(self, found: Binding, clause: Clause) -> bool:
        """ "UBND tỉnh tặng Bằng khen Trung đoàn 996": who stands right behind what is given by a known body."""
        if not clause.gives or found.giver is None or found.givers:
            return False
        return self._set(found, self._chooser.direct(clause), "direct", "object")

    def _concerned(self, found: Binding, clause: Clause) -> bool:
        return clause.gives and self._set(found, self._chooser.concerned(clause), "concerned", "between")

    def _cataphora(self, found: Binding, clause: Clause) -> bool:
        if not self._suffers(clause):
            return False
        who = self._subjects.following(clause.start, clause.verb_at, clause.end, clause.stop)
        return self._set(found, who, "cataphora")

    def _same(self, found: Binding, clause: Clause) -> bool:
        last = self._course.last
        if last is None or self._course.direction not in ("subject", "between"):
            return False
        if clause.verb is not None and (clause.verb["bare"] is not None or not goes_on(clause)):
            return False
        counted = all(one.name is None for one in last.recipients) and clause.left.lstrip().startswith(";")
        who = self._course.lead if counted and self._course.lead else last.recipients
        return self._set(found, who, "same")  # "A được tặng X, 5 cá nhân được tặng Y; hai lần được tặng (Z)"
