"""Facet counts of a cluster are those of the embedded engine: five hundred states of filters, words and dates."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from cluster.test_contract import fill
from engine.brute import random_article

from search.engine.embedded import EmbeddedEngine
from search.engine.opensearch import OpenSearchEngine
from search.fields import FACET_NAMES, FOLDED, NONE
from search.query.plan import EVERYTHING, Plan, Word

pytestmark = pytest.mark.opensearch
STATES = 500


def random_state(rng: random.Random, values: dict[str, list[str]]) -> Plan:
    """A query or none, up to four facets with up to three values each, sometimes a range of dates."""
    word = rng.choice(("dong", "thi", "khen", "9", "noi"))
    filters = {
        name: tuple(rng.sample(values[name], min(len(values[name]), rng.randint(1, 3))))
        for name in rng.sample(FACET_NAMES, rng.choice((0, 1, 1, 2, 3, 4)))
    }
    first, last = rng.choice(((None, None), (None, None), ("2022-06-01", "2023-12-31"), ("2024-01-01", None)))
    return Plan(
        match=EVERYTHING if rng.random() < 0.5 else Word(((FOLDED, word),)),
        filters=filters,
        date_from=first,
        date_to=last,
        limit=0,
        facets=FACET_NAMES,
        sort="newest",
    )


def test_counts_are_equal_in_every_state(make: Callable[[], OpenSearchEngine], tmp_path: Path) -> None:
    """The embedded engine has the meaning of a count tested against a plain reading; here both must agree."""
    rng = random.Random(2024)
    articles = [random_article(rng, f"bài/{n}") for n in range(120)]
    small, large = EmbeddedEngine(tmp_path / "index"), make()
    for engine in (small, large):
        fill(engine, articles, 2)
    mine, theirs = small.snapshot(), large.snapshot()
    values = {name: [*mine.facet_values(name), NONE, "?/không có"] for name in FACET_NAMES}
    for _ in range(STATES):
        plan = random_state(rng, values)
        expected, answer = mine.execute(plan), theirs.execute(plan)
        assert answer.total == expected.total, plan
        assert answer.facets == expected.facets, plan
        assert answer.partial == ()
