"""
How does a batch of read articles become something an engine can take? In this process or in several.

A worker extracts facts, applies corrections, and lets the engine prepare the batch (analyse it, build a segment). It
gets and gives plain values, so it runs anywhere.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from search.engine.base import Entry
from search.errors import TimTinError

from .corrections import Corrections
from .extract.facts import extract_facts
from .sources.base import Read, Rejection

PR_SET_PDEATHSIG = 1  # of linux/prctl.h
Prepare = Callable[[Sequence[Entry]], Any]


@dataclass(frozen=True, slots=True)
class Pending:
    """An article that was read and will be indexed: its *origin* and the hash it will carry."""

    read: Read
    origin: str
    content_hash: str


@dataclass
class Done:
    """What a worker gives back: the engine's *prepared* batch, how many articles, who fell out, what to tell."""

    prepared: Any
    articles: int
    rejected: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def work(batch: Sequence[Pending], corrections: Corrections, prepare: Prepare) -> Done:
    """Extract and prepare one batch. An article that cannot be extracted is rejected alone."""
    entries: list[Entry] = []
    done = Done(None, 0)
    for pending in batch:
        read = pending.read
        try:
            article, notes = corrections.apply(extract_facts(read.article, site=read.site))
        except Exception as error:  # one bad article never stops a run; it is named, with what went wrong
            done.rejected.append(
                Rejection(
                    read.where,
                    f"extraction failed: {error!r}",
                    "Please report this article to the makers of TimTin.",
                    read.article.id,
                    pending.origin,
                )
            )
            continue
        done.notes += notes
        entries.append(Entry(article, pending.origin, pending.content_hash, read.raw))
    done.articles = len(entries)
    done.prepared = prepare(entries) if entries else None
    return done


def _end_with(parent: int) -> None:
    """
    In a worker: end when the process that started it is gone (killed, say), which would leave it waiting for ever.

    On Linux the kernel sees to it, whatever the worker is doing; elsewhere a thread looks every second.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a C library without prctl
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def batches(pending: Iterable[Pending], *, articles: int, characters: int) -> Iterator[list[Pending]]:
    """Yield *pending* in batches of at most *articles* articles and about *characters* code points of text."""
    batch: list[Pending] = []
    size = 0
    for one in pending:
        batch.append(one)
        size += len(one.read.article.body) + len(one.read.raw or "") + 1000
        if len(batch) >= articles or size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def work_through(
    batched: Iterable[list[Pending]], corrections: Corrections, prepare: Prepare, *, jobs: int
) -> Iterator[Done]:
    """Yield the outcome of every batch, in order, with *jobs* processes and no more than two batches each in flight."""
    if jobs <= 1:
        for batch in batched:
            yield work(batch, corrections, prepare)
        return
    ours = os.getpid()
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    running: deque[Future[Done]] = deque()
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with, initargs=(ours,)) as pool:
        try:
            for batch in batched:
                running.append(pool.submit(work, batch, corrections, prepare))
                if len(running) >= 2 * jobs:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        except BrokenProcessPool as error:
            raise TimTinError(
                "a worker process ended before its work was done; nothing was changed",
                hint="Often memory ran out: try again with a smaller --memory or --jobs 1.",
            ) from error
        finally:
            for future in running:
                future.cancel()
