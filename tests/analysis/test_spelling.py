"""The exact key: spellings of one syllable are one, different syllables stay apart."""

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.fold import fold
from search.analysis.spelling import fold_key, folded_key, key, spelling_data
from search.analysis.syllable import TONES, add_tone, is_syllable, shape

# fmt: off
SAME = [
    "hoà hòa", "hoá hóa", "toạ tọa", "khoẻ khỏe", "xoè xòe", "uỷ ủy", "thuỷ thủy", "thuý thúy", "luỹ lũy", "Thuỵ Thụy",
    "qúy quý", "quí quý", "qủa quả", "quì quỳ", "quít quýt", "gía giá", "gìa già", "gỉa giả", "cuả của", "muà mùa",
    "nghiã nghĩa", "tửơng tưởng", "đựơc được", "kĩ kỹ", "kỉ kỷ", "kì kỳ", "lí lý", "mĩ mỹ", "sỹ sĩ", "sỉ sỷ", "tỉ tỷ",
    "ti ty", "hi hy", "li ly", "HOÀ hòa", "Ðống đống", "ĐỐNG đống", "mì mỳ", "tuý túy", "loà lòa", "oà òa",
    "ngoẹo ngọeo",
]
# fmt: on


@pytest.mark.parametrize("pair", SAME)
def test_spellings_of_one_syllable_are_one(pair: str) -> None:
    """Tone placement, i and y, case and look-alikes do not make another syllable."""
    one, other = pair.split()
    assert key(one) == key(other)
    assert folded_key(one) == folded_key(other)


@pytest.mark.parametrize("pair", spelling_data()["differ"]["pairs"])
def test_pairs_that_differ_stay_apart(pair: str) -> None:
    """The data lists syllables that only look like i and y variants."""
    one, other = pair.split()
    assert key(one) != key(other)


# fmt: off
CANONICAL = {
    "older placement": ("hòa", "hoà"),
    "three vowels": ("ngoài", "ngòai"),
    "before a coda": ("hoàn", "hòan"),
    "two marked vowels": ("người", "ngừơi"),
    "q takes its u": ("quả", "qủa"),
    "g takes its i": ("giá", "gía"),
    "but not in gì": ("gì", "gì"),
    "no syllable stays as it is": ("café", "Café"),
    "two tones stay as they are": ("élève", "Élève"),
    "abbreviation": ("lđtt", "LĐTT"),
    "dotted capital i": ("istanbul", "İstanbul"),
    "loose mark": ("x̂", "x\u0302"),
    "Đắk": ("đắk", "ĐẮK"),
}
# fmt: on


@pytest.mark.parametrize(("expected", "word"), CANONICAL.values(), ids=CANONICAL)
def test_key(expected: str, word: str) -> None:
    """The key is a spelling that a reader would recognise."""
    assert key(word) == expected


ONSETS = ["", "b", "đ", "gi", "gh", "h", "k", "l", "ngh", "ph", "qu", "s", "t", "th", "tr", "v"]
# fmt: off
VOWELS = ["a", "ă", "ai", "ay", "ao", "âu", "e", "ê", "i", "y", "ia", "iê", "oa", "oe", "uy", "ui", "uê", "ươ", "ưa",
          "oai",
          "uya", "uyê", "ôi", "ươi"]
# fmt: on
CODAS = ["", "c", "ch", "m", "n", "ng", "nh", "t"]
LETTERS = [o + v + c for o, v, c in product(ONSETS, VOWELS, CODAS) if is_syllable(o + v + c)]
syllables = st.builds(
    lambda letters, tone, at: add_tone(letters, [i for i, c in enumerate(letters) if fold(c) in "aeiouy"][at], tone),
    st.sampled_from(LETTERS),
    st.integers(0, 5),
    st.just(-1) | st.just(0),
)


@given(syllables)
def test_key_is_idempotent_and_ignores_encoding_and_case(word: str) -> None:
    """Key of key is key; NFD and capitals give the same."""
    assert key(key(word)) == key(word) == key(unicodedata.normalize("NFD", word.upper()))


@given(st.sampled_from(LETTERS), st.integers(0, 5))
def test_key_ignores_where_the_tone_was_typed(letters: str, tone: int) -> None:
    """Every placement of one tone gives one key."""
    parts = shape(fold(letters))
    assert parts is not None
    assert len({key(add_tone(letters, at, tone)) for at in range(parts.vowels, parts.coda)}) == 1


@given(syllables)
def test_folded_view_depends_on_letters_alone(word: str) -> None:
    """A word and the same word without marks have one folded key: what is typed without marks finds all."""
    assert folded_key(word) == folded_key(fold(word)) == fold_key(key(word))


@given(st.text(max_size=12))
def test_no_text_is_an_error(text: str) -> None:
    """Any text has a key, and its key is its own key."""
    assert key(key(text)) == key(text)


def test_tones_are_six() -> None:
    """Ngang, huyền, hỏi, ngã, sắc, nặng, in dictionary order."""
    assert [unicodedata.normalize("NFC", "a" + tone) for tone in TONES] == list("aàảãáạ")
