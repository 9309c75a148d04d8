"""
Which unit leads a cluster, with which office, in which year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from search.model import Officer

from . import office_cues as cues
from .handovers import PASSES, given_to, had_before
from .office_turns import next_years, respectively, role_of, rotation
from .office_units import unit_so_called, units_after, units_before
from .office_years import context_year, more_years, year_behind, year_of, years_in
from .scope import Scope
from .text import Sentence
from .units import Run

__all__ = ["lead_members", "read_officers", "without_vaguer"]


def read_officers(scope: Scope, sentences: Sequence[Sentence], before: Sequence[Sentence] = ()) -> tuple[Officer, ...]:
    """
    Return the units that lead the cluster, each with role and year, in text order, none twice.

    *before* are the sentences before them; the last one, or what heads the list they are of, may give the year:
    "phân công Cụm trưởng năm 2024. Theo đó, …".
    """
    found: dict[tuple[str, str, int | None], Officer] = {}
    previous: str | None = None
    planned = _planned_before(scope, before)
    masked = [scope.masked(sentence) for sentence in sentences]
    for n, sentence in enumerate(masked):
        told = _told(scope, sentences[n], sentence, previous, planned)
        for officer in _dated(scope, sentences, masked, n, told):
            found.setdefault((officer.unit, officer.role, officer.year), officer)
        previous = told[-1].role if told else previous
        listed = cues.LIST_FORM.match(sentence.lower) or cues.ITEM.match(sentence.lower)
        planned = _planned_year(scope, sentence) or (planned if listed else None)
        planned = planned or _year_at_start(scope, sentence)
    return without_vaguer(list(found.values()))


def _dated(
    scope: Scope, printed: Sequence[Sentence], masked: Sequence[Sentence], n: int, told: list[Officer]
) -> list[Officer]:
    """Return *told* of sentence *n* with the year that its meeting gives; who hands the office over gets none."""
    if all(officer.year for officer in told):
        return told
    runs, offices = scope.runs(printed[n]), _offices(scope, printed[n], masked[n])
    past = {unit.name for office in offices for unit, _ in had_before(runs, masked[n], office, scope.now)}
    out = []
    for officer in told:
        handed = officer.unit in past and any(o.unit not in past and o.role == officer.role for o in told)
        year = officer.year or (None if handed else context_year(masked, n, officer.role))
        out.append(replace(officer, year=year))
    return out


def _planned_before(scope: Scope, sentences: Sequence[Sentence]) -> int | None:
    """Return the year that the last of *sentences* plans, or the last before lines of a list."""
    for sentence in reversed(sentences[-40:]):
        if year := _planned_year(scope, sentence):
            return year
        if not (cues.LIST_FORM.match(sentence.lower) or cues.ITEM.match(sentence.lower)):
            break
    return None


def _year_at_start(scope: Scope, sentence: Sentence) -> int | None:
    if not cues.STARTS.match(sentence.lower):
        return None
    return next((year for _, _, year in years_in(sentence.lower, scope.now)), None)


def _planned_year(scope: Scope, sentence: Sentence) -> int | None:
    years = {year for _, _, year in years_in(sentence.lower, scope.now)}
    heads = sentence.lower.rstrip().endswith(":")
    if not (heads or cues.PLANS.search(sentence.lower)) or not years:
        return None
    return max(years) if sentence.lower.rstrip(". ").endswith(("như sau:", "như sau")) or len(years) == 1 else None


def _offices(scope: Scope, printed: Sentence, sentence: Sentence) -> list[re.Match[str]]:
    """Return the offices of a sentence that are this cluster's."""
    return [m for m in cues.ROLE.finditer(sentence.lower) if _is_of(scope, printed, m)]


def _is_of(scope: Scope, printed: Sentence, office: re.Match[str]) -> bool:
    own = cues.OF_CLUSTER.match(printed.lower, office.end())
    return (
        scope.speaks_of(printed, office.end(), own.end())
        if own and own.group()
        else scope.owns(printed, *office.span())
    )


