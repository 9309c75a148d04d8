"""Folding: no marks, no capitals, no change of length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.fold import fold, lower_text

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

# fmt: off
CASES = {
    "district": ("dong da", "Đống Đa"),
    "capitals": ("thuong tin", "THƯỜNG TÍN"),
    "eth": ("dong", "Ðống"),
    "dotted capital i": ("istanbul", "İstanbul"),
    "letters that would become two stay": ("straße æon", "Straße Æon"),
    "ellipsis and fractions stay": ("a… ½", "a… ½"),
    "Cyrillic is lower-cased only": ("москва", "Москва"),
    "full width": ("abc", "ＡＢＣ"),
}
# fmt: on


@pytest.mark.parametrize(("expected", "text"), CASES.values(), ids=CASES)
def test_fold(expected: str, text: str) -> None:
    """Latin letters lose their marks; everything else stays where it is."""
    assert fold(text) == expected


def test_every_vietnamese_letter_becomes_ascii() -> None:
    """All 89 lower-case letters and their capitals fold to the 22 plain ones."""
    assert fold(VIETNAMESE).isascii()
    assert fold(VIETNAMESE.upper()) == fold(VIETNAMESE)


@given(st.text())
def test_fold_is_idempotent_and_keeps_length(text: str) -> None:
    """Offsets into the folded text are offsets into the text."""
    nfc = unicodedata.normalize("NFC", text)
    assert len(fold(nfc)) == len(nfc) == len(lower_text(nfc))
    assert fold(fold(nfc)) == fold(nfc)
    assert fold(lower_text(nfc)) == fold(nfc)
