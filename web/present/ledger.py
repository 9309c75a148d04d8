"""How is the award ledger shown: its rows, its filters, its totals in one sentence, its groups?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.analysis.sorting import sort_key
from search.facets import label_of, parent_of
from search.fields import NONE
from search.ledger import AwardRequest, AwardResult, Row, Totals
from search.result import Facet, FacetValue

from ..i18n import day, number
from ..i18n import gettext as _
from ..links import UrlState, article_path
from .article import AwardRow, award_row
from .facets import Block, Tag, blocks
from .labels import field_title, short_title, value_label
from .sentences import anchor_of, sentences


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row with the article and the sentence that say it."""

    award: AwardRow
    sentence: str
    sentence_url: str
    title: str
    article_url: str
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """Rows under one heading, with their own totals. Without grouping there is one group without a heading."""

    heading: str
    rows: tuple[LedgerRow, ...]
    totals: str


def ledger_row(row: Row, lang: str = "") -> LedgerRow:
    """Return a row of the page."""
    article, evidence = row.article, row.award.evidence
    anchor = anchor_of(sentences(article), evidence)
    page = UrlState.of(article_path(article.id), [("lang", lang)]).url
    return LedgerRow(
        award_row(row.award, anchor),
        evidence.sentence if evidence else "",
        f"{page}#{anchor}" if anchor else page,
        article.title or _("(Không có tiêu đề)"),
        page,
        article.source or "",
        day(article.published_at or article.event_at),
    )


def groups(result: AwardResult, lang: str = "") -> list[LedgerGroup]:
    """Return the rows of this page in their groups."""
    parts = result.groups or (("", result.rows, result.totals),)
    return [
        LedgerGroup(
            _(heading) if heading.startswith("(") else heading,
            tuple(ledger_row(r, lang) for r in rows),
            totals_line(totals) if heading else "",
        )
        for heading, rows, totals in parts
        if rows
    ]


def totals_line(totals: Totals) -> str:
    """Return the totals in a sentence that says what they leave out."""
    said = _("Đã trao: {n} lượt khen thưởng.", n=number(totals.received))
    left = []
    if totals.uncounted:
        left.append(_("{n} dòng không nêu số lượng", n=number(totals.uncounted)))
    if totals.announced:
        left.append(_("{n} dòng mới công bố", n=number(totals.announced)))
    if totals.proposed:
        left.append(_("{n} dòng mới là đề nghị", n=number(totals.proposed)))
    text = f"{said} {_('Không tính: {left}.', left='; '.join(left))}" if left else said
    shared = _("Số dùng chung cho nhiều hình thức chỉ tính một lần.")
    return f"{text} {shared}" if totals.shared_rows else text


def ledger_blocks(
    state: UrlState, counts: Mapping[str, Mapping[str, int]], filters: Mapping[str, Sequence[str]]
) -> list[Block]:
    """Return the ledger's filters in the look of facets; their counts are rows."""
    facets = [ledger_facet(name, counts[name], filters.get(name, ())) for name in counts]
    return blocks(state, facets, all_at="/khen-thuong/loc")


def ledger_facet(name: str, counts: Mapping[str, int], chosen: Sequence[str]) -> Facet:
    """Return the counts of one filter in the order of a facet."""
    listed = [v for v, n in counts.items() if v != NONE and (n or v in chosen)]
    listed.sort(key=lambda v: (v not in chosen, -counts[v], sort_key(label_of(name, v)), v))
    values = tuple(FacetValue(v, label_of(name, v), counts[v], v in chosen, parent_of(name, v)) for v in listed)
    return Facet(name, field_title(name), values, counts.get(NONE, 0), NONE in chosen)


def ledger_tags(state: UrlState, asked: AwardRequest) -> list[Tag]:
    """Return the filters in use, each with the way out of it."""
    tags = [
        Tag(name, f"{ledger_title(name)}: {value_label(name, value)}", state.drop(name, value).url)
        for name, values in asked.filters.items()
        for value in values
    ]
    if asked.q:
        tags.insert(0, Tag("q", f"{field_title('recipient')}: “{asked.q}”", state.without("q").url))
    return tags


def ledger_title(name: str) -> str:
    """Return the heading of a filter: in the ledger a year is the award's, not the article's."""
    return _("Năm khen thưởng") if name == "year" else short_title(name)
