"""
Where on a page does the article begin? The headline is found by what stands around it, not by its place.

A headline is a line without a full stop that the following paragraphs talk about; it is often printed twice, has a
stamp or a signature beside it and no paragraph of its own article before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .captions import has_credit, is_credit_only, is_item, shows_scene
from .furniture import is_box, is_copyright, is_end, is_marked_link, is_noise, is_trail
from .lines import CAPITALS, Line
from .signatures import read_signature, split_persons
from .stamps import is_stamp_line
from .tags import read_tag

_CANDIDATES = 400  # lines looked at as headlines; a page's menu has at most some hundred
_TERMS = re.compile(r"\w+")
# A signature in capitals glued to the last sentence: "… trước ngày 25/5./.BÍCH NGỌC".
_SIGNED_END = re.compile(rf"[.!?…”]\s*[{CAPITALS}]{{2,7}}(?: [-–] | )[{CAPITALS}][{CAPITALS} –-]{{1,40}}$")


def is_prose(line: Line) -> bool:
    """Whether a line is a paragraph: a sentence of some length, or very many words."""
    if line.words >= 40:
        return not is_copyright(line.text)
    return (
        (line.stops or bool(_SIGNED_END.search(line.text)))
        and line.words >= 12
        and not is_copyright(line.text)
        and not is_noise(line.text)
        and not is_end(line.text)
    )


def prose_lines(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it is a paragraph of an article, teasers of other stories left out."""
    prose = [is_prose(line) for line in lines]
    keys = Counter(line.key for line in lines)
    teasers = set()
    for before, line in pairwise(lines):
        if prose[line.number] and not prose[before.number] and before.words >= 5 and not line.gap and not before.stops:
            doubled = before.number > 0 and lines[before.number - 1].key == before.key
            if doubled or (keys[before.key] > 1 and len(line.text) < 400 and line.number > 20):
                teasers.add(line.number)
    return [is_one and i not in teasers for i, is_one in enumerate(prose)]


def find_headline(lines: Sequence[Line], prose: Sequence[bool]) -> int | None:
    """Return the number of the headline's line; ``None`` where no line can be one."""
    block = main_block(lines, prose)
    mass = _masses(lines, prose)
    keys = Counter(line.key for line in lines)
    best: tuple[float, int] | None = None
    end = _middle(lines, prose, block)
    for line in lines[max(0, end - _CANDIDATES) : end]:
        if not may_be_headline(line) and not _stopped_headline(line, lines):
            continue
        score = _score(line, lines, prose, keys, mass, block)
        if best is None or score > best[0]:
            best = (score, line.number)
    return best[1] if best and best[0] > 0 else _lone(lines)


def may_be_headline(line: Line) -> bool:
    """Whether a line can be a headline by its own looks."""
    text = line.text
    if (
        not 3 <= line.words <= 45
        or len(text) > 300
        or (text.endswith((".", ";", ",", ":")) and not text.endswith("..."))
    ):
        return False
    if (
        line.is_image_file
        or is_noise(text)
        or is_end(text)
        or is_box(text)
        or is_marked_link(text)
        or is_trail(text)
        or is_credit_only(text)
    ):
        return False
    return not (
        is_stamp_line(text)
        or is_copyright(text)
        or read_tag(text)
        or text[0].islower()
        or read_signature(text)
        or is_item(text)
    )


