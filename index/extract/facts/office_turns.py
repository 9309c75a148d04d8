"""
Who holds an office where one sentence tells of several offices, or of several years, in turn?

"Cụm trưởng các năm 2022, 2023 lần lượt là A và B", "X và Y lần lượt làm Cụm trưởng, Cụm phó", "A làm Trưởng cụm năm
2022, B năm 2023 và C năm 2024".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from search.model import Officer

from . import office_cues as cues
from .handovers import PASSES
from .office_units import units_after, units_before
from .office_years import year_behind, year_of
from .scope import Scope
from .text import Sentence
from .units import Run

__all__ = ["next_years", "respectively", "role_of", "rotation"]


def rotation(scope: Scope, runs: Sequence[Run], sentence: Sentence, roles: list[re.Match[str]]) -> list[Officer]:
    """Return the heads of "Cụm trưởng được luân phiên: năm 2023: huyện A; năm 2024: huyện B"."""
    if len(roles) != 1:
        return []
    if in_turn := _years_in_turn(runs, sentence, roles[0]):
        return in_turn
    if units_before(runs, sentence, roles[0].start(), False):
        run = next(run for run in reversed(runs) if run.start < roles[0].start())
        years = [year_behind(sentence.lower, unit.end, scope.now) for unit in run.units]
        if sum(year is not None for year in years) < 2:
            return []
        years[-1] = years[-1] or year_of(sentence, *roles[0].span(), None, True, scope.now)
        told = zip(run.units, years, strict=True)
        return [Officer(unit.name, role_of(roles[0]["role"]), year) for unit, year in told if year]
    heads = []
    for unit in (u for run in runs for u in run.units if u.start >= roles[0].end()):
        before = cues.YEAR_BEFORE.search(sentence.lower[: unit.start])
        year = int(before[1]) if before else year_behind(sentence.lower, unit.end, scope.now)
        heads += [Officer(unit.name, role_of(roles[0]["role"]), year)] if year else []
    return heads if len(heads) > 1 and not PASSES.search(sentence.lower) else []


def _years_in_turn(runs: Sequence[Run], sentence: Sentence, role: re.Match[str]) -> list[Officer]:
    """Return the heads of "Cụm trưởng các năm 2022, 2023, 2024 lần lượt là A, B và C", whichever side they stand on."""
    said = cues.YEARS_IN_TURN.search(sentence.lower) if cues.IN_TURN.search(sentence.lower) else None
    years = re.findall(r"20\d\d", said[1]) if said else []
    run = next((run for run in runs if len(run.units) == len(years)), None)
    if not run:
        return []
    return [Officer(unit.name, role_of(role["role"]), int(year)) for unit, year in zip(run.units, years, strict=True)]


def respectively(scope: Scope, runs: Sequence[Run], sentence: Sentence, roles: list[re.Match[str]]) -> list[Officer]:
    """Return the officers of "X và Y lần lượt làm Cụm trưởng, Cụm phó", whichever side the units stand on."""
    joined = len(roles) > 1 and all(
        cues.ROLES_JOINED.fullmatch(sentence.lower[a.end() : b.start()]) for a, b in itertools.pairwise(roles)
    )
    if not joined:
        return []
    first, last = roles[0].start(), roles[-1].end()
    as_many = [r for r in runs if len(r.units) == len(roles)]
    if cues.IN_TURN.search(sentence.lower):
        run = next((r for r in as_many if r.end <= first or r.start >= last), None)
    else:
        run = next((r for r in as_many if r.end <= first and _leads_to(sentence.lower[r.end : first])), None)
        after = units_after(runs, sentence, roles[-1], True)
        run = run or next((r for r in as_many if after and r.start == after[0].start), None)
    if not run:
        return []
    year = year_of(sentence, first, last, None, True, scope.now)
    year = year or year_behind(sentence.lower, run.end, scope.now)
    return [Officer(unit.name, role_of(m["role"]), year) for unit, m in zip(run.units, roles, strict=True)]


def _leads_to(gap: str) -> bool:
    """Whether *gap* joins units to offices by a verb: "A và B giữ chức Cụm trưởng, Cụm phó"."""
    return bool(cues.BEFORE_ROLE.match(gap) and cues.ACTING.search(gap)) and not cues.ELECTS.fullmatch(gap)


def next_years(scope: Scope, runs: Sequence[Run], sentence: Sentence, at: int, role: str) -> Iterator[Officer]:
    """Yield those who hold the office after the first: ", huyện B năm 2023, năm 2024 chuyển sang huyện C"."""
    first = cues.YEAR_HERE.match(sentence.lower, at)
    at = first.end() if first else at
    for run in runs:
        for unit in run.units:
            if unit.start >= at and (then := cues.YEAR_THEN.fullmatch(sentence.lower, at, unit.start)):
                yield Officer(unit.name, role, int(then[1]))
                at = unit.end
                continue
            year = cues.YEAR_HERE.match(sentence.lower, unit.end)
            if first and unit.start >= at and year and cues.NEXT_YEAR.fullmatch(sentence.lower[at : unit.start]):
                yield Officer(unit.name, role, int(year[1]))
                at = year.end()


def role_of(printed: str) -> str:
    """Return the role as ``Cụm trưởng``, ``Cụm phó``, ``Khối trưởng`` …, with "thứ hai" where printed."""
    group = "Cụm" if "cụm" in printed else "Khối"
    rank = re.search(r"thứ (?:nhất|hai|ba)", printed)
    deputy = "phó" in printed
    return f"{group} {'phó' if deputy else 'trưởng'}" + (f" {rank.group()}" if rank else "")
