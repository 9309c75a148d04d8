"""How a text goes on while it is typed: titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_index import article, small_index

from search.index import Index

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
