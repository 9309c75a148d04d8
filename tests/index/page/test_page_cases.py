"""Whole pages in the styles of many papers and portals: each case file holds a page and what a reader finds in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.extract.page import Page, separate

CASES = sorted((Path(__file__).parents[2] / "cases" / "pages").glob("*.txt"))
FIELDS = ("title", "published_at", "source", "original_source", "section", "summary")


def read_case(path: Path) -> tuple[str, dict[str, Any]]:
    head, _, expected = path.read_text(encoding="utf-8").partition("=== expected\n")
    return head.partition("=== page\n")[2], json.loads(expected)


def faults(page: Page, expected: dict[str, Any]) -> list[str]:
    """Return what differs between a page and a case, one line each."""
    found = [
        f"{name}: {expected[name]!r} expected, {getattr(page, name)!r} found"
        for name in FIELDS
        if name in expected and expected[name] != getattr(page, name)
    ]
    for name in ("authors", "captions"):
        if name in expected and tuple(expected[name]) != getattr(page, name):
            found.append(f"{name}: {expected[name]!r} expected, {getattr(page, name)!r} found")
    paragraphs = page.body.split("\n") if page.body else []
    wanted = expected.get("paragraphs")
    if wanted is not None and (
        len(wanted) != len(paragraphs) or not all(p.startswith(w) for w, p in zip(wanted, paragraphs, strict=True))
    ):
        found.append(f"paragraphs: {wanted!r} expected, {[p[:40] for p in paragraphs]!r} found")
    found += [f"the body should not hold {text!r}" for text in expected.get("lacks", ()) if text in page.body]
    found += [f"the body should hold {text!r}" for text in expected.get("holds", ()) if text not in page.body]
    if not page.body.startswith(expected.get("starts", "")) or not page.body.endswith(expected.get("ends", "")):
        found.append(f"body: {page.body[:60]!r} … {page.body[-60:]!r} found")
    low, high = expected.get("share", (0, 1))
    if not low <= page.share <= high:
        found.append(f"share: {low} to {high} expected, {page.share} found")
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_article_is_told_from_page_furniture(path: Path) -> None:
    raw, expected = read_case(path)

    assert faults(separate(raw), expected) == [], f"help: see {path.name}; probably a rule of index/extract/page"
