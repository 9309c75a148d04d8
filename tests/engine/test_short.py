"""A rare word takes a short way: the answers are those of the long way, to the last bit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_index import article

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine, short
from search.engine.embedded.execute import Execution
from search.engine.embedded.snapshot import EmbeddedSnapshot
from search.fields import FOLDED, TOGETHER
from search.query.plan import Not, Plan, Signal, Word

WORDS = ["an", "binh", "cao", "dung", "em", "giang", "hoa", "khen", "lan", "mai"]
WHERE = ["title", "body"]


def articles(seed: int) -> list[Entry]:
    rng = random.Random(seed)
    made = []
    for number in range(60):
        many = WORDS[: rng.randint(1, len(WORDS))]
        date = rng.choice([None, "2024-01-02", "2023-05-06"])  # equal ones, so that ids decide
        title, body = (" ".join(rng.choices(many, k=rng.choice([1, 3, 3, 300]))) for _ in WHERE)
        made.append(Entry(article(f"{seed}-{number}", title, body, published_at=date), "test"))
    return made


@pytest.fixture(scope="module", params=[(1, False), (3, False), (3, True)])
def snapshot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedSnapshot]:
    """Of one segment, of three, and of three as Whoosh counts."""
    segments, reference = request.param
    engine = EmbeddedEngine(tmp_path_factory.mktemp("short"), reference=reference)
    for seed in range(segments):
        with engine.writer() as writer:
            writer.start(full=not seed)
            writer.add(articles(seed))
            writer.commit(sources=["test"], fingerprints={})
    with engine.snapshot() as taken:
        assert len(taken.state.parts) == segments
        yield taken


def plan_of(word: str, field: str = "title", **more: object) -> Plan:
    signals = (Signal(field, FOLDED, (word,), 0.7),)
    return replace(Plan(Word(((FOLDED, word),), (field,)), signals), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("page", [(0, 10), (3, 4), (0, 1000), (900, 10)])
@pytest.mark.parametrize("field", WHERE)
def test_the_short_way_gives_what_the_long_one_gives(
    snapshot: EmbeddedSnapshot, field: str, page: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short, "SHORT", 1000)
    for word in [*WORDS, "khong"]:
        plan = plan_of(word, field, offset=page[0], limit=page[1])
        answer = short.short_answer(snapshot.state, plan)
        assert answer == Execution(snapshot.state, plan).answer()


OTHER = {
    "of many": (plan_of("an"), 1),
    "filtered": (plan_of("an", filters={"year": ("2024",)}), 1000),
    "dated": (plan_of("an", date_from="2024-01-01"), 1000),
    "newest": (plan_of("an", sort="newest"), 1000),
    "counted only": (plan_of("an", limit=0), 1000),
    "with facets": (plan_of("an", facets=("year",)), 1000),
    "explained": (plan_of("an", explain=True), 1000),
    "told what matched": (plan_of("an", words=(Word(((FOLDED, "an"),), ("title",)),)), 1000),
    "two signals": (plan_of("an", signals=plan_of("an").signals * 2), 1000),
    "another signal": (plan_of("an", signals=plan_of("em").signals), 1000),
    "all fields together": (plan_of("an", signals=plan_of("an", TOGETHER).signals), 1000),
    "two fields": (plan_of("an", match=Word(((FOLDED, "an"),), ("title", "body"))), 1000),
    "no word": (plan_of("an", match=Not(plan_of("an").match)), 1000),
}


@pytest.mark.parametrize(("plan", "most"), OTHER.values(), ids=OTHER)
def test_other_plans_go_the_long_way(
    snapshot: EmbeddedSnapshot, plan: Plan, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short, "SHORT", most)
    assert short.short_answer(snapshot.state, plan) is None
    assert snapshot.execute(plan) == Execution(snapshot.state, plan).answer()


def test_withdrawn_articles_go_the_long_way(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(articles(0))
        writer.commit(sources=["test"], fingerprints={})
    before = engine.snapshot().execute(plan_of("an"))
    engine.withdraw([before.hits[0].id])
    after = engine.snapshot()
    assert short.short_answer(after.state, plan_of("an")) is None
    assert after.execute(plan_of("an")).total == before.total - 1
