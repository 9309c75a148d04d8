"""
How many articles appeared when? Bars by year; by month, when asked for, once one year is chosen.

Every bar is a link to the search with that year (or month), and its height is the number of articles found then.
Years come from the facet; months are twelve small searches, so that both are as true as any other count, but only made
for who asks.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace

from search.request import SearchRequest
from search.result import SearchResult

from ..i18n import gettext as _
from ..links import UrlState

MOST = 40  # bars: more are too thin to be hit with a finger
HEIGHT = 64  # of the tallest bar, in units of the drawing
STEP = 34  # from bar to bar: room for a year in four figures, more than the 24 that a finger is sure to hit


@dataclass(frozen=True, slots=True)
class Bar:
    """One year or month. *x*, *y* and *height* are in units of the drawing."""

    label: str
    name: str
    count: int
    url: str
    selected: bool
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    *bars* from left to right; *width* of the drawing, *step* from bar to bar; *title* says what a bar is. *other* leads
    to the other reading, years or months, and *other_label* says so; empty where there is none.
    """

    title: str
    bars: tuple[Bar, ...]
    width: int
    step: int = STEP
    other: str = ""
    other_label: str = ""


def timeline(
    state: UrlState, asked: SearchRequest, result: SearchResult, count_of: Callable[[SearchRequest], int]
) -> Timeline | None:
    """Return the timeline of a search; ``None`` where there is nothing to compare."""
    chosen = asked.filters.get("year", ())
    one_year = len(chosen) == 1 and chosen[0].isdecimal() and len(chosen[0]) == 4
    if one_year and state.get("view") == "months":
        months = _months(state, asked, chosen[0], count_of)
        return replace(months, other=state.set("view").url, other_label=_("Theo năm"))
    facet = next((f for f in result.facets if f.field == "year"), None)
    if facet is None:
        return None
    years = {int(v.value): v for v in facet.values if v.value.isdecimal() and (v.count or v.selected)}
    if len(years) < 2:
        return None
    span = range(max(min(years), max(years) - MOST + 1), max(years) + 1)
    rows = []
    for y in span:
        count, selected = (years[y].count, years[y].selected) if y in years else (0, False)
        target = state.drop("year", str(y)) if selected else state.set("year", str(y))  # a bar means this year alone
        rows.append((str(y), _("năm {year}", year=y), count, target.url, selected))
    other = state.set("view", "months").url if one_year else ""
    return replace(_drawn(_("Số bài theo năm đăng"), rows), other=other, other_label=_("Theo tháng") if other else "")


def _months(state: UrlState, asked: SearchRequest, year: str, count_of: Callable[[SearchRequest], int]) -> Timeline:
    rows = []
    for month in range(1, 13):
        first, last = f"{year}-{month:02}-01", f"{year}-{month:02}-{calendar.monthrange(int(year), month)[1]}"
        if max(first, asked.date_from or first) > min(last, asked.date_to or last):
            continue
        chosen = (asked.date_from, asked.date_to) == (first, last)
        plain = state.without("from", "to")
        bounds = replace(asked, date_from=first, date_to=last)
        url = plain.url if chosen else plain.set("from", first).set("to", last).url
        rows.append((str(month), _("tháng {month}/{year}", month=month, year=year), count_of(bounds), url, chosen))
    return _drawn(_("Số bài theo tháng, năm {year}", year=year), rows)


def _drawn(title: str, rows: list[tuple[str, str, int, str, bool]]) -> Timeline:
    most = max((count for _label, _name, count, _url, _chosen in rows), default=0) or 1
    bars = []
    for at, (label, name, count, url, selected) in enumerate(rows):
        height = max(2, round(HEIGHT * count / most)) if count else 0
        bars.append(Bar(label, name, count, url, selected, at * STEP, HEIGHT - height, height))
    return Timeline(title, tuple(bars), STEP * len(bars))
