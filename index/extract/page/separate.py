"""One raw page into its article: headline, stamp, source, authors, section, captions, body, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .captions import is_credit_only
from .furniture import SECTIONS, is_end, is_noise
from .headline import find_headline, prose_lines
from .lines import Line, split_lines
from .publisher import masthead, publisher
from .result import Page, Span, left_out
from .signatures import read_signature, split_persons
from .stamps import Stamp, is_stamp_line
from .tags import Tag, read_tag
from .walk import Found, Walk

_CRUMBS = re.compile(r"\s*[/›»>|]+\s*")
_SECTION_AFTER = re.compile(
    r"^(?:trong|chuyên mục ?:|danh mục ?:|posted in|mục ?:)\s+(?P<name>.{2,40})$", re.IGNORECASE
)
_TITLE_SITE = re.compile(r"\s+(?:[-–—|])\s+(?P<site>[^|–—]{3,60})$")
# A signature glued to the last sentence: "… năm 2023./.PHẠM HẢO", "… của quận.  Thanh Hà".
_GLUED = re.compile(r"(?<=[.!?…”\"/])(?P<gap>\s*)(?P<name>[^.!?…”\"]{4,60}|(?:[A-ZĐ]\. ?){1,2}\w+)$")


def separate(raw: str) -> Page:
    """
    Return the article inside *raw*, the NFC text of a page as copied or scraped; fields that it lacks stay empty.

    Never fails: a page without paragraphs gives its headline alone, an empty text an empty page.
    """
    lines = split_lines(raw)
    prose = prose_lines(lines)
    headline = find_headline(lines, prose)
    if headline is None:
        return _without_headline(raw, lines, prose)
    found = Walk(lines, prose, headline).run()
    return _assemble(raw, lines, headline, found)


def _without_headline(raw: str, lines: Sequence[Line], prose: Sequence[bool]) -> Page:
    """A page that begins with its text: take its paragraphs up to the first end."""
    kept: list[Line] = []
    for line in lines:
        if kept and is_end(line.text):
            break
        if prose[line.number]:
            kept.append(line)
    excluded, share = left_out(raw, [(line.start, line.end) for line in kept])
    return Page(
        body="\n".join(line.text for line in kept),
        excluded=excluded,
        share=share,
        source=publisher(lines, [line.number for line in kept]),
    )


def _assemble(raw: str, lines: Sequence[Line], headline: int, found: Found) -> Page:
    title_line = lines[headline]
    title, site = _title(title_line)
    kept: list[Span] = [(title_line.start, title_line.end)]
    body, tag, glued = _body(found, kept)
    captions = tuple(line.text for line in found.captions if not is_credit_only(line.text))
    kept += [(line.start, line.end) for line in found.captions if not is_credit_only(line.text)]
    stamp = _stamp(lines, headline, found)
    authors, account = _authors(found, stamp, lines, headline)
    if stamp:
        kept.append((stamp[0].start, stamp[0].end))
    signed = [line for line, sign in found.signatures if sign.authors or sign.original_source]
    kept += [(line.start, line.end) for line in signed]
    section, section_line = _section(lines, headline, found)
    if section_line is not None:
        kept.append((section_line.start, section_line.end))
    used = {headline, *(line.number for line in [*found.body, *found.captions, *signed])}
    source = site or publisher(lines, used, title) or _tag_source(tag) or _stamp_source(stamp)
    original = next((sign.original_source for _, sign in found.signatures if sign.original_source), None)
    excluded, share = left_out(raw, kept)
    return Page(
        title=title,
        body=body,
        captions=captions,
        published_at=stamp[1].value if stamp else None,
        source=source,
        original_source=original if original != source else None,
        authors=authors or glued,
        section=section,
        site=source or account or _domain(raw),
        excluded=excluded,
        share=share,
    )


def _title(line: Line) -> tuple[str, str | None]:
    """Return the headline without the paper's name that a browser's title carries, and that paper."""
    match = _TITLE_SITE.search(line.text)
    site = masthead(match["site"]) if match else None
    return (line.text[: match.start()], site) if match and site else (line.text, None)


def _body(found: Found, kept: list[Span]) -> tuple[str, Tag | None, tuple[str, ...]]:
    """Return the body's text, the tag of its lead and a signature glued to its end; note what was kept."""
    texts: list[str] = []
    authors: tuple[str, ...] = ()
    tag = read_tag(found.body[0].text) if found.body else None
    for i, line in enumerate(found.body):
        text, start, end = line.text, line.start, line.end
        if i == 0 and tag:
            text = text[tag.length :]
            start = line.end - len(text)
        if i == len(found.body) - 1 and not any(sign.authors for _, sign in found.signatures):
            cut = _glued_signature(text)
            if cut:
                authors = cut[1]
                end -= len(text) - cut[0]
                text = text[: cut[0]]
        texts.append(text)
        kept.append((start, end))
    return "\n".join(texts), tag, authors


