"""
How is an index of articles laid out on the server? Settings, mapping, names, and how many shards.

The server analyses nothing but spaces: what it is sent are our own tokens. Tokens that share a position (a whole code
beside its parts) are sent as one word, joined by ``SAME``, and taken apart by the core filter ``pattern_capture``,
which leaves all of them at that position. Scoring is BM25 as the embedded engine computes it, written as a scripted
similarity: OpenSearch's own differs in the idf.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import Any, Final

from ...errors import RequestError
from ...fields import EXACT, FACET_NAMES, FOLDED, NONE, PAIR, TEXT_NAMES, TOGETHER, VIEWS, WORD, AwardKey

FORMAT: Final = 1  # raise it when a reader of this version could not use an older index
SAME: Final = "␟"  # joins tokens of one position; a symbol, so never part of a token
GAP: Final = "␠"  # stands for the space inside a pair
ANY: Final = "*"
SHARDS: Final = "TIMTIN_OPENSEARCH_SHARDS"
ARTICLES_PER_SHARD: Final = 2_500_000  # about 25 GB; OpenSearch advises 10 to 30 GB for searching
CAPTION_GAP: Final = 100  # positions between two captions, so that no phrase reaches from one into the next
LONGEST_TOKEN: Final = 200  # code points; longer ones are cut and told apart by their hash
LONGEST_ID: Final = 512  # bytes of UTF-8, OpenSearch's own limit for _id

_SPACE = re.compile(r"[\s\x1c-\x1f]+")
_BM25 = (
    "double average = field.sumTotalTermFreq / (double) field.docCount;"
    "double idf = Math.log(field.docCount / (term.docFreq + 1.0)) + 1.0;"
    "return query.boost * idf * doc.freq * 2.2"
    " / (doc.freq + 1.2 * (0.25 + 0.75 * doc.length / average));"
)


def path(field: str, view: str) -> str:
    """Return the server's name for a view of a text field."""
    return f"{field}.{view}"


def facet_path(facet: str) -> str:
    return f"facets.{facet}"


def term(view: str, text: str) -> str:
    """Return a term as it stands on the server. Used for documents and queries alike."""
    if view == PAIR:
        text = text.replace(" ", GAP)
    elif len(text) <= LONGEST_TOKEN and text.isalnum():
        return text
    text = _SPACE.sub(GAP, text.replace(SAME, GAP))
    if len(text) > LONGEST_TOKEN:
        return text[: LONGEST_TOKEN - 17] + "…" + hashlib.sha256(text.encode()).hexdigest()[:16]
    return text


def document_id(article_id: str) -> str:
    """Return ``_id`` for an article's id: the id itself unless OpenSearch would refuse it."""
    if len(article_id.encode()) <= LONGEST_ID and not article_id.startswith("sha256 "):
        return article_id
    return "sha256 " + hashlib.sha256(article_id.encode()).hexdigest()


def masks(key: AwardKey) -> list[str]:
    """
    Return an award key with each of its parts left open in turn: ``type␟status␟*`` and so on.

    With these as plain values, filters on several joint facets ask for one record without nested documents.
    """
    kind, status, level = (part or NONE for part in key)
    return [mask(kind, status, level), mask(kind, status, ANY), mask(kind, ANY, level), mask(ANY, status, level)]


def mask(kind: str, status: str, level: str) -> str:
    return SAME.join((kind, status, level))


def shards_for(articles: int, nodes: int) -> int:
    """Return the number of primary shards: by size where it is known, else one for each node, at most three."""
    given = os.environ.get(SHARDS, "")
    if given:
        if not given.isdigit() or not 1 <= int(given) <= 1000:
            raise RequestError(f"expected a number from 1 to 1000, found {given!r}", where=SHARDS)
        return int(given)
    if articles:
        return max(min(nodes, 3), -(-articles // ARTICLES_PER_SHARD))
    return max(1, min(nodes, 3))


def settings(shards: int) -> dict[str, Any]:
    """Return the settings of a generation while it is being made. One copy of each shard where a second node is."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1",
        "hidden": False,
        "codec": "best_compression",
        "mapping.total_fields.limit": 200,
        "analysis": {
            "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": 65536}},
            "filter": {
                "same_position": {"type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{SAME}]+)"]}
            },
            "analyzer": {
                "tokens": {"type": "custom", "tokenizer": "spaces", "filter": ["same_position"]},
                "words": {"type": "custom", "tokenizer": "spaces"},
            },
        },
        "similarity": {"bm25": {"type": "scripted", "script": {"source": _BM25}}},
    }


def mappings(meta: dict[str, Any]) -> dict[str, Any]:
    """Return the mapping of a generation. Token fields are searched, but not kept: the article is, as text."""
    stored = {"type": "keyword", "index": False, "doc_values": False}
    # no value is as long as ignore_above (characters); Lucene would refuse the whole article for one of 32,766 bytes
    facet = {"type": "keyword", "eager_global_ordinals": True, "ignore_above": 8000}
    return {
        "dynamic": "strict",
        "_meta": meta,
        "_source": {"excludes": [f"{field}.*" for field in (*TEXT_NAMES, TOGETHER)] + ["facets.*", "award_keys"]},
        "properties": {
            "id": {"type": "keyword"},
            "days": {"type": "integer"},
            "origin": {"type": "keyword", "index": False},
            "content_hash": {"type": "keyword", "index": False},
            "digest": {"type": "keyword", "index": False},
            "article": stored,
            "raw": stored,
            "facets": {"properties": dict.fromkeys(FACET_NAMES, facet)},
            "award_keys": {"type": "keyword"},
            **{field: {"properties": _views()} for field in TEXT_NAMES},
            TOGETHER: {"properties": _together()},
        },
    }


def _views() -> dict[str, Any]:
    placed: dict[str, Any] = {
        "type": "text",
        "analyzer": "tokens",
        "similarity": "bm25",
        "index_options": "positions",
        "position_increment_gap": CAPTION_GAP,
    }
    counted = {"type": "text", "analyzer": "words", "similarity": "bm25", "index_options": "freqs"}
    # fielddata is loaded only if somebody asks for beginnings of pairs
    views = {EXACT: placed, FOLDED: placed, PAIR: {**counted, "fielddata": True}, WORD: counted}
    return {view: {**how, "copy_to": path(TOGETHER, view)} for view, how in views.items()}


def _together() -> dict[str, Any]:
    """All text fields as one: the server copies each in once, a document brings what counts more often than that."""
    counted = {"type": "text", "similarity": "bm25", "index_options": "freqs"}
    return {view: {**counted, "analyzer": "tokens" if view in (EXACT, FOLDED) else "words"} for view in VIEWS}
