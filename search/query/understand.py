"""
What does a typed text ask for? From clauses to units, facets and exclusions: the *query* that plans are made from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..analysis.marks import candidates, is_marked
from ..analysis.normalise import normalise
from ..analysis.spelling import fold_key
from ..fields import EXACT, FOLDED, TEXT_NAMES
from .plan import And, FacetIs, Node, Or, Prefix
from .syntax import Clause, Parsed, parse
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
    excluded_text: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether any mark was typed at all: then unmarked syllables weigh their exact form a little too."""
        return any(s.marked for u in self.units for s in u.syllables)

    def understood(self) -> str:
        """Return the query in one line, as it was read: ``cụm thi đua XII (= 12), không có: huyện``."""
        parts = [f"“{u.text}”" if u.kind == "phrase" else u.text for u in self.units]
        line = " ".join(parts)
        for facet in self.facets:
            line += f" [{facet.facet}: {' / '.join(facet.values)}]"
        if self.excluded_text:
            line += f" (không có: {', '.join(self.excluded_text)})"
        return line.strip()


def understand(text: str, resolve: ResolveFacet) -> Query:
    """Return the query that *text* is, with all of the syntax. Never raises; what made no sense is in ``ignored``."""
    parsed = parse(normalise(text))
    units: list[Unit] = []
    excluded: list[Node] = []
    excluded_text: list[str] = []
    facets: list[FacetIs] = []
    ignored = list(parsed.ignored)
    for group in _with_values_completed(parsed.groups, resolve):
        if len(group) > 1:
            units += _choice(parsed, group, resolve)
            continue
        clause = group[0]
        values = resolve(clause.field or "", clause.text) if clause.kind == "facet" else ()
        if values and clause.excluded:
            excluded.append(FacetIs(clause.field or "", values))
        elif values:
            facets.append(FacetIs(clause.field or "", values))
        else:
            found = _units(clause)
            if clause.kind == "facet":
                ignored.append(f"{clause.field}:")
            if clause.excluded and found:
                excluded.append(And(tuple(u.node for u in found)))
                excluded_text.append(clause.text)
            else:
                units += found
    if len(units) > MAX_UNITS:
        ignored += [u.text for u in units[MAX_UNITS:]]
    return Query(
        parsed.text, tuple(units[:MAX_UNITS]), tuple(excluded), tuple(facets), tuple(ignored), tuple(excluded_text)
    )


def _with_values_completed(
    groups: Sequence[tuple[Clause, ...]], resolve: ResolveFacet
) -> list[tuple[Clause, ...]]:
    """Give a facet's unquoted value the words behind it that make it one known value: ``district:Tây Hồ ký kết``."""
    out: list[tuple[Clause, ...]] = []
    for group in groups:
        last = out[-1][0] if out and len(out[-1]) == 1 else None
        if last and last.open and len(group) == 1 and group[0].kind == "words" and not group[0].excluded:
            words = group[0].text.split()
            for taken in range(min(MAX_VALUE_WORDS, len(words)), 0, -1):
                value = " ".join((last.text, *words[:taken]))
                if len(resolve(last.field or "", value)) == 1:
                    out[-1] = (replace(last, text=value, open=False),)
                    rest = " ".join(words[taken:])
                    group = (replace(group[0], text=rest),) if rest else ()
                    break
        if group:
            out.append(group)
    return out


def plain(text: str) -> Query:
    """Return the query whose units are all words of *text*, without syntax and without expansion (``--any``)."""
    cut = normalise(text)
    found = units_of(cut, expand=True)
    return Query(cut, tuple(found[: MAX_UNITS * 8]))


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


def _choice(parsed: Parsed, group: tuple[Clause, ...], resolve: ResolveFacet) -> list[Unit]:
    """Clauses joined by OR are one unit: any of them will do."""
    nodes: list[Node] = []
    syllables = []
    also = []
    for clause in group:
        values = resolve(clause.field or "", clause.text) if clause.kind == "facet" else ()
        if values:
            nodes.append(FacetIs(clause.field or "", values))
            continue
        found = _units(clause)
        if found:
            nodes.append(And(tuple(u.node for u in found)) if len(found) > 1 else found[0].node)
            syllables += [s for u in found for s in u.syllables]
            also += [a for u in found for a in u.also]
    if not nodes:
        return []
    return [
        Unit(" OR ".join(c.text for c in group), Or(tuple(nodes)), tuple(syllables), kind="choice", also=tuple(also))
    ]
