"""Folders: which files are read, in which order, and which are left alone with a word."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from source_files import PAGE, line, reads, rejections, write

from index.sources import Read, Rejection, read_source


def test_folder_is_read_recursively_in_the_order_of_paths(tmp_path: Path) -> None:
    write(tmp_path / "b" / "hai.txt", PAGE)
    write(tmp_path / "a.txt", PAGE)
    write(tmp_path / "b.jsonl", line(id="x", title="Tin") + line(title="Tin không mã"))
    write(tmp_path / ".hidden" / "ba.txt", PAGE)
    write(tmp_path / "README.md", "not an article")

    ids = [read.article.id for read in reads(tmp_path)]

    assert ids[:2] == ["a", "x"]
    assert ids[2].startswith("b:") and len(ids[2]) == 14
    assert ids[3:] == ["b/hai"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs names that are no UTF-8")
def test_file_name_that_is_no_utf8_is_rejected(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_bytes(PAGE.encode())

    assert "an id of visible characters was expected" in rejections(tmp_path)[0].reason


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.txt", PAGE)
    folder = tmp_path / "folder"
    write(folder / "own.txt", PAGE)
    (folder / "leak.txt").symlink_to(outside)
    (folder / "same.txt").symlink_to("own.txt")
    (folder / "tree").symlink_to(tmp_path)

    items = list(read_source(folder))

    assert [i.article.id for i in items if isinstance(i, Read)] == ["own", "same"]
    assert [(i.article_id, "outside.txt" in i.reason) for i in items if isinstance(i, Rejection)] == [("leak", True)]
    (tmp_path / "link.txt").symlink_to(outside)
    assert [read.article.id for read in reads(tmp_path / "link.txt")] == ["link"]
