"""Our own judged queries are what they say, and the noise that queries are typed with does what it says."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relevance.generate import Item, bodies, draw, summary_items, title_items, titles_and_bodies, write_conditions
from relevance.noise import CONDITIONS, typed_as, without_marks

from search.analysis.keystrokes import decode_telex, decode_vni
from search.analysis.spelling import key
from search.analysis.tokens import tokenize
from search.evaluation import read_qrels, read_queries

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "graded.queries.jsonl").read_text(encoding="utf-8").splitlines()]
QRELS = read_qrels(HERE / "graded.qrels")
WORDS = ["thưởng", "đường", "Nguyễn", "khoẻ", "thuỷ", "quý", "ngoằn", "đã", "ấm", "ước"]
TEXTS = ["Huân chương Lao động hạng Nhì", "Hòa Bình: thuỷ điện, được thưởng 15.000 đồng", "U23 Việt Nam", "ô tô quý"]


def test_enough_queries_of_the_right_kind() -> None:
    """At least 200 queries, 60 of them on awards and emulation, split in two halves; short ones."""
    topics = Counter(row["topic"] for row in ROWS)
    splits = Counter(row["split"] for row in ROWS)
    assert len(ROWS) >= 200 and topics["awards"] >= 60 and len(topics) >= 10
    assert min(splits["tune"], splits["report"]) > 0.4 * len(ROWS)
    assert all(1 <= len(row["full"].split()) <= 9 for row in ROWS)


def test_every_query_has_graded_judgements() -> None:
    """Grades are 0 to 3, ids are those of the news collection, every query has an answer."""
    assert {q.id for q in read_queries(HERE / "graded.queries.jsonl")} == set(QRELS)
    assert {grade for grades in QRELS.values() for grade in grades.values()} == {0, 1, 2, 3}
    assert all(max(grades.values()) > 0 for grades in QRELS.values())
    assert all(article.startswith("news-") for grades in QRELS.values() for article in grades)


def test_typed_forms_mean_the_full_forms() -> None:
    """What stands for a query without its marks is that query, or a shorter form of it."""
    unmarked = [row for row in ROWS if row["text"].isascii() and row["text"].lower() != row["full"].lower()]
    same = [row for row in unmarked if without_marks(row["full"]).lower() == row["text"].lower()]
    assert len(unmarked) > 80 and len(same) > 0.5 * len(unmarked)


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("text", TEXTS)
def test_noise_is_repeatable(condition: str, text: str) -> None:
    """The same seed gives the same text."""
    assert typed_as(condition, text, "1") == typed_as(condition, text, "1")


@pytest.mark.parametrize(("condition", "decode"), [("telex", decode_telex), ("vni", decode_vni)])
@given(seed=st.integers(0, 10_000), word=st.sampled_from(WORDS))
@settings(max_examples=60, deadline=None)
def test_keystrokes_can_be_read_back(condition: str, decode, seed: int, word: str) -> None:  # type: ignore[no-untyped-def]
    """Whatever the order of the keys, the word is among what they can spell."""
    assert key(word) in decode(typed_as(condition, word, str(seed)))


@pytest.mark.parametrize("condition", ["nfd", "placement"])
@pytest.mark.parametrize("text", TEXTS)
def test_other_encodings_are_the_same_query(condition: str, text: str) -> None:
    """Decomposed letters and the other tone placement give the tokens of the text itself."""
    other = typed_as(condition, text, "1")
    assert [t.key for t in tokenize(unicodedata.normalize("NFC", other))] == [t.key for t in tokenize(text)]


@given(text=st.sampled_from(TEXTS), seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_slip_changes_one_word(text: str, seed: int) -> None:
    """Exactly one word differs, and no number does."""
    words, slipped = text.split(" "), typed_as("typo", text, str(seed)).split(" ")
    different = [(a, b) for a, b in zip(words, slipped, strict=True) if a != b]
    assert len(different) == 1 and different[0][0].isalpha()


@given(text=st.sampled_from(TEXTS), seed=st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_partial_folds_half_of_the_marked_words(text: str, seed: int) -> None:
    """Some marks stay, some go, letters never change."""
    partial = typed_as("partial", text, str(seed))
    assert without_marks(partial) == without_marks(text)
    marked = [w for w in text.split(" ") if without_marks(w) != w]
    left = [w for w in partial.split(" ") if without_marks(w) != w]
    assert len(marked) == 1 or len(left) == len(marked) - len(marked) // 2


def _articles(count: int) -> list[dict[str, str]]:
    words = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    return [
        {
            "id": f"n{at}",
            "title": f"Tin số {at} ngày {at + 1} tháng 3",
            "summary": " ".join(words) + f" {at}",
            "body": f"nội dung {at} " * 40,
        }
        for at in range(count)
    ]


def test_known_items_are_drawn_from_the_articles(tmp_path: Path) -> None:
    """The draw is repeatable; each query's article is among the indexed ones; every condition gets its file."""
    articles = draw(_articles(30), count=20)
    items = [*title_items(articles, count=5), *summary_items(articles, count=5)]
    ids = {a["id"] for a in articles}
    assert articles == draw(list(reversed(_articles(30))), count=20) and len(articles) == 20
    assert len({i.id for i in items}) == 10 and {i.article for i in items} <= ids
    assert all(len(i.text.split()) == 8 for i in items if i.id.startswith("s"))
    assert all("title" not in a for a in bodies(articles)) and all("title" in a for a in titles_and_bodies(articles))
    write_conditions(tmp_path, [Item("q", "Đống Đa", "n1")])
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{c}.queries" for c in CONDITIONS)
    assert read_queries(tmp_path / "folded.queries")[0].text == "Dong Da"
