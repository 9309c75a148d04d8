"""
Which printed words did a query find, and which sentence shows it best?

The printed form is marked, however the query was typed; marks cover whole words. Text is escaped first, so the HTML
is safe by construction: the only tag in it is ``<mark>``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from .analysis.fold import fold
from .analysis.marks import agrees
from .analysis.spelling import fold_key
from .analysis.tokens import Token, tokenize
from .fields import TEXT_NAMES
from .model import Article, Evidence
from .query.understand import Query
from .query.words import Unit
from .vocabulary.numbers import to_roman

SNIPPET = 260  # code points: about three lines on a phone
CLOSE_READ = 4  # paragraphs of a hit that are read token by token
MAX_ROMAN = 39  # cluster numbers, congresses, terms; see analysis.cues
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZÀ-Ỹ0-9Đ])|\n+")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text that unit number *unit* of the query matches; *end* exclusive, code points."""

    start: int
    end: int
    unit: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """The sentence (or part of it) that shows a hit best, as safe HTML, and where it stands."""

    html: str
    field: str
    start: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a unit looks for: runs of keys (side by side for a phrase or a long form), or a prefix."""

    runs: tuple[tuple[str, ...], ...]
    prefix: str | None = None


class _Scout:
    """
    Finds the paragraphs worth reading closely, by the folded text alone: a hundred times faster than tokens.

    It may be wrong both ways (marks are not looked at); what it names is then read exactly.
    """

    def __init__(self, wanted: Sequence[_Wanted]) -> None:
        self._units: dict[str, set[int]] = {}
        starts = []
        for index, one in enumerate(wanted):
            for run in one.runs:
                for form in _printed_forms(run[0]):
                    self._units.setdefault(form.replace("y", "i"), set()).add(index)
            if one.prefix:
                starts.append(re.sub("[iy]", "[iy]", re.escape(fold_key(one.prefix))))
        words = [re.sub("[iy]", "[iy]", re.escape(form)) for form in sorted(self._units, key=len, reverse=True)]
        wholes = [f"(?:{'|'.join(words)})(?![^\\W_])"] if words else []
        self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(wholes + starts)})") if wholes or starts else None

    def paragraphs(self, article: Article) -> list[tuple[str, int, int]]:
        """Return (field, start, end) of the paragraphs with the most different words of the query, best first."""
        if self._pattern is None:
            return []
        found: list[tuple[int, int, str, int, int]] = []
        for name in _fields_in(article):
            text = article.text_of(name)
            at: dict[int, set[str]] = {}
            ends: dict[int, int] = {}
            for match in self._pattern.finditer(fold(text)):
                low = text.rfind("\n", 0, match.start()) + 1
                at.setdefault(low, set()).add(match[0].replace("y", "i"))
                if low not in ends:
                    ends[low] = text.find("\n", low) if "\n" in text[low:] else len(text)
            found += [(-self._worth(words), -(name == "body"), name, low, ends[low]) for low, words in at.items()]
        return [(name, low, high) for _, _, name, low, high in sorted(found)]

    def _worth(self, words: set[str]) -> int:
        return len({unit for word in words for unit in self._units.get(word, (-1,))})


def _printed_forms(key: str) -> list[str]:
    """How the first word of a run may stand in a text, folded: a number also as a Roman numeral."""
    folded = fold_key(key)
    if folded.isdecimal() and 0 < int(folded[:4]) <= MAX_ROMAN and len(folded) <= 2:
        return [folded, to_roman(int(folded)).lower()]
    return [folded]


class Highlighter:
    """Marks what one query finds. Build it once per query."""

    def __init__(self, query: Query) -> None:
        self._wanted = [_wanted(unit) for unit in query.units]
        self._first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._prefixes: list[tuple[int, str]] = []
        for index, wanted in enumerate(self._wanted):
            for run in wanted.runs:
                self._first.setdefault(fold_key(run[0]), []).append((index, run))
            if wanted.prefix:
                self._prefixes.append((index, wanted.prefix))
        self.empty = not self._first and not self._prefixes
        self._scout = _Scout(self._wanted)

    def spans(self, text: str) -> list[Span]:
        """Return every place in *text* that matches, in order, without overlaps (the longest wins)."""
        if self.empty:
            return []
        tokens = _tokens(text)
        main = [t for t in tokens if not t.extra]
        found = [span for token in tokens if token.extra for span in self._single(token)]
        for at in range(len(main)):
            found += self._at(main, at)
        return _without_overlaps(found)

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
        telling = {(e.field, e.start) for e in _evidence(article)}
        best: tuple[float, str, int, int, list[Span]] | None = None
        for number, (name, low, high) in enumerate(self._scout.paragraphs(article)):
            if number >= CLOSE_READ and best is not None:
                break  # the scout looks at no marks: where its first choices hold nothing, the others are read too
            text = article.text_of(name)[low:high]
            spans = self.spans(text)
            for start, end in sentences(text) if spans else ():
                inside = [s for s in spans if start <= s.start < end]
                if not inside:
                    continue
                telling_bonus = 0.5 if (name, low + start) in telling else 0.0
                score = _worth(inside) + telling_bonus - (0.25 if name != "body" else 0.0)
                if best is None or score > best[0]:
                    moved = [Span(s.start + low, s.end + low, s.unit) for s in inside]
                    best = (score, name, low + start, low + end, moved)
        if best is None:
            return self._lead(article)
        _, name, start, end, inside = best
        return _cut(article.text_of(name), name, start, end, inside)

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

    def _single(self, token: Token) -> list[Span]:
        return [
            Span(token.start, token.end, index)
            for index, run in self._first.get(token.folded, ())
            if len(run) == 1 and agrees(run[0], token.key)
        ]

    def _at(self, main: Sequence[Token], at: int) -> list[Span]:
        token = main[at]
        found = []
        for index, run in self._first.get(token.folded, ()):
            parts = main[at : at + len(run)]
            if len(parts) == len(run) and all(agrees(k, t.key) for k, t in zip(run, parts, strict=True)):
                found.append(Span(token.start, parts[-1].end, index))
        for index, prefix in self._prefixes:
            if token.folded.startswith(fold_key(prefix)) and agrees(prefix, token.key[: len(prefix)]):
                found.append(Span(token.start, token.end, index))
        return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of *text*, without the white space around it."""
    out, start = [], 0
    for match in _END.finditer(text):
        closing = len(match[0]) - len(match[0].lstrip('"”’)]'))
        out.append((start, match.start() + closing))
        start = match.end()
    out.append((start, len(text.rstrip())))
    return [(a, b) for a, b in out if b > a]


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tokenize(text))


