"""The stored text: one encoding for what looks the same, and nothing lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.normalise import INVISIBLE, clean_stored, normalise

# fmt: off
CASES = {
    "NFD": ("Đống Đa", unicodedata.normalize("NFD", "Đống Đa")),
    "tone before circumflex": ("việt", "vie\u0323\u0302t"),
    "grave before circumflex": ("về", "ve\u0300\u0302"),
    "acute before breve": ("đắk", "đa\u0301\u0306k"),
    "tone signs of their own": ("hà nội", "ha\u0340 nội"),
    "non-breaking space": ("thi đua", "thi\u00a0đua"),
    "narrow spaces": ("1 000", "1\u202f000"),
    "tab": ("a b", "a\tb"),
    "soft hyphen": ("khen thưởng", "khen th\u00adưởng"),
    "zero-width space": ("thi đua", "thi\u200b đua"),
    "byte order mark": ("thi đua", "\ufeffthi đua"),
    "mark after something invisible": ("hà", "ha\u200b\u0300"),
    "Windows line ends": ("a\nb\nc", "a\r\nb\rc"),
    "line separators": ("a\nb\nc", "a\u2028b\u2029c"),
    "control characters": ("a b", "a\x00b"),
    "half of a surrogate pair": ("a\ufffdb", "a\ud800b"),
    "eth for Đ at a word's start": ("Đống Đa đi", "Ðống Ða ði"),
    "African d": ("Đống đa", "Ɖống ɖa"),
    "eth in capitals": ("QĐ-UBND, HĐND", "QÐ-UBND, HÐND"),
    "Icelandic stays": ("Guðrún Sigurðardóttir", "Guðrún Sigurðardóttir"),
    "joiners stay": ("می\u200cخواهم", "می\u200cخواهم"),
    "paragraphs stay": ("a\n\n  b ", "a\n\n  b "),
}
# fmt: on


@pytest.mark.parametrize(("expected", "text"), CASES.values(), ids=CASES)
def test_clean_stored(expected: str, text: str) -> None:
    """What looks the same is stored the same."""
    assert clean_stored(text) == expected


def test_normalise_takes_every_look_alike() -> None:
    """For comparing, eth is đ wherever it stands, at the same place."""
    assert normalise("Guðrún Ðống") == "Guđrún Đống"


@given(st.text())
def test_both_are_idempotent_and_of_one_length(text: str) -> None:
    """Doing it twice changes nothing more, and offsets into one form hold for the other."""
    stored = clean_stored(text)
    assert clean_stored(stored) == stored
    assert normalise(normalise(text)) == normalise(text)
    assert len(normalise(text)) == len(stored)
    assert unicodedata.is_normalized("NFC", stored)


@given(st.text())
def test_encodings_of_one_text_are_stored_alike(text: str) -> None:
    """NFC and NFD of a text are one stored text."""
    assert clean_stored(unicodedata.normalize("NFD", text)) == clean_stored(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from("aàâă ệođĐÐð\u0301\u0302\u0306\u00ad\u200b\u00a0\r\n\u2028")))
def test_nothing_invisible_is_stored(text: str) -> None:
    """The stored text has no invisible character and no space but the plain one."""
    assert not set(clean_stored(text)) & set("\u00ad\u200b\u2060\ufeff\u00a0\r\u2028")
    assert "\u00ad" in INVISIBLE
