"""
Who belongs to a cluster: the districts, provinces and bodies that an article lists as its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import member_cues as cues
from .cluster_names import number_of
from .scope import Scope
from .text import Sentence
from .units import Run, Unit


def read_members(scope: Scope, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """
    Return the members listed in *sentences*: districts and provinces without their kind, bodies as printed.

    In a sentence that names several clusters only what is said of this one counts.
    """
    lists: list[list[str]] = []
    present: list[list[str]] = []
    for n, sentence in enumerate(sentences):
        runs = scope.runs(sentence)
        if cues.NAME_LINE.fullmatch(sentence.lower) and n + 1 < len(sentences):
            lists.append(_list_at(scope.runs(sentences[n + 1]), sentences[n + 1], 0))
        for match in _heads(sentence.lower):
            if not scope.speaks_of(sentence, match.start(), match.end()):
                continue
            units = _list_at(runs, sentence, match.end())
            rest = sentence.text[match.end() :].rstrip()
            if not units and (len(rest) <= 1 or cues.REST_OF_HEAD.fullmatch(rest)):
                units = list(_bullets(scope, sentences[n + 1 : n + 40]))
            (present if cues.PRESENCE.search(match.group()) else lists).append(units)
        present += _attending(scope, runs, sentence)
        lists += _lists_before(scope, runs, sentence)
        lists += _in_brackets(scope, runs, sentence)
        lists += _these(scope, sentences, n)
        if n and (those := cues.THOSE_ARE.match(sentence.lower)) and cues.OF_CLUSTER.search(sentences[n - 1].lower):
            lists.append(_list_at(runs, sentence, those.end()))
    more = [u for s in sentences for u in (*_joining(scope, s), *_last_one(scope, s))]
    if not any(len(units) > 1 for units in lists):
        # who is present are the members, unless guests are among them or the members are listed otherwise
        lists += [units for units in present if not any(cues.GUEST.match(unit) for unit in units)]
    if not any(len(units) > 1 for units in lists):
        lists += list(counted_runs(scope, sentences))[:1]
    if not any(len(units) > 1 for units in lists):
        lists += [units for n in range(1, len(sentences)) for units in _whose_deed(scope, sentences, n)][:1]
    return tuple(dict.fromkeys([unit for units in lists if len(units) > 1 for unit in units] + more))


def _heads(low: str) -> Iterator[re.Match[str]]:
    """Yield what introduces a list of members, weak words right behind the cluster and strong ones further off."""
    yield from cues.LIST_HEAD.finditer(low)
    yield from cues.STRONG_HEAD.finditer(low)


def _list_at(runs: Sequence[Run], sentence: Sentence, at: int) -> list[str]:
    """Return the units of the run that begins at *at*, behind a count and a kind at most."""
    for n, run in enumerate(runs):
        units = [unit for unit in run.units if unit.end > at and unit.start >= at - 24]
        if not units:
            continue
        for before, after in zip(runs[n:], runs[n + 1 :], strict=False):
            if not cues.OFFICE_ASIDE.fullmatch(sentence.lower, before.end, after.start):
                if not (between := cues.UNKNOWN_BETWEEN.fullmatch(sentence.text, before.end, after.start)):
                    break
                units += [Unit(before.end, after.start, item.strip()) for item in between["items"].split(",")]
            units += after.units
        gap = sentence.lower[at : max(at, units[0].start)]
        besides = cues.BESIDES.search(gap)
        if besides and n + 1 < len(runs) and cues.THERE_IS.fullmatch(sentence.lower, run.end, runs[n + 1].start):
            gap, units = gap[: besides.start()], [*units, *runs[n + 1].units]
        return [unit.name for unit in units] if cues.INTRO.fullmatch(gap) or cues.COUNT.fullmatch(gap) else []
    return []


def _lists_before(scope: Scope, runs: Sequence[Run], sentence: Sentence) -> Iterator[list[str]]:
    """Yield the runs of which is said behind them that they are in the cluster: "A, B và C cùng thuộc Cụm …"."""
    for run in runs:
        if cues.COLLECTIVE.search(run.units[-1].name):
            continue  # "Sở A và Công an sáu huyện thuộc Cụm …"
        if len(run.units) > 1 and cues.ARE_MEMBERS.match(sentence.lower, run.end) and not scope.shares(sentence):
            yield [unit.name for unit in run.units]
        behind = cues.IN_CLUSTER.match(sentence.lower, run.end)
        if behind and scope.speaks_of(sentence, behind.start("group"), behind.end() + 20):
            yield [unit.name for unit in run.units]


def _in_brackets(scope: Scope, runs: Sequence[Run], sentence: Sentence) -> Iterator[list[str]]:
    """Yield the list in brackets right behind the cluster's name: "Cụm thi đua các … (A, B và C)"."""
    masked = scope.masked(sentence).text
    for named, _, end in scope.one.mentions:
        bracket = cues.BRACKET.match(masked, end) if named.number == sentence.number else None
        if bracket:
            yield _list_at(runs, sentence, bracket.end())


