"""A sample of the crash matrix (``make crash`` runs all of it), and the faults that only real processes meet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reliability.faults import KINDS, PowerCut
from reliability.matrix import NONE, Matrix
from reliability.processes import in_child, killed_children, limited_disks, limited_files

from search.engine.embedded import EmbeddedEngine
from search.engine.generations.files import on_step

EVERY = 47  # of the steps of each operation, for each kind of fault at other places


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    return Matrix(tmp_path_factory.mktemp("crash"))


@pytest.mark.parametrize("kind", KINDS)
def test_after_a_fault_the_old_or_the_new_state_answers(matrix: Matrix, kind: str) -> None:
    """Completely: every article, answer, count, award, cluster; then repairing and going on."""
    tally = matrix.tally(matrix.cases((kind,), EVERY))
    assert tally.wrong == []
    assert tally.count >= 5


def test_every_operation_has_steps_and_changes_something(matrix: Matrix) -> None:
    """Else the matrix would prove nothing."""
    assert all(len(steps) >= 4 for steps in matrix.steps.values())
    assert matrix.old["first reindex"] == NONE
    changed = {name for name in matrix.operations if matrix.old[name] != matrix.new[name]}
    assert changed == set(matrix.operations) - {"check --repair"}


def test_the_model_of_a_power_cut_forgets_what_was_not_synced(tmp_path: Path) -> None:
    """A file without fsync is cut, a name without a synced folder is gone, a replaced file is the old one again."""
    for name in ("replaced", "durable"):
        (tmp_path / name).write_text("alt")
    model = PowerCut(tmp_path)
    model("rename", str(tmp_path / "durable"))
    (tmp_path / "durable").write_text("neu")
    (tmp_path / "unsynced").write_text("12345678")
    model("sync", str(tmp_path))
    model("rename", str(tmp_path / "replaced"))
    (tmp_path / "replaced").write_text("neu")
    (tmp_path / "late").write_text("x")
    model.cut()
    left = {f.name: f.read_text() for f in tmp_path.iterdir()}
    assert left == {"durable": "neu", "unsynced": "1234", "replaced": "alt"}


def test_a_killed_process_loses_nothing(matrix: Matrix) -> None:
    """``kill -9`` of a real `timtin reindex` with two workers."""
    assert killed_children(matrix, 1, seed=3).wrong == []


def test_a_full_disk_loses_nothing(matrix: Matrix) -> None:
    tally = limited_disks(matrix, step_kb=24, operations=("reindex",))
    if tally is None:
        pytest.skip("needs the right to mount a file system (root on Linux)")
    assert tally.wrong == []
    assert tally.old >= 2


def test_a_file_that_may_not_grow_loses_nothing(matrix: Matrix) -> None:
    tally = limited_files(matrix, step=16_384)
    assert tally.wrong == []
    assert tally.old >= 1


def test_the_steps_are_those_of_the_operating_system(matrix: Matrix, tmp_path: Path) -> None:
    """Every file that a run leaves was created, synced and renamed under the eyes of the hook."""
    seen: list[tuple[str, str]] = []
    with on_step(lambda step, path: seen.append((step, path))):
        matrix.operations["first reindex"](tmp_path / "index")
    synced = {Path(p).name for step, p in seen if step == "fsync"}
    for file in (f for f in (tmp_path / "index").rglob("*") if f.is_file() and f.name != "lock"):
        assert any(file.name in name for name in synced), file
    assert json.loads((tmp_path / "index" / "CURRENT").read_text())["format"] == 1


def test_a_reader_without_rights_reads_and_a_writer_without_rights_is_told(matrix: Matrix, tmp_path: Path) -> None:
    """A folder that belongs to somebody else: searching works, writing fails with a reason and changes nothing."""
    import os
    import shutil

    if os.geteuid() != 0:
        pytest.skip("needs root, to become another user")
    index = Path("/var/tmp") / f"timtin-readonly-{os.getpid()}"
    shutil.copytree(matrix.before["reindex"], index)
    try:
        before = sorted((f, f.stat().st_mtime_ns) for f in index.rglob("*"))
        assert in_child(lambda: EmbeddedEngine(index).snapshot().get("bai-2").title, user=65534) == 0  # type: ignore[union-attr]
        assert in_child(lambda: matrix.operations["reindex"](index), user=65534) == 1
        assert in_child(lambda: EmbeddedEngine(index).check(repair=True), user=65534) == 0
        assert sorted((f, f.stat().st_mtime_ns) for f in index.rglob("*")) == before
    finally:
        shutil.rmtree(index)
