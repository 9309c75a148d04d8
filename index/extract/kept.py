"""
How is what an object knows about itself worked out once, when somebody first asks?

As :func:`functools.cached_property`, which up to Python 3.11 takes a lock each time; an article is read by one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

__all__ = ["kept"]

T = TypeVar("T")


class kept(Generic[T]):
    """An attribute that its function gives when it is first read; afterwards it stands in the object itself."""

    def __init__(self, give: Callable[[Any], T]) -> None:
        self._give = give
        self._name = give.__name__
        self.__doc__ = give.__doc__

    @overload
    def __get__(self, thing: None, owner: type) -> kept[T]: ...
    @overload
    def __get__(self, thing: object, owner: type) -> T: ...
    def __get__(self, thing: object | None, owner: type) -> T | kept[T]:
        if thing is None:
            return self
        value = thing.__dict__[self._name] = self._give(thing)
        return value
