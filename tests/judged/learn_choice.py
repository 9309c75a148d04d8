"""
How are the weights learned by which an award finds its recipient where no rule names anybody (``awards/choice.toml``)?

``python -m tests.judged.learn_choice CORPUS OUT`` reads the case files and the judged articles for tuning. For every
award that the extractor meets, each option of :class:`Chooser` that names somebody who gets an award of that type in
the annotation is right; nobody is, where there is none. A log-linear model over what is seen of the options is fitted
by AdaGrad; awards that no rule could bind count three times. The result does not depend on chance: the seed is fixed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.extract.awards.binding import Binding, Clause
from index.extract.awards.choice import Option
from index.extract.awards.keys import key
from index.extract.awards.recipients import Recipient
from index.extract.awards.records import type_of
from index.extract.awards.sides import Sides
from index.extract.evaluate import read_articles, read_judgements
from index.extract.facts import extract_facts
from tests.index.facts.test_cases import FOLDER, article_of, parts_of

Met = tuple[set[tuple[str, str | None]], list[Option], str]
"""The types and ranks of one group of awards, its options, and the rule that found its recipients, if one did."""
Group = tuple[list[Option], list[int], float]
"""The options of one group, the places of those that are right, and how much the group counts."""

ROUNDS, RATE, DECAY, OFTEN = 12, 0.15, 0.03, 4
UNBOUND = ("", "chosen", "unnamed")


def main(corpus: Path, out: Path) -> None:
    """Fit the weights and write them to *out*."""
    weights = fit(list(groups(corpus)))
    lines = [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items()) if abs(weight) >= 0.03]
    head = "# Weights of choice.py, learned by tests/judged/learn_choice.py; not to be edited by hand.\n[weights]\n"
    out.write_text(head + "\n".join(lines) + "\n", "utf-8")


def groups(corpus: Path) -> Iterator[Group]:
    """Yield the groups of awards in all case files and judged articles."""
    for path in sorted(FOLDER.rglob("*.txt")):
        parts = parts_of(path)
        article = article_of(path, parts)
        yield from judged(json.loads(parts["expected"]).get("awards"), lambda a=article: extract_facts(a))
    folder = Path(__file__).parent
    rows = [row for name in ("extraction.jsonl", "extraction2.jsonl") for row in read_judgements(folder / name)]
    articles = read_articles(corpus, {row["id"] for row in rows})
    for row in rows:
        yield from judged(row["awards"], lambda a=articles[row["id"]]: extract_facts(a))


def judged(awards: Any, extract: Callable[[], object]) -> Iterator[Group]:
    """Yield the groups that *extract* meets in one text, with what is right by the annotation *awards*."""
    if not isinstance(awards, list):
        return
    for types, options, rule in met(extract):
        fitting = [award for award in awards if any(is_type(award, name, rank) for name, rank in types)]
        right = [n for n, option in enumerate(options) if any(is_who(one, a) for one in option.who for a in fitting)]
        yield options, right or [0], 3.0 if rule in UNBOUND else 1.0


def met(extract: Callable[[], object]) -> list[Met]:
    """Return what the extractor sees while *extract* runs."""
    seen: list[Met] = []
    find = Sides.find

    def watched(self: Sides, found: Binding, clause: Clause) -> None:
        options = list(self._chooser.options(found, clause))
        find(self, found, clause)
        givers = [found.givers.get(n) or found.giver for n in range(len(found.mentions))]
        pairs = zip(found.mentions, givers, strict=True)
        types = {(type_of(m, giver)[0].split()[0], rank) for m, giver in pairs for rank in m.ranks}
        seen.append((types, options, found.rule))

    Sides.find = watched  # type: ignore[method-assign]
    try:
        extract()
    finally:
        Sides.find = find  # type: ignore[method-assign]
    return seen


def either(value: Any) -> Sequence[Any]:
    """Return the values an expectation allows."""
    return value["any"] if isinstance(value, Mapping) else [value]


def is_type(award: Mapping[str, Any], form: str, rank: str | None) -> bool:
    """Tell whether an annotated award has this first word of its type and this rank, as far as both say one."""
    ranks = either(award.get("rank"))
    return any(t.split()[0] == form for t in either(award["award_type"])) and (rank in ranks or None in (*ranks, rank))


def is_who(one: Recipient, award: Mapping[str, Any]) -> bool:
    """Tell whether *one* is the recipient of an annotated award: by name, or by number."""
    if one.name is None:
        return one.count is not None and one.count in either(award.get("count"))
    name = key(one.name)
    return any(w and (key(w) == name or name.endswith(f" {key(w)}")) for w in either(award.get("recipient")))


def fit(data: Sequence[Group]) -> dict[str, float]:
    """Return the weight of each thing seen often enough."""
    often = Counter(name for options, _, _ in data for option in options for name in set(option.seen))
    place = {name: n for n, name in enumerate(sorted(name for name, n in often.items() if n >= OFTEN))}
    rows = [([[place[s] for s in o.seen if s in place] for o in options], right, w) for options, right, w in data]
    weights, squares = np.zeros(len(place)), np.zeros(len(place))
    chance = np.random.default_rng(0)
    for _ in range(ROUNDS):
        for n in chance.permutation(len(rows)):
            step(weights, squares, *rows[n])
    return dict(zip(place, weights.tolist(), strict=True))


def step(weights: Any, squares: Any, seen: list[list[int]], right: list[int], worth: float) -> None:
    """Move *weights* towards one group; *squares* are the sums of squared steps so far."""
    scores = np.array([weights[places].sum() for places in seen])
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    wanted = np.zeros(len(seen))
    wanted[right] = shares[right] / (shares[right].sum() + 1e-12)
    pull: Counter[int] = Counter()
    for places, difference in zip(seen, worth * (wanted - shares), strict=True):
        for at in places:
            pull[at] += difference
    for at, amount in pull.items():
        amount -= DECAY * weights[at]
        squares[at] += amount * amount
        weights[at] += RATE * amount / np.sqrt(squares[at] + 1e-8)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
