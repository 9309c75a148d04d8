"""What does the request ask of the ledger? Its parameters as an :class:`AwardRequest`, and back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import cast, get_args

from flask import g

from search.errors import RequestError
from search.fields import FACET_NAMES
from search.ledger import LEDGER_FILTERS, AwardRequest, Group, LedgerSort
from search.lookup import resolve
from search.params import MAX_VALUE_LENGTH, MAX_VALUES, fault
from search.request import MAX_LIMIT

from .ask import pairs
from .holder import the_index
from .links import UrlState

SORTS: tuple[str, ...] = get_args(LedgerSort)
GROUPS: tuple[str, ...] = get_args(Group)
MAX_PAGE = 1_000_000


def read_awards(*, strict: bool, limit: int = 50) -> AwardRequest:
    """
    Return what the current request asks of the ledger, filter values in their canonical form.

    Raises RequestError that names every fault; unknown parameters are one only when *strict*.
    """
    single: dict[str, str] = {}
    filters: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for name, raw in pairs():
        value = unicodedata.normalize("NFC", raw).strip()
        if name in LEDGER_FILTERS:
            filters[name] = _added(name, filters.get(name, ()), value, faults)
        elif name in ("q", "sort", "group", "page", "limit"):
            single[name] = value or single.get(name, "")
        elif strict or name not in ("lang",):
            faults += [fault(name, "unknown")] if strict else []
    asked = AwardRequest(
        single.get("q", "")[:1000],
        {},
        cast("LedgerSort", _choice("sort", single, SORTS, faults) or "newest"),
        cast("Group | None", _choice("group", single, GROUPS, faults) or None),
        _number("page", single, 1, MAX_PAGE, faults),
        _number("limit", single, limit, MAX_LIMIT, faults),
    )
    if faults:
        raise RequestError("Yêu cầu có chỗ chưa đúng.", hint="Sửa các tham số được nêu rồi thử lại.", details=faults)
    return replace(asked, filters=_canonical({n: filters[n] for n in LEDGER_FILTERS if filters.get(n)}))


def awards_state(asked: AwardRequest, path: str, default_limit: int = 25) -> UrlState:
    """Return the URL state of a ledger request at a path."""
    pairs_ = [("q", asked.q), *((n, v) for n, values in asked.filters.items() for v in values)]
    pairs_ += [
        ("sort", asked.sort if asked.sort != "newest" else ""),
        ("group", asked.group or ""),
        ("limit", str(asked.limit) if asked.limit != default_limit else ""),
        ("page", str(asked.page) if asked.page != 1 else ""),
        ("lang", g.get("lang_parameter", "")),
    ]
    return UrlState.of(path, pairs_)


def _added(name: str, values: tuple[str, ...], value: str, faults: list[str]) -> tuple[str, ...]:
    if not value or value in values:
        return values
    if len(value) > MAX_VALUE_LENGTH:
        faults.append(fault(name, "long", n=MAX_VALUE_LENGTH))
        return values
    if len(values) >= MAX_VALUES:
        faults.append(fault(name, "many", n=MAX_VALUES))
        return values
    return (*values, value)


def _choice(name: str, single: dict[str, str], known: tuple[str, ...], faults: list[str]) -> str:
    value = single.get(name, "")
    if value and value not in known:
        faults.append(fault(name, "choice", allowed=", ".join(known), value=value))
        return ""
    return value


def _number(name: str, single: dict[str, str], default: int, most: int, faults: list[str]) -> int:
    value = single.get(name, "")
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= most:
        faults.append(fault(name, "number", low=1, high=most, value=value))
        return default
    return int(value)


def _canonical(filters: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Short forms become canonical values where the filter is also a facet of articles."""
    out: dict[str, tuple[str, ...]] = {}
    for name, values in filters.items():
        if name in FACET_NAMES and name != "year":
            known = the_index().facet_values(name)
            values = tuple(dict.fromkeys(resolve(name, v, known) for v in values))
        out[name] = values
    return out
