"""Which of the places that match a query are shown, and which of them are one?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .analysis.spelling import key
from .sentences import sentences


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text that unit number *unit* of the query matches; *end* exclusive, code points."""

    start: int
    end: int
    unit: int


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order; of those that overlap the first, of those that begin together the longest."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


def as_beside(text: str, spans: list[Span], loose: Collection[int]) -> list[Span]:
    """
    Return *spans* without the places where a word allows something else than what it is beside its neighbour.

    "thi dua" in "thi đua ở thị xã": thi and đua stand side by side as typed, so *thị* is none of it, in this sentence.
    Only of units in *loose*, typed without marks; every unit keeps all places beside its neighbour, with any white
    space between them.
    """
    beside = {
        one for a, b in pairwise(spans) if b.unit - a.unit == 1 and text[a.end : b.start].isspace() for one in (a, b)
    }
    if not any(span.unit in loose for span in beside):
        return spans
    ends = [end for _, end in sentences(text)]
    said = [((bisect_right(ends, s.start), s.unit), key(text[s.start : s.end])) for s in spans]
    seen: dict[tuple[int, int], set[str]] = {}  # by sentence and unit
    for span, (place, word) in zip(spans, said, strict=True):
        if span in beside:
            seen.setdefault(place, set()).add(word)
    return [
        span
        for span, (place, word) in zip(spans, said, strict=True)
        if span in beside or span.unit not in loose or word in seen.get(place, (word,))
    ]


def joined(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Neighbours with one space between them are one mark: “Cụm thi đua”, not three boxes."""
    out: list[tuple[int, int]] = []
    for span in spans:
        if out and text[out[-1][1] : span.start] == " ":
            out[-1] = (out[-1][0], span.end)
        else:
            out.append((span.start, span.end))
    return out
