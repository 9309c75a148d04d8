"""
What must every engine do?

An engine owns the index at one location. Readers take a :class:`Snapshot`, which never changes under them; one
:class:`Writer` at a time makes the next *generation*, and switches to it in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..model import Article
from ..query.plan import Plan
from ..result import Part


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit before it is dressed for people. *matched* answers ``Plan.words`` one by one."""

    id: str
    score: float
    matched: tuple[bool, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """*facets*: field -> value -> count (``_none`` included), with the contract's meaning of a count."""

    total: int
    hits: tuple[Ranked, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    partial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One article on its way into an index. *origin* is the SOURCE that brought it (``+`` for ``timtin add``),
    *content_hash* the hash of what was read, *raw* the page's NFC text where there is a raw page.
    """

    article: Article
    origin: str = "+"
    content_hash: str = ""
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the index remembers of an article for planning the next run."""

    content_hash: str
    origin: str


@dataclass(frozen=True, slots=True)
class Status:
    """
    What an index is: *fingerprints* of fields, analyzer and extractor as it was built with, *sources* of the last
    run, *sizes* in bytes by kind of file, *withdrawn* ids.
    """

    location: str
    generation: str
    format: int
    articles: int
    created_at: str
    fingerprints: Mapping[str, str]
    sources: tuple[str, ...] = ()
    segments: int = 1
    sizes: Mapping[str, int] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remains:
    """
    What an index that cannot be used still says of itself, unverified: the number of its *articles*, the *sources* of
    its last run, and all *origins* of its articles (``None`` where these cannot be told).
    """

    articles: int
    sources: tuple[str, ...]
    origins: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing `timtin check` found. *level*: ``error``, ``warning`` or ``info``; *hint* says what to do."""

    level: str
    message: str
    where: str = ""
    hint: str = ""


class Lexicon(Protocol):
    """The words an index knows."""

    def document_frequency(self, view: str, term: str) -> int:
        """Return the largest number of articles that have *term* in one text field; 0 if the index has it not."""

    def forms(self, folded: str) -> Mapping[str, int]:
        """Return the exact syllables that fold to *folded*, with their frequency."""

    def starting_with(self, view: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return at most *limit* (term, frequency), most frequent first."""

    def folded_syllables(self) -> Mapping[str, int]:
        """Return every folded syllable with its frequency (built once per snapshot)."""

    def exact_syllables(self) -> Mapping[str, int]:
        """Return every exact syllable with its frequency (built once per snapshot)."""


class Snapshot(Protocol):
    """A consistent reading view of one generation. Usable from threads. Close it to free its files."""

    @property
    def generation(self) -> str: ...

    @property
    def articles(self) -> int:
        """Return the number of articles that can be found (withdrawn ones do not count)."""

    @property
    def lexicon(self) -> Lexicon: ...

    def execute(self, plan: Plan) -> Answer:
        """Carry *plan* out."""

    def get(self, article_id: str) -> Article | None:
        """Return the stored article, or ``None``."""

    def get_many(self, ids: Sequence[str]) -> list[Article]:
        """Return stored articles in the order of *ids*; ids that are not there are left out."""

    def titles(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return (id, title) of stored articles in the order of *ids*; ids that are not there are left out."""

    def raw(self, article_id: str) -> str | None:
        """Return the raw page's text where one was kept."""

    def scan(self, plan: Plan) -> Iterator[Article]:
        """Yield every article that matches, in the plan's order, without a limit (exports)."""

    def outlines(self, plan: Plan) -> Iterator[Article]:
        """Yield what :meth:`scan` does, of each article ``Article.outline`` only (the ledger)."""

    def facet_values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet in the whole index with its number of articles."""

    def withdrawn(self, article_id: str) -> bool: ...


class Writer(Protocol):
    """
    The one writer of an index; a context manager that holds the lock. A writer that is left without ``commit``, or
    killed, changes nothing.
    """

    def known(self) -> Mapping[str, Known]:
        """Return id -> what the index remembers, of all articles of the current generation."""

    def __enter__(self) -> Writer: ...

    def __exit__(self, *exc: object) -> None: ...

    def start(self, *, full: bool) -> None:
        """Begin a generation: empty (*full*) or on top of the current one."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Add or replace articles (bounded memory; may be called many times). Withdrawn ids stay out."""

    def preparer(self) -> Callable[[Sequence[Entry]], Any]:
        """
        Return a picklable function that does what can be done with a batch in another process (analysis, building).

        ``writer.accept(writer.preparer()(entries))`` is what ``writer.add(entries)`` does.
        """

    def accept(self, prepared: Any) -> None:
        """Take what the preparer made of a batch into the generation being made; later ids replace earlier ones."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out of the generation being made."""

    def commit(
        self, *, sources: Sequence[str], fingerprints: Mapping[str, str], notes: Mapping[str, Any] | None = None
    ) -> Status:
        """Write, verify, and switch to the generation being made; the previous one is kept, older ones cleaned."""

    def withdraw(self, ids: Sequence[str]) -> list[str]:
        """Hide articles at once from all readers and generations, and keep them out; return those that were there."""

    def restore(self, ids: Sequence[str]) -> list[str]:
        """Undo a withdrawal; return the ids that were withdrawn."""


class Engine(Protocol):
    """An index at one location."""

    location: str

    def snapshot(self) -> Snapshot:
        """Return the current generation, following a switch. Raises IndexMissing, IndexDamaged, IndexIncompatible."""

    def writer(
        self, *, jobs: int = 1, memory_mb: int = 1024, progress: Callable[[str, int, int], None] | None = None
    ) -> Writer:
        """Return the writer; raises IndexLocked where another one is at work."""

    def status(self) -> Status: ...

    def check(self, *, repair: bool = False) -> list[Finding]: ...

    def known(self) -> Mapping[str, Known]:
        """What :meth:`Writer.known` does, without a writer: for planning what shall not be done."""

    def remains(self) -> Remains | None:
        """Return what the index says of itself even where it cannot be used; ``None`` where nothing can be read."""

    def withdraw(self, ids: Sequence[str]) -> list[str]:
        """What :meth:`Writer.withdraw` does, also while another process writes. Ids that are not there stay out too."""

    def restore(self, ids: Sequence[str]) -> list[str]:
        """What :meth:`Writer.restore` does, also while another process writes."""

    def close(self) -> None: ...
