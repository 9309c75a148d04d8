"""
Who got which award, when, and which sentence says so? The award ledger (sổ khen thưởng), one row an award record.

Totals count awards that were received, count a number shared by several awards once, and say what they left out: a
proposal is never added to what was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from .analysis.fold import fold
from .analysis.marks import agrees
from .analysis.sorting import sort_key
from .errors import RequestError
from .fields import NONE
from .model import Article, Award, award_json
from .query.words import keys_of

Group = Literal["recipient", "year", "award_type"]
LedgerSort = Literal["newest", "oldest", "recipient", "order"]
LEDGER_FILTERS = (
    "award_type",
    "award_level",
    "award_status",
    "rank",
    "giver",
    "year",
    "district",
    "province",
    "cluster",
    "recipient",
)


@dataclass(frozen=True, slots=True)
class AwardRequest:
    """*q* searches recipients (marks as typed); *filters* maps names of LEDGER_FILTERS to canonical values."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: LedgerSort = "newest"
    group: Group | None = None
    page: int = 1
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Row:
    """
    An award and the article that tells it. *districts* and so on are facet values of the row, *place* is the award's
    number in its article.
    """

    award: Award
    article: Article
    districts: tuple[str, ...]
    provinces: tuple[str, ...]
    clusters: tuple[str, ...]
    place: int = 0

    def value(self, name: str) -> tuple[str, ...]:
        """Return the row's values for one filter; ``(_none,)`` where nothing is known."""
        return tuple(v for v in _VALUES[name](self) if v) or (NONE,)

    def to_json(self) -> dict[str, Any]:
        """Return the contract's row: the award record plus ``article``."""
        a = self.article
        return award_json(self.award) | {
            "article": {"id": a.id, "title": a.title, "published_at": a.published_at, "source": a.source}
        }


@dataclass(frozen=True, slots=True)
class Totals:
    """
    How many awards were received by the rows found, and what that number leaves out.

    *received* adds 1 for a named recipient and the number of a counted group (a shared number once); *uncounted*
    are received rows without a number ("nhiều"); *announced* and *proposed* are rows, not awards.
    """

    received: int = 0
    uncounted: int = 0
    shared_rows: int = 0
    announced: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True)
