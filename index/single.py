"""How are single articles added, and whole indexes copied, without a source to follow?"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from search.engine.base import Engine, Entry, Snapshot, Status
from search.errors import IndexMissing, RequestError, SourceError
from search.model import Article
from search.query.plan import Plan

from . import fingerprints
from .corrections import Corrections
from .plan import ADDED_BY_HAND, remembered
from .report import Report
from .sources import check_source, read_source
from .sources.base import Rejection
from .work import Pending, batches, work

BATCH_ARTICLES = 500
BATCH_CHARACTERS = 4_000_000  # bounds the memory of one batch to some 100 MB


def add_files(engine: Engine, files: Sequence[str], corrections: Corrections | None = None) -> Report:
    """
    Add the articles of *files*, replacing those with the same id; return what was done.

    The entry belongs to no source from then on, so no reindex removes it. What cannot be read or extracted, and what is
    withdrawn, is rejected alone. An index made by other rules stays known as such, so that the next reindex makes all
    of it again. Raises SourceError for a folder or for a file that is not there.
    """
    for name in files:
        if Path(name).is_dir():
            raise SourceError("a file was expected, found a folder", where=name, hint="`timtin reindex` takes folders.")
        check_source(name)
    begun, report = time.monotonic(), Report()
    with engine.writer() as writer:
        before = _status(engine)
        known = set(writer.known())
        writer.start(full=before is None)
        pending = _pending(files, report, before.withdrawn if before else (), corrections or Corrections())
        for batch in batches(pending, articles=BATCH_ARTICLES, characters=BATCH_CHARACTERS):
            done = work(batch, corrections or Corrections(), writer.preparer())
            report.rejected += done.rejected
            report.warnings += done.notes
            failed = {r.article_id for r in done.rejected}
            report.counts.update(
                "update" if p.read.article.id in known else "add" for p in batch if p.read.article.id not in failed
            )
            if done.prepared is not None:
                writer.accept(done.prepared)
        report.changed = bool(report.counts["add"] or report.counts["update"])
        if report.changed:
            before = writer.commit(
                sources=before.sources if before else (),
                fingerprints=before.fingerprints if before else fingerprints.current(),
            )
    if before is not None:
        report.generation, report.articles = before.generation, before.articles
        report.index_bytes = sum(before.sizes.values())
    report.seconds = time.monotonic() - begun
    return report


def copy_index(source: Engine, target: Engine, *, progress: Callable[[int, int], None] | None = None) -> int:
    """
    Make *target* hold what *source* holds, as its new generation; return the number of articles.

    Articles go over as they are: with facets, corrections, raw pages, and the SOURCE each came from, so that a later
    reindex there goes on as it would have here. They are analysed anew, not extracted. Withdrawn articles stay behind,
    and stay withdrawn. *target* is switched at the end, or not at all; whatever it held before is its previous
    generation. Raises RequestError where both are one place, IndexLocked where either is being written.
    """
    if source.location == target.location:
        raise RequestError("an index cannot be copied onto itself.", where=target.location)
    with source.writer() as reading:  # nobody commits between these three
        snapshot, status, known = source.snapshot(), source.status(), reading.known()
    with target.writer() as writer:
        writer.start(full=True)
        entries = (
            Entry(a, known[a.id].origin, known[a.id].content_hash, raw)
            for a, raw in _with_raw(snapshot)
            if a.id in known
        )
        writer.add(_counted(entries, len(known), progress))
        now = fingerprints.current()
        made = {**status.fingerprints, "analyzer": now["analyzer"], "fields": now["fields"]}
        done = writer.commit(sources=status.sources, fingerprints=made, notes={"copied from": source.location})
        if status.withdrawn:
            writer.withdraw(status.withdrawn)
    if done.articles < len(known):
        raise SourceError(
            f"expected {len(known)} articles, {done.articles} came over.",
            where=target.location,
            hint="Articles that are withdrawn there stay out; `timtin restore` brings them back.",
        )
    return done.articles


def _with_raw(snapshot: Snapshot) -> Iterator[tuple[Article, str | None]]:
    """Every article with its raw page; a cluster gives hundreds at once, where one by one each would be a request."""
    together = getattr(snapshot, "scan_with_raw", None)
    if together is not None:
        yield from together(Plan(sort="newest"))
    else:
        yield from ((a, snapshot.raw(a.id)) for a in snapshot.scan(Plan(sort="newest")))


def _counted(entries: Iterable[Entry], total: int, progress: Callable[[int, int], None] | None) -> Iterator[Entry]:
    for count, entry in enumerate(entries, 1):
        yield entry
        if progress is not None:
            progress(count, total)


def _status(engine: Engine) -> Status | None:
    try:
        return engine.status()
    except IndexMissing:
        return None


def _pending(
    files: Sequence[str], report: Report, withdrawn: Collection[str], corrections: Corrections
) -> Iterator[Pending]:
    seen: set[str] = set()
    for name in files:
        for item in read_source(name):
            if isinstance(item, Rejection):
                report.rejected.append(item)
                continue
            article_id = item.article.id
            report.warnings += [f"{item.where}: {w}" for w in item.warnings]
            if article_id in withdrawn:
                reason, hint = f"the article {article_id!r} is withdrawn", f"First `timtin restore {article_id}`."
            elif article_id in seen:
                reason = f"the id {article_id!r} was read before"
                hint = "Give one of the two another id; the first was kept."
            else:
                seen.add(article_id)
                content_hash = remembered(item.content_hash, corrections.hash_of(article_id), page=item.page)
                yield Pending(item, ADDED_BY_HAND, content_hash)
                continue
            report.rejected.append(Rejection(item.where, reason, hint, article_id, name))
