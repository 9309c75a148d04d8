"""Whoosh's own way of keeping lengths, in one byte: for comparing our scores with those of stock Whoosh."""

from __future__ import annotations

from functools import cache

import numpy as np

from .mapped import Array

LONGEST = 106_374  # from here on Whoosh's byte is 255


@cache
def _tables() -> tuple[Array, Array]:
    from whoosh.util.numeric import byte_to_length, length_to_byte

    return (
        np.array([length_to_byte(n) for n in range(LONGEST + 1)], np.uint8),
        np.array([byte_to_length(n) for n in range(256)], np.float32),
    )


def coded_lengths(lengths: Array) -> Array:
    """Return what Whoosh reads back after writing *lengths* in one byte each."""
    to_byte, to_length = _tables()
    out: Array = to_length[to_byte[np.minimum(lengths.astype(np.int64), LONGEST)]]
    return out
