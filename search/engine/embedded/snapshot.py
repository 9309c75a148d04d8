"""What does a reader hold? One generation that never changes, but for articles withdrawn meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model import Article
from ...query.plan import Plan
from ..base import Answer
from .execute import Execution
from .lexicon import EmbeddedLexicon
from .opened import Generation
from .short import short_answer
from .state import Part, State


class EmbeddedSnapshot:
    """
    A consistent view of one generation; cheap to take, usable from threads.

    Files stay open until the last snapshot of a generation is closed or forgotten.
    """

    def __init__(self, generation: Generation) -> None:
        self._held: Generation | None = generation

    @property
    def _generation(self) -> Generation:
        if self._held is None:
            raise ValueError("This snapshot was closed; take a new one from the engine.")
        return self._held

    @property
    def state(self) -> State:
        """The generation as it may be seen now: withdrawals are followed."""
        return self._generation.state()

    @property
    def generation(self) -> str:
        return str(self._generation.manifest.number)

    @property
    def articles(self) -> int:
        """Return the number of articles that can be found (withdrawn ones do not count)."""
        return self.state.articles

    @property
    def lexicon(self) -> EmbeddedLexicon:
        return EmbeddedLexicon(self.state)

    def execute(self, plan: Plan) -> Answer:
        """Carry *plan* out."""
        state = self.state
        return short_answer(state, plan) or Execution(state, plan).answer()

    def get(self, article_id: str) -> Article | None:
        """Return the stored article, or ``None``."""
        return next(iter(self.get_many((article_id,))), None)

    def get_many(self, ids: Sequence[str]) -> list[Article]:
        """Return stored articles in the order of *ids*; ids that are not there are left out."""
        return [part.segment.article(doc) for part, doc in self._places(ids)]

    def titles(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return (id, title) of articles in the order of *ids*, without reading more; others are left out."""
        state = self.state
        places = ((article_id, state.place(article_id)) for article_id in ids)
        return [(article_id, place[0].segment.title(place[1])) for article_id, place in places if place]

    def _places(self, ids: Sequence[str]) -> Iterator[tuple[Part, int]]:
        """Yield where articles are; one look at the state, which costs a system call, for all of them."""
        state = self.state
        for article_id in ids:
            place = state.place(article_id)
            if place is not None:
                yield place

    def raw(self, article_id: str) -> str | None:
        """Return the raw page's text where one was kept."""
        return next((part.segment.raw(doc) for part, doc in self._places((article_id,))), None)

    def scan(self, plan: Plan) -> Iterator[Article]:
        """Yield every article that matches, in the plan's order, without a limit. Reads one article at a time."""
        state = self.state
        for at, doc in Execution(state, plan).everything():
            yield state.parts[at].segment.article(doc)

    def outlines(self, plan: Plan) -> Iterator[Article]:
        """Yield what :meth:`scan` does, of each article its outline only; a segment keeps those it read."""
        state = self.state
        for at, doc in Execution(state, plan).everything():
            yield state.parts[at].segment.outline(doc)

    def facet_values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet in the whole index with its number of articles."""
        state = self.state
        found: dict[str, int] | None = state.cache.get(("facet", facet))
        if found is None:
            found = dict(Execution(state, Plan(limit=0, facets=(facet,))).answer().facets[facet])
            state.cache["facet", facet] = found
        return found

    def withdrawn(self, article_id: str) -> bool:
        return article_id in self.state.withdrawn

    def close(self) -> None:
        """Let go of the generation. Idempotent."""
        self._held = None

    def __enter__(self) -> EmbeddedSnapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
