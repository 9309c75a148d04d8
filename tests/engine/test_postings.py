"""Posting lists come back as they were written, whichever way of storing them the writer chose."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.embedded.invert import invert
from search.engine.embedded.mapped import Mapped
from search.engine.embedded.postings import STREAMS, ListReader, Lists, ListWriter
from search.engine.embedded.sets import common, locate, spread, stretched
from search.engine.generations.files import Sink

DOCS = (300, 1 << 16, 70_000, 5_000_000)


def random_lists(rng: np.random.Generator, docs: int, *, positions: bool) -> Lists:
    """Lists from one article to very many, with gaps of all widths and some large frequencies."""
    sizes = [int(s) for s in rng.choice([1, 2, 50, 127, 128, 129, 1000, 20_000], rng.integers(1, 9))]
    ids = [np.sort(rng.choice(docs, min(size, docs // 2), replace=False)) for size in sizes]
    post = np.cumsum([0, *map(len, ids)])
    tf = np.minimum(rng.geometric(0.7, post[-1]), 9)
    tf[rng.integers(0, len(tf), 3)] = rng.choice([254, 255, 256, 700], 3)
    pos = rng.integers(0, 1 << int(rng.choice([8, 16, 20])), tf.sum()) if positions else None
    return Lists(np.sort(rng.choice(1 << 20, len(ids), replace=False)), post, np.concatenate(ids), tf, pos)


def cut(lists: Lists, a: int, b: int) -> Lists:
    """Lists *a* to *b* alone."""
    i, j = lists.post[a], lists.post[b]
    ends = np.cumsum(np.append(0, lists.tf))
    pos = None if lists.pos is None else lists.pos[ends[i] : ends[j]]
    return Lists(lists.keys[a:b], lists.post[a : b + 1] - i, lists.ids[i:j], lists.tf[i:j], pos)


def written(folder: Path, docs: int, views: list[tuple[list[Lists], bool]]) -> list[ListReader]:
    """Write views of so many pieces each, and read them."""
    sinks = {name: Sink(folder / name) for name in STREAMS}
    wide = any(
        piece.pos is not None and len(piece.pos) and piece.pos.max() > 65_535 for pieces, _ in views for piece in pieces
    )
    writer = ListWriter(sinks, docs, wide)
    done = []
    for pieces, pairs in views:
        writer.start(pairs=pairs)
        for piece in pieces:
            writer.add(piece)
        done.append(writer.finish(pieces[0].pos is not None))
    for sink in sinks.values():
        sink.close()
    streams = {name: Mapped(folder / name, sink.size, np.array(sink.sums)) for name, sink in sinks.items()}
    return [ListReader(arrays, places, streams, writer.dtypes) for arrays, places in done]


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1 << 32), docs=st.sampled_from(DOCS), pairs=st.booleans())
def test_lists_come_back(seed: int, docs: int, pairs: bool) -> None:
    """List by list, as a union, and flat; several views one after the other, each in two pieces."""
    rng = np.random.default_rng(seed)
    views = [random_lists(rng, docs, positions=positions) for positions in (True, False, True)]
    with TemporaryDirectory() as folder:
        halves = [len(view.keys) // 2 for view in views]
        readers = written(
            Path(folder),
            docs,
            [([cut(view, 0, h), cut(view, h, len(view.keys))], pairs) for view, h in zip(views, halves, strict=True)],
        )
        for view, reader in zip(views, readers, strict=True):
            assert_equal(view, reader)


def assert_equal(view: Lists, reader: ListReader) -> None:
    ends = np.cumsum(np.append(0, view.tf))
    for at, key in enumerate(view.keys.tolist()):
        a, b = view.post[at], view.post[at + 1]
        assert reader.find(key) == at
        assert reader.frequency(at) == b - a
        assert reader.ids(at).tolist() == view.ids[a:b].tolist()
        assert reader.frequencies(at).tolist() == view.tf[a:b].tolist()
        assert reader.frequencies(at, np.array([b - a - 1])).tolist() == [view.tf[b - 1]]
        if view.pos is not None:
            starts, counts = reader.occurrences(at, np.arange(b - a))
            assert reader.stretch(at)[spread(starts, counts)].tolist() == view.pos[ends[a] : ends[b]].tolist()
    assert reader.union(np.arange(len(view.keys))).tolist() == view.ids.tolist()
    some = np.arange(0, len(view.keys), 2)
    assert reader.union(some).tolist() == [i for n in some for i in view.ids[view.post[n] : view.post[n + 1]]]
    flat = reader.flat(0, len(view.keys))
    assert (flat.ids.tolist(), flat.tf.tolist()) == (view.ids.tolist(), view.tf.tolist())
    assert flat.pos is view.pos is None or flat.pos.tolist() == view.pos.tolist()  # type: ignore[union-attr]
    assert reader.find(int(view.keys[-1]) + 1) == -1


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 1 << 32), wide=st.booleans(), positions=st.booleans())
def test_inverting_gives_every_token_back(seed: int, wide: bool, positions: bool) -> None:
    """Also where term, article and position do not fit one integer together."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(0, 300))
    term = rng.integers(0, 1 << (60 if wide else 8), n).astype(np.uint64)
    doc = np.sort(rng.integers(0, 40, n))
    pos = np.arange(n).astype(np.uint32) if positions else None
    lists = invert(term, doc, pos)
    counts = np.diff(lists.post)
    keys = np.repeat(np.repeat(lists.keys, counts), lists.tf)
    docs = np.repeat(lists.ids, lists.tf)
    expected = sorted(zip(term.tolist(), doc.tolist(), strict=True))
    assert list(zip(keys.tolist(), docs.tolist(), strict=True)) == expected
    assert len(set(zip(np.repeat(lists.keys, counts).tolist(), lists.ids.tolist(), strict=True))) == len(lists.ids)
    if pos is not None:
        order = np.lexsort((pos, doc, term))
        assert lists.pos.tolist() == pos[order].tolist()  # type: ignore[union-attr]


@pytest.mark.parametrize(("few", "many"), [(0, 50), (3, 3000), (500, 900), (0, 0), (1, 1)])
def test_two_lists_meet_where_both_have_a_number(few: int, many: int) -> None:
    """Whichever is the longer one, and whichever way is taken."""
    rng = np.random.default_rng(few)
    a, b = (np.sort(rng.choice(5000, size, replace=False)) for size in (few, many))
    for ids, docs in ((a, b), (b, a)):
        mine, theirs = locate(ids, docs, 5000)
        assert common(ids, docs, 5000).tolist() == np.intersect1d(a, b).tolist()
        assert common(ids * 1000, docs * 1000, 5_000_000).tolist() == (np.intersect1d(a, b) * 1000).tolist()
        assert docs[mine].tolist() == ids[theirs].tolist() == np.intersect1d(a, b).tolist()


def test_runs_are_spread() -> None:
    """Starts and counts become places, values become runs."""
    starts, counts = np.array([7, 2, 100]), np.array([2, 3, 1])
    assert spread(starts, counts).tolist() == [7, 8, 2, 3, 4, 100]
    assert stretched(starts, counts).tolist() == [7, 7, 2, 2, 2, 100]
    assert spread(starts[:0], counts[:0]).tolist() == []
    assert stretched(starts[:0], counts[:0]).tolist() == []
