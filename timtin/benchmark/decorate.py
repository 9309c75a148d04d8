"""Which date, source and facets does an article of a measurement get? Drawn by its number: the same every time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from search.vocabulary.awards import AWARD_TYPES
from search.vocabulary.newspapers import newspapers
from search.vocabulary.places import district_units

T = TypeVar("T")

FIRST_DAY = date(2010, 1, 1)
DAYS = 15 * 365
SOURCES = 60
DISTRICTS = 400
HOW_MANY = ((0, 0.35), (1, 0.45), (2, 0.15), (3, 0.05))  # districts (and award types) an article has


@dataclass(frozen=True, slots=True)
class Decoration:
    """What is said of an article beside its text. A district is (province, kind, name)."""

    published_at: str
    source: str
    districts: tuple[tuple[str, str, str], ...]
    award_types: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Decoration:
        """Read what ``asdict`` made, after JSON turned its tuples into lists."""
        return cls(
            data["published_at"],
            data["source"],
            tuple((p, k, n) for p, k, n in data["districts"]),
            tuple(data["award_types"]),
        )

    def facets(self) -> dict[str, tuple[str, ...]]:
        """Return the values of the four facets that all engines count."""
        return {
            "source": (self.source,),
            "year": (self.published_at[:4],),
            "district": tuple(f"{province}/{kind} {name}" for province, kind, name in self.districts),
            "award_type": self.award_types,
        }


class Decorator:
    """Decorates articles by number; few values are frequent and many are rare, as Zipf's law has it."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._sources = [paper.name for paper in newspapers()][:SOURCES]
        units = dict.fromkeys((u.province, u.kind, u.name) for u in district_units())
        self._districts = random.Random(seed).sample(sorted(units), min(DISTRICTS, len(units)))
        self._awards = [award.name for award in AWARD_TYPES]

    def __call__(self, number: int) -> Decoration:
        rng = random.Random(f"{self._seed}:decoration:{number}")
        day = FIRST_DAY + timedelta(days=int(DAYS * rng.random() ** 0.6))
        return Decoration(
            f"{day.isoformat()}T{rng.randrange(6, 23):02d}:{rng.randrange(60):02d}+07:00",
            _zipf(rng, self._sources),
            tuple(dict.fromkeys(_zipf(rng, self._districts) for _ in range(_count(rng)))),
            tuple(dict.fromkeys(_zipf(rng, self._awards) for _ in range(_count(rng)))),
        )


def _zipf(rng: random.Random, values: list[T]) -> T:
    """Draw so that the value of rank r is about r times rarer than the first."""
    return values[min(len(values) - 1, int((len(values) + 1) ** rng.random()) - 1)]


def _count(rng: random.Random) -> int:
    at = rng.random()
    for count, share in HOW_MANY:
        at -= share
        if at < 0:
            return count
    return 0
