"""
How does a whole list leave the page? As CSV, NDJSON or JSON, complete, streamed, in the order of the page.

CSV is UTF-8 with a byte order mark and days as dd/mm/yyyy, so that spreadsheets open it right, and no cell can be
taken for a formula.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from flask import Response

from search.facets import STATUS_LABELS
from search.ledger import AwardRequest, Row
from search.model import Article
from search.request import SearchRequest

if TYPE_CHECKING:
    from search.index import Index

T = TypeVar("T")
TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "ndjson": "application/x-ndjson; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
CHUNK: Final = 64  # records sent at once: fewer, larger writes; small enough to start at once

ARTICLE_COLUMNS: Final = (
    "id",
    "title",
    "published",
    "event",
    "source",
    "authors",
    "clusters",
    "districts",
    "covers",
    "received",
    "announced",
    "proposed",
    "url",
)
AWARD_COLUMNS: Final = (
    "status",
    "recipient",
    "count",
    "of",
    "approx",
    "unit",
    "shared",
    "award_type",
    "award_detail",
    "rank",
    "level",
    "giver",
    "year",
    "year_basis",
    "sentence",
    "article_id",
    "article_title",
    "published",
    "source",
)


def safe_cell(value: object) -> str:
    """
    Return a cell that no spreadsheet takes for a formula: one that starts like one gets an apostrophe before it.

    Numbers stay numbers: "-5" and "+4,5" cannot do harm.
    """
    text = "" if value is None else str(value)
    if not text.lstrip(" \t\r\n").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")):
        return text if not text.startswith(("\t", "\r", "\n")) else "'" + text
    return text if text[1:].replace(",", "").replace(".", "").isdecimal() and text[0] in "+-" else "'" + text


def day_cell(stamp: str | None) -> str:
    """Return dd/mm/yyyy of an ISO date."""
    return f"{stamp[8:10]}/{stamp[5:7]}/{stamp[:4]}" if stamp else ""


def article_cells(a: Article) -> list[object]:
    """Return the cells of an article; awards stand in three columns, so that a proposal is never among prizes."""
    awards = {
        status: "; ".join(dict.fromkeys(w.award_type for w in a.awards if w.status == status))
        for status in STATUS_LABELS
    }
    return [
        a.id,
        a.title,
        day_cell(a.published_at),
        day_cell(a.event_at),
        a.source,
        "; ".join(a.authors),
        "; ".join(c.label for c in a.clusters),
        "; ".join(d.value for d in a.districts if d.role == "subject"),
        "; ".join(map(str, a.years.covers)),
        awards["received"],
        awards["announced"],
        awards["proposed"],
        a.url,
    ]


def award_cells(row: Row) -> list[object]:
    """Return the cells of a ledger row."""
    w, a = row.award, row.article
    return [
        w.status,
        w.recipient,
        w.count,
        w.of,
        w.approx,
        w.unit,
        "1" if w.shared else "",
        w.award_type,
        w.award_detail,
        w.rank,
        w.level,
        w.giver,
        w.year,
        w.year_basis,
        w.evidence.sentence if w.evidence else "",
        a.id,
        a.title,
        day_cell(a.published_at),
        a.source,
    ]


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    out.write("\ufeff")
    writer.writerow(columns)
    for at, row in enumerate(rows, 1):
        writer.writerow([safe_cell(cell) for cell in row])
        if at % CHUNK == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _ndjson(records: Iterable[Any]) -> Iterator[str]:
    return (_dumps(record) + "\n" for record in records)


def _json(name: str, records: Iterable[Any]) -> Iterator[str]:
    yield f'{{"{name}":['
    total = 0
    for record in records:
        yield (",\n" if total else "\n") + _dumps(record)
        total += 1
    yield f'\n],"total":{total}}}\n'


def lines(
    form: str,
    name: str,
    records: Iterable[T],
    columns: Sequence[str],
    cells: Callable[[T], Sequence[object]],
    plain: Callable[[T], Any],
) -> Iterator[str]:
    """Return the text of an export piece by piece."""
    if form == "csv":
        return _csv(columns, (cells(r) for r in records))
    return _ndjson(map(plain, records)) if form == "ndjson" else _json(name, map(plain, records))


def _stream(pieces: Iterator[str], form: str, name: str) -> Response:
    first = next(pieces, "")  # the search itself runs now, so that an error still has its status

    def every() -> Iterator[bytes]:
        yield first.encode()
        for piece in pieces:
            yield piece.encode()

    return Response(
        every(),
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"', "Cache-Control": "no-store"},
    )


def articles_stream(index: Index, asked: SearchRequest, form: str) -> Response:
    """Return every article that matches *asked*, as a streamed download."""
    return _stream(
        lines(form, "articles", index.scan(asked), ARTICLE_COLUMNS, article_cells, Article.to_json), form, "timtin-bai"
    )


def award_rows_stream(index: Index, asked: AwardRequest, form: str) -> Response:
    """Return every ledger row that matches *asked*, as a streamed download."""
    return _stream(
        lines(form, "awards", index.award_rows(asked), AWARD_COLUMNS, award_cells, Row.to_json),
        form,
        "timtin-khen-thuong",
    )
