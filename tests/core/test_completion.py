"""How a text goes on while it is typed: titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_index import article, small_index

from search.completion import Completer, Completion, _begins, _has
from search.index import Index
from search.query.words import keys_of

TITLES = ["Trao huân chương cho ngư dân", "Trao bằng khen", "Tráo bài thi", "Kỳ thi cuối năm", "Năm 2024 thắng lợi"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    articles = [article(f"t{number}", title, "Không có gì") for number, title in enumerate(TITLES)]
    with small_index(tmp_path_factory.mktemp("completion"), articles) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trao", {0, 1, 2}),
        ("tráo", {2}),
        ("trao h", {0}),
        ("trao b", {1, 2}),
        ("thi c", {3}),
        ("thi cuo", {3}),
        ("2", {4}),
        ("t", set()),
        ("tr", set()),
        ("huân chương ng", {0}),
        ("huân chươn", {0}),
        ("hoa mai", set()),
        ("–", set()),
        ("", set()),
    ],
)
def test_titles_go_on(index: Index, text: str, expected: set[int]) -> None:
    """All words are in the title, the last one as a beginning; one or two letters alone say too little."""
    found = [completion for completion in index.suggest(text) if completion.kind == "article"]
    assert {completion.value for completion in found} == {f"t{number}" for number in expected}
    assert all(completion.text == TITLES[int((completion.value or "t")[1:])] for completion in found)


SOME = "trao Trào tráo tra thân thành THAN Thạnh đua dua đùa ư ừ (thán) “Trao” 6 60.000 2024 TP.HCM A1 thi-đua 39,5"
WORDS = st.sampled_from(SOME.split())


@given(title=st.lists(WORDS, max_size=6).map(" ".join), typed=WORDS, length=st.integers(1, 5))
def test_a_word_of_a_title_goes_on_or_not(title: str, typed: str, length: int) -> None:
    """What is quickly seen is what reading every word of the title says."""
    for start in keys_of(typed[:length])[-1:]:
        assert _has(title, start) == any(_begins(start, word) for word in keys_of(title))


def test_names_shared_by_thousands_are_found_by_their_rarest_word() -> None:
    """Only so many names are compared for each letter; which ones is decided by the word that fewest have."""
    many = [Completion("recipient", name, name, 1) for name in (f"Nguyễn Văn {n}" for n in range(3000))]
    names = Completer([*many, Completion("recipient", "Nguyễn Văn Bảnh", "Nguyễn Văn Bảnh", 1)])
    assert [c.text for c in names.find("nguyen van ba", 5)] == ["Nguyễn Văn Bảnh"]
    assert [c.text for c in names.find("nguyễn văn b", 5)] == ["Nguyễn Văn Bảnh"]
    assert len(names.find("ngu", 5)) == 5
    assert names.find("nguyền", 5) == []


def test_a_name_is_found_though_thousands_have_each_of_its_words() -> None:
    """Names are left out only after all typed words, the last one as a beginning, were asked of them."""
    texts = [f"{start} {n}" for n in range(1500) for start in ("Nguyễn An", "Lê Hoa")]
    many = [Completion("recipient", name, name, 2) for name in texts]
    names = Completer([*many, Completion("recipient", "Nguyễn Hoa Thị Mai", "Nguyễn Hoa Thị Mai", 1)])
    for typed in ("nguyễn hoa", "nguyen hoa", "Nguyễn H", "nguyễn hoa thị m"):
        assert [c.text for c in names.find(typed, 5)] == ["Nguyễn Hoa Thị Mai"], typed
    assert names.find("hoa nguyễn", 5) == []
    assert len(names.find("lê hoa", 5)) == 5


def test_completions_are_kept_for_each_number_asked_for(index: Index) -> None:
    once = index.suggest("trao", 8)
    assert index.suggest("trao", 8) == once
    assert index.suggest("trao", 2) == once[:2]
    once.clear()
    assert index.suggest("trao", 8)
