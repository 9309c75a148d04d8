"""What does a caller ask for? One value for page, API, command line and Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["relevance", "newest", "oldest"]
Match = Literal["all", "any"]

MAX_QUERY = 1000  # code points; a longer text is a document, not a question: cut, and said so in `ignored`
MAX_LIMIT = 100  # hits a page; exports stream instead
SECONDS = 2.0  # of a search on the page: a thousand times what an ordinary one takes, and less than people wait
MAX_PAGE_HITS = 10_000  # page * limit; deeper reading is what export is for


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """
    One search. *filters* maps a facet's name to canonical values (several mean *or*; ``_none`` means not known).

    *date_from* and *date_to* are ISO dates, both inclusive. *sort* ``None`` means relevance if there is a text,
    else newest. *exact* switches rescue off. *match* ``any`` ranks articles that have any of the words.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str | None = None
    date_to: str | None = None
    sort: Sort | None = None
    page: int = 1
    limit: int = 10
    exact: bool = False
    match: Match = "all"
    explain: bool = False
    facets: tuple[str, ...] | None = None  # None: all of them
    seconds: float | None = None  # after so long, what is not needed for the hits is left out and named in `partial`
