"""Which page numbers are offered?"""

from __future__ import annotations

from dataclasses import dataclass

from ..links import UrlState


@dataclass(frozen=True, slots=True)
class Pager:
    """*numbers*: (page, address) with ``(0, "")`` for a gap; *previous* and *next* are empty at the ends."""

    page: int
    pages: int
    numbers: tuple[tuple[int, str], ...]
    previous: str
    next: str


def pager(state: UrlState, page: int, pages: int) -> Pager:
    """Return first, last, and the two pages on each side of *page*, each with its address."""
    shown = sorted({1, pages} | set(range(max(1, page - 2), min(pages, page + 2) + 1)))
    numbers: list[tuple[int, str]] = []
    for before, this in zip([0, *shown], shown, strict=False):
        if this - before > 1:
            numbers.append((0, ""))
        numbers.append((this, page_url(state, this)))
    return Pager(
        page,
        pages,
        tuple(numbers),
        page_url(state, page - 1) if page > 1 else "",
        page_url(state, page + 1) if page < pages else "",
    )


def page_url(state: UrlState, page: int) -> str:
    """Return the address of a page; the first page's carries no number."""
    return (state.set("page", str(page)) if page > 1 else state.set("page")).url
