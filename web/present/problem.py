"""
What does a person read when an address asks for what cannot be? In the words of the page, with ways on.

Programs get the error as the core words it; people get the name of the filter as the page has it, the values it may
have meant as links, and a link to the same search without the part that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from search.facets import label_of
from search.fields import FACET_NAMES

from ..i18n import gettext as _
from ..i18n import said
from ..links import UrlState
from .labels import short_title
from .ledger import ledger_title

_QUOTED = re.compile("“(.*?)”")
_PARTS = {
    "from": "Từ ngày",
    "to": "Đến ngày",
    "sort": "Sắp xếp theo",
    "page": "Trang",
    "q": "Từ khóa tìm kiếm",
    "group": "Gộp theo",
}
_OWN = frozenset({"rank", "giver", "recipient", "year"})  # filters with a meaning of their own in the ledger
Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An error for people: *ways* are links, *details* single faults; both may be empty."""

    message: str
    hint: str
    ways: Links = ()
    details: tuple[str, ...] = ()


def problem(message: str, hint: str, where: str, details: Sequence[str], state: UrlState) -> Problem:
    """Return the error (as the core words it) for people; *state* is the address that was asked for."""
    if where in _OWN and state.path.startswith("/khen-thuong"):
        return _one_filter(where, message, (), state)  # its details are all values of the ledger, not what was meant
    fields = [name for name in where.split(", ") if name in FACET_NAMES]
    if len(fields) == 1:
        return _one_filter(fields[0], message, details, state)
    if fields:
        told = tuple(f"{short_title(n)}: {', '.join(f'“{v}”' for v in state.values(n))}" for n in fields)
        way = (_("Bỏ các bộ lọc này, xem kết quả"), _list(state).without(*fields).url)
        return Problem(_("Có bộ lọc không hiểu được."), "", (way,), told)
    wrong = [d.partition(":")[0] for d in details]
    if not where and wrong and all(n in state.names for n in wrong):
        told = tuple(_said(d) for d in details)
        way = (_("Bỏ phần chưa đúng, xem kết quả"), _list(state).without(*wrong).url)
        return Problem(_("Có chỗ chưa đúng trong địa chỉ."), "", (way,), told)
    return Problem(message, hint, (), tuple(d for d in details if not d.startswith("/")))


def _one_filter(name: str, message: str, values: Sequence[str], state: UrlState) -> Problem:
    found = _QUOTED.search(message)
    typed = found[1] if found else ""
    here = _list(state)
    if not values:
        everything = f"{'/khen-thuong' if here.path != '/' else ''}/loc/{name}"
        title = ledger_title(name) if here.path != "/" else short_title(name)
        ways: Links = ((_("Bỏ lọc này, xem kết quả"), here.without(name).url),)
        if name in FACET_NAMES:
            ways = ((_("Xem tất cả: {field}", field=title), here.without(name).at(everything).url), *ways)
        return Problem(_("{field}: không có “{typed}”.", field=title, typed=typed), "", ways)
    place = {v: f" ({v.partition('/')[0]})" if name == "district" else "" for v in values}
    others = [v for v in state.values(name) if v != typed]
    ways = tuple((label_of(name, v) + place[v], state.set(name, *others, v).url) for v in values)
    return Problem(
        _("{field}: “{typed}” có nhiều cách hiểu.", field=short_title(name), typed=typed),
        _("Bạn muốn tìm mục nào?"),
        ways,
    )


def _list(state: UrlState) -> UrlState:
    """Return the list that a page of values belongs to: the ledger or the results."""
    return state.at("/khen-thuong" if state.path.startswith("/khen-thuong") else "/").without("page", "tim")


def _said(detail: str) -> str:
    name, colon, text = detail.partition(":")
    return f"{_(_PARTS[name]) if name in _PARTS else name}{colon} {said(text.strip())}"
