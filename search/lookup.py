"""
Which facet value does a person mean by what they typed? ``Tây Hồ``, ``tay ho``, ``9``, ``cụm XII``, ``cờ chính phủ``.

Marks that were typed must agree, marks that were not are free; case never matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .analysis.fold import fold
from .analysis.marks import agrees
from .analysis.spelling import key
from .errors import RequestError
from .fields import FACETS, NONE
from .vocabulary import awards, newspapers, places
from .vocabulary.numbers import roman_value

_LABELS = {f.name: f.label for f in FACETS}
_STATUS = {
    "received": ("đã trao", "được tặng", "received"),
    "announced": ("đã công bố", "công bố", "announced"),
    "proposed": ("đề nghị", "đề xuất", "proposed"),
}
_UNKNOWN = ("_none", "(không rõ)", "không rõ", "khong ro")
_KINDS = {"q": "quận", "h": "huyện", "tx": "thị xã", "tp": "thành phố"}
_CLUSTER_WORDS = re.compile(r"\b(cum|khoi|thi dua|so)\b")
_WORD = re.compile(r"\w+")
MAX_CANDIDATES = 20
_CANONICAL = {"district": re.compile(r"[^/]+/(quận|huyện|thị xã|thành phố) [^/]+"), "cluster": re.compile(r"[^/]+/.+")}


def resolve(facet: str, typed: str, known: Iterable[str]) -> str:
    """
    Return the canonical value of *facet* that *typed* means, given the values *known* to the index.

    A canonical value is returned as it is. What the index does not know but the vocabularies do is resolved too (its
    count is then 0). Raises RequestError with the candidates where *typed* means several values or none.
    """
    found = candidates(facet, typed, known)
    if len(found) == 1:
        return found[0]
    raise RequestError(
        _message(facet, typed, found),
        where=facet,
        details=found[:MAX_CANDIDATES],
        hint="Chọn một giá trị trong danh sách." if found else "Xem các giá trị trong bộ lọc.",
    )


def candidates(facet: str, typed: str, known: Iterable[str]) -> list[str]:
    """
    Return every value that *typed* may mean; one where it is clear.

    A well-formed canonical value that the index does not hold (any more) means itself, so that a saved address keeps
    working when its last article goes.
    """
    values = [v for v in known if v != NONE]
    if typed.lower() in _UNKNOWN:
        return [NONE]
    if typed in values:
        return [typed]
    found = _find(facet, typed, values)
    if not found and (pattern := _CANONICAL.get(facet)) and pattern.fullmatch(typed):
        return [typed]
    return found


def resolve_all(filters: Mapping[str, Iterable[str]], known: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return *filters* with canonical values, without repeats; raises one RequestError for all faults."""
    out: dict[str, tuple[str, ...]] = {}
    faults: list[RequestError] = []
    for facet, typed in filters.items():
        if facet not in _LABELS:
            faults.append(RequestError(f"Không có bộ lọc “{facet}”.", where=facet, details=sorted(_LABELS)))
            continue
        values: dict[str, None] = {}
        for one in (typed,) if isinstance(typed, str) else typed:
            if not str(one).strip():
                continue
            try:
                values[resolve(facet, str(one).strip(), known.get(facet, ()))] = None
            except RequestError as fault:
                faults.append(fault)
        if values:
            out[facet] = tuple(values)
    if faults:
        raise RequestError(
            " ".join(f.message for f in faults),
            where=", ".join(dict.fromkeys(f.where for f in faults)),
            hint=faults[0].hint,
            details=[d for f in faults for d in f.details],
        )
    return out


def _message(facet: str, typed: str, found: list[str]) -> str:
    if found:
        return f"{_LABELS[facet]}: “{typed}” có thể là {len(found)} giá trị."
    return f"{_LABELS[facet]}: không có giá trị “{typed}”."


