"""How does a vocabulary grow with text? Heaps' law, V = factor * tokens ** exponent, fitted on what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

FROM = 0.05  # share of the tokens before which no point is fitted: small samples grow faster than the law


@dataclass(frozen=True, slots=True)
class Heaps:
    """*error* is the largest relative difference between the law and a point it was fitted on."""

    factor: float
    exponent: float
    error: float = 0.0

    def vocabulary(self, tokens: float) -> float:
        """Return how many distinct tokens a text of this length has."""
        return float(self.factor * max(0.0, tokens) ** self.exponent)


class Growth:
    """Counts tokens and distinct tokens as a corpus goes by."""

    def __init__(self) -> None:
        self.tokens = 0
        self.vocabulary = 0
        self._seen = np.zeros(1 << 16, bool)
        self._points: list[tuple[int, int]] = []

    def add(self, numbers: npt.NDArray[Any], ends: npt.NDArray[Any]) -> None:
        """Take a batch: the numbers of its tokens, and where each article ends (the first of *ends* is 0)."""
        if len(numbers):
            while int(numbers.max()) >= len(self._seen):
                self._seen = np.concatenate([self._seen, np.zeros_like(self._seen)])
            fresh = np.unique(numbers[~self._seen[numbers]])
            self._seen[fresh] = True
            self.vocabulary += len(fresh)
        self.tokens += int(ends[-1])
        self._points.append((self.tokens, self.vocabulary))

    def fit(self) -> Heaps:
        """Return the law, by least squares on logarithms; with less than two points, a plain square root."""
        points = np.array([p for p in self._points if p[0] >= FROM * self.tokens and p[1] > 0], float)
        if len(points) < 2:
            return Heaps(self.vocabulary / max(1, self.tokens) ** 0.5, 0.5)
        x, y = np.log(points[:, 0]), np.log(points[:, 1])
        # points stand evenly in tokens, so weigh each by the stretch of the logarithm it stands for
        weights = np.gradient(x) ** 0.5
        exponent, constant = np.polyfit(x, y, 1, w=weights)
        error = float(np.abs(np.exp(constant + exponent * x - y) - 1).max())
        return Heaps(float(np.exp(constant)), float(exponent), error)
