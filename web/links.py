"""
How does one state of a page become the address of another?

A :class:`UrlState` is a value: every change returns a new one, so a template can build "the same search without this
filter" without touching the search it shows. Parameters stand in one fixed order: one state has one address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, urlencode

from search.fields import FACET_NAMES

ORDER: Final = (
    "q",
    *FACET_NAMES,
    "recipient",
    "rank",
    "giver",
    "from",
    "to",
    "sort",
    "group",
    "match",
    "exact",
    "explain",
    "facets",
    "limit",
    "view",
    "page",
    "lang",
)
_RANK: Final = {name: at for at, name in enumerate(ORDER)}
_KEEPS_PAGE: Final = frozenset({"page", "lang"})

Pairs = tuple[tuple[str, str], ...]


def _sorted(pairs: Iterable[tuple[str, str]]) -> Pairs:
    kept = dict.fromkeys((name, value) for name, value in pairs if value)
    return tuple(sorted(kept, key=lambda pair: _RANK.get(pair[0], len(ORDER))))


@dataclass(frozen=True, slots=True)
class UrlState:
    """A path and its parameters in canonical order. Any change but of page and language goes back to page 1."""

    path: str = "/"
    pairs: Pairs = ()

    @classmethod
    def of(cls, path: str, pairs: Iterable[tuple[str, str]]) -> UrlState:
        """Return the state with these parameters; empty values and repeats are left out."""
        return cls(path, _sorted(pairs))

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter, in the order they were given."""
        return tuple(v for n, v in self.pairs if n == name)

    def get(self, name: str) -> str:
        """Return the first value of a parameter, or an empty string."""
        return next(iter(self.values(name)), "")

    @property
    def names(self) -> frozenset[str]:
        """The parameters that are there."""
        return frozenset(n for n, _value in self.pairs)

    def has(self, name: str, value: str) -> bool:
        """Tell whether a parameter has this value."""
        return (name, value) in self.pairs

    def set(self, name: str, *values: str) -> UrlState:
        """Return the state in which *name* has exactly *values* (none: it is dropped)."""
        others = [(n, v) for n, v in self.pairs if n != name and (n != "page" or name in _KEEPS_PAGE)]
        return replace(self, pairs=_sorted([*others, *((name, v) for v in values)]))

    def add(self, name: str, value: str) -> UrlState:
        """Return the state in which *name* has *value* too."""
        return self.set(name, *self.values(name), value)

    def drop(self, name: str, value: str) -> UrlState:
        """Return the state in which *name* has not *value*."""
        return self.set(name, *(v for v in self.values(name) if v != value))

    def toggle(self, name: str, value: str) -> UrlState:
        """Return the state with *value* added if it is not there, dropped if it is."""
        return self.drop(name, value) if self.has(name, value) else self.add(name, value)

    def without(self, *names: str) -> UrlState:
        """Return the state without these parameters."""
        state = self
        for name in names:
            state = state.set(name)
        return state

    def at(self, path: str) -> UrlState:
        """Return the same parameters at another path."""
        return replace(self, path=path)

    def only(self, *names: str) -> UrlState:
        """Return the state with these parameters alone."""
        return replace(self, pairs=tuple(pair for pair in self.pairs if pair[0] in names))

    @property
    def query(self) -> str:
        """The query string, without a question mark; slashes stay readable."""
        return urlencode(self.pairs, quote_via=quote, safe="/")

    @property
    def url(self) -> str:
        """The address relative to this host."""
        path = quote(self.path, safe="/:@!$&'()*+,;=~-._")
        return f"{path}?{self.query}" if self.pairs else path

    def __str__(self) -> str:
        return self.url


def article_path(article_id: str) -> str:
    """Return the path of an article's page (not yet quoted)."""
    return f"/bai/{article_id}"


def cluster_path(place: str | None, number_or_name: int | str) -> str:
    """Return the path of a cluster's page (not yet quoted); ``?`` where the place is not known."""
    return f"/cum/{place or '?'}/{number_or_name}"
