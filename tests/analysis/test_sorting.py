"""Vietnamese alphabetical order."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis.sorting import flat_key, sort_key

# fmt: off
ORDERS = {
    "letters": "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
    "tones": "ma mà mả mã má mạ",
    "word by word": "ba bạ ba_ba bà_con bác",
    "districts": "Ba_Đình Bắc_Từ_Liêm Cầu_Giấy Dương_Kinh Đan_Phượng Đông_Anh Đống_Đa Hà_Đông Hai_Bà_Trưng Hoàn_Kiếm",
    "numbers": "Quận_1 Quận_2 Quận_10 Quận_Tân_Bình",
    "case does not matter": "an ÁN Bà bá",
    "foreign letters": "cà_phê café cờ",
}
# fmt: on


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_order(order: str) -> None:
    """Letters first, word by word; then tones; numbers by value."""
    words = [word.replace("_", " ") for word in order.split()]
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words


@given(st.text(), st.text())
def test_any_texts_can_be_compared(a: str, b: str) -> None:
    """Keys of any two texts compare, and equal keys are equal texts."""
    assert (sort_key(a) == sort_key(b)) == (a == b)
    assert sort_key(a) <= sort_key(b) or sort_key(b) <= sort_key(a)


@given(st.text(), st.text())
@example("Quận 9", "Quận 10")
@example("Quận 09", "Quận 9")
@example("an", "anh")
def test_a_flat_key_sorts_as_the_key_does(a: str, b: str) -> None:
    assert (flat_key(a) < flat_key(b)) == (sort_key(a) < sort_key(b))
