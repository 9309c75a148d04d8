"""
What is one word of a query, and which articles have it?

A *unit* is what an article must have: usually one syllable; a number beside a cue, a code, or an abbreviation with
its long form are one unit with several ways to match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.marks import candidates, is_marked
from ..analysis.spelling import fold_key
from ..analysis.tokens import Token, tokenize
from ..fields import EXACT, FOLDED, TEXT_NAMES
from ..vocabulary import abbreviations
from .plan import And, Node, Or, Phrase, Word


@dataclass(frozen=True, slots=True)
class Syllable:
    """
    One syllable (or number, or foreign word) as typed. *joined*: it stands directly after the one before it, with
    no punctuation between, so the two may be a pair.
    """

    key: str
    folded: str
    marked: bool
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """
    One thing an article must have. *text* is how it was typed, *node* which articles have it, *tier* which have it
    just as typed (``None`` where there is no difference), *syllables* what it gives to ranking, *also* other
    spellings that are ranked and highlighted too, *note* how it was understood if that needs saying.
    """

    text: str
    node: Node
    syllables: tuple[Syllable, ...]
    tier: Node | None = None
    also: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    kind: str = "word"  # word, phrase, prefix, choice
    asks: bool = False  # only says what kind of answer is wanted (``questions``)


def keys_of(text: str) -> list[str]:
    """Return the exact keys of the main tokens of *text*, in order."""
    return [token.key for token in tokenize(text) if not token.extra]


def word_node(key: str, fields: Sequence[str] = TEXT_NAMES) -> Word:
    """
    Return the articles that have a syllable agreeing with *key*: without marks the folded view, with marks every
    exact form that has them.
    """
    if not is_marked(key):
        return Word(((FOLDED, fold_key(key)),), tuple(fields))
    return Word(tuple((EXACT, form) for form in candidates(key)), tuple(fields))


def exact_node(key: str, fields: Sequence[str] = TEXT_NAMES) -> Word:
    """Return the articles that have *key* itself (or its other spelling, which has the same key)."""
    return Word(((EXACT, key),), tuple(fields))


def units_of(text: str, fields: Sequence[str] = TEXT_NAMES, *, expand: bool = True) -> list[Unit]:
    """
    Return the units of a run of plain words, in order.

    With *expand*, abbreviations and their long forms match each other (vocabulary/abbreviations).
    """
    tokens = tokenize(text)
    main = [t for t in tokens if not t.extra]
    extras: dict[int, list[Token]] = {}
    for token in tokens:
        if token.extra:
            extras.setdefault(token.position, []).append(token)
    out: list[Unit] = []
    at = 0
    while at < len(main):
        unit, width = _unit_at(text, main, at, extras, tuple(fields), expand)
        out.append(unit)
        at += width
    return out


def phrase_unit(text: str, fields: Sequence[str] = TEXT_NAMES) -> Unit | None:
    """Return the unit of a quoted phrase; ``None`` where it has no word."""
    units = units_of(text, fields, expand=False)
    if not units:
        return None
    if len(units) == 1:
        return units[0]
    syllables = tuple(s for u in units for s in u.syllables)
    words = tuple(word_node(s.key, fields) for s in syllables)
    tier = (
        Phrase(
            tuple(exact_node(s.key, fields) if s.marked else w for s, w in zip(syllables, words, strict=True)),
            tuple(fields),
        )
        if any(s.marked for s in syllables)
        else None
    )
    numbers = [u for u in units if u.also]
    node: Node = Phrase(words, tuple(fields))
    if numbers:  # “cụm số XII” is “cụm số 12” too
        other = tuple(w for u in units for w in _as_number(u, fields))
        node = Or((node, Phrase(other, tuple(fields))))
    return Unit(text.strip(), node, syllables, tier, kind="phrase", also=tuple(a for u in numbers for a in u.also))


def _as_number(unit: Unit, fields: Sequence[str]) -> tuple[Word, ...]:
    if unit.also and len(unit.also[0]) == 1:
        return (word_node(unit.also[0][0], fields),)
    return tuple(word_node(s.key, fields) for s in unit.syllables)


def _unit_at(
    text: str, main: list[Token], at: int, extras: dict[int, list[Token]], fields: tuple[str, ...], expand: bool
) -> tuple[Unit, int]:
    position = main[at].position
    wholes = extras.get(position, [])
    if wholes:
        width = max(w.width for w in wholes)
        return _whole(text, main[at : at + width], wholes, fields), width
    found = _known_form(main, at) if expand else None
    if found:
        return _with_other_forms(text, main[at : at + found.width], found, fields), found.width
    return _single(main[at], fields), 1


def _syllable(token: Token) -> Syllable:
    return Syllable(token.key, token.folded, is_marked(token.key), token.gap_before == 0 and token.position > 0)


def _single(token: Token, fields: tuple[str, ...]) -> Unit:
    tier = exact_node(token.key, fields) if is_marked(token.key) else None
    return Unit(token.text, word_node(token.key, fields), (_syllable(token),), tier)


def _whole(text: str, parts: list[Token], wholes: list[Token], fields: tuple[str, ...]) -> Unit:
    """A code, a number or a date (whole, or its parts side by side), or a Roman numeral (and its Arabic form)."""
    words = tuple(word_node(t.key, fields) for t in parts)
    side_by_side: Node = Phrase(words, fields) if len(words) > 1 else words[0]
    node = Or((*(Word(((EXACT, w.key),), fields) for w in wholes), side_by_side))
    typed = text[parts[0].start : parts[-1].end]
    number = next((w.key for w in wholes if w.kind == "variant" and w.key.isdigit() and not typed.isdigit()), None)
    note = f"{typed} = {number}" if number and number != typed and not any(c.isdigit() for c in typed) else ""
    return Unit(typed, node, tuple(_syllable(t) for t in parts), None, tuple((w.key,) for w in wholes), note)


def _known_form(main: list[Token], at: int) -> abbreviations.Match | None:
    """
    The abbreviation or long form at this word, if it is safe to search by its other forms too.

    One- and two-letter abbreviations mean too much (H, TS, CT); long forms of two syllables (thành phố) are common
    words of their own, so every hit would have to be explained.
    """
    found = abbreviations.match_at([t.key for t in main[at : at + 8]], 0)
    if found is None:
        return None
    long_enough = len(main[at].key) >= 3 or main[at].folded in _SAFE_SHORT
    return found if found.width >= 3 or (found.width == 1 and long_enough) else None


_SAFE_SHORT = frozenset({"tp", "tx", "tw"})


def _with_other_forms(text: str, parts: list[Token], found: abbreviations.Match, fields: tuple[str, ...]) -> Unit:
    """An abbreviation or its long form: the words as typed (anywhere), or another form (its words side by side)."""
    own: Node = (
        And(tuple(word_node(t.key, fields) for t in parts)) if len(parts) > 1 else word_node(parts[0].key, fields)
    )
    others = tuple(
        Phrase(tuple(word_node(k, fields) for k in form), fields) if len(form) > 1 else word_node(form[0], fields)
        for form in found.alternatives
    )
    typed = text[parts[0].start : parts[-1].end]
    return Unit(typed, Or((own, *others)), tuple(_syllable(t) for t in parts), None, found.alternatives, found.label)
