"""
How do the parameters of an address become a :class:`SearchRequest`, and back?

One parser for pages, API and command line. It collects every fault before it complains. ``strict`` (API, command
line) refuses what it does not know; pages leave it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args

from .errors import RequestError
from .fields import FACET_NAMES
from .request import MAX_LIMIT, MAX_PAGE_HITS, SearchRequest, Sort

SORTS: tuple[str, ...] = get_args(Sort)
MAX_VALUES = 50  # values of one facet: more is a script gone wrong, and each costs a mask over the corpus
MAX_VALUE_LENGTH = 200  # the longest real value, a named cluster with its place, has about 120
_FLAG = {"1": True, "true": True, "0": False, "false": False}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/-](\d{4})")

FAULTS = {
    "choice": "cần một trong {allowed}, nhận được “{value}”",
    "day": "không hiểu ngày “{value}” (ví dụ: 22/01/2024 hoặc 2024)",
    "deep": "chỉ xem được {n} bài đầu; muốn nhiều hơn hãy tải về toàn bộ",
    "flag": "cần 1 hoặc 0, nhận được “{value}”",
    "long": "giá trị dài quá {n} ký tự",
    "many": "nhiều hơn {n} giá trị",
    "number": "cần một số từ {low} đến {high}, nhận được “{value}”",
    "order": "ngày bắt đầu ở sau ngày kết thúc",
    "twice": "có hai lần, chỉ cần một",
    "unknown": "không có tham số này",
}


def fault(name: str, kind: str, **values: object) -> str:
    """Return one line of ``RequestError.details``: which parameter, and which of :data:`FAULTS` it has."""
    told = {n: str(v)[:40] if n == "value" else v for n, v in values.items()}
    return f"{name[:50]}: {FAULTS[kind].format(**told)}"


class _Fault(ValueError):
    """A value that cannot be read: its *kind* of fault, with what fills the words."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind, self.values = kind, values


@dataclass
class _Reading:
    known: dict[str, Any] = field(default_factory=dict)
    filters: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def parse_request(pairs: Iterable[tuple[str, str]], *, strict: bool, also: Iterable[str] = ()) -> SearchRequest:
    """
    Return the request that *pairs* (name, value) spell. Empty values count as absent.

    Facet values stay as typed (the index resolves short forms). *also* names parameters that others read. With
    *strict*, unknown names and bad values raise one RequestError that lists them all; without, bad values of known
    parameters still do not pass silently: they raise too, except unknown names, which are skipped.
    """
    reading, other = _Reading(), set(also)
    for name, raw in pairs:
        value = unicodedata.normalize("NFC", raw).strip()
        if not value or name in other:
            continue
        if name in FACET_NAMES:
            _take_filter(reading, name, value)
        elif name in _READERS:
            if strict and _READERS[name][0] in reading.known:
                reading.faults.append(fault(name, "twice"))
            _take(reading, name, value)
        elif strict:
            reading.faults.append(fault(name, "unknown"))
    _check(reading)
    if reading.faults:
        raise RequestError(
            "Yêu cầu có chỗ chưa đúng.", hint="Sửa các tham số được nêu rồi thử lại.", details=reading.faults
        )
    filters = {n: tuple(reading.filters[n]) for n in FACET_NAMES if n in reading.filters}
    return replace(SearchRequest(), filters=filters, **reading.known)


def to_pairs(request: SearchRequest) -> list[tuple[str, str]]:
    """Return the parameters of a request in canonical order, defaults left out: the address of this search."""
    pairs = [("q", request.text)] if request.text else []
    pairs += [(name, v) for name in FACET_NAMES for v in request.filters.get(name, ())]
    optional = (("from", request.date_from), ("to", request.date_to), ("sort", request.sort))
    pairs += [(name, v) for name, v in optional if v]
    if request.match == "any":
        pairs.append(("match", "any"))
    if request.exact:
        pairs.append(("exact", "1"))
    if request.limit != SearchRequest().limit:
        pairs.append(("limit", str(request.limit)))
    if request.page != 1:
        pairs.append(("page", str(request.page)))
    return pairs


def parse_day(text: str, *, end: bool = False) -> str | None:
    """
    Return the ISO date that *text* means: ``2024-01-22``, ``22/01/2024``, ``01/2024``, ``2024``; ``None`` if none.

    A month or a year means its first day, with *end* its last.
    """
    try:
        if m := _DAY.fullmatch(text):
            y, mo, d = (m[1], m[2], m[3]) if m[1] else (m[6], m[5], m[4])
            return date(int(y), int(mo), int(d)).isoformat()
        if m := _MONTH.fullmatch(text):
            y, mo = (m[1], m[2]) if m[1] else (m[4], m[3])
            return _month_end(int(y), int(mo)) if end else date(int(y), int(mo), 1).isoformat()
        if re.fullmatch(r"\d{4}", text):
            return date(int(text), 12 if end else 1, 31 if end else 1).isoformat()
    except ValueError:
        return None
    return None


def _month_end(year: int, month: int) -> str:
    date(year, month, 1)  # a ValueError for a month 13
    follow = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(follow.toordinal() - 1).isoformat()


def _take_filter(reading: _Reading, name: str, value: str) -> None:
    values = reading.filters.setdefault(name, [])
    if len(value) > MAX_VALUE_LENGTH:
        reading.faults.append(fault(name, "long", n=MAX_VALUE_LENGTH))
    elif len(values) >= MAX_VALUES:
        reading.faults.append(fault(name, "many", n=MAX_VALUES))
    elif value not in values:
        values.append(value)


def _take(reading: _Reading, name: str, value: str) -> None:
    key, read = _READERS[name]
    try:
        reading.known[key] = read(value)
    except _Fault as found:
        reading.faults.append(fault(name, found.kind, **found.values))


def _check(reading: _Reading) -> None:
    known = reading.known
    if known.get("date_from") and known.get("date_to") and known["date_from"] > known["date_to"]:
        reading.faults.append(fault("from", "order"))
    if known.get("page", 1) * known.get("limit", 10) > MAX_PAGE_HITS:
        reading.faults.append(fault("page", "deep", n=MAX_PAGE_HITS))


def _number(low: int, high: int) -> Any:
    def read(value: str) -> int:
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not low <= int(value) <= high:
            raise _Fault("number", low=low, high=high, value=value)
        return int(value)

    return read


def _choice(*allowed: str) -> Any:
    def read(value: str) -> str:
        if value not in allowed:
            raise _Fault("choice", allowed=", ".join(allowed), value=value)
        return value

    return read


def _date(end: bool) -> Any:
    def read(value: str) -> str:
        day = parse_day(value, end=end)
        if day is None:
            raise _Fault("day", value=value)
        return day

    return read


def _flag(value: str) -> bool:
    if value.lower() not in _FLAG:
        raise _Fault("flag", value=value)
    return _FLAG[value.lower()]


_READERS: dict[str, tuple[str, Any]] = {
    "q": ("text", str),
    "from": ("date_from", _date(False)),
    "to": ("date_to", _date(True)),
    "sort": ("sort", _choice(*SORTS)),
    "page": ("page", _number(1, 1_000_000)),
    "limit": ("limit", _number(1, MAX_LIMIT)),
    "match": ("match", _choice("all", "any")),
    "exact": ("exact", _flag),
    "explain": ("explain", _flag),
}
REQUEST_PARAMETERS: tuple[str, ...] = (*_READERS, *FACET_NAMES)
