"""A damaged index says what is wrong where, and what helps; a wrong byte is never searched."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine
from search.errors import IndexDamaged, IndexIncompatible, IndexLocked, TimTinError
from search.model import Article
from search.query.plan import Phrase, Plan, Signal, Word


def made(path: Path) -> EmbeddedEngine:
    """Two generations with one article each run, and deletions."""
    engine = EmbeddedEngine(path)
    for full, names in ((True, "abc"), (False, "de")):
        with engine.writer() as writer:
            writer.start(full=full)
            writer.add(Entry(Article(n, title=f"bài {n}", body="thi đua khen thưởng"), raw="trang") for n in names)
            writer.remove(["a"] if not full else [])
            writer.commit(sources=[], fingerprints={})
    return EmbeddedEngine(path)


def segment_file(path: Path, name: str) -> Path:
    return next(f for f in sorted(path.glob(f"segments/*/{name}")) if f.stat().st_size)


def flip(path: Path, at: int = 10) -> None:
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def set_format(path: Path) -> None:
    data = json.loads(path.read_bytes())
    path.write_text(json.dumps({**data, "format": 99}))


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing stream": (lambda p: segment_file(p, "tf.bin").unlink(), "missing"),
    "truncated stream": (lambda p: cut(segment_file(p, "ids8.bin")), "expected .* bytes, found"),
    "flipped byte in a stream": (lambda p: flip(segment_file(p, "pos.bin")), "not as their checksum says"),
    "flipped byte in the arrays": (lambda p: flip(segment_file(p, "arrays.bin"), 1000), "not as their checksum says"),
    "flipped byte in an article": (lambda p: flip(segment_file(p, "stored.bin")), "not as their checksum says"),
    "flipped byte in a description": (lambda p: flip(segment_file(p, "segment.json")), "expected checksum"),
    "flipped byte in checksums": (lambda p: flip(segment_file(p, "sums.bin"), 1), "expected checksum"),
    "flipped byte in the deletions": (lambda p: flip(next(p.glob("generations/2/*.deleted")), 0), "expected checksum"),
    "missing deletions": (lambda p: next(p.glob("generations/2/*.deleted")).unlink(), "cannot be read"),
    "flipped byte in the manifest": (lambda p: flip(p / "generations/2/manifest.json"), "expected checksum"),
    "missing manifest": (lambda p: (p / "generations/2/manifest.json").unlink(), "missing"),
    "missing segment": (lambda p: shutil.rmtree(segment_file(p, "tf.bin").parent), "missing"),
    "CURRENT is no JSON": (lambda p: (p / "CURRENT").write_text("hôm nay"), "expected JSON"),
    "CURRENT of another program": (lambda p: (p / "CURRENT").write_text("[]"), "expected a format number"),
    "withdrawn list cut short": (lambda p: (p / "withdrawn.json").write_text('{"withdrawn"'), "expected JSON"),
    "future format": (lambda p: set_format(p / "CURRENT"), "expected index format 1, found 99"),
}


def use(engine: EmbeddedEngine) -> None:
    """Touch every kind of file as searching and reading do."""
    snapshot = engine.snapshot()
    word = Word((("exact", "thi"), ("folded", "dua")))
    for field in ("title", "body"):
        snapshot.execute(Plan(match=word, signals=(Signal(field, "exact", ("thi",), 1.0),), facets=("year",)))
    snapshot.execute(Plan(match=Phrase((Word((("exact", "thi"),)), Word((("exact", "đua"),))))))
    for name in "bcde":
        snapshot.get(name)
        snapshot.raw(name)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_named_with_its_remedy(tmp_path: Path, damage: str) -> None:
    """By check, with the file; and by whoever would read the damaged bytes."""
    act, message = DAMAGE[damage]
    made(tmp_path)
    act(tmp_path)
    found = [f for f in EmbeddedEngine(tmp_path).check() if f.level == "error"]
    assert found
    assert found[0].where.startswith(str(tmp_path))
    assert found[0].hint
    with pytest.raises((IndexDamaged, IndexIncompatible), match=message):
        use(EmbeddedEngine(tmp_path))


@pytest.mark.parametrize(
    "damage",
    [
        name
        for name in DAMAGE
        if name
        not in (
            "withdrawn list cut short",
            "missing stream",
            "truncated stream",
            "missing segment",
            "flipped byte in a stream",
            "flipped byte in the arrays",
            "flipped byte in an article",
            "flipped byte in a description",
            "flipped byte in checksums",
        )
    ],
)
def test_repair_goes_back_to_the_generation_before(tmp_path: Path, damage: str) -> None:
    """Where what is damaged belongs to the newest generation alone, the one before answers again."""
    made(tmp_path)
    DAMAGE[damage][0](tmp_path)
    EmbeddedEngine(tmp_path).check(repair=True)
    answer = EmbeddedEngine(tmp_path).snapshot().execute(Plan())
    assert {hit.id for hit in answer.hits} in ({"a", "b", "c"}, {"b", "c", "d", "e"})
    assert [f for f in EmbeddedEngine(tmp_path).check() if f.level == "error"] == []


@pytest.mark.parametrize("damage", [name for name in DAMAGE if name != "withdrawn list cut short"])
def test_a_full_run_mends_everything(tmp_path: Path, damage: str) -> None:
    """But for the list of withdrawn articles, which only a backup can bring back."""
    made(tmp_path)
    DAMAGE[damage][0](tmp_path)
    engine = EmbeddedEngine(tmp_path)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add([Entry(Article("x", title="mới"))])
        writer.commit(sources=[], fingerprints={})
    assert [hit.id for hit in EmbeddedEngine(tmp_path).snapshot().execute(Plan()).hits] == ["x"]
    assert [f for f in EmbeddedEngine(tmp_path).check() if f.level == "error"] == []


def test_a_damaged_list_of_withdrawn_articles_stops_everything(tmp_path: Path) -> None:
    """Rather than bring back what somebody had a right to have removed."""
    made(tmp_path).withdraw(["b"])
    (tmp_path / "withdrawn.json").write_text("{}")
    with pytest.raises(IndexDamaged, match="withdrawn"):
        EmbeddedEngine(tmp_path).snapshot().execute(Plan())
    with pytest.raises(IndexDamaged, match="withdrawn"), EmbeddedEngine(tmp_path).writer() as writer:
        writer.start(full=True)
        writer.add([Entry(Article("x"))])


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    """A sample of all bytes of all files of a generation."""
    made(tmp_path)
    files = [f for f in sorted(tmp_path.glob("segments/*/*")) if f.stat().st_size]
    for file in files:
        for at in range(0, file.stat().st_size, max(1, file.stat().st_size // 5)):
            flip(file, at)
            assert any(f.level == "error" for f in EmbeddedEngine(tmp_path).check()), (file, at)
            flip(file, at)
    assert not any(f.level == "error" for f in EmbeddedEngine(tmp_path).check())


def test_foreign_files_are_named_and_left_alone(tmp_path: Path) -> None:
    """Somebody's notes in the folder are no part of the index."""
    engine = made(tmp_path)
    for name in ("ghi chú.txt", "segments/khác", "generations/bản sao"):
        (tmp_path / name).write_text("của ai đó")
    named = {f.where for f in engine.check(repair=True) if f.level == "warning"}
    assert named == {str(tmp_path / name) for name in ("ghi chú.txt", "segments/khác", "generations/bản sao")}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; run the tests as another user")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """With the advice to give the right to read."""
    made(tmp_path)
    segment_file(tmp_path, "arrays.bin").chmod(0)
    with pytest.raises(IndexDamaged, match="right to read"):
        use(EmbeddedEngine(tmp_path))


def test_a_lock_left_by_a_dead_process_is_no_obstacle(tmp_path: Path) -> None:
    """It is told by check; the next writer takes it."""
    engine = made(tmp_path)
    (tmp_path / "lock").write_text('{"pid": 1, "host": "x", "since": "2024-01-01T00:00:00+07:00"}')
    assert any("ended before it was done" in f.message for f in engine.check())
    with engine.writer():
        assert any("writes since" in f.message for f in engine.check())
        assert any("cannot repair" in f.message for f in EmbeddedEngine(tmp_path).check(repair=True))
        with pytest.raises(IndexLocked, match=str(os.getpid())):
            EmbeddedEngine(tmp_path).writer()


def test_errors_have_a_place_and_a_next_step(tmp_path: Path) -> None:
    """An index that is none: expected, found, where, what to do."""
    with pytest.raises(TimTinError, match=r"expected an index, found .*`timtin reindex`"):
        EmbeddedEngine(tmp_path / "không có").snapshot()
