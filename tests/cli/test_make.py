"""`make run` serves what could be indexed, also where single inputs were rejected."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(("code", "served"), [(0, True), (3, True), (1, False), (2, False)])
def test_make_run_serves_unless_the_index_could_not_be_made(tmp_path: Path, code: int, served: bool) -> None:
    program = tmp_path / "timtin"
    program.write_text(f'#!/bin/sh\ncase "$3" in reindex) exit {code};; serve) touch "{tmp_path}/served";; esac\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["make", "-C", str(ROOT), "-o", ".venv/.run", "run", f"BIN={tmp_path}", "SOURCE=x"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tmp_path / "served").exists() is served, done.stderr
    assert (done.returncode == 0) is served
