"""
Which words of an article speak of one of its clusters, and of no other: the frame for reading members and officers.

In a sentence that names several clusters, what is said belongs to the cluster named last before it, or to the one named
right behind an office ("Cụm trưởng Cụm thi đua số 1").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from search.vocabulary.numbers import roman_value

from .cluster_names import Found
from .districts import Places
from .text import Sentence
from .units import Run, runs_in

__all__ = ["Scope"]

# not "cụm thi đua 5 thành phố …": five of them
_NUMBER = re.compile(
    r"(?<!\w)(?:cụm|khối)(?:\s+thi đua)?\s+(?:(?:số|thứ)\s+(\d{1,2}|[ivx]+)(?!\w)|"
    r"(\d{1,2}|[ivx]+)(?!\w)(?!\s+(?:tỉnh|thành phố|quận|huyện|đơn vị|sở|ngành|cơ quan)(?!\w)\s+(?![A-ZĐ])\w+ ))"
)
# What may stand between a cluster's number or name and the place or body whose cluster it is
_OF_WHOM = re.compile(r"\s*,?\s*(?:của|thuộc|trực thuộc)\s+|\s*|\s*[(,]\s*")
_OFFICE_BEFORE = re.compile(r"(?:trưởng|phó)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Scope:
    """
    One cluster with what is known beside its sentences: all clusters of the article, the places, the year of the page.
    """

    places: Places
    one: Found
    found: Sequence[Found]
    now: int | None = None

    @property
    def number(self) -> int | None:
        """The cluster's number."""
        return self.one.number

    @cached_property
    def _named(self) -> dict[int, list[tuple[int, int, Found]]]:
        """For each sentence (by its number) the places where clusters are named, from left to right."""
        named: dict[int, list[tuple[int, int, Found]]] = {}
        for cluster in self.found:
            for sentence, start, end in cluster.mentions:
                named.setdefault(sentence.number, []).append((start, end, cluster))
        return {number: sorted(spans, key=lambda span: span[:2]) for number, spans in named.items()}

    def shares(self, sentence: Sentence) -> bool:
        """Whether other clusters are named in the sentence, too."""
        return len({id(cluster) for _, _, cluster in self._named.get(sentence.number, ())}) > 1

    def owns(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether what stands at *at* to *end* of the sentence is said of this cluster, by the place of the names."""
        if not self.shares(sentence):
            return True
        spans = self._named[sentence.number]
        behind = [cluster for start, _, cluster in spans if end <= start <= end + 6]
        before = [span for span in spans if span[0] <= at]
        last = [cluster for start, _, cluster in before if start == before[-1][0]] if before else []
        nearest = behind or last or [cluster for start, _, cluster in spans if start == spans[0][0]]
        return len(nearest) == 1 and nearest[0] is self.one

    def speaks_of(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words from *start* to *end* can be about this cluster: its number, or behind its name."""
        found = _NUMBER.findall(sentence.lower[start:end])
        said = [int(n) if n.isdigit() else roman_value(n) for pair in found if (n := "".join(pair))]
        return said[-1] == self.number if said else self.owns(sentence, start, end)

    def masked(self, sentence: Sentence) -> Sentence:
        """
        Return the sentence with spaces for every name of a cluster and for the place behind it, offsets kept.

        An office keeps its word: of "Trưởng Khối thi đua các sở" only "thi đua các sở" goes.
        """
        text = sentence.text
        for start, end, _ in self._named.get(sentence.number, ()):
            if _OFFICE_BEFORE.search(text[:start]):
                start = min(end, start + 4)
            end = self._end_with_place(sentence, end)
            text = text[:start] + " " * (end - start) + text[end:]
        return replace(sentence, text=text)

    def _end_with_place(self, sentence: Sentence, end: int) -> int:
        """Return where the name of a cluster ends with its place: "Cụm thi đua số 3 (tỉnh Sóc Trăng)"."""
        for unit in (unit for run in runs_in(self.places, sentence) for unit in run.units):
            if unit.end > end and _OF_WHOM.fullmatch(sentence.lower, end, max(end, unit.start)):
                own = unit.name == self.one.place or sentence.text[end : unit.start].split()[:1] in (["của"], ["thuộc"])
                close = sentence.text.startswith(")", unit.end)
                return unit.end + close if own else end
        return end

    def runs(self, sentence: Sentence) -> list[Run]:
        """Return the runs of units of the sentence without those inside the names of clusters."""
        masked = self.masked(sentence).text
        runs = []
        for run in runs_in(self.places, sentence):
            units = tuple(unit for unit in run.units if masked[unit.start : unit.end].strip())
            if units:
                runs.append(Run(units[0].start, units[-1].end, units))
        return runs
