"""
What does the text of a row still tell? A tag before its lead, a signature or a source behind its last sentence.

Rows (JSON Lines, CSV) give their fields apart, so little is taken from the text and only where it is beyond doubt.
"""

from __future__ import annotations

from dataclasses import dataclass

from .lines import clean
from .result import Span, left_out
from .signatures import Signature, read_signature
from .tags import Tag, read_tag

_SIGNED_LINES = 2  # a signature and a source below it


@dataclass(frozen=True, slots=True)
class Completed:
    """A row's text without tag and signature, what these say, and the places left out of the text as given."""

    summary: str | None
    body: str
    source: str | None
    original_source: str | None
    authors: tuple[str, ...]
    excluded: tuple[Span, ...]
    share: float


def complete_row(summary: str | None, body: str) -> Completed:
    """
    Return what *body* (and the tag of *summary*) tells of a row's source and authors.

    *body* has one paragraph a line. The spans count in *body* as given. The last line alone is looked at, and a
    source below it: a name in the middle of a text signs nothing.
    """
    lines = body.split("\n")
    first, last = 0, len(body)
    tag = read_tag(body[:80])
    if tag:
        first = tag.length
    signatures: list[Signature] = []
    while len(lines) > 1 and len(signatures) < _SIGNED_LINES and len(lines[-1]) <= 120:
        signature = read_signature(lines[-1])
        if not signature:
            break
        signatures.insert(0, signature)
        last -= len(lines.pop()) + 1
    excluded, share = left_out(body, [(first, last)]) if first or last < len(body) else ((), 0.0)
    lead_tag = read_tag(summary[:80]) if summary else None
    return Completed(
        summary=summary[lead_tag.length :] if summary and lead_tag else summary,
        body=body[first:last],
        source=_paper(tag) or _paper(lead_tag),
        original_source=next((s.original_source for s in signatures if s.original_source), None),
        authors=tuple(dict.fromkeys(name for s in signatures for name in s.authors)),
        excluded=excluded,
        share=share,
    )


def clean_paragraphs(text: str) -> str:
    """Return *text* as a body is stored: clean paragraphs without empty lines, one a line."""
    return "\n".join(line for line in map(clean, text.splitlines()) if line)


def _paper(tag: Tag | None) -> str | None:
    return tag.paper.name if tag and tag.paper else None
