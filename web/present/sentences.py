"""
Which sentence of an article is number 12?

Addresses such as ``/bai/x#cau-12`` name sentences, so the numbering is frozen: title 0, then summary, body and
captions, counted through. A sentence never crosses a line. The text itself is not changed: the pieces of a field, put
together with what lies between them, are the field.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from search.model import Article, Evidence

# A full stop, question or exclamation mark (perhaps a closing quotation mark after it), a space, and a capital letter
# (perhaps an opening quotation mark before it): the next sentence. Not after a single letter ("Nguyễn V. A") or "TP.".
_END = re.compile(r"[.!?…]+[\"”’)\]]*\s+[\"“‘(\[]*(?=(\w))")
_SHORT = re.compile(r"(?:\b\w|\b(?:TP|Tp|tp|ThS|TS|PGS|GS|Th|Tr|St|Dr|Mr|Mrs|đ/c|Đ/c|BS|KS|LS|NXB|Q|P|H|TX|TT))\.\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number, the field it stands in, and its place there (code points, end exclusive)."""

    number: int
    field: str
    start: int
    end: int
    text: str

    @property
    def anchor(self) -> str:
        return f"cau-{self.number}"


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences of *text*, without the space around them."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in [*_ends(text, line.start(), line.end()), line.end()]:
            if end < line.end() and _SHORT.search(text, start, end):
                continue
            piece = text[start:end]
            if piece.strip():
                yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
            start = end


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places after the space that may end a sentence."""
    for found in _END.finditer(text, start, end):
        if found[1].isupper():
            yield found.start() + re.search(r"\s+", found[0]).end()  # type: ignore[union-attr]


def sentences(article: Article) -> list[Sentence]:
    """Return all sentences of an article in the order of their numbers."""
    out = [Sentence(0, "title", 0, len(article.title), article.title)]
    fields = [("summary", article.summary or ""), ("body", article.body)]
    fields += [(f"captions.{at}", text) for at, text in enumerate(article.captions)]
    for field, text in fields:
        for start, end in split(text):
            out.append(Sentence(len(out), field, start, end, text[start:end]))
    return out


def number_at(all_sentences: list[Sentence], field: str, offset: int) -> int:
    """Return the number of the sentence at a place; of the nearest one before it if the place is between two."""
    own = [s for s in all_sentences if s.field == field]
    at = bisect_right([s.start for s in own], offset) - 1
    return own[max(at, 0)].number if own else 0


def anchor_of(all_sentences: list[Sentence], evidence: Evidence | None) -> str:
    """Return the anchor of the sentence that evidence points to; empty without evidence."""
    return f"cau-{number_at(all_sentences, evidence.field, evidence.start)}" if evidence else ""
