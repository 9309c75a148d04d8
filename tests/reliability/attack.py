"""
What must hold of any string and of any file? The checks that the fuzz run makes, in one place for short and long runs.

A fault is an exception, a broken promise, or more than a second of computing for one input (of processor time, so
that a busy machine does not count).
"""

from __future__ import annotations

import html
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from index.extract.facts import extract_facts
from index.sources import Read, read_source
from search.errors import RequestError, SourceError
from search.index import Index
from search.model import Article
from search.params import parse_request
from search.query.ranking import plan_all, plan_any, plan_near
from search.query.understand import plain, understand
from search.request import SearchRequest

SECOND = 1.0
STUCK = 20  # seconds of processor time after which an input is given up
_TAG = re.compile(r"</?mark>")


@dataclass
class Score:
    """How many inputs, the slowest one, and every fault with its input."""

    count: int = 0
    slowest: float = 0.0
    faults: list[tuple[str, str]] = field(default_factory=list)
    searched: int = 0
    articles: int = 0
    rejected: int = 0

    def add(self, other: Score) -> None:
        self.count += other.count
        self.slowest = max(self.slowest, other.slowest)
        self.faults += other.faults
        self.searched += other.searched
        self.articles += other.articles
        self.rejected += other.rejected


class Stuck(BaseException):
    """Raised by the timer in the middle of an input that does not end."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stuck


def measured(score: Score, shown: str, work: Callable[[], object]) -> None:
    """Carry *work* out for one input and note its time and faults."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, STUCK)
    begun = time.process_time()
    try:
        work()
    except Stuck:
        score.faults.append((shown, f"no end within {STUCK} s"))
    except Exception:
        score.faults.append((shown, traceback.format_exc(limit=-4)))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    taken = time.process_time() - begun
    score.count += 1
    score.slowest = max(score.slowest, taken)
    if taken > SECOND:
        score.faults.append((shown, f"took {taken:.2f} s of processor time"))


def no_value(facet: str, typed: str) -> tuple[str, ...]:
    """Resolve nothing: for understanding without an index."""
    return ("2024",) if typed == "2024" else ()


def check_string(text: str, index: Index | None) -> None:
    """Understand one string, make all its plans, and (with *index*) search, mark, count, complete with it."""
    query = understand(text, no_value)
    assert len(query.units) <= 64
    assert all(isinstance(t, str) for t in query.ignored)
    plan_all(query), plan_near(query), plan_any(plain(text))
    query.understood().encode("utf-8", "surrogatepass")
    if index is not None:
        _search(text, index)


def _search(text: str, index: Index) -> None:
    try:
        request = parse_request([("q", text), ("explain", "1")], strict=False)
    except RequestError:
        return
    result = index.run(request)
    assert len(result.hits) <= min(result.total, request.limit)
    for hit in (*result.hits, *result.near):
        for marked, stored in ((hit.title_html, hit.article.title), (hit.snippet_html, None)):
            bare = _TAG.sub("", marked)
            assert "<" not in bare and ">" not in bare, marked
            assert stored is None or html.unescape(bare) == stored, (marked, stored)
    for facet in result.facets:
        assert all(v.count <= result.articles for v in facet.values)
    index.suggest(text[:200])
    index.run(SearchRequest(text, match="any", facets=()))


def check_file(name: str, data: bytes, folder: Path, score: Score) -> None:
    """Read one file and extract from every article in it; what is found must point into its own text."""
    path = folder / name
    path.write_bytes(data)
    try:
        for item in read_source(path):
            if not isinstance(item, Read):
                score.rejected += 1
                assert item.reason and item.where
                continue
            score.articles += 1
            check_article(extract_facts(item.article, site=item.site), item.raw)
    except SourceError:
        score.rejected += 1
    finally:
        path.unlink()


def check_article(article: Article, raw: str | None) -> None:
    """Every piece of evidence must be the sentence that stands there, and the article survives being stored."""
    data = article.to_json()
    fields: dict[str, Any] = {
        "title": article.title,
        "summary": article.summary,
        "body": article.body,
        **{f"captions.{n}": c for n, c in enumerate(article.captions)},
    }
    for found in (*article.clusters, *article.districts, *article.awards, *article.evidence):
        evidence = found.evidence
        if evidence is not None:
            told = fields[evidence.field] or ""
            assert told[evidence.start : evidence.end] == evidence.sentence, evidence
    if raw is not None and article.excluded is not None:
        assert all(0 <= a <= b <= len(raw) for a, b in article.excluded.spans)
    assert Article.from_json(data) == article
    article.body.encode()


def attack_strings(texts: Iterable[str], index: Index | None, *, search_every: int = 20) -> Score:
    """Check *texts*, every *search_every*-th through the index too."""
    score = Score()
    for number, text in enumerate(texts):
        through = index if index is not None and number % search_every == 0 else None
        score.searched += through is not None
        measured(score, repr(text), lambda text=text, through=through: check_string(text, through))  # type: ignore[misc]
    return score


def attack_files(files: Iterable[tuple[str, bytes]]) -> Score:
    """Check *files*."""
    score = Score()
    with tempfile.TemporaryDirectory(prefix="timtin-fuzz-") as folder:
        for name, data in files:
            measured(
                score,
                f"{name}: {data!r}",
                lambda name=name, data=data: check_file(  # type: ignore[misc]
                    name, data, Path(folder), score
                ),
            )
    return score
