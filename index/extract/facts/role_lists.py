"""
What do the districts of an article say of each other: listed side by side, told of one after the other, or alone.

Each mention comes with its weight as :mod:`.roles` reads it by itself; here weights are lifted where districts stand
or fall together.
"""

from __future__ import annotations

from collections import Counter

from . import role_cues as cues
from .places import DistrictMention

Scored = tuple[float, DistrictMention]

LIST = 3
"""So many districts side by side, with their kind or of one province, are what a sentence is about."""

SURVEY = 4
"""So many districts, each told of as a place, are what an article goes through."""

TOLD_FROM = 0.75
"""What a mention of a district must reach to make it one of several that an article goes through."""

PARALLEL_FROM = 0.5
"""What it must reach to be lifted by the others; what is below only passes."""

MAIN_EVENT = 1.5
"""What a mention weighs that may be the place of the main event."""

LONELY = 1.4
"""What the strongest mention of an article must reach where no district is a subject otherwise."""


def told_in_parallel(scored: list[list[Scored]]) -> set[int]:
    """
    Return which districts are told of one after the other, each as a place: an article that goes through them.

    In one sentence of :data:`SURVEY` districts or more ("… (Q. 8), … (Q. 10), …") half a sign is enough for each.
    """
    if len(scored) < SURVEY:
        return set()
    places = [[(s, m) for s, m in pairs if m.kind or m.free in ("address", "list")] for pairs in scored]
    together = Counter(
        number for pairs in places for number in {m.sentence.number for s, m in pairs if s >= PARALLEL_FROM}
    )
    told = {
        n
        for n, pairs in enumerate(places)
        if any(s >= TOLD_FROM or (s >= PARALLEL_FROM and together[m.sentence.number] >= SURVEY) for s, m in pairs)
    }
    return told if len(told) >= SURVEY else set()


def in_its_communes(pairs: list[Scored]) -> list[Scored]:
    """
    Lift the only district of an article where it is told as the place of a commune ("nứt ở xã A, huyện B"), or as what
    a way begins in ("Từ trung tâm huyện A vào điểm trường …").
    """
    return [(MAIN_EVENT if 0 < s < MAIN_EVENT and _holds(s, m) else s, m) for s, m in pairs]


def _holds(score: float, mention: DistrictMention) -> bool:
    before = mention.sentence.lower[max(0, mention.left - 60) : mention.left]
    return before.endswith("trung tâm ") or (score >= 1 and cues.COMMUNE_BEFORE.search(before) is not None)


def in_brackets(scored: list[list[Scored]]) -> list[list[Scored]]:
    """Let districts in brackets of one sentence stand together: "Xã A (huyện B), xã C và xã D (huyện E) được giảm"."""
    best: dict[int, list[float]] = {}
    for pairs in scored:
        for score, mention in pairs:
            if score >= PARALLEL_FROM and _opens_bracket(mention):
                best.setdefault(mention.sentence.number, []).append(score)
    if all(len(found) < 2 for found in best.values()):
        return scored
    return [
        [(max(s, *best[m.sentence.number]) if s >= PARALLEL_FROM and _opens_bracket(m) else s, m) for s, m in pairs]
        for pairs in scored
    ]


def _opens_bracket(mention: DistrictMention) -> bool:
    return mention.sentence.text[max(0, mention.left - 1) : mention.left] == "("


def raised(pairs: list[Scored]) -> list[Scored]:
    return [(s + 1.0 if s >= PARALLEL_FROM else s, m) for s, m in pairs]


def lists(mentions: list[DistrictMention]) -> set[tuple[int, int]]:
    """Return (sentence, where it begins) of every list of :data:`LIST` districts, with kind or of one province."""
    if len(mentions) < LIST:
        return set()
    chains: dict[tuple[int, int], list[DistrictMention]] = {}
    for mention in mentions:
        chains.setdefault((mention.sentence.number, mention.left), []).append(mention)
    return {
        key
        for key, chain in chains.items()
        if len(chain) >= LIST
        and (any(m.kind for m in chain) or set.intersection(*({u.province for u in m.units} for m in chain)))
    }
