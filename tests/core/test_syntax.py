"""Which clauses does a typed text have? One table; any text is valid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.syntax import parse

CASES = {
    "plain words are one run": ("cụm thi đua XII", ["words:cụm thi đua XII"], []),
    "quotation marks make a phrase": ('"cờ thi đua"', ["phrase:cờ thi đua"], []),
    "curly quotation marks too": ("“cờ thi đua” năm", ["phrase:cờ thi đua", "words:năm"], []),
    "mixed quotation marks": ('”cờ thi đua"', ["phrase:cờ thi đua"], []),
    "unclosed quotation mark": ('"cờ thi đua', ["words:cờ thi đua"], ['"']),
    "a dash before a word excludes": ("thi đua -huyện", ["words:thi đua", "-words:huyện"], []),
    "a dash with a space does not": ("thi đua - khen thưởng", ["words:thi đua   khen thưởng"], []),
    "a dash inside a word does not": ("22-1", ["words:22-1"], []),
    "an excluded phrase": ('-"thi đua" khen', ["-phrase:thi đua", "words:khen"], []),
    "a text field": ("title:ký kết", ["title=words:ký", "words:kết"], []),
    "a text field with a phrase": ('body:"ký kết"', ["body=phrase:ký kết"], []),
    "a facet": ('district:"Tây Hồ" năm', ["district=facet:Tây Hồ", "words:năm"], []),
    "award is a short name": ("award:cờ", ["award_type=facet:cờ"], []),
    "a field name in capitals": ("TITLE:ký kết", ["title=words:ký", "words:kết"], []),
    "an unknown field is words": ("foo:bar", ["words:foo:bar"], []),
    "a field without a value": ("title: ký", ["words:ký"], ["title:"]),
    "a prefix": ("khen thư*", ["words:khen", "prefix:thư"], []),
    "a lone star": ("*", [], ["*"]),
    "a star before a word": ("*thưởng", ["words:*thưởng"], []),
    "OR between words": ("tây hồ OR hà đông", ["words:tây hồ | words:hà đông"], []),
    "OR at the edges": ("OR thi OR", ["words:thi"], ["OR", "OR"]),
    "OR twice": ("a OR OR b", ["words:a | words:b"], ["OR"]),
    "or in small letters is a word": ("a or b", ["words:a or b"], []),
    "OR among capitals is a word": ("CUM OR KHEN", ["words:CUM OR KHEN"], []),
    "OR before an exclusion": ("a OR -b", ["words:a", "-words:b"], ["OR"]),
    "OR between facets": ("district:tây hồ OR year:2024", ["district=facet:tây", "words:hồ | year=facet:2024"], []),
    "AND and NOT": ("thi AND đua NOT khen", ["words:thi     đua     khen"], ["AND", "NOT"]),
    "brackets": ("[ cụm ]", ["words:cụm"], ["[", "]"]),
    "nothing": ("  ", [], []),
}


def told(text: str) -> tuple[list[str], list[str]]:
    parsed = parse(text)
    groups: list[str] = []
    for c in parsed.clauses:
        said = f"{'-' if c.excluded else ''}{c.field + '=' if c.field else ''}{c.kind}:{c.text}"
        if c.either:
            groups[-1] += f" | {said}"
        else:
            groups.append(said)
    return groups, list(parsed.ignored)


@pytest.mark.parametrize(("text", "groups", "ignored"), CASES.values(), ids=CASES)
def test_a_text_has_these_clauses(text: str, groups: list[str], ignored: list[str]) -> None:
    assert told(text) == (groups, ignored)


def test_what_is_too_long_is_cut_and_named() -> None:
    parsed = parse("đua " * 1000)
    assert len(parsed.text) == 1000
    assert len(parsed.ignored) == 1


@given(st.text(alphabet=st.sampled_from('ab đÁ"“”-*:OR[]() \u0301title'), max_size=60) | st.text(max_size=60))
def test_any_text_is_valid_and_clauses_point_into_it(text: str) -> None:
    """No text raises; a clause of one word is found where it says."""
    for clause in parse(text).clauses:
        if clause.kind == "words" and " " not in clause.text:
            assert text[clause.start : clause.start + len(clause.text)] == clause.text