def _told(
    scope: Scope, printed: Sentence, sentence: Sentence, previous: str | None, planned: int | None
) -> list[Officer]:
    """Return the officers of one sentence; *previous* is the role that "vai trò này" means."""
    told: list[tuple[Officer, bool]] = []
    runs = scope.runs(printed)
    again = cues.SAME_ROLE.search(sentence.lower)
    roles = _offices(scope, printed, sentence)
    said = [m for m in roles if again and m.end() <= again.start()]
    previous = role_of(said[-1]["role"]) if said else previous
    if again and previous:
        units = units_before(runs, sentence, again.start(), False) or units_after(runs, sentence, again, False)
        year = year_of(sentence, again.start(), again.end(), None, True, scope.now)
        told += [(Officer(unit.name, previous, year), True) for unit in units]
    if in_turn := respectively(scope, runs, sentence, roles):
        return in_turn
    if heads := rotation(scope, runs, sentence, roles):
        return heads
    opening = _opening_year(scope, sentence, roles[0].start()) if roles else None
    goes_on = any(cue.match(sentence.lower) for cue in (cues.LIST_FORM, cues.GOES_ON, cues.ITEM))
    opening = opening or (planned if goes_on else None)
    for n, match in enumerate(roles):
        following = roles[n + 1].start() if n + 1 < len(roles) else None
        told += _holders(scope, runs, sentence, match, following, opening)
    between = sentence.lower[roles[0].end() : roles[-1].start()] if roles else ""
    if not cues.FURTHER_ACT.search(between):
        told = _opening_year_again(told)
    told += _passed(scope, runs, sentence, roles, told)
    return _closing_year(told, between)


def _holders(
    scope: Scope,
    runs: Sequence[Run],
    sentence: Sentence,
    match: re.Match[str],
    following: int | None,
    opening: int | None,
) -> list[tuple[Officer, bool]]:
    """Return who holds the office *match*, each with whether the words say so by a verb."""
    role, several = role_of(match["role"]), "phó" in match["role"]
    had = {
        unit.start
        for unit, _ in had_before(runs, sentence, match, scope.now)
        if PASSES.search(sentence.lower[min(unit.end, match.end()) : max(unit.start, match.start())])
    }
    units = units_after(runs, sentence, match, several)
    if units and units[0].start >= match.end() and cues.OWN_OFFICE.match(sentence.lower, units[0].end):
        units = []
    units = units or units_before(runs, sentence, match.start(), several)
    units = [unit for unit in units or unit_so_called(runs, sentence, match) if unit.start not in had]
    if not units:
        return []
    linked = (
        units[0].start >= match.end() and cues.LINKS.search(sentence.lower, match.end(), units[0].start) is not None
    )
    acts = linked or _acts(sentence.lower, match.start())
    year = year_of(_without_names(sentence, runs), match.start(), match.end(), following, acts, scope.now)
    told = []
    for unit in units:
        own = year_behind(sentence.lower, unit.end, scope.now)
        told.append((Officer(unit.name, role, own or year or opening), acts))
    told += [
        (replace(officer, year=other), acts)
        for officer, _ in list(told)
        for other in more_years(sentence.lower, match.end(), officer.year)
    ]
    return told + [(officer, acts) for officer in next_years(scope, runs, sentence, match.end(), role)]


def _without_names(sentence: Sentence, runs: Sequence[Run]) -> Sentence:
    """Return the sentence with a capital for each letter of a unit: a body's name holds many words."""
    text = sentence.text
    for run in runs:
        for unit in run.units:
            text = f"{text[: unit.start]}{'X' * (unit.end - unit.start)}{text[unit.end :]}"
    return replace(sentence, text=text)


