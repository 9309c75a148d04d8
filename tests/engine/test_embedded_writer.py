"""What the embedded engine's writer offers beyond the contract: segments from elsewhere, flushing, merging, memory."""

from __future__ import annotations

import errno
import itertools
import multiprocessing
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from engine.brute import random_article

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine, SegmentInfo, build_segment
from search.engine.embedded.lexicon import EmbeddedLexicon, prefix_keys
from search.engine.embedded.merge import merge_plan
from search.engine.generations.files import on_step
from search.errors import TimTinError
from search.fields import FACET_NAMES
from search.model import Article
from search.query.plan import Phrase, Plan, Signal, Word

EVERYTHING = Plan(limit=1000, facets=FACET_NAMES)


def entries(names: str, title: str = "thi đua") -> list[Entry]:
    return [Entry(Article(name, title=title)) for name in names]


def titles(engine: EmbeddedEngine) -> dict[str, str]:
    snapshot = engine.snapshot()
    return {hit.id: snapshot.get(hit.id).title for hit in snapshot.execute(EVERYTHING).hits}  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["title", "body"])
def test_an_article_whose_text_is_none_is_named(tmp_path: Path, name: str) -> None:
    """What the writer had before stays."""
    engine = EmbeddedEngine(tmp_path)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(entries("a"))
        with pytest.raises(TimTinError, match=f'article b, {name}: expected text, found None. Give "" for none.'):
            writer.add([Entry(replace(Article("b"), **{name: None}))])  # type: ignore[arg-type]
        writer.commit(sources=[], fingerprints={})
    assert titles(engine) == {"a": "thi đua"}


def test_segments_made_by_other_processes_are_taken_over(tmp_path: Path) -> None:
    """Later ones replace what came before; withdrawn ids stay out; single articles can be taken out by number."""
    engine = EmbeddedEngine(tmp_path)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(entries("abc", "cũ"))
        writer.commit(sources=[], fingerprints={})
        writer.withdraw(["w"])
        writer.start(full=False)
        with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
            futures = [pool.submit(build_segment, entries(names, "mới"), writer.folder) for names in ("bcd", "dewd")]
            infos: list[SegmentInfo] = [future.result() for future in futures]
        assert [writer.add_segment(info) for info in infos] == [2, 1]
        writer.delete(infos[1].id, [1])  # "e"
        writer.commit(sources=[], fingerprints={})
    assert titles(engine) == {"a": "cũ", "b": "mới", "c": "mới", "d": "mới"}


def test_a_small_memory_makes_segments_that_are_merged(tmp_path: Path) -> None:
    """The answers do not tell in how many pieces the index was made."""
    rng = random.Random(3)
    articles = [random_article(rng, f"{n:04}") for n in range(600)]
    small, large = EmbeddedEngine(tmp_path / "small"), EmbeddedEngine(tmp_path / "large")
    for engine, memory in ((small, 4), (large, 1024)):
        with engine.writer(memory_mb=memory) as writer:
            writer.start(full=True)
            for at in range(0, len(articles), 100):
                writer.add(Entry(a) for a in articles[at : at + 100])
            segments = len(list(writer.folder.glob("*"))) if writer.folder.exists() else 0
            writer.commit(sources=[], fingerprints={})
        assert segments > 1 if engine is small else segments == 0
    words = tuple(Word((("folded", text),)) for text in ("thi", "dua"))
    for plan in (EVERYTHING, Plan(match=Phrase(words), signals=(Signal("body", "pair", ("thi dua",), 1.0),), limit=50)):
        assert small.snapshot().execute(plan) == large.snapshot().execute(plan)
    assert small.status().segments < segments + 5


