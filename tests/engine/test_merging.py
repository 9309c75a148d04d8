"""Segments become one, a range of terms at a time: the same files whatever the ranges, and as if built at once."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from engine.brute import random_article
from hypothesis import given
from hypothesis import strategies as st

from search.engine.base import Entry
from search.engine.embedded import merge, merge_lists
from search.engine.embedded.build import build_segment
from search.engine.embedded.columns import Blob, text_order
from search.engine.embedded.layout import SegmentInfo
from search.engine.embedded.merge import merge_segments
from search.engine.embedded.segment import Segment
from search.model import Article


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20)))
def test_texts_in_order_of_their_code_points(texts: list[str]) -> None:
    blob = Blob([text.encode() for text in texts])
    assert text_order(blob.blob, blob.at).tolist() == sorted(range(len(texts)), key=texts.__getitem__)


def segments(folder: Path, languages: int) -> list[Segment]:
    """Segments of 40 articles; every *languages*-th of them has words that no other one has."""
    rng = random.Random(languages)
    out = []
    for number in range(5):
        articles = [random_article(rng, f"{number}-{at:03d}") for at in range(25)]
        if number % languages == languages - 1:
            words = [f"từ{number}x{at}" for at in range(60)]
            articles += [Article(f"{number}-x{at}", " ".join(rng.choices(words, k=20))) for at in range(20)]
        out.append(Segment(folder, build_segment([Entry(article) for article in articles], folder)))
    return out


def content(folder: Path, info: SegmentInfo | None) -> dict[str, bytes]:
    assert info is not None
    return {path.name: path.read_bytes() for path in (folder / info.id).iterdir()}


@pytest.mark.parametrize("languages", [1, 2, 5])
@pytest.mark.parametrize("dying", [0.0, 0.3])
def test_ranges_change_nothing(languages: int, dying: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    parts = [(s, np.flatnonzero(rng.random(s.docs) < dying)) for s in segments(tmp_path, languages)]
    whole = content(tmp_path, merge_segments(parts, tmp_path))
    for least in (20, 400):
        monkeypatch.setattr(merge, "LEAST", least)
        monkeypatch.setattr(merge_lists, "TEXTS", least)
        assert content(tmp_path, merge_segments(parts, tmp_path, 0, threaded=least > 20)) == whole


def test_one_after_the_other_is_all_at_once(tmp_path: Path) -> None:
    """Merging twice is merging once, but for what is written in order of first sight: the facets' values."""
    none = np.zeros(0, np.int64)
    parts = [(segment, none) for segment in segments(tmp_path, 2)]
    first = merge_segments(parts[:3], tmp_path)
    assert first is not None
    twice = content(tmp_path, merge_segments([(Segment(tmp_path, first), none), *parts[3:]], tmp_path))
    assert twice == content(tmp_path, merge_segments(parts, tmp_path))
