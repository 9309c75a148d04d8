"""
Which words, phrases, exclusions, fields and prefixes did a person type?

Any text is a valid query. What is not understood is named in ``Parsed.ignored``, so that nothing changes meaning in
silence. This step knows no Vietnamese; ``understand`` does.

    thi đua "cờ của thành phố" -huyện title:ký award:"bằng khen" bắc* tây OR nam
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..request import MAX_QUERY

FACET_PREFIXES = {"cluster": "cluster", "district": "district", "year": "year", "award": "award_type"}
_FIELD = re.compile(r"(title|body|cluster|district|year|award):(?=\S)", re.IGNORECASE)
_EMPTY_FIELD = re.compile(r"(title|body|cluster|district|year|award):(?=\s|$)", re.IGNORECASE)
_QUOTES = '"“”„‟″'
_SPACE = re.compile(r"\s+")
_BARE = re.compile(rf"[^\s{_QUOTES}]+")
_SOLID = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Clause:
    """
    One piece of a query. *kind*: ``words`` (plain text), ``phrase``, ``prefix`` (the last word of *text* may go on)
    or ``facet``. *field* limits it to a text field or names the facet; *start* is its place in the typed text.
    *open*: the value stood without quotation marks, so words behind it may belong to it (``district:Tây Hồ``).
    *either*: an OR joins it to the clause before. *prefix* is the field's name as typed.
    """

    kind: str
    text: str
    start: int
    field: str | None = None
    excluded: bool = False
    open: bool = False
    either: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """
    *clauses* in order; all must match, but those an OR joins, of which any may. *ignored*: what was left out, as
    typed. An OR joins what stands on its two sides as a whole: ``hà nội OR cần thơ`` is one city or the other, since
    a Vietnamese word has mostly two syllables.
    """

    text: str
    clauses: tuple[Clause, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass
class _State:
    clauses: list[Clause] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    join: bool = False  # an OR waits for its right side
    or_at: int = 0


def parse(text: str) -> Parsed:
    """Return the clauses of *text* (already normalised: NFC, plain spaces). Never raises."""
    state = _State()
    if len(text) > MAX_QUERY:
        state.ignored.append(text[MAX_QUERY : MAX_QUERY + 40] + "…")
        text = text[:MAX_QUERY]
    shouted = _is_shouted(text)
    at = 0
    while at < len(text):
        if gap := _SPACE.match(text, at):
            at = gap.end()
            continue
        at = _take(text, at, state, shouted)
    if state.join:
        state.ignored.append("OR")
    return Parsed(text, tuple(_merge(state.clauses)), tuple(state.ignored))


def _is_shouted(text: str) -> bool:
    """Whether no word but OR has a small letter: in CUM THI DUA OR BANG KHEN the OR is a word."""
    return not any(c.islower() for c in text)


def _take(text: str, at: int, state: _State, shouted: bool) -> int:
    excluded = (
        text[at] == "-"
        and (at == 0 or text[at - 1].isspace())
        and at + 1 < len(text)
        and (text[at + 1].isalnum() or text[at + 1] in _QUOTES)
    )
    start = at + excluded
    if empty := _EMPTY_FIELD.match(text, start):
        state.ignored.append(text[at : empty.end()])
        return empty.end()
    prefix = _FIELD.match(text, start)
    name = prefix[1].lower() if prefix else None
    if prefix:
        start = prefix.end()
    if text[start] in _QUOTES:
        return _take_quoted(text, at, start, name, excluded, state)
    word = _BARE.match(text, start)
    assert word is not None  # start is neither a space nor a quotation mark
    if word[0] in ("OR", "AND", "NOT") and not shouted and name is None and not excluded:
        return _take_operator(state, word[0], word.end())
    _take_word(word[0], word.start(), name, excluded, state)
    return word.end()


def _take_operator(state: _State, word: str, end: int) -> int:
    """OR waits for its right side. AND is what holds anyway, NOT is written with a dash: both are told, not guessed."""
    if word != "OR":
        state.ignored.append(word)
    elif not state.clauses or state.clauses[-1].excluded or state.join:
        state.ignored.append("OR")
    else:
        state.join = True
    return end


def _take_quoted(text: str, at: int, start: int, name: str | None, excluded: bool, state: _State) -> int:
    close = next((i for i in range(start + 1, len(text)) if text[i] in _QUOTES), None)
    if close is None:  # an unclosed quotation mark is no phrase: its words are plain words
        state.ignored.append(text[at : start + 1])
        return start + 1
    inner = text[start + 1 : close]
    if not _SOLID.search(inner):
        state.ignored.append(text[at : close + 1])
    elif name in FACET_PREFIXES:
        _push(state, Clause("facet", inner.strip(), start + 1, FACET_PREFIXES[name], excluded, prefix=name))
    else:
        _push(state, Clause("phrase", inner, start + 1, name, excluded))
    return close + 1


def _take_word(word: str, start: int, name: str | None, excluded: bool, state: _State) -> None:
    if not _SOLID.search(word):
        if word not in (
            "-",
            "–",
            "—",
            ",",
            ".",
            "…",
            "/",
            "&",
            "+",
            ":",
            ";",
        ):  # a dash or comma between words says nothing
            state.ignored.append(word)
        return
    if name in FACET_PREFIXES:
        _push(state, Clause("facet", word.rstrip("*"), start, FACET_PREFIXES[name], excluded, open=True, prefix=name))
    elif word.endswith("*") and _SOLID.search(word[-2:-1] or ""):
        _push(state, Clause("prefix", word.rstrip("*"), start, name, excluded))
    else:
        _push(state, Clause("words", word, start, name, excluded))


def _push(state: _State, clause: Clause) -> None:
    if state.join and clause.excluded:
        state.ignored.append("OR")
    state.clauses.append(replace(clause, either=state.join and not clause.excluded))
    state.join = False


def _merge(clauses: list[Clause]) -> list[Clause]:
    """Join neighbouring plain words into one run: what stands beside a word decides how it is read (cụm XII)."""
    out: list[Clause] = []
    for this in clauses:
        last = out[-1] if out else None
        plain = last and last.kind == this.kind == "words" and last.field == this.field is None
        if last and plain and not last.excluded and not this.excluded and not this.either:
            gap = " " * (this.start - last.start - len(last.text))
            out[-1] = replace(last, text=last.text + (gap or " ") + this.text)
        else:
            out.append(this)
    return out
