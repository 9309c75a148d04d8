"""Only web addresses become links; what else stands in `url` is kept, and said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.sources import Read, read_source

URLS = {
    "https": ("https://bao.example/tin?id=1", "https://bao.example/tin?id=1"),
    "capitals": ("HTTP://BAO.EXAMPLE/x", "HTTP://BAO.EXAMPLE/x"),
    "script": ("javascript:alert(1)", None),
    "file": ("file:///etc/passwd", None),
    "data": ("data:text/html,x", None),
    "no scheme": ("bao.example/tin", None),
    "empty": ("", None),
}


@pytest.mark.parametrize(("given", "kept"), URLS.values(), ids=URLS)
def test_an_address(tmp_path: Path, given: str, kept: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x", "title": "Tin", "url": given}) + "\n", "utf-8")
    item = next(iter(read_source(tmp_path / "a.jsonl")))
    assert isinstance(item, Read)
    assert item.article.url == kept
    refused = given != "" and kept is None
    assert (item.article.extra.get("url") == given) is refused
    assert bool(item.warnings) is refused
