"""PyVi's words: the same answers, without PyVi."""

import gzip
import json
import os
import subprocess
import sys
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.chunk_table import ChunkTable
from search.analysis.segment import BatchSegmenter, model, reference, segment, tokenize
from search.analysis.segment.compare import compare, texts_of
from search.analysis.segment.decode import MAX_ROUNDS, Window, begins_word
from search.analysis.segment.features import SYLLABLE, Weights, nfc, syllables_of
from search.errors import MissingPackage

# fmt: off
TEXTS = {
    "sentence": "Chiều 22-1, Cụm thi đua số 9 tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng của Hà Nội.",
    "capitals": "TRAO BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ",
    "title case": "Bằng Khen Thủ Tướng Chính Phủ",
    "small letters": "bằng khen thủ tướng chính phủ",
    "without marks": "bang khen thu tuong chinh phu",
    "numbers": "tăng 39.601,9 tỷ đồng (12,5%) năm 2024, mã A1_B2 và 1_000",
    "abbreviations": "TP. Hồ Chí Minh, Tp.HCM, Mr. John, ThS. Lan, PGS.TS. Nam",
    "arrows": "a -> b ==> c >> d ... e",
    "addresses": "xem http://thidua.vn/a?b=c hoặc gửi a.b@c.vn ngay",
    "lines": "Tiêu đề một\nThân bài\n\nhết",
    "only punctuation": "... !!! ???",
    "one word": "Bằng",
    "empty": "",
    "spaces": "   ",
    "decomposed": "Ho\u0300a bi\u0300nh",
    "other scripts": "北京 Москва ﬁ ß İ Σας ΑΣ",
    "underscores": "thi_đua khen_thưởng __ _",
    "control": "a\x00b\x1cc\u00a0d\u2028e",
}
# fmt: on


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_single_texts_are_segmented_as_by_pyvi(text: str) -> None:
    """The path for short texts gives PyVi's very string."""
    assert tokenize(text) == reference.tokenize(text)


def test_batches_are_segmented_as_by_pyvi() -> None:
    """So does the batch, whatever stands beside a text."""
    texts = [*TEXTS.values(), *reversed(TEXTS.values())]
    assert BatchSegmenter().tokenize(texts) == [reference.tokenize(text) for text in texts]


# fmt: off
WORDS = ["Bằng", "bằng", "khen", "KHEN", "thi", "Đua", "đua", "thành", "phố", "Hà", "Nội", "nội", "12", "3,5", ".",
         ",", "-", "(", "Tp.", "UBND", "\n", "và", "a_b", "->"]
# fmt: on


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), st.text(max_size=25)), max_size=6)
)
def test_random_texts(texts: list[str]) -> None:
    """Batch, single path and PyVi agree on any text."""
    expected = [reference.tokenize(text) for text in texts]
    assert BatchSegmenter(ChunkTable(max_chunks=0)).tokenize([*texts, ""])[:-1] == expected
    assert [tokenize(text) for text in texts] == expected


@given(st.lists(st.one_of(st.sampled_from(list(TEXTS.values())), st.text(max_size=20)), max_size=4))
def test_spans(texts: list[str]) -> None:
    """Spans go forward, and joined give PyVi's string."""
    from search.analysis.segment.features import nfc

    for text, words in zip(texts, segment(texts), strict=True):
        flat = [at for word in words for span in word for at in span]
        assert flat == sorted(flat)
        joined = " ".join("_".join(nfc(text)[start:end] for start, end in word) for word in words)
        assert not words or joined == tokenize(text)


SCORES = st.integers(-600, 600).map(lambda number: number / 97 + 0.00317)


@settings(max_examples=200)
@given(st.lists(SCORES, min_size=1, max_size=40), st.lists(st.integers(1, 8), max_size=10), st.booleans())
def test_decoding_finds_the_best_path(scores: list[float], lengths: list[int], wide: bool) -> None:
    """
    The vectorised walk takes a path as good as the plain two-state Viterbi's, for narrow and wide windows.

    Two paths may be equally good; then either is right.
    """
    transitions = (-1.0123, 1.9177, -3.0071, -0.4313) if not wide else (2.0123, -2.0177, -2.0271, 2.0313)
    d = np.array(scores)
    first = np.zeros(len(d), bool)
    first[[0, *[at for at in np.cumsum(lengths).tolist() if at < len(d)]]] = True
    cuts = [*np.flatnonzero(first).tolist(), len(d)]
    expected = [label for start, end in pairwise(cuts) for label in viterbi(scores[start:end], transitions)]
    found = begins_word(d, first, Window(transitions)).tolist()
    for start, end in pairwise(cuts):
        best = worth(scores[start:end], expected[start:end], transitions)
        assert worth(scores[start:end], found[start:end], transitions) == pytest.approx(best, abs=1e-9)


