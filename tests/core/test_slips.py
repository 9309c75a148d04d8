"""Which word of a text is a slip: also where the slip makes another word that the index knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_index import article, small_index

from search.index import Index

SENTENCES = {
    "Chủ tịch nước tặng huân chương": 90,
    "Đoạt huy chương vàng": 30,
    "Trao bằng khen của tỉnh": 40,
    "Kiến nghị của dân": 60,
    "Mạnh bằng kiến, bảng khen đẹp": 5,
    "Trao bằng sáng chế": 20,
    "Thưởng Tết cho công nhân": 30,
    "Hun khói thịt lợn": 10,
    "Đống Đa và thị trấn Trt": 3,
    "Đèo Hải Vân tắc đường": 20,
    "Đỏ mắt chờ Hải quan": 20,
    "Đảo Hải Nam": 5,
    "Thanh tra khen thường xuyên": 2,
    "Cuộc thi bằng lái": 1,
    "Máy đo cvid": 1,
    "Hội KHN họp": 1,
    "Đi xa": 30,
    "Nhà xay": 30,
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    texts = [text for text, count in SENTENCES.items() for _ in range(count)]
    with small_index(
        tmp_path_factory.mktemp("slips"), [article(f"a{n}", "", t) for n, t in enumerate(texts)]
    ) as opened:
        yield opened


SLIPS = {
    "an unmarked word among marked ones is compared as it stands": ("bằng kgen", "bằng khen"),
    "a letter is lost with its marks": ("bng khen của", "bằng khen của"),
    "the known word never stands there": ("tặng hun chương", "tặng huân chương"),
    "without marks": ("tang hun chuong", "tang huan chuong"),
    "a known word that looks like raw keys": ("đro Hải Vân", "đèo Hải Vân"),
    "a syllable of two letters that no article has lacks one": ("kiến nghị củ dân", "kiến nghị của dân"),
    "a syllable of two letters that articles have": ("thị trấn xa dân", None),
    "two letters that fit nowhere": ("bằng óa", None),
    "two letters are no short syllable": ("bằng kh", None),
    "an abbreviation of the vocabulary": ("CSTĐ của tỉnh", None),
    "capitals are an abbreviation": ("Trao bằng KHN", None),
    "a foreign word that no article has": ("covid của tỉnh", None),
    "what others wrote too": ("đảo Hải Nam", None),
}


@pytest.mark.parametrize(("typed", "meant"), SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("match", ["all", "any"])
def test_slips(index: Index, typed: str, meant: str | None, match: str) -> None:
    """The word that stands beside these neighbours, marks included, is what was meant; the page says so."""
    result = index.search(typed, match=match)  # type: ignore[arg-type]
    applied = result.suggestion if result.suggestion and result.suggestion.applied else None
    assert (applied.text if applied else None) == meant
    assert applied is None or applied.reason == "spelling"


@pytest.mark.parametrize(("one_in", "meant"), [(1000, None), (20, None), (19, "kiến nghị của dân")])
def test_few_articles_are_many_of_a_small_index(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, one_in: int, meant: str | None
) -> None:
    """Five of 95 articles have a syllable of two letters: it may lack one only where five are few."""
    monkeypatch.setattr("search.query.slips.ONE_IN", one_in)
    texts = ["Kiến nghị của dân"] * 90 + ["Củ khoai"] * 5
    articles = [article(f"c{number}", "", text) for number, text in enumerate(texts)]
    with small_index(tmp_path_factory.mktemp("few"), articles) as index:
        suggestion = index.search("kiến nghị củ dân").suggestion
        assert (suggestion.text if suggestion else None) == meant


def test_a_better_spelling_is_only_offered_where_something_was_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One article has both words, apart: it stays the answer."""
    texts = ["Tặng hun chi, chương đầu"] + ["Chủ tịch tặng huân chương"] * 30
    articles = [article(f"b{number}", "", text) for number, text in enumerate(texts)]
    with small_index(tmp_path_factory.mktemp("offered"), articles) as index:
        result = index.search("tặng hun chương")
        assert [hit.id for hit in result.hits] == ["b0"]
        assert result.suggestion is not None
        said = (result.suggestion.text, result.suggestion.total, result.suggestion.applied)
        assert said == ("tặng huân chương", 30, False)
        assert index.search("tặng hun chương", exact=True).suggestion is None
