"""Numbers for chunks (what stands between two spaces), and growing tables that have rows for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .short_chunks import KeyTable, split

Rows = npt.NDArray[np.int64]


class ChunkTable:
    """
    Numbers the chunks of texts as they are seen. Emptied when it has more than *max_chunks*; then *epoch* changes, and
    so must every table that has rows for these numbers.
    """

    def __init__(self, max_chunks: int) -> None:
        self.max_chunks = max_chunks
        self.epoch = 0
        self._empty()

    def _empty(self) -> None:
        self._chunks: list[str] = []
        self._short = KeyTable()
        self._others: dict[str, int] = {}

    def number(self, texts: Sequence[str]) -> tuple[Rows, Rows]:
        """Return the numbers of all chunks, text after text, and the offsets of the texts among them."""
        if len(self._chunks) > self.max_chunks:
            self._empty()
            self.epoch += 1
        if not texts:
            return np.zeros(0, np.int64), np.zeros(1, np.int64)
        whole, keys, starts, ends, others, offsets = split(texts)
        rows = self._short.find(keys)
        rows[others] = 0
        new = np.flatnonzero(rows < 0)
        if len(new):
            unique, first, places = np.unique(keys[new], return_index=True, return_inverse=True)
            numbers = np.arange(len(self._chunks), len(self._chunks) + len(unique))
            spans = zip(starts[new[first]].tolist(), ends[new[first]].tolist(), strict=True)
            self._chunks += [whole[a:b] for a, b in spans]
            self._short.add(unique, numbers)
            rows[new] = numbers[places]
        spans = zip(starts[others].tolist(), ends[others].tolist(), strict=True)
        rows[others] = np.array([self._other(whole[a:b]) for a, b in spans], np.int64)
        return rows, offsets

    def _other(self, chunk: str) -> int:
        number = self._others.setdefault(chunk, len(self._chunks))
        if number == len(self._chunks):
            self._chunks.append(chunk)
        return number

    def since(self, count: int) -> list[str]:
        """Return the chunks with numbers from *count* on, in order."""
        return self._chunks[count:]


class Grow:
    """A NumPy array that grows at its end in amortised constant time; :attr:`array` is valid until the next change."""

    def __init__(self, dtype: npt.DTypeLike) -> None:
        self._data: npt.NDArray[Any] = np.zeros(1024, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def array(self) -> npt.NDArray[Any]:
        return self._data[: self._size]

    def extend(self, items: Sequence[Any] | Rows) -> None:
        """Append *items*; cheap by the hundred, not one by one."""
        need = self._size + len(items)
        if need > len(self._data):
            grown = np.zeros(max(need, 2 * len(self._data)), self._data.dtype)
            grown[: self._size] = self.array
            self._data = grown
        self._data[self._size : need] = items
        self._size = need


class Rowed:
    """Rows of several numbers for each chunk: what an encoder knows of it, gathered for whole batches."""

    def __init__(self, *dtypes: npt.DTypeLike) -> None:
        self._columns = [Grow(dtype) for dtype in dtypes]
        self._start, self._size = Grow(np.int64), Grow(np.int64)

    def __len__(self) -> int:
        return len(self._start)

    def add(self, sizes: Sequence[int], *columns: Sequence[int]) -> None:
        """Append chunks: how many rows each has, and the columns of all their rows, end to end."""
        ends = len(self._columns[0]) + np.cumsum(sizes, dtype=np.int64)
        self._start.extend(ends - sizes)
        self._size.extend(sizes)
        for column, values in zip(self._columns, columns, strict=True):
            column.extend(values)

    def gather(self, chunk_rows: Rows, text_offsets: Rows) -> tuple[list[npt.NDArray[Any]], Rows]:
        """Return the columns for all these chunks, end to end, and the offsets of the texts in them."""
        sizes = self._size.array[chunk_rows]
        ends = np.zeros(len(sizes) + 1, np.int64)
        np.cumsum(sizes, out=ends[1:])
        source = np.repeat(self._start.array[chunk_rows] - ends[:-1], sizes)
        source += np.arange(len(source))
        return [column.array[source] for column in self._columns], ends[text_offsets]
