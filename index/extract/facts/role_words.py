"""
Do the words before a district say whose it is: its own body or people, or the home of a person.

*may* is what the sieve says of the sentence, if it was asked.
"""

from __future__ import annotations

from search.vocabulary.places import find_province, find_units

from . import role_cues as cues
from .places import DistrictMention

_REACH = 110  # characters from a word of home to the name it still holds for


def is_body(mention: DistrictMention, clause: str, may: int = -1) -> bool:
    """Whether the district is named by a body, an office or its people: "Công an quận …", "20 hộ dân ở huyện …"."""
    kind = mention.sentence.lower[mention.left : mention.start]
    return (
        mention.free == "body"
        or _is_office(kind)
        or any(p.search(clause, may) for p in (cues.BODY, cues.PEOPLE, cues.NAMED_UNITS))
        or cues.BODY_INSIDE.search(clause) is not None
    )


def _is_office(kind: str) -> bool:
    """Whether the kind is said by its party or youth committee: ``Quận ủy``, ``huyện đoàn``."""
    return kind.rstrip().endswith(("ủy", "uỷ", "đoàn"))


def person_opens(before: str, may: int = -1) -> bool:
    """Whether a bracket behind a person's name is what begins the district: "Trần Văn An (quận …"."""
    match = cues.NAMED_PERSON.search(before)
    if not match or cues.STREETS.search(before, may):
        return False
    if find_province(match["name"]) or find_units(match["name"]):
        return False  # "ở Hà Nội (các quận …)", "Vườn quốc gia Vũ Quang (huyện …)"
    word = (match["word"] or "").lower()
    return word not in cues.BEARS_NAME and not word[:1].isdigit()  # "444 Nguyễn Chí Thanh (quận …" is a street


def at_home(before: str, may: int = -1) -> bool:
    """Whether the last word of home or seat before the name still holds at it: "ngụ xã B, huyện …"."""
    last = max(cues.HOME.finditer(before, may), key=lambda m: m.end(), default=None)
    if last is None or cues.HELD_AT.search(before[: last.start()].lower()):
        return False
    end = last.end()
    rest = before[end:]
    if last.group().endswith("tuổi") and "(" in before[: last.start()][-40:] and ")" not in rest:
        # "Trần Văn An (32 tuổi, chủ một khách sạn trên đường X, quận …": all of the bracket is about the person
        return not cues.OFFICE_AGE.search(rest)
    return len(rest) <= _REACH and ";" not in rest and not cues.LEAVES_HOME.search(rest)


def told_of_the_past(low: str) -> bool:
    """Whether a sentence in lower case tells of years before 1980, which are no years of birth."""
    return cues.OLD_YEAR.search(low) is not None and cues.PAST.search(low) is not None
