"""What a separated page holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """
    The article inside a page, and what was left out.

    *excluded* are the places of the raw NFC text that feed no field, in order, apart from each other; blanks between
    two of them belong to them. *site* is what the page says of itself (a portal's name, an account, a domain).
    """

    title: str = ""
    body: str = ""
    summary: str | None = None
    captions: tuple[str, ...] = ()
    published_at: str | None = None
    source: str | None = None
    original_source: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    site: str | None = None
    excluded: tuple[Span, ...] = ()
    share: float = 0.0


def left_out(raw: str, kept: Sequence[Span]) -> tuple[tuple[Span, ...], float]:
    """
    Return the spans of *raw* outside *kept* that print something, and their share of *raw* (0 to 1).

    Blanks around a span are trimmed, so that blank lines between two paragraphs are no furniture.
    """
    spans: list[Span] = []
    position = 0
    for start, end in [*sorted(kept), (len(raw), len(raw))]:
        piece = raw[position:start] if start > position else ""
        if piece.strip():
            first = position + len(piece) - len(piece.lstrip())
            spans.append((first, position + len(piece.rstrip())))
        position = max(position, end)
    share = sum(end - start for start, end in spans) / len(raw) if raw else 0.0
    return tuple(spans), round(share, 4)
