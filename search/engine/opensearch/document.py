"""
What is sent for an article? Its tokens by view, its facets, and itself as text; all made by our analyzer, anywhere.

A :class:`Preparer` is picklable, so that worker processes analyse while the cluster indexes.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np

from ...analysis.bulk import BatchEncoder, Encoded
from ...fields import (
    EXACT,
    FIELD_WEIGHTS,
    FOLDED,
    NONE,
    PAIR,
    TEXT_NAMES,
    TOGETHER,
    WORD,
    award_keys,
    date_of,
    facet_values,
)
from ...model import Article
from ..base import Entry
from .mapping import GAP, SAME, document_id, masks, term

LISTED: Final = (EXACT, FOLDED, WORD)  # views whose terms the lexicon lists; pairs are too many
Counts = dict[str, dict[str, dict[str, int]]]  # view -> field -> term -> number of articles
_EPOCH: Final = date(1970, 1, 1).toordinal()
_local = threading.local()


@dataclass(slots=True)
class Prepared:
    """
    A batch ready to be sent: *ids*, their *digests* and the *documents* (JSON) side by side; *counts* for the lexicon.

    A document is ``None`` where the index being made has it already.
    """

    ids: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    documents: list[bytes | None] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preparer:
    """Makes documents of entries. *present* are digests of documents that an interrupted run left in the index."""

    present: frozenset[str] = frozenset()

    def __call__(self, entries: Sequence[Entry]) -> Prepared:
        out = Prepared()
        texts = [json.dumps(entry.article.to_json(), ensure_ascii=False) for entry in entries]
        tokens = Tokens([entry.article for entry in entries])
        out.counts = tokens.counts()
        for at, (entry, text) in enumerate(zip(entries, texts, strict=True)):
            digest = digest_of(entry, text)
            out.ids.append(entry.article.id)
            out.digests.append(digest)
            out.documents.append(None if digest in self.present else _document(entry, text, digest, tokens.views(at)))
        return out


def digest_of(entry: Entry, text: str) -> str:
    """Return a hash of all that a document is made from, *text* being the article's JSON."""
    parts = (entry.article.id, text, entry.raw or "", entry.origin, entry.content_hash)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def _document(entry: Entry, text: str, digest: str, views: dict[str, Any]) -> bytes:
    article = entry.article
    facets = {name: list(values or (NONE,)) for name, values in facet_values(article).items()}
    document = {
        "id": article.id,
        "origin": entry.origin,
        "content_hash": entry.content_hash,
        "digest": digest,
        "article": text,
        "facets": facets,
        **views,
        "award_keys": list(dict.fromkeys(m for key in award_keys(article) for m in masks(key))),
    }
    day = days(date_of(article))
    if day is not None:
        document["days"] = day
    if entry.raw is not None:
        document["raw"] = entry.raw
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def action(article_id: str) -> bytes:
    """Return the bulk line that announces a document."""
    return json.dumps({"index": {"_id": document_id(article_id)}}, ensure_ascii=False).encode()


def removal(article_id: str) -> bytes:
    return json.dumps({"delete": {"_id": document_id(article_id)}}, ensure_ascii=False).encode()


def days(text: str | None) -> int | None:
    """Return an ISO date as days since 1970-01-01; ``None`` for none, or for something that is no date."""
    try:
        return date.fromisoformat(text[:10]).toordinal() - _EPOCH if text else None
    except ValueError:
        return None


