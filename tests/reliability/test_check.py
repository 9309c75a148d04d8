"""`timtin check` on damaged indexes: each cause is named with the file and the remedy, and the remedy helps."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reliability.faults import Killed, inject
from reliability.processes import in_child
from reliability.world import answers, run_reindex, write_sources

from search.engine.embedded import EmbeddedEngine
from search.errors import TimTinError
from timtin import main


def timtin(index: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--index", str(index), *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """An index of two generations, its sources, and what it answers."""
    folder = tmp_path_factory.mktemp("check")
    sources = write_sources(folder / "sources", 1)
    run_reindex(folder / "index", sources)
    write_sources(sources, 2)
    run_reindex(folder / "index", sources)
    return folder / "index", sources, answers(folder / "index")


def current(index: Path) -> dict[str, object]:
    return dict(json.loads((index / "CURRENT").read_text("utf-8")))


def newest(index: Path) -> Path:
    return index / "generations" / str(current(index)["generation"])


def segment(index: Path, name: str) -> Path:
    ids = [s["id"] for s in json.loads((newest(index) / "manifest.json").read_text("utf-8"))["segments"]]
    return next(f for i in ids if (f := index / "segments" / i / name).stat().st_size)


def flip(path: Path, at: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x20
    path.write_bytes(data)


def set_current(index: Path, **values: object) -> None:
    (index / "CURRENT").write_text(json.dumps({**current(index), **values}), "utf-8")


def litter(index: Path) -> None:
    """What a writer leaves that is killed."""
    with suppress(Killed):
        inject("killed", 30, index, lambda: run_reindex(index, index.parent / "sources", full=True))
    assert list((index / "segments").glob("*.tmp"))


def dead_lock(index: Path) -> None:
    (index / "lock").write_text('{"pid": 4000000, "host": "máy", "since": "2024-01-01T00:00:00+07:00"}', "utf-8")


def planted_pickle(index: Path) -> None:
    """A pickle that would run a command, where somebody might load one."""

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(index / "ran"),)

    segment(index, "stored.bin").write_bytes(pickle.dumps(Evil()))


Damage = tuple[Callable[[Path], object], str, str, str]
DAMAGE: dict[str, Damage] = {  # what is done, level, message, hint
    "truncated file": (
        lambda p: os.truncate(segment(p, "arrays.bin"), 1000),
        "error",
        "bytes, found 1,000",
        "reindex --full",
    ),
    "flipped byte in postings": (
        lambda p: flip(segment(p, "ids8.bin")),
        "error",
        "not as their checksum says",
        "--full",
    ),
    "flipped byte in an article": (lambda p: flip(segment(p, "stored.bin"), 50), "error", "checksum", "--full"),
    "missing file": (lambda p: segment(p, "pos.bin").unlink(), "error", "a file of the index is missing", "--full"),
    "missing segment": (lambda p: shutil.rmtree(segment(p, "tf.bin").parent), "error", "missing", "--full"),
    "foreign file": (
        lambda p: (p / "segments" / "ảnh.jpg").write_bytes(b"x"),
        "warning",
        "not a file of this index",
        "Move it",
    ),
    "future version": (
        lambda p: set_current(p, format=2),
        "error",
        "expected index format 1, found 2",
        "A newer TimTin made it",
    ),
    "older version": (
        lambda p: set_current(p, format=0),
        "error",
        "expected index format 1, found 0",
        "An older TimTin made it",
    ),
    "missing pointer": (lambda p: (p / "CURRENT").unlink(), "error", "expected an index, found", "reindex"),
    "pointer to nothing": (lambda p: set_current(p, generation=77), "error", "missing", "--full"),
    "pointer of another program": (
        lambda p: (p / "CURRENT").write_text("MANIFEST-000005\n"),
        "error",
        "expected JSON",
        "--full",
    ),
    "corrupted manifest": (lambda p: flip(newest(p) / "manifest.json", 20), "error", "expected checksum", "--full"),
    "emptied manifest": (
        lambda p: (newest(p) / "manifest.json").write_bytes(b""),
        "error",
        "expected checksum",
        "--full",
    ),
    "withdrawn list damaged": (lambda p: (p / "withdrawn.json").write_text("{"), "error", "expected JSON", "backup"),
    "left by a killed writer": (litter, "warning", "left behind by a writer", "check --repair"),
    "lock of a dead process": (dead_lock, "info", "process 4000000", "Nothing to do"),
    "planted pickle": (planted_pickle, "error", "expected", "--full"),
    "a file instead of the folder": (
        lambda p: (shutil.rmtree(p), p.write_text("x")),
        "error",
        "expected an index",
        "reindex",
    ),
}


@pytest.fixture
def damaged(made: tuple[Path, Path, str], tmp_path: Path) -> Path:
    shutil.copytree(made[1], tmp_path / "sources")
    return Path(shutil.copytree(made[0], tmp_path / "index"))


@pytest.mark.parametrize("kind", DAMAGE)
def test_check_names_the_cause_and_the_remedy(damaged: Path, kind: str) -> None:
    act, level, message, remedy = DAMAGE[kind]
    act(damaged)
    done = timtin(damaged, "check", "--json")
    found = json.loads(done.stdout)
    named = [f for f in found if f["level"] == level and message in f["message"] and remedy in f["hint"]]
    assert named, found
    assert all(f["where"].startswith(str(damaged)) for f in named)
    assert done.exit_code == (1 if level == "error" else 0)
    assert not (damaged / "ran").exists()


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_never_searched(made: tuple[Path, Path, str], damaged: Path, kind: str) -> None:
    """Either everything is answered as before, or an error of ours says what is wrong."""
    DAMAGE[kind][0](damaged)
    try:
        found = answers(damaged)
    except TimTinError as error:
        assert str(damaged) in error.where
        assert error.hint
    else:
        assert found == made[2]
        assert DAMAGE[kind][1] != "error"


@pytest.mark.parametrize(
    "kind", [k for k in DAMAGE if k not in ("a file instead of the folder", "withdrawn list damaged")]
)
def test_a_full_reindex_mends_it(made: tuple[Path, Path, str], damaged: Path, kind: str) -> None:
    """The remedy that is told: after it everything is found and nothing is wrong."""
    DAMAGE[kind][0](damaged)
    done = timtin(damaged, "reindex", str(made[1]), "--full", "--jobs", "1")
    assert done.exit_code in (0, 3), done.output
    levels = {f.level for f in EmbeddedEngine(damaged).check()}
    assert "error" not in levels
    assert "bai-5" in answers(damaged)


def test_if_needed_mends_what_is_damaged(made: tuple[Path, Path, str], damaged: Path) -> None:
    """At the start of a service: `--if-needed` sees damage that opening shows."""
    DAMAGE["missing file"][0](damaged)
    done = timtin(damaged, "reindex", str(made[1]), "--if-needed", "--jobs", "1")
    assert "a file of the index is missing" in done.stderr
    assert "bai-5" in answers(damaged)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become another user")
@pytest.mark.parametrize(
    "mode, message",
    [(0o644, "belongs to user number 0"), (0o600, "cannot be read")],
    ids=["another owner", "unreadable"],
)
def test_another_users_index_is_told(made: tuple[Path, Path, str], mode: int, message: str) -> None:
    place = Path("/var/tmp") / f"timtin-owner-{os.getpid()}-{mode}"
    shutil.copytree(made[0], place)
    try:
        for file in place.rglob("*"):
            if file.is_file():
                file.chmod(mode)

        def look() -> None:
            found = EmbeddedEngine(place).check()
            assert any(message in f.message and f.hint for f in found), found

        assert in_child(look, user=65534) == 0
    finally:
        shutil.rmtree(place)


def test_every_byte_of_every_file_matters(made: tuple[Path, Path, str], damaged: Path) -> None:
    """Flip single bytes all over the generation in service: each is found by check and none changes an answer."""
    files = [f for f in sorted(damaged.rglob("*")) if f.is_file() and f.stat().st_size and f.name != "lock"]
    current_segments = {s["id"] for s in json.loads((newest(damaged) / "manifest.json").read_text("utf-8"))["segments"]}
    served = {*current_segments, newest(damaged).name, damaged.name}
    for number, file in enumerate(files):
        at = (number * 7919) % file.stat().st_size
        flip(file, at)
        levels = {f.level for f in EmbeddedEngine(damaged).check()}
        assert ("error" if file.parent.name in served else "warning") in levels, (file, at, levels)
        flip(file, at)
    assert answers(damaged) == made[2]


def test_nothing_in_an_index_is_a_pickle(made: tuple[Path, Path, str]) -> None:
    """And no code that reads one would load it."""
    root = Path(__file__).parents[2]
    for package in ("search", "index", "web", "timtin"):
        for file in (root / package).rglob("*.py"):
            text = file.read_text("utf-8")
            assert not re.search(r"import (c?pickle|marshal|shelve|dill|joblib)\b|pickle\.loads?\(", text), file
            assert "allow_pickle=True" not in text, file
    for file in made[0].rglob("*"):
        assert not file.is_file() or not file.read_bytes().startswith(b"\x80\x04"), file
