"""Which words does an index know, how often, and which of them start or fold alike? Over all segments of a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES
from .mapped import Array
from .segment import Segment
from .state import State, remember
from .terms import PAIR_SHIFT

DEARER = 4  # times what looking one text up costs, of what reading one term in order does


class EmbeddedLexicon:
    """
    The words of one state. A frequency counts the text fields of articles that have the word (a sum over fields, so
    that it does not depend on segments); deleted articles count until their segment is merged, so a word that only
    they had may still be known.
    """

    def __init__(self, state: State) -> None:
        self._state = state

    def document_frequency(self, view: str, term: str) -> int:
        """Return the largest number of articles that have *term* in one text field; 0 if the index has it not."""
        totals = [0] * len(TEXT_NAMES)
        for part in self._state.parts:
            key = part.segment.key(view, term)
            if key < 0:
                continue
            for at, field in enumerate(TEXT_NAMES):
                lists = part.segment.lists(field, view)
                found = lists.find(key)
                totals[at] += lists.frequency(found) if found >= 0 else 0
        return max(totals)

    def forms(self, folded: str) -> Mapping[str, int]:
        """Return the exact syllables that fold to *folded*, with their frequency."""
        key = ("forms", folded)
        found: dict[str, int] | None = self._state.asked.get(key)
        if found is None:
            found = {}
            for part in self._state.parts:
                segment = part.segment
                rank = segment.terms(FOLDED).find(folded)
                if rank >= 0:
                    at = segment.array("forms.at")
                    exact = segment.terms(EXACT)
                    for number in segment.array("forms")[int(at[rank]) : int(at[rank + 1])].tolist():
                        text = exact.text(number)
                        found[text] = found.get(text, 0) + int(exact.freq[number])
            remember(self._state, key, found, len(found))
        return found

    def starting_with(self, view: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return at most *limit* (term, frequency), most frequent first, then in order of text."""
        key = ("prefix", view, prefix, limit)
        found: list[tuple[str, int]] | None = self._state.asked.get(key)
        if found is None:
            segments = [part.segment for part in self._state.parts]
            if len(segments) == 1 or view == PAIR:
                counts = _summed(_starting(s, view, prefix, limit if len(segments) == 1 else None) for s in segments)
            else:
                counts = _frequent(segments, view, prefix, limit)
            found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]
            remember(self._state, key, found, len(found))
        return found

    def folded_syllables(self) -> Mapping[str, int]:
        """Return every folded syllable with its frequency (built once per snapshot)."""
        return self._all(FOLDED)

    def exact_syllables(self) -> Mapping[str, int]:
        """Return every exact syllable with its frequency (built once per snapshot)."""
        return self._all(EXACT)

    def _all(self, view: str) -> Mapping[str, int]:
        found: dict[str, int] | None = self._state.cache.get(("all", view))
        if found is None:
            found = {}
            for part in self._state.parts:
                terms = part.segment.terms(view)
                for text, count in zip(terms.all(), terms.freq.tolist(), strict=True):
                    word = str(text, "utf-8")
                    found[word] = found.get(word, 0) + count
            self._state.cache["all", view] = found
        return found


def prefix_keys(state: State, view: str, prefix: str, limit: int) -> list[tuple[int, int] | Array]:
    """
    Return per segment the keys of the terms that start with *prefix*, at most the *limit* most frequent ones over all
    segments: a range (first, one after the last) where that is all of them, else the keys, sorted.
    """
    asked = ("prefix keys", view, prefix, limit)
    found: list[tuple[int, int] | Array] | None = state.asked.get(asked)
    if found is None:
        whole = [_key_range(part.segment, view, prefix) for part in state.parts]
        if view != PAIR and sum(high - low for low, high in whole) <= limit:
            found = list(whole)
            remember(state, asked, found, len(found))
            return found
        kept = EmbeddedLexicon(state).starting_with(view, prefix, limit)
        found = []
        texts = [text for text, _ in kept]
        found += [np.array(part.segment.keys(view, texts), np.uint64) for part in state.parts]
        remember(state, asked, found, sum(map(len, found)))
    return found


