"""
What becomes of memory that a build frees? Batches take and free arrays of megabytes all the time: handing each to the
system and asking for it again costs a build a tenth of its time in empty pages.

The GNU C library learns this by itself once an array of 32 MB was freed; here it is told at the start. Other libraries
have no such option and need none.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache

_TRIM, _MAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
MAPPED = 32 << 20  # bytes from which on an array is the system's: the most that the library lets itself be taught
KEPT = 64 << 20  # bytes that may lie free at the heap's end; twice as much, by the library's own rule


@cache
def keep_freed() -> None:
    """Let this process use freed arrays again instead of giving them back."""
    with suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MAP, MAPPED)
        library.mallopt(_TRIM, KEPT)


def give_back() -> None:
    """Give the system what lies free."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
