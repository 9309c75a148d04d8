"""
The views of one text side by side: exact and folded syllables with places, and PyVi's words.

``analyze`` is for single texts (queries, highlighting, ``timtin analyze``); ``bulk.BatchEncoder`` gives the same
tokens as numbers, for indexing. A property test holds them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .chunks import Kind
from .tokens import Scan, Token, scan_text, tokenize


@dataclass(frozen=True, slots=True)
class Word:
    """A word of several syllables as PyVi joins them: ``folded`` is ``bang_khen``; *start* and *end* in code points."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """
    The tokens of a text as parallel lists, and its words.

    *exact* and *folded* are the two views of each token, *positions* their positions, *starts* and *ends* code points
    of the text, *breaks* the gap before each (0: may pair with the main token before it; 1: punctuation; 2: sentence
    or start). *extra* tokens stand beside the main token of their position and cover *widths* positions.
    *words* is ``None`` unless asked for.
    """

    exact: list[str]
    folded: list[str]
    positions: list[int]
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    extra: list[bool]
    widths: list[int]
    kinds: list[Kind]
    words: list[Word] | None = None

    def __len__(self) -> int:
        return len(self.exact)

    @property
    def length(self) -> int:
        """The number of positions: main tokens, the length of the text for ranking."""
        return self.positions[-1] + 1 if self.positions else 0

    def main(self) -> list[int]:
        """Return the indexes of the main tokens, one for each position."""
        return [at for at, extra in enumerate(self.extra) if not extra]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the indexes of neighbouring main tokens with no punctuation between them."""
        main = self.main()
        for left, right in pairwise(main):
            if not self.breaks[right]:
                yield left, right


def analyze(text: str, words: bool = False) -> Analysis:
    """
    Return the views of *text*. With *words*, PyVi's compounds too, which loads its model on first use.

    *text* as stored (``clean_stored``); for other text see :func:`search.analysis.tokens.tokenize`.
    """
    return _views(scan_text(text), _words([text])[0] if words else None)


def analyze_batch(texts: Sequence[str], words: bool = True) -> list[Analysis]:
    """Return :func:`analyze` of each text; the words of all are found in one batch, which is much faster."""
    found = _words(texts) if words else [None] * len(texts)
    return [_views(scan_text(text), compounds) for text, compounds in zip(texts, found, strict=True)]


def _views(scan: Scan, words: list[Word] | None) -> Analysis:
    return Analysis(
        exact=[piece.key for piece in scan.pieces],
        folded=[piece.folded for piece in scan.pieces],
        positions=scan.positions,
        starts=scan.starts,
        ends=scan.ends,
        breaks=scan.gaps,
        extra=[piece.extra for piece in scan.pieces],
        widths=[piece.width for piece in scan.pieces],
        kinds=[piece.kind for piece in scan.pieces],
        words=words,
    )


def _words(texts: Sequence[str]) -> list[list[Word]]:
    from .segment import segment
    from .spelling import folded_key

    return [
        [
            Word(spans[0][0], spans[-1][1], "_".join(folded_key(text[start:end]) for start, end in spans))
            for spans in compounds
            if len(spans) > 1
        ]
        for text, compounds in zip(texts, segment(texts), strict=True)
    ]


__all__ = ["Analysis", "Token", "Word", "analyze", "analyze_batch", "tokenize"]