def _summed(found: Iterable[list[tuple[str, int]]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for rows in found:
        for text, count in rows:
            counts[text] = counts.get(text, 0) + count
    return counts


def _frequent(segments: Sequence[Segment], view: str, prefix: str, limit: int) -> dict[str, int]:
    """
    Return the frequencies over all segments of the terms with a prefix that can be among the *limit* most frequent.

    The most frequent terms of one segment are as frequent at least in all; what is as frequent as the last of them has
    its share of that in some segment. Where those are a good part of all, all are summed, which is cheaper.
    """
    found = [(s.terms(view), *s.terms(view).range(prefix)) for s in segments]
    floor = max((_nth(terms.freq[low:high], limit) for terms, low, high in found), default=0)
    share = -(-floor // len(found))
    likely = [np.flatnonzero(terms.freq[low:high] >= share) for terms, low, high in found]
    if sum(map(len, likely)) * len(found) * DEARER > sum(high - low for _, low, high in found):
        return _summed(_starting(s, view, prefix, None) for s in segments)
    texts = {
        terms.text(low + at) for (terms, low, _), places in zip(found, likely, strict=True) for at in places.tolist()
    }
    return {text: sum(int(t.freq[rank]) for t, _, _ in found if (rank := t.look_up(text)) >= 0) for text in texts}


def _nth(counts: Array, number: int) -> int:
    """Return the *number*-th largest count, 0 where there are fewer."""
    return int(np.partition(counts, len(counts) - number)[len(counts) - number]) if len(counts) >= number > 0 else 0


def _starting(segment: Segment, view: str, prefix: str, limit: int | None) -> list[tuple[str, int]]:
    low, high = _key_range(segment, view, prefix)
    if view == PAIR:
        return _pairs(segment, low, high, limit)
    terms = segment.terms(view)
    counts = terms.freq[low:high]
    chosen = _most(counts, limit)
    return [(terms.text(low + int(i)), int(counts[i])) for i in chosen]


def _pairs(segment: Segment, low: int, high: int, limit: int | None) -> list[tuple[str, int]]:
    counts: dict[int, int] = {}
    for field in TEXT_NAMES:
        lists = segment.lists(field, PAIR)
        a, b = np.searchsorted(lists.keys, np.array([low, high], np.uint64)).tolist()
        for key, count in zip(lists.keys[a:b].tolist(), np.diff(lists.post[a : b + 1]).tolist(), strict=True):
            counts[key] = counts.get(key, 0) + count
    keys = sorted(counts)
    most = _most(np.array([counts[key] for key in keys], np.int64), limit)
    return [(segment.pair_text(keys[int(i)]), counts[keys[int(i)]]) for i in most]


def _most(counts: Array, limit: int | None) -> Array:
    """Return the places of the *limit* largest counts; of equal ones the first."""
    if limit is None or len(counts) <= limit:
        return np.arange(len(counts))
    floor = np.partition(counts, len(counts) - limit)[len(counts) - limit]
    above = np.flatnonzero(counts > floor)
    return np.append(above, np.flatnonzero(counts == floor)[: limit - len(above)])


def _key_range(segment: Segment, view: str, prefix: str) -> tuple[int, int]:
    if view != PAIR:
        return segment.terms(view).range(prefix)
    folded = segment.terms(FOLDED)
    left, space, right = prefix.partition(" ")
    if not space:
        low, high = folded.range(left)
        return low << PAIR_SHIFT, high << PAIR_SHIFT
    first = folded.find(left)
    if first < 0:
        return 0, 0
    low, high = folded.range(right)
    return first << PAIR_SHIFT | low, first << PAIR_SHIFT | high
