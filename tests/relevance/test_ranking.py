"""What raises an article and what does not, on collections small enough to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from search import open_index
from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine
from search.model import Article

FILLER = "Hội nghị bàn về giao thông, giá cả, trường học và bệnh viện trong tỉnh. " * 4


def ranked(folder: Path, articles: list[Article], query: str, match: str = "all") -> list[str]:
    """Return the ids that *query* finds among *articles* and forty others, near hits last."""
    others = [Article(f"other-{at}", f"Tin {at}", FILLER + f"Số {at}.") for at in range(40)]
    with EmbeddedEngine(folder).writer() as writer:
        writer.start(full=True)
        writer.add(Entry(article) for article in (*articles, *others))
        writer.commit(sources=[], fingerprints={})
    with open_index(folder) as index:
        result = index.search(query, limit=10, match=match)  # type: ignore[arg-type]
    return [hit.id for hit in (*result.hits, *result.near) if not hit.id.startswith("other")]


CASES = {
    "a title weighs more than a body": (
        "khen thưởng",
        [Article("body", "Tin ngắn", FILLER + "Có khen thưởng."), Article("title", "Khen thưởng", FILLER)],
        ["title", "body"],
    ),
    "words side by side weigh more than words apart": (
        "bằng khen",
        [
            Article("apart", "A", "Bằng cách này, ai cũng khen. " + FILLER),
            Article("beside", "B", "Ông nhận bằng khen, ai cũng vui. " + FILLER),
        ],
        ["beside", "apart"],
    ),
    "typed marks come first": ("đông đống", [Article("đống", "A", "Đông đống rơm. " + FILLER)], ["đống"]),
    "a short article weighs more than a long one": (
        "huân chương",
        [Article("long", "A", "Huân chương. " + FILLER * 4), Article("short", "B", "Huân chương.")],
        ["short", "long"],
    ),
    "the rare word of two decides what is nearest": (
        "huân chương giao thông lạ kỳ",
        [
            Article("rare", "A", "Huân chương. " + FILLER[:80]),
            Article("common", "B", "Giao thông, giao thông. " + FILLER[:80]),
        ],
        ["rare", "common"],
    ),
    "two words beat one that is everywhere": (
        "phần thưởng xứng đáng",
        [
            Article("one", "Phần phần", "Phần này, phần kia. " + FILLER, summary="Phần nhiều"),
            Article("two", "Tin", "Một phần thưởng xứng tầm. " + FILLER),
        ],
        ["two", "one"],
    ),
}


@pytest.mark.parametrize(("query", "articles", "expected"), CASES.values(), ids=CASES)
def test_order(tmp_path: Path, query: str, articles: list[Article], expected: list[str]) -> None:
    """Each rule of docs/relevancy.md decides alone between two articles."""
    assert ranked(tmp_path / "index", articles, query) == expected


RESCUED = {"telex": "bawngf khen thuowngr lows", "vni": "ba8ng2 khen thuo7ng3 lo7n1", "slip": "bằng kheen thưởng lớn"}


@pytest.mark.parametrize("typed", RESCUED.values(), ids=RESCUED)
@pytest.mark.parametrize("match", ["all", "any"])
def test_a_rescued_query_ranks_like_the_right_one(tmp_path: Path, typed: str, match: str) -> None:
    """Also where no article has all the words: the nearest ones are those of the rescued text."""
    articles = [
        Article("right", "Bằng khen", "Trao bằng khen và thưởng. " + FILLER),
        Article("wrong", "Khen", "Ai cũng khen. " + FILLER),
        Article("lớn", "Lớn", "Lớn lắm. " + FILLER),
    ]
    assert ranked(tmp_path / "index", articles, typed, match)[:1] == ["right"]
