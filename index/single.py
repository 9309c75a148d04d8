"""How are single articles added, and whole indexes copied, without a source to follow?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from search.engine.base import Engine, Entry
from search.errors import IndexMissing, SourceError
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


def copy_index(source: Engine, target: Engine) -> int:
    """Write every article of *source* into *target* as its new generation; return how many. Nothing is extracted."""
    snapshot, status = source.snapshot(), source.status()
    with source.writer() as reading:
        known = reading.known()
    with target.writer() as writer:
        writer.start(full=True)
        writer.add(
            Entry(a, known[a.id].origin, known[a.id].content_hash, snapshot.raw(a.id))
            for a in snapshot.scan(Plan(sort="newest"))
        )
        done = writer.commit(sources=status.sources, fingerprints=status.fingerprints)
    return done.articles


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
