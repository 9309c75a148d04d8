"""
What may an article say at all, and where: awards, emulation, years, numbered districts, found in one look at all of it.

"No" is never wrong; a place may turn out to hold nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.analysis.fold import lower_text

from ..awards.keys import STRONG, TITLES, may_hold_awards
from ..cues import Cues
from ..letters import Probes, lowered

__all__ = ["Ahead", "look_ahead"]

FOCUS = Cues({cue: (cue,) for cue in ("khen thưởng", "giao ước", "điển hình tiên tiến", "suy tôn")})
SHORT = Cues({" tđ": (" tđ",)})
_CUES = (*STRONG.all, *TITLES.all, *FOCUS.all, *SHORT.all)
# Three or four letters of each cue, rare ones, put together so that those of one kind seldom meet by chance: three
# places an article, most of them in vain. A cue without any of them is looked for by its first letters.
_PIECES = (
    (" bk ", " tđ", "hc b", "hc c", "hc q", "hc đ", "hcđl", "knc "),
    ("ahlđ", "cstđ", "hclđ", "hllv", "lđtt", "ngnd", "ngưt", "nsnd", "nsut", "nsưt", "thưở", "ttnd", "ttưt"),
    (" tặn", "hệ n", "hệ s", "quận", "t sắ", "y tô"),
    ("cờ c", "cờ d", "lđxs", "o độ", "o ướ", "sĩ t", "sỹ t", "ầy t"),
    ("h hi", "h hù", "huân", "khen", "điển"),
    ("hà g", "hồ c", "i đu", "uy c", "ệm c", "ờ đơ"),
)
_UNKNOWN = tuple(cue[:4] for cue in _CUES if not any(piece in cue for kind in _PIECES for piece in kind))
_YEAR, _NUMBER = 0b01000000, 0b10000000  # bits of the kinds that are no letters
_OF_PIECE = {
    piece: [(cue, cue.index(piece)) for cue in _CUES if piece in cue]
    for piece in (*(piece for kind in _PIECES for piece in kind), *_UNKNOWN)
}
_PROBES = Probes(
    [
        (*_PIECES[0], *_UNKNOWN),
        *_PIECES[1:],
        [("12", "90", "\\d", "\\d")],
        [("\\W", "q", "\\s"), ("\\W", "q", "\\d"), ("\\W", "q", ".:")],
    ]
)


@dataclass(slots=True)
class Ahead:
    """
    What :func:`look_ahead` found: whether any written form of an award may occur (*awards*), a cue of *focus* on
    emulation, the abbreviation *short* ("tđ"); where *years* (19xx, 20xx, or longer numbers) and where *numbered*
    districts ("quận 3", "q. 3") may begin.
    """

    awards: bool = False
    focus: bool = False
    short: bool = False
    years: list[int] = field(default_factory=list)
    numbered: list[int] = field(default_factory=list)


def look_ahead(text: str, said: bytes) -> Ahead:
    """Return what *text* may say; *said* is :func:`letters` of it."""
    found = Ahead()
    told: set[str] = set()
    for at, kind in zip(*_PROBES.look(b"\0" + lowered(said)), strict=True):
        if kind == _YEAR:
            found.years.append(at - 1)
        elif kind == _NUMBER:
            found.numbered.append(at)
        else:
            piece = lower_text(text[max(0, at - 1) : at + 3])
            if kind & _YEAR:
                found.years.append(at - 1)
            if kind & _NUMBER:
                found.numbered.append(at)
            if piece == "quận":
                found.numbered.append(at - 1)
            if cues := _OF_PIECE.get(piece) or _OF_PIECE.get(piece[:3]):
                told.update(_standing(cues, text, at - 1))
    if told:
        found.focus, found.short = not told.isdisjoint(FOCUS.all), not told.isdisjoint(SHORT.all)
        found.awards = not told.isdisjoint(STRONG.all)
        if not found.awards and not told.isdisjoint(TITLES.all):
            found.awards = may_hold_awards(lower_text(text))
    return found


def _standing(cues: list[tuple[str, int]], text: str, at: int) -> Iterator[str]:
    """Yield those of *cues* that stand in *text* where their piece is at *at*; each comes with the piece's place."""
    for cue, before in cues:
        if before <= at and lower_text(text[at - before : at - before + len(cue)]) == cue:
            yield cue
