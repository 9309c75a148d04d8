"""
One saved HTML page into its article.

trafilatura finds the main text; the page's own mark-up says the rest: JSON-LD and OpenGraph (stamp, address, site),
``figcaption`` (captions), a marked-up lead (summary). Where that gives no text, the page's visible text is read like a
raw page. Nothing is guessed: a date that only an address or a footer suggests is none.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction

from .captions import has_credit, is_credit_only
from .furniture import is_box, is_copyright, is_end, is_link, is_noise
from .lines import clean, line_key, split_lines
from .markup import Markup
from .nonnames import phrases
from .publisher import masthead
from .result import Page, Span, left_out
from .rows import complete_row
from .separate import separate
from .stamps import is_stamp_line

_LXML: Any = html  # lxml carries no types
_HIDDEN = ("script", "style", "noscript", "template", "svg", "iframe", "head", "object", "select", "textarea")
_BLOCKS = phrases("""
address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer
form|h1|h2|h3|h4|h5|h6|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul|summary
option
""")
_LEAD = (
    "//*[@itemprop='description' or contains(translate(@class,'SAPOCHE','sapoche'),'sapo') or "
    "contains(@class,'chapeau') or "
    + " or ".join(
        f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"
        for name in (
            "lead",
            "article-lead",
            "detail-lead",
            "news-lead",
            "summary",
            "article-summary",
            "detail-summary",
            "description",
            "article-description",
            "singular-desc",
            "short-intro",
            "ArticleLead",
        )
    )
    + "]"
)
_CAPTIONS = "//figcaption | //*[contains(@class,'caption') or contains(@class,'Caption')][not(.//figcaption)]"
_MOST = 500_000  # characters of visible text; no article is as long, and trafilatura takes minutes on such pages
_SHORT = 200  # characters; a shorter main text is no article, the visible text is tried then


def separate_html(text: str) -> tuple[Page, str]:
    """
    Return the article inside an HTML page, and the page's visible text, which the spans of what was left out count in.

    Never fails: what is no HTML at all is read as the text that it is.
    """
    tree = _parse(text)
    if tree is None:
        return separate(text), text
    raw = _visible(tree)
    page = separate(raw)
    meta = Markup(tree)
    captions = tuple(_texts(tree.xpath(_CAPTIONS), most=600))
    title = _title(tree, meta) or page.title
    lead = _lead(tree, title)
    paragraphs = list(_paragraphs(text, title, lead, captions)) if len(raw) < _MOST else []
    if sum(map(len, paragraphs)) >= _SHORT or not page.body:
        page = _from_markup(page, title, lead, captions, paragraphs)
    else:
        page = replace(page, title=title, summary=None, captions=page.captions or captions)
    page = replace(
        page,
        url=meta.url,
        published_at=meta.published_at or page.published_at,
        section=meta.section or _section(tree),
        source=meta.source or page.source,
        authors=page.authors or meta.authors,
    )
    excluded, share = left_out(raw, list(_places(raw, page)))
    return replace(page, site=page.source or meta.site or page.site, excluded=excluded, share=share), raw


def _parse(text: str) -> Any:
    # lxml refuses texts with an XML declaration that names an encoding; controls are no characters of XML.
    data = "".join(char for char in text if char in "\n\t" or ord(char) >= 32)
    try:
        parser = _LXML.HTMLParser(encoding="utf-8", huge_tree=True)
        tree = _LXML.document_fromstring(data.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return tree


def _visible(tree: Any) -> str:
    """Return a page's visible text: one line a block, without empty lines."""
    lines: list[str] = []
    current: list[str] = []

    def flush() -> None:
        line = clean("".join(current))
        current.clear()
        if line:
            lines.append(line)

    for event, node in etree.iterwalk(_without_hidden(tree), events=("start", "end")):
        block = node.tag in _BLOCKS
        if block:
            flush()
        text = node.text if event == "start" else node.tail
        if text:
            current.append(text)
    flush()
    return "\n".join(lines)


def _without_hidden(tree: Any) -> Any:
    shown = copy.deepcopy(tree)
    etree.strip_elements(shown, *_HIDDEN, with_tail=False)
    return shown


