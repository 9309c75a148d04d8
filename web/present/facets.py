"""
How is a facet shown? As links, chosen values first, districts under their province and award types under their level.

Each link leads to the state with that value added or dropped. Counts come from the engine and are part of the link's
name, so that a screen reader says them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.analysis.fold import fold
from search.analysis.sorting import sort_key
from search.analysis.syllable import split_tone
from search.fields import FACETS, NONE
from search.result import Facet, FacetValue
from search.vocabulary.places import KINDS

from ..i18n import gettext as _
from ..links import UrlState
from .labels import field_title, short_title, value_label

SHORT = 8  # values of a facet before "Xem tất cả": more make the column longer than a page of results
PARENTS = {f.name: f.parent for f in FACETS if f.parent}
_BLOCKS = ("cluster", "district", "year", "award_type", "award_status", "covers", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its link adds or drops it; without a link it only heads *children*, values of the finer facet."""

    field: str
    value: str
    label: str
    count: int | None
    selected: bool
    url: str
    children: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One facet on the page. *all_url* leads to all its values, where not all are shown."""

    field: str
    title: str
    rows: tuple[Row, ...]
    selected: int
    all_url: str = ""
    partial: bool = False


def row(state: UrlState, name: str, value: FacetValue) -> Row:
    """Return the row of a value."""
    return Row(
        name,
        value.value,
        value_label(name, value.value, value.label),
        value.count,
        value.selected,
        state.toggle(name, value.value).url,
    )


def missing_row(state: UrlState, facet: Facet) -> Row | None:
    """Return the row "(Không rõ)" where it would find something or is chosen."""
    if not facet.missing and not facet.missing_selected:
        return None
    return Row(
        facet.field, NONE, _("(Không rõ)"), facet.missing, facet.missing_selected, state.toggle(facet.field, NONE).url
    )


def _flat(state: UrlState, facet: Facet, short: int) -> list[Row]:
    chosen = sum(v.selected for v in facet.values)
    rows = [row(state, facet.field, v) for v in facet.values[: max(short, chosen)]]
    return rows + [r for r in (missing_row(state, facet),) if r]


def _nested(state: UrlState, facet: Facet, parents: Facet | None, short: int) -> list[Row]:
    """Return the parent facet's rows with this facet's values under them; at most *short* values beside chosen ones."""
    chosen = sum(v.selected for v in facet.values)
    groups: dict[str | None, list[Row]] = {}
    for value in facet.values[: max(short, chosen)]:
        groups.setdefault(value.parent, []).append(row(state, facet.field, value))
    rows: list[Row] = []
    for parent in parents.values if parents else ():
        mine = groups.pop(parent.value, [])
        if mine or parent.selected or len(rows) < short // 2:
            rows.append(_with_children(row(state, parents.field if parents else "", parent), mine))
    for over, orphans in groups.items():  # the other filters leave the parent nothing, but not what stands under it
        rows += [_heading(parents.field, over, orphans)] if parents and over and over != NONE else orphans
    rows += [r for r in (missing_row(state, facet),) if r]
    return rows


def _heading(name: str, value: str, children: Sequence[Row]) -> Row:
    return Row(name, value, value_label(name, value), None, False, "", tuple(children))


def _with_children(parent: Row, children: Sequence[Row]) -> Row:
    return Row(parent.field, parent.value, parent.label, parent.count, parent.selected, parent.url, tuple(children))


def blocks(
    state: UrlState,
    facets: Sequence[Facet],
    partial: Sequence[str] = (),
    *,
    all_at: str = "/loc",
    short: int = SHORT,
    unknown: bool = True,
) -> list[Block]:
    """
    Return the facets of a result in the order of the page; those with nothing to choose are left out.

    *short* is how many values stand before "Xem tất cả", which leads to the facet's page below *all_at*; *unknown*
    tells whether "(Không rõ)" is offered.
    """
    by_name: Mapping[str, Facet] = {f.field: f for f in facets}
    out = []
    for name in _BLOCKS:
        facet = by_name.get(name)
        if facet is None:
            continue
        parent = PARENTS.get(name)
        rows = _nested(state, facet, by_name.get(parent), short) if parent else _flat(state, facet, short)
        rows = rows if unknown else [r for r in rows if r.value != NONE]
        if rows:
            others = facet.values[max(short, sum(v.selected for v in facet.values)) :]
            more = facet.truncated or others
            out.append(
                Block(
                    name,
                    field_title(name),
                    tuple(rows),
                    _chosen(rows),
                    state.without("page").at(f"{all_at}/{name}").url if more else "",
                    name in partial,
                )
            )
    return out


def _chosen(rows: Sequence[Row]) -> int:
    return sum(r.selected + _chosen(r.children) for r in rows)


@dataclass(frozen=True, slots=True)
class Tag:
    """A filter in use: *name* says it with its field, *url* leads to the search without it."""

    field: str
    label: str
    url: str


def tags(state: UrlState, facets: Sequence[Facet], dates: str = "") -> list[Tag]:
    """Return the filters in use, each with the way out of it. *dates* is the date range in words."""
    labels = {(f.field, v.value): v.label for f in facets for v in f.values}
    names = [f.name for f in FACETS]
    out = [
        Tag(
            name,
            f"{short_title(name)}: {value_label(name, value, labels.get((name, value)))}",
            state.drop(name, value).url,
        )
        for name, value in state.pairs
        if name in names
    ]
    return out + ([Tag("date", dates, state.without("from", "to").url)] if dates else [])


def _own_name(row: Row) -> str:
    """Return the name by which a value is looked up: Quận Tây Hồ is under T."""
    if row.field != "district":
        return row.label
    lower = row.label.lower()
    kind = next((k for k in KINDS if lower.startswith(k + " ")), "")
    return row.label[len(kind) :].strip()


def all_rows(state: UrlState, facet: Facet, wanted: str = "") -> list[tuple[str, list[Row]]]:
    """Return every value in Vietnamese order by first letter; *wanted* keeps those that hold all its words."""
    needles = fold(wanted).split()
    rows = [row(state, facet.field, v) for v in facet.values]
    rows = [r for r in rows if all(n in fold(r.label) for n in needles)]
    letters: dict[str, list[Row]] = {}
    for found in sorted(rows, key=lambda r: sort_key(_own_name(r))):
        first = next((c for c in _own_name(found) if c.isalnum()), "#")
        letters.setdefault("#" if first.isdigit() else split_tone(first.lower())[0].upper(), []).append(found)
    missing = missing_row(state, facet)
    if missing and not needles:
        letters.setdefault("…", []).append(missing)
    return list(letters.items())
