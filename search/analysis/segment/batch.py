"""
PyVi's words of many texts at once: chunk and syllable tables, decoding, and the compounds as numbers.

Tables of syllables and chunks are emptied with the chunk table, which is bounded; ``word_terms`` stays, if *lasting*.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ..chunk_table import ChunkTable, Grow, Rowed
from ..short_chunks import KeyTable
from ..spelling import folded_key
from . import reference
from .decode import PairSets, Window, begins_word
from .features import SOLID, SYLLABLE, TITLE, Weights, nfc, syllables_of
from .model import UnknownModelError, load
from .plain import joins as plain_joins

MAX_CHUNKS = 200_000
SHORT = 600  # characters: below, the plain path is faster than a batch of one
_NODE = np.int64(1) << 32


class BatchSegmenter:
    """PyVi's segmentation of batches of texts. Not for several threads at once while encoding."""

    def __init__(self, chunks: ChunkTable | None = None, *, lasting: bool = True) -> None:
        self._lasting = lasting
        self.word_terms: list[str] = []
        self._word_ids: dict[str, int] = {}
        self._chunks = chunks or ChunkTable(MAX_CHUNKS)
        self._epoch = -1
        try:
            self._weights: Weights | None = Weights(load())
        except UnknownModelError:
            self._weights = None
        else:
            self._window = Window(self._weights.transitions)
            self._listed = PairSets(self._weights)

    def segment(self, texts: Sequence[str]) -> list[list[list[tuple[int, int]]]]:
        """Return for each text its words as lists of the spans of their syllables (code points of the NFC text)."""
        out = []
        for text, joined in zip(texts, self._join_lists(texts), strict=True):
            words: list[list[tuple[int, int]]] = []
            for match, join in zip(SYLLABLE.finditer(nfc(text)), joined, strict=True):
                if join:
                    words[-1].append(match.span())
                else:
                    words.append([match.span()])
            out.append(words)
        return out

    def tokenize(self, texts: Sequence[str]) -> list[str]:
        """Return what ``ViTokenizer.tokenize`` returns for each text."""
        if self._weights is None:
            return [reference.tokenize(text) for text in texts]
        if len(texts) == 1 and len(texts[0]) <= SHORT:
            syllables = SYLLABLE.findall(nfc(texts[0]))
            return [_joined(texts[0], syllables, self._plain(syllables))]
        ids, offsets = self._gather(texts)
        joined = self._joins(ids, offsets)
        pieces = self._printed.array[ids * 2 + joined].tolist()
        ends = offsets.tolist()
        return [
            "".join(pieces[start:end])[1:] if end > start else text
            for text, (start, end) in zip(texts, pairwise(ends), strict=True)
        ]

    def encode(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """
        Return the compounds of all texts as numbers in ``word_terms``, in order, and where each text's begin.

        A compound is a word of at least two syllables, folded: ``bang_khen``.
        """
        return self.encode_chunks(texts, *self._chunks.number(texts))

    def encode_chunks(
        self, texts: Sequence[str], chunks: Any, text_offsets: Any
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """Return :meth:`encode` of *texts* whose chunks the shared table has numbered already."""
        if self._weights is None:
            return self._encode_by_reference(texts)
        ids, offsets = self._gather_chunks(chunks, text_offsets)
        joined = self._joins(ids, offsets)
        starts = np.flatnonzero(joined[1:] & ~joined[:-1])
        words = self._compounds(self._fold_ids.array[ids], joined, starts)
        return words, np.searchsorted(starts, offsets)

    # the tables

    def _learn(self) -> None:
        """Add rows for the chunks and syllables seen for the first time."""
        if self._epoch != self._chunks.epoch:
            self._epoch = self._chunks.epoch
            self._empty()
            if not self._lasting:
                self.word_terms, self._word_ids = [], {}
        known = len(self._syllables)
        new = self._chunks.since(len(self._rows))
        cut = list(map(syllables_of, new))
        self._rows.add([*map(len, cut)], [self._syllable(s) for syllables in cut for s in syllables])
        self._describe(known)

    def _empty(self) -> None:
        self._rows = Rowed(np.int32)
        self._ids: dict[str, int] = {}
        self._syllables: list[str] = []
        self._own, self._for_next, self._for_previous = Grow(np.float64), Grow(np.float64), Grow(np.float64)
        self._numbers, self._flags, self._fold_ids = Grow(np.int64), Grow(np.uint8), Grow(np.int64)
        self._printed = Grow(object)  # each syllable twice: alone, and joined to the one before
        self._folded: list[str] = []
        self._folded_ids: dict[str, int] = {}
        self._nodes = KeyTable()
        self._node_text: list[str] = []
        self._node_word = Grow(np.int32)

    def _syllable(self, syllable: str) -> int:
        number = self._ids.get(syllable)
        if number is None:
            number = self._ids[syllable] = len(self._syllables)
            self._syllables.append(syllable)
        return number

    def _describe(self, known: int) -> None:
        """Give the syllables from number *known* on their features and folded forms."""
        assert self._weights is not None
        new = self._syllables[known:]
        columns = (self._own, self._for_next, self._for_previous, self._numbers, self._flags)
        for column, values in zip(columns, zip(*map(self._weights.features, new), strict=True), strict=False):
            column.extend(values)
        self._printed.extend([mark + syllable for syllable in new for mark in (" ", "_")])
        folded = [folded_key(syllable) for syllable in new]
        for form in folded:
            if form not in self._folded_ids:
                self._folded_ids[form] = len(self._folded)
                self._folded.append(form)
        self._fold_ids.extend([self._folded_ids[form] for form in folded])

    def _gather(self, texts: Sequence[str]) -> tuple[Any, Any]:
        """Syllable numbers of all texts, end to end, and the offsets of the texts."""
        return self._gather_chunks(*self._chunks.number(texts))

    def _gather_chunks(self, chunks: Any, text_offsets: Any) -> tuple[Any, Any]:
        self._learn()
        (ids,), offsets = self._rows.gather(chunks, text_offsets)
        return ids, offsets

    # decoding

    def _joins(self, ids: Any, offsets: Any) -> npt.NDArray[np.bool_]:
        """Where a syllable is joined to the one before it."""
        weights = self._weights
        assert weights is not None
        joined = np.zeros(len(ids), bool)
        if len(ids) < 2:
            return joined
        first = np.zeros(len(ids), bool)
        first[offsets[:-1][offsets[:-1] < offsets[1:]]] = True
        inner = ~first[1:]
        d = self._own.array[ids]
        d[1:] += np.where(inner, self._for_next.array[ids[:-1]], 0.0)
        d[:-1] += np.where(inner, self._for_previous.array[ids[1:]], 0.0)
        pairs, triples = self._listed.find(self._numbers.array[ids], inner)
        d[pairs + 1] += weights.pair_second
        d[pairs] += weights.pair_first
        d[triples + 2] += weights.triple_third
        d[triples] += weights.triple_first
        begins = begins_word(d, first, self._window)
        flags = self._flags.array[ids]
        solid, title = flags & SOLID != 0, flags & TITLE != 0
        joined[1:] = ~begins[1:] & inner & solid[1:] & solid[:-1] & (title[:-1] | ~title[1:])
        return joined

    def _plain(self, syllables: Sequence[str]) -> list[bool]:
        weights = self._weights
        assert weights is not None
        return plain_joins([weights.features(s) for s in syllables], weights, self._window)

    def _join_lists(self, texts: Sequence[str]) -> list[list[bool]]:
        if self._weights is None:
            return [reference.joins(text)[1] for text in texts]
        if len(texts) == 1 and len(texts[0]) <= SHORT:
            return [self._plain(SYLLABLE.findall(nfc(texts[0])))]
        ids, offsets = self._gather(texts)
        joined, ends = self._joins(ids, offsets).tolist(), offsets.tolist()
        return [joined[start:end] for start, end in pairwise(ends)]

    # compounds

    def _compounds(self, folded: Any, joined: Any, starts: Any) -> npt.NDArray[np.int32]:
        """Number the compounds that begin at *starts*: a tree from first pair to longer words, one level at a time."""
        node = self._level(folded[starts], folded[starts + 1], 0)
        at, open_ = starts + 2, np.arange(len(starts))
        while len(open_):
            here = at[open_]
            inside = here < len(joined)
            open_ = open_[inside]
            open_ = open_[joined[at[open_]]]
            if len(open_):
                node[open_] = self._level(node[open_], folded[at[open_]], 1)
                at[open_] += 1
        words: npt.NDArray[np.int32] = self._node_word.array[node]
        new = words < 0
        if new.any():  # only whole words get a number, not their beginnings
            for number in np.unique(node[new]).tolist():
                self._node_word.array[number] = self._word_id(self._node_text[number])
            words = self._node_word.array[node]
        return words

    def _level(self, left: Any, right: Any, deeper: int) -> npt.NDArray[np.int64]:
        """The tree nodes of (left, right): left is a folded syllable on the first level, a node below."""
        keys = (((left * 2 + deeper) * _NODE + right) + 1).astype(np.uint64)  # the table has no key 0
        nodes = self._nodes.find(keys)
        new = np.flatnonzero(nodes < 0)
        if len(new):
            unique, places = np.unique(keys[new], return_inverse=True)
            made = np.array([self._new_node(key - 1) for key in unique.tolist()], np.int64)
            self._nodes.add(unique, made)
            nodes[new] = made[places]
        return nodes

    def _new_node(self, key: int) -> int:
        left, right = divmod(key, int(_NODE))
        before = self._node_text[left >> 1] if left & 1 else self._folded[left >> 1]
        self._node_text.append(f"{before}_{self._folded[right]}")
        self._node_word.extend([-1])
        return len(self._node_text) - 1

    def _word_id(self, word: str) -> int:
        number = self._word_ids.setdefault(word, len(self.word_terms))
        if number == len(self.word_terms):
            self.word_terms.append(word)
        return number

    def _encode_by_reference(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        words: list[int] = []
        offsets = [0]
        for text in texts:
            syllables, joined = reference.joins(text)
            groups: list[list[str]] = []
            for syllable, join in zip(syllables, joined, strict=True):
                groups[-1:] = [[*groups[-1], folded_key(syllable)]] if join else [*groups[-1:], [folded_key(syllable)]]
            words += [self._word_id("_".join(group)) for group in groups if len(group) > 1]
            offsets.append(len(words))
        return np.array(words, np.int32), np.array(offsets, np.int64)


def _joined(text: str, syllables: Sequence[str], joined: Sequence[bool]) -> str:
    if not syllables:
        return text
    return "".join(("_" if join else " ") + s for s, join in zip(syllables, joined, strict=True))[1:]