def _texts(nodes: Sequence[Any], *, most: int) -> Iterator[str]:
    seen = set()
    for node in nodes:
        text = clean(" ".join(node.itertext()))
        if text and len(text) <= most and text not in seen and not is_credit_only(text):
            seen.add(text)
            yield text


def _title(tree: Any, meta: Markup) -> str | None:
    """Return the headline as printed: the ``h1`` nearest to what the head says, else the head's."""
    printed = [clean(" ".join(node.itertext())) for node in tree.xpath("//h1")]
    printed = [text for text in printed if 2 < len(text) <= 300 and not masthead(text)]
    wanted = line_key(meta.headline or "")
    for text in printed:
        if wanted and (line_key(text) in wanted or wanted in line_key(text)):
            return text
    if printed and not meta.headline:
        return printed[0]
    return meta.headline or (printed[0] if printed else None)


def _section(tree: Any) -> str | None:
    """Return the last link of a breadcrumb trail."""
    names = [clean(" ".join(node.itertext())) for node in tree.xpath("//*[contains(@class,'breadcrumb')]//a")]
    names = [name for name in names if name and not is_noise(name)]
    return names[-1] if names and len(names[-1]) <= 60 else None


def _lead(tree: Any, title: str | None) -> str | None:
    """Return the marked-up lead that stands apart from the text; ``None`` without one."""
    for node in tree.xpath(_LEAD):
        if node.tag in ("meta", "body", "html", "article", "main") or node.xpath(
            "ancestor::aside|ancestor::nav|ancestor::footer|ancestor::li"
        ):
            continue
        text = clean(" ".join(node.itertext()))
        if 40 <= len(text) <= 1200 and text != title and not is_copyright(text):
            return text
    return None


def _paragraphs(text: str, title: str | None, lead: str | None, captions: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of the main text, without what the page prints again elsewhere."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            text, include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
        )
    except Exception:
        return
    body = getattr(document, "body", None)
    if body is None:
        return
    known = {line_key(part) for part in (title, lead, *captions) if part}
    keyed_lead = line_key(lead or "")
    for node in body.iter("p", "head", "item", "quote", "row", "code"):
        if node.xpath("ancestor::item|ancestor::quote|ancestor::row"):
            continue
        paragraph = clean(" ".join(node.itertext()))
        key = line_key(paragraph)
        if not key or key in known or (len(key) > 60 and key in keyed_lead):
            continue
        if is_end(paragraph) and len(paragraph) < 60:
            return
        if not (
            is_noise(paragraph)
            or is_box(paragraph)
            or is_link(paragraph)
            or is_copyright(paragraph)
            or is_stamp_line(paragraph)
            or (has_credit(paragraph) and len(paragraph) < 200)
        ):
            yield paragraph


def _from_markup(
    page: Page, title: str | None, lead: str | None, captions: tuple[str, ...], paragraphs: Sequence[str]
) -> Page:
    row = complete_row(lead, "\n".join(paragraphs))
    return replace(
        page,
        title=title or "",
        summary=row.summary,
        body=row.body,
        captions=captions or page.captions,
        authors=row.authors or page.authors,
        original_source=row.original_source or page.original_source,
        source=page.source or row.source,
    )


def _places(raw: str, page: Page) -> Iterator[Span]:
    """Yield the places of the visible text that feed a field: the first line for each paragraph, caption, headline."""
    wanted: dict[str, int] = {}
    for part in (page.title, page.summary or "", *page.body.split("\n"), *page.captions, *page.authors):
        wanted[line_key(part)] = wanted.get(line_key(part), 0) + 1
    stamped = not page.published_at
    for line in split_lines(raw):
        key = line.key
        stamp = None if stamped else is_stamp_line(line.text)
        if stamp and page.published_at and stamp.value[:10] == page.published_at[:10]:
            stamped = True
            yield line.start, line.end
        if not wanted.get(key) and 40 < len(key) < 20_000 and len(wanted) < 2000:
            key = next((k for k, left in wanted.items() if left and len(k) > 40 and k in line.key), "")
        if key and wanted.get(key):
            wanted[key] -= 1
            yield line.start, line.end
