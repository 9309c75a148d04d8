"""
What must hold of any string and of any file? The checks that the fuzz run makes, in one place for short and long runs.

A fault is an exception, a broken promise, or more than a second of computing for one input (of processor time, so
that a busy machine does not count).
"""

from __future__ import annotations

import html
import json
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient

from index.extract.facts import extract_facts
from index.sources import Read, read_source
from search.errors import RequestError, SourceError
from search.index import Index
from search.model import Article
from search.params import parse_request
from search.query.ranking import plan_all, plan_any, plan_near
from search.query.understand import plain, understand
from search.request import SearchRequest
from web import create_app

SECOND = 1.0
STUCK = 20  # seconds of processor time after which an input is given up
_TAG = re.compile(r"</?mark>")


@dataclass
class Score:
    """How many inputs, the slowest one, and every fault with its input."""

    count: int = 0
    slowest: float = 0.0
    faults: list[tuple[str, str]] = field(default_factory=list)
    searched: int = 0  # strings matched against the index and completed from it
    answered: int = 0  # strings for which a whole page of hits was made and checked
    asked: int = 0  # strings sent through the web application
    articles: int = 0
    rejected: int = 0

    def add(self, other: Score) -> None:
        self.count += other.count
        self.slowest = max(self.slowest, other.slowest)
        self.faults += other.faults
        self.searched += other.searched
        self.answered += other.answered
        self.asked += other.asked
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


def check_string(text: str) -> None:
    """Understand one string and make all its plans."""
    query = understand(text, no_value)
    assert len(query.units) <= 64
    assert all(isinstance(t, str) for t in query.ignored)
    plan_all(query), plan_near(query), plan_any(plain(text))
    query.understood().encode("utf-8", "surrogatepass")


def search_string(text: str, index: Index) -> None:
    """Read one string as a request's text, find what it matches, and how it may go on."""
    with suppress(RequestError):
        found = index.count(parse_request([("q", text)], strict=False))
        assert 0 <= found <= index.status().articles
    assert len(index.suggest(text[:200], 8)) <= 8


def answer_string(text: str, index: Index) -> None:
    """Make the whole answer to one string: rescue, ranking, facets, marks, explanation; and to any of its words."""
    try:
        request = parse_request([("q", text), ("explain", "1")], strict=False)
    except RequestError:
        return
    _check_answer(index, request)
    index.run(SearchRequest(text, match="any", facets=()))


def _check_answer(index: Index, request: SearchRequest) -> None:
    result = index.run(request)
    assert len(result.hits) <= min(result.total, request.limit)
    for hit in (*result.hits, *result.near):
        for marked, stored in ((hit.title_html, hit.article.title), (hit.snippet_html, None)):
            bare = _TAG.sub("", marked)
            assert "<" not in bare and ">" not in bare, marked
            assert stored is None or html.unescape(bare) == stored, (marked, stored)
    for facet in result.facets:
        assert all(v.count <= result.articles for v in facet.values)


PLACES = (
    "/?q={}",
    "/api/search?q={}",
    "/api/search?q={}&sort=newest&explain=1&facets=district,year",
    "/?q=thi+%C4%91ua&district={}",
    "/api/search?cluster={}&award_type={}",
    "/api/search?year={}&from={}&to={}",
    "/api/search?page={}&limit={}",
    "/?{}",
    "/api/search?{}={}",
    "/?lang={}&q={}&sort={}",
    "/api/suggest?q={}",
    "/khen-thuong?q={}",
    "/api/awards?recipient={}&giver={}",
    "/bai/{}",
    "/api/articles/{}",
    "/cum/{}/{}",
    "/loc/district?q={}",
    "/api/facets/{}",
    "/feed.atom?q={}",
    "/tai-ve.csv?q={}",
    "/{}",
)


def ask_string(text: str, client: FlaskClient, number: int) -> None:
    """Send one string as a part of an address; *number* chooses which. No answer may be a server error."""
    path = PLACES[number % len(PLACES)].replace("{}", quote(text[:2000], errors="surrogatepass"))
    with client.get(f"http://localhost{path}") as answer:  # a path may begin with "//", which alone would name a host
        body = answer.get_data()
        assert answer.status_code < 500, (answer.status_code, path[:200], body[:200])
        if answer.mimetype == "application/json":
            json.loads(body)
        elif answer.mimetype == "text/html":
            assert b"<script>" not in body, f"a tag of the address stands in the page: {path[:200]}"


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


def attack_strings(
    texts: Iterable[str], index: Index | None, *, answer_every: int = 1, ask_every: int = 1, first: int = 0
) -> Score:
    """
    Check *texts*: each is understood, planned, matched and completed; every *answer_every*-th gets a whole answer and
    every *ask_every*-th is sent through the web application, from the *first*-th place of an address on.
    """
    score = Score()
    client = create_app({"INDEX": index}).test_client(use_cookies=False) if index is not None else None

    def work(number: int, text: str) -> None:
        check_string(text)
        if index is None or client is None:
            return
        search_string(text, index)
        score.searched += 1
        if number % answer_every == 0:
            answer_string(text, index)
            score.answered += 1
        if number % ask_every == 0:
            ask_string(text, client, first + number // ask_every)
            score.asked += 1

    for number, text in enumerate(texts):
        measured(score, repr(text), partial(work, number, text))
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
