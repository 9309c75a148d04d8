"""The best labels of one short text in plain Python: for a query, setting up arrays would cost more than the walk."""

from __future__ import annotations

from collections.abc import Sequence

from .decode import Window
from .features import SOLID, TITLE, Features, Weights


def joins(syllables: Sequence[Features], weights: Weights, window: Window) -> list[bool]:
    """Return for each syllable whether PyVi joins it to the one before; the same sums in the order of a batch."""
    scores = _own_scores(syllables, weights)
    for at in range(1, len(scores)):
        scores[at] += window.step_one(scores[at - 1])
    begins = False
    out = [False] * len(scores)
    for at in range(len(scores) - 1, -1, -1):
        edge = 0.0 if at + 1 == len(scores) else window.begin_edge if begins else window.inside_edge
        begins = scores[at] >= edge
        out[at] = not begins and at > 0 and may_join(syllables[at - 1].flags, syllables[at].flags)
    return out


def may_join(left: int, right: int) -> bool:
    """PyVi's rules after decoding: no punctuation, no digit first, no capital after a small letter."""
    return bool(left & right & SOLID) and not (right & TITLE and not left & TITLE)


def _own_scores(syllables: Sequence[Features], weights: Weights) -> list[float]:
    d = [syllable.own for syllable in syllables]
    numbers = [syllable.number for syllable in syllables]
    for at in range(1, len(d)):
        d[at] += syllables[at - 1].for_next
    for at in range(1, len(d)):
        d[at - 1] += syllables[at].for_previous
    pairs = [at for at in range(len(d) - 1) if (numbers[at], numbers[at + 1]) in weights.pairs]
    triples = [at for at in range(len(d) - 2) if tuple(numbers[at : at + 3]) in weights.triples]
    for places, shift, weight in (
        (pairs, 1, weights.pair_second),
        (pairs, 0, weights.pair_first),
        (triples, 2, weights.triple_third),
        (triples, 0, weights.triple_first),
    ):
        for at in places:
            d[at + shift] += weight
    return d
