"""
What does a facet look like to people? Values with labels and counts, in order.

What a count means is the contract's, and engines keep it (see ``engine.base.Answer``): the number of articles when
this facet's own choice is replaced by that value alone, query and other filters unchanged. Chosen values are always
listed, also at 0; values that would give nothing are not. Order: chosen first, then count, then Vietnamese order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .analysis.sorting import flat_key
from .fields import FACETS, NONE, FacetField
from .result import Facet, FacetValue
from .vocabulary.awards import AWARD_LEVELS, AWARD_TYPES

MAX_VALUES = 100  # of one facet in one answer; the rest is on the facet's own page
STATUS_LABELS = {"received": "Đã trao", "announced": "Đã công bố", "proposed": "Đề nghị"}
NONE_LABEL = "(Không rõ)"
_LEVEL_LABELS: dict[str, str] = {level.code or NONE: level.label for level in AWARD_LEVELS}
_LEVEL_OF: dict[str, str] = {t.name: t.level or NONE for t in AWARD_TYPES}


def present(
    counts: Mapping[str, Mapping[str, int]], filters: Mapping[str, Sequence[str]], *, limit: int | None = MAX_VALUES
) -> tuple[Facet, ...]:
    """Return the facets of an answer in the table's order; those that were not counted are left out."""
    return tuple(
        _facet(field, counts[field.name], filters.get(field.name, ()), limit)
        for field in FACETS
        if field.name in counts
    )


def label_of(facet: str, value: str) -> str:
    """Return what people read for a value: ``Quận Tây Hồ``, ``Cụm thi đua số 9 (Hà Nội)``, ``Đề nghị``."""
    if value == NONE:
        return NONE_LABEL
    if facet == "district":
        unit = value.rpartition("/")[2]
        return unit[:1].upper() + unit[1:]
    if facet == "cluster":
        return _cluster_label(value)
    if facet == "award_status":
        return STATUS_LABELS.get(value, value)
    return _LEVEL_LABELS.get(value, value) if facet == "award_level" else value


def parent_of(facet: str, value: str) -> str | None:
    """Return the value a value is grouped under: the province of a district, the level of an award type."""
    if facet == "district":
        place = value.partition("/")[0]
        return NONE if place == "?" else place
    return _LEVEL_OF.get(value) if facet == "award_type" else None


def _cluster_label(value: str) -> str:
    place, _, own = value.partition("/")
    if own.isdigit():
        name = f"Cụm thi đua số {own}"
    elif own.startswith("khối ") and own[5:].isdigit():
        name = f"Khối thi đua số {own[5:]}"
    else:
        name = own
    return name if place in ("?", "") else f"{name} ({place})"


def _facet(field: FacetField, counts: Mapping[str, int], chosen: Sequence[str], limit: int | None) -> Facet:
    listed = {v: n for v, n in counts.items() if v != NONE and (n or v in chosen)}
    listed.update({v: 0 for v in chosen if v != NONE and v not in listed})
    wanted = len(listed) if limit is None else max(limit, len(chosen))
    picked = set(chosen)
    # Labels are made and compared only where counts tie at the edge: a facet may have a thousand values.
    least = sorted(listed.values(), reverse=True)[wanted - 1] if wanted < len(listed) else 0
    near = [v for v in listed if listed[v] >= least or v in picked]
    said = {v: _described(field.name, v) for v in near}
    order = sorted(near, key=lambda v: (v not in picked, -listed[v], said[v].key, v))[:wanted]
    same: Mapping[str, int] = {}
    if field.name == "district":  # two provinces may each have a thị xã Sơn Tây: then the label says which
        same = Counter(map(_unit_of, listed))
    values = tuple(
        FacetValue(
            v,
            f"{said[v].label} ({v.partition('/')[0]})" if same and same[_unit_of(v)] > 1 else said[v].label,
            listed[v],
            v in picked,
            said[v].parent,
        )
        for v in order
    )
    return Facet(field.name, field.label, values, counts.get(NONE, 0), NONE in picked, len(order) < len(listed))


class _Described(NamedTuple):
    """What is always the same of a value: its label, how that is sorted, and what it is grouped under."""

    label: str
    key: str
    parent: str | None


@lru_cache(maxsize=65536)
def _described(facet: str, value: str) -> _Described:
    label = label_of(facet, value)
    return _Described(label, flat_key(label), parent_of(facet, value))


@lru_cache(maxsize=4096)
def _unit_of(district: str) -> str:
    return district.partition("/")[2]
