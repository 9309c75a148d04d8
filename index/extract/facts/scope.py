"""
Which words of an article speak of one of its clusters, and of no other: the frame for reading members and officers.

In a sentence that names several clusters, what is said belongs to the cluster named last before it, or to the one named
right behind an office ("Cụm trưởng Cụm thi đua số 1").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from search.vocabulary.numbers import roman_value

from .cluster_names import Found
from .districts import Places
from .text import Sentence
from .units import Run, Unit, runs_in

__all__ = ["Scope", "is_guest"]

# not "cụm thi đua 5 thành phố …": five of them
_NUMBER = re.compile(
    r"(?<!\w)(?:cụm|khối)(?:\s+thi đua)?\s+(?:(?:số|thứ)\s+(\d{1,2}|[ivx]+)(?!\w)|"
    r"(\d{1,2}|[ivx]+)(?!\w)(?!\s+(?:tỉnh|thành phố|quận|huyện|đơn vị|sở|ngành|cơ quan)(?!\w)\s+(?![A-ZĐ])\w+ ))"
)
# What may stand between a cluster's number or name and the place or body whose cluster it is
_OF_WHOM = re.compile(r"\s*,?\s*(?:của|thuộc|trực thuộc)\s+|\s*|\s*[(,]\s*")
_GUEST = re.compile(
    r"(?<!\w)(?:đại diện|khách mời|chứng kiến của|tham quan|thăm|đến từ|so với|rời|rời khỏi|tách khỏi|tách ra từ|"
    r"học tập|"
    r"giao lưu với|đoàn)\s+(?:của\s+|các\s+|lãnh đạo\s+)*$"
)
_ACTS = re.compile(r"[^,;.:]{0,40}?\s(?:do|gồm|có|vừa|đã|tổ chức)\s")
_OFFICE_BEFORE = re.compile(r"(?:trưởng|phó)\s+$", re.IGNORECASE)


def is_guest(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the cluster named there is only visited, left or present: "có đại diện Khối thi đua số 2"."""
    return _GUEST.search(sentence.lower[max(0, start - 50) : start]) is not None and not _ACTS.match(
        sentence.lower, end
    )


@dataclass(frozen=True)
class Scope:
    """
    One cluster with what is known beside its sentences: all clusters of the article, the places, the year of the page.
    """

    places: Places
    one: Found
    found: Sequence[Found]
    now: int | None = None
    topics: Mapping[int, Found] = field(default_factory=dict)
    """For each sentence (by its number) the cluster that the text is about where it begins."""
    _known_acting: dict[int, list[tuple[int, int, Found]]] = field(default_factory=dict)
    _known_masked: dict[int, Sentence] = field(default_factory=dict)
    _known_printed: dict[int, list[Run]] = field(default_factory=dict)
    _known_runs: dict[int, list[Run]] = field(default_factory=dict)

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

    def _acting(self, sentence: Sentence) -> list[tuple[int, int, Found]]:
        """Return the clusters named in the sentence that do not only visit, watch or lose a member."""
        if sentence.number not in self._known_acting:
            named = self._named.get(sentence.number, ())
            self._known_acting[sentence.number] = [span for span in named if not is_guest(sentence, *span[:2])]
        return self._known_acting[sentence.number]

    def names_another(self, sentence: Sentence) -> bool:
        """Whether the sentence names a cluster, and not this one."""
        named = self._named.get(sentence.number, ())
        return bool(named) and all(cluster is not self.one for _, _, cluster in named)

    def shares(self, sentence: Sentence) -> bool:
        """Whether the sentence is of other clusters, too."""
        return len({id(cluster) for _, _, cluster in self._acting(sentence)}) > 1

    def owns(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether what stands at *at* to *end* of the sentence is said of this cluster, by the place of the names."""
        named = self._named.get(sentence.number, [])
        # "Cụm trưởng Cụm thi đua số 1", "Trưởng Khối thi đua số 4"
        behind = [cluster for start, _, cluster in named if at < start <= end + 6]
        acting = self._acting(sentence)
        if not acting:
            topic = self.topics.get(sentence.number)
            return self.one in behind if behind and named else topic in (None, self.one)
        if not self.shares(sentence):
            return acting[0][2] is self.one
        before = [span for span in acting if span[0] <= at]
        if before and re.match(r"\s*[,;)]", sentence.text[end:]):
            behind = []  # "Cụm 1 do A làm Cụm trưởng, Cụm 2 do B …"
        last = [cluster for start, _, cluster in before if start == before[-1][0]] if before else []
        nearest = behind or last or [cluster for start, _, cluster in acting if start == acting[0][0]]
        return len(nearest) == 1 and nearest[0] is self.one

    def speaks_of(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words from *start* to *end* can be about this cluster: its number, or behind its name."""
        found = [m[1] or m[2] for m in _NUMBER.finditer(sentence.lower, start) if m.end() <= end]
        said = [int(n) if n.isdigit() else roman_value(n) for n in found]
        return said[-1] == self.number if said else self.owns(sentence, start, end)

    def masked(self, sentence: Sentence) -> Sentence:
        """
        Return the sentence with spaces for every name of a cluster and for the place behind it, offsets kept.

        An office keeps its word: of "Trưởng Khối thi đua các sở" only "thi đua các sở" goes.
        """
        if sentence.number in self._known_masked:
            return self._known_masked[sentence.number]
        text = list(sentence.text)
        units = [unit for run in self.printed_runs(sentence) for unit in run.units]
        for start, end, _ in self._named.get(sentence.number, ()):
            if _OFFICE_BEFORE.search(sentence.text, max(0, start - 12), start):
                start = min(end, start + 4)
            end = self._end_with_place(sentence, units, end)
            text[start:end] = " " * (end - start)
        self._known_masked[sentence.number] = replace(sentence, text="".join(text))
        return self._known_masked[sentence.number]

    def _end_with_place(self, sentence: Sentence, units: Sequence[Unit], end: int) -> int:
        """Return where the name of a cluster ends with its place: "Cụm thi đua số 3 (tỉnh Sóc Trăng)"."""
        for unit in units:
            if (
                end < unit.end
                and unit.start < end + 30
                and _OF_WHOM.fullmatch(sentence.lower, end, max(end, unit.start))
            ):
                state = unit.name.startswith(("Bộ ", "Tổng cục ", "Trung ương "))
                own = (
                    state
                    or unit.name == self.one.place
                    or sentence.text[end : unit.start].split()[:1] in (["của"], ["thuộc"])
                )
                close = sentence.text.startswith(")", unit.end)
                return unit.end + close if own else end
        return end

    def printed_runs(self, sentence: Sentence) -> list[Run]:
        """Return the runs of units of the sentence, those inside the names of clusters among them."""
        if sentence.number not in self._known_printed:
            self._known_printed[sentence.number] = runs_in(self.places, sentence)
        return self._known_printed[sentence.number]

    def runs(self, sentence: Sentence) -> list[Run]:
        """Return the runs of units of the sentence without those inside the names of clusters."""
        if sentence.number in self._known_runs:
            return self._known_runs[sentence.number]
        masked = self.masked(sentence).text
        runs: list[Run] = []
        self._known_runs[sentence.number] = runs
        for run in self.printed_runs(sentence):
            units = tuple(unit for unit in run.units if masked[unit.start : unit.end].strip())
            if units:
                runs.append(Run(units[0].start, units[-1].end, units))
        return runs
