"""
Many clients at once, a server, and reindexes meanwhile: every answer must be right and of one generation.

The sources keep their number of articles from version to version, so the total of everything is the same in every
generation: an answer that counts otherwise is a mixture.
"""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import quote, urlencode

from .serving import Memory, Server, run_timtin
from .strings import strings
from .world import QUERIES, write_sources

EXTRA = 4  # articles of a version besides its rows
EVERY = 1000  # requests from one look at the memory to the next


@dataclass
class Result:
    """What clients saw. *wrong* tells what was not as it must be."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    generations: set[str] = field(default_factory=set)
    statuses: dict[int, int] = field(default_factory=dict)
    memory: list[tuple[int, Memory]] = field(default_factory=list)  # after how many requests
    reindexes: int = 0
    partial: int = 0  # answers that said that time had run out for their facets

    def percentile(self, share: float) -> float:
        """Return the time in milliseconds within which *share* of all requests were answered."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def paths(rng: random.Random, count: int) -> list[tuple[str, tuple[int, ...]]]:
    """Return *count* mixed requests, each with the statuses that are right."""
    return [rng.choices(_KINDS, _SHARES)[0](rng) for _ in range(count)]


def _search(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    pairs = [("q", rng.choice(QUERIES))]
    if rng.random() < 0.4:
        pairs.append(
            rng.choice(
                (
                    ("district", "Tây Hồ"),
                    ("year", "2023"),
                    ("cluster", "3"),
                    ("sort", "newest"),
                    ("award_type", "Giấy khen"),
                    ("award_status", "received"),
                    ("sort", "oldest"),
                )
            )
        )
    where = rng.choice(("/", "/api/search"))
    return f"{where}?{urlencode(pairs)}", (200,)


def _any_text(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    text = strings(rng.randrange(1 << 30), 1)[0][:300].encode("utf-8", "replace").decode()
    return f"/api/search?q={quote(text)}", (200, 400)


def _everything(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    return "/api/search?sort=newest", (200,)


def _article(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    number = rng.randrange(1, 400)
    return rng.choice((f"/bai/bai-{number}", f"/api/articles/bai-{number}")), (200, 404)


def _other(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    return rng.choice(
        (
            ("/", (200,)),
            ("/khen-thuong", (200,)),
            ("/cum", (200,)),
            ("/feed.atom?q=thi+dua", (200,)),
            ("/healthz", (200,)),
            ("/readyz", (200,)),
            ("/metrics", (200,)),
            ("/api/awards?year=2023", (200,)),
            ("/tai-ve.csv?q=thi+dua", (200,)),
            ("/api/suggest?q=" + quote("cụm th"), (200,)),
            ("/api/facets/district", (200,)),
            ("/loc/district", (200,)),
            ("/khong-co", (404,)),
            ("/api/search?khong=1", (400,)),
            ("/api/search?page=99999999", (404, 400)),
            ("/static/khong.css", (404,)),
            ("/api/openapi.json", (200,)),
        )
    )


_KINDS: tuple[Callable[[random.Random], tuple[str, tuple[int, ...]]], ...] = (
    _search,
    _any_text,
    _everything,
    _article,
    _other,
)
_SHARES = (45, 10, 15, 15, 15)


class Client(threading.Thread):
    """One client on one connection, opened again only after the server closed it."""

    def __init__(self, port: int, asked: list[tuple[str, tuple[int, ...]]], articles: int, result: Result) -> None:
        super().__init__(daemon=True)
        self.port, self.asked, self.articles, self.result = port, asked, articles, result
        self.done = 0
        self.enough = threading.Event()

    def run(self) -> None:
        """Ask for everything once, and go on from the start until it is enough."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        for path, right in cycle(self.asked):
            if self.done >= len(self.asked) and self.enough.is_set():
                break
            self.done += 1
            begun = time.perf_counter()
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                status, body = response.status, response.read()
            except (OSError, http.client.HTTPException) as error:
                self.result.wrong.append(f"{path}: {error!r}")
                connection.close()
                continue
            self.result.seconds.append(time.perf_counter() - begun)
            self.result.statuses[status] = self.result.statuses.get(status, 0) + 1
            if status not in right:
                self.result.wrong.append(f"{path}: status {status}: {body[:200]!r}")
            elif path == "/api/search?sort=newest":
                self._check(json.loads(body))
        connection.close()

    def _check(self, answer: dict) -> None:  # type: ignore[type-arg]
        self.result.generations.add(answer["index"]["generation"])
        year = next(f for f in answer["facets"] if f["field"] == "year")
        counted = sum(v["count"] for v in year["values"]) + year["missing"]
        if "year" in answer["partial"]:  # the machine was so busy that time ran out: said, and totals are whole
            self.result.partial += 1
            counted = self.articles
        if not answer["total"] == answer["index"]["articles"] == counted == self.articles:
            self.result.wrong.append(f"a mixture: {answer['total']} found, {answer['index']}, {counted} by year")


def soak(
    server: Server,
    index: Path,
    sources: Path,
    *,
    requests: int,
    reindexes: int,
    clients: int = 8,
    rows: int = 200,
    seed: int = 1,
    tell: Callable[[str], None] = lambda line: None,
) -> Result:
    """
    Ask *requests* in all from *clients* threads while *reindexes* reindexes are spread over them.

    The index must hold version 1 of the sources (``write_sources(sources, 1, rows)``).
    """
    rng, result = random.Random(seed), Result()
    share = requests // clients
    running = [Client(server.port, paths(rng, share), rows + EXTRA, result) for _ in range(clients)]
    for client in running:
        client.start()
    for number in range(1, reindexes + 1):
        _watch(server, running, result, (number - 0.5) * share * clients / reindexes, tell)
        write_sources(sources, number + 1, rows)
        run_timtin(index, "reindex", str(sources), "--jobs", "1", code=3)  # 3: one page of the sources is broken
        result.reindexes += 1
        _sample(server, running, result, tell)
    _watch(server, running, result, share * clients, tell)
    for client in running:
        client.enough.set()
    for client in running:
        client.join()
    _sample(server, running, result, tell)
    return result


def _watch(server: Server, running: list[Client], result: Result, until: float, tell: Callable[[str], None]) -> None:
    """Wait for so many requests; look at the memory every :data:`EVERY` of them."""
    while (done := sum(c.done for c in running)) < until and any(c.is_alive() for c in running):
        if not result.memory or done // EVERY > result.memory[-1][0] // EVERY:
            _sample(server, running, result, tell)
        time.sleep(0.05)


def _sample(server: Server, running: list[Client], result: Result, tell: Callable[[str], None]) -> None:
    memory = server.memory()
    result.memory.append((sum(c.done for c in running), memory))
    tell(
        f"{result.memory[-1][0]:>8,} requests, {result.reindexes:>3} reindexes: {memory.own / 1000:6.1f} MB own, "
        f"{memory.index / 1000:5.1f} MB of index files ({memory.old / 1000:.1f} of removed ones), "
        f"{len(result.wrong)} wrong {result.wrong[-1:]}, p99 {result.percentile(0.99):.0f} ms"
    )


def growth(result: Result, warm_up: int) -> float:
    """
    Return by which share the process' own memory grew: its largest figure in the last fifth of the requests after the
    first *warm_up*, against its largest in the first fifth of them. Both fifths hold as many reindexes: for a moment
    after each one two generations are in memory, so peaks must be compared with peaks.
    """
    whole = result.memory[-1][0]
    fifth = (whole - warm_up) / 5
    early = [memory.own for done, memory in result.memory if warm_up <= done <= warm_up + fifth] or [
        memory.own for done, memory in result.memory if done >= warm_up
    ][:1]
    late = [memory.own for done, memory in result.memory if done >= whole - fifth]
    return max(late) / max(early) - 1