class Tokens:
    """The tokens of a batch of articles, analysed together."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._encoder = _encoder()
        self._rows: list[tuple[int, str]] = []  # (article, field) of each text
        texts: list[str] = []
        for at, article in enumerate(articles):
            for name in TEXT_NAMES:
                for text in article.captions if name == "captions" else (article.text_of(name),):
                    if text:
                        self._rows.append((at, name))
                        texts.append(text)
        self._encoded = self._encoder.encode(texts)
        self._texts_of: dict[int, list[int]] = {}
        for row, (at, _) in enumerate(self._rows):
            self._texts_of.setdefault(at, []).append(row)
        self._folded = self._encoder.folded_of()[self._encoded.exact]

    def views(self, at: int) -> dict[str, dict[str, list[str]]]:
        """
        Return field -> view -> tokens, separated by spaces, of each text of article *at*; empty ones left out.

        ``TOGETHER`` has what counts more than once; the server itself copies every field into it once.
        """
        out: dict[str, dict[str, list[str]]] = {}
        for row in self._texts_of.get(at, ()):
            views = self._text(row)
            if views[EXACT]:
                mine = out.setdefault(self._rows[row][1], {})
                for view, tokens in views.items():
                    if tokens:
                        mine.setdefault(view, []).append(tokens)
        again: dict[str, list[str]] = {}
        for name, mine in out.items():
            for view, texts in mine.items():
                again.setdefault(view, []).extend(texts * (FIELD_WEIGHTS[name] - 1))
        return {**out, TOGETHER: {view: texts for view, texts in again.items() if texts}}

    def _text(self, row: int) -> dict[str, str]:
        encoded = self._encoded
        start, end = encoded.offsets[row], encoded.offsets[row + 1]
        extra = encoded.extra[start:end]
        exact = [_term(EXACT, self._encoder.exact_terms[n]) for n in encoded.exact[start:end].tolist()]
        folded = [_term(FOLDED, self._encoder.folded_terms[n]) for n in self._folded[start:end].tolist()]
        words = encoded.word[encoded.word_offsets[row] : encoded.word_offsets[row + 1]].tolist()
        return {
            EXACT: _placed(exact, extra),
            FOLDED: _placed(folded, extra),
            PAIR: _pairs(folded, encoded, int(start), int(end)),
            WORD: " ".join(_term(WORD, self._encoder.word_terms[n]) for n in words),
        }

    def counts(self) -> Counts:
        """Return in how many articles each term of the listed views is, by field."""
        out: Counts = {}
        owner = np.array([at for at, _ in self._rows], np.int64)
        kinds = np.array([TEXT_NAMES.index(name) for _, name in self._rows], np.int64)
        encoded = self._encoded
        for view, numbers, offsets, terms in (
            (EXACT, encoded.exact, encoded.offsets, self._encoder.exact_terms),
            (FOLDED, self._folded, encoded.offsets, self._encoder.folded_terms),
            (WORD, encoded.word, encoded.word_offsets, self._encoder.word_terms),
        ):
            sizes = np.diff(offsets)
            articles, fields = np.repeat(owner, sizes), np.repeat(kinds, sizes)
            out[view] = {}
            for number, name in enumerate(TEXT_NAMES):
                mine = fields == number
                once = np.unique(articles[mine] << 32 | numbers[mine].astype(np.int64)) & 0xFFFFFFFF
                found, how_many = np.unique(once, return_counts=True)
                out[view][name] = {terms[n]: c for n, c in zip(found.tolist(), how_many.tolist(), strict=True)}
        return out


def add_counts(into: Counts, more: Counts, sign: int = 1) -> None:
    """Add *more* to *into*; with *sign* -1 take it away (terms that reach 0 vanish)."""
    for view, by_field in more.items():
        for name, counts in by_field.items():
            mine = into.setdefault(view, {}).setdefault(name, {})
            for text, count in counts.items():
                total = mine.get(text, 0) + sign * count
                if total > 0:
                    mine[text] = total
                else:
                    mine.pop(text, None)


def batched(entries: Iterable[Entry], articles: int = 500, characters: int = 2_000_000) -> Iterable[list[Entry]]:
    """Yield *entries* in batches of bounded size."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.article.body) + len(entry.raw or "")
        if len(batch) >= articles or size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _term(view: str, text: str) -> str:
    return text if text.isalnum() and len(text) < 100 else term(view, text)


def _placed(tokens: list[str], extra: Any) -> str:
    if not extra.any():
        return " ".join(tokens)
    parts: list[str] = []
    for token, beside in zip(tokens, extra.tolist(), strict=True):
        if beside and parts:
            parts[-1] += SAME + token
        else:
            parts.append(token)
    return " ".join(parts)


def _pairs(folded: list[str], encoded: Encoded, start: int, end: int) -> str:
    """Neighbouring main tokens with no punctuation between them."""
    main = np.flatnonzero(~encoded.extra[start:end])
    joined = np.flatnonzero(encoded.gap[start:end][main[1:]] == 0)
    left, right = main[:-1][joined].tolist(), main[1:][joined].tolist()
    return " ".join(f"{folded[a]}{GAP}{folded[b]}" for a, b in zip(left, right, strict=True))


def _encoder() -> BatchEncoder:
    """One encoder for each thread: its tables make later batches cheap."""
    found: BatchEncoder | None = getattr(_local, "encoder", None)
    if found is None:
        found = _local.encoder = BatchEncoder(words=True)
    return found
