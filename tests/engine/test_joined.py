"""Lists of articles as ranking and matching read them: short ones as numbers, long ones as bits, empty ones too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.embedded.joined import Joined

ARTICLES = 300
numbers = st.lists(st.integers(0, ARTICLES - 1), unique=True).map(sorted)


@given(numbers, numbers, st.sampled_from([1, 200, 300]))
def test_a_list_says_who_is_in_it(there: list[int], asked: list[int], most: int) -> None:
    ids, docs = np.array(there, np.intp), np.array(asked, np.intp)
    tf = (ids % most + 1).astype(np.float32)
    packed = Joined(ids, tf).packed(ARTICLES)
    have, found = packed.among(docs)
    both = [doc for doc in asked if doc in set(there)]
    assert docs[have].tolist() == both
    assert found.tolist() == [doc % most + 1 for doc in both]
    assert packed.among_only(docs).tolist() == both
    assert (packed.ids.tolist(), packed.tf.tolist()) == (there, tf.tolist())
    row = np.zeros(ARTICLES, bool)
    packed.mark(row)
    assert row.nonzero()[0].tolist() == there


@pytest.mark.parametrize("size", [0, 1, ARTICLES // 40, ARTICLES // 2, ARTICLES])
def test_what_is_kept_takes_no_more_room_than_numbers(size: int) -> None:
    ids = np.arange(size, dtype=np.intp)
    packed = Joined(ids, np.ones(size, np.float32)).packed(ARTICLES)
    assert packed.size == size
    assert packed.nbytes <= Joined(ids, np.ones(size, np.float32)).nbytes + 8 * (ARTICLES // 64 + 1)
