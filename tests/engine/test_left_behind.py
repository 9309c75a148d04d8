"""Articles that cannot be among the best are left behind early; the page is the same as if none were."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from engine.brute import random_article

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine, score
from search.fields import EXACT, FOLDED, PAIR, TEXT_NAMES, TOGETHER, WORD
from search.query.plan import Or, Plan, Signal, Word

ARTICLES = 400


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    folder: Path = tmp_path_factory.mktemp("left-behind")
    rng = random.Random(7)
    made = EmbeddedEngine(folder)
    with made.writer() as writer:
        writer.start(full=True)
        writer.add(Entry(random_article(rng, f"{number:04d}")) for number in range(ARTICLES))
        writer.optimise()
        writer.commit(sources=[], fingerprints={})
    return made


def a_plan(rng: random.Random, engine: EmbeddedEngine) -> Plan:
    """What ranks articles with any of some words: words of the index, their pairs and compounds, a bonus for each."""
    forms = sorted(engine.snapshot().lexicon.exact_syllables())
    folded = sorted(engine.snapshot().lexicon.folded_syllables())
    words = tuple(Word(((FOLDED, term),), TEXT_NAMES) for term in rng.sample(folded, 6))
    signals = [Signal(TOGETHER, FOLDED, (term,), rng.random()) for word in words for _, term in word.terms]
    signals += [Signal(TOGETHER, EXACT, (term,), rng.random()) for term in rng.sample(forms, 6)]
    signals += [Signal(TOGETHER, PAIR, (" ".join(rng.sample(folded, 2)),), rng.random()) for _ in range(12)]
    signals += [Signal(TOGETHER, WORD, ("_".join(rng.sample(folded, 2)),), rng.random()) for _ in range(3)]
    coverage = tuple(rng.choice((0.0, 0.5, 3.0)) for _ in words)
    return Plan(Or(words), tuple(signals), words=words, coverage=coverage)


@pytest.mark.parametrize("seed", range(40))
def test_the_page_is_the_same(engine: EmbeddedEngine, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = a_plan(random.Random(seed), engine)
    everything = engine.snapshot().execute(replace(plan, limit=ARTICLES)).hits
    monkeypatch.setattr(score, "SEEDED", 4)
    monkeypatch.setattr(score, "BLOCK", 2)
    monkeypatch.setattr(score, "FEW", 0)
    for limit in (1, 3, 10):
        page = engine.snapshot().execute(replace(plan, limit=limit)).hits
        assert [(hit.id, hit.matched) for hit in page] == [(hit.id, hit.matched) for hit in everything[:limit]]
        assert [hit.score for hit in page] == pytest.approx([hit.score for hit in everything[:limit]], rel=1e-5)
