"""
Which terms are one edit from a word? A letter left out, added or changed; the word itself too.

Terms of one length stand as a matrix of code points, letter by letter, so that all of them are compared at once.
"""

from __future__ import annotations

import numpy as np

from .mapped import Array
from .segment import Segment
from .state import State

LONGEST = 24  # letters: longer terms are addresses and run-together words, which nobody means


def within_one_edit(state: State, view: str, text: str) -> list[str]:
    """Return the terms of *view* at most one edit from *text*, in order of text; none for an empty one."""
    found: set[str] = set()
    if 0 < len(text) < LONGEST:
        for part in state.parts:
            key = ("edits", part.segment.id, view)
            table: EditTable | None = state.cache.get(key)
            if table is None:
                table = state.cache[key] = EditTable(_texts(part.segment, view))
            found.update(table.find(text))
    return sorted(found)


def _texts(segment: Segment, view: str) -> list[str]:
    return [str(raw, "utf-8") for raw in segment.terms(view).all()]


class EditTable:
    """The terms of a dictionary by length. Built once, a fraction of a second for 100,000 terms."""

    def __init__(self, texts: list[str]) -> None:
        by_length: dict[int, list[str]] = {}
        for text in texts:
            if 0 < len(text) <= LONGEST:
                by_length.setdefault(len(text), []).append(text)
        self._texts = by_length
        self._letters = {length: _letters(found, length) for length, found in by_length.items()}

    def find(self, text: str) -> list[str]:
        """Return the terms at most one edit from *text*."""
        letters = np.array([ord(letter) for letter in text], np.uint32)
        out = []
        for length, differ in ((len(text), _changed), (len(text) + 1, _added), (len(text) - 1, _left_out)):
            if length in self._letters:
                texts = self._texts[length]
                out += [texts[int(at)] for at in np.flatnonzero(differ(self._letters[length], letters))]
        return out


def _letters(texts: list[str], length: int) -> Array:
    flat = np.frombuffer("".join(texts).encode("utf-32-le"), "<u4")
    return np.ascontiguousarray(flat.reshape(-1, length).T)


def _changed(rows: Array, letters: Array) -> Array:
    """Terms as long as the word: at most one letter differs."""
    different = np.zeros(rows.shape[1], np.uint8)
    for row, letter in zip(rows, letters, strict=True):
        different += row != letter
    out: Array = different <= 1
    return out


def _added(rows: Array, letters: Array) -> Array:
    """Terms one longer: without one of their letters they are the word."""
    return _skipping(rows[:-1] == letters[:, None], rows[1:] == letters[:, None])


def _left_out(rows: Array, letters: Array) -> Array:
    """Terms one shorter: they are the word without one of its letters."""
    return _skipping(rows == letters[:-1, None], rows == letters[1:, None])


def _skipping(straight: Array, shifted: Array) -> Array:
    """
    Whether there is a place up to which *straight* holds and from which on *shifted* does; rows are letters.

    ``before`` is whether all letters so far are equal; a state machine of two booleans a term, letter by letter.
    """
    before = np.ones(straight.shape[1], bool)
    after = np.ones(straight.shape[1], bool)  # skipped already, and equal since
    for same, moved in zip(straight, shifted, strict=True):
        after &= moved
        after |= before & moved
        before &= same
    return after | before
