"""A NumPy array that grows at its end, in amortised constant time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt


class Grow:
    """Append with :meth:`extend`; :attr:`array` is a view of what is filled, valid until the next ``extend``."""

    def __init__(self, dtype: npt.DTypeLike, capacity: int = 1024) -> None:
        self._data: npt.NDArray[Any] = np.zeros(capacity, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def array(self) -> npt.NDArray[Any]:
        return self._data[: self._size]

    def extend(self, items: Sequence[float]) -> None:
        need = self._size + len(items)
        if need > len(self._data):
            grown = np.zeros(max(need, 2 * len(self._data)), self._data.dtype)
            grown[: self._size] = self.array
            self._data = grown
        self._data[self._size : need] = items
        self._size = need