def worth(scores: list[float], labels: list[bool], transitions: tuple[float, float, float, float]) -> float:
    """The score of one path."""
    bb, bi, ib, ii = transitions
    step = {(True, True): bb, (True, False): bi, (False, True): ib, (False, False): ii}
    return sum(s for s, label in zip(scores, labels, strict=True) if label) + sum(step[p] for p in pairwise(labels))


def viterbi(scores: list[float], transitions: tuple[float, float, float, float]) -> list[bool]:
    bb, bi, ib, ii = transitions
    best, back = [(scores[0], 0.0)], []
    for score in scores[1:]:
        b, i = best[-1]
        back.append((b + bb >= i + ib, b + bi >= i + ii))
        best.append((score + max(b + bb, i + ib), max(b + bi, i + ii)))
    labels = [best[-1][0] >= best[-1][1]]
    for from_b_to_b, from_b_to_i in reversed(back):
        labels.append(from_b_to_b if labels[-1] else from_b_to_i)
    return labels[::-1]


def test_long_chains_are_walked() -> None:
    """A text whose every step depends on the one before is decoded too."""
    n = MAX_ROUNDS * 3
    d = np.resize([0.1, -0.1, 0.05], n)
    transitions = (2.0, -2.0, -2.0, 2.0)
    first = np.arange(n) == 0
    assert begins_word(d, first, Window(transitions)).tolist() == viterbi(d.tolist(), transitions)


def test_unknown_model_falls_back_to_pyvi(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the installed model has another shape, PyVi itself answers, in every form."""

    def refuse() -> model.Model:
        raise model.UnknownModelError("other labels")

    texts = list(TEXTS.values())
    usual = BatchSegmenter()
    monkeypatch.setattr("search.analysis.segment.batch.load", refuse)
    fallback = BatchSegmenter()
    assert fallback.tokenize(texts) == usual.tokenize(texts)
    assert fallback.segment(texts) == usual.segment(texts)
    (words, offsets), (usual_words, usual_offsets) = fallback.encode(texts), usual.encode(texts)
    assert offsets.tolist() == usual_offsets.tolist()
    terms, usual_terms = fallback.word_terms, usual.word_terms
    assert [terms[word] for word in words.tolist()] == [usual_terms[word] for word in usual_words.tolist()]


@pytest.mark.parametrize(
    "data", [b"", b"lCRF", b"nope" * 30, b"lCRF" + b"\0" * 60], ids=["empty", "cut", "other", "zero"]
)
def test_damaged_models_are_named(data: bytes) -> None:
    """What is no CRFsuite model is refused, not misread."""
    import struct

    with pytest.raises((model.UnknownModelError, struct.error)):
        model.read_weights(data)


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PyVi the message says how to get it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingPackage, match="pip install"):
        model.package_folder()


def test_nothing_is_loaded_at_import() -> None:
    """Importing the analyzer loads neither PyVi nor scikit-learn, and segmenting does not either."""
    code = (
        "import sys; from search.analysis.analyzer import analyze; a = 'pyvi' in sys.modules; "
        "analyze('thi đua', words=True); print(a, 'pyvi' in sys.modules, 'sklearn_crfsuite' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stdout.split() == ["False", "False", "False"]


def test_weights_are_read_as_pyvi_has_them() -> None:
    """The model has transitions in both directions and several thousand attributes."""
    loaded = model.load()
    assert len(loaded.difference) > 5000
    assert len(set(loaded.transitions)) == 4
    assert Weights(loaded).numbers


@pytest.mark.shared
def test_real_articles(shared: Path) -> None:
    """On real articles no text differs, in batches and alone."""
    result = compare(texts_of(shared / "corpus" / "news-30k.jsonl.gz", limit=200))
    assert result.texts > 500
    assert result.differences == []


@pytest.mark.shared
def test_texts_of(shared: Path) -> None:
    """The comparison reads title, summary and body of each article."""
    corpus = shared / "corpus" / "news-30k.jsonl.gz"
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        article = json.loads(next(iter(lines)))
    assert list(islice(texts_of(corpus, limit=1), 3)) == [article[name] for name in ("title", "summary", "body")]


@given(st.text("aABđĐ0_ẾTp\u0301\u0309.,;:!?)>-=@中", max_size=6))
def test_syllables_of_a_chunk_are_those_of_the_patterns(chunk: str) -> None:
    assert syllables_of(chunk) == SYLLABLE.findall(nfc(chunk))
