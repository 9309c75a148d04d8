"""How are single articles added, and whole indexes copied, without a source to follow?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from search.engine.base import Engine, Entry
from search.errors import IndexMissing, RequestError, SourceError
from search.query.plan import Plan

from . import fingerprints
from .extract.facts import extract_facts
from .plan import ADDED_BY_HAND
from .report import Report
from .sources import read_source
from .sources.base import Rejection


def add_files(engine: Engine, files: Sequence[str]) -> Report:
    """
    Add the articles of *files*, replacing those with the same id; return what was done.

    The entry belongs to no source from then on, so no reindex removes it. Raises SourceError for a folder or for a
    file that is not there.
    """
    for name in files:
        if Path(name).is_dir():
            raise SourceError("a file was expected, found a folder", where=name, hint="`timtin reindex` takes folders.")
    report = Report()
    with engine.writer() as writer:
        known = writer.known()
        writer.start(full=not known and _empty(engine))
        writer.add(_entries(files, report, set(known)))
        report.changed = bool(report.counts["add"] or report.counts["update"])
        if report.changed:
            before = () if _empty(engine) else engine.status().sources
            status = writer.commit(sources=before, fingerprints=fingerprints.current())
            report.generation, report.articles = status.generation, status.articles
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
        entries = (Entry(a, known[a.id].origin, known[a.id].content_hash, snapshot.raw(a.id))
                   for a in snapshot.scan(Plan(sort="newest")) if a.id in known)
        writer.add(_counted(entries, len(known), progress))
        now = fingerprints.current()
        made = {**status.fingerprints, "analyzer": now["analyzer"], "fields": now["fields"]}
        done = writer.commit(sources=status.sources, fingerprints=made, notes={"copied from": source.location})
        if status.withdrawn:
            writer.withdraw(status.withdrawn)
    if done.articles < len(known):
        raise SourceError(f"expected {len(known)} articles, {done.articles} came over.", where=target.location,
                          hint="Articles that are withdrawn there stay out; `timtin restore` brings them back.")
    return done.articles


def _counted(entries: Iterable[Entry], total: int, progress: Callable[[int, int], None] | None) -> Iterator[Entry]:
    for count, entry in enumerate(entries, 1):
        yield entry
        if progress is not None:
            progress(count, total)


def _empty(engine: Engine) -> bool:
    try:
        engine.status()
    except IndexMissing:
        return True
    return False


def _entries(files: Sequence[str], report: Report, known: set[str]) -> Iterator[Entry]:
    seen: set[str] = set()
    for name in files:
        for item in read_source(name):
            if isinstance(item, Rejection):
                report.rejected.append(item)
                continue
            if item.article.id in seen:
                report.rejected.append(
                    Rejection(
                        item.where,
                        f"the id {item.article.id!r} was read before",
                        "Give one of the two another id; the first was kept.",
                        item.article.id,
                        name,
                    )
                )
                continue
            seen.add(item.article.id)
            report.counts["update" if item.article.id in known else "add"] += 1
            yield Entry(extract_facts(item.article, site=item.site), ADDED_BY_HAND, item.content_hash, item.raw)
