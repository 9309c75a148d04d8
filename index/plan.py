"""
What has to be done to bring an index up to date? Pure decisions on ids and content hashes; nothing is read or written.

The rules are the contract's (section 3): a run removes only articles that its own sources brought before; what was
added by hand or came from other sources stays; of two articles with one id the first stays; a source that lost more
than half of its articles stops the run; an article whose new version is rejected keeps its last good one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum

from search.engine.base import Known

ADDED_BY_HAND = "+"
PAGE = "page:"
MAX_SILENT_LOSS = 10  # so many articles may vanish from a source at once, whatever their share


def remembered(content_hash: str, correction: str, *, page: bool) -> str:
    """Return the hash by which an index remembers an article: also whether it was a file of its own, and corrected."""
    return f"{PAGE if page else ''}{content_hash}{'+' if correction else ''}{correction}"


class Action(Enum):
    """What becomes of one article that was read."""

    ADD = "add"
    UPDATE = "update"
    KEEP = "keep"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    FOREIGN = "foreign"  # the id belongs to an article that this run must not touch


@dataclass
class Planner:
    """
    Decides article by article, in reading order, and knows at the end what vanished.

    *known* is what the index holds, *origins* the sources of this run, *withdrawn* the hidden ids; with *full*
    nothing that was read counts as unchanged.
    """

    known: Mapping[str, Known]
    origins: Collection[str]
    withdrawn: Collection[str] = ()
    full: bool = False
    first: dict[str, str] = field(default_factory=dict)  # id -> where it was read first
    seen_by: dict[str, int] = field(default_factory=dict)
    protected: set[str] = field(default_factory=set)  # rejected now: their last good version stays
    unnamed: set[str] = field(default_factory=set)  # origins with rejected lines whose id nobody can tell

    def decide(self, article_id: str, content_hash: str, origin: str, where: str) -> Action:
        """Return what to do with an article that was read at *where*."""
        if article_id in self.first:
            return Action.DUPLICATE
        self.first[article_id] = where
        self.seen_by[origin] = self.seen_by.get(origin, 0) + 1
        if article_id in self.withdrawn:
            return Action.WITHDRAWN
        before = self.known.get(article_id)
        if before is None:
            return Action.ADD
        same = before.content_hash == content_hash
        if before.origin != origin and before.origin not in self.origins:
            return Action.KEEP if same else Action.FOREIGN
        return Action.KEEP if same and before.origin == origin and not self.full else Action.UPDATE

    def reject(self, article_id: str | None, origin: str) -> None:
        """Note an input that gave no article."""
        if article_id is not None:
            self.protected.add(article_id)
        else:
            self.unnamed.add(origin)

    def kept_after_rejection(self) -> list[str]:
        """Return ids in the index whose new version was rejected (or may have been) and that were not read."""
        return [
            i
            for i, k in self.known.items()
            if i not in self.first and k.origin in self.origins and (i in self.protected or self._may_be_meant(k))
        ]

    def _may_be_meant(self, known: Known) -> bool:
        """Whether a rejected line may be an article's new version: any row of that source, but no file of its own."""
        return known.origin in self.unnamed and not known.content_hash.startswith(PAGE)

    def vanished(self) -> dict[str, list[str]]:
        """Return, for each source of this run, the ids it brought before and no longer has."""
        out: dict[str, list[str]] = {}
        for article_id, before in self.known.items():
            if (
                before.origin in self.origins
                and article_id not in self.first
                and article_id not in self.protected
                and not self._may_be_meant(before)
            ):
                out.setdefault(before.origin, []).append(article_id)
        return out

    def shrunk(self) -> dict[str, tuple[int, int]]:
        """Return the sources that lost too much to be believed: origin -> (lost, had)."""
        had: dict[str, int] = {}
        for before in self.known.values():
            had[before.origin] = had.get(before.origin, 0) + 1
        return {
            o: (len(ids), had[o])
            for o, ids in self.vanished().items()
            if len(ids) > MAX_SILENT_LOSS and len(ids) * 2 > had[o]
        }
