"""
Is the subject a list that says how it goes on: a kind said once, a head with its members, pieces between semicolons?
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .conjunct import is_person
from .keys import key
from .people import SURNAMES
from .recipients import Recipient, read_recipients
from .subject_forms import AUXILIARIES, FINITE, HEAD, ONE_KIND, UNITS, VERBS, WITH_HOMES

__all__ = ["ListedSubjects"]

_OBJECT = re.compile(r"\s*(?:được )?(?:trao |tặng )*cho\s")
_TITLED = re.compile(r"(?i)\s*(?:các |hai |ba |bốn )?(?:đồng chí|ông|bà|anh|chị|thầy|cô|bác sĩ)\s")


class ListedSubjects:
    """Reads lists before a verb in one sentence; *keyed* is ``key(text)``, *resolve* names whom a reference means."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None]) -> None:
        self._text, self._key, self._resolve = text, keyed, resolve

    def _of_one_kind(self, start: int, at: int) -> list[Recipient]:
        """ "Ba xã Tam Hợp, Nga My và Yên Na của huyện A (được …)": the kind is said once."""
        m = ONE_KIND.search(self._text, start, at)
        phrase = self._without_auxiliaries(self._text[m.start("who") : at].strip()) if m else ""
        if m is None or FINITE.search(key(phrase)) or ";" in phrase:
            return []
        found = read_recipients(phrase, self._resolve)
        return found if len(found) > 1 and found[0].name and all(r.name or r.count for r in found) else []

    def _counted_with_homes(self, start: int, at: int) -> list[Recipient]:
        """ "Đợt này có 22 Mẹ đến từ các quận: A, B, huyện C (được …)": the number, not the places."""
        m = WITH_HOMES.search(self._key, start, at)
        return read_recipients(self._text[m.start("n") : m.end("n")], self._resolve) if m else []

    def _under_head(self, start: int, at: int) -> list[Recipient]:
        """ "Các xã: A, B, C", "3 tập thể gồm A, B và C", "5 tập thể, trong đó có A (được …)": head and members."""
        m = HEAD.search(self._key, start, at)
        phrase = self._without_auxiliaries(self._text[m.start("who") : at].strip()) if m else ""
        names = phrase[m.end() - m.start("who") :] if m else ""
        if m is None or ";" in names or any(not names[v.start()].isupper() for v in FINITE.finditer(key(names))):
            return []
        if m["among"]:
            told = read_recipients(self._text[m.start("who") : m.start("among")], self._resolve)
            named = [r for r in read_recipients(names, self._resolve, listed=True) if r.name]
            return [*told, *named] if named else []
        found = read_recipients(phrase, self._resolve, listed=True)
        return found if found and all(r.name for r in found) and (len(found) > 1 or m["one"]) else []

    def _under_colon(self, start: int, at: int, clause: str) -> list[Recipient]:
        """ "Tiêu biểu như: A, B (được …)": all that stands behind the colon, if it is names only."""
        names = self._without_auxiliaries(clause.strip())
        if not self._text[start:at].removesuffix(clause).endswith(":") or FINITE.search(key(names)):
            return []
        found = read_recipients(names, self._resolve)
        return found if len(found) > 1 and all(r.name for r in found) else []

    def _by_semicolons(self, start: int, at: int) -> list[Recipient]:
        """ "(Hai nghệ sĩ khác là) A (tác phẩm …); B, Tổ trưởng …; C (được …)": one person before each semicolon."""
        region = re.sub(r"\([^()]*\)", "", self._text[start:at])
        if ";" not in region or VERBS.search(key(region)):
            return []
        if start and _OBJECT.match(key(region)):
            return []  # "(tặng X) cho A; B (được tặng Y)"
        begin = re.search(r"(?:\s(?:là|gồm)(?: có)?|:)\s*:?\s*(?=\S)", region)
        items = (region[begin.end() :] if begin else region).split(";")
        people = [
            read_recipients(self._without_auxiliaries(item.split(",")[0].strip()), self._resolve) for item in items
        ]
        sure = all(one and all(map(is_person, one)) for one in people)
        sure = sure and all(
            (one[0].name or "").split()[0] in SURNAMES or _TITLED.match(item)
            for one, item in zip(people, items, strict=True)
        )
        return [r for one in people for r in one] if sure and len(people) > 1 else self._units_by_semicolons(items)

    def _units_by_semicolons(self, items: list[str]) -> list[Recipient]:
        """ "Các quận A, B; thị xã C; các huyện D, E cùng Công an thành phố (được …)": units of a kind in each piece."""
        if not all(UNITS.match(item) for item in items):
            return []
        read = [read_recipients(self._without_auxiliaries(item.strip()), self._resolve) for item in items]
        return [one for found in read for one in found] if all(found and found[0].name for found in read) else []

    def _without_auxiliaries(self, part: str) -> str:
        words = part.split()
        while words and words[-1][:1].islower() and (m := AUXILIARIES.search(" " + key(" ".join(words)))):
            kept = len(words) - len(m.group().split())
            capital = next((n for n in range(len(words) - 1, kept - 1, -1) if words[n][:1].isupper()), kept - 1)
            if max(kept, capital + 1) == len(words):
                break
            words = words[: max(kept, capital + 1)]
        return " ".join(words)
