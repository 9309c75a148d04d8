"""
Which articles have words side by side, in one field? Positions of whole lists at once, the rarest two words first.

Every position of the articles in question gets a place in one row of numbers; a phrase is where the places of its
words, each moved back by its distance from the first, meet.
"""

from __future__ import annotations

import numpy as np

from ...fields import EXACT, FOLDED
from ...query.plan import Phrase, Word
from .lists import Lists
from .mapped import Array
from .sets import SPARSE, common, locate, spread, stretched

NONE = np.zeros(0, np.intp)
NARROW = 1 << 31  # places below it are counted in 32 bits: half the memory to go through
Terms = list[tuple[str, int]]


def phrase_docs(read: Lists, at: int, node: Phrase, field: str, within: Array | None = None) -> Array:
    """Return the articles of segment *at*, of *within* only, that have the phrase in *field*; ascending."""
    words = [_terms(read, at, field, word) for word in node.words]
    if not words or not all(words):
        return NONE
    docs = _common(read, at, field, words, within)
    if not len(docs):
        return NONE
    # Between captions are gaps, so there lengths do not bound positions.
    lengths = read.state.parts[at].segment.lengths(field, EXACT)[docs].astype(np.int64)
    room = np.full(len(docs), 1 << 32) if field == "captions" else lengths
    ends = np.cumsum(room)
    size = int(ends[-1])
    base = (ends - room).astype(np.int32) if size < NARROW else ends - room
    order = np.argsort([_weight(read, at, field, terms) for terms in words], kind="stable").tolist()
    left: Array | None = None
    for step, shift in enumerate(order):
        mine = _starts(read, at, field, words[shift], docs, base, shift)
        left = mine if left is None else _meet(left, mine, size)
        if not len(left):
            return NONE
        if step and step + 1 < len(order):  # the other words are only looked for where two are side by side
            some = _articles(left, ends)
            docs, base, ends = docs[some], base[some], ends[some]
    assert left is not None
    found: Array = docs[_articles(left, ends)]
    return found


def _terms(read: Lists, at: int, field: str, word: Word) -> Terms:
    if field not in word.fields:
        return []
    found = ((view, read.locate(at, field, view, text)) for view, text in word.terms if view in (EXACT, FOLDED))
    return [(view, number) for view, number in found if number >= 0]


def _weight(read: Lists, at: int, field: str, terms: Terms) -> float:
    """Return how often a word of the phrase stands in an article, all articles together."""
    segment = read.state.parts[at].segment
    found = [(segment.lists(field, view), number) for view, number in terms]
    articles = sum(lists.frequency(number) for lists, number in found)
    return sum(lists.occurring(number) for lists, number in found) / max(1, articles)


def _articles(places: Array, ends: Array) -> Array:
    """Return which articles, by the ends of their places, some ascending places are in."""
    which = np.searchsorted(ends, places, "right")
    return which[np.flatnonzero(np.diff(which, prepend=-1))]


def _common(read: Lists, at: int, field: str, words: list[Terms], within: Array | None) -> Array:
    """Return the articles that have every word of a phrase in *field*."""
    part = read.state.parts[at]
    size = [sum(part.segment.lists(field, view).frequency(n) for view, n in terms) for terms in words]
    docs = within
    for i in np.argsort(size, kind="stable"):
        lists = [read.numbered(at, field, view, n) for view, n in words[i]]
        if len(lists) == 1:
            docs = lists[0] if docs is None else docs[locate(lists[0], docs, part.docs)[0]]
            continue
        row = np.zeros(part.docs, bool)
        for ids in lists:
            row[ids] = True
        docs = np.flatnonzero(row) if docs is None else docs[row[docs]]
    assert docs is not None
    return docs


def _starts(read: Lists, at: int, field: str, terms: Terms, docs: Array, base: Array, shift: int) -> Array:
    """Return where the phrase would start, by each occurrence of its word *shift*; *base* is each article's 0."""
    part = read.state.parts[at]
    found = []
    for view, number in terms:
        lists = part.segment.lists(field, view)
        have, where = locate(read.numbered(at, field, view, number), docs, part.docs)
        starts, counts = lists.occurrences(number, where)
        position = lists.stretch(number)[spread(starts, counts)].astype(base.dtype)
        position -= base.dtype.type(shift)
        keys = stretched(base[have], counts)
        keys += position
        found.append(keys[position >= 0] if shift else keys)
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


def _meet(left: Array, mine: Array, size: int) -> Array:
    """Return the places that both have, ascending; *left* may be few."""
    few, many = (left, mine) if len(left) <= len(mine) else (mine, left)
    if len(few) * SPARSE < len(many) or size >= NARROW:
        where = many.searchsorted(few)
        where[where == len(many)] = 0
        found: Array = few[many[where] == few] if len(many) else few[:0]
        return found
    return common(few, many, size)