def _attending(scope: Scope, runs: Sequence[Run], sentence: Sentence) -> Iterator[list[str]]:
    """Yield who attends, if three at least and all of one sort: only districts and provinces, or only bodies."""
    for match in cues.ATTENDING.finditer(sentence.lower):
        if scope.owns(sentence, *match.span()):
            units = _list_at(runs, sentence, match.end())
            bodies = [cues.A_BODY.match(unit) is not None for unit in units]
            theirs = all(bodies) and scope.one.kind == "Khối"  # offices at the meeting of a Cụm are guests
            if len(units) > 2 and (theirs or not any(bodies)):
                yield units


def _these(scope: Scope, sentences: Sequence[Sentence], n: int) -> Iterator[list[str]]:
    """Yield the list told before "Bốn địa phương này cùng sinh hoạt trong Cụm …"."""
    sentence = sentences[n]
    match = cues.THESE.search(sentence.lower)
    if not match or not scope.speaks_of(sentence, match.start("group"), match.end() + 20):
        return
    count = number_of(match["count"]) if match["count"] else None
    for before in (s for s in sentences[max(0, n - 3) : n][::-1] if s.field == sentence.field):
        for run in reversed(scope.runs(before)):
            if len(run.units) == count or (count is None and len(run.units) > 1):
                yield [unit.name for unit in run.units]
                return


def members_before(scope: Scope) -> tuple[str, ...]:
    """Return the members that stand before the cluster: "Các huyện A, B và C (Cụm thi đua số 10)"."""
    for sentence, start, _ in scope.one.mentions:
        for run in scope.printed_runs(sentence):
            if len(run.units) > 1 and re.fullmatch(r"\s*\(\s*", sentence.text[run.end : start] or "-"):
                return tuple(unit.name for unit in run.units)
    return ()


def counted_runs(scope: Scope, sentences: Sequence[Sentence]) -> Iterator[list[str]]:
    """Yield runs that are as long as the count before them says: "năm thành viên A, B, C, D và E cùng điểm lại …"."""
    for sentence in sentences:
        for run in scope.runs(sentence):
            first = run.units[0]
            named = first.end - len(first.name)
            at = named if sentence.text.startswith(first.name, named) else first.start
            begin = max(0, at - 60)
            head = cues.COUNTED.search(sentence.lower[begin:at])
            if not head or number_of(head["count"]) != len(run.units) or len(run.units) < 2:
                continue
            before = sentence.lower[: begin + head.start()]
            if not cues.NOT_THEIRS.search(before) and (head["of"] in cues.MEMBER_WORDS or len(run.units) > 2):
                yield [unit.name for unit in run.units]


def _whose_deed(scope: Scope, sentences: Sequence[Sentence], n: int) -> Iterator[list[str]]:
    """Yield who acted in the sentence before "Hoạt động do Cụm thi đua số 2 phát động"."""
    deed = cues.DEED.search(sentences[n].lower)
    if deed and scope.owns(sentences[n], deed.start("group"), deed.start("group")):
        runs = [run for run in scope.runs(sentences[n - 1]) if len(run.units) > 2]
        yield from ([unit.name for unit in run.units] for run in runs[:1])


def _last_one(scope: Scope, sentence: Sentence) -> Iterator[str]:
    """Yield the only member left: "và thành viên còn lại là huyện C"."""
    for match in cues.REMAINING.finditer(sentence.lower):
        if scope.speaks_of(sentence, match.start(), match.end()):
            yield from _list_at(scope.runs(sentence), sentence, match.end())


def _joining(scope: Scope, sentence: Sentence) -> Iterator[str]:
    """Yield the units that a cluster takes in, or has besides those named before, in one sentence."""
    for match in cues.JOINS.finditer(sentence.lower):
        if scope.speaks_of(sentence, match.start(), match.end()):
            for run in scope.runs(sentence):
                units = [u for u in run.units if u.start >= match.end() - 12 and u.end > match.end()]
                if units and cues.INTRO.fullmatch(sentence.lower[match.end() : max(match.end(), units[0].start)]):
                    yield from (unit.name for unit in units)


def _bullets(scope: Scope, following: Sequence[Sentence]) -> Iterator[str]:
    for sentence in following:
        match = cues.ITEM.match(sentence.text)
        if not match or scope.names_another(sentence):
            return
        first = next(iter(scope.runs(sentence)), None)
        at_start = first and (first.start <= match.start("unit") + 1 or cues.A_PERSON.match(match["unit"]))
        yield first.units[0].name if first and at_start else match["unit"]
