"""What the head of an HTML page says of the page: stamp, address, site, section, authors. JSON-LD before other tags."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from search.vocabulary.newspapers import by_domain, canonical

from .lines import clean
from .publisher import masthead
from .signatures import split_persons
from .stamps import read_date


class Markup:
    """What a page's head says of it: JSON-LD first, OpenGraph and other ``meta`` after it."""

    def __init__(self, tree: Any) -> None:
        self.records = [
            record for node in tree.xpath("//script[contains(@type,'ld+json')]") for record in _json_ld(node.text)
        ]
        self.tags: dict[str, str] = {}
        for node in tree.xpath("//meta[@content]"):
            name = node.get("property") or node.get("name") or node.get("itemprop") or ""
            self.tags.setdefault(name.lower(), clean(node.get("content")))
        times = tree.xpath("//time[@datetime]/@datetime | //*[@itemprop='datePublished']/@datetime")
        self.published_at = self._first_date(times[:1] if len(times) == 1 else [])
        canonical_link = tree.xpath("//link[@rel='canonical']/@href")
        address = (canonical_link or [self.tags.get("og:url", "")])[0].strip()
        self.url = address if address.startswith(("http://", "https://")) else None
        self.site = self._text("publisher") or self.tags.get("og:site_name") or None
        self.source = self._source()
        self.section = self._text("articleSection") or self.tags.get("article:section") or None
        names = self._text("author") or self.tags.get("article:author") or self.tags.get("author") or ""
        self.authors = split_persons(names)
        self.headline = self._text("headline") or self.tags.get("og:title") or None

    def _first_date(self, printed: Sequence[str]) -> str | None:
        names = (
            "article:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "dc.date.issued",
            "publication_date",
        )
        given = [self._text("datePublished"), *(self.tags.get(name) for name in names), *printed]
        return next((date for value in given if value and (date := read_date(value))), None)

    def _source(self) -> str | None:
        for name in (self.tags.get("og:site_name"), self._text("publisher")):
            if name and (known := canonical(name) or masthead(name)):
                return known
        return by_domain(self.url) if self.url else None

    def _text(self, key: str) -> str | None:
        """Return a value of the JSON-LD article as text: a name of an object, names of a list joined by commas."""
        for record in self.records:
            value = record.get(key)
            items = value if isinstance(value, list) else [value]
            names = [item.get("name") if isinstance(item, dict) else item for item in items]
            texts = [clean(name) for name in names if isinstance(name, str) and name.strip()]
            if texts:
                return ", ".join(texts[:6])
        return None


def _json_ld(text: str | None) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD block that describe an article; a broken block gives none."""
    found: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        found = json.loads(text or "null", strict=False)
    queue = [found]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item[:50]
        elif isinstance(item, dict):
            queue += [item["@graph"]] if isinstance(item.get("@graph"), list) else []
            kinds = item.get("@type")
            if any(
                str(kind).endswith(("Article", "Posting", "Report"))
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield item
