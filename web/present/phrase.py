"""How does a search say itself in one sentence? "12 bài về “cụm 9” tại Quận Tây Hồ, đăng năm 2024"."""

from __future__ import annotations

from collections.abc import Sequence

from search.fields import NONE
from search.request import SearchRequest

from ..i18n import day, number
from ..i18n import gettext as _
from .labels import value_label

# Where a value is not known, the sentence must still be one: each facet has two fragments.
FRAGMENTS = {
    "cluster": ("liên quan đến {values}", "không rõ cụm, khối thi đua"),
    "district": ("tại {values}", "không rõ địa bàn"),
    "province": ("ở {values}", "không rõ tỉnh, thành phố"),
    "year": ("đăng năm {values}", "không rõ năm đăng"),
    "covers": ("về công tác năm {values}", "không rõ năm công tác"),
    "award_type": ("nêu {values}", "không nêu hình thức khen thưởng"),
    "award_status": ("trạng thái {values}", "không rõ trạng thái khen thưởng"),
    "award_level": ("khen thưởng: {values}", "không rõ cấp khen thưởng"),
    "source": ("trên {values}", "không rõ nguồn"),
}


def or_list(items: Sequence[str]) -> str:
    """Return "a", "a hoặc b", "a, b hoặc c"."""
    if len(items) < 2:
        return "".join(items)
    return _("{most} hoặc {last}", most=", ".join(items[:-1]), last=items[-1])


def filters_phrase(request: SearchRequest) -> str:
    """Return the filters as one phrase, empty without filters."""
    parts = []
    for name, (known, unknown) in FRAGMENTS.items():
        values = request.filters.get(name, ())
        labels = [value_label(name, v) for v in values if v != NONE]
        said = ([_(known, values=or_list(labels))] if labels else []) + ([_(unknown)] if NONE in values else [])
        if said:
            parts.append(or_list(said))
    return ", ".join([*parts, *(text for text in (date_phrase(request),) if text)])


def date_phrase(request: SearchRequest) -> str:
    """Return the date range in words, empty without one."""
    if request.date_from and request.date_to:
        return _("từ {first} đến {last}", first=day(request.date_from), last=day(request.date_to))
    if request.date_from:
        return _("từ ngày {day}", day=day(request.date_from))
    return _("đến ngày {day}", day=day(request.date_to)) if request.date_to else ""


def heading(request: SearchRequest, total: int) -> str:
    """Return the sentence above the results."""
    text, rest = request.text, filters_phrase(request)
    if not total:
        start = _("Không tìm thấy bài nào")
    elif text or rest:
        start = _("1 bài") if total == 1 else _("{n} bài", n=number(total))
    else:
        start = _("Tất cả {n} bài", n=number(total))
    about = _(" về “{text}”", text=text) if text else ""
    return f"{start}{about} {rest}".strip()
