"""One page, raw text or saved HTML, into an article."""

from __future__ import annotations

from index.extract.page import Page, separate
from search.model import Article, Excluded

from .base import BadInput, Read, text_hash
from .decode import decode
from .units import Kind


def read_page(data: bytes, kind: Kind, article_id: str, where: str) -> Read:
    """
    Return the article of a page's bytes; raise :class:`BadInput` where there is none.

    ``raw_length`` is the size of the page in bytes, as in the file.
    """
    if not data.strip():
        raise BadInput("a page was expected, found an empty file", "Fetch the page again or remove the file.")
    text = decode(data)
    page, raw = _html(text) if kind == "html" else (separate(text), text)
    if not page.title and not page.body:
        raise BadInput(
            "a headline or a paragraph was expected, found neither", "See docs/sources.md for what is read of a page."
        )
    article = Article(
        id=article_id,
        title=page.title,
        body=page.body,
        summary=page.summary,
        captions=page.captions,
        published_at=page.published_at,
        source=page.source,
        original_source=page.original_source,
        authors=page.authors,
        section=page.section,
        url=page.url,
        excluded=Excluded(page.share, page.excluded),
        raw_length=len(data),
    )
    return Read(article, where, text_hash(text), raw, page.site, page=True)


def _html(text: str) -> tuple[Page, str]:
    from index.extract.page.html import separate_html  # trafilatura is slow to import: only where HTML is read

    return separate_html(text)
