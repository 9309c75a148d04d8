"""A made corpus must look like the real one to an index, be the same every time, and grow as Heaps' law says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from timtin.benchmark.corpus import CorpusFacts, prepare_corpus, read_docs, read_texts, read_tokens
from timtin.benchmark.decorate import Decorator
from timtin.benchmark.generate import made_word
from timtin.benchmark.heaps import Growth, Heaps
from timtin.benchmark.queries import CLASSES, make_queries
from timtin.benchmark.text import Text

WORDS = (
    "thi",
    "đua",
    "khen",
    "thưởng",
    "quận",
    "huyện",
    "phong",
    "trào",
    "cụm",
    "số",
    "tỉnh",
    "thành",
    "phố",
    "năm",
    "học",
    "tập",
    "lao",
    "động",
    "sáng",
    "tạo",
    "bằng",
    "cờ",
    "danh",
    "hiệu",
    "chiến",
    "sĩ",
    "giỏi",
    "đơn",
    "vị",
    "cá",
    "nhân",
    "tập",
    "thể",
    "hội",
    "đồng",
    "chủ",
    "tịch",
    "trao",
    "tặng",
    "biểu",
    "dương",
    "điển",
    "hình",
    "tiên",
    "tiến",
)


def texts(count: int = 120) -> list[Text]:
    """Articles of a few lines, with some rare words, drawn by a fixed generator."""
    rng = np.random.default_rng(7)
    out = []
    for at in range(count):
        lines = [" ".join(rng.choice(WORDS, int(rng.integers(8, 30)))) for _ in range(int(rng.integers(3, 9)))]
        lines[0] += f" {made_word(at + 10**6)} nói."
        out.append(Text(" ".join(rng.choice(WORDS, 8)), "", "\n".join(lines)))
    return out


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CorpusFacts]:
    folder = tmp_path_factory.mktemp("corpus")
    return folder, prepare_corpus(texts(), 480, 3, folder)


def test_the_first_articles_are_the_real_ones(corpus: tuple[Path, CorpusFacts]) -> None:
    docs = list(read_docs(corpus[0], 120))
    assert [doc.text for doc in docs] == texts()


def test_the_same_seed_makes_the_same_files(corpus: tuple[Path, CorpusFacts], tmp_path: Path) -> None:
    prepare_corpus(texts(), 480, 3, tmp_path)
    for name in ("articles.jsonl", "tokens.txt"):
        assert (tmp_path / name).read_bytes() == (corpus[0] / name).read_bytes()


def test_another_seed_makes_other_articles(corpus: tuple[Path, CorpusFacts], tmp_path: Path) -> None:
    prepare_corpus(texts(), 200, 4, tmp_path)
    mine = [doc.text for doc in read_docs(tmp_path)][120:]
    assert mine != [doc.text for doc in read_docs(corpus[0], 200)][120:]


def test_lengths_and_word_frequencies_stay_those_of_the_real_articles(corpus: tuple[Path, CorpusFacts]) -> None:
    tokens = list(read_tokens(corpus[0]))
    real, made = tokens[:120], tokens[120:]
    assert abs(np.mean([len(t) for t in made]) / np.mean([len(t) for t in real]) - 1) < 0.1
    counts = [Counter(token for line in part for token in line) for part in (real, made)]
    shares = [{word: n / sum(c.values()) for word, n in c.items()} for c in counts]
    for word, share in shares[0].items():
        if share > 0.01:
            assert abs(shares[1][word] / share - 1) < 0.3, word


def test_the_vocabulary_grows_as_the_law_says(corpus: tuple[Path, CorpusFacts]) -> None:
    facts = corpus[1]
    expected = facts.heaps_factor * facts.tokens**facts.heaps_exponent
    assert abs(facts.vocabulary / expected - 1) < 0.1


def test_facts_tell_what_is_in_the_files(corpus: tuple[Path, CorpusFacts]) -> None:
    tokens = [token for line in read_tokens(corpus[0]) for token in line]
    assert (corpus[1].articles, corpus[1].tokens, corpus[1].vocabulary) == (480, len(tokens), len(set(tokens)))


def test_a_law_that_holds_exactly_is_found() -> None:
    growth = Growth()
    seen = 0
    for size in range(1, 60):
        law = round(8 * (size * 1000) ** 0.6)
        numbers = np.concatenate([np.arange(seen, law), np.zeros(1000 - (law - seen), np.int64)])
        growth.add(numbers, np.array([0, 1000]))
        seen = law
    found = growth.fit()
    assert abs(found.exponent - 0.6) < 0.01
    assert found.error < 0.02


def test_a_corpus_too_small_to_fit_still_has_a_law() -> None:
    growth = Growth()
    growth.add(np.array([1, 2, 2, 3]), np.array([0, 4]))
    assert growth.fit() == Heaps(1.5, 0.5)


def test_made_words_differ_and_are_one_word_of_plain_letters() -> None:
    words = [made_word(number) for number in range(20_000)]
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() for word in words)


def test_an_article_is_decorated_by_its_number_alone() -> None:
    first, second = Decorator(5), Decorator(5)
    forward = [first(number) for number in range(50)]
    assert [second(number) for number in reversed(range(50))] == forward[::-1]
    assert len({decoration.source for decoration in forward}) > 5


@pytest.mark.parametrize("kind", CLASSES)
def test_queries_are_drawn_anew_for_each_seed_and_equal_for_the_same(
    corpus: tuple[Path, CorpusFacts], kind: str
) -> None:
    first, same, other = (make_queries(corpus[0], 12, seed)[kind] for seed in (1, 1, 2))
    assert first == same
    assert kind == "all_facets" or first != other
    assert all(term for query in first for term in query.terms)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("{}\nnot json\n", "utf-8")
    with pytest.raises(Exception, match="expected JSON Lines"):
        read_texts(tmp_path / "x.jsonl")
