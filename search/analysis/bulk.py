"""
The tokens of many texts as numbers, for building an index without Python work for each posting.

::

    encoder = BatchEncoder(words=True)
    batch = encoder.encode(texts)               # any number of times; term numbers stay valid
    batch.exact[batch.offsets[d]:batch.offsets[d + 1]]          # exact term numbers of text d, in token order
    encoder.folded_of()[batch.exact]                            # the same tokens in the folded view
    encoder.exact_terms[number], encoder.folded_terms[number]   # the strings

Term numbers are given in order of first sight; an index sorts the terms itself. Tables of chunks are emptied when they
outgrow *max_chunks*; the vocabularies stay, since their numbers are in the caller's hands, unless it wants them for one
batch only (*lasting*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .chunk_table import ChunkTable, Grow, Rowed
from .chunks import Gap, cut
from .cues import may_be_cue, may_be_number, number_at
from .spelling import fold_key

if TYPE_CHECKING:
    from .segment.batch import BatchSegmenter

Ints = npt.NDArray[np.int32]
Offsets = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_EXTRA, _CAPITALS = 1, 2
_MAY_BE_NUMBER, _MAY_BE_CUE = 1, 2


@dataclass(frozen=True, slots=True)
class Encoded:
    """
    The tokens of a batch, end to end: text *d* has those from ``offsets[d]`` to ``offsets[d + 1]``.

    *exact*: number in ``BatchEncoder.exact_terms``; *position* within the text; *gap* before the token (0, 1, 2 as in
    ``chunks.Gap``; 2 for a text's first); *extra*: shares the position of the main token before it. *lengths*: main
    tokens of each text. *word*: numbers in ``word_terms`` of the compounds, those of text *d* from
    ``word_offsets[d]`` on; both empty if the encoder does not make words.
    """

    exact: Ints
    position: Ints
    gap: npt.NDArray[np.uint8]
    extra: Flags
    offsets: Offsets
    lengths: Ints
    word: Ints
    word_offsets: Offsets


class BatchEncoder:
    """
    Turns batches of stored texts into term numbers; see the module's docstring. Not for several threads at once.

    *words*: PyVi's compounds too. *max_chunks* bounds the tables, at about 550 bytes a chunk (1,100 with words);
    20,000 news articles have 117,000 distinct chunks. Not *lasting*: the vocabularies are emptied with them, so numbers
    and lists of terms are good until the next ``encode``.
    """

    def __init__(self, words: bool = False, max_chunks: int = 200_000, *, lasting: bool = True) -> None:
        self._lasting = lasting
        self._forget_terms()
        self._chunks = ChunkTable(max_chunks)
        self._epoch = -1
        self._words: BatchSegmenter | None = None
        if words:
            from .segment.batch import BatchSegmenter

            self._words = BatchSegmenter(self._chunks, lasting=lasting)

    def _forget_terms(self) -> None:
        self.exact_terms: list[str] = []
        self.folded_terms: list[str] = []
        self._exact_ids: dict[str, int] = {}
        self._folded_ids: dict[str, int] = {}
        self._folded_of = Grow(np.int32)
        self._numeric = Grow(np.uint8)

    @property
    def word_terms(self) -> list[str]:
        """The folded compounds seen so far, such as ``bang_khen``, by number."""
        return self._words.word_terms if self._words else []

    def folded_of(self) -> Ints:
        """Return for each exact term the number of its folded term. A view: call it after the last ``encode``."""
        return self._folded_of.array

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the tokens of *texts*, which must be as stored (``normalise.clean_stored``)."""
        chunks, text_offsets = self._chunks.number(texts)
        self._learn()
        (ids, flags), offsets = self._rows.gather(chunks, text_offsets)
        exact, gap, flags, offsets = _without_marks(ids, flags, offsets)
        exact, gap, flags, offsets = self._with_cue_numbers(exact, gap, flags, offsets)
        extra = (flags & _EXTRA).astype(bool)
        mains = np.cumsum(~extra)
        ends = np.concatenate(([0], mains))[offsets]
        lengths = np.diff(ends)
        position = mains - 1 - np.repeat(ends[:-1], np.diff(offsets))
        nothing = np.zeros(0, np.int32), np.zeros_like(offsets)
        word, word_offsets = self._words.encode_chunks(texts, chunks, text_offsets) if self._words else nothing
        return Encoded(
            exact.astype(np.int32),
            position.astype(np.int32),
            gap.astype(np.uint8),
            extra,
            offsets,
            lengths.astype(np.int32),
            word,
            word_offsets,
        )

    def _learn(self) -> None:
        """Add rows for the chunks seen for the first time: term numbers, or minus a gap; and flags."""
        if self._epoch != self._chunks.epoch:
            self._epoch = self._chunks.epoch
            self._rows = Rowed(np.int32, np.uint8)
            if not self._lasting:
                self._forget_terms()
        known = len(self.exact_terms)
        ids, flags, sizes = [], [], []
        for chunk in self._chunks.since(len(self._rows)):
            pieces = cut(chunk)
            sizes.append(len(pieces))
            for piece in pieces:
                if isinstance(piece, Gap):
                    ids.append(-int(piece))
                    flags.append(0)
                else:
                    ids.append(self._exact_id(piece.key))
                    flags.append(piece.extra * _EXTRA + piece.roman * _CAPITALS)
        self._rows.add(sizes, ids, flags)
        self._describe(known)

    def _exact_id(self, exact: str) -> int:
        number = self._exact_ids.get(exact)
        if number is None:
            number = self._exact_ids[exact] = len(self.exact_terms)
            self.exact_terms.append(exact)
        return number

    def _describe(self, known: int) -> None:
        """Give the exact terms from number *known* on their folded terms and flags."""
        folded_of, numeric = [], []
        for exact in self.exact_terms[known:]:
            folded = fold_key(exact)
            number = self._folded_ids.setdefault(folded, len(self.folded_terms))
            if number == len(self.folded_terms):
                self.folded_terms.append(folded)
            folded_of.append(number)
            numeric.append(may_be_number(exact) * _MAY_BE_NUMBER + may_be_cue(exact) * _MAY_BE_CUE)
        self._folded_of.extend(folded_of)
        self._numeric.extend(numeric)

    def _with_cue_numbers(self, exact: Any, gap: Any, flags: Any, offsets: Any) -> tuple[Any, Any, Any, Any]:
        """Insert the Arabic number beside each Roman or spelled one that follows a cue."""
        main = np.flatnonzero((flags & _EXTRA) == 0)
        kind = self._numeric.array[exact[main]]
        likely = (
            np.flatnonzero((kind[1:] & _MAY_BE_NUMBER != 0) & (kind[:-1] & _MAY_BE_CUE != 0) & (gap[main[1:]] == 0)) + 1
        )
        places, values, known = [], [], len(self.exact_terms)
        for at in likely.tolist():
            first = max(0, at - 4)
            window = main[first : at + 4]
            keys = [self.exact_terms[number] for number in exact[window].tolist()]
            found = number_at(keys, gap[window].tolist(), (flags[window] & _CAPITALS != 0).tolist(), at - first)
            if found:
                places.append(int(main[at]) + 1)
                values.append(self._exact_id(str(found[0])))
        self._describe(known)
        if not places:
            return exact, gap, flags, offsets
        moved = offsets + np.searchsorted(places, offsets, side="right")
        return (np.insert(exact, places, values), np.insert(gap, places, 0), np.insert(flags, places, _EXTRA), moved)


def _without_marks(ids: Any, flags: Any, offsets: Any) -> tuple[Any, Any, Any, Any]:
    """Take the gap marks out of the rows and give each token the largest gap before it."""
    keep = np.flatnonzero(ids >= 0)
    offsets = np.searchsorted(keep, offsets)
    if not len(keep):
        return ids[:0], ids[:0], flags[:0], offsets
    marks = np.where(ids < 0, -ids, 0)[: int(keep[-1]) + 1]
    gap = np.maximum.reduceat(marks, np.concatenate(([0], keep[:-1] + 1)))
    firsts = offsets[:-1][offsets[:-1] < offsets[1:]]
    gap[firsts] = int(Gap.SENTENCE)
    return ids[keep], gap, flags[keep], offsets