class AwardResult:
    """A page of the ledger. *groups*: (heading, rows, totals) of this page's rows where grouping was asked for."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    totals: Totals
    facets: Mapping[str, Mapping[str, int]]
    groups: tuple[tuple[str, tuple[Row, ...], Totals], ...] = ()


def rows_of(articles: Iterable[Article]) -> Iterator[Row]:
    """Yield every award record of *articles* as a row."""
    for article in articles:
        for place, award in enumerate(article.awards):
            districts = _districts(award, article)
            provinces = dict.fromkeys(d.partition("/")[0] for d in districts if not d.startswith("?/"))
            if not provinces:
                provinces = dict.fromkeys(c.place for c in article.clusters if c.place)
            yield Row(award, article, districts, tuple(provinces), tuple(c.value for c in article.clusters), place)


def search_rows(
    rows: Sequence[Row],
    request: AwardRequest,
    whole: Callable[[Sequence[Row]], Sequence[Row]] = tuple,
) -> AwardResult:
    """
    Return the page of *rows* that *request* asks for; raises RequestError for a page that cannot be.

    *whole* is given the rows of the page and returns them with whole articles, where *rows* have outlines.
    """
    if request.page < 1 or request.limit < 1:
        raise RequestError("Trang và số dòng phải từ 1 trở lên.", where="page")
    found = [row for row in rows if _matches(row, request.filters)] if request.filters else list(rows)
    if request.q.strip():
        wanted = keys_of(request.q)
        found = [row for row in found if _names(row.award, wanted)]
    found.sort(key=_SORTS[request.sort])
    if request.sort == "newest":
        found.reverse()
    if request.group:
        heading = _GROUPS[request.group]
        found.sort(key=lambda row: heading(row)[0])
    pages = max(1, -(-len(found) // request.limit))
    shown = tuple(whole(found[(request.page - 1) * request.limit : request.page * request.limit]))
    return AwardResult(
        shown,
        len(found),
        request.page,
        pages,
        totals(found),
        _facets(rows, request),
        tuple(_grouped(shown, request.group)) if request.group else (),
    )


def with_articles(rows: Iterable[Row], articles: Mapping[str, Article]) -> Iterator[Row]:
    """Yield *rows* with whole articles, by id; rows of others are left out: they were withdrawn meanwhile."""
    for row in rows:
        article = articles.get(row.article.id)
        if article is not None:
            yield replace(row, award=article.awards[row.place], article=article)


def resolve_own(rows: Sequence[Row], filters: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """
    Return canonical values for the ledger's own filters: ``rank`` (1, I, nhất), ``year`` (of the award), ``giver`` and
    ``recipient`` (all that have the words, marks as typed). Raises RequestError for what means nothing.
    """
    out: dict[str, tuple[str, ...]] = {}
    for name, typed in filters.items():
        values = [v.strip() for v in typed if v.strip()]
        found = dict.fromkeys(v for value in values for v in _own_values(rows, name, value))
        if values and not found:
            known = sorted({v for row in rows for v in row.value(name)}) if name in LEDGER_FILTERS else LEDGER_FILTERS
            raise RequestError(
                f"Sổ khen thưởng: {name} không có giá trị “{values[0]}”.",
                where=name,
                details=list(known)[:MAX_SHOWN],
                hint="Chọn một giá trị trong danh sách.",
            )
        if found:
            out[name] = tuple(found)
    return out


def _own_values(rows: Sequence[Row], name: str, typed: str) -> list[str]:
    if typed == NONE:
        return [NONE]
    if name == "rank":
        rank = _RANKS.get(fold(typed).removeprefix("hang "))
        return [rank] if rank else []
    if name == "year":
        return [typed] if len(typed) == 4 and typed.isascii() and typed.isdigit() else []
    if name not in ("giver", "recipient"):
        return []
    known = list(dict.fromkeys(v for row in rows for v in row.value(name) if v != NONE))
    if typed in known:
        return [typed]
    wanted = keys_of(typed)
    return [v for v in known if wanted and _all_in(wanted, keys_of(v))]


def _all_in(wanted: Sequence[str], have: Sequence[str]) -> bool:
    return all(any(agrees(w, h) for h in have) for w in wanted)


_RANKS = {
    "1": "Nhất",
    "i": "Nhất",
    "nhat": "Nhất",
    "2": "Nhì",
    "ii": "Nhì",
    "nhi": "Nhì",
    "3": "Ba",
    "iii": "Ba",
    "ba": "Ba",
    "nhan dan": "nhân dân",
    "uu tu": "ưu tú",
}
MAX_SHOWN = 20


def totals(rows: Iterable[Row]) -> Totals:
    """Return the totals of *rows* by the rules above."""
    received = uncounted = shared_rows = announced = proposed = 0
    counted: set[tuple[Any, ...]] = set()
    for row in rows:
        award = row.award
        if award.status == "proposed":
            proposed += 1
        elif award.status == "announced":
            announced += 1
        elif award.shared:
            mark = (row.article.id, award.count, award.of, award.unit, award.evidence and award.evidence.start)
            shared_rows += 1
            if mark not in counted:
                counted.add(mark)
                received += award.count or 0
                uncounted += award.count is None
        elif award.recipient is None and award.count is None:
            uncounted += 1
        else:
            received += award.count or 1
    return Totals(received, uncounted, shared_rows, announced, proposed)


def _districts(award: Award, article: Article) -> tuple[str, ...]:
    """The recipient's district; where it is none and names none, the article's subjects."""
    named = f" {fold(award.recipient or '')} | {fold(award.unit or '')} "
    own = [d.value for d in article.districts if f" {fold(d.name)} " in named.replace(",", " ")]
    return tuple(dict.fromkeys(own or [d.value for d in article.districts if d.role == "subject"]))


def _matches(row: Row, filters: Mapping[str, tuple[str, ...]]) -> bool:
    return all(any(v in values for v in row.value(name)) for name, values in filters.items())


def _names(award: Award, wanted: Sequence[str]) -> bool:
    have = _keys(" ".join(t for t in (award.recipient, award.of, award.unit) if t))
    return all(any(agrees(w, h) for h in have) for w in wanted)


@lru_cache(maxsize=100_000)
def _keys(text: str) -> tuple[str, ...]:
    """The same recipients are asked about in every search of the ledger."""
    return tuple(keys_of(text))


def _facets(rows: Sequence[Row], request: AwardRequest) -> dict[str, dict[str, int]]:
    """Counts of each filter's values when its own choice is left out."""
    out: dict[str, dict[str, int]] = {}
    wanted = keys_of(request.q)
    rows = [row for row in rows if not wanted or _names(row.award, wanted)]
    for name in ("award_type", "award_level", "award_status", "year", "district", "province", "cluster"):
        counts: dict[str, int] = dict.fromkeys(request.filters.get(name, ()), 0)
        others = {n: v for n, v in request.filters.items() if n != name}
        for row in (row for row in rows if _matches(row, others)) if others else rows:
            for value in row.value(name):
                counts[value] = counts.get(value, 0) + 1
        out[name] = counts
    return out


def _date(row: Row) -> str:
    return row.article.published_at or row.article.event_at or ""


_VALUES: dict[str, Callable[[Row], tuple[str | None, ...]]] = {
    "award_type": lambda r: (r.award.award_type,),
    "award_level": lambda r: (r.award.level,),
    "award_status": lambda r: (r.award.status,),
    "rank": lambda r: (r.award.rank,),
    "giver": lambda r: (r.award.giver,),
    "year": lambda r: (str(r.award.year) if r.award.year else None,),
    "district": lambda r: r.districts,
    "province": lambda r: r.provinces,
    "cluster": lambda r: r.clusters,
    "recipient": lambda r: (r.award.recipient,),
}
_SORTS: dict[str, Callable[[Row], Any]] = {
    "newest": lambda r: (_date(r), r.article.id),
    "oldest": lambda r: (_date(r) or "9", r.article.id),
    "recipient": lambda r: (sort_key(r.award.recipient or "￿"), _date(r), r.article.id),
    "order": lambda r: (r.award.award_type, _date(r), r.article.id),
}
_GROUPS: dict[str, Callable[[Row], tuple[Any, str]]] = {
    "recipient": lambda r: (sort_key(r.award.recipient or "￿"), r.award.recipient or "(Không nêu tên)"),
    "year": lambda r: (-(r.award.year or 0), str(r.award.year) if r.award.year else "(Không rõ)"),
    "award_type": lambda r: (r.award.award_type, r.award.award_type),
}


def _grouped(rows: Sequence[Row], group: Group) -> Iterator[tuple[str, tuple[Row, ...], Totals]]:
    heading = _GROUPS[group]
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(heading(row)[1], []).append(row)
    for name, members in parts.items():
        yield name, tuple(members), totals(members)