def _glued_signature(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Return where the text ends and who signed, if a signature is glued to the last sentence."""
    match = _GLUED.search(text)
    if not match or match.start() < 40:
        return None
    name = match["name"].strip()
    signature = read_signature(name)
    if not signature or not signature.authors or not (match["gap"] == "" or name.isupper()):
        return None
    return match.start(), signature.authors


def _stamp(lines: Sequence[Line], headline: int, found: Found) -> tuple[Line, Stamp] | None:
    """Return the page's own stamp: between headline and text, else just above the headline, else below the text."""
    first = found.body[0].number if found.body else len(lines)
    inside = [(line, stamp) for line, stamp in found.stamps if line.number < first]
    above = [(line, stamp) for line in lines[max(0, headline - 3) : headline] if (stamp := is_stamp_line(line.text))]
    above = [
        (line, stamp) for line, stamp in above if not stamp.clock and (stamp.has_time or headline - line.number <= 2)
    ]
    below = [(line, stamp) for line, stamp in found.stamps if line.number > first]
    for group in (inside, above[::-1], below, _behind(lines, found)):
        own = [item for item in group if not item[1].clock]
        if own:
            return next((item for item in own if not item[1].updated), own[0])
    return None


def _behind(lines: Sequence[Line], found: Found) -> list[tuple[Line, Stamp]]:
    """Return stamps in the first lines behind the article, before any other story begins."""
    stamps = []
    for line in lines[found.end : found.end + 4]:
        stamp = is_stamp_line(line.text)
        if is_end(line.text) or (line.words > 6 and not stamp and not is_noise(line.text)):
            break
        if stamp and not stamp.rest:
            stamps.append((line, stamp))
    return stamps


def _authors(
    found: Found, stamp: tuple[Line, Stamp] | None, lines: Sequence[Line], headline: int
) -> tuple[tuple[str, ...], str | None]:
    """Return the persons who signed, and the account that published the page, if it names one."""
    names = [name for _, sign in found.signatures for name in sign.authors]
    account = None
    if stamp:
        rest = stamp[1].rest
        persons = split_persons(rest)
        if not persons and rest:
            persons, account = _person_beside(rest)
        names = [*persons, *names] if persons else names
        account = account or _account(stamp[0], lines)
    del headline
    return tuple(dict.fromkeys(names)), account


def _person_beside(rest: str) -> tuple[tuple[str, ...], str | None]:
    """Return the person in "Thời sự Thanh Hà" or "Thanh Hà Báo Nhân Dân"; else the words as an account's name."""
    known = {section for section in SECTIONS if rest.lower().startswith(section + " ")}
    if known:
        return split_persons(rest[len(max(known, key=len)) :].strip()), None
    return (), rest if len(rest.split()) <= 8 and not masthead(rest) else None


def _account(line: Line, lines: Sequence[Line]) -> str | None:
    """Return the account named in the line behind "… bởi"."""
    if line.text.lower().endswith((" bởi", " by")) and line.number + 1 < len(lines):
        after = lines[line.number + 1]
        return after.text if after.words <= 8 and not after.stops else None
    return None


def _section(lines: Sequence[Line], headline: int, found: Found) -> tuple[str | None, Line | None]:
    """Return the section that a line above the headline names, alone or as a trail's last; else one named behind."""
    for line in reversed(lines[max(0, headline - 3) : headline]):
        if is_stamp_line(line.text) or is_noise(line.text):
            continue
        crumbs = [crumb for crumb in _CRUMBS.split(line.text) if crumb]
        if len(crumbs) > 1 and _is_trail(line, crumbs):
            return crumbs[-1] if crumbs[-1].lower() != lines[headline].text.lower() else crumbs[-2], line
        if line.text.lower() in SECTIONS and not _in_menu(lines, line):
            return _sentence_case(line.text), line
        break
    for line in lines[found.end : found.end + 4]:
        match = _SECTION_AFTER.match(line.text)
        if match and match["name"].lower() in SECTIONS:
            return match["name"], line
    return None, None


def _is_trail(line: Line, crumbs: Sequence[str]) -> bool:
    """Whether a line is a trail (``Trang chủ / Tin tức / Thi đua``) and no menu (``Mới nhất | Chính trị | Xã hội``)."""
    home = crumbs[0].lower() in ("trang chủ", "trang nhất", "home")
    short = len(crumbs) <= 3 and "|" not in line.text and all(crumb.lower() in SECTIONS for crumb in crumbs[:-1])
    return line.words <= 20 and not is_noise(crumbs[-1]) and ((home and len(crumbs) <= 5) or short)


def _in_menu(lines: Sequence[Line], line: Line) -> bool:
    """Whether short lines stand directly above: a menu, whose last entry is no section of this article."""
    above = lines[max(0, line.number - 2) : line.number]
    return line.gap == 0 and len(above) == 2 and above[1].gap == 0 and all(other.words <= 4 for other in above)


def _sentence_case(text: str) -> str:
    return text.capitalize() if text.isupper() else text


def _tag_source(tag: Tag | None) -> str | None:
    return tag.paper.name if tag and tag.paper else None


def _stamp_source(stamp: tuple[Line, Stamp] | None) -> str | None:
    return masthead(stamp[1].rest) if stamp and stamp[1].rest else None


def _domain(raw: str) -> str | None:
    match = re.search(r"\b(?:[a-z0-9-]+\.)+gov\.vn\b", raw[:2000] + "\n" + raw[-3000:], re.IGNORECASE)
    return match.group().lower() if match else None
