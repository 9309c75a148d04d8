"""Looks at all places of a text at once miss nothing that the plain search finds, whatever letters a text has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.awards.keys import may_hold_awards
from index.extract.facts import ahead, names
from index.extract.facts.ahead import look_ahead
from index.extract.facts.name_places import places_of_beginnings
from index.extract.letters import Probes, codes_of, letters, lowered
from search.analysis.fold import lower_text
from search.vocabulary.places import name_beginnings

CUES = sorted(ahead._CUES)
ODD = ["ſ", "ı", "İ", "\u212a", "Ð", "ð", "𝐀", "😀", "\ud800", "Σ", "²", "٣", "_", "\u00a0", "\u2028", "ﬁ", "е"]
PIECES = st.sampled_from([*CUES, *ODD, "Hà Nội", "Q. 3", "quận 12", "2015-2016", "q 1", "A Lưới", " ", "\n", "x", "Đ"])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@given(TEXTS)
def test_one_byte_for_each_character(said: str) -> None:
    """Also beyond the first plane; letters that are one in lower case are one byte there."""
    found = letters(said)
    assert len(found) == len(said)
    assert lowered(found) == lowered(letters(lower_text(said)))


def test_every_sort_has_its_bytes() -> None:
    r"""A class of a pattern and the bytes of that class agree for every character of the first plane."""
    plane = "".join(map(chr, range(0x10000)))
    found = letters(plane)
    for sort in (r"\w", r"\d", r"\s"):
        assert {found[m.start()] for m in re.finditer(sort, plane)} <= codes_of(sort)
    assert codes_of(r"\W").isdisjoint(codes_of(r"\d"))
    assert codes_of("Aa") == {letters("A")[0], letters("a")[0]}
    assert len(codes_of("")) == 256


@given(TEXTS)
@settings(max_examples=300)
def test_what_may_be_said_is_found(said: str) -> None:
    """Cues exactly, places of years and numbers wherever there is one."""
    low = lower_text(said)
    found = look_ahead(said, letters(said))
    assert found.awards == may_hold_awards(low)
    assert found.focus == ahead.FOCUS.within(low)
    assert found.short == (" tđ" in low)
    assert {m.start() for m in re.finditer(r"(?:19|20)\d\d", low)} <= set(found.years)
    assert {m.start() for m in names._NUMBERED.finditer(low)} <= set(found.numbered)


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_is_found_wherever_it_stands(cue: str) -> None:
    """At both ends of a text and in capitals."""
    for said in (cue, cue.upper(), f"x{cue}", f"{cue}x", f" {cue} "):
        found = look_ahead(said, letters(said))
        low = said.lower()
        assert (found.awards, found.focus) == (may_hold_awards(low), ahead.FOCUS.within(low)), said


@given(TEXTS)
@settings(max_examples=300)
def test_no_beginning_of_a_name_is_missed(said: str) -> None:
    """Every place where the pattern of first words finds one that a second word fits."""
    found = {m.start() for m in names._beginnings().finditer(said) if names._most_words(m[1], m[2])}
    assert found <= set(places_of_beginnings(letters(said)))


def test_every_first_word_is_found_with_each_of_its_second_words() -> None:
    """As printed in a gazetteer, and in capitals."""
    for first, seconds in name_beginnings().items():
        for second in seconds if first.isalpha() else ():
            for said in (
                f"{first.capitalize()} {second}",
                f"({first.upper()} {second.upper()},",
                f"x {first.upper()}-{second}",
            ):
                at = next(n for n, char in enumerate(said) if char.isupper())
                assert at in places_of_beginnings(letters(said)), said


def test_probes_take_eight_kinds() -> None:
    """One bit each; a short piece goes on with anything."""
    with pytest.raises(ValueError, match="9"):
        Probes([["abcd"]] * 9)
    places, kinds = Probes([["abcd"], ["b"], [("12", "", r"\d")]]).look(letters("xabcd1a23b"))
    assert (places, kinds) == ([1, 2, 5, 9], [1, 2, 4, 2])
