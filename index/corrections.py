"""
What did staff correct by hand? A versioned file, applied at every reindex.

JSON Lines, one correction a line, the later line wins::

    {"article": "tin/2024/bai-1", "field": "awards", "value": […], "who": "Lan", "when": "2026-11-20", "why": "…"}

``field`` is a key of an article's JSON (contract, section 5) and ``value`` what stands there from now on, in the same
form. The text itself (title, body, summary, captions, id) is not corrected: what was printed stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from search.errors import SourceError
from search.model import Article, Said

CORRECTABLE = (
    "published_at",
    "event_at",
    "source",
    "original_source",
    "authors",
    "section",
    "url",
    "clusters",
    "districts",
    "years",
    "award_types",
    "awards",
)
_REQUIRED = ("article", "field", "value", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction and where it stands."""

    article: str
    field: str
    value: Any
    who: str
    when: str
    why: str
    where: str


@dataclass(frozen=True)
class Corrections:
    """All corrections in force, by article and field."""

    by_article: Mapping[str, Mapping[str, Correction]] = field(default_factory=dict)

    def hash_of(self, article_id: str) -> str:
        """Return what to mix into an article's content hash, so that a new correction makes it new; ``""`` if none."""
        mine = self.by_article.get(article_id)
        if not mine:
            return ""
        text = json.dumps({f: c.value for f, c in sorted(mine.items())}, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def apply(self, article: Article) -> tuple[Article, list[str]]:
        """Return the corrected article, and a note for each correction the extractor no longer needs."""
        mine = self.by_article.get(article.id)
        if not mine:
            return article, []
        data = article.to_json()
        notes = [
            f"{c.where}: the extractor now finds the corrected {f} of {article.id} by itself"
            for f, c in mine.items()
            if _same(data.get(f), c.value)
        ]
        data.update({f: c.value for f, c in mine.items()})
        if "awards" in mine and "award_types" not in mine:
            data["award_types"] = list(dict.fromkeys(a["award_type"] for a in data["awards"]))
        corrected = replace(Article.from_json(data), corrected=tuple(sorted(mine)), extra=article.extra)
        return replace(corrected, evidence=_still_true(corrected)), notes


def read_corrections(path: Path) -> Corrections:
    """Return the corrections of a file; none where there is no file. Raises SourceError naming the line."""
    if not path.exists():
        return Corrections()
    found: dict[str, dict[str, Correction]] = {}
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            one = _read_line(line, f"{path}:{number}")
            found.setdefault(one.article, {})[one.field] = one
    return Corrections(found)


def _read_line(line: str, where: str) -> Correction:
    hint = 'A line is {"article", "field", "value", "who", "when", "why"}; see docs/corrections.md.'
    try:
        data = json.loads(line)
    except ValueError as error:
        raise SourceError(
            f"a JSON object was expected, found {line[:60]!r} ({error})", where=where, hint=hint
        ) from error
    missing = [k for k in _REQUIRED if k not in data] if isinstance(data, dict) else list(_REQUIRED)
    if missing:
        raise SourceError(f"a correction needs {', '.join(missing)}", where=where, hint=hint)
    if data["field"] not in CORRECTABLE:
        raise SourceError(
            f"the field {data['field']!r} cannot be corrected",
            where=where,
            hint=f"These can: {', '.join(CORRECTABLE)}.",
        )
    try:
        Article.from_json({"id": "x", data["field"]: data["value"]})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(
            f"the value of {data['field']} has not the form of an article's JSON ({error!r})",
            where=where,
            hint="`timtin show ID --json` shows the form.",
        ) from error
    return Correction(where=where, **{k: data[k] for k in _REQUIRED})


def _still_true(article: Article) -> tuple[Said, ...]:
    """Return the evidence of values that stayed; a value that staff put there has no sentence."""
    return tuple(said for said in article.evidence if said.value in article.plain_values(said.of))


def _same(found: Any, corrected: Any) -> bool:
    """Whether two values agree, evidence apart."""
    return bool(_bare(found) == _bare(corrected))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k != "evidence" and v not in (None, [], False)}
    return [_bare(v) for v in value] if isinstance(value, (list, tuple)) else value
