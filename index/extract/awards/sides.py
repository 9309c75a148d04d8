"""
On which side of the verb do the recipients of a group stand, and who are they?

The ways are tried in a fixed order; the first that names somebody decides and leaves its name in ``Binding.rule``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .binding import Binding, Clause, Course
from .keys import key
from .mentions import Mention
from .recipients import Recipient, read_recipients
from .side_forms import BY, EXAMPLES, IN_TURN, THAT_MERIT, THIS_WORK, WORK, Way
from .status import PROPOSAL
from .ways import Ways

__all__ = ["Sides"]


class Sides(Ways):
    """Finds the recipients of groups in one sentence; *course* knows, and is told, where the last ones stood."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None], course: Course) -> None:
        super().__init__(text, keyed, resolve, course)
        self._ways: tuple[Way, ...] = (
            self._enlisted,
            self._candidate,
            self._files,
            self._bracket,
            self._holder,
            self._instrument,
            self._handed,
            self._kin,
            self._straight,
            self._asked_between,
            self._topic_asked,
            self._ceremony_of,
            self._guest,
            self._asked_to_get,
            self._tipped,
            self._subject,
            self._got_between,
            self._object,
            self._case,
            self._nominated,
            self._asked,
            self._given_between,
            self._direct,
            self._concerned,
            self._cataphora,
            self._same,
            self._any_object,
            self._speaker,
            self._inherited,
            self._far,
            self._topic,
            self._owned,
            self._chosen,
        )

    def find(self, found: Binding, clause: Clause) -> None:
        """Set the recipients of *found* and the rule that found them; by the rule ``kin`` nobody named gets it."""
        for way in self._ways:
            if way(found, clause):
                break
        if found.status == "proposed" and found.rule in ("opening", "subject", "inherited", "chosen", "speaker"):
            found.recipients = [one for one in found.recipients if not self._asked_for.is_asker(one, clause.first)]
        if found.rule != "kin":
            self._refine(found, clause)

    def _refine(self, found: Binding, clause: Clause) -> None:
        """Look for owners and hosts where nobody was found, and for names where only a number was."""
        group = found.mentions
        if found.rule in ("object", "subject", "direct", "between"):
            found.recipients = self._chooser.whole(found.recipients, clause)
        if not found.recipients and (owner := _owner(found)):
            found.recipients, found.rule = [owner], "owner"
        if not found.recipients and (host := self._subjects.host(clause.start, clause.first)):
            self._set(found, host, "host", "subject")
        ranks = sum(len(m.ranks) for m in group)
        if 1 < len(group) == len(found.recipients) == ranks and IN_TURN.search(self._key, clause.start, clause.first):
            found.own = dict(enumerate(found.recipients))  # "A và B lần lượt nhận X và Y"
            return
        pieces = {n: piece for n, m in enumerate(group) if (piece := self._objects.pieces(m))}
        if (
            pieces
            and len(pieces) == len(group)
            and all(r.name is None and (r.count is None or found.rule == "proposed") for r in found.recipients)
        ):
            found.recipients, found.own, found.rule = list(pieces.values())[:1], pieces, "pieces"
        elif pieces and found.recipients:
            found.own = {
                n: piece for n, piece in pieces.items() if n and group[n].family in ("team", "advanced", "fighter")
            }
        if listed := self._objects.named_after(clause.end, clause.stop):
            counts = [
                r for r in found.recipients if _stays(r, found.rule) and r not in listed and r.count != len(listed)
            ]
            found.recipients, found.rule = [*counts, *listed], "listed"

    def authors(self, found: Binding, clause: Clause) -> None:
        """Put the author in the place of a work that got a prize."""
        found.recipients = [self._objects.author(one) for one in found.recipients]
        named = any((r.name and not WORK.match(key(r.name))) or r.count for r in found.recipients)
        this_work = not named and THIS_WORK.search(self._key[: found.mentions[0].start])
        if this_work and (before := self._course.before):
            found.recipients, found.rule = [before], "author"
        by = BY.search(self._key, 0, clause.verb_at)
        if not named and by and (who := read_recipients(self._text[by.start("who") : by.end("who")], self._resolve)):
            found.recipients, found.rule = who[:1], "author"

    def _any_object(self, found: Binding, clause: Clause) -> bool:
        return self._set(found, self._objects.behind(clause.end, clause.stop, clause.is_last), "object")

    def _speaker(self, found: Binding, clause: Clause) -> bool:
        return self._suffers(clause) and self._set(found, self._subjects.speaker(clause.verb_at), "speaker")

    def _inherited(self, found: Binding, clause: Clause) -> bool:
        """Take the subject of the clause before, else whom the text is about, where the clause has no subject."""
        if self._suffers(clause) and self._subjects.is_empty(clause.start, clause.verb_at):
            early = clause.start == 0 and not re.match(r"(?:từ|sau|trước|kể từ)? ?khi", self._key)
            who = self._course.subject
            if not who and early and (before := self._course.before):
                who = [before]
            return self._set(found, who, "inherited")
        return clause.gives and found.giver is not None and self._set(found, self._course.subject, "same")

    def owner(self, heading: str) -> list[Recipient]:
        """Return whose awards *heading* lists: "Sơ lược thành tích của A:", else whom the text is about."""
        named = re.search(r"\s(?:của|mà|cho)\s+(?=\S)", heading)
        who = read_recipients(heading[named.end() :].rstrip(" :"), self._resolve) if named else []
        people = [r for r in who if r.name]
        return people[:1] or ([before] if (before := self._course.before) else [])

    def _owned(self, found: Binding, clause: Clause) -> bool:
        listed = clause.verb is None or EXAMPLES.match(self._key) is not None
        return listed and clause.start == 0 and self._set(found, self._course.owner, "owned", "subject")

    def _chosen(self, found: Binding, clause: Clause) -> bool:
        """Choose among all noun phrases of the sentence, if the award does not say itself how many get it."""
        if any(self._objects.pieces(m) for m in found.mentions):
            return False
        option = self._chooser.choose(found, clause)
        return option is not None and self._set(found, list(option.who), "chosen", option.side)

    def _topic(self, found: Binding, clause: Clause) -> bool:
        """ "Huân chương … thì thượng úy A vẫn đang chờ": who stands behind the award that the clause opens with."""
        m = re.match(r"\s*(?:của [^,;.]{3,60} )?(?:thì|là của)\s+(?=\S)", self._key[clause.end : clause.stop])
        if m is None:
            return False
        phrase = re.split(
            r"[,;.]|\s(?:vẫn|còn|đang|đã|chưa|mới|được|phải)\s", self._text[clause.end + m.end() : clause.stop]
        )[0]
        return self._set(found, [r for r in read_recipients(phrase, self._resolve) if r.name], "topic", "object")

    def _far(self, found: Binding, clause: Clause) -> bool:
        """Look further away: who opens the sentence, whose merit it is."""
        if clause.verb is None:
            return False
        start, first, verb = clause.start, clause.first, clause.verb
        suffers = self._suffers(clause)
        if not suffers and verb["give"] and self._set(found, self._subjects.credited(start, first), "credited"):
            return True
        merit = clause.gives and clause.start == 0 and found.status != "proposed" and THAT_MERIT.match(self._key)
        if merit and (told := self._course.before):
            return self._set(found, [told], "credited", "subject")
        if found.status == "announced":
            return False
        if suffers and (opening := self._subjects.opening(start, start + verb.start())):
            self._course.subject = opening
            return self._set(found, opening, "opening", "subject")
        if suffers or found.status != "proposed":
            return False
        if (
            (p := PROPOSAL.search(self._key, start, first))
            and (counted := self._subjects.before(start, p.start()))
            and (self._course.direction == "between" or all(r.count is not None for r in counted))
        ):
            return self._set(found, counted, "proposed")  # "2 tập thể, 2 cá nhân đề nghị tặng thưởng …"
        if then := re.search(
            r"\sthì (?:mới |sẽ |được )?(?:trình|đề nghị|đề xuất)\s", self._key[start : start + verb.start()]
        ):
            return self._set(found, self._subjects.before(start, start + then.start()), "proposed")
        m = re.search(r",?\s(?:nhưng|song|tuy nhiên|mà)\s", self._key[start : start + verb.start()])
        if m:
            found.recipients, found.rule = self._subjects.opening(start, start + m.start()), "opening"
        return bool(m)


def _stays(one: Recipient, rule: str) -> bool:
    """Tell whether one stays beside the names listed behind: a number, or a name of the same object."""
    return (one.name is not None and rule == "object") or (
        one.name is None and one.approx not in ("các", "những") and rule in ("subject", "object")
    )


def _owner(found: Binding) -> Recipient | None:
    """ "dự lễ đón nhận Huân chương Độc lập của Ban Quản lý Lăng": no base unit gives an order, so it gets it."""
    for n, m in enumerate(found.mentions):
        giver = found.givers.get(n)
        if _is_orders(m) and giver and giver.level in ("S", "K") and giver.name and not giver.foreign:
            del found.givers[n]
            return Recipient(giver.name)
    return None


def _is_orders(m: Mention) -> bool:
    return m.family in ("order", "hero")
