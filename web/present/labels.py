"""
What do people read for a value: of a facet, a status, an award?

A proposal is never shown as a prize: its badge has its own word, sign and shape, not only its own colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from search.facets import STATUS_LABELS, label_of
from search.fields import FACETS, NONE
from search.model import Article, Award

from ..i18n import gettext as _
from ..i18n import number

STATUS_SIGNS: Final = {"received": "✓", "announced": "◷", "proposed": "◌"}
FIELD_TITLES: Final = {f.name: f.label for f in FACETS} | {
    "award_status": "Trạng thái khen thưởng",
    "recipient": "Tập thể, cá nhân",
    "rank": "Hạng",
    "giver": "Cơ quan khen thưởng",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """An award in few words: *status* names its look, *sign* and *word* say it, *text* is the award."""

    status: str
    sign: str
    word: str
    text: str


def field_title(name: str) -> str:
    """Return the heading of a facet or a ledger filter."""
    return _(FIELD_TITLES[name])


def short_title(name: str) -> str:
    """Return the heading without what stands in brackets, for places with little room."""
    return field_title(name).partition(" (")[0]


def value_label(field: str, value: str, label: str | None = None) -> str:
    """Return what people read for a value; *label* is what the index calls it, where it was asked."""
    if field in ("award_status", "award_level") or value == NONE:
        return _(label_of(field, value))
    return label or label_of(field, value)


def status_badge(status: str, text: str = "") -> Badge:
    """Return the badge of a status, with *text* beside it."""
    return Badge(status, STATUS_SIGNS.get(status, ""), _(STATUS_LABELS.get(status, status)), text)


def award_text(award: Award) -> str:
    """Return type and rank: "Huân chương Lao động hạng Nhất"."""
    if not award.rank:
        return award.award_type
    if award.rank in ("nhân dân", "ưu tú"):
        return f"{award.award_type} ({award.rank})"
    return f"{award.award_type} {_('hạng {rank}', rank=award.rank)}"


def recipient_text(award: Award) -> str:
    """Return who is rewarded: a name, "8 tập thể (quận Đồ Sơn)", "nhiều cá nhân", or "(Không rõ)"."""
    if award.recipient:
        return award.recipient
    amount = number(award.count) if award.count is not None else award.approx
    text = " ".join(part for part in (amount, award.of) if part)
    if not text:
        return _("(Không rõ)")
    return f"{text} ({award.unit})" if award.unit else text


def award_badges(article: Article) -> list[Badge]:
    """Return the article's awards without repeats, proposals as what they are, types without a record last."""
    badges = {(a.status, award_text(a)): status_badge(a.status, award_text(a)) for a in article.awards}
    return list(badges.values())
