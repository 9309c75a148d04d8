"""A typed mark is a constraint, an untyped one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.fold import fold
from search.analysis.marks import agreeing, agrees, candidates, fully_unmarked, is_marked
from search.analysis.spelling import fold_key, key

GROUP = ["dong", "dòng", "đong", "đóng", "đông", "đồng", "đống", "đổng", "động", "dông"]

# fmt: off
TABLE = {
    "no mark finds all": ("dong", GROUP),
    "only đ": ("đong", ["đong", "đóng", "đông", "đồng", "đống", "đổng", "động"]),
    "only the vowel's mark": ("dông", ["đông", "đồng", "đống", "đổng", "động", "dông"]),
    "only the tone": ("dòng", ["dòng", "đồng"]),
    "vowel and tone": ("dống", ["đống"]),
    "everything": ("đống", ["đống"]),
}
# fmt: on


@pytest.mark.parametrize(("typed", "expected"), TABLE.values(), ids=TABLE)
def test_agreeing(typed: str, expected: list[str]) -> None:
    """Exactly the syllables that have every typed mark."""
    assert agreeing(key(typed), GROUP) == expected
    assert [word for word in GROUP if key(word) in candidates(typed)] == expected


# fmt: off
YES = ["thúe thuế", "uơng ương", "nguoi người", "nguời người", "ky kỹ", "ki kỷ", "quy quý", "qui quỹ", "cafe café",
       "bac bác", "truong trường", "HOA hoà", "đai đại", "ubnd ubnd", "ldtt lđtt"]
# fmt: on
NO = ["đường dương", "đường đương", "dường đương", "kỹ ky", "café cafe", "hoa họa1", "lđtt ldtt", "thi thy", "ma mai"]


@pytest.mark.parametrize("pair", YES)
def test_agrees(pair: str) -> None:
    """What was left out may be anything."""
    typed, word = pair.split()
    assert agrees(key(typed), key(word))


@pytest.mark.parametrize("pair", NO)
def test_does_not_agree(pair: str) -> None:
    """What was typed must be there."""
    typed, word = pair.split()
    assert not agrees(key(typed), key(word))


# fmt: off
SYLLABLES = ["đường", "dương", "người", "hoà", "thuý", "quý", "kỹ", "nghiêng", "giếng", "ước", "uống", "yêu", "khuỷu",
             "ăn",
             "ơi", "đẹp", "oan", "bưởi", "tuần", "xoong"]
# fmt: on
partial = st.sampled_from(SYLLABLES).flatmap(
    lambda word: st.lists(st.booleans(), min_size=len(word), max_size=len(word)).map(
        lambda keep: "".join(char if kept else fold(char) for char, kept in zip(word, keep, strict=True))
    )
)


@given(partial, partial)
def test_candidates_and_agrees_say_the_same(typed: str, other: str) -> None:
    """A key is among the candidates exactly if it agrees."""
    assert (key(other) in candidates(typed)) == agrees(key(typed), key(other))


@given(partial)
def test_candidates(typed: str) -> None:
    """The typed one first, no doubles, all of one folded key, all keys, all agreeing; without marks the most."""
    found = candidates(typed)
    assert found[0] == key(typed)
    assert len(set(found)) == len(found) <= 648
    assert {fold_key(word) for word in found} == {fold_key(key(typed))}
    assert all(agrees(key(typed), word) and key(word) == word for word in found)
    assert set(found) <= set(candidates(fold(typed)))


@given(partial, partial, partial)
def test_agrees_is_reflexive_and_transitive(a: str, b: str, c: str) -> None:
    """Adding marks can only narrow."""
    a, b, c = key(a), key(b), key(c)
    assert agrees(a, a)
    assert agrees(a, c) or not (agrees(a, b) and agrees(b, c))


def test_is_marked() -> None:
    """Tones, vowels' marks and đ are marks; capitals are not."""
    assert [word for word in ("Dong", "đong", "ông", "hoa2", "hòa", "Ð") if is_marked(word)] == [
        "đong",
        "ông",
        "hòa",
        "Ð",
    ]
    assert fully_unmarked(["bang", "khen", "2024"])
    assert not fully_unmarked(["bang", "khên"])
