"""
What does an index say for or against a reading of a typed word? How often words occur, and how often side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..analysis.keystrokes import KeystrokeTable
from ..analysis.marks import is_marked
from ..analysis.spelling import fold_key, key
from ..engine.base import Snapshot
from ..fields import EXACT, FOLDED, PAIR
from .plan import Phrase, Plan
from .words import Unit, exact_node, word_node

MAX_REMEMBERED = 10_000  # counted phrases, and words: some 3 MB; one is counted again when it comes back after that


class Rescue:
    """The vocabulary of one snapshot as rescue needs it (``analysis.lexicon.Lexicon``)."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lexicon = snapshot.lexicon
        self._counted: dict[Phrase, int] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    @property
    def articles(self) -> int:
        """The number of articles that can be found."""
        return self._snapshot.articles

    def knows(self, word: str) -> bool:
        """Whether some article has the word; unmarked words are asked for without marks."""
        return self.df(word) > 0

    def df(self, word: str) -> int:
        """Return the number of articles that have the word (in the field where most have it)."""
        view = EXACT if is_marked(word) else FOLDED
        return self._frequency(view, word)

    def _frequency(self, view: str, text: str) -> int:
        """A headline asks for the same words again and again: to read it, to weigh it, to doubt it."""
        found = self._frequencies.get((view, text))
        if found is None:
            if len(self._frequencies) >= MAX_REMEMBERED:
                self._frequencies.clear()
            found = self._frequencies[view, text] = self._lexicon.document_frequency(view, text)
        return found

    def forms(self, folded: str) -> Mapping[str, int]:
        """Return the exact words that fold to *folded*, with their frequency."""
        return self._lexicon.forms(folded)

    def pair_df(self, left: str, right: str) -> int:
        """Return the number of articles in which *right* directly follows *left*, both folded."""
        return self._frequency(PAIR, f"{left} {right}")

    def beside(self, left: str, right: str, *, marks_typed: bool) -> int:
        """
        Return the number of articles that have two typed words side by side: with the very marks typed, or, where
        the text has none, with any.
        """
        left, right = key(left), key(right)
        if not marks_typed:
            return self.pair_df(fold_key(left), fold_key(right))
        return self._count(Phrase((exact_node(left), exact_node(right))))

    def allowed_beside(self, left: str, right: str) -> int:
        """Return the number of articles that have side by side what two typed words allow (``khen``: also khẽn)."""
        return self._count(Phrase((word_node(key(left)), word_node(key(right)))))

    def _count(self, phrase: Phrase) -> int:
        found = self._counted.get(phrase)
        if found is None:
            if len(self._counted) >= MAX_REMEMBERED:
                self._counted.clear()
            found = self._counted[phrase] = self._snapshot.execute(Plan(match=phrase, limit=0)).total
        return found

    def frequency(self, unit: Unit) -> int:
        """Return how many articles have a unit's rarest syllable."""
        return min((self.df(s.folded) for s in unit.syllables), default=0)

    @cached_property
    def keystrokes(self) -> KeystrokeTable:
        """Readings of raw keys among the syllables of the index."""
        return KeystrokeTable(self._lexicon.exact_syllables())
