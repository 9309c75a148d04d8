"""Every place of the gazetteer can get and give awards: no name of one is taken for a person, a word or a country."""

from __future__ import annotations

import pytest

from index.extract.awards.recipients import read_recipients
from index.extract.facts import extract_facts
from search.model import Article
from search.vocabulary.places import district_units, provinces

OTHER = {"huyện": "Ba Vì", "quận": "Ba Đình", "thị xã": "Sơn Tây", "thành phố": "Thủ Đức"}
UNITS = sorted({(u.kind, u.name) for u in district_units() if not u.name.isdigit() and u.name != OTHER.get(u.kind)})


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("{k} {n}", ["{k} {n}"]),
        ("{k} {n} và {k} {o}", ["{k} {n}", "{k} {o}"]),
        ("các {k} {o} và {n}", ["{k} {o}", "{k} {n}"]),
        ("các {k} {n}, {o}", ["{k} {n}", "{k} {o}"]),
    ],
)
def test_a_phrase_names_its_districts(phrase: str, named: list[str]) -> None:
    wrong = {}
    for kind, name in UNITS:
        values = {"k": kind, "n": name, "o": OTHER[kind]}
        found = [one.name for one in read_recipients(phrase.format(**values))]
        if found != [form.format(**values) for form in named]:
            wrong[phrase.format(**values)] = found
    assert len(UNITS) > 700
    assert wrong == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch UBND tỉnh tặng Bằng khen cho {}.",
        "Cụm đề nghị tặng Giấy khen cho {}.",
        "Năm 2022, {} được Chủ tịch UBND tỉnh tặng Bằng khen.",
    ],
)
def test_a_sentence_tells_who_gets_the_award(sentence: str) -> None:
    wrong = []
    for kind, name in UNITS[::7]:
        awards = extract_facts(Article("x", "Tin", sentence.format(f"{kind} {name}"))).awards
        if [a.recipient for a in awards] != [f"{kind} {name}"]:
            wrong.append((kind, name, [a.recipient for a in awards]))
    assert wrong == []


DASHED = {"Phan Rang - Tháp Chàm"}  # not yet: cut at the dash where it gives


@pytest.mark.parametrize(
    "sentence", ["UBND {} tặng Giấy khen cho ông Lê Văn An.", "Ông Lê Văn An được Chủ tịch UBND {} tặng Giấy khen."]
)
def test_a_district_gives(sentence: str) -> None:
    """A country's name inside that of a district ("Hoài Đức", "Phú Mỹ") makes nobody foreign."""
    wrong = []
    for kind, name in UNITS:
        awards = extract_facts(Article("x", "Tin", sentence.format(f"{kind} {name}"))).awards
        if [a.recipient for a in awards] != ["Lê Văn An"] or name not in (awards[0].giver or ""):
            wrong.append(name)
    assert set(wrong) <= DASHED


@pytest.mark.parametrize(
    "sentence", ["UBND tỉnh {} tặng Bằng khen cho ông Lê Văn An.", "Ông Lê Văn An nhận Bằng khen của UBND tỉnh {}."]
)
def test_a_province_gives(sentence: str) -> None:
    """Names with a dash, too: "Bà Rịa - Vũng Tàu"."""
    wrong = []
    for name in {p.name for p in provinces() if p.kind == "tỉnh"}:
        awards = extract_facts(Article("x", "Tin", sentence.format(name))).awards
        if [a.recipient for a in awards] != ["Lê Văn An"] or name not in (awards[0].giver or ""):
            wrong.append((name, [a.giver for a in awards]))
    assert wrong == []
