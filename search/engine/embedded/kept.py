"""What was worked out before and may be asked for again? Arrays, kept until there are too many bytes of them."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
ENTRY = 500  # bytes of a key and what belongs to an entry: in a small index more than the data


class Kept(Generic[Value]):
    """
    At most about *limit* bytes of values; those not asked for lately go first. Usable from threads.

    There are two halves: what is found in the old one moves to the new one, and a full new one becomes the old one.
    So looking up takes no lock and moves nothing most of the time.
    """

    def __init__(self, limit: int) -> None:
        self._half = limit // 2
        self._size = 0  # bytes of the new half
        self._new: dict[Hashable, tuple[Value, int]] = {}
        self._old: dict[Hashable, tuple[Value, int]] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep *value*, whose data take *size* bytes; one larger than half the limit is not kept."""
        with self._lock:
            if key in self._new or size > self._half:
                return
            if self._size + size + ENTRY > self._half:
                self._old, self._new, self._size = self._new, {}, 0
            self._new[key] = value, size
            self._size += size + ENTRY
