"""
Which unit leads a cluster, with which office, in which year.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.model import Officer

from . import office_cues as cues
from .districts import Places
from .members import speaks_of
from .office_years import more_years, year_behind, year_of, years_in
from .text import Sentence
from .units import Run, Unit, runs_in


@dataclass(frozen=True)
class Scope:
    """What is known beside the sentences: places, the cluster's number, sentences shared with others, the year now."""

    places: Places
    number: int | None
    shared: frozenset[int]
    now: int | None = None

    def offices(self, sentence: Sentence) -> list[re.Match[str]]:
        """Return the offices of *sentence* that can be this cluster's."""
        low, shared = sentence.lower, sentence.number in self.shared
        return [m for m in cues.ROLE.finditer(low) if speaks_of(_office(low, m), self.number, shared)]


def read_officers(scope: Scope, sentences: Sequence[Sentence]) -> tuple[Officer, ...]:
    """Return the units that lead the cluster, each with role and year, in text order, none twice."""
    found: dict[tuple[str, str, int | None], Officer] = {}
    previous: str | None = None
    planned: int | None = None
    for sentence in sentences:
        told = _told(scope, sentence, previous, planned)
        for officer in told:
            found.setdefault((officer.unit, officer.role, officer.year), officer)
        previous = told[-1].role if told else previous
        planned = _planned_year(scope, sentence) or (planned if cues.LIST_FORM.match(sentence.lower) else None)
        planned = planned or _year_at_start(scope, sentence)
    return _without_vaguer(list(found.values()))


def _year_at_start(scope: Scope, sentence: Sentence) -> int | None:
    if not cues.STARTS.match(sentence.lower):
        return None
    return next((year for _, _, year in years_in(sentence.lower, scope.now)), None)


def _planned_year(scope: Scope, sentence: Sentence) -> int | None:
    years = {year for _, _, year in years_in(sentence.lower, scope.now)}
    if not cues.PLANS.search(sentence.lower) or not years:
        return None
    return max(years) if sentence.lower.rstrip(". ").endswith(("như sau:", "như sau")) or len(years) == 1 else None


def _told(scope: Scope, sentence: Sentence, previous: str | None, planned: int | None) -> list[Officer]:
    """Return the officers of one sentence; *previous* is the role that "vai trò này" means."""
    told: list[tuple[Officer, bool]] = []
    runs = runs_in(scope.places, sentence)
    again = cues.SAME_ROLE.search(sentence.lower)
    said = [m for m in scope.offices(sentence) if again and m.end() <= again.start()]
    previous = _role(said[-1]["role"]) if said else previous
    if again and previous:
        units = _units_before(runs, sentence, again.start(), False) or _units_after(runs, sentence, again, False)
        year = year_of(sentence, again.start(), again.end(), None, True, scope.now)
        told += [(Officer(unit.name, previous, year), True) for unit in units]
    roles = scope.offices(sentence)
    if in_turn := _respectively(scope, runs, sentence, roles):
        return in_turn
    if rotation := _rotation(scope, runs, sentence, roles):
        return rotation
    opening = _opening_year(scope, sentence, roles[0].start()) if roles else None
    opening = opening or (
        planned if cues.LIST_FORM.match(sentence.lower) or cues.GOES_ON.match(sentence.lower) else None
    )
    for n, match in enumerate(roles):
        following = roles[n + 1].start() if n + 1 < len(roles) else None
        role, several = _role(match["role"]), "phó" in match["role"]
        units = _units_after(runs, sentence, match, several) or _units_before(runs, sentence, match.start(), several)
        units = units or _unit_so_called(runs, sentence, match)
        acts = _acts(sentence.lower, match.start())
        year = year_of(sentence, match.start(), match.end(), following, acts, scope.now) if units else None
        for unit in units:
            own = year_behind(sentence.lower, unit.end, scope.now)
            told.append((Officer(unit.name, role, own or year or opening), acts))
        told += [
            (replace(officer, year=other), acts)
            for officer, _ in told[len(told) - len(units) :]
            for other in more_years(sentence.lower, match.end(), officer.year)
        ]
        told += [(officer, acts) for officer in _next_years(scope, runs, sentence, match.end(), role)] if units else []
    known = {(officer.unit, officer.role) for officer, _ in told}
    more = _handed_over(scope, runs, sentence, roles)
    told += [(officer, True) for officer in more if (officer.unit, officer.role) not in known]
    return _closing_year(told)


