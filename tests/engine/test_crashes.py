"""Whatever step of writing fails, the old or the new generation answers completely, and the next writer tidies up."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine
from search.engine.embedded.clean import orphans
from search.engine.generations.files import on_step
from search.errors import TimTinError
from search.model import Article
from search.query.plan import Plan

OLD = {"0", "1", "2"}
NEW = {"1", "2", "3", "4"}


class Killed(BaseException):
    """Ends a writer as a signal would: no cleaning up."""


def articles(names: set[str]) -> list[Entry]:
    return [Entry(Article(name, title=f"bài {name}", body="thi đua khen thưởng")) for name in sorted(names)]


def start(path: Path) -> EmbeddedEngine:
    """An index with the old articles in two segments."""
    engine = EmbeddedEngine(path)
    for full, names in ((True, {"0", "1"}), (False, {"2"})):
        with engine.writer() as writer:
            writer.start(full=full)
            writer.add(articles(names))
            writer.commit(sources=[], fingerprints={})
    return engine


def change(engine: EmbeddedEngine) -> None:
    """From the old articles to the new ones: an addition, a removal, a merge."""
    writer = engine.writer()
    try:
        writer.start(full=False)
        writer.remove(["0"])
        writer.add(articles({"3", "4"}))
        writer.optimise()
        writer.commit(sources=[], fingerprints={})
    except Killed:
        writer._lock.release()  # as the operating system does when a process ends
        raise
    except BaseException:
        writer.close()
        raise
    writer.close()


def found(path: Path) -> set[str]:
    """The articles that a fresh process finds, each read from end to end."""
    snapshot = EmbeddedEngine(path).snapshot()
    answer = snapshot.execute(Plan(limit=100))
    assert answer.total == len(answer.hits) == snapshot.articles
    assert all(snapshot.get(hit.id).title == f"bài {hit.id}" for hit in answer.hits)  # type: ignore[union-attr]
    return {hit.id for hit in answer.hits}


def steps_of_a_change(tmp_path: Path) -> int:
    engine = start(tmp_path / "counted")
    seen: list[str] = []
    with on_step(lambda step, path: seen.append(step)):
        change(engine)
    return len(seen)


def fail_at(number: int, error: BaseException) -> Callable[[str, str], None]:
    at = iter(range(1_000_000))

    def hook(step: str, path: str) -> None:
        if next(at) == number:
            raise error

    return hook


@pytest.mark.parametrize("kind", ["killed", "no space", "disk fault"])
def test_a_fault_at_any_step_leaves_the_old_or_the_new_generation(tmp_path: Path, kind: str) -> None:
    """Every write, sync, rename and removal of a run fails once; of faults that are told, each third is enough."""
    outcomes = []
    start(tmp_path / "old")
    for number in range(0, steps_of_a_change(tmp_path), 1 if kind == "killed" else 3):
        path = tmp_path / f"{number}"
        engine = EmbeddedEngine(shutil.copytree(tmp_path / "old", path))
        error = {
            "killed": Killed(),
            "no space": OSError(errno.ENOSPC, "No space left on device"),
            "disk fault": OSError(errno.EIO, "Input/output error"),
        }[kind]
        raised: BaseException | None = None
        try:
            with on_step(fail_at(number, error)):
                change(engine)
        except (Killed, TimTinError) as caught:
            raised = caught
        if kind == "no space" and raised:
            assert "No space left on device" in str(raised)
            assert str(raised).endswith("Free space on that disk, then run the same command again.")
        outcomes.append(found(path))
        assert outcomes[-1] in (OLD, NEW), number
        assert raised or outcomes[-1] == NEW, number  # only tidying up afterwards may fail in silence
        change(EmbeddedEngine(path))
        assert found(path) == NEW, number
        assert not orphans(path), number
        assert [f for f in EmbeddedEngine(path).check() if f.level != "info"] == [], number
    assert outcomes == sorted(outcomes, key=lambda names: names == NEW)  # one moment at which it is switched
    assert OLD in outcomes


def test_repair_leaves_nothing_behind(tmp_path: Path) -> None:
    """What a killed writer left is named by check, and removed by check --repair."""
    for number in range(0, steps_of_a_change(tmp_path), 7):
        path = tmp_path / f"{number}"
        engine = start(path)
        with on_step(fail_at(number, Killed())), pytest.raises(Killed):
            change(engine)
        left = orphans(path)
        named = [f.where for f in EmbeddedEngine(path).check() if f.level == "warning"]
        assert sorted(named) == sorted(map(str, left)), number
        EmbeddedEngine(path).check(repair=True)
        assert not orphans(path), number
        assert [f for f in EmbeddedEngine(path).check() if f.level != "info"] == [], number


def write_for_ever(path: Path) -> None:
    engine = EmbeddedEngine(path)
    for n in range(1_000_000):
        with engine.writer() as writer:
            writer.start(full=n % 3 == 0)
            writer.add(articles({str(n), *(str(i) for i in range(5))}))
            writer.remove([str(n - 1)] if n > 5 else [])
            writer.commit(sources=[], fingerprints={}, notes={"n": n})


def test_killed_at_random_moments_the_index_is_whole(tmp_path: Path) -> None:
    """``kill -9`` of a process that does nothing but write; the next process goes on at once."""
    rng = random.Random(5)
    path = tmp_path / "index"
    start(path)
    for _ in range(8):
        child = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(path,))
        child.start()
        time.sleep(0.05 + rng.random() * 0.15)
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        assert {"1", "2"} <= found(path)
        assert [f for f in EmbeddedEngine(path).check() if f.level == "error"] == []
    change(EmbeddedEngine(path))
    assert not orphans(path)
