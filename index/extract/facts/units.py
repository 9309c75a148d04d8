"""
Which units does a sentence name, and which of them stand side by side: districts, provinces, communes and bodies.

One parser of lists for everything that is said of a cluster's members, whatever words introduce or close the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import unit_words as words
from .districts import Places
from .text import CAPITAL, Sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit named at *start* (its kind, or the body's first word) to *end*; *name* as a cluster's member has it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """Units side by side, joined by nothing but commas, semicolons, "và", brackets and their kinds."""

    start: int
    end: int
    units: tuple[Unit, ...]


def named_places(places: Places, sentence: Sentence) -> list[tuple[int, int, int, str]]:
    """Return (left, start, end, name) of districts and provinces of a sentence, from left to right."""
    found = [
        (m.left if not m.listed else m.start, m.start, m.end, d.name)
        for d in places.districts
        for m in d.mentions
        if m.sentence.number == sentence.number
    ]
    found += [(p.start, p.start, p.end, p.province.name) for n, p in places.provinces if n == sentence.number]
    return sorted(found, key=lambda f: f[1])


def runs_in(places: Places, sentence: Sentence) -> list[Run]:
    """Return the runs of units of a sentence, from left to right; a unit alone is a run of one."""
    runs: list[list[Unit]] = []
    for unit in _units(places, sentence):
        last = runs[-1][-1] if runs else None
        gap = sentence.lower[last.end : unit.start] if last else ""
        if last and (words.GAP.fullmatch(gap)):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [Run(run[0].start, run[-1].end, tuple(run)) for run in runs]


def _units(places: Places, sentence: Sentence) -> list[Unit]:
    masked = words.INNER.sub(lambda m: re.sub(r"[\s,()]", "_", m.group()), sentence.text)
    masked = words.KIND_COLON.sub(lambda m: m.group().replace(":", "_"), masked)
    masked = words.KINDS_LISTED.sub(lambda m: m.group().replace(",", "_"), masked)
    named = named_places(places, sentence)
    found = list(_bodies(sentence, masked, named, places))
    last: tuple[int, bool] | None = None
    for _, start, end, name in named:
        if any(b.start <= start < b.end for b in found):
            continue
        province = any(p.start == start for n, p in places.provinces if n == sentence.number)
        if province and last and not last[1] and words.ADDRESS.fullmatch(sentence.lower[last[0] : start]):
            continue
        left = words.LEFT.search(sentence.lower[max(0, start - 60) : start])
        found.append(Unit(start - len(left.group()) if left else start, end, name))
        last = (end, province)
    return _of_each(sorted(found, key=lambda u: u.start), sentence)


def _of_each(units: list[Unit], sentence: Sentence) -> list[Unit]:
    """Give the districts behind a body that each of them has its name: "Công an huyện A, huyện B" are two."""
    out: list[Unit] = []
    body = ""
    for unit in units:
        kind = words.KIND_BEFORE.match(sentence.text, unit.start)
        if body and kind and kind.end() + len(unit.name) == unit.end:
            joined = words.JOINED.fullmatch(sentence.lower, out[-1].end, unit.start)
            body = body if joined else ""
            unit = Unit(unit.start, unit.end, f"{body}{kind[1]} {unit.name}") if body else unit
        else:
            of_each = words.OF_A_DISTRICT.fullmatch(unit.name)
            body = of_each["body"] if of_each else ""
        out.append(unit)
    return out


def _bodies(sentence: Sentence, masked: str, named: list[tuple[int, int, int, str]], places: Places) -> Iterator[Unit]:
    done = 0
    starts = [(m.start(), m) for m in words.BODY.finditer(masked)] + [
        (m.start(), m) for m in words.LOWER.finditer(masked)
    ]
    for at, match in sorted(starts, key=lambda s: (s[0], s[1].re is words.BODY)):
        if (
            at < done
            or any(start <= at < end for _, start, end, _ in named)
            or words.IN_A_NAME.search(masked[:at] + match[0].rstrip())
            or words.OF_COMMUNES.match(masked, at)
        ):
            continue  # "Hải Phòng" is no office, "Bắc Trung Bộ" no ministry
        units = (
            _with_head(sentence, masked, match)
            if match.re is words.LOWER and (match["many"] or match["head"].lower() in words.COMMUNES)
            else _single(sentence, masked, at, named, places)
        )
        for unit in units:
            yield unit
            done = unit.end


def _single(
    sentence: Sentence, masked: str, at: int, named: list[tuple[int, int, int, str]], places: Places
) -> list[Unit]:
    """Return the body at *at*, or several where it stands for those of several districts."""
    end = _end_of_name(masked, at, named)
    inside = [n for n in named if at < n[1] < end]
    if inside and words.SPREAD.search(sentence.text[at : inside[0][1]]):
        return _spread(sentence, at, inside[0][1], named, places)
    text = words.SHORT_FORM.sub("", sentence.text[at:end].strip(" ,;-–").removesuffix(" và"))
    if commune := words.OF_A_COMMUNE.match(text):
        return [Unit(at, end, commune["name"])]
    if words.AUTHORITY.match(text) and inside:
        return [Unit(at, inside[-1][2], inside[0][3])]
    return [Unit(at, end, text)] if 3 < len(text) < 100 else []


def _spread(
    sentence: Sentence, at: int, first: int, named: list[tuple[int, int, int, str]], places: Places
) -> list[Unit]:
    """Return "Công an các huyện A, B và thị xã C" as the police of each."""
    body = words.SPREAD.sub("", sentence.text[at:first]).strip()
    units: list[Unit] = []
    for _, start, end, name in named:
        if start < first or (units and not words.GAP.fullmatch(sentence.lower[units[-1].end : start])):
            continue
        kind = _kind(places, sentence, start, name)
        text = name if words.AUTHORITY.match(body) else f"{body} {kind}{name}"
        units.append(Unit(at if not units else start, end, text))
    return units


def _kind(places: Places, sentence: Sentence, start: int, name: str) -> str:
    if any(p.start == start for n, p in places.provinces if n == sentence.number):
        return "thành phố " if name in words.CITIES else "tỉnh "
    return next((f"{d.kind} " for d in places.districts if d.name == name and d.kind), "")


def _with_head(sentence: Sentence, masked: str, match: re.Match[str]) -> list[Unit]:
    """Return the items of "các sở: Nội vụ, Tài chính và Tư pháp", "các xã A, B": the head holds for all of them."""
    head = re.split(r",| và ", match["head"])[0]
    units: list[Unit] = []
    at, start = match.end(), match.start()
    while True:
        stop, joined = words.STOP.search(masked, at), words.AND.search(masked, at)
        end = min(stop.start() if stop else len(masked), joined.start() if joined and match["many"] else len(masked))
        item = sentence.text[at:end].strip()
        if not item or len(item) > 60:
            return units
        if head.lower() in words.COMMUNES:
            end = at + _capitals(sentence.text[at:])
            item = sentence.text[at:end].strip()
            name = item
        else:
            name = f"{_shared_head(head, item)} {item}".strip()
        if not item:
            return units
        units.append(Unit(start, end, name))
        gap = words.SEPARATOR.match(masked, end)
        if not match["many"] or not gap or not re.match(CAPITAL, masked[gap.end() :]):
            return units
        if words.STARTS.match(masked, gap.end()) and not (
            head.lower() in words.COMMUNES and words.COMMUNE.match(masked, gap.end())
        ):
            return units
        at = start = gap.end()


def _shared_head(head: str, item: str) -> str:
    """Return what stands before each item: of "các trường Tiểu học A, Tiểu học B" only "Trường" before the second."""
    if item.lower().startswith(f"{head.lower()} "):
        return ""  # "5 đảng bộ: Đảng bộ Sở A, …"
    first, _, rest = head.partition(" ")
    shown = first if rest and item.lower().startswith(rest.lower()) else head
    return shown[:1].upper() + shown[1:]


def _capitals(text: str) -> int:
    match = re.match(
        rf"(?:{CAPITAL}\w*|\d+)(?: (?:{CAPITAL}\w*|\d+)| [-–] (?!Cụm |Khối |Trưởng |Phó |Đơn vị ){CAPITAL}\w*){{0,5}}",
        text,
    )
    return match.end() if match else 0


def _is_inside(stop: int, at: int, masked: str, named: list[tuple[int, int, int, str]]) -> bool:
    """Whether a mark belongs to a name: "Bà Rịa - Vũng Tàu", "Chi cục Thuế khu vực Bắc Bình - Tuy Phong"."""
    if any(start < stop < end for _, start, end, _ in named):
        return True
    return "khu vực " in masked[at:stop].lower() and words.DASH.match(masked, stop) is not None


def _end_of_name(masked: str, at: int, named: list[tuple[int, int, int, str]]) -> int:
    """Return where the body that starts at *at* ends: at a stop word, a mark, or an "và" before another unit."""
    stops = (stop.start() for stop in words.STOP.finditer(masked, at + 3))
    # "Chi nhánh Bà Rịa - Vũng Tàu": the dash belongs to the place's name
    end = next((s for s in stops if not _is_inside(s, at, masked, named)), len(masked))
    if level := words.LEVEL_END.search(masked, at + 3, end):
        end = level.end()
    for joined in words.AND.finditer(masked, at, end):
        if joined.group().strip() != "và" or words.STARTS.match(masked, joined.end()):
            return joined.start()
        if any(start == joined.end() for _, start, _, _ in named):
            return joined.start()
    return end
