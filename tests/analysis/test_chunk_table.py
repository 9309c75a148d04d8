"""Chunks get numbers in bulk: the same chunks as one text after the other, whatever stands in them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.bulk import BatchEncoder
from search.analysis.chunk_table import ChunkTable
from search.analysis.short_chunks import KeyTable
from search.analysis.tokens import chunks_of

WORDS = [
    "thi",
    "đua",
    "thưởng.",
    "NGUYỄN",
    "12345678",
    "123456789",
    "địa-phương",
    "\n",
    "",
    "😀",
    "é😀",
    "漢字",
    "a\0",
    "\xa0x",
]
TEXTS = st.lists(
    st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)), max_size=8
)


def chunks(table: ChunkTable, texts: list[str]) -> list[list[str]]:
    """What the numbers of each text stand for."""
    numbers, offsets = table.number(texts)
    known = table.since(0)
    assert len(set(known)) == len(known)
    return [[known[n] for n in numbers[a:b].tolist()] for a, b in pairwise(offsets.tolist())]


@given(st.lists(TEXTS, max_size=4))
def test_the_same_chunks_as_text_by_text(batches: list[list[str]]) -> None:
    table = ChunkTable(1000)
    for texts in batches:
        assert chunks(table, texts) == [chunks_of(text) for text in texts]


def test_a_chunk_is_no_other_chunk() -> None:
    texts = [letter * size for letter in "aă\n😀漢\u0301\0ÿ" for size in range(20)]
    assert chunks(ChunkTable(1000), texts) == [chunks_of(text) for text in texts]


def test_a_full_table_is_emptied_before_the_next_batch() -> None:
    table = ChunkTable(3)
    assert chunks(table, ["một hai ba bốn"]) == [["một", "hai", "ba", "bốn"]]
    assert table.epoch == 0
    assert chunks(table, ["năm sáu"]) == [["năm", "sáu"]]
    assert (table.epoch, sorted(table.since(0))) == (1, ["năm", "sáu"])


@pytest.mark.parametrize("multiplier", [1, 2**64 - 1, 0x9E3779B97F4A7C15])
def test_keys_that_fall_on_one_place_are_found(multiplier: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.urandom", lambda size: multiplier.to_bytes(size, "little"))
    table = KeyTable()
    keys = np.concatenate([np.arange(1, 400), np.arange(1, 400) << 40]).astype(np.uint64)  # with 1: all on place 0
    for first in range(0, len(keys), 100):
        part = keys[first : first + 100]
        assert (table.find(part) == -1).all()
        table.add(part, np.arange(first, first + len(part)))
    assert table.find(keys).tolist() == list(range(len(keys)))
    assert table.find(np.array([2**63], np.uint64)).tolist() == [-1]


def test_terms_that_need_not_last_are_forgotten_with_the_chunks() -> None:
    """Each batch is encoded as by an encoder of its own, whether the tables were emptied before it or not."""
    batches = [
        ["Tặng Bằng khen cho 12 tập thể.", "Cụm thi đua số XII"],
        ["Huân chương Lao động"],
        ["Bằng khen", ""],
    ] * 2
    short = BatchEncoder(words=True, max_chunks=5, lasting=False)
    for texts in batches * 2:
        mine, whole = short.encode(texts), (alone := BatchEncoder(words=True)).encode(texts)
        assert [short.exact_terms[n] for n in mine.exact] == [alone.exact_terms[n] for n in whole.exact]
        assert [short.word_terms[n] for n in mine.word] == [alone.word_terms[n] for n in whole.word]
        assert short.folded_of()[mine.exact].shape == whole.exact.shape
        assert len(short.exact_terms) < 20
