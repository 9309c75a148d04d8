"""
What does a typed text ask for? From clauses to units, facets and exclusions: the *query* that plans are made from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ..analysis.marks import candidates, is_marked
from ..analysis.normalise import normalise
from ..analysis.spelling import fold_key
from ..fields import EXACT, FOLDED, TEXT_NAMES
from .plan import And, FacetIs, Node, Or, Prefix
from .questions import with_asking
from .syntax import Clause, parse
from .words import Unit, keys_of, phrase_unit, units_of

MAX_UNITS = 64  # each unit costs a pass over its postings; real queries have under 20

MAX_VALUE_WORDS = 6  # words behind ``district:`` that may belong to the name: Khối thi đua các sở, ban, ngành

ResolveFacet = Callable[[str, str], tuple[str, ...]]
"""(facet, typed text) -> the values it may mean; empty where it means none."""


@dataclass(frozen=True, slots=True)
class Query:
    """
    A text understood. Every one of *units* is required, *excluded* must not match, *facets* must hold.

    *text* is the normalised text, *ignored* what was left out, as typed.
    """

    text: str
    units: tuple[Unit, ...] = ()
    excluded: tuple[Node, ...] = ()
    facets: tuple[FacetIs, ...] = ()
    ignored: tuple[str, ...] = ()
    shown: str = ""

    @property
    def marked(self) -> bool:
        """Whether any mark was typed at all: then unmarked syllables weigh their exact form a little too."""
        return any(s.marked for u in self.units for s in u.syllables)

    def understood(self) -> str:
        """Return the query in one line, as it was read: ``thi đua (tây hồ OR “ba đình”) -title:ký [year: 2024]``."""
        return self.shown or self.text


@dataclass
class _Reading:
    """What has been understood so far, clause by clause."""

    resolve: ResolveFacet
    units: list[Unit] = field(default_factory=list)
    excluded: list[Node] = field(default_factory=list)
    facets: list[FacetIs] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def values(self, clause: Clause) -> tuple[str, ...]:
        """The values a facet clause means; a value that means none is read as words, and said so."""
        if clause.kind != "facet":
            return ()
        found = self.resolve(clause.field or "", clause.text)
        if not found:
            self.ignored.append(f"{clause.prefix}:")
        return found

    def take(self, group: Sequence[Clause]) -> None:
        if len(group) > 1:
            self._take_choice(group)
            return
        clause = group[0]
        values = self.values(clause)
        found = [] if values else _units(clause)
        if clause.excluded and (values or found):
            self.excluded.append(FacetIs(clause.field or "", values) if values else And(tuple(u.node for u in found)))
        elif values:
            self.facets.append(FacetIs(clause.field or "", values))
        else:
            self.units += found
        if values or found:
            self.shown.append(("-" if clause.excluded else "") + _shown(clause, values))

    def _take_choice(self, group: Sequence[Clause]) -> None:
        """Clauses joined by OR are one unit: any of them will do."""
        nodes: list[Node] = []
        inside: list[Unit] = []
        shown = []
        for clause in group:
            values = self.values(clause)
            found = [] if values else _units(clause)
            if values:
                nodes.append(FacetIs(clause.field or "", values))
            elif found:
                nodes.append(And(tuple(u.node for u in found)) if len(found) > 1 else found[0].node)
            inside += found
            if values or found:
                shown.append(_shown(clause, values))
        if nodes:
            text = f"({' OR '.join(shown)})"
            syllables = tuple(s for u in inside for s in u.syllables)
            also = tuple(a for u in inside for a in u.also)
            self.units.append(Unit(text, Or(tuple(nodes)), syllables, kind="choice", also=also))
            self.shown.append(text)


def understand(text: str, resolve: ResolveFacet) -> Query:
    """Return the query that *text* is, with all of the syntax. Never raises; what made no sense is in ``ignored``."""
    parsed = parse(normalise(text))
    reading = _Reading(resolve, ignored=list(parsed.ignored))
    for group in _grouped(_with_values_completed(parsed.clauses, resolve)):
        reading.take(group)
    reading.ignored += [u.text for u in reading.units[MAX_UNITS:]]
    return Query(
        parsed.text,
        with_asking(reading.units[:MAX_UNITS]),
        tuple(reading.excluded),
        tuple(reading.facets),
        tuple(dict.fromkeys(reading.ignored)),
        " ".join(reading.shown),
    )


def _shown(clause: Clause, values: tuple[str, ...]) -> str:
    if values:
        return f"[{clause.prefix}: {' / '.join(values[:3])}{' …' if len(values) > 3 else ''}]"
    text = " ".join(clause.text.split())
    text = {"phrase": f"“{text}”", "prefix": f"{text}*"}.get(clause.kind, text)
    return f"{clause.field}:{text}" if clause.field in TEXT_NAMES else text


def _grouped(clauses: Sequence[Clause]) -> list[list[Clause]]:
    groups: list[list[Clause]] = []
    for clause in clauses:
        if clause.either and groups:
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def _with_values_completed(clauses: Sequence[Clause], resolve: ResolveFacet) -> list[Clause]:
    """Give a facet's unquoted value the words behind it that make it a known value: ``district:Tây Hồ ký kết``."""
    out: list[Clause] = []
    for clause in clauses:
        last = out[-1] if out else None
        if last and last.open and clause.kind == "words" and not clause.excluded and not clause.either:
            words = clause.text.split()
            for taken in range(min(MAX_VALUE_WORDS, len(words)), 0, -1):
                value = " ".join((last.text, *words[:taken]))
                if clause.field is None and resolve(last.field or "", value):
                    out[-1] = replace(last, text=value, open=False)
                    clause = replace(clause, text=" ".join(words[taken:]))
                    break
        if clause.text:
            out.append(clause)
    return out


def plain(text: str) -> Query:
    """Return the query whose units are all words of *text*, without syntax and without expansion (``--any``)."""
    cut = normalise(text)
    found = units_of(cut, expand=True)
    return Query(cut, with_asking(found[: MAX_UNITS * 8]))


def _fields(clause: Clause) -> Sequence[str]:
    return (clause.field,) if clause.field in TEXT_NAMES else TEXT_NAMES


def _units(clause: Clause) -> list[Unit]:
    if clause.kind == "phrase":
        unit = phrase_unit(clause.text, _fields(clause))
        return [unit] if unit else []
    if clause.kind == "prefix":
        return _prefix(clause)
    return units_of(clause.text, _fields(clause), expand=not clause.excluded)


def _prefix(clause: Clause) -> list[Unit]:
    """The last syllable may go on; what stands before it in one word (``22-1*``) is plain."""
    keys = keys_of(clause.text)
    if not keys:
        return []
    fields = tuple(_fields(clause))
    key = keys[-1]
    if is_marked(key):
        node: Node = Or(tuple(Prefix(EXACT, form, fields) for form in candidates(key)))
    else:
        node = Prefix(FOLDED, fold_key(key), fields)
    before = units_of(clause.text, fields, expand=False)[:-1]
    return [*before, Unit(clause.text + "*", node, (), kind="prefix", also=((key,),))]
