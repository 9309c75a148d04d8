"""The steps that run in processes of their own: ``python -m timtin.benchmark.steps NAME JSON`` prints its result."""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from search.engine.base import Entry
from search.model import Article

from .children import memory_of
from .corpus import prepare_corpus, read_docs, read_texts
from .engines import load
from .queries import CLASSES, make_queries

BATCH = 256


def corpus(source: str, size: int, real: int | None, seed: int, folder: str) -> dict[str, Any]:
    """Write a corpus; return what it is."""
    prepare_corpus(read_texts(source, real), size, seed, Path(folder))
    facts: dict[str, Any] = json.loads((Path(folder) / "facts.json").read_text("utf-8"))
    return facts


def build(engine: str, corpus: str, folder: str, limit: int | None) -> dict[str, Any]:
    """Build the one-field index of an engine from given tokens."""
    load(engine).build(Path(corpus), Path(folder), limit)
    return {"bytes": sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())}


def opening(engine: str, corpus: str, folder: str) -> dict[str, Any]:
    """Open an index, answer one query of each class; return seconds of CPU and bytes of memory more than before."""
    peer = load(engine)
    queries = make_queries(Path(corpus), 1, 7, 2000)
    before = memory_of()
    begun = time.process_time()
    peer.open(Path(folder))
    opened = time.process_time() - begun
    for kind in CLASSES:
        if kind in peer.classes:
            peer.answer(queries[kind][0])
    answered = time.process_time() - begun
    return {"open": opened, "first": answered, "memory": max(0, memory_of() - before)}


def full_build(corpus: str, folder: str, limit: int | None, jobs: int, memory: int) -> dict[str, Any]:
    """Build TimTin's whole index (four fields, all views) from raw text, facts already extracted."""
    from index.reindex import Options, fitting_jobs
    from search.engine.embedded import EmbeddedEngine

    jobs = fitting_jobs(Options(jobs=jobs, memory_mb=memory))
    engine = EmbeddedEngine(folder)
    with engine.writer(jobs=jobs, memory_mb=memory) as writer:
        if jobs == 1:
            writer.preparer()([Entry(Article("0", title="thi đua"))])  # PyVi's model is loaded once, not per article
        begun = time.process_time()
        writer.start(full=True)
        for prepared in _prepared(_batches(Path(corpus), limit), writer.preparer(), jobs):
            writer.accept(prepared)
        status = writer.commit(sources=(), fingerprints={})
    return {
        "segments": status.segments,
        "articles": status.articles,
        "sizes": dict(status.sizes),
        "own_cpu": time.process_time() - begun,
        "start": begun,
    }


def _batches(corpus: Path, limit: int | None) -> Iterator[list[Entry]]:
    docs = read_docs(corpus, limit, tokens=False)
    while batch := [Entry(doc.article(), "bench", doc.id) for doc in islice(docs, BATCH)]:
        yield batch


def _prepared(batches: Iterator[list[Entry]], prepare: Callable[[Any], Any], jobs: int) -> Iterator[Any]:
    """Prepare batches in order, with no more than two for each process under way."""
    if jobs <= 1:
        yield from map(prepare, batches)
        return
    running: deque[Future[Any]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        for batch in batches:
            running.append(pool.submit(prepare, batch))
            if len(running) >= 2 * jobs:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def reading(corpus: str, limit: int | None) -> dict[str, Any]:
    """Only read the raw articles, as every build does; to be taken off."""
    start = time.process_time()
    return {"articles": sum(1 for _ in read_docs(Path(corpus), limit, tokens=False)), "start": start}


def pyvi_build(engine: str, corpus: str, folder: str, limit: int | None) -> dict[str, Any]:
    """Build a peer's index from raw text with PyVi's words: two fields, title and body, and the facets."""
    from . import raw_text

    raw_text.begin(engine)
    start = time.process_time()
    raw_text.build(engine, Path(corpus), Path(folder), limit)
    return {"bytes": sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file()), "start": start}


def page_build(corpus: str, folder: str, limit: int | None) -> dict[str, Any]:
    """Build the index of the page over stock Whoosh."""
    from . import whoosh_page

    whoosh_page.build(Path(corpus), Path(folder), limit)
    return {"bytes": sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())}


STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    step.__name__: step for step in (corpus, build, opening, full_build, reading, pyvi_build, page_build)
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](**json.loads(sys.argv[2]))))
