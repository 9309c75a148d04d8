"""
Whom does "ông", "anh Tiến", "công ty" mean here? The nearest one that was named in full and fits.
"""

from __future__ import annotations

import re

from ..facts.text import Sentence
from .keys import key
from .people import SURNAMES, find_name, full_name
from .recipients import PRONOUNS, Recipient

__all__ = ["Referents"]

_TITLED = re.compile(
    r"(?<!\w)(?P<t>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ô(?: giáo)?|[Tt]hầy(?: giáo)?|[Cc]ụ|[Nn]am sinh|[Nn]ữ sinh|[Nn]ghệ sĩ|[Nn]ghệ sỹ|[Nn]hạc sĩ|[Nn]hà thơ|[Nn]hà văn|[Đđ]ạo diễn|[Gg]iáo sư|GS|NSND|NSƯT|[Bb]ác sĩ"
    r"|[Đđ]ại tướng|[Tt]hượng tá|[Tt]rung tá|[Tt]hiếu tá|[Đđ]ại tá|[Đđ]ại úy|[Đđ]ại uý|[Đđ]ồng chí)\s+(?P<n>[^\W\d_a-zà-ỹđ][^\W\d_]*(?:\s[^\W\d_a-zà-ỹđ][^\W\d_]*){0,4})")
_BARE_NAME = re.compile(r"(?<!\w)(?P<n>(?:" + "|".join(sorted(SURNAMES, key=len, reverse=True)) + r")(?:\s[^\W\d_a-zà-ỹđ][^\W\d_]*){1,4})(?!\w)")
_BODY = re.compile(
    r"(?<!\w)(?P<n>(?P<k>[Cc]ông ty|[Tt]ổng [Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Bb]ệnh viện|[Tt]rường|[Đđ]ại học|[Hh]ọc viện|[Đđ]ại đội|[Tt]iểu đoàn|[Tt]rung đoàn|[Ss]ư đoàn|[Ll]ữ đoàn|[Hh]ợp tác xã|HTX|[Nn]hà máy|[Nn]hà hát|[Tt]rung tâm|[Vv]iện|[Hh]ội"
    r"|[Hh]uyện|[Qq]uận|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Tt]hị xã|[Ss]ở)(?: (?:cổ phần|TNHH|MTV|CP|đa khoa|Đa khoa|tiểu học|nữ|pháo binh|và|Đầu tư|mầm non|liên doanh|nông nghiệp|dịch vụ))* (?:[^\W\d_a-zà-ỹđ][\w-]*|\d+)(?:[ -–]+[^\W\d_a-zà-ỹđ][\w-]*)*)")
_FEMALE = ("bà", "chị", "cô", "nữ sinh", "nữ nghệ sĩ")
_PERSONAL = ("ông", "bà", "anh", "chị", "em", "cháu", "cô", "thầy", "cụ", "bác", "mình", "tôi", "đồng chí", "nam sinh", "nữ sinh", "nghệ sĩ", "nhạc sĩ", "nhà thơ", "nhà văn", "đạo diễn", "giáo sư", "bác sĩ", "cựu bộ trưởng", "bị cáo", "người này",
             "nữ nghệ sĩ", "nam nghệ sĩ")
_SAME = {"nhà trường": ("trường", "đại học", "học viện"), "đơn vị": ("công ty", "tổng công ty", "tập đoàn", "trung tâm", "đại đội", "tiểu đoàn", "trung đoàn", "lữ đoàn", "nhà máy", "bệnh viện", "trường", "quận", "huyện"),
         "doanh nghiệp": ("công ty", "tổng công ty", "tập đoàn"), "htx": ("hợp tác xã", "htx"), "đoàn": ("trung đoàn", "lữ đoàn"), "cơ quan": ("sở", "viện", "trung tâm")}


class Referents:
    """Who and what was named so far. ``read`` each sentence after asking; ``at`` tells where the asking stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people: list[tuple[str, str]] = []
        self._bodies: list[tuple[str, str]] = []
        self.current: Recipient | None = None

    def at(self, sentence: Sentence) -> None:
        """Make *sentence* the place from which references look back."""
        self._sentence = sentence

    def read(self, sentence: Sentence) -> None:
        """Remember the people and bodies that *sentence* names."""
        if sentence.field.startswith("captions"):
            return
        for m in _TITLED.finditer(sentence.text):
            name = find_name(m.group())
            if name and " " in name:
                self._add(self._people, (key(m["t"]), name))
        for m in _BARE_NAME.finditer(sentence.text):
            name = find_name(m["n"])
            if name and len(name.split()) > 2 and all(name != n for _, n in self._people):
                self._add(self._people, ("", name))
        for m in _BODY.finditer(sentence.text):
            self._add(self._bodies, (key(m["k"]), m["n"].strip()))
        subject = self._people[-1][1] if self._people else None
        self.current = Recipient(subject) if subject else None

    @staticmethod
    def _add(known: list[tuple[str, str]], one: tuple[str, str]) -> None:
        known[:] = [k for k in known if k[1] != one[1]] + [one]

    def resolve(self, reference: str) -> str | None:
        """Return the name that *reference* stands for: a pronoun, a kind alone, a first name; ``None`` if none fits."""
        m = PRONOUNS.match(key(reference))
        if m is None:
            name = find_name(reference) or reference.strip()
            full = next((n for _, n in reversed(self._people) if n.split()[-1] == name.split()[-1] and n.endswith(name)), None)
            return full or full_name(name, self._text)
        word = m["p"]
        if word in _PERSONAL:
            return self._person(word)
        kinds = _SAME.get(word, (word,))
        return next((name for kind, name in reversed(self._bodies) if kind in kinds), None)

    def _person(self, word: str) -> str | None:
        same = [name for title, name in self._people if title == word]
        if same:
            return same[-1]
        other = _FEMALE if word in _FEMALE else ("ông", "anh", "thầy", "nam sinh")
        fits = [name for title, name in self._people if word not in (*_FEMALE, "ông", "anh") or title in other or title not in (*_FEMALE, "ông", "anh")]
        return fits[-1] if fits else None
