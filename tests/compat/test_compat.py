"""An index of an older version is opened or refused with the way on; saved queries keep their meaning."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.reindex import Options, needed, reindex
from search.engine.embedded import EmbeddedEngine
from search.engine.generations.manifest import FORMAT
from search.errors import IndexIncompatible
from search.index import Index

HERE = Path(__file__).parent
FORMATS = sorted(int(folder.name.removeprefix("format-")) for folder in HERE.glob("format-*"))
RECEIPTS = [json.loads(line) for line in (HERE / "receipts.jsonl").read_text("utf-8").splitlines()]


def test_every_format_number_has_a_kept_index() -> None:
    assert list(range(1, FORMAT + 1)) == FORMATS


@pytest.mark.parametrize("number", FORMATS)
def test_a_kept_index_is_opened_or_refused_with_the_way_on(number: int, tmp_path: Path) -> None:
    """Of the current format: read to the last byte. Of an older one: an error with both numbers and the remedy."""
    path = Path(shutil.copytree(HERE / f"format-{number}", tmp_path / "index"))
    if number != FORMAT:
        with pytest.raises(IndexIncompatible, match=rf"expected index format {FORMAT}, found {number}.*reindex --full"):
            EmbeddedEngine(path).snapshot()
        return
    with Index(EmbeddedEngine(path)) as index:
        assert [f.message for f in EmbeddedEngine(path).check() if f.level == "error"] == []
        rows = [json.loads(line) for line in (HERE / "articles.jsonl").read_text("utf-8").splitlines()]
        stored = {a.id: a for a in index.articles()}
        assert set(stored) == {r["id"] for r in rows} - {"da-xoa", "da-rut"}
        assert all(stored[r["id"]].title == r["title"] for r in rows if r["id"] in stored)
        assert index.search("thi dua").total >= 3
        assert index.status().withdrawn == ("da-rut",)


@pytest.mark.parametrize("number", FORMATS)
def test_a_kept_index_is_brought_up_to_date(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is missing to it, a reindex of its sources makes it current; what was withdrawn stays withdrawn."""
    path = Path(shutil.copytree(HERE / f"format-{number}", tmp_path / "index"))
    shutil.copy(HERE / "articles.jsonl", tmp_path)
    monkeypatch.chdir(tmp_path)
    engine = EmbeddedEngine(path)
    reindex(engine, ["articles.jsonl"], Options(full=True, allow_deletes=True))
    assert needed(engine) == ""
    assert engine.snapshot().get("ha-noi-9") is not None
    assert engine.snapshot().get("da-rut") is None


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The same articles, indexed by the code as it is now."""
    folder = tmp_path_factory.mktemp("receipts")
    shutil.copy(HERE / "articles.jsonl", folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        reindex(EmbeddedEngine(folder / "index"), ["articles.jsonl"], Options())
    finally:
        os.chdir(before)
    with Index(EmbeddedEngine(folder / "index")) as open_index:
        yield open_index


@pytest.mark.parametrize("receipt", RECEIPTS, ids=lambda r: f"{r['q']} {r['filters'] or ''}".strip() or "everything")
def test_a_saved_query_gives_the_same_set(index: Index, receipt: dict[str, Any]) -> None:
    """Exactly as typed, without rescue: the ids are frozen, their order is not."""
    found = index.search(receipt["q"], filters=receipt["filters"], exact=True, limit=50)
    assert sorted(h.id for h in found.hits) == receipt["ids"]
    assert found.total == len(receipt["ids"])
