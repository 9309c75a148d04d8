"""The views of a text, one by one and in bulk."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.analyzer import Analysis, analyze, analyze_batch
from search.analysis.bulk import BatchEncoder
from search.analysis.chunks import Gap, cut
from search.analysis.fold import fold
from search.analysis.normalise import clean_stored
from search.analysis.spelling import fold_key
from search.analysis.tokens import chunks_of

# fmt: off
FRAGMENTS = ["Cụm", "thi", "đua", "số", "XII", "mười", "hai.", "khen", "thưởng,", "TP.HCM", "39.601,9", "lần", "thứ",
             "hạng",
             "Ba", "vi", "\n", "-", "…", "A1", "09", "", "cum", "xii", "Bằng", "khối", "V", "i", "năm",
             "2022"]
# fmt: on
batches = st.lists(
    st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=15).map(" ".join), st.text(max_size=20).map(clean_stored)),
    max_size=6,
)


def test_views_of_a_sentence() -> None:
    """Exact and folded views, pairs that stop at punctuation, and the number of the cluster."""
    analysis = analyze("Cụm XII trao Giấy khen, hoà giải")
    assert analysis.exact == ["cụm", "xii", "12", "trao", "giấy", "khen", "hòa", "giải"]
    assert analysis.folded == ["cum", "xii", "12", "trao", "giay", "khen", "hoa", "giai"]
    assert analysis.positions == [0, 1, 1, 2, 3, 4, 5, 6]
    assert analysis.length == 7
    pairs = [(analysis.folded[a], analysis.folded[b]) for a, b in analysis.pairs()]
    assert pairs == [("cum", "xii"), ("xii", "trao"), ("trao", "giay"), ("giay", "khen"), ("hoa", "giai")]
    assert analysis.words is None


def test_words_are_folded_compounds_with_places() -> None:
    """PyVi's words of several syllables, in the folded view, and where they stand."""
    text = "Uỷ ban nhân dân thành phố Hà Nội tổng kết phong trào thi đua"
    words = analyze(text, words=True).words
    assert words is not None
    assert {"thanh_pho", "ha_noi", "thi_dua"} <= {word.folded for word in words}
    assert all(len(text[word.start : word.end].split(" ")) > 1 for word in words)
    assert analyze_batch([text, ""])[0].words == words


@pytest.mark.parametrize("text", ["", "…", "\n\n", " "])
def test_empty(text: str) -> None:
    """A text without words has no tokens and length 0."""
    analysis = analyze(text, words=True)
    assert (len(analysis), analysis.length, list(analysis.pairs()), analysis.words) == (0, 0, [], [])


def same(encoder: BatchEncoder, batch: list[str]) -> None:
    encoded = encoder.encode(batch)
    folded_of = encoder.folded_of()
    for number, text in enumerate(batch):
        part = slice(int(encoded.offsets[number]), int(encoded.offsets[number + 1]))
        analysis: Analysis = analyze(text)
        exact = encoded.exact[part].tolist()
        assert [encoder.exact_terms[term] for term in exact] == analysis.exact
        assert [encoder.folded_terms[term] for term in folded_of[exact].tolist()] == analysis.folded
        assert encoded.position[part].tolist() == analysis.positions
        assert encoded.gap[part].tolist() == analysis.breaks
        assert encoded.extra[part].tolist() == analysis.extra
        assert encoded.lengths[number] == analysis.length


@given(st.lists(batches, max_size=3))
def test_bulk_gives_the_tokens_of_single_texts(rounds: list[list[str]]) -> None:
    """Batch after batch, the encoder's numbers stand for exactly what ``analyze`` gives."""
    encoder = BatchEncoder()
    for batch in rounds:
        same(encoder, batch)


@given(batches)
def test_bulk_with_small_tables(batch: list[str]) -> None:
    """Emptying the tables between batches changes no number and no token."""
    encoder = BatchEncoder(max_chunks=0)
    same(encoder, batch)
    same(encoder, batch[::-1])
    assert len(set(encoder.exact_terms)) == len(encoder.exact_terms)


@settings(max_examples=40, deadline=None)
@given(batches)
def test_bulk_words(batch: list[str]) -> None:
    """The encoder's compounds are those of the single path, text by text."""
    encoder = BatchEncoder(words=True)
    encoded = encoder.encode(batch)
    for number, analysis in enumerate(analyze_batch(batch)):
        part = encoded.word[encoded.word_offsets[number] : encoded.word_offsets[number + 1]]
        assert analysis.words is not None
        assert [encoder.word_terms[term] for term in part.tolist()] == [word.folded for word in analysis.words]


def test_folded_terms_are_the_folds_of_exact_terms() -> None:
    """The two vocabularies fit together."""
    encoder = BatchEncoder()
    encoder.encode(["Đống Đa đông đúc", "dong da 2024"])
    folded = np.array(encoder.folded_terms, dtype=object)[encoder.folded_of()]
    assert list(folded) == [fold_key(term) for term in encoder.exact_terms]


def test_the_order_of_the_chain() -> None:
    """Clean, cut, key, fold: each step sees what the one before it made, and another order would give other terms."""
    raw = unicodedata.normalize("NFD", "Ðống") + "\u00a0Đa,\r\nKĨ"
    stored = clean_stored(raw)
    assert stored == "Đống Đa,\nKĨ"
    pieces = [piece for chunk in chunks_of(stored) for piece in cut(chunk)]
    keys = [piece if isinstance(piece, Gap) else piece.key for piece in pieces]
    assert keys == ["đống", "đa", Gap.PHRASE, Gap.SENTENCE, "kỹ"]
    assert [fold_key(word) for word in keys if isinstance(word, str)] == ["dong", "da", "ky"]
    assert (analyze(stored).exact, analyze(stored).folded) == (["đống", "đa", "kỹ"], ["dong", "da", "ky"])
    assert fold("KĨ") == "ki"  # folding before the key would part kĩ from kỹ
