"""How is something that takes seconds made before anybody waits for it, without slowing answers meanwhile?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

STEP = 0.002  # seconds of work between two rests: shorter than what threads of Python wait for each other
REST = 0.006

Item = TypeVar("Item")
Value = TypeVar("Value")


class Stopped(Exception):
    """What was being made ahead is of no use any more."""


class Pace:
    """Steps with rests between them, as long as nobody waits. Usable from threads."""

    def __init__(self) -> None:
        self._waiting = 0
        self._stopped = False
        self._lock = Lock()

    def steps(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield *items*, with rests; raises Stopped after :meth:`stop`, unless somebody waits."""
        end = time.perf_counter() + STEP
        for item in items:
            yield item
            if time.perf_counter() > end:
                if not self._waiting:
                    if self._stopped:
                        raise Stopped
                    time.sleep(REST)
                end = time.perf_counter() + STEP

    def stop(self) -> None:
        """What is made ahead need not be finished."""
        self._stopped = True

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Inside, somebody waits: no rests."""
        with self._lock:
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1


class Ahead(Generic[Value]):
    """
    A value that takes long to make: made once, ahead of time at a pace, or at once by whoever wants it first.

    Who wants it while it is being made ahead makes that hurry and gets what comes of it.
    """

    def __init__(self, make: Callable[[], Value], pace: Pace) -> None:
        """*make* goes through *pace* wherever it takes long."""
        self._make = make
        self._pace = pace
        self._lock = Lock()
        self._made: list[Value] = []

    def get(self) -> Value:
        """Return the value; waits for it."""
        if not self._made:
            with self._pace.hurried():
                self.prepare()
        return self._made[0]

    def made(self) -> Value:
        """Return the value, made now at the pace of who asks for it: for what is made of other things."""
        self.prepare()
        return self._made[0]

    def ready(self) -> Value | None:
        """Return the value where it is there; never waits."""
        return self._made[0] if self._made else None

    def prepare(self) -> None:
        """Make the value ahead of time. Raises Stopped where the pace was stopped."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
