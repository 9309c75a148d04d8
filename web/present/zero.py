"""What helps when nothing was found? Each filter that could be dropped, with what the search would find without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from search.fields import FACET_NAMES
from search.request import SearchRequest
from search.result import SearchResult

from ..i18n import gettext as _
from ..links import UrlState
from .labels import short_title, value_label
from .phrase import date_phrase, or_list

MOST = 12  # searches for one page: each is a few milliseconds


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing to drop, where the search without it leads, and how many articles are there."""

    label: str
    count: int
    url: str


def counted(asked: SearchRequest) -> SearchRequest:
    """Return *asked* as cheaply as its total can be had: no facets, no near hits (which only relevance has)."""
    return replace(asked, page=1, limit=1, facets=(), explain=False, sort="newest")


def ways_out(state: UrlState, asked: SearchRequest, call: Callable[[SearchRequest], SearchResult]) -> list[WayOut]:
    """Return the ways that find something, most first. A way that finds nothing is no help and is left out."""
    tries: list[tuple[str, SearchRequest, UrlState]] = []
    for name in FACET_NAMES:
        values = asked.filters.get(name, ())
        if values:
            labels = f"{short_title(name)}: {or_list([value_label(name, v) for v in values])}"
            rest = {n: v for n, v in asked.filters.items() if n != name}
            tries.append((_("Bỏ lọc: {label}", label=labels), replace(asked, filters=rest), state.without(name)))
    if asked.date_from or asked.date_to:
        tries.append(
            (
                _("Bỏ lọc: {label}", label=date_phrase(asked)),
                replace(asked, date_from=None, date_to=None),
                state.without("from", "to"),
            )
        )
    if len(tries) > 1:
        tries.append(
            (
                _("Bỏ tất cả bộ lọc"),
                replace(asked, filters={}, date_from=None, date_to=None),
                state.without(*FACET_NAMES, "from", "to"),
            )
        )
    if asked.text and tries:
        tries.append(
            (_("Giữ bộ lọc, bỏ từ khóa “{text}”", text=asked.text), replace(asked, text=""), state.without("q"))
        )
    ways = [WayOut(label, call(counted(without)).total, target.url) for label, without, target in tries[:MOST]]
    return sorted((w for w in ways if w.count), key=lambda w: -w.count)