def test_articles_that_change_while_their_segment_is_written(tmp_path: Path) -> None:
    """Replaced, removed and added again: the same as when one thing is done after the other."""
    rng = random.Random(4)
    engines = [EmbeddedEngine(tmp_path / name) for name in ("behind", "one")]
    steps = [(rng.random() < 0.3, rng.sample(range(60), 20), f"tin {at}") for at in range(30)]
    for engine, jobs in zip(engines, (2, 1), strict=True):
        with engine.writer(jobs=jobs) as writer:
            writer._full = 1  # each batch is a segment of its own
            writer.start(full=True)
            for remove, numbers, title in steps:
                if remove:
                    writer.remove(f"{n:02}" for n in numbers)
                else:
                    writer.add(Entry(Article(f"{n:02}", title=title)) for n in numbers)
            writer.commit(sources=[], fingerprints={})
    expected: dict[str, str] = {}
    for remove, numbers, title in steps:
        for n in numbers:
            expected.pop(f"{n:02}", None)
            if not remove:
                expected[f"{n:02}"] = title
    assert titles(engines[0]) == titles(engines[1]) == expected


def test_a_fault_of_a_segment_written_behind_is_told(tmp_path: Path) -> None:
    """The generation before stays in service."""
    engine = EmbeddedEngine(tmp_path)
    with engine.writer(jobs=2) as writer:
        writer.add(entries("ab"))
        writer.commit(sources=[], fingerprints={})
        writer._full = 1

        def fail(step: str, path: str) -> None:
            if step == "create" and "pos.bin" in path:
                raise OSError(errno.ENOSPC, "No space left on device", path)

        with on_step(fail):
            writer.add(entries("c"))
            with pytest.raises(TimTinError, match="No space left"):
                writer.commit(sources=[], fingerprints={})
    assert set(titles(engine)) == {"a", "b"}
    assert len(list((tmp_path / "segments").iterdir())) == 1


def test_optimising_leaves_one_segment_without_the_dead(tmp_path: Path) -> None:
    """Deleted and withdrawn articles are gone from the files, and words that only they had from the lexicon."""
    engine = EmbeddedEngine(tmp_path)
    for names, title in (("ab", "giấy khen"), ("cd", "huân chương"), ("e", "cờ")):
        with engine.writer() as writer:
            writer.start(full=False)
            writer.add(entries(names, title))
            writer.commit(sources=[], fingerprints={})
    with engine.writer() as writer:
        writer.withdraw(["e"])
        writer.start(full=False)
        writer.remove(["c", "d"])
        writer.optimise()
        status = writer.commit(sources=[], fingerprints={})
    lexicon = engine.snapshot().lexicon
    assert (status.segments, status.articles) == (1, 2)
    assert dict(lexicon.exact_syllables()) == {"giấy": 2, "khen": 2}
    assert (dict(lexicon.forms("co")), lexicon.document_frequency("pair", "giay khen")) == ({}, 2)
    assert titles(engine) == {"a": "giấy khen", "b": "giấy khen"}


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ({}, []),
        ({"a": 1, "b": 5, "c": 400}, []),
        ({"a": 1, "b": 5, "c": 400, "d": 511}, [["a", "b", "c", "d"]]),
        ({"a": 1, "b": 5, "c": 400, "d": 512}, []),
        ({"a": 20_000, "b": 22_000, "c": 21_000, "d": 25_000, "e": 3}, [["a", "b", "c", "d"]]),
        ({str(n): 1_500_000 for n in range(4)}, []),
    ],
)
def test_segments_of_a_size_are_merged(sizes: dict[str, int], groups: list[list[str]]) -> None:
    """Four of them; unlike ones are left, and so are those that would be too large together."""
    assert merge_plan(sizes) == groups


def test_the_lexicon_completes_words_and_pairs(tmp_path: Path) -> None:
    """Most frequent first, then by text; a pair's second word may be begun."""
    engine = EmbeddedEngine(tmp_path)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(
            [
                Entry(Article(str(n), title=title))
                for n, title in enumerate(("thi đua yêu nước", "thi đua", "thi đấu", "thì thầm"))
            ]
        )
        writer.commit(sources=[], fingerprints={})
    lexicon = engine.snapshot().lexicon
    assert lexicon.starting_with("folded", "th", 5) == [("thi", 4), ("tham", 1)]
    assert lexicon.starting_with("pair", "thi d", 5) == [("thi dua", 2), ("thi dau", 1)]
    assert lexicon.starting_with("pair", "th", 1) == [("thi dua", 2)]
    assert dict(lexicon.forms("thi")) == {"thi": 3, "thì": 1}
    assert lexicon.document_frequency("exact", "không") == 0