def _wanted(unit: Unit) -> _Wanted:
    if unit.kind == "prefix":
        return _Wanted((), unit.also[0][0])
    keys = tuple(s.key for s in unit.syllables)
    whole = unit.kind == "phrase" and len(keys) > 1
    own = (keys,) if whole else tuple((k,) for k in keys)
    return _Wanted((*own, *unit.also))


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


def _marked(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    parts, at = [], start
    for low, high in _joined(text, [s for s in spans if s.start >= start and s.end <= end]):
        parts += [escape(text[at:low]), "<mark>", escape(text[low:high]), "</mark>"]
        at = high
    return "".join((*parts, escape(text[at:end])))


def _joined(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Neighbours with one space between them are one mark: “Cụm thi đua”, not three boxes."""
    out: list[tuple[int, int]] = []
    for span in spans:
        if out and text[out[-1][1] : span.start] == " ":
            out[-1] = (out[-1][0], span.end)
        else:
            out.append((span.start, span.end))
    return out


def _worth(spans: Sequence[Span]) -> float:
    """Different units count most, then units that stand side by side, then repeats a little."""
    units = len({s.unit for s in spans})
    close = sum(1 for a, b in itertools.pairwise(spans) if a.unit != b.unit and b.start - a.end <= 2)
    return units + 0.4 * close + 0.02 * min(len(spans), 10)


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
