"""Static checks: what bandit remarks is explained here, and every dependency is locked with hashes."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from index.sources import Read, read_source

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


def test_a_page_that_names_other_files_fetches_none(tmp_path: Path) -> None:
    """External entities, style sheets, frames, pictures: neither a file beside it nor a host is asked."""
    (tmp_path / "secret.txt").write_text("bí mật của máy chủ")
    body = "".join(
        f"<p>Sáng 22-1, xã Gò Nổi phát động phong trào thi đua lần {n}, các thôn ký giao ước.</p>" for n in "123"
    )
    with socket.create_server(("127.0.0.1", 0)) as host:
        address = f"http://127.0.0.1:{host.getsockname()[1]}/x"
        for number, kind in enumerate((f"file://{tmp_path}/secret.txt", address)):
            entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{kind}"><!ENTITY % y SYSTEM "{kind}"> %y;]>'
            rest = f'<link rel="stylesheet" href="{kind}"><iframe src="{kind}"></iframe><img src="{kind}">'
            page = f"{entity}<html><head>{rest}</head><body><h1>Thi đua ở xã Gò Nổi</h1>&x;{body}</body></html>"
            (tmp_path / f"{number}.html").write_text(page)
            (tmp_path / f"{number}-xml.xhtml").write_text(f'<?xml version="1.0" encoding="utf-8"?>{page}')
        found = [item for item in read_source(tmp_path) if isinstance(item, Read)]
        host.setblocking(False)
        with pytest.raises(BlockingIOError):
            host.accept()
    assert len(found) == 4  # the secret alone is too short for an article
    assert all("bí mật" not in item.article.body for item in found)


@pytest.mark.parametrize("name", ["run", "test"])
def test_dependencies_are_locked_with_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = [e for e in re.split(r"\n(?=[a-zA-Z])", text) if e.strip() and not e.startswith("#")]
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._\-\[\]]+==[^\s;]+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]
    assert "://" not in text


NAMED = r"`((?:tests/[\w/]+/)?test_\w+\.py|tests/[\w/\-]+(?:\.\w+)?|deploy/[\w.\-]+)(?:::(\w+))?`"


@pytest.mark.parametrize("page", ["reliability.md", "threat-model.md"])
def test_every_promise_and_threat_names_a_test_that_exists(page: str) -> None:
    """The pages may not promise more than is tested."""
    for named, function in re.findall(NAMED, (ROOT / "docs" / page).read_text("utf-8")):
        file = next((f for f in (ROOT / named, Path(__file__).parent / named) if f.exists()), None)
        assert file is not None, named
        assert not function or f"def {function}(" in file.read_text("utf-8"), f"{named}::{function}"


def test_every_threat_names_its_test() -> None:
    rows = [line for line in (ROOT / "docs" / "threat-model.md").read_text("utf-8").splitlines() if line[:2] == "| "]
    told = [row.split("|")[3] for row in rows[1:]]
    assert len(told) > 15
    assert [one for one in told if "::" not in one and "make " not in one and "by hand" not in one] == []