def in_pieces(folder: Path, articles: list[Article], size: int) -> EmbeddedEngine:
    """Return an engine with a segment for each *size* articles."""
    engine = EmbeddedEngine(folder)
    with engine.writer() as writer:
        writer.start(full=True)
        for at in range(0, len(articles), size):
            writer.add_segment(build_segment([Entry(a) for a in articles[at : at + size]], writer.folder))
        writer.commit(sources=[], fingerprints={})
    return engine


@pytest.mark.parametrize("seed", range(3))
def test_the_lexicon_completes_over_segments_as_over_one(tmp_path: Path, seed: int) -> None:
    """A word that is rare in each segment may be frequent in all of them together."""
    rng = random.Random(seed)
    articles = [random_article(rng, f"{n:03}") for n in range(45)]
    several, one = in_pieces(tmp_path / "several", articles, 15), in_pieces(tmp_path / "one", articles, 45)
    assert (several.status().segments, one.status().segments) == (3, 1)
    theirs, expected = several.snapshot().lexicon, one.snapshot().lexicon
    for view in ("exact", "folded", "word"):
        for prefix in ("", "t", "đ", "th", "n", "1", "không có"):
            for limit in (1, 3, 20, 500):
                found = theirs.starting_with(view, prefix, limit)
                assert found == expected.starting_with(view, prefix, limit), (view, prefix, limit)


@pytest.mark.parametrize("seed", range(3))
def test_frequent_terms_are_the_same_looked_up_or_all_summed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Which of the two is cheaper decides nothing but the time; neither pushes out look-ups that are remembered."""
    rng = random.Random(seed)
    engine = in_pieces(tmp_path, [random_article(rng, f"{n:03}") for n in range(40)], 10)
    asked = list(itertools.product(("exact", "folded", "word"), ("", "t", "th", "n", "1", "xyz"), (1, 2, 5, 1000)))
    found = []
    for dearer in (0, sys.maxsize):  # never all summed, always
        monkeypatch.setattr("search.engine.embedded.lexicon.DEARER", dearer)
        state = engine.snapshot().state
        state.asked.clear()
        frequent = [EmbeddedLexicon(state).starting_with(*one) for one in asked]
        keys = [k if isinstance(k, tuple) else k.tolist() for one in asked for k in prefix_keys(state, *one)]
        assert not any(part.segment.terms(view)._found for part in state.parts for view in ("exact", "folded", "word"))
        found.append((frequent, keys))
    assert found[0] == found[1]
    assert all(terms for terms, one in zip(found[0][0], asked, strict=True) if one[:2] == ("folded", ""))


def test_titles_are_read_from_segments_with_and_without_a_place_for_them(tmp_path: Path) -> None:
    """Segments made before there was one are read, and merged with others; the dead are left out."""
    articles = [Article(f"a{n}", title=f"Tựa “số” {n}\n" * (1 + 60 * (n == 3))) for n in range(6)] + [Article("none")]
    engine = in_pieces(tmp_path, articles, 4)
    old = next(iter(engine.snapshot().state.parts)).segment
    place = old.meta["arrays"].pop("title.at")
    ids = [a.id for a in articles]
    expected = {a.id: a.title for a in articles}
    assert dict(engine.snapshot().titles(ids)) == expected
    with engine.writer() as writer:
        writer.start(full=False)
        for segment in writer._segments.values():
            segment.meta["arrays"].pop("title.at", None) if segment.id == old.id else None
        writer.delete(old.id, [1])
        writer.optimise()
        writer.commit(sources=[], fingerprints={})
    old.meta["arrays"]["title.at"] = place
    assert engine.status().segments == 1
    assert engine.snapshot().state.parts[0].segment.has("title.at")
    assert dict(engine.snapshot().titles(ids)) == {i: title for i, title in expected.items() if i != "a1"}


def test_the_engine_loads_neither_whoosh_nor_pyvi() -> None:
    """Whoosh is for reference; PyVi is needed only where articles are analysed."""
    code = (
        "import sys, search.engine.embedded\n"
        "print(sorted(m for m in sys.modules if m in ('whoosh', 'pyvi', 'flask', 'index', 'web')))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert out.stdout.strip() == "[]"
