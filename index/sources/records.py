"""One row of JSON Lines or CSV into an article: which keys there are, which values they may have."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from index.extract.page.lines import clean
from index.extract.page.rows import clean_paragraphs, complete_row
from index.extract.page.signatures import split_persons
from index.extract.page.stamps import read_date
from search.model import Article, Excluded
from search.vocabulary.newspapers import by_domain, canonical

from .base import BadInput, Read, check_id, record_hash

KEYS = ("id", "title", "summary", "body", "url", "source", "authors", "section", "published_at")
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a text"}
_ID = re.compile(rb'^\s*\{\s*"id"\s*:\s*"((?:[^"\\]|\\.)*)"')


def read_json_line(line: bytes, stem: str, where: str) -> Read:
    """Return the article of one JSON line; raise :class:`BadInput` with the reason where there is none."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput(
            f"UTF-8 was expected, found byte 0x{line[error.start]:02x} at byte {error.start + 1} of the line",
            "Save the file again as UTF-8.",
            article_id=id_in(line),
        ) from error
    except RecursionError as error:
        raise BadInput(
            "a flat JSON object was expected, found one nested too deeply",
            "Give the keys at the top level.",
            article_id=id_in(line),
        ) from error
    except ValueError as error:
        raise BadInput(
            f"one whole JSON object was expected, found {_json_fault(error)}",
            "Each article is one line; if the file was cut, fetch it again.",
            article_id=id_in(line),
        ) from error
    if not isinstance(record, dict):
        hint = "Write one object a line, for example with: jq -c '.[]'" if isinstance(record, list) else ""
        raise BadInput(f"a JSON object was expected, found {_KINDS.get(type(record), 'null')}", hint)
    return read_record(record, stem, where, size=len(line))


def read_record(record: Mapping[str, Any], stem: str, where: str, *, size: int) -> Read:
    """
    Return the article of one row. *stem* is the file's (for rows without id), *size* the bytes that were read.

    Texts may be ``null`` or missing; a number where a text is expected is refused, but a whole number as id is taken.
    ``authors`` may be one text: names in it stand apart by commas, semicolons, dashes.
    """
    warnings: tuple[str, ...] = ()
    try:
        digest = record_hash(record)
    except UnicodeEncodeError:
        record = _without_halves(record)
        digest = record_hash(record)
        warnings = ("whole characters were expected, found half of a character (a lone surrogate); marked as \ufffd",)
    given = _given_id(record)
    article_id = check_id(given or f"{stem}:{digest[:12]}")
    try:
        read = _read(record, article_id, where, digest, size)
    except BadInput as error:
        error.article_id = article_id
        raise
    return replace(read, warnings=warnings + read.warnings) if warnings else read


def _without_halves(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return *record* with U+FFFD for each half of a surrogate pair, as broken escapes bring them."""
    text = json.dumps(record, ensure_ascii=False).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    whole: dict[str, Any] = json.loads(text)
    return whole


def _read(record: Mapping[str, Any], article_id: str, where: str, digest: str, size: int) -> Read:
    texts = {
        key: _text(record, key) for key in ("title", "summary", "body", "url", "source", "section", "published_at")
    }
    title, body = clean(texts["title"] or ""), clean_paragraphs(texts["body"] or "")
    if not title and not body:
        raise BadInput(
            f"a title or a body was expected, found neither among the keys {', '.join(map(str, record)) or '(none)'}",
            "Name the columns as docs/sources.md says.",
        )
    row = complete_row(clean(texts["summary"] or "") or None, body)
    published, warnings = _published(texts["published_at"])
    extra = {str(key): value for key, value in record.items() if key not in KEYS}
    if warnings:
        extra["published_at"] = texts["published_at"]
    source, url = clean(texts["source"] or ""), clean(texts["url"] or "")
    if url and not _ADDRESS.match(url):  # javascript:, file: and the like must never become a link
        extra["url"], url = url, ""
        warnings = (*warnings, "url: an http or https address was expected; kept in extra, not used as a link")
    article = Article(
        id=article_id,
        title=title,
        summary=row.summary,
        body=row.body,
        published_at=published,
        source=canonical(source) or source or row.source or by_domain(url),
        original_source=row.original_source,
        authors=_authors(record) or row.authors,
        section=clean(texts["section"] or "") or None,
        url=url or None,
        excluded=Excluded(row.share, row.excluded),
        raw_length=size,
        extra=extra,
    )
    raw = body if row.excluded else None
    return Read(article, where, digest, raw, article.source or host_of(url), warnings)


_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def host_of(url: str) -> str | None:
    """Return the host of a web address without ``www.``; ``None`` if it is none."""
    match = re.match(r"https?://(?:www\.)?([\w.-]+\.\w{2,})(?:[/:?#]|$)", url)
    return match.group(1).lower() if match else None


def id_in(line: bytes) -> str | None:
    """Return the id that a damaged JSON line begins with, so that its last good version can stay; else ``None``."""
    match = _ID.match(line[:2048])
    try:
        return check_id(clean(json.loads(b'"' + match.group(1) + b'"'))) if match else None
    except (ValueError, BadInput):
        return None


def _given_id(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return unicodedata.normalize("NFC", (value or "").strip()) or None
    raise BadInput(f"id: a text was expected, found {_KINDS[type(value)]}", "Give ids as texts.")


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value
    raise BadInput(f"{key}: a text was expected, found {_KINDS[type(value)]}", f"Give {key} as a text or null.")


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = record.get("authors")
    if value is None:
        return ()
    if isinstance(value, str):
        text = clean(value)
        return split_persons(text, trusted=True) or tuple(
            part for part in (p.strip() for p in re.split(r"[;|,]", text)) if part
        )
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(name for name in map(clean, value) if name)
    raise BadInput(
        f"authors: a list of texts was expected, found {_KINDS.get(type(value), 'something else')}"
        + (" with something else in it" if isinstance(value, list) else ""),
        'Write ["A", "B"].',
    )


def _published(value: str | None) -> tuple[str | None, tuple[str, ...]]:
    if not value or not value.strip():
        return None, ()
    date = read_date(clean(value))
    if date:
        return date, ()
    return None, (
        f"published_at: a date (ISO 8601) was expected, found {clean(value)[:60]!r}; left empty, kept in extra",
    )


def _json_fault(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"a fault at character {error.pos + 1} ({error.msg})"
    return f"a value that cannot be read ({error})"