def _find(facet: str, typed: str, values: list[str]) -> list[str]:
    if facet == "cluster":
        return _clusters(typed, values)
    if facet == "district":
        return _districts(typed, values)
    if facet == "province":
        province = places.find_province(typed)
        return [province.name] if province else _matching(typed, {v: (v,) for v in values})
    if facet in ("year", "covers"):
        return [typed] if re.fullmatch(r"\d{4}", typed, re.ASCII) else []
    if facet == "award_type":
        return list(awards.award_type_candidates(typed))
    if facet == "award_status":
        return _matching(typed, _STATUS)
    if facet == "award_level":
        level = awards.award_level_by_any_form(typed)
        return [level.code or NONE] if level else []
    name = newspapers.canonical(typed)
    return [name] if name else _matching(typed, {v: (v,) for v in values})


def _districts(typed: str, values: list[str]) -> list[str]:
    """Values whose name agrees: ``tay ho``, ``quận Tây Hồ``, ``Q. Tây Hồ``, ``Hà Nội/Tây Hồ``; then the gazetteer."""
    place, _, rest = typed.rpartition("/")
    words = _WORD.findall(rest)
    if words and words[0].lower() in _KINDS and len(words) > 1:
        rest = " ".join((_KINDS[words[0].lower()], *words[1:]))
    forms = {v: _district_forms(v) for v in values if _place_agrees(place, v)}
    found = _matching(rest, forms)
    if found:
        return found
    units = {f"{u.province}/{u.kind} {u.name}": None for u in places.lookup(fold(_without_kind(rest)))}
    return _matching(rest, {v: _district_forms(v) for v in units if _place_agrees(place, v)})


def _without_kind(text: str) -> str:
    return re.sub(r"^(quận|quan|huyện|huyen|thị xã|thi xa|thành phố|thanh pho)\s+", "", text.strip().lower())


def _district_forms(value: str) -> tuple[str, ...]:
    unit = value.rpartition("/")[2]
    for kind in places.KINDS:
        if unit.startswith(kind + " "):
            return (unit, unit[len(kind) + 1 :])
    return (unit,)


def _place_agrees(place: str, value: str) -> bool:
    return not place or _same(place, value.partition("/")[0]) or place == "?" == value.partition("/")[0]


def _clusters(typed: str, values: list[str]) -> list[str]:
    """``9``, ``IX``, ``cụm 9``, ``Cụm thi đua số 9 (Hà Nội)``, ``Hà Nội/9``, or the name of one without a number."""
    place, _, rest = typed.replace("(", "/(").rpartition("/") if "(" not in typed else _swap(typed)
    bare = _CLUSTER_WORDS.sub(" ", fold(rest)).split()
    number = bare[0] if len(bare) == 1 else ""
    if number and not number.isdecimal():
        as_int = roman_value(number)
        number = str(as_int) if as_int else ""
    at = {v: v.partition("/")[2] for v in values if _place_agrees(place.strip(), v)}
    if number:
        numbered = [v for v, name in at.items() if name == str(int(number))]
        if numbered or "/" in typed:
            return numbered or [f"{place.strip()}/{int(number)}"]
    return _matching(rest, {v: (name,) for v, name in at.items()})


def _swap(typed: str) -> tuple[str, str, str]:
    name, _, place = typed.partition("(")
    return place.rstrip(") "), "/", name.strip()


def _matching(typed: str, forms: Mapping[str, Iterable[str]]) -> list[str]:
    """The values with a form that is the typed text; where there is none, those that contain it as whole words."""
    same = [v for v, names in forms.items() if any(_same(typed, n) for n in names)]
    # The last form is the name alone: "thành" is a part of Thành Công, not of every thành phố.
    return same or [v for v, names in forms.items() if _inside(typed, list(names)[-1])]


def _same(typed: str, name: str) -> bool:
    a, b = _WORD.findall(typed), _WORD.findall(name)
    return len(a) == len(b) > 0 and all(agrees(key(x), key(y)) for x, y in zip(a, b, strict=True))


def _inside(typed: str, name: str) -> bool:
    a, b = _WORD.findall(typed), _WORD.findall(name)
    return bool(a) and any(
        all(agrees(key(x), key(y)) for x, y in zip(a, b[i:], strict=False)) for i in range(len(b) - len(a) + 1)
    )
