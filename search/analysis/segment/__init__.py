"""
Which syllables does PyVi join to words? The same answer as PyVi, much faster, for ranking only.

PyVi (Trung Tran, MIT licence) is a linear-chain CRF with two labels over syllables and punctuation, and a few rules
after it. ``model`` reads its weights and word lists from the installed package without importing it (no pickle is
executed); ``decode`` finds the best labels of a whole batch with NumPy, ``plain`` those of one short text without;
``reference`` asks PyVi itself, which is also the fallback if a future model has another shape. ``compare`` measures
both and lists every difference.

Nothing is loaded before the first call.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

from .batch import BatchSegmenter

Span = tuple[int, int]

_ONE_AT_A_TIME = Lock()  # the tables grow while a batch is numbered


@lru_cache(maxsize=1)
def _shared() -> BatchSegmenter:
    return BatchSegmenter()


def segment(texts: Sequence[str]) -> list[list[list[Span]]]:
    """
    Return for each text its words, each a list of the spans (start, end) of its syllables, in order.

    Spans are code points of the NFC text; joined syllables are one word, everything else (punctuation too) stands
    alone. A word of several syllables may span a line end: PyVi sees only its syllables.
    """
    with _ONE_AT_A_TIME:
        return _shared().segment(texts)


def tokenize(text: str) -> str:
    """Return what ``ViTokenizer.tokenize(text)`` returns: syllables of a word joined with ``_``, words with spaces."""
    with _ONE_AT_A_TIME:
        return _shared().tokenize([text])[0]


__all__ = ["BatchSegmenter", "segment", "tokenize"]
