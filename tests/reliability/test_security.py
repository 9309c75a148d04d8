"""Static checks: what bandit remarks is explained here, and every dependency is locked with hashes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPLAINED = {  # (bandit's number, path it may be in): why it is fine
    ("B101", ""): "asserts tell the type checker what cannot be otherwise; none of them guards against input",
    ("B403", "search/analysis/segment/model.py"): "pickletools only lists a pickle's parts, it never runs one",
    ("B105", "search/engine/opensearch/mapping.py"): "a number in a table of settings is taken for a password",
    ("B404", "timtin/benchmark/"): "measures each engine in a process of its own",
    ("B603", "timtin/benchmark/"): "starts this very program, without a shell, with arguments of its own",
    ("B311", "timtin/benchmark/"): "random articles for measuring, not for secrets",
    ("B608", "timtin/benchmark/engines/sqlite_fts5.py"): "column names from a constant table; values are bound",
    ("B704", "web/present/"): "text that was escaped by the highlighter, whose only tag is <mark> (fuzzed)",
}


def test_bandit_finds_nothing_that_is_not_explained() -> None:
    pytest.importorskip("bandit", reason="make test installs bandit")
    packages = ["search", "index", "web", "timtin"]
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", *packages, "-f", "json"],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    found = json.loads(done.stdout[done.stdout.index("{") :])["results"]
    new = [
        f"{r['test_id']} {r['filename']}:{r['line_number']} {r['issue_text']}"
        for r in found
        if not any(
            r["test_id"] == number and r["filename"].removeprefix("./").startswith(path) for number, path in EXPLAINED
        )
    ]
    assert new == []


@pytest.mark.parametrize("name", ["run", "test"])
def test_dependencies_are_locked_with_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = [e for e in re.split(r"\n(?=[a-zA-Z])", text) if e.strip() and not e.startswith("#")]
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._\-\[\]]+==[^\s;]+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]
    assert "://" not in text


def test_every_promise_and_threat_names_a_test_that_exists() -> None:
    """The pages may not promise more than is tested."""
    for page in ("reliability.md", "threat-model.md"):
        text = (ROOT / "docs" / page).read_text("utf-8")
        for named in re.findall(r"`((?:tests/[\w/]+/)?test_\w+\.py|tests/[\w/\-]+(?:\.\w+)?|deploy/[\w.\-]+)`", text):
            inside = ROOT / named
            assert inside.exists() or (Path(__file__).parent / named).exists(), named
