"""Where do other stories begin? Teasers: a headline and a sentence or two of another article, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from .furniture import is_box, is_end, is_noise
from .headline import share_of_pairs
from .lines import Line
from .signatures import read_signature
from .tags import read_tag

# Shares of word pairs that a paragraph has in common with an article, measured on 500 real articles: the last two
# paragraphs of the article itself 0.20 (median; 0.09 at the lowest tenth), other stories under 0.06 in nine of ten.
# Other stories of our own field share more of its set phrases, so three pairs in turn need a clearer kinship.
_AKIN, _CLEARLY_AKIN = 0.09, 0.15


def is_teaser(line: Line) -> bool:
    """Whether a paragraph begins with a tag in brackets as teasers of other stories do: ``(LĐTĐ) …``."""
    tag = read_tag(line.text)
    return tag is not None and tag.bracketed


def teasers_run(lines: Sequence[Line], prose: Sequence[bool], at: int, told: str) -> bool:
    """
    Whether headline and teaser take turns from the line before *at* to the end of this part of the page.

    *told* is the article so far: paragraphs that speak of the same are no teasers, nor is what a signature closes.
    """
    turns, teasers = "", []
    for line in lines[at - 1 : at + 60]:
        if is_end(line.text) or is_box(line.text):
            break
        if _closes_a_text(line):
            return False
        if not is_noise(line.text):
            is_told = _tells(line, prose)
            turns += "P" if is_told else "S"
            teasers += [line] if is_told else []
    pairs = turns.count("SP")
    if not turns.startswith("SP") or turns.count("PP") > (pairs > 2):
        return False
    if _kinship(teasers, told) > (_CLEARLY_AKIN if pairs > 2 else _AKIN):
        return False
    return turns.count("P") > 1 or lines[at].gap == 0


def _tells(line: Line, prose: Sequence[bool]) -> bool:
    """Whether a line is a sentence rather than a headline; a short question is a headline."""
    asks = line.text.endswith(("?", "!")) and line.words <= 25
    return not asks and (prose[line.number] or (line.stops and line.words >= 8))


def _closes_a_text(line: Line) -> bool:
    signature = read_signature(line.text)
    return signature is not None and bool(signature.authors or signature.original_source)


def _kinship(paragraphs: Sequence[Line], told: str) -> float:
    """Return the mean share of word pairs that paragraphs have in common with the article."""
    return sum(share_of_pairs(line.text, told) for line in paragraphs) / max(1, len(paragraphs))