def _passed(
    scope: Scope, runs: Sequence[Run], sentence: Sentence, roles: list[re.Match[str]], told: list[tuple[Officer, bool]]
) -> list[tuple[Officer, bool]]:
    """Return those to whom an office of the sentence is passed on, and those who had it, unless *told* already."""
    known = {(officer.unit, officer.role) for officer, _ in told}
    more: list[tuple[Officer, bool]] = []
    for match in [m for m in roles if "phó" not in m["role"]] or roles[:1]:
        role = role_of(match["role"])
        year = year_of(sentence, match.start(), match.end(), None, False, scope.now)
        if any((officer.role, officer.year) == (role, year) for officer, _ in told):
            year = None  # "A làm Cụm trưởng năm 2020 và bàn giao cho B": the year is A's
        for unit, own in given_to(runs, sentence, match, scope.now):
            more.append((Officer(unit.name, role, own or year), True))
        for unit, own in had_before(runs, sentence, match, scope.now):
            more.append((Officer(unit.name, role, own), False))
    return [(officer, acts) for officer, acts in more if (officer.unit, officer.role) not in known]


def _acts(low: str, at: int) -> bool:
    """Whether the words before a role say that somebody holds it or gets it, and not only who a person is."""
    acting = cues.ACTING.search(low[max(0, at - 30) : at]) or cues.ASSIGNS.search(low[:at])
    return bool(acting or cues.UNDER.search(low[:at]))


def _closing_year(told: list[tuple[Officer, bool]], low: str) -> list[Officer]:
    """Give "A là Khối trưởng, B là Khối phó năm 2024" both the year that closes the sentence, and none twice."""
    officers = [officer for officer, _ in told]
    if cues.FURTHER_ACT.search(low):
        return officers
    for n in range(len(told) - 2, -1, -1):
        if told[n][1] and told[n + 1][1] and officers[n].year is None:
            officers[n] = replace(officers[n], year=officers[n + 1].year)
    return officers


def _opening_year_again(told: list[tuple[Officer, bool]]) -> list[tuple[Officer, bool]]:
    """Give both officers the year of "Cụm trưởng năm 2024: huyện A; Cụm phó: huyện B"."""
    out = told[:1]
    again = False
    for officer, acts in told[1:]:
        last = out[-1][0]
        again = officer.year is None and (again or officer.role != last.role)
        out.append((replace(officer, year=last.year) if again else officer, acts))
    return out


def lead_members(scope: Scope, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the units told of as standing in the cluster: "Thanh tra quận X là đơn vị dẫn đầu cụm thi đua số 1"."""
    found: dict[str, None] = {}
    for sentence in sentences:
        runs = scope.runs(sentence)
        for match in cues.STANDS_IN.finditer(sentence.lower):
            if scope.speaks_of(sentence, match.start(), match.end() + 12):
                found.update({u.name: None for u in units_before(runs, sentence, match.start(), False)})
        masked = scope.masked(sentence)
        for office in _offices(scope, sentence, masked):
            found.update({unit.name: None for unit, _ in had_before(runs, masked, office, None)})
    return tuple(found)


def _opening_year(scope: Scope, sentence: Sentence, first_role: int) -> int | None:
    """Return the year of "Năm 2024, Cụm trưởng là …; Cụm phó là …", which holds for all offices of the sentence."""
    match = cues.YEAR_OPENS.match(sentence.lower)
    begins = cues.STARTS.match(sentence.lower)
    runs = scope.runs(sentence) if begins else []
    # "Năm 2022, huyện A (Cụm trưởng) và huyện B (Cụm phó) đã …"
    units_first = begins and runs and runs[0].start <= begins.end() + 10 and runs[0].start < first_role
    if not units_first and (not match or match.end() != first_role):
        return None
    return next((year for _, _, year in years_in(sentence.lower, scope.now)), None)


def without_vaguer(officers: list[Officer]) -> tuple[Officer, ...]:
    """Return *officers*, each once, without those of no year where the same unit and role stand with one."""
    dated = {(o.unit, o.role) for o in officers if o.year}
    return tuple(o for o in dict.fromkeys(officers) if o.year or (o.unit, o.role) not in dated)
