"""
Which sentence of an article says who leads a cluster, who belongs to it, and for which year its agreement was signed?
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .analysis.fold import fold, lower_text
from .model import Article, Evidence
from .sentences import sentences

_OFFICE = {
    "trưởng": re.compile(r"(?<!phó )(?:(?:cụm|khối)\s+trưởng|trưởng\s+(?:cụm|khối))"),
    "phó": re.compile(r"(?:cụm|khối)\s+phó|phó\s+(?:trưởng\s+)?(?:cụm|khối)"),
}
_SIGNED = re.compile(
    r"(?<!\w)k[ýí](?!\w)(?:(?!\sk[ýí]\s)[^.;]){0,60}?giao ước(?:(?!năm 20)[^.;:]){0,60}(?:năm (?P<year>20\d\d))?"
)
_PLANNED = re.compile(
    r"(?<!\w)(?:(?:sẽ|dự kiến|chuẩn bị|tiến tới|kế hoạch)(?!\w)[^,.;]{0,40}|"
    r"(?:chưa|không)(?: hề| thể| được| tổ chức)* )$"
)


@dataclass(frozen=True)
class Told:
    """The sentences of one article, for asking which of them says a thing."""

    article: Article

    @cached_property
    def _sentences(self) -> list[tuple[Evidence, str, str]]:
        """Each sentence with its text folded and in lower case: summary, body, then title."""
        texts = (("summary", self.article.summary or ""), ("body", self.article.body), ("title", self.article.title))
        found = [Evidence(name, a, b, text[a:b]) for name, text in texts for a, b in sentences(text)]
        return [(one, fold(one.sentence), lower_text(one.sentence)) for one in found]

    def member(self, unit: str, own: Evidence | None) -> Evidence | None:
        """Return the sentence that names *unit*: *own*, the cluster's, if it does, else the first; *own* if none."""
        name = _naming(unit)
        if own and name.search(fold(own.sentence)):
            return own
        return next((one for one, folded, _ in self._sentences if name.search(folded)), own)

    def officer(self, unit: str, role: str, year: int | None, own: Evidence | None) -> Evidence | None:
        """Return the first sentence that names *unit* and the office, with the *year* if any does; else *own*."""
        office, name = _OFFICE["phó" if "phó" in role else "trưởng"], _naming(unit)
        naming = [one for one, folded, low in self._sentences if office.search(low) and name.search(folded)]
        dated = [one for one in naming if year and str(year) in one.sentence]
        return next(iter((*dated, *naming)), own)

    @cached_property
    def agreements(self) -> dict[int, Evidence]:
        """
        The years for which an agreement (giao ước) was signed, each with the sentence that says so first.

        A year that is not said is the latest one the article is about. What will be signed, is planned, was not
        signed or is carried out under an older agreement is none.
        """
        covers = self.article.years.covers
        last = max(covers, default=self.article.years.event or self.article.years.published)
        found: dict[int, Evidence] = {}
        for one, _, low in self._sentences:
            for match in _SIGNED.finditer(low):
                year = int(match["year"]) if match["year"] else last
                if year and (not covers or year in covers) and not _PLANNED.search(low[: match.start()]):
                    found.setdefault(year, one)
        return found


def _naming(unit: str) -> re.Pattern[str]:
    """Return the pattern of *unit* in a folded text, as whole words: "Quận 1" is not named by "Quận 11"."""
    return re.compile(rf"(?<!\w){re.escape(fold(unit))}(?!\w)")