def _stopped_headline(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a short sentence with its stamp right below is a headline printed with a full stop."""
    if line.number + 1 >= len(lines) or not 4 <= line.words <= 25 or not line.text.endswith("."):
        return False
    return bool(is_stamp_line(lines[line.number + 1].text)) and not is_copyright(line.text) and not read_tag(line.text)


def main_block(lines: Sequence[Line], prose: Sequence[bool]) -> tuple[int, int]:
    """
    Return the first and the last line (exclusive) of the part of the page that holds the article.

    Ends such as "Tin khác" cut the page into parts. The first part with at least half as much prose as the richest
    one is taken: related stories and comments come after an article, and seldom outweigh it.
    """
    cuts = [0, *(line.number for line in lines if not prose[line.number] and is_end(line.text)), len(lines)]
    parts = [
        (a, b, sum(len(line.text) for line in lines[a:b] if prose[line.number])) for a, b in pairwise(cuts) if b > a
    ]
    if not parts:
        return 0, len(lines)
    most = max(part[2] for part in parts)
    start, end, _ = next(part for part in parts if part[2] * 2 >= most)
    return start, end


def overlap(headline: str, text: str) -> float:
    """Return the share (0 to 1) of a headline's neighbouring word pairs and words that *text* holds."""
    words = _TERMS.findall(headline.casefold())
    there = _TERMS.findall(text.casefold())
    pairs, known = set(pairwise(words)), set(pairwise(there))
    if not pairs:
        return 0.0
    return 0.7 * len(pairs & known) / len(pairs) + 0.3 * len(set(words) & set(there)) / len(set(words))


def share_of_pairs(text: str, other: str) -> float:
    """Return the share (0 to 1) of the neighbouring word pairs of *text* that *other* holds."""
    words, there = _TERMS.findall(text.casefold()), _TERMS.findall(other.casefold())
    pairs = set(pairwise(words))
    return len(pairs & set(pairwise(there))) / len(pairs) if pairs else 0.0


def _masses(lines: Sequence[Line], prose: Sequence[bool]) -> list[int]:
    """Return for each line how many paragraphs stand before it on the page."""
    counts, total = [], 0
    for line in lines:
        counts.append(total)
        total += prose[line.number]
    return counts


def _middle(lines: Sequence[Line], prose: Sequence[bool], block: tuple[int, int]) -> int:
    """Return the line before which the headline stands: that where half of the block's prose is told."""
    start, end = block
    total = sum(len(line.text) for line in lines[start:end] if prose[line.number])
    if not total:
        return end if start == 0 else len(lines)
    seen = 0
    for line in lines[start:end]:
        if prose[line.number]:
            seen += len(line.text)
            if seen * 2 >= total:
                return line.number
    return end


def _score(
    line: Line,
    lines: Sequence[Line],
    prose: Sequence[bool],
    keys: Counter[str],
    mass: Sequence[int],
    block: tuple[int, int],
) -> float:
    after = [other for other in lines[line.number + 1 : line.number + 60] if prose[other.number]][:6]
    told = " ".join(other.text for other in after)
    gap = (after[0].number if after else len(lines)) - line.number - 1
    furniture = sum(_is_meta(other) for other in lines[line.number + 1 : line.number + 1 + gap])
    score = 5 * overlap(line.text, told) - 0.3 * min(gap - furniture, 12)
    score += 2.0 * (keys[line.key] > 1 and line.words >= 5)
    score += 2.0 * any(
        is_stamp_line(other.text)
        for other in lines[line.number + 1 : line.number + 5]
        if not after or other.number < after[0].number
    )
    score += 1.0 * any(is_stamp_line(other.text) for other in lines[max(0, line.number - 2) : line.number])
    score -= 1.5 * (mass[line.number] - mass[block[0]])
    score -= 1.5 * _listed(line, lines)
    score -= 1.5 * (shows_scene(line.text, line.words, line.stops) or has_credit(line.text))
    score += 0.5 * (line.words >= 6) + 0.5 * (line.number == 0)
    return score


def _listed(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line stands in a list of links: right below "Tin nổi bật", no empty line between."""
    at = line.number
    while at > max(0, line.number - 8) and not lines[at].gap:
        at -= 1
        if is_end(lines[at].text) or is_box(lines[at].text):
            return True
    return False


def _is_meta(line: Line) -> bool:
    return bool(is_stamp_line(line.text) or is_noise(line.text) or line.is_image_file or split_persons(line.text))


def _lone(lines: Sequence[Line]) -> int | None:
    """Return the headline of a page without paragraphs: its first line that can be one."""
    return next((line.number for line in lines[:_CANDIDATES] if line.words >= 5 and may_be_headline(line)), None)
