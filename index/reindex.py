"""
How is an index brought up to date with its sources?

Read, plan, extract and prepare what changed, commit one new generation. Until the commit nothing that readers see
has changed; a run that dies leaves nothing but files the next writer clears away.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.engine.base import Engine, Entry, Known, Status, Writer
from search.errors import IndexDamaged, IndexIncompatible, IndexMissing, SourceError

from . import fingerprints
from .corrections import Corrections
from .extract.facts import extract_facts
from .loss import notes, refuse_loss, refuse_shrinking
from .plan import ADDED_BY_HAND, Action, Planner, remembered
from .report import Report
from .sources import Limits, check_source, read_source
from .sources.base import Read, Rejection
from .work import Pending, batches, work_through

Progress = Callable[[str, int], None]
BATCH_ARTICLES = 2000
MEGABYTE = 1_000_000
OWN_MB, WORKER_MB = 300, 200  # of the process that reads and writes, and of each that extracts (30,000 articles)


@dataclass(frozen=True)
class Options:
    """How a reindex runs. *memory_mb* bounds what all processes of it hold together, roughly."""

    full: bool = False
    dry_run: bool = False
    allow_deletes: bool = False
    jobs: int = 1
    memory_mb: int = 1024
    corrections: Corrections = field(default_factory=Corrections)
    limits: Limits = field(default_factory=Limits)


def fitting_jobs(options: Options) -> int:
    """Return how many processes may work so that all of them stay within *memory_mb*; one needs no other process."""
    return max(1, min(options.jobs, (options.memory_mb - OWN_MB) // WORKER_MB))


def origin_of(source: str) -> str:
    """Return how an index remembers a SOURCE: its absolute path, so that it is the same from every folder."""
    return "-" if source == "-" else str(Path(source).resolve())


def reindex(engine: Engine, sources: Sequence[str], options: Options, *, progress: Progress | None = None) -> Report:
    """
    Bring the index at *engine* up to date with *sources* and return what was done.

    Raises SourceError where a source cannot be used or has shrunk too much (nothing is changed then), IndexLocked
    where another writer is at work.
    """
    begun = time.monotonic()
    report = Report(dry_run=options.dry_run)
    progress = progress or (lambda stage, count: None)
    for source in sources:
        check_source(source)  # before a writer makes the index's folder
    if options.dry_run:
        _Run(engine, None, sources, options, report, progress).go()
    else:
        with engine.writer(jobs=fitting_jobs(options), memory_mb=options.memory_mb) as writer:
            _Run(engine, writer, sources, options, report, progress).go()
    report.seconds = time.monotonic() - begun
    return report


class _Run:
    """One reindex; its methods are its steps, in order. A dry run has no *writer*."""

    def __init__(
        self,
        engine: Engine,
        writer: Writer | None,
        sources: Sequence[str],
        options: Options,
        report: Report,
        progress: Progress,
    ) -> None:
        self.engine, self.options, self.report, self.progress = engine, options, report, progress
        self._writer = writer
        self.sources = list(sources)
        self.origins = [origin_of(s) for s in sources]
        self.status, known, why = _current(engine)
        self.remains = engine.remains() if why and self.status is None else None
        self.full = options.full or bool(why)
        report.reason = why or ("asked for" if options.full else "")
        self.jobs = fitting_jobs(options)
        if self.jobs < options.jobs:
            report.warnings.append(f"{self.jobs} of {options.jobs} processes work: --memory is {options.memory_mb} MB")
        if why and self.status is None:
            if not options.allow_deletes:
                refuse_loss(self.remains, self.origins)
            report.warnings += notes(self.remains, self.origins)
        hidden = set(self.status.withdrawn) if self.status else set()
        self.planner = Planner(known, set(self.origins), hidden, self.full)

    @property
    def writer(self) -> Writer:
        assert self._writer is not None, "a dry run writes nothing"
        return self._writer

    def go(self) -> None:
        if not self.options.dry_run:
            self.writer.start(full=self.full)
        done = 0
        for outcome in work_through(
            batches(self._pending(), **self._batch_size()),
            self.options.corrections,
            self._preparer(),
            jobs=1 if self.options.dry_run else self.jobs,
        ):
            if outcome.prepared is not None and not self.options.dry_run:
                self.writer.accept(outcome.prepared)
            done += outcome.articles
            self.report.warnings += outcome.notes
            self._note_rejected(outcome.rejected)
            self.progress("index", done)
        self._settle()

    def _batch_size(self) -> dict[str, int]:
        """Batches so small that all that are in flight fit: an article's objects take about 30 bytes a character."""
        share = self.options.memory_mb * MEGABYTE // (8 * self.jobs)
        return {"articles": BATCH_ARTICLES, "characters": max(share // 30, 100_000)}

    def _preparer(self) -> Callable[[Sequence[Entry]], Any]:
        return _nothing if self.options.dry_run else self.writer.preparer()

    def _pending(self) -> Iterator[Pending]:
        """Read all sources in order, and give what has to be indexed."""
        count = 0
        for source, origin in zip(self.sources, self.origins, strict=True):
            for item in read_source(source, limits=self.options.limits):
                if isinstance(item, Rejection):
                    self.report.rejected.append(item)
                    self.planner.reject(item.article_id, origin)
                    continue
                count += 1
                if count % 100 == 0:
                    self.progress("read", count)
                if pending := self._decide(item, origin):
                    yield pending
        self.progress("read", count)

    def _decide(self, read: Read, origin: str) -> Pending | None:
        self.report.warnings += [f"{read.where}: {w}" for w in read.warnings]
        correction = self.options.corrections.hash_of(read.article.id)
        content_hash = remembered(read.content_hash, correction, page=read.page)
        action = self.planner.decide(read.article.id, content_hash, origin, read.where)
        if action is Action.DUPLICATE:
            self._refuse(
                read,
                origin,
                f"the id {read.article.id!r} was read before, at {self.planner.first[read.article.id]}",
                "Give one of the two another id; the first was kept.",
            )
        elif action is Action.FOREIGN:
            owner = self.planner.known[read.article.id].origin
            named = "added by hand" if owner == ADDED_BY_HAND else f"of the source {owner}"
            self._refuse(
                read,
                origin,
                f"the id {read.article.id!r} belongs to an article {named}",
                "`timtin add` replaces it; or give this article another id.",
            )
        else:
            self.report.counts[action.value] += 1
        return Pending(read, origin, content_hash) if action in (Action.ADD, Action.UPDATE) else None

    def _refuse(self, read: Read, origin: str, reason: str, hint: str) -> None:
        self.report.rejected.append(Rejection(read.where, reason, hint, read.article.id, origin))

    def _note_rejected(self, rejected: Iterable[Rejection]) -> None:
        for one in rejected:
            self.report.rejected.append(one)
            self.report.counts["add" if one.article_id not in self.planner.known else "update"] -= 1
            if one.article_id is not None:
                self.planner.first.pop(one.article_id, None)
                self.planner.protected.add(one.article_id)

    def _settle(self) -> None:
        """Decide what vanished, carry over what must stay in a full run, and commit."""
        lost = self.planner.shrunk()
        if lost and not self.options.allow_deletes:
            raise SourceError(
                "; ".join(f"{o} had {had} articles and has lost {n} of them" for o, (n, had) in lost.items()),
                hint="Nothing was changed. If that is meant, run again with --allow-deletes.",
            )
        if not self.options.allow_deletes:
            refuse_shrinking(self.remains, len(self.planner.first))
        vanished = [i for ids in self.planner.vanished().values() for i in ids]
        self.report.kept = self.planner.kept_after_rejection()
        if self.options.allow_deletes:
            gone = [i for i in self.report.kept if i not in self.planner.protected]
            vanished, self.report.kept = vanished + gone, [i for i in self.report.kept if i in self.planner.protected]
        self.report.removed = vanished
        counts = self.report.counts
        self.report.changed = not self.options.dry_run and bool(
            self.full or counts["add"] or counts["update"] or vanished
        )
        if self.options.dry_run:
            self.report.articles = self.status.articles if self.status else 0
            return
        if self.full:
            self._carry_over(set(vanished))
        else:
            self.writer.remove(vanished)
        if self.report.changed or self.status is None or tuple(self.origins) != self.status.sources:
            self._commit()
        elif self.status:
            self.report.generation, self.report.articles = self.status.generation, self.status.articles
            self.report.index_bytes = sum(self.status.sizes.values())

    def _carry_over(self, vanished: set[str]) -> None:
        """A full run reads only its own sources: all else is taken from the index as it is, and extracted anew."""
        rest = [i for i in self.planner.known if i not in self.planner.first and i not in vanished]
        rest += [
            i
            for i in self.planner.first
            if i in self.planner.known and self.planner.known[i].origin not in self.planner.origins
        ]
        if not rest:
            return
        snapshot = self.engine.snapshot()
        for at in range(0, len(rest), 500):
            self.writer.add(e for i in rest[at : at + 500] if (e := self._again(snapshot, i)) is not None)

    def _again(self, snapshot: Any, article_id: str) -> Entry | None:
        """Extract a stored article anew; one that is damaged cannot be kept, is named, and stops nothing."""
        known = self.planner.known[article_id]
        try:
            article, raw = snapshot.get(article_id), snapshot.raw(article_id)
        except IndexDamaged as error:
            reason = f"the stored version cannot be read ({error.message}), and no source of this run has it"
            hint = "Add the article again, or restore the index from a backup."
            self.report.rejected.append(Rejection(error.where, reason, hint, article_id, known.origin))
            return None
        fresh, _ = self.options.corrections.apply(extract_facts(article))
        return Entry(fresh, known.origin, known.content_hash, raw)

    def _commit(self) -> None:
        self.progress("commit", 0)
        status = self.writer.commit(sources=self.origins, fingerprints=fingerprints.current())
        self.report.changed = True
        self.report.generation, self.report.articles = status.generation, status.articles
        self.report.index_bytes = sum(status.sizes.values())


def _nothing(entries: Sequence[Entry]) -> None:
    return None


def _current(engine: Engine, *, articles: bool = True) -> tuple[Status | None, Mapping[str, Known], str]:
    """Return the index's status, its *articles* if wanted, and why it has to be made anew ("" if it does not)."""
    try:
        status = engine.status()
        known = engine.known() if articles else {}
    except IndexMissing:
        return None, {}, ""
    except (IndexDamaged, IndexIncompatible) as error:
        return None, {}, f"the index cannot be used: {error.message.rstrip('.')}"
    now = fingerprints.current()
    other = sorted(name for name, mine in now.items() if status.fingerprints.get(name) != mine)
    return status, known, f"made by another {', '.join(other)}" if other else ""


def needed(engine: Engine) -> str:
    """Return why the index must be made (again), looking only at itself: ``""`` if it need not (``--if-needed``)."""
    status, _, why = _current(engine, articles=False)
    return why or ("" if status else "there is no index yet")
