"""
Which unit holds an office: the one named behind it ("Cụm trưởng: huyện A") or before it ("huyện A làm Cụm trưởng").
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from . import office_cues as cues
from .cluster_names import number_of
from .text import CAPITAL, Sentence
from .units import Run, Unit

__all__ = ["unit_so_called", "units_after", "units_before"]

_MAX_GAP = 110
"""Characters between a unit and its office: more is another clause."""
_TIME = re.compile(
    r"(?:(?:kể từ|từ|của|trong|cho|vào|suốt|hết|đến|ngay từ) )*(?:hai |ba |các )?(?:năm học|năm công tác|năm|nhiệm kỳ|"
    r"giai đoạn) "
    r"(?:20\d\d|nay|này|tới|sau|ngoái|trước|qua)(?:\s?[-–]\s?20\d\d|(?:(?:,| và) (?:năm )?20\d\d)+)?(?!\w)|"
    r"^ ?20\d\d(?=[ :,])|"
    r"(?:(?:từ|vào|hôm|ngày) )*ngày \d[\d/.-]*|6 tháng (?:đầu|cuối) năm(?: 20\d\d)?|quý \w+"
)
_BREAK = re.compile(r"[;:.]|, (?!đơn vị|địa phương|nơi|là|người)")
# "ông C, Phó Giám đốc Sở A, và bà D, Phó Giám đốc Sở B, hai đơn vị Cụm phó"
_COUNTED = re.compile(
    r",\s(?:là |đều là )?(?P<count>hai|ba|bốn|\d) (?:đơn vị|huyện|sở|tỉnh|xã|phường|trường|công ty)"
    r"(?: (?:là|làm|giữ chức|cùng làm|cùng là|đồng))?\s$"
)
_AGENT = re.compile(
    r"(?<!\w)được (?:(?:lãnh đạo|các|đơn vị|thành viên|chủ tịch|chánh án|giám đốc|viện trưởng|bí thư|"
    r"tổng giám đốc|cục trưởng|ban thường vụ|thường trực|hội đồng thi đua|tập thể) )*$"
)
_HOLDING = re.compile(r", [^,;.:]{2,40}")  # "A và B, đều giữ chức Cụm phó"
# "A làm Khối trưởng, Lữ đoàn X làm …": behind an office that A has somebody else is named
_HOLDS_ANOTHER = re.compile(rf"(?:[Cc]ụm|[Kk]hối) (?:trưởng|phó)(?:(?!(?:[Cc]ụm|[Kk]hối)(?!\w)).)*?\s{CAPITAL}\w")
_NOT = re.compile(r"(?<!\w)(?:không|chưa|thôi|rút khỏi|xin rút|từ chối)(?!\w)")
_PASSIVE = re.compile(r"(?:, )?(?:(?:đơn vị|địa phương|nơi|người|là|trúng cử) )*được(?!\w)")
_RELATIVE = re.compile(r"^,? ?(?:là )?(?:đơn vị|địa phương|nơi)(?!\w)")


@cache
def _words(name: str) -> tuple[str, ...]:
    lists = tomllib.loads((files(__package__) / "office_words.toml").read_text("utf-8"))
    return tuple(sorted(lists[name], key=len, reverse=True))


@cache
def _any(name: str) -> str:
    return "|".join(re.escape(word) if not word[0].isalpha() else word + r"(?!\w)" for word in _words(name))


@cache
def _after() -> re.Pattern[str]:
    """What may stand between an office and the unit behind it, once what only passes has been left out."""
    return re.compile(
        rf"(?:(?:của|trong|thuộc|ở) )?(?:(?:cụm|khối)(?: thi đua)?(?: số \w+| [\divx]+)? ?)?,? ?"
        rf"(?:{_any('links')}) ?(?:(?:{_any('fillers')}) ?)*"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_any('holds')})(?: (?:đơn vị|của|là|làm|giữ|một|vai trò|chức|vị trí|trách nhiệm))* ?$"
    )


@cache
def _of_another() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('others')}) ?(?:đơn vị |một )?$")


@cache
def _passing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('passing')})(?= |,|$)")


def _bare(gap: str) -> str:
    """Return *gap* without times, adverbs and needless spaces."""
    gap = re.sub(r"\([^()]*\)", " ", gap)
    gap = re.sub(r"\s+", " ", gap)
    gap = re.sub(rf"\(? ?(?:{_TIME.pattern}) ?\)?", " ", gap)
    gap = re.sub(r"\s+", " ", _passing().sub(" ", gap))
    return re.sub(r" ?, ?(?:, ?)+", ", ", gap.replace(" ,", ",")).strip()


def units_after(runs: Sequence[Run], sentence: Sentence, role: re.Match[str], several: bool) -> list[Unit]:
    """Return the unit named behind a role; of deputies all that are joined: "Cụm phó: huyện A, huyện B"."""
    low = sentence.lower
    for run in runs:
        for n, unit in enumerate(run.units):
            if unit.start < role.end():
                continue
            if not _leads_to_unit(
                low[role.end() : unit.start], sentence.text[role.end() : unit.start], low[: role.start()]
            ):
                return []
            rest = run.units[n + 1 :] if several else ()
            units = [unit]
            for other in rest:
                if _holds_office(sentence, other.end):
                    break
                units.append(other)
            return units
    return []


def _leads_to_unit(gap: str, printed: str, before: str) -> bool:
    if len(gap) > _MAX_GAP:
        return False
    if cues.AFTER_ROLE.match(gap) or cues.AFTER_BY_PERSON.match(re.sub(r"\s+", " ", gap).rstrip() + " "):
        return True
    bare = _bare(gap)
    if not bare:
        # "đơn vị Cụm trưởng huyện A": side by side, but not "giúp việc Cụm trưởng huyện A"
        return not gap.strip() and not re.search(r"giúp việc(?: cho)?\s+$", before)
    return _after().fullmatch(bare) is not None and not re.search(r"giúp việc(?: cho)? $", before)


def unit_so_called(runs: Sequence[Run], sentence: Sentence, role: re.Match[str]) -> list[Unit]:
    """Return the unit of "Với vai trò Cụm phó, huyện A đã …"."""
    unit = next((u for run in runs for u in run.units if u.start >= role.end()), None)
    so_called = cues.AS_ROLE.search(sentence.lower[: role.start()])
    again = cues.KIND_AGAIN.match(sentence.text, role.end()) if so_called else None
    if again:
        named = [u for run in runs for u in run.units if u.end <= role.start()]
        kind = again["kind"]
        fits = [u for u in named if kind == "đơn vị" or f" {kind} " in f" {sentence.lower[u.start : u.end]}"]
        return fits[-1:]
    return [unit] if unit and so_called and cues.COMMA.fullmatch(sentence.lower[role.end() : unit.start]) else []


def _holds_office(sentence: Sentence, at: int) -> bool:
    """Whether an office of its own follows a name: "Cụm trưởng là A và B là Cụm phó"."""
    return bool(cues.ROLE.search(sentence.lower[at : at + 40].split(";")[0]))


def units_before(runs: Sequence[Run], sentence: Sentence, at: int, several: bool) -> list[Unit]:
    """Return the unit named before a role; of deputies all that are joined: "các huyện A và B làm Cụm phó"."""
    if counted := _COUNTED.search(sentence.lower, 0, at):
        before = [unit for run in runs for unit in run.units if unit.end <= counted.start()]
        number = number_of(counted["count"]) or 0
        return before[-number:] if 1 < number <= len(before) else []
    for run in reversed(runs):
        for n in range(len(run.units) - 1, -1, -1):
            unit = run.units[n]
            if unit.end > at or cues.REPLACED.search(sentence.lower[: unit.start]):
                continue
            if _AGENT.search(sentence.lower[max(0, unit.start - 30) : unit.start]):
                continue  # "được UBND tỉnh giao làm Cụm trưởng": who is given it stands before
            gap = cues.REPLACING.sub("", sentence.text[unit.end : at])
            person = cues.PERSON.match(gap)
            gap = gap[person.end() :] if person else gap
            if not _leads_to_role(gap):
                return []
            several = several and not gap.lstrip().startswith("(")
            return _joined_to(run.units[: n + 1], sentence) if several else [unit]
    return []


def _leads_to_role(printed: str) -> bool:
    """Whether the words between a unit and an office say that the unit holds it."""
    gap = printed.lower()
    if cues.ELECTS.fullmatch(gap) or _NOT.search(gap) or _HOLDS_ANOTHER.search(printed):
        return False
    if cues.BEFORE_ROLE.match(gap) or cues.WITH_ROLE.match(gap):
        return True
    bare = _bare(gap).removeprefix(", ") if _HOLDING.fullmatch(_bare(gap)) else _bare(gap)
    if len(bare) > _MAX_GAP or _BREAK.search(bare) or not (held := _before().search(bare)):
        return False
    lead = bare[: held.start()]
    if _PASSIVE.match(bare) or _RELATIVE.match(bare):
        return True
    return not cues.ELECTS.match(lead + " ") and not _of_another().search(lead) and not cues.ASKS.search(lead)


def _joined_to(units: Sequence[Unit], sentence: Sentence) -> list[Unit]:
    """Return the last of *units* with those joined to it by commas and "và": of "A (Cụm trưởng), B và C" B and C."""
    joined = [units[-1]]
    for before, after in reversed(list(itertools.pairwise(units))):
        if re.search(r"[(;]", sentence.text[before.end : after.start]):
            break
        joined.insert(0, before)
    return joined