def _acts(low: str, at: int) -> bool:
    """Whether the words before a role say that somebody holds it or gets it, and not only who a person is."""
    return bool(cues.ACTING.search(low[max(0, at - 30) : at]) or cues.ASSIGNS.search(low[:at]))


def _rotation(scope: Scope, runs: Sequence[Run], sentence: Sentence, roles: list[re.Match[str]]) -> list[Officer]:
    """Return the heads of "Cụm trưởng được luân phiên: năm 2023: huyện A; năm 2024: huyện B"."""
    if len(roles) != 1:
        return []
    told = []
    for unit in (u for run in runs for u in run.units if u.start >= roles[0].end()):
        before = cues.YEAR_BEFORE.search(sentence.lower[: unit.start])
        year = int(before[1]) if before else year_behind(sentence.lower, unit.end, scope.now)
        told += [Officer(unit.name, _role(roles[0]["role"]), year)] if year else []
    return told if len(told) > 1 and not cues.HANDS_OVER.search(sentence.lower) else []


def _closing_year(told: list[tuple[Officer, bool]]) -> list[Officer]:
    """Give "A là Khối trưởng, B là Khối phó năm 2024" both the year that closes the sentence, and none twice."""
    officers = [officer for officer, _ in told]
    for n in range(len(told) - 2, -1, -1):
        if told[n][1] and told[n + 1][1] and officers[n].year is None:
            officers[n] = replace(officers[n], year=officers[n + 1].year)
    return officers


def _respectively(scope: Scope, runs: Sequence[Run], sentence: Sentence, roles: list[re.Match[str]]) -> list[Officer]:
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
    if not run:
        return []
    year = year_of(sentence, first, last, None, True, scope.now)
    year = year or year_behind(sentence.lower, run.end, scope.now)
    return [Officer(unit.name, _role(m["role"]), year) for unit, m in zip(run.units, roles, strict=True)]


def _leads_to(gap: str) -> bool:
    """Whether *gap* joins units to offices by a verb: "A và B giữ chức Cụm trưởng, Cụm phó"."""
    return bool(cues.BEFORE_ROLE.match(gap) and cues.ACTING.search(gap)) and not cues.ELECTS.fullmatch(gap)


def _next_years(scope: Scope, runs: Sequence[Run], sentence: Sentence, at: int, role: str) -> Iterator[Officer]:
    """Yield those who hold the office after the first: ", huyện B năm 2023 và huyện C năm 2024"."""
    first = cues.YEAR_HERE.match(sentence.lower, at)
    at = first.end() if first else len(sentence.text)
    for run in runs:
        for unit in run.units:
            year = cues.YEAR_HERE.match(sentence.lower, unit.end)
            if unit.start >= at and year and cues.NEXT_YEAR.fullmatch(sentence.lower[at : unit.start]):
                yield Officer(unit.name, role, int(year[1]))
                at = year.end()


def _handed_over(
    scope: Scope, runs: Sequence[Run], sentence: Sentence, roles: list[re.Match[str]]
) -> Iterator[Officer]:
    """Yield the heads of "nhiệm vụ Cụm trưởng được bàn giao từ A (năm 2022) sang B (năm 2023)"."""
    if not roles or not cues.HANDS_OVER.search(sentence.lower):
        return
    role = next((m for m in roles if "phó" not in m["role"]), roles[0])
    year = year_of(sentence, role.start(), role.end(), None, False, scope.now)
    for unit in (u for run in runs for u in run.units):
        way = cues.FROM_OR_TO.search(sentence.lower[: unit.start])
        own = year_behind(sentence.lower, unit.end, scope.now)
        if not way or unit.start < role.end() or way["way"] in ("giữa", "với"):
            continue
        if way["way"] == "từ" and own:
            yield Officer(unit.name, _role(role["role"]), own)
        elif way["way"] in ("sang", "cho") and cues.HANDS_OVER.search(sentence.lower[: unit.start]):
            yield Officer(unit.name, _role(role["role"]), own or year)


