"""
Does a line, or a piece between semicolons, say one award and who gets it, and nothing else?

"1. Công ty A: Huân chương Lao động hạng Ba", "- Ông B - Bằng khen của UBND tỉnh", "a) Bằng khen (5 tập thể)": so lists
tell it below a line that says what they are for, or behind its colon.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from search.model import Status

from .binding import Binding
from .givers import GiverReader
from .headed import LONGEST, standing_of
from .keys import key
from .mentions import find_mentions
from .recipients import Recipient, read_recipients
from .words import any_of

__all__ = ["read_rows"]

_BULLET = re.compile(r"\s*(?:(?:[ivx]{1,5}|\d{1,2}|[a-hđ])[.)]|[-–•+*])?\s*")
_WHO_FIRST = re.compile(r"(?P<who>[^:;]{3,110}?)\s*(?::|\s[-–]|\()\s*(?:tặng |danh hiệu |nhận |được tặng )*[\"']?")
_OF = re.compile(r"[\"']?\s*(?:của|do)\s+(?=\S)")
_TAIL = re.compile(r"[\"')\s]*[.;,]?\s*")
_BRACKET = re.compile(r"[\"']?\s*\((?P<who>[^()]{3,110})\)\s*[.;,]?\s*")
# "- Cờ thi đua của UBND tỉnh: xã A, Trường B", "- Bằng khen (20): 7 tập thể, 13 cá nhân"
_BEHIND = re.compile(
    r"[\"')\s]*(?:\(?\d{1,4} ?[^():;]{0,30}\)?)?\s*(?:cho\s*)?(?::|\s[-–]\s)\s*(?P<who>[^:]{3,400}?)[\s.;,]*"
)
_PEOPLE = re.compile(rf"(?:các |\d+ )?(?:{any_of('person_titles')})\s")
_VERBAL = re.compile(
    r"(?<!\w)(?:đã|được|nhận|đạt|tặng|trao|đề nghị|không|chưa|là|có|do|từng|vừa|gồm|đón|gửi|theo|tại|khi"
    r"|quyết định)(?!\w)"
)


def read_rows(
    text: str,
    givers: GiverReader,
    resolve: Callable[[str], str | None],
    standing: Status | None,
    *,
    behind: bool = False,
) -> list[Binding]:
    """
    Return a binding for each row of *text*: the whole of a short line, whose *standing* the lines before say, or all
    pieces between semicolons behind a colon whose own words say it. Empty where any of it is something else. *behind*
    asks for rows that name the award first: "- Cờ thi đua của UBND tỉnh: xã A, Trường B".
    """
    if standing and len(text) <= LONGEST * (3 if behind else 1):
        row = _row(text, givers, resolve, standing, behind=behind)
        if row or behind:
            return [row] if row else []
    head, colon, rest = text.partition(":")
    said = standing_of(head + ":") if colon and ";" in rest else None
    if said is None:
        return []
    rows = [_row(piece, givers, resolve, said) for piece in rest.split(";")]
    return [row for row in rows if row] if all(rows) else []


def _row(
    text: str, givers: GiverReader, resolve: Callable[[str], str | None], standing: Status, *, behind: bool = False
) -> Binding | None:
    keyed = key(text)
    mentions = find_mentions(text, keyed)
    if len(mentions) != 1:
        return None
    award, begin = mentions[0], _BULLET.match(keyed)
    at = begin.end() if begin else 0
    giver, end = None, award.end
    if of := _OF.match(keyed, end):
        giver = givers.read(re.split(r"[(;:]", text[of.end() :])[0].rstrip(" .)"))
        end = of.end() + giver.length if giver else end
    if giver and giver.foreign:
        return None
    listed = False
    if (who := _WHO_FIRST.fullmatch(keyed, at, award.head)) and _TAIL.fullmatch(keyed, end):
        place = who.span("who")
    elif not keyed[at : award.head].strip(" \"'") and (after := _BRACKET.fullmatch(keyed, end)):
        place = after.span("who")
    elif behind and not keyed[at : award.head].strip(" \"'") and (after := _BEHIND.fullmatch(keyed, end)):
        place, listed = after.span("who"), not _PEOPLE.match(after["who"])
    else:
        return None
    found = _who(text[place[0] : place[1]], keyed[place[0] : place[1]], resolve, listed=listed)
    return Binding(mentions, standing, recipients=found, giver=giver, rule="row") if found else None


def _who(phrase: str, keyed: str, resolve: Callable[[str], str | None], *, listed: bool) -> list[Recipient]:
    """Return whom *phrase* names, empty where it says more than names and numbers."""
    return (
        []
        if _VERBAL.search(keyed)
        else [r for r in read_recipients(phrase, resolve, listed=listed) if r.name or r.count]
    )
