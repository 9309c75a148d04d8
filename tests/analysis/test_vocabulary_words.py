"""Abbreviations, synonyms and numbers: data that several parts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.spelling import key
from search.analysis.tokens import tokenize
from search.vocabulary.abbreviations import _rows, abbreviate, expand, match_at, matches, synonyms
from search.vocabulary.numbers import number_words, roman_value, to_roman

# fmt: off
EXPANSIONS = {
    "UBND": "Ủy ban nhân dân", "ubnd": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "hdnd": "Hội đồng nhân dân",
    "TĐKT": "thi đua khen thưởng", "tdkt": "thi đua khen thưởng", "MTTQ": "Mặt trận Tổ quốc", "TP": "thành phố",
    "TTg": "Thủ tướng", "CSTĐ": "Chiến sĩ thi đua", "CSTĐCS": "Chiến sĩ thi đua cơ sở", "LĐTT": "Lao động tiên tiến",
    "TTLĐXS": "Tập thể lao động xuất sắc", "NSND": "Nghệ sĩ nhân dân", "NSƯT": "Nghệ sĩ ưu tú", "nsut": "Nghệ sĩ ưu tú",
    "NGND": "Nhà giáo nhân dân", "NGƯT": "Nhà giáo ưu tú", "TTND": "Thầy thuốc nhân dân", "TTƯT": "Thầy thuốc ưu tú",
    "BHXH": "bảo hiểm xã hội", "GD&ĐT": "giáo dục và đào tạo", "gdđt": "giáo dục và đào tạo",
    "TNCS": "Thanh niên Cộng sản",
    "LĐTBXH": "lao động thương binh và xã hội", "CNVC": "công nhân viên chức", "BCH": "ban chấp hành",
    "TP.HCM": "thành phố Hồ Chí Minh", "HĐTĐKT": "Hội đồng thi đua khen thưởng",
}
# fmt: on


@pytest.mark.parametrize(("short", "name"), EXPANSIONS.items())
def test_expand(short: str, name: str) -> None:
    """Abbreviations are known in any case, and without marks where none were typed."""
    assert expand(short)[0] == name.split(" ")


@pytest.mark.parametrize("word", ["lđtt1", "đbnd", "ủbnd", "xyz", "", "thi"])
def test_unknown_or_wrongly_marked(word: str) -> None:
    """A mark that was typed must be right."""
    assert expand(word) == []


def test_abbreviate() -> None:
    """Both ways, with or without marks; forms too short to search by are not offered."""
    assert abbreviate(["thi", "đua", "khen", "thưởng"])[0] == "TĐKT"
    assert abbreviate(["uy", "ban", "nhan", "dan"]) == ["UBND"]
    assert abbreviate(["chính", "phủ"]) == []
    assert abbreviate(["thi"]) == []


@pytest.mark.parametrize("row", _rows("abbreviation"), ids=lambda row: row["short"][0])
def test_every_row_is_sound(row: dict[str, object]) -> None:
    """Each row has a source, and each short form leads to its names and is read as typed in a query."""
    assert row["source"] in ("decree", "law", "press")
    shorts, names = row["short"], row["long"]
    assert isinstance(shorts, list) and isinstance(names, list)
    for short in shorts:
        found = [" ".join(words) for words in expand(short)]
        assert set(names) <= set(found)
        words = [token.key for token in tokenize(short) if not token.extra]
        match = match_at(words, 0)
        assert match is not None and match.width == len(words)


def keys(text: str) -> list[str]:
    return [token.key for token in tokenize(text) if not token.extra]


# fmt: off
MATCHES = {
    "short": ("ubnd huyện", [(0, 1, "UBND = Ủy ban nhân dân")]),
    "long, unmarked": ("uy ban nhan dan huyen", [(0, 4, "UBND = Ủy ban nhân dân")]),
    "longest": ("hội đồng thi đua khen thưởng", [(0, 6, "HĐTĐKT = Hội đồng thi đua khen thưởng"),
                                                 (2, 4, "TĐKT = thi đua khen thưởng")]),
    "parts of a code": ("sở gd&đt", [(1, 2, "GD&ĐT = giáo dục và đào tạo")]),
    "wrong mark": ("ủy bản nhân dân", []),
    "nothing": ("phong trào", []),
}
# fmt: on


@pytest.mark.parametrize(("text", "expected"), MATCHES.values(), ids=MATCHES)
def test_matches(text: str, expected: list[tuple[int, int, str]]) -> None:
    """Known forms are found in a row of words, the longest at each place, with the sentence that explains them."""
    found = [(at, match.width, match.label) for at, match in matches(keys(text))]
    assert found == expected


def test_alternatives_are_keys() -> None:
    """What stands for a form is given as exact keys, ready to look up."""
    match = match_at(keys("Bằng khen Thủ tướng"), 0)
    assert match is not None
    assert ("bằng", "khen", "của", "thủ", "tướng", "chính", "phủ") in match.alternatives
    assert all(key(word) == word for words in match.alternatives for word in words)


def test_synonyms() -> None:
    """Other names of one award, whatever way the name was typed."""
    assert "Chiến sĩ thi đua cấp cơ sở" in synonyms("chien si thi dua co so")
    assert "Bằng khen của Thủ tướng Chính phủ" in synonyms("bằng khen thủ tướng")
    assert synonyms("giấy khen") == []


@given(st.integers(1, 3999))
def test_roman_numbers_come_back(number: int) -> None:
    """What is written as a Roman numeral is read as that number, in any case."""
    assert roman_value(to_roman(number)) == roman_value(to_roman(number).lower()) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "ABC", "X1", "XIIV"])
def test_no_roman_number(text: str) -> None:
    """Only the usual form counts."""
    assert roman_value(text) is None


@pytest.mark.parametrize("number", [0, 4000, -1])
def test_numbers_without_a_roman_form(number: int) -> None:
    """Roman numerals go from 1 to 3999."""
    with pytest.raises(ValueError, match="1 to 3999"):
        to_roman(number)


# fmt: off
WORDS = {"một": 1, "mười": 10, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "hai mươi mốt": 21, "ba mươi tư": 34,
         "chín mươi chín": 99, "nhất": 1, "nhì": 2, "tư": 4}
# fmt: on


@pytest.mark.parametrize(("words", "value"), WORDS.items())
def test_number_words(words: str, value: int) -> None:
    """Numbers up to 99 and ordinals, as they are said."""
    assert number_words()[tuple(words.split())] == value


def test_number_words_are_complete() -> None:
    """Each number from 1 to 99 can be said."""
    assert set(number_words().values()) == set(range(1, 100))