def lead_members(scope: Scope, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the units told of as standing in the cluster: "Thanh tra quận X là đơn vị dẫn đầu cụm thi đua số 1"."""
    found: dict[str, None] = {}
    for sentence in sentences:
        runs = runs_in(scope.places, sentence)
        shared = sentence.number in scope.shared
        for match in cues.STANDS_IN.finditer(sentence.lower):
            if speaks_of(sentence.lower[match.start() : match.end() + 12], scope.number, shared):
                found.update({u.name: None for u in _units_before(runs, sentence, match.start(), False)})
        if scope.offices(sentence) and cues.HANDS_OVER.search(sentence.lower):
            units = [u for run in runs for u in run.units]
            found.update({u.name: None for u in units if cues.FROM_OR_TO.search(sentence.lower[: u.start])})
            found.update({u.name: None for u in units if cues.GIVES.match(sentence.lower, u.end)})
    return tuple(found)


def _office(low: str, role: re.Match[str]) -> str:
    """Return the words behind a role that say of which cluster it is: " cụm thi đua số 8"."""
    match = cues.OF_CLUSTER.match(low, role.end())
    return match.group() if match else ""


def _role(printed: str) -> str:
    """Return the role as ``Cụm trưởng``, ``Cụm phó``, ``Khối trưởng`` …, with "thứ hai" where printed."""
    group = "Cụm" if "cụm" in printed else "Khối"
    rank = re.search(r"thứ (?:nhất|hai|ba)", printed)
    deputy = "phó" in printed
    return f"{group} {'phó' if deputy else 'trưởng'}" + (f" {rank.group()}" if rank else "")


def _opening_year(scope: Scope, sentence: Sentence, first_role: int) -> int | None:
    """Return the year of "Năm 2024, Cụm trưởng là …; Cụm phó là …", which holds for all offices of the sentence."""
    match = cues.YEAR_OPENS.match(sentence.lower)
    if not match or match.end() != first_role:
        return None
    return next((year for _, _, year in years_in(sentence.lower, scope.now)), None)


def _units_after(runs: Sequence[Run], sentence: Sentence, role: re.Match[str], several: bool) -> list[Unit]:
    """Return the unit named behind a role; of deputies all that are joined: "Cụm phó: huyện A, huyện B"."""
    low = sentence.lower
    for run in runs:
        for n, unit in enumerate(run.units):
            if unit.start < role.end():
                continue
            gap = low[role.end() : unit.start]
            if not (cues.AFTER_ROLE.match(gap) or cues.AFTER_BY_PERSON.match(gap)):
                return []
            rest = run.units[n + 1 :] if several else ()
            units = [unit]
            for other in rest:
                if _holds_office(sentence, other.end):
                    break
                units.append(other)
            return units
    return []


def _unit_so_called(runs: Sequence[Run], sentence: Sentence, role: re.Match[str]) -> list[Unit]:
    """Return the unit of "Với vai trò Cụm phó, huyện A đã …"."""
    unit = next((u for run in runs for u in run.units if u.start >= role.end()), None)
    so_called = unit and cues.AS_ROLE.search(sentence.lower[: role.start()])
    return [unit] if unit and so_called and cues.COMMA.fullmatch(sentence.lower[role.end() : unit.start]) else []


def _holds_office(sentence: Sentence, at: int) -> bool:
    """Whether an office of its own follows a name: "Cụm trưởng là A và B là Cụm phó"."""
    return bool(cues.ROLE.search(sentence.lower[at : at + 40].split(";")[0]))


def _units_before(runs: Sequence[Run], sentence: Sentence, at: int, several: bool) -> list[Unit]:
    """Return the unit named before a role; of deputies all that are joined: "các huyện A và B làm Cụm phó"."""
    for run in reversed(runs):
        for n in range(len(run.units) - 1, -1, -1):
            unit = run.units[n]
            if unit.end > at or cues.REPLACED.search(sentence.lower[: unit.start]):
                continue
            gap = cues.REPLACING.sub("", sentence.text[unit.end : at])
            person = cues.PERSON.match(gap)
            gap = gap[person.end() :] if person else gap
            if cues.ELECTS.fullmatch(gap.lower()):
                return []
            if not cues.BEFORE_ROLE.match(gap.lower()) and not cues.WITH_ROLE.match(gap.lower()):
                return []
            several = several and not gap.lstrip().startswith("(")
            return list(run.units[: n + 1]) if several and _one_kind(run.units[: n + 1], sentence) else [unit]
    return []


def _one_kind(units: Sequence[Unit], sentence: Sentence) -> bool:
    """Whether nothing but commas and "và" stands between the units: "A (Cụm trưởng), B" are not one office's."""
    gaps = [sentence.text[a.end : b.start] for a, b in itertools.pairwise(units)]
    return not any("(" in gap or ";" in gap for gap in gaps)


def _without_vaguer(officers: list[Officer]) -> tuple[Officer, ...]:
    """Drop an officer without a year where the same unit and role stand with one."""
    dated = {(o.unit, o.role) for o in officers if o.year}
    return tuple(o for o in officers if o.year or (o.unit, o.role) not in dated)
