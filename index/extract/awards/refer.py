"""
Whom does "ông", "anh Tiến", "công ty" mean here? The nearest one that was named in full and fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.vocabulary.places import find_province, find_units

from ..kept import kept
from .bodies import PLACES, body_end, place_name
from .keys import count_word, key
from .people import SURNAMES, find_name, full_name
from .recipients import PRONOUNS, Recipient
from .refer_forms import (
    APPOSED,
    ARTIST,
    BARE_NAME,
    BODY,
    CALLED_BY_KIND,
    CAPITAL_BEFORE,
    COUNTED,
    FEMALE,
    FRONT,
    KIND,
    NAMED_BEHIND,
    OFFICES,
    OPENING,
    PLACED,
    POINTING,
    ROLES,
    SAME,
    STAGE,
    TITLED,
    TRADES,
    VERBAL,
)
from .words import listed

if TYPE_CHECKING:
    from ..facts.text import Sentence

__all__ = ["Referents"]

_PLACE = re.compile(r"(?i:huyện|quận|tỉnh|thành phố|thị xã|xã|phường|thôn|ấp|làng) ")
_PLACED_NAME = re.compile(
    r"(?i:(?<!\w)(?:xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|thôn|bản|ấp|làng|phố|đường|trường|thpt"
    r"|thcs))\s$"
)
_YOUNG = ("chàng trai", "cô gái", "nam sinh viên", "tài xế", "lái xe", "nữ điều dưỡng", "nữ công nhân", "thiếu nữ")
_CORE, _PERSONAL = listed("plain_pronouns"), listed("personal_pronouns")


class Referents:
    """
    Who and what was named so far. ``at`` moves to a sentence before asking about it, ``read`` remembers it after.

    Both only note the sentence: it is read when somebody asks, which for most articles is never.
    """

    def __init__(self, text: str, title: str, aliases: Mapping[str, str] | None = None) -> None:
        self._text, self._title = text, title
        self._keyed = key(text)
        self._people: dict[str, _Person] = {}
        self._bodies: list[tuple[str, str]] = []
        self._full: dict[str, str | None] = {}
        self._institutions: dict[str, _Person] = {}
        self._aliases = aliases or {}
        self._clock = 0
        self._artists = self._find_artists()
        self._here = ""
        self._counts: dict[str, str] = {}
        self._ahead: list[tuple[Callable[[Sentence], None], Sentence]] = []

    def _find_artists(self) -> set[str]:
        """Return the artists named by two words without a family name, three times or more."""
        if not STAGE.search(key(self._text)):
            return set()
        return {
            name
            for name in {m["n"] for m in ARTIST.finditer(self._text)}
            if self._text.count(name) > 2
            and name.split()[0] not in SURNAMES
            and find_name(name) == name
            and not (find_province(name) or find_units(name) or name == "Việt Nam" or full_name(name, self._text))
        }

    @property
    def current(self) -> Recipient | None:
        """Whom the text is about at this place: for a clause without subject."""
        self._catch_up()
        name = self._best([*self._people.values(), *self._institutions.values()])
        return Recipient(name) if name else None

    @property
    def prominence(self) -> str:
        """Tell how surely the article is about :attr:`current`: the only one, in the title, ahead of others or not."""
        known = [*self._people.values(), *self._institutions.values()]
        name = self._best(known)
        if name is None:
            return "no"
        weights = [one.weight for one in known if one.name != name]
        if not weights:
            return "only"  # perhaps known twice: by a person's name that is a body's, too
        ahead = next(one.weight for one in known if one.name == name) > 2 * max(weights)
        titled = name in self._title or name.split()[-1] in self._title.split()
        return f"{'title' if titled else 'text'} {'ahead' if ahead else 'even'}"

    def at(self, sentence: Sentence) -> None:
        """Make *sentence* the place from which references look back; who opens it is nearest."""
        self._ahead.append((self._move, sentence))

    def read(self, sentence: Sentence) -> None:
        """Remember the people and bodies that *sentence* names."""
        self._ahead.append((self._remember, sentence))

    def _catch_up(self) -> None:
        for step, sentence in self._ahead:
            step(sentence)
        self._ahead.clear()

    def _move(self, sentence: Sentence) -> None:
        self._here = ""
        begin = OPENING.match(sentence.text)
        at = begin.end() if begin else 0
        m = TITLED.match(sentence.text, at) or BARE_NAME.match(sentence.text, at)
        name = find_name(m.group()) if m else None
        if m and name and " " in name:
            self._note(name, key(m.groupdict().get("t") or ""), sentence.text)
            self._here = name

    def _remember(self, sentence: Sentence) -> None:
        if sentence.field.startswith("captions"):
            return
        self._clock += 1
        for m in TITLED.finditer(sentence.text):
            name = find_name(m.group())
            if name and " " in name:
                self._note(name, key(m["t"]), sentence.text)
            elif name and (full := self._by_first_name(name)):
                self._note(full, key(m["t"]), sentence.text)
        for m in BARE_NAME.finditer(sentence.text):
            if (before := CAPITAL_BEFORE.search(sentence.text, 0, m.start())) and before.group(1) not in OFFICES:
                continue  # "Điềm Phương Nghi": a name whose front is no family name
            name = find_name(m["n"])
            if name and (len(name.split()) > 2 or name in self._title):
                self._note(name, "", sentence.text)
        for name in self._artists:
            if name in sentence.text:
                self._note(name, "", sentence.text)
        for count, group in COUNTED.findall(key(sentence.text)):
            self._counts[group] = count
        for alias, name in self._aliases.items():
            if alias in sentence.text and (kind := KIND.match(key(name))):
                self._bodies = [b for b in self._bodies if b[1] != name] + [(kind.group(), name)]
        for body in _bodies(sentence.text):
            self._institute(*body, sentence.text)
            self._bodies = [b for b in self._bodies if b[1] != body[1]] + [body]

    def _note(self, name: str, title: str, sentence: str) -> None:
        if name == "Hồ Chí Minh":
            return  # of the order, the city, the Youth Union
        person = self._people.get(name) or self._people.setdefault(name, _Person(name, weight=self._weigh(name)))
        person.seen = self._clock
        person.titles |= {title} - {""}
        person.subject = sentence.find(name) < 45

    def _institute(self, kind: str, name: str, sentence: str) -> None:
        """Note an institution; how much the article is about it shows in how often its kind alone stands for it."""
        if kind not in CALLED_BY_KIND or PLACED.search(sentence, 0, sentence.find(name)):
            return
        known = self._institutions.get(name)
        if known is None:
            called = sum(
                len(re.findall(rf"(?<!\w){word}(?! [A-ZĐ])(?!\w)", self._text)) for word in CALLED_BY_KIND[kind]
            )
            weight = self._text.count(" ".join(name.split()[-2:])) + 0.5 * called + (6 if name in self._title else 0)
            known = self._institutions[name] = _Person(name, weight=weight)
        known.seen, known.subject = self._clock, sentence.find(name) < 45

    def _weigh(self, name: str) -> float:
        """Return how much the article speaks of *name*; more if the title does."""
        last = name.split()[-1]
        spoken = self._text.count(name) + 0.5 * count_word(last, self._text)
        return spoken + (6 if name in self._title or last in self._title.split() else 0)

    def resolve(self, reference: str) -> str | None:
        """Return the name that *reference* stands for: a pronoun, a kind alone, a first name; ``None`` if none fits."""
        self._catch_up()
        if reference.startswith("mỗi "):
            return self._counts.get(reference[4:])
        m = PRONOUNS.match(key(reference))
        if m is None:
            if reference.islower():
                return self._by_role(reference)
            name = find_name(reference) or reference.strip()
            return self._by_first_name(name) or self._full_name(name) or self._only_name(name)
        word = m["p"]
        if word in TRADES:
            if not re.search(r"(?<!\w)(?:này|ấy|trên)\s*$", key(reference)):
                return None
            return self._best([p for p in self._people.values() if word in p.titles] or list(self._people.values()))
        if word in _PERSONAL:
            return self._person(word)
        kinds = SAME.get(word, (word,))
        fits = [name for kind, name in reversed(self._bodies) if kind in kinds]
        if not fits and word != "đơn vị":  # told first as "công ty", named behind
            fits = list({name for kind, name in self._told_anywhere if kind in kinds})
            fits = fits if len(fits) == 1 else []
        places = [n for n in fits if word == "đơn vị" and _PLACE.match(n)]  # "HTX A ở huyện B … đơn vị": the HTX
        return max(fits, key=lambda n: self._spoken(n) - 2 * fits.index(n) - 3 * (n in places)) if fits else None

    @kept
    def _told_anywhere(self) -> frozenset[tuple[str, str]]:
        """Kind and name of every body of the whole article."""
        return frozenset(_bodies(self._text))

    def _by_role(self, role: str) -> str | None:
        """Return the only one whom the article calls by *role*: "A, chủ tàu cá …" of "chủ tàu cá", "chủ tàu"."""
        words = POINTING.sub("", key(role).strip()).split()
        if not 1 < len(words) < 5 or words[0] not in ROLES or VERBAL.intersection(words):
            return None
        short = " ".join(words[:2])
        rest = (
            [" ".join(words[1:])] if words[0] in ("người", "anh", "chị", "cô", "nam", "nữ") and len(words) > 2 else []
        )
        for said in dict.fromkeys((" ".join(words), *([] if short in _PERSONAL else [short]), *rest)):
            names = set()
            for m in re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", self._keyed):
                near = APPOSED.search(self._text[max(0, m.start() - 70) : m.start()]) or NAMED_BEHIND.match(
                    self._text, m.end()
                )
                if near and (name := find_name(near["n"])) and not _of_place(near):
                    names.add(name)
            if len(names) == 1:
                return names.pop()
        return None

    def _spoken(self, body: str) -> int:
        """Return how much the article speaks of a body; more if the title does."""
        return min(self._text.count(" ".join(body.split()[-2:])), 5) + (4 if body in self._title else 0)

    def _only_name(self, name: str) -> str | None:
        """Return a name of one word that the article itself gives no longer form of: "em Nhơng"."""
        if " " in name or not name[:1].isupper():
            return None
        called = re.compile(rf"(?<!\w)(?i:em|cháu|anh|chị|ông|bà|cô|thầy|bé) {re.escape(name)}(?!\w| [A-ZĐÂÊÔƠƯÁÀẢÃẠ])")
        return name if called.search(self._text) and not BODY.fullmatch(name) else None

    def _full_name(self, short: str) -> str | None:
        if short not in self._full:
            self._full[short] = full_name(short, self._text)
        return self._full[short]

    def _by_first_name(self, name: str) -> str | None:
        fits = [p for p in self._people.values() if f" {p.name}".endswith(f" {name}")]
        return max(fits, key=lambda p: (p.seen, p.weight)).name if fits else None

    def _person(self, word: str) -> str | None:
        if word == "bị cáo":
            accused = [p for p in self._people.values() if "bị cáo" in p.titles]
            return max(accused, key=lambda p: p.seen).name if accused else None
        if word not in _CORE:
            called = [p for p in self._people.values() if word in p.titles]
            if called:
                return self._best(called)
            return (
                next(iter(self._people)) if len(self._people) == 1 else self._by_office(word) or self._told_later(word)
            )
        if not self._people and (only := self._only_person()):
            return only
        fits = [p for p in self._people.values() if p.may_be(word)]
        if self._here and any(p.name == self._here for p in fits):
            return self._here
        return self._best(fits)

    def _by_office(self, office: str) -> str | None:
        """Return the only one whom the article names with *office*: "cựu Bộ trưởng Bộ Y tế Nguyễn Văn A"."""
        names = set()
        for m in re.finditer(rf"(?<!\w){re.escape(office)}(?!\w)", key(self._text)):
            behind = re.split(r"[.,;\n]", self._text[m.end() : m.end() + 70])[0]
            if (name := find_name(behind)) and " " in name and name.split()[0] in SURNAMES:
                names.add(name)
        return names.pop() if len(names) == 1 else None

    def _told_later(self, word: str) -> str | None:
        """Return the only person of the article, whom a headline calls by *word* first: "chàng trai cứu bốn người"."""
        name = None if self._people or word not in _YOUNG else self._only_person()
        called = name and re.search(
            rf"(?i:anh|chị|em|cháu|nam sinh|nữ sinh|{word}) {re.escape(name)}(?!\w)", self._text
        )
        return name if called else None

    def _only_person(self) -> str | None:
        """Return whom the article names in full, if it is one only: told first as "anh", then by name."""
        names = {name for m in TITLED.finditer(self._text) if (name := find_name(m.group())) and " " in name}
        names = {name for name in names if name.split()[0] in SURNAMES}
        return names.pop() if len(names) == 1 else None

    def _best(self, people: list[_Person]) -> str | None:
        """Return the most likely one: often named, in the title, lately named, as a subject."""
        if not people:
            return None
        return max(
            people, key=lambda p: min(p.weight, 12) + 6 / (1 + self._clock - p.seen) + (2 if p.subject else 0)
        ).name


def _of_place(near: re.Match[str]) -> bool:
    """Tell whether what looks like a name is a place's or a body's: "Công an xã Yên Cường, …"."""
    return _PLACED_NAME.search(near.string[: near.start("n")]) is not None


def _bodies(text: str) -> Iterator[tuple[str, str]]:
    """Yield kind and name of each body that *text* names."""
    at, keyed = 0, key(text)
    while m := BODY.search(text, at):
        at = max(body_end(text, m.end(), keyed), m.end())
        if at > m.end() and (m.group()[0].isupper() or FRONT.match(text, m.end())):
            kind, name = key(m.group()), text[m.end() : at].strip()
            yield kind, f"{m.group()} {place_name(kind, name) if kind in PLACES else name}"  # no person behind it


@dataclass(slots=True)
class _Person:
    """Somebody named: with which titles, when last, how often."""

    name: str
    titles: set[str] = field(default_factory=set)
    seen: int = 0
    weight: float = 0.0
    subject: bool = False

    def may_be(self, word: str) -> bool:
        """Tell whether "bà", "anh" … can mean this person by the titles and the name so far."""
        female = bool(self.titles & set(FEMALE)) or " Thị " in f" {self.name} "
        male = bool(self.titles & {"ông", "anh", "nam sinh"}) or " Văn " in f" {self.name} "
        if word in FEMALE:
            return female or not male
        if word in ("ông", "anh", "nam sinh", "nam nghệ sĩ"):
            return male or not female
        return True
