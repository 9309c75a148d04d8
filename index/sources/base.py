"""
What a reader gives: an article as read, or the reason why there is none.

A reader turns one file format into a stream of ``Read`` and ``Rejection`` and never raises for bad content; only a
source that cannot be used as a whole raises :class:`search.errors.SourceError`.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.model import Article

MEBIBYTE = 2**20
# OpenSearch refuses document ids of more than 512 bytes; both engines shall take the same ids.
ID_BYTES = 512


@dataclass(frozen=True, slots=True)
class Limits:
    """
    How large an input may be, in bytes after decompression.

    *article_bytes*: one page, line or row. The longest of 30,000 real articles has under 0.1 MB; saved HTML pages
    with inlined pictures reach some MB. *unit_bytes*: plain JSON Lines files above this are split into ranges of
    about this size, so that several processes can share one file. *page_bytes*: one raw text page; scraped pages with
    hundreds of comments stay under 0.3 MB.
    """

    article_bytes: int = 8 * MEBIBYTE
    unit_bytes: int = 16 * MEBIBYTE
    page_bytes: int = 2 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Read:
    """
    One article as its source gives it: text fields and given metadata, no facets and no awards yet.

    *where* is the file, with ``:LINE`` for lines and rows. *content_hash* depends on the content alone: not on path,
    time, byte order mark, line ends or normalisation form. *raw* is the NFC text that ``article.excluded`` counts in
    (line ends as ``\\n``); ``None`` where nothing was left out of a row. *site* is what a page says of itself (a
    portal's or newspaper's name, a domain). *warnings* are things that people should know and that lose no article.
    *page* says that the article is a file of its own.
    """

    article: Article
    where: str
    content_hash: str
    raw: str | None = None
    site: str | None = None
    warnings: tuple[str, ...] = ()
    page: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """
    An input that gives no article: *where* it is, *reason* (expected and found), *hint* (what to do next).

    *article_id* is the id it would have had, where that can be told: an article with this id keeps its last good
    version. *source* is the SOURCE it came from, as it was asked for.
    """

    where: str
    reason: str
    hint: str = ""
    article_id: str | None = None
    source: str = ""


class BadInput(Exception):
    """Content that gives no article; readers turn it into a :class:`Rejection`. *line* counts from 1 in the file."""

    def __init__(self, reason: str, hint: str = "", *, line: int | None = None, article_id: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.line = line
        self.article_id = article_id

    def rejection(self, where: str, *, article_id: str | None = None, source: str = "") -> Rejection:
        """Return the rejection for the input at *where*, with this error's line if it has one."""
        place = f"{where}:{self.line}" if self.line is not None else where
        return Rejection(place, self.reason, self.hint, self.article_id or article_id, source)


def text_hash(text: str) -> str:
    """Return 64 hexadecimal digits that depend on the NFC form of *text* alone."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def record_hash(record: Mapping[str, Any]) -> str:
    """Return the hash of a row, whatever the order of its keys, its spaces or its way of escaping characters."""
    return text_hash(json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def page_id(relative: Path) -> str:
    """
    Return the id of a page: its path relative to the source folder without extension, NFC, with ``/``.

    ``tin/2024/bai.txt`` -> ``tin/2024/bai``; ``bai.html.gz`` -> ``bai``.
    """
    return unicodedata.normalize("NFC", (relative.parent / stem_of(relative.name)).as_posix())


def stem_of(name: str) -> str:
    """Return a file name without its extension, and without ``.gz`` before that: ``tin.jsonl.gz`` -> ``tin``."""
    if name.lower().endswith(".gz") and len(name) > 3:
        name = name[:-3]
    return unicodedata.normalize("NFC", Path(name).stem)


def check_id(article_id: str) -> str:
    """Return *article_id* if it can name an article; raise :class:`BadInput` if it cannot."""
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in article_id):
        raise BadInput(
            f"an id of visible characters was expected, found {article_id[:80]!a}", "Rename the file or change the id."
        )
    if len(article_id.encode()) > ID_BYTES:
        raise BadInput(
            f"an id may have {ID_BYTES} bytes, this one has {len(article_id.encode())}", "Shorten the path or the id."
        )
    if any(part in ("", ".", "..") for part in article_id.split("/")):
        raise BadInput(
            f"an id needs a name between its slashes, found {article_id!r}",
            "An id becomes part of an address; '', '.' and '..' cannot stand between slashes.",
        )
    return article_id
