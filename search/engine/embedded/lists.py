"""Which posting lists does a plan read? Each of them once, whether matching or ranking asks."""

from __future__ import annotations

from .joined import Joined, join, weights_of
from .mapped import Array
from .state import State, remember


class Lists:
    """The lists of one plan over all segments of a state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._lists: dict[tuple[int, str, str, str], Array | None] = {}
        self._decoded: dict[tuple[int, str, str, int], Array] = {}

    def ids(self, at: int, field: str, view: str, text: str) -> Array | None:
        """Return the articles of segment *at* that have a term (deleted ones included); ``None`` for none."""
        key = (at, field, view, text)
        if key not in self._lists:
            self._lists[key] = self._read(*key)
        return self._lists[key]

    def _read(self, at: int, field: str, view: str, text: str) -> Array | None:
        found = self.locate(at, field, view, text)
        return self.numbered(at, field, view, found) if found >= 0 else None

    def locate(self, at: int, field: str, view: str, text: str) -> int:
        """Return the number of a term's list in segment *at*, -1 for none."""
        asked = (at, field, view, text)
        found: int | None = self.state.asked.get(asked)
        if found is None:
            segment = self.state.parts[at].segment
            key = segment.key(view, text)
            found = segment.lists(field, view).find(key) if key >= 0 else -1
            remember(self.state, asked, found)
        return found

    def numbered(self, at: int, field: str, view: str, number: int) -> Array:
        """Return the articles of a list of segment *at*, by its number."""
        key = (at, field, view, number)
        ids = self._decoded.get(key)
        if ids is None:
            ids = self._decoded[key] = self.state.parts[at].segment.lists(field, view).ids(number)
        return ids

    def joined(self, at: int, field: str, view: str, terms: tuple[str, ...]) -> Joined:
        """Return the articles of segment *at* that have any of *terms* in *field* (deleted ones included)."""
        key = (at, field, view, terms)
        known = self.state.joined.get(key)
        if known is None:
            known = self._join(at, field, view, terms).packed(self.state.parts[at].docs)
            self.state.joined.put(key, known, known.nbytes)
        return known

    def _join(self, at: int, field: str, view: str, terms: tuple[str, ...]) -> Joined:
        segment = self.state.parts[at].segment
        keys = [key for text in terms if (key := segment.key(view, text)) >= 0]
        found: list[tuple[Array, Array, int]] = []
        for name, weight in weights_of(field).items() if keys else ():
            lists = segment.lists(name, view)
            for key in keys:
                number = lists.find(key)
                if number >= 0:
                    found.append((self.numbered(at, name, view, number), lists.counts(number), weight))
        return join(found, segment.docs)
