"""
Which printed words did a query find, and which sentence shows it best?

The printed form is marked, however the query was typed; marks cover whole words. Text is escaped first, so the HTML
is safe by construction: the only tag in it is ``<mark>``.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from .analysis.chunks import Piece
from .analysis.marks import agrees
from .analysis.spelling import fold_key
from .analysis.tokens import Scan, scan_text
from .fields import TEXT_NAMES
from .model import Article, Evidence
from .query.understand import Query
from .query.words import Unit
from .scout import Scout, Wanted, read, worth
from .sentences import sentences
from .spans import Span, as_beside, joined, without_overlaps

SNIPPET = 260  # code points: about three lines on a phone
OVER = 80  # characters that a phrase may go on beyond its sentence: sentences are cut after "TP." too
CLOSE_READ = 4  # paragraphs of a hit whose sentences are compared first


@dataclass(frozen=True, slots=True)
class Snippet:
    """The sentence (or part of it) that shows a hit best, as safe HTML, and where it stands."""

    html: str
    field: str
    start: int


class Sentence(NamedTuple):
    """A sentence that may be shown: its worth at most, higher *order* for earlier ones, *extra* within its worth."""

    bound: float
    order: int
    extra: float
    field: str
    start: int
    end: int


class Place(NamedTuple):
    """A paragraph: its field, where it starts, and its text as the scout reads it (as long as the text)."""

    field: str
    start: int
    words: str


class Highlighter:
    """Marks what one query finds. Build it once per query."""

    def __init__(self, query: Query) -> None:
        wanted = [wanted_of(unit) for unit in query.units]
        self._first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._prefixes: list[tuple[int, str, str]] = []
        for index, one in enumerate(wanted):
            for run in one.runs:
                self._first.setdefault(fold_key(run[0]), []).append((index, run))
            if one.prefix:
                self._prefixes.append((index, one.prefix, fold_key(one.prefix)))
        self.empty = not self._first and not self._prefixes
        self._loose = {
            i
            for i, unit in enumerate(query.units)
            if len(unit.syllables) == 1 and not (unit.syllables[0].marked or unit.also or unit.kind != "word")
        }
        self._scout = Scout(wanted)
        self._over = OVER if any(len(run) > 1 for one in wanted for run in one.runs) else 0

    def spans(self, text: str) -> list[Span]:
        """
        Return every place in *text* that matches, in order, without overlaps (the longest wins).

        Where words of the query stand side by side as typed, others that a word without marks would allow are left out
        of that sentence (``spans.as_beside``).
        """
        if self.empty:
            return []
        scan = _scanned(text)
        found: list[Span] = []
        for at, piece in enumerate(scan.pieces):
            if piece.folded in self._first or (self._prefixes and not piece.extra):
                found += self._at(scan, at, piece)
        return as_beside(text, without_overlaps(found), self._loose) if found else found

    def mark(self, text: str) -> str:
        """Return *text* as HTML with every match in ``<mark>``."""
        return _marked(text, self.spans(text), 0, len(text))

    def snippet(self, article: Article, asked: Sequence[Evidence] = ()) -> Snippet:
        """
        Return the sentence of *article* that shows the most of the query; the lead where nothing but the title does.

        Sentences that say an award or a cluster come first among equals. Where a filter asked for an award or a
        cluster, one of the sentences that say it is shown (*asked*): it is why the article is here.
        """
        asked = [e for e in asked if e.field != "title" and (self.empty or self.spans(e.sentence))]
        if asked:
            return self._deciding(article, asked)
        found = self._paragraphs(article)
        # The scout looks at no marks: where its first choices hold nothing, the others are read too.
        best = self._best_of(article, found[:CLOSE_READ]) or self._best_of(article, found[CLOSE_READ:])
        if best is None:
            return self._lead(article)
        sentence, spans = best
        moved = [Span(s.start + sentence.start, s.end + sentence.start, s.unit) for s in spans]
        return _cut(article.text_of(sentence.field), sentence.field, sentence.start, sentence.end, moved)

    def _paragraphs(self, article: Article) -> list[Place]:
        """Return the paragraphs worth reading, those with the most different words of the query first."""
        if self.empty:
            return []
        found = []
        for name in _fields_in(article):
            words = read(article.text_of(name))
            found += [
                (-units, name != "body", name, low, words[low:high])
                for units, low, high in self._scout.paragraphs(words)
            ]
        return [Place(name, low, words) for _, _, name, low, words in sorted(found)]

    def _best_of(self, article: Article, paragraphs: Sequence[Place]) -> tuple[Sentence, list[Span]] | None:
        """Return the sentence that shows most, of equals the first, reading no more of them than could be it."""
        telling = {(e.field, e.start) for e in _evidence(article)} if paragraphs else set()
        rows: list[Sentence] = []
        for name, low, words in paragraphs:
            text = article.text_of(name)[low : low + len(words)]
            for start, end in sentences(text):
                bound = self._scout.bound(words[start : end + self._over])
                if bound:
                    extra = (0.5 if (name, low + start) in telling else 0.0) - (0.25 if name != "body" else 0.0)
                    rows.append(Sentence(bound + extra, -len(rows), extra, name, low + start, low + end))
        best: tuple[float, int] = (-math.inf, 0)
        shown: tuple[Sentence, list[Span]] | None = None
        for row in sorted(rows, reverse=True):
            if (row.bound, row.order) <= best:
                break
            size = row.end - row.start
            text = article.text_of(row.field)[row.start : row.end + self._over]
            spans = [span for span in self.spans(text) if span.start < size]
            value = (_worth(spans) + row.extra, row.order)
            if spans and value > best:
                best, shown = value, (row, spans)
        return shown

    def _deciding(self, article: Article, asked: Sequence[Evidence]) -> Snippet:
        best, spans = asked[0], self.spans(asked[0].sentence)
        for one in asked[1:]:
            found = self.spans(one.sentence)
            if _worth(found) > _worth(spans):
                best, spans = one, found
        moved = [Span(s.start + best.start, s.end + best.start, s.unit) for s in spans]
        return _cut(article.text_of(best.field), best.field, best.start, best.end, moved)

    def _lead(self, article: Article) -> Snippet:
        name = "summary" if article.summary else "body"
        text = article.text_of(name)
        start, end = next(iter(sentences(text)), (0, 0))
        return _cut(text, name, start, end, [])

    def _at(self, scan: Scan, at: int, piece: Piece) -> Iterator[Span]:
        """Yield what is found at one token; an extra one (a code, another form of a number) is found as a whole."""
        start, end = scan.starts[at], scan.ends[at]
        for index, run in self._first.get(piece.folded, ()):
            if len(run) == 1:
                if agrees(run[0], piece.key):
                    yield Span(start, end, index)
            elif not piece.extra:
                rest = list(itertools.islice(_main(scan, at), len(run)))
                if len(rest) == len(run) and all(agrees(k, scan.pieces[i].key) for k, i in zip(run, rest, strict=True)):
                    yield Span(start, scan.ends[rest[-1]], index)
        if not piece.extra:
            for index, prefix, folded in self._prefixes:
                if piece.folded.startswith(folded) and agrees(prefix, piece.key[: len(prefix)]):
                    yield Span(start, end, index)


def _main(scan: Scan, at: int) -> Iterator[int]:
    """Yield the places of the main tokens from *at* on."""
    return (i for i in range(at, len(scan.pieces)) if not scan.pieces[i].extra)


@lru_cache(maxsize=256)
def _scanned(text: str) -> Scan:
    return scan_text(text)


def wanted_of(unit: Unit) -> Wanted:
    """Return what a unit looks for in a text."""
    if unit.kind == "prefix":
        return Wanted((), unit.also[0][0])
    keys = tuple(s.key for s in unit.syllables)
    whole = unit.kind == "phrase" and len(keys) > 1
    own = (keys,) if whole else tuple((k,) for k in keys)
    return Wanted((*own, *unit.also))


def _marked(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    parts, at = [], start
    for low, high in joined(text, [s for s in spans if s.start >= start and s.end <= end]):
        parts += [escape(text[at:low]), "<mark>", escape(text[low:high]), "</mark>"]
        at = high
    return "".join((*parts, escape(text[at:end])))


def _worth(spans: Sequence[Span]) -> float:
    """See ``scout.worth``."""
    units = len({s.unit for s in spans})
    close = sum(1 for a, b in itertools.pairwise(spans) if a.unit != b.unit and b.start - a.end <= 2)
    return worth(units, close, len(spans))


def _evidence(article: Article) -> list[Evidence]:
    said = [a.evidence for a in article.awards] + [c.evidence for c in article.clusters]
    return [e for e in said if e is not None]


def _fields_in(article: Article) -> list[str]:
    names = [n for n in TEXT_NAMES if n in ("summary", "body") and article.text_of(n)]
    return [*names, *(f"captions.{i}" for i in range(len(article.captions)))]


def _cut(text: str, name: str, start: int, end: int, spans: list[Span]) -> Snippet:
    """Cut a long sentence at word borders around its first matches."""
    ellipsis_before = ellipsis_after = ""
    if end - start > SNIPPET:
        first = spans[0].start if spans else start
        low = max(start, first - SNIPPET // 4)
        low = start if low <= start else text.rfind(" ", start, low) + 1 or low
        high = min(end, low + SNIPPET)
        if high < end:
            high = max(text.rfind(" ", low, high), next((s.end for s in spans), low + 1))
            ellipsis_after = "…"
        ellipsis_before = "…" if low > start else ""
        start, end = low, high
    return Snippet(ellipsis_before + _marked(text, spans, start, end) + ellipsis_after, name, start)
