"""What a writer promises: replace, remove, withdraw, restore; the same answers as a full rebuild; nothing by halves."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence

import pytest
from engine.brute import Brute, random_article, random_collection, random_plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine.base import Engine, Entry, Known
from search.errors import IndexLocked, IndexMissing
from search.fields import FACET_NAMES
from search.model import Article
from search.query.plan import Plan, Word

EngineFactory = Callable[[], Engine]
EVERYTHING = Plan(limit=1000, facets=FACET_NAMES)


def article(article_id: str, title: str = "Thi đua khen thưởng", **more: object) -> Article:
    return Article(article_id, title=title, **more)  # type: ignore[arg-type]


def index(engine: Engine, articles: Sequence[Article], *, full: bool = True, origin: str = "nguồn") -> None:
    with engine.writer() as writer:
        writer.start(full=full)
        writer.add(Entry(a, origin, f"hash of {a.id}", f"raw {a.id}") for a in articles)
        writer.commit(sources=[origin], fingerprints={"analyzer": "1"}, notes={"why": "test"})


def ids(engine: Engine, plan: Plan = EVERYTHING) -> list[str]:
    return [hit.id for hit in engine.snapshot().execute(plan).hits]


def test_a_place_without_an_index_says_so(engine_factory: EngineFactory) -> None:
    """Nothing is made by asking."""
    engine = engine_factory()
    with pytest.raises(IndexMissing, match="reindex"):
        engine.snapshot()
    with pytest.raises(IndexMissing):
        engine.status()


def test_an_index_without_articles_answers(engine_factory: EngineFactory) -> None:
    """Every question has an answer, and it is nothing."""
    engine = engine_factory()
    index(engine, [])
    snapshot = engine.snapshot()
    answer = snapshot.execute(Plan(match=Word((("exact", "thi"),)), facets=FACET_NAMES))
    assert (answer.total, answer.hits, snapshot.articles, snapshot.get("a")) == (0, (), 0, None)
    assert set(answer.facets) == set(FACET_NAMES)
    assert not any(answer.facets.values())
    assert not snapshot.lexicon.forms("thi")


def test_what_was_stored_comes_back(engine_factory: EngineFactory) -> None:
    """Article, raw page and what planning needs; unknown ids are left out."""
    engine = engine_factory()
    articles = [random_article(random.Random(n), f"bài/{n}") for n in range(300)]
    index(engine, articles)
    snapshot = engine.snapshot()
    assert snapshot.get_many([a.id for a in articles[::-1]] + ["không có"]) == articles[::-1]
    assert snapshot.raw("bài/7") == "raw bài/7"
    assert snapshot.raw("không có") is None
    with engine.writer() as writer:
        assert writer.known() == {a.id: Known(f"hash of {a.id}", "nguồn") for a in articles}


def test_status_tells_how_the_index_was_made(engine_factory: EngineFactory) -> None:
    """Sources and fingerprints are those of the last run."""
    engine = engine_factory()
    index(engine, [article("a"), article("b")])
    status = engine.status()
    assert (status.articles, status.sources, status.fingerprints) == (2, ("nguồn",), {"analyzer": "1"})
    assert status.generation == engine.snapshot().generation


def test_adding_an_id_again_replaces_the_article(engine_factory: EngineFactory) -> None:
    """Within one run and from run to run; the later one stays."""
    engine = engine_factory()
    index(engine, [article("a", "cũ"), article("b"), article("a", "mới")])
    assert (ids(engine), engine.snapshot().get("a")) == (["a", "b"], article("a", "mới"))
    index(engine, [article("b", "khác")], full=False)
    assert engine.snapshot().get("b") == article("b", "khác")
    assert engine.snapshot().articles == 2
    assert ids(engine, Plan(match=Word((("exact", "thi"),)))) == []


def test_removing_takes_articles_out(engine_factory: EngineFactory) -> None:
    """Those of earlier runs and of this one; unknown ids do no harm."""
    engine = engine_factory()
    index(engine, [article("a"), article("b")])
    with engine.writer() as writer:
        writer.start(full=False)
        writer.add([Entry(article("c"))])
        writer.remove(["a", "c", "không có"])
        writer.commit(sources=[], fingerprints={})
    assert ids(engine) == ["b"]


def test_a_writer_left_without_commit_changes_nothing(engine_factory: EngineFactory) -> None:
    """The old generation stays in service."""
    engine = engine_factory()
    index(engine, [article("a")])
    before = engine.snapshot().generation
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add([Entry(article("b"))])
    assert (ids(engine), engine.snapshot().generation) == (["a"], before)


def test_a_snapshot_does_not_change(engine_factory: EngineFactory) -> None:
    """A reader keeps its generation; the next snapshot has the new one."""
    engine = engine_factory()
    index(engine, [article("a")])
    old = engine.snapshot()
    for n in range(4):  # so often that the old generation's files are cleaned away
        index(engine, [article(f"b{n}")])
    assert [hit.id for hit in old.execute(EVERYTHING).hits] == ["a"]
    assert old.get("a") == article("a")
    assert ids(engine) == ["b3"]


def test_withdrawn_articles_are_gone_at_once_and_stay_out(engine_factory: EngineFactory) -> None:
    """From open snapshots too, through reindexes, until restored."""
    engine = engine_factory()
    index(engine, [article("a"), article("b")])
    old = engine.snapshot()
    with engine.writer() as writer:
        assert writer.withdraw(["a", "không có"]) == ["a"]
    for snapshot in (old, engine.snapshot()):
        answer = snapshot.execute(EVERYTHING)
        assert (answer.total, [hit.id for hit in answer.hits], snapshot.articles) == (1, ["b"], 1)
        assert sum(answer.facets["source"].values()) == 1
        assert (snapshot.get("a"), snapshot.raw("a"), snapshot.withdrawn("a")) == (None, None, True)
    assert engine.status().withdrawn == ("a", "không có")
    index(engine, [article("a"), article("b"), article("c")], full=False)
    assert ids(engine) == ["b", "c"]


def test_a_restored_article_can_be_found_again(engine_factory: EngineFactory) -> None:
    """At once where the index still has it, else after the next run that brings it."""
    engine = engine_factory()
    index(engine, [article("a"), article("b")])
    with engine.writer() as writer:
        writer.withdraw(["a"])
        assert writer.restore(["a", "b"]) == ["a"]
    assert ids(engine) == ["a", "b"]
    with engine.writer() as writer:
        writer.withdraw(["a"])
    index(engine, [article("a"), article("b")])
    with engine.writer() as writer:
        writer.restore(["a"])
    index(engine, [article("a")], full=False)
    assert ids(engine) == ["a", "b"]


def test_prepared_batches_are_the_same_as_added_ones(engine_factory: EngineFactory) -> None:
    """What another process prepared is taken as if it had been added here."""
    engine = engine_factory()
    entries = [Entry(article(f"{n}")) for n in range(5)]
    with engine.writer() as writer:
        writer.start(full=True)
        prepare = writer.preparer()
        writer.accept(prepare(entries[:3]))
        writer.accept(prepare(entries[3:]))
        writer.commit(sources=[], fingerprints={})
    assert ids(engine) == ["0", "1", "2", "3", "4"]


def test_a_second_writer_is_told_who_is_at_work(engine_factory: EngineFactory) -> None:
    """And may begin when the first one is done."""
    engine = engine_factory()
    with engine.writer(), pytest.raises(IndexLocked, match=r"process \d+ .*since"):
        engine.writer()
    with engine.writer():
        pass


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 32))
def test_changes_give_the_same_answers_as_a_rebuild(exact_engine_factory: EngineFactory, seed: int) -> None:
    """Adds, replacements, removals and merges, in many small runs, to the last bit of every score."""
    rng = random.Random(seed)
    changed, rebuilt = exact_engine_factory(), exact_engine_factory()
    kept = {a.id: a for a in random_collection(rng)}
    index(changed, list(kept.values()))
    for _ in range(rng.randint(1, 10)):
        with changed.writer() as writer:
            writer.start(full=False)
            gone = [i for i in kept if rng.random() < 0.2]
            writer.remove(gone)
            fresh = [random_article(rng, f"bài/{rng.randrange(100)}") for _ in range(rng.randint(0, 4))]
            writer.add(Entry(a) for a in fresh)
            writer.commit(sources=[], fingerprints={})
            kept = {i: a for i, a in kept.items() if i not in gone} | {a.id: a for a in fresh}
    index(rebuilt, list(kept.values()))
    brute = Brute(list(kept.values()))
    for _ in range(10):
        # which terms are the most frequent may be counted with deleted articles
        plan = random_plan(rng, brute, cut_prefixes=False)
        assert changed.snapshot().execute(plan) == rebuilt.snapshot().execute(plan), plan


def test_readers_are_answered_while_a_writer_commits(engine_factory: EngineFactory) -> None:
    """Every answer is of one generation: as many hits as that generation has articles."""
    engine = engine_factory()
    index(engine, [article("0")])
    stop, errors, seen = threading.Event(), [], set()

    def read() -> None:
        while not stop.is_set():
            try:
                snapshot = engine.snapshot()
                answer = snapshot.execute(EVERYTHING)
                seen.add(answer.total)
                assert answer.total == len(answer.hits) == snapshot.articles == int(answer.hits[-1].id) + 1
                assert len(snapshot.get_many([hit.id for hit in answer.hits])) == answer.total
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(1, 9):
        index(engine, [article(str(n))], full=False)
    stop.set()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(seen) > 1
