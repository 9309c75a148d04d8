"""Numbers for chunks (what stands between two spaces), and growing tables that have rows for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from .tokens import chunks_of

Rows = npt.NDArray[np.int64]


class _Numbers(dict[str, int]):
    """Gives each new string the next number."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class ChunkTable:
    """
    Numbers the chunks of texts in order of first sight. Emptied when it has more than *max_chunks*; then *epoch*
    changes, and so must every table that has rows for these numbers.
    """

    def __init__(self, max_chunks: int) -> None:
        self.max_chunks = max_chunks
        self.epoch = 0
        self._numbers = _Numbers()

    def number(self, texts: Sequence[str]) -> tuple[Rows, Rows]:
        """Return the numbers of all chunks, text after text, and the offsets of the texts among them."""
        if len(self._numbers) > self.max_chunks:
            self._numbers = _Numbers()
            self.epoch += 1
        chunks: list[str] = []
        offsets = [0]
        for text in texts:
            chunks += chunks_of(text)
            offsets.append(len(chunks))
        rows = np.fromiter(map(self._numbers.__getitem__, chunks), np.int64, len(chunks))
        return rows, np.array(offsets, np.int64)

    def since(self, count: int) -> list[str]:
        """Return the chunks with numbers from *count* on, in order."""
        return list(islice(self._numbers, count, None))


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
