"""
How are articles filtered and facet values counted? The contract's meaning as filters and aggregations.

A value's count replaces its facet's own choice, so each facet is counted under all other filters. Filters on joint
facets must hold of one award record: they ask the masked award keys (see ``mapping.masks``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from ...fields import JOINT_FACETS
from .mapping import ANY, facet_path, mask
from .query import Query, all_of, facet_is

MOST_VALUES = 20_000  # of one facet; with fewer values than this every shard answers with all of its own: exact
Filters = Mapping[str, Sequence[str]]
Values = Callable[[str], Iterable[str]]


def holding(filters: Filters, without: str = "", *, extra: tuple[str, str] | None = None) -> list[Query]:
    """
    Return the queries for *filters*, that on facet *without* left out.

    *extra* is one more (joint facet, value) that the same award record must have.
    """
    plain = [
        facet_is(name, values)
        for name, values in filters.items()
        if values and name not in JOINT_FACETS and name != without
    ]
    joint = {
        name: list(values) for name, values in filters.items() if values and name in JOINT_FACETS and name != without
    }
    if extra is not None:
        joint[extra[0]] = [extra[1]]
    return plain + ([_of_one_record(joint)] if joint else [])


def _of_one_record(joint: Mapping[str, Sequence[str]]) -> Query:
    if len(joint) == 1:
        return facet_is(*next(iter(joint.items())))
    parts = [joint.get(name, [ANY]) for name in JOINT_FACETS]
    return {"terms": {"award_keys": [mask(*key) for key in product(*parts)]}}


def known_only(filters: Filters, values: Values) -> dict[str, Sequence[str]]:
    """Return *filters* with joint values that no article has replaced by one impossible value: products stay small."""
    joint = [name for name, chosen in filters.items() if chosen and name in JOINT_FACETS]
    out = dict(filters)
    for name in joint if len(joint) > 1 else []:
        there = set(values(name))
        out[name] = [v for v in dict.fromkeys(filters[name]) if v in there] or ["\0"]
    return out


def aggregations(facets: Sequence[str], filters: Filters, values: Values) -> dict[str, Any]:
    """Return the aggregations that count *facets*, over what matches without any filter."""
    out: dict[str, Any] = {}
    for facet in facets:
        others = [name for name, chosen in filters.items() if chosen and name in JOINT_FACETS and name != facet]
        if facet in JOINT_FACETS and others:
            plain = {n: v for n, v in filters.items() if n not in JOINT_FACETS}
            record = {n: v for n, v in filters.items() if n in JOINT_FACETS}
            each = {value: all_of(holding(record, facet, extra=(facet, value))) for value in values(facet)}
            inner: dict[str, Any] = {"filters": {"filters": each}} if each else {}
            held = holding(plain)
        else:
            inner = {"terms": {"field": facet_path(facet), "size": MOST_VALUES}}
            held = holding(filters, facet)
        if inner:
            out[facet] = {"filter": all_of(held), "aggs": {"values": inner}}
    return out


def read_counts(facets: Sequence[str], answer: Mapping[str, Any]) -> tuple[dict[str, dict[str, int]], list[str]]:
    """Return facet -> value -> count (without zeros), and the facets that are not exact."""
    counts: dict[str, dict[str, int]] = {}
    inexact = []
    for facet in facets:
        found = answer.get(facet, {}).get("values", {})
        buckets = found.get("buckets", [])
        pairs = buckets.items() if isinstance(buckets, dict) else ((b["key"], b) for b in buckets)
        counts[facet] = {value: bucket["doc_count"] for value, bucket in pairs if bucket["doc_count"]}
        if found.get("doc_count_error_upper_bound") or found.get("sum_other_doc_count"):
            inexact.append(facet)
    return counts, inexact


__all__ = ["aggregations", "holding", "known_only", "read_counts"]
